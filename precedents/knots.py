"""Which findable precedents are knotted, and how."""

from collections import defaultdict

from precedents import deadlocks
from precedents.blockades import Blockade
from precedents.models import PrecedentPage


def pages_by_knot() -> dict[str, set[int]]:
    """For each knoop (its slug) the ids of the findable precedents that have it. One query."""
    waiting: dict[int, dict[str, str | None]] = defaultdict(dict)
    rows = Blockade.objects.filter(page__in=PrecedentPage.objects.findable(), waits_for__isnull=False)
    for page_id, rule, awaited in rows.values_list("page_id", "rule_id", "waits_for_id"):
        waiting[page_id][rule] = awaited
    found: dict[str, set[int]] = defaultdict(set)
    for page_id, waits_for in waiting.items():
        for circle in deadlocks.circles(waits_for):
            found[deadlocks.slug_of(circle)].add(page_id)
    return found
