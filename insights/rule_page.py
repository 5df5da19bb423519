"""What the page of a blocking rule tells beside the rule itself."""

from collections import Counter
from dataclasses import dataclass
from itertools import product

from django.db.models import TextField

from dutch.analysis import analyze
from insights.figures import GRANTED, KnotFigures, RuleFigures, knot_figures, rule_figures
from precedents.links import list_url
from precedents.models import PrecedentPage
from precedents.rules import BlockingRule
from precedents.vocabulary import Outcome

PAIRS = 3
CANDIDATES = 60
SHOWN = 12
_TOLD_ELSEWHERE = [
    field.name
    for field in PrecedentPage._meta.local_concrete_fields
    if isinstance(field, TextField) and field.name not in ("summary", "room")
]
"""Long texts that this page does not show: reading them takes longer than all the rest of this page."""


@dataclass(frozen=True)
class Route:
    """Room to deviate, and how often it led to an exception under this rule."""

    label: str
    description: str
    ground_label: str
    ground_url: str
    granted_count: int
    count_url: str


@dataclass(frozen=True)
class Year:
    year: int
    granted: int
    partly: int
    refused: int
    other: int
    url: str


def rule_context(rule: BlockingRule) -> dict[str, object]:
    """The context of `precedents/rule_detail.html`."""
    pages = list(_pages(rule))
    granted = [page for page in pages if page.outcome in GRANTED]
    refused = [page for page in pages if page.outcome == Outcome.REFUSED]
    years = per_year(rule, pages)
    figures: list[RuleFigures] = rule_figures([rule])
    knots: list[KnotFigures] = knot_figures(rule.pk)
    return {
        "rule": rule,
        "figures": figures[0],
        "grounds": list(rule.grounds.select_related("law")),
        "routes": _routes(rule, granted),
        "deciders": [authority.name for authority in rule.deciders.all()],
        "granted": granted[:SHOWN],
        "refused": refused[:SHOWN],
        "pairs": closest_pairs(granted, refused),
        "per_year": years,
        "per_year_most": max(
            (row.granted + row.partly + row.refused + row.other for row in years), default=0
        ),
        "knots": knots,
        "list_url": list_url(rule=rule.pk),
    }


def _pages(rule: BlockingRule) -> list[PrecedentPage]:
    found = PrecedentPage.objects.findable().filter(blockades__rule=rule).prefetch_related("routes")
    return list(found.defer(*_TOLD_ELSEWHERE).newest_first())


def _routes(rule: BlockingRule, granted: list[PrecedentPage]) -> list[Route]:
    counts = Counter(route.pk for page in granted for route in page.routes.all())
    return [
        Route(
            label=row.route.name,
            description=row.description,
            ground_label=row.label,
            ground_url=row.url,
            granted_count=counts[row.route_id],
            count_url=list_url(rule=rule.pk, route=row.route_id, outcome=GRANTED),
        )
        for row in rule.routes.select_related("route", "law")
    ]


def per_year(rule: BlockingRule, pages: list[PrecedentPage]) -> list[Year]:
    """Precedents by year of decision, oldest first; those without a year are in no row."""
    counted: dict[int, Counter[str]] = {}
    for page in pages:
        if page.year:
            counted.setdefault(page.year, Counter())[page.outcome] += 1
    return [_year(rule, year, counted[year]) for year in sorted(counted)]


def _year(rule: BlockingRule, year: int, outcomes: Counter[str]) -> Year:
    granted = outcomes[Outcome.GRANTED] + outcomes[Outcome.LATER]
    partly, refused = outcomes[Outcome.PARTLY], outcomes[Outcome.REFUSED]
    other = outcomes.total() - granted - partly - refused
    url = list_url(rule=rule.pk, year_from=year, year_to=year)
    return Year(year, granted, partly, refused, other, url)


def closest_pairs(
    granted: list[PrecedentPage], refused: list[PrecedentPage]
) -> list[tuple[PrecedentPage, PrecedentPage]]:
    """Granted beside refused, most alike first, each precedent in one pair at most.

    Of the first CANDIDATES of both: comparing each with each grows with the square (41,000 pairs took 1 s).
    """
    granted, refused = granted[:CANDIDATES], refused[:CANDIDATES]
    words = {page.pk: set(analyze(f"{page.title} {page.summary}").stems) for page in (*granted, *refused)}
    ranked = sorted(
        product(granted, refused), key=lambda pair: (-_likeness(*pair, words), pair[0].number, pair[1].number)
    )
    pairs: list[tuple[PrecedentPage, PrecedentPage]] = []
    for one, other in ranked:
        if len(pairs) < PAIRS and not any(one in pair or other in pair for pair in pairs):
            pairs.append((one, other))
    return pairs


def _likeness(one: PrecedentPage, other: PrecedentPage, words: dict[int, set[str]]) -> float:
    """Shared words count as a share of all, equal surroundings a tenth each."""
    shared, every = words[one.pk] & words[other.pk], words[one.pk] | words[other.pk]
    same = sum(
        bool(getattr(one, name)) and getattr(one, name) == getattr(other, name)
        for name in ("household", "age_band", "kind")
    )
    return len(shared) / max(1, len(every)) + 0.1 * same
