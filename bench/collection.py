"""A large collection: real texts with facets spread as in a collection of precedents."""

import datetime
import random
from collections.abc import Iterable, Iterator

from search.contract import Record

_SIZES = {
    "kind": 4, "rule": 60, "domain": 15, "outcome": 6, "route": 17, "boundary": 3, "deviation": 3,
    "level": 4, "held_by": 18, "age": 9, "household": 7, "deadlock": 40, "validity": 3,
}  # fmt: skip
FACETS: tuple[str, ...] = tuple(_SIZES)
_DAY = datetime.date(2015, 1, 1)
_DAYS = 4_000


def records(texts: Iterable[str], seed: int = 1) -> Iterator[Record]:
    """One record a text, always the same for the same seed."""
    chance = random.Random(seed)
    for number, text in enumerate(texts, 1):
        day = _DAY + datetime.timedelta(chance.randrange(_DAYS))
        title, _, rest = text.partition(". ")
        yield Record(
            id=str(number),
            version=1,
            number=f"KM-{day.year}-{number:06}",
            title=title[:150],
            text=(rest or text,),
            date=day,
            year=day.year,
            facets={name: (_value(name, size, chance),) for name, size in _SIZES.items()},
        )


def _value(name: str, size: int, chance: random.Random) -> str:
    """Few values are frequent and many are rare, as rules are."""
    return f"{name}-{min(int(chance.paretovariate(0.7)), size)}"
