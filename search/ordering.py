"""The order of results that both engines share, and pages of it without doubles or gaps."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from search.contract import Order

SCORES_EQUAL_WITHIN = 1e-5
"""As a share of the score. The engines add the same numbers in another order: their sums differ by 1e-6."""

_MARGIN = 10
_FURTHER = 4


@dataclass(frozen=True)
class Found:
    """A record an engine found: what the order needs to know. `date` is its ordinal."""

    id: str
    score: float
    date: int
    number: str


@dataclass(frozen=True)
class Tier:
    """Results of which all come before those of the next tier.

    `fetch(n)` gives the first `n` in the engine's order, or fewer when it has or gives no more. `settled`
    says that this order is exact already, equals included.
    """

    total: int
    fetch: Callable[[int], Sequence[Found]]
    settled: bool = False


def reach(stop: int) -> int:
    """How far to fetch at once, to know what follows the last result wanted."""
    return stop + _MARGIN


def page(tiers: Sequence[Tier], order: Order, start: int, stop: int) -> tuple[Found, ...]:
    """The results from `start` up to `stop`, counted over all tiers."""
    found: list[Found] = []
    for tier in tiers:
        found += _window(tier, order, max(start, 0), min(stop, tier.total))
        start, stop = start - tier.total, stop - tier.total
    return tuple(found)


def _window(tier: Tier, order: Order, start: int, stop: int) -> list[Found]:
    """Fetches on until what follows the last result wanted is surely not equal to it."""
    if tier.settled and start < stop:
        return list(tier.fetch(stop)[start:stop])
    size = reach(stop)
    while start < stop:
        fetched = tier.fetch(size)
        groups = list(_equals(fetched, order))
        at_the_end = size >= tier.total or len(fetched) < size
        whole = groups if at_the_end else groups[:-1]
        if at_the_end or sum(map(len, whole)) >= stop:
            return [found for group in whole for found in sorted(group, key=_in_order(order))][start:stop]
        size *= _FURTHER
    return []


def _equals(fetched: Sequence[Found], order: Order) -> Iterator[list[Found]]:
    """Runs of results that are equal to the first of the run."""
    group: list[Found] = []
    for found in fetched:
        if group and not _equal(group[0], found, order):
            yield group
            group = []
        group.append(found)
    if group:
        yield group


def _equal(first: Found, found: Found, order: Order) -> bool:
    if order is Order.RELEVANCE:
        return first.score - found.score <= SCORES_EQUAL_WITHIN * first.score
    return first.date == found.date


def _in_order(order: Order) -> Callable[[Found], tuple[int, str]]:
    """Among equals: newest first (oldest first when that is the order), then by number."""
    sign = 1 if order is Order.OLDEST else -1
    return lambda found: (sign * found.date, found.number)
