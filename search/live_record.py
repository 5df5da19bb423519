"""A record as it is shown now, held against the conditions that the engines use."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

from dutch.analysis import exact_words
from search.conditions import AllOf, AnyOf, But, InOrder, Node, OneOf
from search.plan import CODES, IDENTITY, PARTS, WORDS
from search.shown_text import ShownText

Places = Mapping[str, Sequence[ShownText]]
"""The parts of a record that are searched, such as title and text, each as paragraphs."""


class LiveRecord:
    """Knows of words and codes what `search.document` gives the engines; it has no facets and no year."""

    def __init__(self, places: Places, codes: Iterable[str]) -> None:
        self.places, self.codes = places, frozenset(codes)

    def meets(self, node: Node) -> bool:
        match node:
            case OneOf():
                return not self._tokens(node.field).isdisjoint(node.tokens)
            case InOrder():
                return any(_in_order(node.tokens, words) for words in self._words)
            case AnyOf():
                return any(map(self.meets, node.nodes))
            case AllOf():
                return all(map(self.meets, node.nodes))
            case But():
                return self.meets(node.kept) and not self.meets(node.left_out)
        raise ValueError(f"Not a condition on words or codes: {node}")

    @property
    def _paragraphs(self) -> Iterable[ShownText]:
        return (text for paragraphs in self.places.values() for text in paragraphs)

    @cached_property
    def _words(self) -> tuple[tuple[str, ...], ...]:
        return tuple(exact_words(text.text) for text in self._paragraphs)

    def _tokens(self, field: str) -> frozenset[str]:
        match field:
            case _ if field == PARTS:
                return self._held
            case _ if field == WORDS:
                return self._different_words
        return {CODES: self.codes, IDENTITY: frozenset()}[field]

    @cached_property
    def _held(self) -> frozenset[str]:
        return frozenset().union(*(text.held for text in self._paragraphs))

    @cached_property
    def _different_words(self) -> frozenset[str]:
        return frozenset(word for paragraph in self._words for word in paragraph)


def _in_order(tokens: Sequence[str], words: Sequence[str]) -> bool:
    size = len(tokens)
    return any(words[at : at + size] == tuple(tokens) for at in range(len(words) - size + 1))
