"""How Elasticsearch answers a plan: requests made with `elasticsearch.dsl`, and what the answers say."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from elasticsearch.dsl import A, Q, Search
from elasticsearch.dsl.aggs import AggBase
from elasticsearch.dsl.query import Query as Clause
from elasticsearch.dsl.response import Hit as ElasticHit
from elasticsearch.dsl.response import Response

from search import ordering
from search.conditions import (
    EVERYTHING,
    NOTHING,
    AllOf,
    AnyOf,
    Between,
    But,
    InOrder,
    Node,
    OneOf,
    alternatives,
    simple,
)
from search.contract import DEEPEST, Hit, Order, Results
from search.document import DATE, NUMBER
from search.ordering import Found, Tier
from search.plan import Plan, facet_field

WINDOW = 2 * DEEPEST  # as deep as paging goes, and room for equal scores behind that
_MOST_VALUES = 65_000  # below the server's own limit on buckets; no facet comes near
_ALL_WORDS, _EVERYWHERE, _COUNTED, _VALUES, _HIDDEN = "all_words", "everywhere", "counted", "values", "hidden"
_TIES = [{DATE: "desc"}, {NUMBER: "asc"}]
_SORTS = {
    Order.RELEVANCE: ["_score", *_TIES],
    Order.NEWEST: _TIES,
    Order.OLDEST: [{DATE: "asc"}, {NUMBER: "asc"}],
}
_WHOLE = {"allow_partial_search_results": False}

Ask = Callable[[Search], Response]
Counts = Mapping[str, Any]
"""What was counted beside the hits, as Elasticsearch says it."""


def counts(ask: Ask, nodes: Mapping[str, Node], hidden: Node) -> dict[str, int]:
    """For each node, by its name, how many records meet it that are not hidden.

    All are counted, and the few hidden ones taken off: Elasticsearch knows at once how many have a term, and
    goes over each of them when the hidden ones are left out beforehand.
    """
    request = Search().extra(size=0, track_total_hits=False).params(**_WHOLE)
    _count(request.aggs, nodes)
    if hidden == NOTHING:
        return _counted(_counts(ask(request)), nodes)
    _count(request.aggs.bucket(_HIDDEN, A("filter", filter=_clause(hidden))), nodes)
    found = _counts(ask(request))
    gone = _counted(found[_HIDDEN], nodes)
    return {name: count - gone[name] for name, count in _counted(found, nodes).items()}


class ElasticQuestion:
    """One question. One request answers it, and one more for each time that equal scores go on behind
    the page; citations ask one request more, for the records that carry them."""

    def __init__(self, ask: Ask, asked: Plan):
        self._ask = ask
        self._plan = asked

    def results(self, facets: Sequence[str]) -> Results:
        stop = self._plan.stop
        listed, coded = self._plan.listed(), self._plan.first()
        answer = self._ask(self._counting(self._request(listed, ordering.reach(stop), but=coded), facets))
        tiers = [self._tier(listed, coded, answer, ordering.reach(stop))]
        if coded:
            both = AllOf((listed, coded))
            cited = self._ask(self._request(both, ordering.reach(stop)))
            tiers.insert(0, self._tier(both, None, cited, ordering.reach(stop)))
        found = ordering.page(tiers, self._plan.order, self._plan.start, stop)
        counts = _counts(answer)
        return Results(
            total=sum(tier.total for tier in tiers),
            with_all_words=counts[_ALL_WORDS]["doc_count"],
            hits=tuple(Hit(one.id, round(one.score, 4)) for one in found),
            facets={name: _values(counts, name) for name in facets},
            holding=_counted(counts[_EVERYWHERE], self._plan.words) if self._plan.words else {},
        )

    def _tier(self, listed: Node, but: Node | None, first: Response, reach: int) -> Tier:
        def fetch(size: int) -> list[Found]:
            known = size <= reach
            answer = first if known else self._ask(self._request(listed, min(size, WINDOW), but))
            return [_found(hit) for hit in answer.hits]

        settled = self._plan.order is not Order.RELEVANCE
        return Tier(total=first.hits.total.value, fetch=fetch, settled=settled)

    def _request(self, listed: Node, size: int, but: Node | None = None) -> Search:
        hidden = [] if but is None else [_clause(but)]
        return (
            Search()
            .query(self._query())
            .post_filter("bool", filter=[_clause(listed)], must_not=hidden)
            .sort(*_SORTS[self._plan.order])
            .source(False)
            .extra(size=size, track_total_hits=True)
            .params(search_type="dfs_query_then_fetch", **_WHOLE)
        )

    def _query(self) -> Clause:
        """What every result meets, and the weights of the plan added up."""
        asked = self._plan
        scored = [Q("term", **{one.field: {"value": one.token, "boost": one.weight}}) for one in asked.scored]
        bonuses = [Q("constant_score", filter=_clause(one.node), boost=one.weight) for one in asked.bonuses]
        weighing = {"should": [*scored, *bonuses], "must_not": [_clause(asked.forbidden)]}
        if _is_found_by_what_weighs(asked):
            return Q("bool", minimum_should_match=1, **weighing)
        return Q("bool", filter=[_clause(asked.required)], minimum_should_match=0, **weighing)

    def _counting(self, request: Search, facets: Sequence[str]) -> Search:
        """Counts beside the list. A facet is not filtered by itself: each has its own filter, or none."""
        asked = self._plan
        both = simple(AllOf((asked.listed(), asked.all_words)))
        request.aggs.bucket(_ALL_WORDS, A("filter", filter=_clause(both)))
        for name in facets:
            field = facet_field(name)
            values, listed = A("terms", field=field, size=_MOST_VALUES), asked.listed(but=name)
            if listed == EVERYTHING:
                request.aggs.bucket(field, values)
            else:
                request.aggs.bucket(field, A("filter", filter=_clause(listed))).bucket(_VALUES, values)
        if asked.words:
            _count(request.aggs.bucket(_EVERYWHERE, A("global")), asked.words)
        return request


def _is_found_by_what_weighs(asked: Plan) -> bool:
    """Whether required is just that something weighs, as for what is comparable. Asked as a condition too,
    the same records are gone over twice: 21 ms instead of 7 among 100,000."""
    weighing = (
        *(OneOf(one.field, (one.token,)) for one in asked.scored),
        *(one.node for one in asked.bonuses),
    )
    required = set(alternatives(asked.required))
    return required == set(alternatives(AnyOf(weighing))) and not required <= {EVERYTHING}


def _count(where: AggBase, nodes: Mapping[str, Node]) -> None:
    """Asks how many records meet each node."""
    filters = {f"{at}": _clause(node) for at, node in enumerate(nodes.values())}
    where.bucket(_COUNTED, A("filters", filters=filters))


def _counts(answer: Response) -> Counts:
    """As plain dictionaries: wrapped as objects, some hundred buckets take a millisecond more."""
    return answer.aggregations.to_dict(recursive=False)


def _counted(counts: Counts, nodes: Mapping[str, Node]) -> dict[str, int]:
    buckets = counts[_COUNTED]["buckets"]
    return {name: buckets[f"{at}"]["doc_count"] for at, name in enumerate(nodes)}


def _found(hit: ElasticHit) -> Found:
    date, number = hit.meta.sort[-2:]
    return Found(hit.meta.id, hit.meta.score or 0.0, date, number)


def _values(counts: Counts, name: str) -> dict[str, int]:
    found = counts[facet_field(name)]
    return {bucket["key"]: bucket["doc_count"] for bucket in found.get(_VALUES, found)["buckets"]}


def _clause(node: Node) -> Clause:
    match node:
        case OneOf(field, (token,)):
            return Q("term", **{field: token})
        case OneOf(field, tokens):
            return Q("terms", **{field: list(tokens)})
        case InOrder(field, tokens):
            return Q("match_phrase", **{field: " ".join(tokens)})
        case Between(field, low, high):
            return Q("range", **{field: {"gte": low, "lte": high}})
        case AnyOf((one,)) | AllOf((one,)):
            return _clause(one)
        case AnyOf(()):
            return Q("match_none")
        case AnyOf(nodes):
            return Q("bool", should=[_clause(one) for one in nodes], minimum_should_match=1)
        case AllOf(()):
            return Q("match_all")
        case AllOf(nodes):
            return Q("bool", filter=[_clause(one) for one in nodes])
        case But(kept, left_out):
            return Q("bool", filter=[_clause(kept)], must_not=[_clause(left_out)])
