"""Counts per rule over all findable precedents, and over all of them together."""

from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from precedents import deadlocks
from precedents.blockades import Blockade
from precedents.knots import pages_by_knot
from precedents.models import PrecedentPage
from precedents.rules import BlockingRule
from precedents.vocabulary import Outcome

WHOLLY_GRANTED = [Outcome.GRANTED.value, Outcome.LATER.value]


@dataclass(frozen=True)
class Figures:
    """All figures of one rule, or of all precedents when `rule` is None."""

    rule: BlockingRule | None
    total: int
    granted: int
    partly: int
    refused: int
    knots: frozenset[str]
    knotted: int
    months: tuple[int, ...]
    years: dict[int, int]

    @property
    def slug(self) -> str | None:
        return self.rule.pk if self.rule else None


def count_rules() -> tuple[list[Figures], Figures]:
    """Figures of each rule with precedents, and of all precedents, each counted once. Six queries."""
    findable = PrecedentPage.objects.findable()
    blockades = Blockade.objects.filter(page__in=findable).order_by().values("rule")
    counted = {row["rule"]: row for row in blockades.annotate(**_outcomes("page__"))}
    years, months, knots = _years(findable), _months(findable), pages_by_knot()
    rules = [
        _rule_figures(rule, counted[rule.pk], years.get(rule.pk, {}), months.get(rule.pk, []), knots)
        for rule in BlockingRule.objects.all()
        if rule.pk in counted
    ]
    return rules, _whole(findable, knots)


def _outcomes(page: str = "") -> dict[str, Count]:
    """What is counted; `page` leads from the counted row to its precedent."""
    outcome = f"{page}outcome"
    return {
        "total": Count("pk"),
        "granted": Count("pk", filter=Q(**{f"{outcome}__in": WHOLLY_GRANTED})),
        "partly": Count("pk", filter=Q(**{outcome: Outcome.PARTLY})),
        "refused": Count("pk", filter=Q(**{outcome: Outcome.REFUSED})),
    }


def _years(findable: QuerySet[PrecedentPage]) -> dict[str, dict[int, int]]:
    rows = Blockade.objects.filter(page__in=findable, page__decision_date__isnull=False).order_by()
    counted: dict[str, dict[int, int]] = {}
    for row in rows.values("rule", "page__decision_date__year").annotate(total=Count("pk")):
        counted.setdefault(row["rule"], {})[row["page__decision_date__year"]] = row["total"]
    return counted


def _months(findable: QuerySet[PrecedentPage]) -> dict[str, list[int]]:
    rows = Blockade.objects.filter(page__in=findable, page__months_stuck__isnull=False)
    found: dict[str, list[int]] = {}
    for rule, months in rows.values_list("rule_id", "page__months_stuck"):
        found.setdefault(rule, []).append(months)
    return found


def _rule_figures(
    rule: BlockingRule, row: dict, years: dict[int, int], months: list[int], knots: dict[str, set[int]]
) -> Figures:
    own = {slug: pages for slug, pages in knots.items() if rule.pk in slug.split(deadlocks.SEPARATOR)}
    return Figures(
        rule=rule,
        total=row["total"],
        granted=row["granted"],
        partly=row["partly"],
        refused=row["refused"],
        knots=frozenset(own),
        knotted=len(set().union(*own.values())),
        months=tuple(months),
        years=years,
    )


def _whole(findable: QuerySet[PrecedentPage], knots: dict[str, set[int]]) -> Figures:
    totals = findable.aggregate(**_outcomes())
    dated = findable.filter(decision_date__isnull=False).order_by()
    years = {
        row["decision_date__year"]: row["total"]
        for row in dated.values("decision_date__year").annotate(total=Count("pk"))
    }
    return Figures(
        rule=None,
        total=totals["total"],
        granted=totals["granted"],
        partly=totals["partly"],
        refused=totals["refused"],
        knots=frozenset({deadlocks.ANY}),
        knotted=len(set().union(*knots.values())),
        months=tuple(findable.filter(months_stuck__isnull=False).values_list("months_stuck", flat=True)),
        years=years,
    )
