"""A text as readers see it: its words, and the tokens by which a question meets each of them."""

from dataclasses import dataclass
from functools import cached_property, lru_cache

from dutch import tokens
from dutch.analysis import is_stop_word, token_set

_NOTHING: frozenset[str] = frozenset()
_REMEMBERED = 4_000
"""Paragraphs, about 30 MB: reading those of twenty results anew takes a third of the time of a page."""


@dataclass(frozen=True, slots=True)
class ShownWord:
    """`text[start:end]` of the shown text. `tokens` are those that are indexed of it; of a stop word none."""

    text: str
    start: int
    end: int
    tokens: frozenset[str]


@dataclass(frozen=True)
class ShownText:
    text: str
    words: tuple[ShownWord, ...]

    @cached_property
    def held(self) -> frozenset[str]:
        """Every token of the text."""
        return _NOTHING.union(*(word.tokens for word in self.words))


@lru_cache(_REMEMBERED)
def read(text: str) -> ShownText:
    """Raises `LexiconMissing`."""
    found = tokens.words(text)
    return ShownText(text, tuple(ShownWord(one.text, one.start, one.end, _tokens(one.text)) for one in found))


def _tokens(word: str) -> frozenset[str]:
    return _NOTHING if is_stop_word(word) else token_set(word)
