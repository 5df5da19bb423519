"""What a caller may rely on, whichever engine runs. No Django, no engine."""

import datetime
from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from enum import StrEnum

DEEPEST = 10_000
"""Paging reaches this many results; who wants more is asked to narrow the question."""


class Order(StrEnum):
    RELEVANCE = "relevance"
    NEWEST = "newest"
    OLDEST = "oldest"


class EngineDown(Exception):
    """The engine could not answer or could not write. Never shown as "nothing found"."""


class IndexMissing(EngineDown):
    """There is no index at all: it was never made, or somebody took it away. A rebuild makes it."""


class IndexDamaged(EngineDown):
    """The index cannot be read or is not of one piece. A rebuild makes it anew."""


class RecordsRefused(EngineDown):
    """The engine works but does not take some records, named by `reasons`; the others were written."""

    def __init__(self, reasons: Mapping[str, str]) -> None:
        super().__init__("; ".join(f"{identity}: {reason}" for identity, reason in reasons.items()))
        self.reasons = reasons


class QueryError(ValueError):
    """A question that cannot be asked. The message is a Dutch sentence for the reader."""


@dataclass(frozen=True)
class Record:
    """One findable record. What is not a field here cannot be found.

    `text` holds paragraphs without markup, the telling ones first; `title` is searched too and need
    not be repeated in it. `codes` are canonical citations in lower case: `km-2026-0001`,
    `ecli:nl:crvb:2025:700`, `bwbr0015703:35`. `facets` may leave names out, but may not add any.
    """

    id: str
    version: int
    number: str
    title: str
    text: tuple[str, ...]
    date: datetime.date
    year: int | None = None
    codes: frozenset[str] = frozenset()
    facets: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True)
class Expansion:
    """Another way to say something that was typed: `words` together say what `instead_of` says.

    `samenwoonkorting` is `instead_of`, `("kostendelersnorm",)` are the `words`; both as words of a text.
    """

    words: tuple[str, ...]
    instead_of: tuple[str, ...]


@dataclass(frozen=True)
class Query:
    """One question.

    `text` is what the reader typed (see `search.query_syntax`). `chosen` holds facet values: *or*
    within one facet, *and* between facets. `all_words` keeps only records that hold every word.
    `codes` are citations recognised in the text: records that carry one are found too and come first.
    `added` are other ways to say it: a record with all words of one is found too, at a lower weight, and
    counts as holding the words it stands in for.
    `favoured` are facet values that probably belong to the question: records that have one come further to
    the front, but are not found by it. `excluded` are ids that are not found or counted, whatever the index
    holds. Years are inclusive.
    `page` counts from 1.
    """

    text: str = ""
    chosen: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    year_from: int | None = None
    year_to: int | None = None
    all_words: bool = False
    codes: frozenset[str] = frozenset()
    added: tuple[Expansion, ...] = ()
    favoured: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    excluded: frozenset[str] = frozenset()
    order: Order = Order.RELEVANCE
    page: int = 1
    page_size: int = 20


@dataclass(frozen=True)
class Example:
    """What a comparable record is like: a text of any length, and facet values that it may share.

    `weights` says per facet how much one shared value weighs, as a share of a text that is wholly alike:
    with 0.5 for `rule`, the same rule counts for half of that. `words` says how much the text itself
    weighs, 0 to leave it out.
    """

    text: str
    facets: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    weights: Mapping[str, float] = field(default_factory=dict)
    words: float = 1.0


@dataclass(frozen=True)
class Hit:
    """`score` compares hits of one search in order of relevance only; it is 0 in other orders."""

    id: str
    score: float


