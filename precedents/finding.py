"""The only way from a reader's question to the engine and back, for page, command and export alike."""

from collections.abc import Mapping
from dataclasses import dataclass

from precedents.citations import codes_in, law_names
from precedents.everyday import other_words
from precedents.facets import FACETS
from precedents.indexing import current_engine
from precedents.models import PrecedentPage
from precedents.outbox import waiting_ids
from precedents.public_text import prose
from search.contract import DEEPEST, EngineDown, Expansion, Order, Query, QueryError, Results
from search.highlight import Marked, marked, snippet
from search.query_syntax import LONGEST

# The words of the search contract that forms, pages and commands need come in by this door.
__all__ = [
    "DEEPEST",
    "LONGEST",
    "PAGE_SIZE",
    "EngineDown",
    "Found",
    "Order",
    "QueryError",
    "find",
    "query_of",
]

PAGE_SIZE = 20


@dataclass(frozen=True)
class Found:
    """The answer to a question: numbers of the whole list, and the live pages of this part of it."""

    query: Query
    results: Results
    pages: tuple[PrecedentPage, ...]
    scores: Mapping[int, float]

    @property
    def with_part(self) -> int:
        """Results that hold some of the words but not all."""
        return self.results.total - self.results.with_all_words

    def title_of(self, page: PrecedentPage) -> Marked:
        return marked(page.title, self.query)

    def snippet_of(self, page: PrecedentPage) -> Marked:
        """The passage of the live text that answers best, with the words of the question marked."""
        return snippet(prose(page), self.query)


def query_of(cleaned: Mapping[str, object]) -> Query:
    """The question of a valid SearchForm."""
    text = str(cleaned["q"])
    return Query(
        text=text,
        chosen={facet.name: cleaned[facet.name] for facet in FACETS if cleaned[facet.name]},
        year_from=cleaned["year_from"],
        year_to=cleaned["year_to"],
        all_words=bool(cleaned["all_words"]),
        codes=codes_in(text, law_names()) if text else frozenset(),
        added=_added(text),
        excluded=waiting_ids(),
        order=cleaned["order"] if text else _without_words(cleaned["order"]),
        page=cleaned["page"],
        page_size=PAGE_SIZE,
    )


def find(query: Query, engine_name: str | None = None) -> Found:
    """Asks the engine, then shows only what is live now. Raises EngineDown and QueryError."""
    results = current_engine(engine_name).search(query)
    ids = [int(hit.id) for hit in results.hits]
    live = PrecedentPage.objects.findable().with_parts().in_bulk(ids)
    return Found(
        query=query,
        results=results,
        pages=tuple(live[id_] for id_ in ids if id_ in live),
        scores={int(hit.id): hit.score for hit in results.hits},
    )


def _added(text: str) -> tuple[Expansion, ...]:
    return tuple(Expansion(words, typed) for words, typed in other_words(text).items())


def _without_words(order: Order) -> Order:
    """Without words nothing fits better than anything else: the newest come first."""
    return Order.NEWEST if order == Order.RELEVANCE else order
