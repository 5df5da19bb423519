"""What of a question is looked for in a shown text, and how much each word weighs in a passage."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from dutch import tokens
from dutch.analysis import exact
from search import query_syntax
from search.contract import Expansion, Query
from search.query_syntax import Word

PARTS_SHARE = 0.8
"""What all parts of a typed compound weigh in a text that lacks the compound, as a share of the word."""

OTHER_SHARE = 0.5
"""What another way to say a typed word weighs, as a share of the word."""


@dataclass(frozen=True)
class OtherWay:
    """Words that together say what was typed; `typed` as the reader typed it, in that order."""

    words: tuple[Word, ...]
    typed: tuple[str, ...]

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)

    @property
    def reason(self) -> str:
        """A sentence for the reader."""
        return f"Gevonden omdat u ‘{' '.join(self.typed)}’ typte"

    def tokens(self, held: frozenset[str]) -> frozenset[str]:
        """All that a text must hold; the parts of a compound where the text has only those."""
        return frozenset(token for word in self.words for token in _tokens(word, held))


@dataclass(frozen=True)
class Wanted:
    """A question as tokens to look for in certain texts.

    `shares` has each token with the typed words that it says, and how much of each. `ways` are the other
    ways that these texts hold, with the tokens each takes.
    """

    shares: Mapping[str, Mapping[str, float]]
    ways: tuple[tuple[OtherWay, frozenset[str]], ...]
    weights: Mapping[str, float]

    def worth(self, found: Iterable[str], ways: Iterable[OtherWay]) -> float:
        """How much of the question a passage answers that has these tokens and these other ways."""
        said: Counter[str] = Counter()
        for token in found:
            said.update(self.shares[token])
        for word in (word for way in ways for word in way.typed):
            said[word] = max(said[word], OTHER_SHARE)
        return sum(self.weights.get(word, 0) * min(1, share) for word, share in said.items())


class Sought:
    """A question, read once for all texts that are shown.

    `holding` as in `Results`: the fewer records hold a typed word, the heavier it weighs. Without it all
    words weigh the same. Raises `QueryError`.
    """

    def __init__(self, query: Query, holding: Mapping[str, int] | None = None) -> None:
        self.typed = _different(query_syntax.parse(query.text).words)
        self.ways = _other_ways(query.text, query.added)
        held = holding or {}
        self._weights = {word.text: 1 / math.log2(2 + held.get(word.text, 0)) for word in self.typed}

    def wanted(self, held: frozenset[str]) -> Wanted:
        """What to look for in texts that together hold these tokens."""
        shares: dict[str, dict[str, float]] = {}
        for word in self.typed:
            looked_for = _tokens(word, held)
            share = 1 if word.stem in looked_for else PARTS_SHARE / len(looked_for)
            for token in looked_for:
                shares.setdefault(token, {})[word.text] = share
        ways = ((way, way.tokens(held)) for way in self.ways)
        return Wanted(shares, tuple((way, needed) for way, needed in ways if needed <= held), self._weights)


def _tokens(word: Word, held: frozenset[str]) -> frozenset[str]:
    """The word; of a compound that the text does not hold, its parts."""
    return frozenset(word.parts if word.parts and word.stem not in held else (word.stem,))


def _different(words: Iterable[Word]) -> tuple[Word, ...]:
    """Each token once, as it was typed first."""
    return tuple({word.stem: word for word in reversed(list(words))}.values())[::-1]


def _other_ways(text: str, added: Iterable[Expansion]) -> tuple[OtherWay, ...]:
    typed = {exact(word.text): word.text for word in tokens.words(text)}
    ways = ((query_syntax.synonyms([one]), one) for one in added)
    return tuple(
        OtherWay(synonym.words, tuple(as_typed for word, as_typed in typed.items() if word in one.instead_of))
        for synonyms, one in ways
        for synonym in synonyms
    )