@dataclass(frozen=True)
class Results:
    """One page of the answer; all numbers are exact and of the whole list.

    `with_all_words` counts the results that hold every word of the question. `holding` has each typed
    word, as typed, with the number of records that hold it, whatever else was asked. `facets` has every facet
    of the engine: value to the number of results that choosing it gives. A facet does not filter
    itself, so it also counts the values that are not chosen; values that give nothing are absent.
    """

    total: int
    with_all_words: int
    hits: tuple[Hit, ...]
    facets: Mapping[str, Mapping[str, int]]
    holding: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Likes:
    """Records comparable to an example, the most alike first.

    `telling` has the tokens (`dutch.analysis.telling_tokens`) of the example's words that tell most, with how
    much each tells; what a record shares of them is why it is comparable.
    """

    total: int
    hits: tuple[Hit, ...]
    telling: Mapping[str, float]


@dataclass(frozen=True)
class Condition:
    """How the index stands: `version` of the engine's software, the name of the index in use, how many
    records it holds, its size in bytes, and the version of the analysis that it was made with."""

    version: str
    index: str
    documents: int
    size: int
    analysis: str


class Draft(ABC):
    """A new index beside the one in use, which nobody searches until `use`. Raises as `Engine` does."""

    @abstractmethod
    def add(self, records: Iterable[Record]) -> None:
        """Index the records; the same id replaces."""

    @abstractmethod
    def remove(self, ids: Iterable[str]) -> None:
        """Take records out; unknown ids are no error."""

    @abstractmethod
    def count(self) -> int:
        """How many records it holds."""

    @abstractmethod
    def use(self) -> None:
        """From now on this is the index, for every process; the old one is cleared away."""


class Engine(ABC):
    """An index of records. Every verb raises `EngineDown` when it could not do what it promises.

    An index that does not exist is `IndexMissing`, never an empty answer: only a rebuild makes one.
    """

    name: str

    @abstractmethod
    def add(self, records: Iterable[Record]) -> None:
        """Index the records: findable, in every process, when this returns. The same id replaces.

        Text with control characters, or words of any length, is indexed, never refused. Raises
        `RecordsRefused` when the engine does not take some of them.
        """

    @abstractmethod
    def remove(self, ids: Iterable[str]) -> None:
        """Take records out: gone, in every process, when this returns. Unknown ids are no error."""

    @abstractmethod
    def building(self) -> AbstractContextManager[Draft]:
        """A new index, empty, to be filled while the one in use is searched and written.

        What was not taken into use is removed at the end, or, after a kill, when the next one begins. One at
        a time: the caller sees to that.
        """

    def rebuild(self, records: Iterable[Record]) -> None:
        """Replace the whole index by these records. Readers see the old one until they see the new one.

        When the records or the engine fail, the error is raised and the old index stays. What is written to
        the old index meanwhile is not in the new one.
        """
        with self.building() as draft:
            draft.add(records)
            draft.use()

    @abstractmethod
    def condition(self) -> Condition:
        """How the index in use stands."""

    @abstractmethod
    def search(self, query: Query) -> Results:
        """Answer one question.

        Raises `QueryError` for a question that cannot be asked: too long, a page beyond `DEEPEST`
        results, an unknown facet name. A page after the last one has no hits and true totals.
        Results with scores that are equal but for rounding come newest first, then by number.
        """

    @abstractmethod
    def similar(self, example: Example, query: Query, telling: Mapping[str, float] | None = None) -> Likes:
        """Records that share a telling word or a facet value with the example.

        `telling` is that of an earlier answer for the same text, whose words need not be counted again.
        Of the query count `chosen`, the years, `excluded`, `page` and `page_size`. Raises `QueryError` as
        `search` does. An example without words or facets has nothing comparable.
        """

    @abstractmethod
    def holding(self, texts: Iterable[str], excluded: frozenset[str] = frozenset()) -> dict[str, int]:
        """For each text the number of records that hold all its words; of stop words alone none.

        A text in quotation marks is held by records that have exactly these words in this order.
        """

    @abstractmethod
    def versions(self) -> Iterator[tuple[str, int]]:
        """Id and version of everything indexed, in no particular order."""
