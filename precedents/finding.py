"""The only way from a reader's question to the engine and back, for page, command and export alike."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from precedents.indexing import codes_of, current_engine
from precedents.measures import SEARCH_SECONDS
from precedents.models import PrecedentPage
from precedents.outbox import waiting_ids
from precedents.public_text import labels, prose
from precedents.visibility import is_readable
from search.contract import (
    DEEPEST,
    Condition,
    EngineDown,
    Example,
    Expansion,
    IndexDamaged,
    IndexMissing,
    Order,
    Query,
    QueryError,
    Results,
)
from search.document import analysis_version
from search.explanation import Explainer, Explanation, Occurrence
from search.highlight import Marked, Piece, best_passage, mark
from search.live_record import LiveRecord
from search.profiles import Profile, Profiles
from search.query_syntax import LONGEST, QUOTES, left_out, loose
from search.shown_text import ShownText
from search.sought import Sought

# The words of the search contract that forms, pages and commands need come in by this door.
__all__ = [
    "DEEPEST",
    "LONGEST",
    "PAGE_SIZE",
    "QUOTES",
    "Alike",
    "Condition",
    "EngineDown",
    "Example",
    "Expansion",
    "Explanation",
    "Found",
    "IndexDamaged",
    "IndexMissing",
    "Marked",
    "Occurrence",
    "Order",
    "Piece",
    "Profile",
    "Profiles",
    "Query",
    "QueryError",
    "analysis_version",
    "find",
    "held",
    "left_out",
    "loose",
    "standing",
    "total_of",
]

PAGE_SIZE = 20
TITLE, TEXT, NAMES = "title", "text", "names"
"""Where a word can stand: `NAMES` are those of rules, laws, domains and tags of a precedent."""


@dataclass(frozen=True)
class Shown:
    """A live result held against the question: its title and the passage of its text that answers best,
    marked, and why it stands in the list."""

    title: Marked
    snippet: Marked
    explanation: Explanation


@dataclass(frozen=True)
class Found:
    """The answer to a question: numbers of the whole list, and the live pages of this part of it."""

    query: Query
    results: Results
    pages: tuple[PrecedentPage, ...]
    scores: Mapping[int, float]

    @property
    def is_empty(self) -> bool:
        return not self.results.total

    @property
    def with_part(self) -> int:
        """Results that hold some of the words but not all."""
        return self.results.total - self.results.with_all_words

    def shown(self, page: PrecedentPage) -> Shown:
        title, paragraphs = ShownText(page.title), [ShownText(text) for text in prose(page)]
        places = {TITLE: [title], TEXT: paragraphs, NAMES: [ShownText(text) for text in labels(page)]}
        return Shown(
            title=mark(title, self._sought),
            snippet=best_passage(paragraphs, self._sought),
            explanation=self._explainer.explain(LiveRecord(places, codes_of(page))),
        )

    @cached_property
    def _sought(self) -> Sought:
        return Sought(self.query, self.results.holding)

    @cached_property
    def _explainer(self) -> Explainer:
        return Explainer(self.query, self._sought)


@dataclass(frozen=True)
class Alike:
    """Live pages that are comparable to an example, the most alike first; `total` is of the whole list.

    `telling` as in `search.contract.Likes`.
    """

    total: int
    pages: tuple[PrecedentPage, ...]
    telling: Mapping[str, float]


def find(query: Query, engine_name: str | None = None) -> Found:
    """Asks the engine, then shows only what is live now. Raises EngineDown and QueryError."""
    with SEARCH_SECONDS.labels("find").time():
        results = current_engine(engine_name).search(query)
    ids = [int(hit.id) for hit in results.hits]
    live = _readable(ids)
    return Found(
        query=query,
        results=results,
        pages=tuple(live[id_] for id_ in ids if id_ in live),
        scores={int(hit.id): hit.score for hit in results.hits},
    )


def alike(
    example: Example,
    chosen: Mapping[str, tuple[str, ...]],
    but: frozenset[str],
    most: int,
    telling: Mapping[str, float] | None = None,
) -> Alike:
    """The precedents most like an example, with these facet values and without the ids of `but`.

    `telling` is that of an earlier answer for the same example. Shows only what is live now. Raises
    EngineDown.
    """
    query = Query(chosen=chosen, excluded=waiting_ids() | but, page_size=most)
    with SEARCH_SECONDS.labels("alike").time():
        likes = current_engine().similar(example, query, telling)
    ids = [int(hit.id) for hit in likes.hits]
    live = _readable(ids)
    pages = tuple(live[id_] for id_ in ids if id_ in live)
    return Alike(likes.total - len(ids) + len(pages), pages, likes.telling)


def _readable(ids: list[int]) -> dict[int, PrecedentPage]:
    """Of the pages that the engine named those that may be read now, by id; each hash is made anew."""
    found = PrecedentPage.objects.findable().with_parts().in_bulk(ids)
    return {id_: page for id_, page in found.items() if is_readable(page)}


def held(words: Iterable[str]) -> dict[str, int]:
    """In how many findable precedents each word stands. Raises EngineDown."""
    return current_engine().holding(words, waiting_ids())


def total_of(query: Query) -> int:
    """How many precedents a question gives. Raises EngineDown."""
    return current_engine().search(replace(query, page=1, page_size=1)).total


def standing(words: Iterable[str]) -> list[str]:
    """Those of a few words that stand just so in a findable precedent, with or without capitals and accents.

    `held` also counts other forms of a word, and precedents that hold its parts: not enough to show a
    word that may come from a withdrawn text. Raises EngineDown.
    """
    exact = {word: f'"{word}"' for word in words}
    holding = held(exact.values())
    return [word for word, text in exact.items() if holding[text]]
