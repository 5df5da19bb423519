"""The rules that probably play in a question, each with the click that filters on it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from precedents.finding import Found
from precedents.fitting_rules import fitting_rules
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


def rule_links(found: Found, url: Callable[..., str]) -> Iterator[RuleLink]:
    """Best first. `url` makes the address of the same search with other values."""
    chosen = found.query.chosen.get("rule", ())
    for fitting in fitting_rules(found.query.text) if found.query.text else ():
        slug, count = fitting.rule.pk, found.results.facets["rule"].get(fitting.rule.pk, 0)
        others = [other for other in chosen if other != slug]
        yield RuleLink(
            rule=fitting.rule,
            why=quoted(fitting.words),
            url=url(rule=others if slug in chosen else [slug]) if count or slug in chosen else "",
            count=count,
            chosen=slug in chosen,
        )
