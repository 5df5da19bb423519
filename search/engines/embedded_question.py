"""How tantivy answers a plan."""

from collections.abc import Sequence
from functools import partial

import tantivy
from tantivy import Occur

from search import ordering
from search.conditions import EVERYTHING, NOTHING, AllOf, AnyOf, Between, But, InOrder, Node, OneOf
from search.contract import Hit, Order, Results
from search.document import DATE, NUMBER
from search.ordering import Found, Tier
from search.plan import IDENTITY, Plan, facet_field

_MOST_VALUES = 65_000  # tantivy's own limit on buckets; no facet comes near
_FEW = 30
"""So many tokens are asked one by one: a set makes an automaton first, 0.3 ms even for one token."""


class EmbeddedQuestion:
    """One question put to one state of the index."""

    def __init__(self, searcher: tantivy.Searcher, schema: tantivy.Schema, asked: Plan):
        self._searcher = searcher
        self._schema = schema
        self._plan = asked
        self._required = self._without(self._matches(asked.required), asked.forbidden)

    def results(self, facets: Sequence[str]) -> Results:
        listed = self._with(self._plan.listed())
        tiers = self._tiers()
        found = ordering.page(tiers, self._plan.order, self._plan.start, self._plan.stop)
        return Results(
            total=sum(tier.total for tier in tiers),
            with_all_words=self._count(self._also(listed, self._plan.all_words)),
            hits=tuple(Hit(one.id, round(one.score, 4)) for one in found),
            facets=self._facets(facets, listed),
            holding={text: self._count(self._matches(node)) for text, node in self._plan.words.items()},
        )

    def _tiers(self) -> list[Tier]:
        listed = self._with(self._plan.listed())
        coded = self._plan.first()
        if coded is None:
            return [self._tier(listed)]
        return [self._tier(self._also(listed, coded)), self._tier(self._without(listed, coded))]

    def _tier(self, matching: tantivy.Query) -> Tier:
        fetch = self._by_score if self._plan.order is Order.RELEVANCE else self._by_date
        return Tier(total=self._count(matching), fetch=partial(fetch, matching))

    def _by_score(self, matching: tantivy.Query, size: int) -> list[Found]:
        hits = self._searcher.search(self._scored(matching), limit=size, count=False).hits
        return [self._found(address, score) for score, address in hits]

    def _by_date(self, matching: tantivy.Query, size: int) -> list[Found]:
        order = tantivy.Order.Asc if self._plan.order is Order.OLDEST else tantivy.Order.Desc
        found = self._searcher.search(matching, limit=size, count=False, order_by_field=DATE, order=order)
        return [self._found(address, 0.0) for _, address in found.hits]

    def _found(self, address: tantivy.DocAddress, score: float) -> Found:
        stored = self._searcher.doc(address)
        return Found(stored.get_first(IDENTITY), score, stored.get_first(DATE), stored.get_first(NUMBER))

    def _count(self, matching: tantivy.Query) -> int:
        return count(self._searcher, matching)

    def _facets(self, facets: Sequence[str], listed: tantivy.Query) -> dict[str, dict[str, int]]:
        """One pass for the facets without a choice, one for each with a choice."""
        free = [name for name in facets if name not in self._plan.chosen]
        counts = self._values(free, listed)
        for name in self._plan.chosen:
            counts |= self._values([name], self._with(self._plan.listed(but=name)))
        return {name: counts[name] for name in facets}

    def _values(self, names: Sequence[str], matching: tantivy.Query) -> dict[str, dict[str, int]]:
        wanted = {name: {"terms": {"field": facet_field(name), "size": _MOST_VALUES}} for name in names}
        answer = self._searcher.aggregate(matching, wanted) if names else {}
        return {
            name: {bucket["key"]: bucket["doc_count"] for bucket in answer[name]["buckets"]} for name in names
        }

    def _with(self, node: Node) -> tantivy.Query:
        return self._also(self._required, node)

    def _also(self, matching: tantivy.Query, node: Node) -> tantivy.Query:
        if node == EVERYTHING:
            return matching
        return tantivy.Query.boolean_query([(Occur.Must, matching), (Occur.Must, self._matches(node))])

    def _scored(self, matching: tantivy.Query) -> tantivy.Query:
        """The weights of the plan added up; what only matches adds nothing."""
        terms = [
            (
                Occur.Should,
                tantivy.Query.boost_query(_term(self._schema, one.field, one.token, "freq"), one.weight),
            )
            for one in self._plan.scored
        ]
        bonuses = [
            (Occur.Should, tantivy.Query.const_score_query(self._matches(one.node), one.weight))
            for one in self._plan.bonuses
        ]
        must = tantivy.Query.const_score_query(matching, 0.0)
        return tantivy.Query.boolean_query([(Occur.Must, must), *terms, *bonuses])

    def _without(self, matching: tantivy.Query, node: Node) -> tantivy.Query:
        if node == NOTHING:
            return matching
        return tantivy.Query.boolean_query([(Occur.Must, matching), (Occur.MustNot, self._matches(node))])

    def _matches(self, node: Node) -> tantivy.Query:
        return matches(self._schema, node)


def count(searcher: tantivy.Searcher, matching: tantivy.Query) -> int:
    """How many records meet a query."""
    return searcher.search(matching, limit=1, count=True).count


def _any(queries: Sequence[tantivy.Query]) -> tantivy.Query:
    if not queries:
        return tantivy.Query.empty_query()
    if len(queries) == 1:
        return queries[0]
    return tantivy.Query.boolean_query([(Occur.Should, one) for one in queries])


def _term(schema: tantivy.Schema, field: str, token: str, option: str = "basic") -> tantivy.Query:
    return tantivy.Query.term_query(schema, field, token, option)


def matches(schema: tantivy.Schema, node: Node) -> tantivy.Query:
    """A node as tantivy knows it."""
    match node:
        case OneOf(field, tokens) if len(tokens) <= _FEW:
            return _any([_term(schema, field, token) for token in tokens])
        case OneOf(field, tokens):
            return tantivy.Query.term_set_query(schema, field, list(tokens))
        case InOrder(field, tokens):
            return tantivy.Query.phrase_query(schema, field, list(tokens))
        case Between(field, low, high):
            return tantivy.Query.range_query(schema, field, tantivy.FieldType.Integer, low, high)
        case AnyOf(nodes):
            return _any([matches(schema, one) for one in nodes])
        case AllOf(()):
            return tantivy.Query.all_query()
        case AllOf(nodes):
            return tantivy.Query.boolean_query([(Occur.Must, matches(schema, one)) for one in nodes])
        case But(kept, left_out):
            pair = [(Occur.Must, matches(schema, kept)), (Occur.MustNot, matches(schema, left_out))]
            return tantivy.Query.boolean_query(pair)
