"""Which words of a text tell most about what it is like: those that it repeats and few records hold."""

import heapq
import math
from collections import Counter
from collections.abc import Mapping
from typing import NamedTuple

from search.query_syntax import words_of

MOST_WORDS = 40
"""Tokens of an example that are looked for; the rest says too little to be worth the time."""


class Bounds(NamedTuple):
    """What is known without counting: the fewest and the most records, that hold each token and in all."""

    held: Mapping[str, tuple[int, int]]
    size: tuple[int, int]


def repeats(text: str) -> dict[str, float]:
    """The tokens of a text, stems and compound parts, each to the logarithm of one more than its number."""
    counts = Counter(token for word in words_of(text) for token in {word.stem, *word.parts})
    return {token: math.log1p(count) for token, count in sorted(counts.items())}


def worth_counting(repeated: Mapping[str, float], bounds: Bounds | None) -> list[str]:
    """The tokens that can be among the most telling ones. A precedent has 250, and counting the records of
    one takes 0.1 ms among 100,000."""
    if bounds is None:
        return list(repeated)
    fewest, most = bounds.size
    weights = (
        times * _rarity(bounds.held[token][1], fewest)
        for token, times in repeated.items()
        if bounds.held[token][0] > 0 and _tells(bounds.held[token][1], fewest)
    )
    sure = heapq.nlargest(MOST_WORDS, weights)
    enough = sure[-1] if len(sure) == MOST_WORDS else 0.0
    return [
        token
        for token, times in repeated.items()
        if bounds.held[token][1] and times * _rarity(max(1, bounds.held[token][0]), most) >= enough
    ]


def most_telling(repeated: Mapping[str, float], holding: Mapping[str, int], size: int) -> dict[str, float]:
    """The `MOST_WORDS` tokens that weigh most, the heaviest first, to what each weighs. `holding` says how
    many of the `size` records hold a token. Rarity is BM25's idf."""
    weights = {
        token: repeated[token] * _rarity(held, size) for token, held in holding.items() if _tells(held, size)
    }
    heaviest = sorted(weights, key=lambda token: (-weights[token], token))
    return {token: weights[token] for token in heaviest[:MOST_WORDS]}


def _tells(held: int, size: int) -> bool:
    """What none or all but half of the records hold tells nothing."""
    return 0 < held <= max(1, size // 2)


def _rarity(held: int, size: int) -> float:
    return math.log1p(max(0, size - held + 0.5) / (held + 0.5))
