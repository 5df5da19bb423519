"""How many people in a municipality may fit a description: the re-identification estimate.

Names of municipalities: CBS, 1 January 2026 (CC BY 4.0). Inhabitants and shares are
assumptions: the files say so.
"""

from functools import cache

from anonymity import lists
from dutch.tokens import fold

_CLASSES = (
    (20_000, "kleine"),
    (50_000, "kleinere middelgrote"),
    (100_000, "middelgrote"),
    (250_000, "grote"),
)
_LARGEST = "zeer grote"
_RARE_FACT = 10


def size_class(name: str) -> str | None:
    """The word for the size of a municipality: `middelgrote`; none when the name is no municipality."""
    count = inhabitants(name)
    if count is None:
        return None
    return _class_of(count)


def _class_of(count: int) -> str:
    return next((word for limit, word in _CLASSES if count < limit), _LARGEST)


def inhabitants(name: str) -> int | None:
    """How many people live in a municipality, about."""
    return _municipalities().get(fold(name))


def expected_matches(
    people: int,
    age: str | None = None,
    household: str | None = None,
    domain: str | None = None,
    rare_facts: int = 0,
) -> float:
    """How many of so many people fit: share by share, and ten times fewer for each rare fact.

    `people`: the inhabitants of the named municipality, or of all municipalities of its size class. `age`,
    `household` and `domain` are headings of `shares.txt`; none means that it is not told. Raises
    `KeyError` for an unknown one.
    """
    share = 1.0
    for heading, value in (("age", age), ("household", household), ("domain", domain)):
        if value is not None:
            share *= _shares(heading)[value]
    return people * share / _RARE_FACT**rare_facts


def people_in_class(word: str) -> int:
    """How many people live in all municipalities of a size class together."""
    return sum(count for count in _municipalities().values() if _class_of(count) == word)


@cache
def _municipalities() -> dict[str, int]:
    rows = (line.split("\t") for line in lists.lines("municipalities.tsv"))
    return {fold(name.split(" (")[0]): int(count) for name, count in rows}


@cache
def _shares(heading: str) -> dict[str, float]:
    rows = (line.split() for line in lists.phrases("shares.txt", heading))
    return {name: float(share) for name, share in rows}
