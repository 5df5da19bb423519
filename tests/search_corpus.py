"""Invented records of Dutch words, always the same, to try engines on."""

import datetime
import random
from collections.abc import Iterator

from search.contract import Expansion, Query, Record

FACETS = ("kind", "rule", "outcome")
VALUES = {
    "kind": ("casus", "klacht", "uitzondering"),
    "rule": ("kostendelersnorm", "briefadres", "wachttijd", "verhaal", "inkomensgrens"),
    "outcome": ("toegekend", "deels", "afgewezen"),
}
WORDS = """
    aanvraag afstemming alimentatie bijstand bijstandsuitkering briefadres budget college dakloosheid eigen
    bijdrage gemeente gezin hardheidsclausule huur huurtoeslag huurachterstand inkomen inkomensgrens jeugd
    jeugdhulp jongere kind kinderen kinderopvangtoeslag kosten kostendelersnorm leerling leerlingenvervoer
    mantelzorg mantelzorgwoning moeder ondersteuning ouders schuld schulden schuldhulp school schoolvervoer
    toeslag toeslagen uitkering vader verhuizing vermogen vervoer vervoersvoorziening wachttijd woning
    woningen woonplaats zorg zorgkosten zorgverzekering thuis niet geen de het een van bij voor en met
""".split()
_FIRST_DAY = datetime.date(2021, 1, 1)


def record(number: int, title: str = "", *text: str, **more: object) -> Record:
    """A record with little in it; its id is its number."""
    defaults = {
        "version": 1,
        "number": f"KM-2026-{number:04}",
        "date": _FIRST_DAY + datetime.timedelta(number),
    }
    return Record(id=str(number), title=title, text=text, **(defaults | more))


def records(count: int, seed: int = 1) -> list[Record]:
    """Many records, some of them equal, many on the same day."""
    chance = random.Random(seed)
    made = [_random_record(number, chance) for number in range(1, count + 1)]
    return made + [_twin(made[n], count + 1 + n) for n in range(0, count // 5)]


def _random_record(number: int, chance: random.Random) -> Record:
    text = tuple(_sentence(chance, 5, 40) for _ in range(chance.randint(1, 4)))
    year = chance.choice([None, 2021, 2022, 2023, 2024, 2025])
    return record(
        number,
        _sentence(chance, 2, 8),
        *text,
        date=_FIRST_DAY + datetime.timedelta(chance.randint(0, 20)),
        year=year,
        codes=frozenset({f"km-2026-{number:04}", f"bwbr0015703:{chance.randint(1, 60)}"}),
        facets={name: tuple(chance.sample(values, chance.randint(0, 2))) for name, values in VALUES.items()},
    )


def _twin(original: Record, number: int) -> Record:
    return record(
        number, original.title, *original.text, date=original.date, year=original.year, facets=original.facets
    )


def _sentence(chance: random.Random, shortest: int, longest: int) -> str:
    return " ".join(chance.choices(WORDS, k=chance.randint(shortest, longest))).capitalize() + "."


def queries(count: int, seed: int = 2) -> Iterator[Query]:
    """Questions of all kinds about such records."""
    chance = random.Random(seed)
    for _ in range(count):
        words = chance.choices(WORDS, k=chance.randint(1, 6))
        chosen = {name: _some(values, chance) for name, values in VALUES.items() if chance.random() < 0.3}
        yield Query(
            text=_typed(words, chance),
            chosen=chosen,
            year_from=chance.choice([None, None, 2022]),
            year_to=chance.choice([None, None, 2024]),
            codes=frozenset({f"bwbr0015703:{chance.randint(1, 60)}"} if chance.random() < 0.2 else ()),
            added=(Expansion(("huurtoeslag", "gezin"), ("bijstand",)),) if chance.random() < 0.2 else (),
            all_words=chance.random() < 0.1,
            excluded=frozenset(map(str, chance.sample(range(1, 50), 5))),
            page=chance.choice([1, 1, 2, 3]),
            page_size=10,
        )


def _some(values: tuple[str, ...], chance: random.Random) -> tuple[str, ...]:
    return tuple(chance.sample(values, chance.randint(1, 2)))


def _typed(words: list[str], chance: random.Random) -> str:
    kind = chance.random()
    if kind < 0.1:
        return f'"{" ".join(words[:2])}" {" ".join(words[2:])}'
    if kind < 0.2:
        return f"{' '.join(words)} -{chance.choice(WORDS)}"
    if kind < 0.3:
        return " OR ".join(words)
    return " ".join(words)
