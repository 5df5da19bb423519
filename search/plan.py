"""From a question to what both engines do with it: one set of conditions, one sum of weights.

An engine translates the few kinds of node below and adds nothing of its own; that is why two engines
give one order.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from math import log

from dutch.analysis import exact, pairs
from search import query_syntax
from search.conditions import EVERYTHING, NOTHING, AllOf, AnyOf, Between, But, InOrder, Node, OneOf, simple
from search.contract import DEEPEST, Example, Order, Query, QueryError
from search.query_syntax import Question, Synonyms, Term, Word

STEMS, PARTS, PAIRS, TITLE, WORDS = "stems", "parts", "pairs", "title", "words"
CODES, YEAR, IDENTITY = "codes", "year", "id"

PART_WEIGHT = 1.0
STEM_WEIGHT = 0.25
WORD_WEIGHT = 0.2
PAIR_WEIGHT = 0.3
TITLE_WEIGHT = 0.5
ADDED_WEIGHT = 0.4
ALL_WORDS_BONUS = 1.0
FAVOURED_BONUS = 8.0
"""What was tried, with figures: docs/ranking.md."""


@dataclass(frozen=True)
class Scored:
    """A token that adds `weight` times its BM25 to the score of a record that has it."""

    field: str
    token: str
    weight: float


@dataclass(frozen=True)
class Bonus:
    """What adds the same `weight` to the score of every record that meets it."""

    node: Node
    weight: float


@dataclass(frozen=True)
class Plan:
    """`required` and `forbidden` hold for every result, `chosen` per facet. `coded` records come first.

    `words` has a condition for each typed word: how many records meet it is counted over the whole index.
    What has nothing to score is ordered newest first. The page goes from `start` up to `stop`.
    """

    required: Node
    forbidden: Node
    chosen: Mapping[str, Node]
    order: Order
    start: int
    stop: int
    scored: tuple[Scored, ...] = ()
    bonuses: tuple[Bonus, ...] = ()
    all_words: Node = NOTHING
    coded: OneOf = OneOf(CODES, ())
    words: Mapping[str, Node] = field(default_factory=dict)

    def first(self) -> Node | None:
        """The records that come before all others, if any can."""
        return self.coded if self.order is Order.RELEVANCE and self.coded.tokens else None

    def listed(self, but: str | None = None) -> Node:
        """What the chosen facets ask, but for one facet: a facet does not filter itself."""
        return simple(AllOf(tuple(node for name, node in self.chosen.items() if name != but)))


def facet_field(name: str) -> str:
    return f"facet_{name}"


def plan(query: Query, facets: tuple[str, ...]) -> Plan:
    """Raises `QueryError` for a question that cannot be asked."""
    _check(query, facets)
    question = query_syntax.parse(query.text)
    synonyms = query_syntax.synonyms(query.added)
    all_words = simple(_all_words(question, synonyms))
    conditions = tuple(map(_holds_one, question.conditions))
    scored = tuple(_scored(question.ordering, synonyms))
    hidden = hidden_records(query.excluded)
    return Plan(
        scored=scored,
        bonuses=(Bonus(all_words, ALL_WORDS_BONUS), *_favours(query)),
        required=simple(AllOf((_found(query, question, synonyms), *conditions, *_limits(query, all_words)))),
        forbidden=simple(AnyOf((*map(_mentions, question.without), hidden))),
        all_words=all_words,
        coded=OneOf(CODES, tuple(sorted(query.codes))),
        chosen=_chosen(query),
        order=query.order if scored or query.order is not Order.RELEVANCE else Order.NEWEST,
        words={word.text: simple(But(_holds(word), hidden)) for word in question.words},
        **_page(query),
    )


def plan_similar(
    example: Example, telling: Mapping[str, float], query: Query, facets: tuple[str, ...]
) -> Plan:
    """`telling` has the tokens of the example's words to the weight of each. Raises `QueryError`."""
    _check(query, facets)
    shared = {
        name: tuple(OneOf(facet_field(name), (value,)) for value in values)
        for name, values in example.facets.items()
        if example.weights.get(name)
    }
    words = [OneOf(PARTS, tuple(sorted(telling)))] if telling else []
    ways = AnyOf((*words, *(node for nodes in shared.values() for node in nodes)))
    return Plan(
        scored=tuple(Scored(PARTS, token, weight) for token, weight in sorted(telling.items())),
        bonuses=tuple(Bonus(node, example.weights[name]) for name, nodes in shared.items() for node in nodes),
        required=simple(AllOf((ways, *_years(query)))),
        forbidden=hidden_records(query.excluded),
        chosen=_chosen(query),
        order=Order.RELEVANCE,
        **_page(query),
    )


