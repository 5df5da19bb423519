"""How many people may fit a description: the re-identification estimate.

Names of municipalities: CBS, 1 January 2026 (CC BY 4.0). Inhabitants and shares are
assumptions: the files say so.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from anonymity import lists
from dutch.tokens import fold


@dataclass(frozen=True)
class SizeClass:
    """Municipalities with fewer inhabitants than `below` and not in a smaller class; `word` as in `een grote
    gemeente`."""

    slug: str
    below: float
    word: str


SIZE_CLASSES = (
    SizeClass("tot-50000", 50_000, "kleine"),
    SizeClass("50000-100000", 100_000, "middelgrote"),
    SizeClass("100000-250000", 250_000, "grote"),
    SizeClass("boven-250000", math.inf, "zeer grote"),
)
_RARE_FACT = 10
_ALSO = {"den haag": "'s-gravenhage", "den bosch": "'s-hertogenbosch"}


def size_class(name: str) -> str | None:
    """The word for the size of a municipality: `middelgrote`; none when the name is no municipality."""
    count = inhabitants(name)
    return None if count is None else _class_of(count).word


def inhabitants(name: str) -> int | None:
    """How many people live in a municipality, about; of two with one name, in the smaller."""
    folded = fold(name.split(" (")[0])
    return _municipalities().get(_ALSO.get(folded, folded))


def people_in_class(slug: str = "") -> int:
    """How many people live in all municipalities of a size class together; without a slug, in all there are.

    Raises `KeyError` for an unknown class.
    """
    if not slug:
        return sum(count for _, count in _rows())
    wanted = {one.slug: one for one in SIZE_CLASSES}[slug]
    return sum(count for _, count in _rows() if _class_of(count) is wanted)


def share(heading: str, value: str) -> float:
    """The part of the inhabitants that a value of `age`, `household` or `domain` has. Raises `KeyError`."""
    return _shares(heading)[value]


def smallest_share(heading: str) -> float:
    """What to reckon with when the value has no share of its own."""
    return min(_shares(heading).values())


def expected_matches(people: int, shares: Iterable[float] = (), rare_facts: int = 0) -> float:
    """How many of so many people fit: share by share, and ten times fewer for each rare fact.

    `people`: the inhabitants of the named municipality, or of all municipalities of its size class.
    """
    return people * math.prod(shares) / _RARE_FACT**rare_facts


def _class_of(count: int) -> SizeClass:
    return next(one for one in SIZE_CLASSES if count < one.below)


@cache
def _rows() -> tuple[tuple[str, int], ...]:
    """Folded name and inhabitants, largest first, so that the smaller of two with one name is kept."""
    rows = (line.split("\t") for line in lists.lines("municipalities.tsv"))
    read = ((fold(name.split(" (")[0]), int(count)) for name, count in rows)
    return tuple(sorted(read, key=lambda row: -row[1]))


@cache
def _municipalities() -> dict[str, int]:
    return dict(_rows())


@cache
def _shares(heading: str) -> dict[str, float]:
    rows = (line.split() for line in lists.phrases("shares.txt", heading))
    return {name: float(part) for name, part in rows}
