"""A text as readers see it: its words, and the tokens by which a question meets each of them."""

from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from dutch import tokens
from dutch.analysis import held_tokens, telling_tokens


class ShownWord(NamedTuple):
    """`text[start:end]` of the shown text. `tokens` are those that are indexed of it; of a stop word none."""

    text: str
    start: int
    end: int
    tokens: frozenset[str]


@dataclass(frozen=True)
class ShownText:
    """A text, of which is read what is asked. Reading tokens raises `LexiconMissing`."""

    text: str

    @cached_property
    def held(self) -> frozenset[str]:
        """Every token of the text."""
        return held_tokens(self.text)

    @cached_property
    def words(self) -> tuple[ShownWord, ...]:
        """Only few paragraphs of a record hold what was asked: the places of words are read of those."""
        found = tokens.words(self.text)
        return tuple(ShownWord(*one, frozenset(telling_tokens(one.text))) for one in found)