def holds_all(text: str) -> Node:
    """Records that hold all words and phrases of a text; when no word counts, none."""
    groups = query_syntax.groups_of(text)
    return AllOf(tuple(map(_holds_one, groups))) if groups else NOTHING


def hidden_records(excluded: Iterable[str]) -> Node:
    return simple(OneOf(IDENTITY, tuple(sorted(excluded))))


def _favours(query: Query) -> Iterator[Bonus]:
    """The first value of a facet is the likeliest: each next one earns half of the one before."""
    for name, values in query.favoured.items():
        for place, value in enumerate(values):
            yield Bonus(OneOf(facet_field(name), (value,)), FAVOURED_BONUS / 2**place)


def _chosen(query: Query) -> dict[str, Node]:
    return {name: OneOf(facet_field(name), values) for name, values in query.chosen.items() if values}


def _page(query: Query) -> dict[str, int]:
    start = (query.page - 1) * query.page_size
    return {"start": start, "stop": start + query.page_size}


def _check(query: Query, facets: tuple[str, ...]) -> None:
    unknown = sorted({*query.chosen, *query.favoured} - set(facets))
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
    ways = [_holds(term) for term in dict.fromkeys(term for group in question.groups for term in group)]
    ways += [_has_all(synonym.words) for synonym in synonyms]
    ways += [OneOf(CODES, tuple(sorted(query.codes)))] if query.codes else []
    if question.conditions or (not ways and (question.without or not question.asked)):
        return EVERYTHING
    return AnyOf(tuple(ways))


def _limits(query: Query, all_words: Node) -> Iterator[Node]:
    if query.all_words:
        yield all_words
    yield from _years(query)


def _years(query: Query) -> Iterator[Node]:
    if query.year_from is not None or query.year_to is not None:
        yield Between(YEAR, query.year_from, query.year_to)


def _all_words(question: Question, synonyms: Synonyms) -> Node:
    """Every word, or another way to say it: `kostendelersnorm` for `samenwoonkorting`."""
    groups = dict.fromkeys(question.groups)
    return AllOf(tuple(AnyOf((_holds_one(group), *_said(group, synonyms))) for group in groups))


def _said(group: tuple[Term, ...], synonyms: Synonyms) -> Iterator[Node]:
    typed = {exact(term.text) for term in group if isinstance(term, Word)}
    return (_has_all(synonym.words) for synonym in synonyms if typed & synonym.stands_for)


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


def _scored(words: Sequence[Word], synonyms: Synonyms) -> Iterator[Scored]:
    """The sum that orders the results."""
    weights = _weights((word, word.weight) for word in words)
    weights += _weights((word, ADDED_WEIGHT) for synonym in synonyms for word in synonym.words)
    weights += Counter({(PAIRS, pair): PAIR_WEIGHT for pair in pairs([word.stem for word in words])})
    for (name, token), weight in sorted(weights.items()):
        yield Scored(name, token, weight)


def _weights(words: Iterable[tuple[Word, float]]) -> Counter:
    """What each token weighs: asked again it weighs more, by the logarithm of how often."""
    highest, times = Counter(), Counter()
    for word, weight in words:
        for token, share in _tokens(word):
            highest[token] = max(highest[token], weight * share)
            times[token] += 1
    return Counter({token: weight * (1 + log(times[token])) for token, weight in highest.items()})


def _tokens(word: Word) -> Iterator[tuple[tuple[str, str], float]]:
    """The tokens of a word, each with its field and the weight of that field."""
    yield (WORDS, exact(word.text)), WORD_WEIGHT
    yield (STEMS, word.stem), STEM_WEIGHT
    yield (TITLE, word.stem), TITLE_WEIGHT
    for token in (word.stem, *word.parts):
        yield (PARTS, token), PART_WEIGHT
