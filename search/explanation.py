"""Why a record stands in a list: its live text held against the question, by the engines' own conditions."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from dutch.analysis import exact, stem
from search import query_syntax
from search.conditions import InOrder
from search.contract import Order, Query
from search.live_record import LiveRecord
from search.plan import WORDS, holds_all, plan
from search.query_syntax import Phrase, Question
from search.shown_text import ShownText, ShownWord
from search.sought import OtherWay, Sought


@dataclass(frozen=True)
class Occurrence:
    """A typed word in one place of a record. `seen` are the words there that hold it, as they stand there,
    empty when the word stands there as typed; with `is_part` these are longer words."""

    typed: str
    place: str
    seen: tuple[str, ...] = ()
    is_part: bool = False


@dataclass(frozen=True)
class Apart:
    """A typed compound of which a record has only the parts, and the words that hold those."""

    typed: str
    seen: tuple[str, ...]


@dataclass(frozen=True)
class Explanation:
    """What of a question a record holds.

    `other_ways` are expansions that it holds wholly; `missing` are typed words that it holds in no way.
    `phrases` are the exact words, `codes` the citations that it meets. `order` is that of the list.
    """

    occurrences: tuple[Occurrence, ...]
    apart: tuple[Apart, ...]
    other_ways: tuple[OtherWay, ...]
    phrases: tuple[tuple[str, ...], ...]
    missing: tuple[str, ...]
    has_all_words: bool
    codes: frozenset[str]
    order: Order


class Explainer:
    """A question, read once for all records of a list. Raises `QueryError`."""

    def __init__(self, query: Query, sought: Sought) -> None:
        self._sought = sought
        self._plan = plan(query, (*query.chosen, *query.favoured))
        self._phrases = tuple(_phrases(query_syntax.parse(query.text)))
        self._ways = tuple((way, holds_all(way.text)) for way in sought.ways)

    def explain(self, record: LiveRecord) -> Explanation:
        held = {word.text: record.meets(self._plan.words[word.text]) for word in self._sought.typed}
        occurrences = tuple(one for place in record.places for one in self._in_place(record, place))
        seen = {one.typed for one in occurrences}
        ways = tuple(way for way, node in self._ways if record.meets(node))
        said = {word for way in ways for word in way.typed}
        return Explanation(
            occurrences=occurrences,
            apart=tuple(
                Apart(word.text, _holding(record, word.parts))
                for word in self._sought.typed
                if held[word.text] and word.text not in seen
            ),
            other_ways=ways,
            phrases=tuple(words for words in self._phrases if record.meets(InOrder(WORDS, words))),
            missing=tuple(text for text, is_held in held.items() if not is_held and text not in said),
            has_all_words=record.meets(self._plan.all_words),
            codes=record.codes & frozenset(self._plan.coded.tokens),
            order=self._plan.order,
        )

    def _in_place(self, record: LiveRecord, place: str) -> Iterator[Occurrence]:
        seen: dict[str, dict[str, str]] = {word.stem: {} for word in self._sought.typed}
        telling = (text for text in record.places[place] if not text.held.isdisjoint(seen))
        for shown in _words(telling):
            for token in shown.tokens & seen.keys():
                seen[token].setdefault(exact(shown.text), shown.text)
        return (
            _occurrence(word.text, place, seen[word.stem]) for word in self._sought.typed if seen[word.stem]
        )


def _occurrence(typed: str, place: str, seen: Mapping[str, str]) -> Occurrence:
    """`seen` has words to how they stand in the text."""
    if exact(typed) in seen:
        return Occurrence(typed, place)
    forms = tuple(text for text in seen.values() if stem(text) == stem(typed))
    return Occurrence(typed, place, forms or tuple(seen.values()), is_part=not forms)


def _holding(record: LiveRecord, tokens: Iterable[str]) -> tuple[str, ...]:
    """The words of the record that hold one of the tokens, each once."""
    wanted = frozenset(tokens)
    texts = (word for place in record.places.values() for word in _words(place) if word.tokens & wanted)
    return tuple({exact(word.text): word.text for word in texts}.values())


def _words(paragraphs: Iterable[ShownText]) -> Iterator[ShownWord]:
    return (word for text in paragraphs for word in text.words)


def _phrases(question: Question) -> Iterator[tuple[str, ...]]:
    terms = (term for group in question.groups for term in group)
    return (term.exact for term in terms if isinstance(term, Phrase))
