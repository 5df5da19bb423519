"""From a question to what both engines do with it: one set of conditions, one sum of weights.

An engine translates the few kinds of node below and adds nothing of its own; that is why two engines
give one order.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from search import query_syntax
from search.contract import DEEPEST, Order, Query, QueryError
from search.query_syntax import Question, Synonyms, Term, Word

STEMS, PARTS, TITLE, WORDS = "stems", "parts", "title", "words"
CODES, YEAR, IDENTITY = "codes", "year", "id"

STEM_WEIGHT = 0.5
PART_WEIGHT = 1.0
TITLE_WEIGHT = 0.5
ADDED_WEIGHT = 0.4
ALL_WORDS_BONUS = 1.0


@dataclass(frozen=True)
class OneOf:
    """Records that have one of these tokens in this field."""

    field: str
    tokens: tuple[str, ...]


@dataclass(frozen=True)
class InOrder:
    """Records that have these tokens next to each other."""

    field: str
    tokens: tuple[str, ...]


@dataclass(frozen=True)
class Between:
    """Records with a number from `low` to `high`, both inclusive and both optional."""

    field: str
    low: int | None
    high: int | None


@dataclass(frozen=True)
class AnyOf:
    nodes: tuple["Node", ...]


@dataclass(frozen=True)
class AllOf:
    nodes: tuple["Node", ...]


Node = OneOf | InOrder | Between | AnyOf | AllOf
EVERYTHING = AllOf(())
NOTHING = AnyOf(())


@dataclass(frozen=True)
class Scored:
    """A token that adds `weight` times its BM25 to the score of a record that has it."""

    field: str
    token: str
    weight: float


@dataclass(frozen=True)
class Plan:
    """`required` and `forbidden` hold for every result, `chosen` per facet. `coded` records come first.
    `all_words` earns a bonus of `ALL_WORDS_BONUS`. What has no words to score is ordered newest first."""

    scored: tuple[Scored, ...]
    required: Node
    forbidden: Node
    all_words: Node
    coded: OneOf
    chosen: Mapping[str, Node]
    order: Order

    def first(self) -> Node | None:
        """The records that come before all others, if any can."""
        return self.coded if self.order is Order.RELEVANCE and self.coded.tokens else None

    def listed(self, but: str | None = None) -> Node:
        """What the chosen facets ask, but for one facet: a facet does not filter itself."""
        return AllOf(tuple(node for name, node in self.chosen.items() if name != but))


def facet_field(name: str) -> str:
    return f"facet_{name}"


def plan(query: Query, facets: tuple[str, ...]) -> Plan:
    """Raises `QueryError` for a question that cannot be asked."""
    _check(query, facets)
    question = query_syntax.parse(query.text)
    synonyms = query_syntax.synonyms(query.added)
    all_words = _all_words(question, synonyms)
    conditions = tuple(map(_holds_one, question.conditions))
    scored = tuple(_scored(question.words, synonyms))
    return Plan(
        scored=scored,
        required=AllOf((_found(query, question, synonyms), *conditions, *_limits(query, all_words))),
        forbidden=AnyOf((*map(_mentions, question.without), OneOf(IDENTITY, tuple(sorted(query.excluded))))),
        all_words=all_words,
        coded=OneOf(CODES, tuple(sorted(query.codes))),
        chosen={name: OneOf(facet_field(name), values) for name, values in query.chosen.items() if values},
        order=query.order if scored or query.order is not Order.RELEVANCE else Order.NEWEST,
    )


def _check(query: Query, facets: tuple[str, ...]) -> None:
    unknown = sorted(set(query.chosen) - set(facets))
    if unknown:
        raise QueryError(f"Onbekend filter: {', '.join(unknown)}.")
    if query.page < 1 or query.page_size < 1:
        raise QueryError("Die pagina bestaat niet. De eerste pagina is 1.")
    if query.page * query.page_size > DEEPEST:
        raise QueryError(f"U kunt tot {DEEPEST} resultaten bladeren. Verfijn uw vraag.")


def _found(query: Query, question: Question, synonyms: Synonyms) -> Node:
    """What makes a record a result: a word, a synonym or a code.

    Conditions are enough by themselves. Nothing typed, or only what must be absent, asks for everything;
    only stop words ask for nothing that can be found.
    """
    ways = [_holds(term) for group in question.groups for term in group]
    ways += [_has_all(synonym) for synonym in synonyms]
    ways += [OneOf(CODES, tuple(sorted(query.codes)))] if query.codes else []
    if question.conditions or (not ways and (question.without or not question.asked)):
        return EVERYTHING
    return AnyOf(tuple(ways))


def _limits(query: Query, all_words: Node) -> Iterator[Node]:
    if query.all_words:
        yield all_words
    if query.year_from is not None or query.year_to is not None:
        yield Between(YEAR, query.year_from, query.year_to)


def _all_words(question: Question, synonyms: Synonyms) -> Node:
    """Every word. For a question of one word, another way to say it does as well: `samenwoonkorting`."""
    every = AllOf(tuple(map(_holds_one, question.groups)))
    if len(question.groups) == 1 and not question.conditions:
        return AnyOf((every, *map(_has_all, synonyms)))
    return every


def _holds_one(group: tuple[Term, ...]) -> Node:
    return AnyOf(tuple(map(_holds, group)))


def _holds(term: Term) -> Node:
    """A record holds a word that it mentions, or all parts of it: `vervoer van leerlingen` holds
    `leerlingenvervoer`."""
    if isinstance(term, Word) and term.parts:
        return AnyOf((_mentions(term), AllOf(tuple(OneOf(PARTS, (part,)) for part in term.parts))))
    return _mentions(term)


def _mentions(term: Term) -> Node:
    """The word itself, alone or as a part of a longer word; of a phrase exactly its words."""
    if isinstance(term, Word):
        return OneOf(PARTS, (term.stem,))
    return InOrder(WORDS, term.exact) if len(term.exact) > 1 else OneOf(WORDS, term.exact)


def _has_all(words: tuple[Word, ...]) -> Node:
    return AllOf(tuple(map(_holds, words)))


def _scored(words: Iterable[Word], synonyms: Synonyms) -> Iterator[Scored]:
    """The sum that orders the results; a token that is asked twice weighs twice."""
    weights = Counter()
    for word in words:
        _weigh(weights, word, 1.0)
    for synonym in synonyms:
        for word in synonym:
            _weigh(weights, word, ADDED_WEIGHT)
    for (field, token), weight in sorted(weights.items()):
        yield Scored(field, token, weight)


def _weigh(weights: Counter, word: Word, times: float) -> None:
    weights[STEMS, word.stem] += times * STEM_WEIGHT
    weights[TITLE, word.stem] += times * TITLE_WEIGHT
    for token in (word.stem, *word.parts):
        weights[PARTS, token] += times * PART_WEIGHT
