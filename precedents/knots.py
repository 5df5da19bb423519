"""Which findable precedents are knotted, and how."""

from collections import defaultdict
from collections.abc import Collection

from precedents import deadlocks
from precedents.blockades import Blockade
from precedents.visibility import findable


def pages_by_knot(among: Collection[str] | None = None) -> dict[str, dict[int, str]]:
    """For each knoop (its slug) the ids of the findable precedents that have it, with their outcomes; with
    `among` only knopen of these rules, which takes a tenth of the time. One query."""
    of_rules = {} if among is None else {"rule__in": among, "waits_for__in": among}
    rows = Blockade.objects.filter(findable("page__"), waits_for__isnull=False, **of_rules).order_by()
    waiting: dict[tuple[int, str], dict[str, str | None]] = defaultdict(dict)
    for page_id, outcome, *edge in rows.values_list("page_id", "page__outcome", "rule_id", "waits_for_id"):
        waiting[page_id, outcome].update([edge])
    found: dict[str, dict[int, str]] = defaultdict(dict)
    for (page_id, outcome), waits_for in waiting.items():
        for circle in deadlocks.circles(waits_for):
            found[deadlocks.slug_of(circle)][page_id] = outcome
    return found
