"""Counts per rule over all findable precedents, and over all of them together."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import chain

from django.db.models import Count, QuerySet

from precedents import deadlocks
from precedents.blockades import Blockade
from precedents.knots import pages_by_knot
from precedents.models import PrecedentPage
from precedents.rules import BlockingRule
from precedents.visibility import findable
from precedents.vocabulary import Outcome

Counts = Iterable[tuple]
"""Rows of values and, at the end, how many precedents have them together."""
Knots = dict[str, dict[int, str]]

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
    blockades = Blockade.objects.filter(findable("page__")).order_by()
    outcomes = _by_rule(blockades, "page__outcome", "page__decision_date__year")
    months, knots = _by_rule(blockades, "page__months_stuck"), pages_by_knot()
    rules = [
        _figures(rule, outcomes[rule.pk], months[rule.pk], _knots_of(rule, knots))
        for rule in BlockingRule.objects.all()
        if rule.pk in outcomes
    ]
    return rules, _whole(knots)


def _by_rule(blockades: QuerySet[Blockade], *names: str) -> dict[str, list[tuple]]:
    found: dict[str, list[tuple]] = defaultdict(list)
    for rule, *values, count in blockades.values_list("rule", *names).annotate(Count("pk")):
        found[rule].append((*values, count))
    return found


def _knots_of(rule: BlockingRule, knots: Knots) -> Knots:
    return {slug: pages for slug, pages in knots.items() if rule.pk in slug.split(deadlocks.SEPARATOR)}


def _whole(knots: Knots) -> Figures:
    pages = PrecedentPage.objects.findable().order_by()
    outcomes = pages.values_list("outcome", "decision_date__year").annotate(Count("pk"))
    months = pages.values_list("months_stuck").annotate(Count("pk"))
    return replace(_figures(None, outcomes, months, knots), knots=frozenset({deadlocks.ANY}))


def _figures(rule: BlockingRule | None, outcomes: Counts, months: Counts, knots: Knots) -> Figures:
    by_outcome: Counter[str] = Counter()
    years: Counter[int] = Counter()
    for outcome, year, count in outcomes:
        by_outcome[outcome] += count
        if year is not None:
            years[year] += count
    return Figures(
        rule=rule,
        total=by_outcome.total(),
        granted=sum(by_outcome[outcome] for outcome in WHOLLY_GRANTED),
        partly=by_outcome[Outcome.PARTLY],
        refused=by_outcome[Outcome.REFUSED],
        knots=frozenset(knots),
        knotted=len(set().union(*knots.values())),
        months=tuple(chain.from_iterable([stuck] * count for stuck, count in months if stuck is not None)),
        years=dict(years),
    )
