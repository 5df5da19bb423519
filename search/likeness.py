"""Which words of a text tell most about what it is like: those that it repeats and few records hold."""

import math
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from search.query_syntax import words_of

MOST_WORDS = 40
"""Tokens of an example that are looked for; the rest says too little to be worth the time."""


@dataclass(frozen=True)
class Telling:
    """A token of the example: how often it stands there, damped, and how rare it is in the collection."""

    token: str
    repeated: float
    rarity: float

    @property
    def weight(self) -> float:
        return self.repeated * self.rarity


def repeats(text: str) -> dict[str, float]:
    """The tokens of a text, stems and compound parts, each to the logarithm of one more than its number."""
    counts = Counter(token for word in words_of(text) for token in {word.stem, *word.parts})
    return {token: math.log1p(count) for token, count in sorted(counts.items())}


def most_telling(repeated: Mapping[str, float], holding: Mapping[str, int], size: int) -> list[Telling]:
    """The `MOST_WORDS` tokens that weigh most, the heaviest first. `holding` says how many of the `size`
    records hold a token; what none or all but half of them hold tells nothing. Rarity is BM25's idf."""
    found = [
        Telling(token, times, math.log1p((size - held + 0.5) / (held + 0.5)))
        for token, times in repeated.items()
        if 0 < (held := holding[token]) <= max(1, size // 2)
    ]
    return sorted(found, key=lambda one: (-one.weight, one.token))[:MOST_WORDS]
