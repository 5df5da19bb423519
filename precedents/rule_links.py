"""The rules that probably play in a question, each with the click that filters on it."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from precedents.finding import Found
from precedents.fitting_rules import FittingRule
from precedents.rules import BlockingRule
from precedents.wording import quoted


@dataclass(frozen=True)
class RuleLink:
    """`url` leads to the list with this rule, `count` long; of a chosen rule to the list without it. It is
    empty when the list has no precedent with the rule. `why` names the words that point to the rule."""

    rule: BlockingRule
    why: str
    url: str
    count: int
    chosen: bool


def rule_links(fitting: Iterable[FittingRule], found: Found, url: Callable[..., str]) -> Iterator[RuleLink]:
    """In the order of the rules that fit. `url` makes the address of the same search with other values."""
    chosen = found.query.chosen.get("rule", ())
    for fits in fitting:
        slug, count = fits.rule.pk, found.results.facets["rule"].get(fits.rule.pk, 0)
        others = [other for other in chosen if other != slug]
        yield RuleLink(
            rule=fits.rule,
            why=quoted(fits.words),
            url=url(rule=others if slug in chosen else [slug]) if count or slug in chosen else "",
            count=count,
            chosen=slug in chosen,
        )
