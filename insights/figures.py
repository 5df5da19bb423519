"""Counts over findable precedents, each with the list behind it.

Counted in the database; the list is a search with the same filters, so the two must give one number.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from precedents import deadlocks
from precedents.blockades import Blockade
from precedents.knots import pages_by_knot
from precedents.links import list_url
from precedents.models import PrecedentDomain, PrecedentPage
from precedents.rules import BlockingRule, Domain
from precedents.visibility import findable
from precedents.vocabulary import GRANTED_OUTCOMES, Outcome

GRANTED = [outcome.value for outcome in GRANTED_OUTCOMES]


@dataclass(frozen=True)
class RuleFigures:
    """Precedents with this rule; `granted` is also partly or later, see GRANTED_OUTCOMES."""

    rule: BlockingRule
    total: int = 0
    granted: int = 0
    refused: int = 0

    @property
    def granted_percent(self) -> int:
        return _percent(self.granted, self.granted + self.refused)

    @property
    def refused_percent(self) -> int:
        return _percent(self.refused, self.granted + self.refused)

    @property
    def url(self) -> str:
        return list_url(rule=self.rule.pk)


@dataclass(frozen=True)
class KnotFigures:
    """A knoop; `broken` are its precedents in which the inhabitant got the exception."""

    slug: str
    rules: list[tuple[str, str]]
    total: int
    broken: int
    sentence: str
    url: str


@dataclass(frozen=True)
class DomainFigures:
    domain: Domain
    total: int
    url: str


def rule_figures(rules: Iterable[BlockingRule] | None = None) -> list[RuleFigures]:
    """Figures of these rules, or of all; most precedents first, then by name. Two queries."""
    rules = list(BlockingRule.objects.select_related("domain") if rules is None else rules)
    counted = {row["rule"]: row for row in _outcomes_by_rule([rule.pk for rule in rules])}
    figures = [_figures(rule, counted.get(rule.pk)) for rule in rules]
    return sorted(figures, key=lambda figure: (-figure.total, figure.rule.name))


def _outcomes_by_rule(rules: list[str]) -> QuerySet[Blockade, dict]:
    return (
        Blockade.objects.filter(findable("page__"), rule__in=rules)
        .order_by()
        .values("rule")
        .annotate(
            total=Count("pk"),
            granted=Count("pk", filter=Q(page__outcome__in=GRANTED)),
            refused=Count("pk", filter=Q(page__outcome=Outcome.REFUSED)),
        )
    )


def _figures(rule: BlockingRule, row: dict | None) -> RuleFigures:
    return RuleFigures(rule, row["total"], row["granted"], row["refused"]) if row else RuleFigures(rule)


def knot_figures(rule: str | None = None) -> list[KnotFigures]:
    """All knopen, or those in which one rule takes part; most precedents first. Three queries."""
    found = {
        slug: pages
        for slug, pages in pages_by_knot().items()
        if not rule or rule in slug.split(deadlocks.SEPARATOR)
    }
    names = dict(BlockingRule.objects.values_list("pk", "name"))
    notes = _notes({min(pages) for pages in found.values()})
    figures = [_knot(slug, pages, names, notes) for slug, pages in found.items()]
    return sorted(figures, key=lambda figure: (-figure.total, figure.slug))


def _notes(pages: set[int]) -> dict[tuple[int, str], str]:
    rows = Blockade.objects.filter(page__in=pages).exclude(note="")
    return {(page, rule): note for page, rule, note in rows.values_list("page_id", "rule_id", "note")}


def _knot(
    slug: str, pages: dict[int, str], names: dict[str, str], notes: dict[tuple[int, str], str]
) -> KnotFigures:
    rules = slug.split(deadlocks.SEPARATOR)
    return KnotFigures(
        slug=slug,
        rules=[(names[rule], BlockingRule(slug=rule).get_absolute_url()) for rule in rules],
        total=len(pages),
        broken=sum(outcome in GRANTED for outcome in pages.values()),
        sentence=notes.get((min(pages), rules[0]), ""),
        url=list_url(deadlock=slug),
    )


def domain_figures() -> list[DomainFigures]:
    """All domains in their fixed order."""
    items = PrecedentDomain.objects.filter(findable("content_object__")).order_by()
    counted = dict(items.values_list("tag").annotate(Count("pk")))
    return [
        DomainFigures(domain, counted.get(domain.pk, 0), domain.get_absolute_url())
        for domain in Domain.objects.all()
    ]


def precedent_total() -> int:
    return PrecedentPage.objects.findable().count()


def latest_precedents(count: int, pages: QuerySet[PrecedentPage] | None = None) -> list[PrecedentPage]:
    """Of all findable precedents, or of these, the last published first."""
    order = ("-first_published_at", "-number")
    pages = PrecedentPage.objects.findable() if pages is None else pages
    # Only keys are put in order: whole rows are as long as their texts.
    latest = pages.order_by(*order).values("pk")[:count]
    return list(PrecedentPage.objects.filter(pk__in=latest).order_by(*order))


def _percent(part: int, whole: int) -> int:
    return round(100 * part / whole) if whole else 0
