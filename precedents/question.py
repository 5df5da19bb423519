"""What a reader asked, as a question to the engine: for page, command and export alike."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from precedents.citations import codes_in, law_names
from precedents.everyday import other_words
from precedents.facets import FACETS
from precedents.finding import PAGE_SIZE, Expansion, Order, Query, loose, total_of
from precedents.fitting_rules import FittingRule
from precedents.outbox import waiting_ids
from precedents.word_groups import WordGroup


def query_of(
    cleaned: Mapping[str, object],
    fitting: Iterable[FittingRule],
    groups: Iterable[WordGroup] | None = None,
) -> Query:
    """The question of a valid SearchForm. The rules that fit it, best first, bring their precedents to the
    front; with these word groups instead of those in the database."""
    text = str(cleaned["q"])
    return Query(
        text=text,
        chosen={facet.name: cleaned[facet.name] for facet in FACETS if cleaned[facet.name]},
        year_from=cleaned["year_from"],
        year_to=cleaned["year_to"],
        all_words=bool(cleaned["all_words"]),
        **_understood(text, groups),
        favoured={"rule": rules} if (rules := tuple(fits.rule.pk for fits in fitting)) else {},
        excluded=waiting_ids(),
        order=cleaned["order"] if text else _without_words(cleaned["order"]),
        page=cleaned["page"],
        page_size=PAGE_SIZE,
    )


def unfiltered(query: Query) -> Query:
    """The same words without filters and years."""
    return replace(query, chosen={}, year_from=None, year_to=None)


def finds_something(query: Query, text: str) -> bool:
    """Whether this question with another text, one of whose words is held, finds a precedent.

    The engine is asked only where filters or operators of the question may leave nothing. Raises EngineDown.
    """
    narrows = query.chosen or query.year_from or query.year_to or query.all_words
    if not narrows and loose(text).split() == text.split():
        return True
    return total_of(replace(query, text=text, **_understood(text, None))) > 0


def _understood(text: str, groups: Iterable[WordGroup] | None) -> dict[str, object]:
    """What a text says besides its words: citations, and other words for it."""
    if not text.strip():
        return {}
    ways = other_words(loose(text), groups)
    return {
        "codes": codes_in(text, law_names()),
        "added": tuple(Expansion(words, typed) for words, typed in ways.items()),
    }


def _without_words(order: Order) -> Order:
    """Without words nothing fits better than anything else: the newest come first."""
    return Order.NEWEST if order == Order.RELEVANCE else order
