"""Elasticsearch, version 8 or 9: for more than one web server, or very many records."""

import re
import uuid
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from typing import TypeVar

from elasticsearch import ApiError, BadRequestError, Elasticsearch, NotFoundError, TransportError, helpers
from elasticsearch.dsl import A, Q, Search
from elasticsearch.dsl import Mapping as Fields
from elasticsearch.dsl.aggs import AggBase
from elasticsearch.dsl.query import Query as Clause
from elasticsearch.dsl.response import AggResponse, Response
from elasticsearch.dsl.response import Hit as ElasticHit

from search import ordering
from search.contract import DEEPEST, EngineDown, Hit, Order, Record, Results
from search.document import DATE, NUMBER, PHRASE_FIELD, SCORED_FIELDS, VERSION, document, form
from search.engines.planned import PlannedEngine
from search.ordering import Found, Tier
from search.plan import (
    CODES,
    IDENTITY,
    YEAR,
    AllOf,
    AnyOf,
    Between,
    But,
    InOrder,
    Node,
    OneOf,
    Plan,
    facet_field,
)

T = TypeVar("T")
_SEARCH_SECONDS = 10
_WRITE_SECONDS = 60
_MOST_VALUES = 65_000  # below the server's own limit on buckets; no facet comes near
_WINDOW = 2 * DEEPEST  # as deep as paging goes, and room for equal scores behind that
_ALL_WORDS, _EVERYWHERE, _COUNTED = "all_words", "everywhere", "counted"
_TIES = [{DATE: "desc"}, {NUMBER: "asc"}]
_SORTS = {
    Order.RELEVANCE: ["_score", *_TIES],
    Order.NEWEST: _TIES,
    Order.OLDEST: [{DATE: "asc"}, {NUMBER: "asc"}],
}
_SETTINGS = {
    "number_of_shards": 1,  # as the embedded engine: one place where words are counted
    "max_result_window": _WINDOW,
    "similarity": {"default": {"type": "BM25", "k1": 1.2, "b": 0.75}},
}


class ElasticEngine(PlannedEngine):
    """`index` is an alias; the index behind it is replaced at a rebuild."""

    name = "elasticsearch"

    def __init__(self, url: str, facets: tuple[str, ...], index: str = "kennisbank"):
        self._client = Elasticsearch(url, request_timeout=_SEARCH_SECONDS, max_retries=1)
        self._slow = self._client.options(request_timeout=_WRITE_SECONDS)
        super().__init__(facets)
        self._alias = index
        self._prefix = f"{index}-{form(facets)}-"
        self._is_there = False

    def add(self, records: Iterable[Record]) -> None:
        actions = [_indexing(record) for record in records]
        with _reachable():
            if not self._exists():
                self._create_first()
            self._bulk(actions, self._alias)

    def remove(self, ids: Iterable[str]) -> None:
        actions = [{"_op_type": "delete", "_id": identity} for identity in ids]
        with _reachable():
            if self._exists():
                self._bulk(actions, self._alias, ignore_status=404)

    def rebuild(self, records: Iterable[Record]) -> None:
        fresh = f"{self._prefix}{uuid.uuid4().hex}"
        with _reachable():
            self._create(fresh)
            try:
                helpers.bulk(self._slow, map(_indexing, records), index=fresh)
                self._slow.indices.refresh(index=fresh)
                self._use(fresh)
            except BaseException:
                with suppress(ApiError, TransportError):
                    self._slow.indices.delete(index=fresh)
                raise

    def _answer(self, asked: Plan, facets: tuple[str, ...]) -> Results | None:
        return self._if_there(lambda: _Search(self._client, self._alias, asked).results(facets))

    def _counts(self, nodes: Mapping[str, Node]) -> dict[str, int]:
        request = Search(using=self._client, index=self._alias).extra(size=0, track_total_hits=False)
        _count(request.aggs, nodes)
        answer = self._if_there(request.params(allow_partial_search_results=False).execute)
        return dict.fromkeys(nodes, 0) if answer is None else _counted(answer.aggregations, nodes)

    def _if_there(self, ask: Callable[[], T]) -> T | None:
        """What the index answers, or None when there is none."""
        with _reachable():
            try:
                if self._exists():
                    return ask()
            except NotFoundError:
                self._is_there = False
        return None

    def versions(self) -> Iterator[tuple[str, int]]:
        everything = {"query": {"match_all": {}}, "docvalue_fields": [VERSION], "_source": False}
        with _reachable(), suppress(NotFoundError):
            for hit in helpers.scan(self._slow, query=everything, index=self._alias):
                yield hit["_id"], hit["fields"][VERSION][0]

    def _exists(self) -> bool:
        """Looked up until it is there. Raises `EngineDown` when it has an older form."""
        if not self._is_there:
            names = self._behind_alias()
            if not all(name.startswith(self._prefix) for name in names):
                raise EngineDown("De zoekindex is van een andere versie. Voer uit: manage.py rebuild_index")
            self._is_there = bool(names)
        return self._is_there

    def _behind_alias(self) -> list[str]:
        with suppress(NotFoundError):
            return list(self._client.indices.get_alias(name=self._alias))
        return []

    def _create_first(self) -> None:
        """Two processes may do this at once: the name is the same, so one of them is too late."""
        try:
            self._create(f"{self._prefix}first", aliases={self._alias: {}})
        except BadRequestError as error:
            if error.error != "resource_already_exists_exception":
                raise

    def _create(self, name: str, **more: dict) -> None:
        mapping = _mapping(self._facets).to_dict()
        self._slow.indices.create(index=name, settings=_SETTINGS, mappings=mapping, **more)

    def _bulk(self, actions: Iterable[dict], alias: str, **more: int) -> None:
        helpers.bulk(self._slow, actions, index=alias, require_alias=True, refresh=True, **more)

    def _use(self, fresh: str) -> None:
        """One step for readers. What other rebuilds left behind goes too."""
        swap = [{"remove": {"index": name, "alias": self._alias}} for name in self._behind_alias()]
        swap.append({"add": {"index": fresh, "alias": self._alias}})
        self._slow.indices.update_aliases(actions=swap)
        ours = re.compile(rf"{re.escape(self._alias)}-[0-9a-f]{{8}}-(first|[0-9a-f]{{32}})")
        names = self._slow.indices.get(index=f"{self._alias}-*", filter_path="*.aliases")
        for name in names:
            if ours.fullmatch(name) and name != fresh:
                self._slow.indices.delete(index=name, ignore_unavailable=True)


@contextmanager
def _reachable() -> Iterator[None]:
    """Whatever Elasticsearch could not do is an engine that is down."""
    try:
        yield
    except (ApiError, TransportError, helpers.BulkIndexError) as error:
        raise EngineDown(f"Elasticsearch gaf geen antwoord of weigerde: {error}") from error


def _indexing(record: Record) -> dict:
    tokens = document(record)
    return {"_id": record.id, "_source": {**tokens.streams, **tokens.keywords, **tokens.numbers}}


def _mapping(facets: Sequence[str]) -> Fields:
    mapping = Fields().meta("dynamic", "strict").meta("_source", enabled=False)
    for name in SCORED_FIELDS:
        mapping.field(name, "text", analyzer="whitespace", index_options="freqs")
    mapping.field(PHRASE_FIELD, "text", analyzer="whitespace")
    for name in (IDENTITY, NUMBER, CODES, *map(facet_field, facets)):
        mapping.field(name, "keyword")
    for name in (VERSION, DATE, YEAR):
        mapping.field(name, "long")
    return mapping


class _Search:
    """One question. One request answers it, and one more for each time that equal scores go on behind
    the page; citations ask one request more, for the records that carry them."""

    def __init__(self, client: Elasticsearch, alias: str, asked: Plan):
        self._client = client
        self._alias = alias
        self._plan = asked

    def results(self, facets: Sequence[str]) -> Results:
        stop = self._plan.stop
        listed, coded = self._plan.listed(), self._plan.first()
        answer = self._counting(self._request(listed, ordering.reach(stop), but=coded), facets).execute()
        tiers = [self._tier(listed, coded, answer, ordering.reach(stop))]
        if coded:
            both = AllOf((listed, coded))
            cited = self._request(both, ordering.reach(stop)).execute()
            tiers.insert(0, self._tier(both, None, cited, ordering.reach(stop)))
        found = ordering.page(tiers, self._plan.order, self._plan.start, stop)
        return Results(
            total=sum(tier.total for tier in tiers),
            with_all_words=answer.aggregations[_ALL_WORDS].doc_count,
            hits=tuple(Hit(one.id, round(one.score, 4)) for one in found),
            facets={name: _values(answer, name) for name in facets},
            holding=self._holding(answer),
        )

    def _holding(self, answer: Response) -> dict[str, int]:
        if not self._plan.words:
            return {}
        return _counted(answer.aggregations[_EVERYWHERE], self._plan.words)

    def _tier(self, listed: Node, but: Node | None, first: Response, reach: int) -> Tier:
        def fetch(size: int) -> list[Found]:
            known = size <= reach
            answer = first if known else self._request(listed, min(size, _WINDOW), but).execute()
            return [_found(hit) for hit in answer.hits]

        settled = self._plan.order is not Order.RELEVANCE
        return Tier(total=first.hits.total.value, fetch=fetch, settled=settled)

    def _request(self, listed: Node, size: int, but: Node | None = None) -> Search:
        hidden = [] if but is None else [_clause(but)]
        return (
            Search(using=self._client, index=self._alias)
            .query(self._query())
            .post_filter("bool", filter=[_clause(listed)], must_not=hidden)
            .sort(*_SORTS[self._plan.order])
            .source(False)
            .extra(size=size, track_total_hits=True)
            .params(search_type="dfs_query_then_fetch", allow_partial_search_results=False)
        )

    def _query(self) -> Clause:
        """What every result meets, and the weights of the plan added up."""
        asked = self._plan
        scored = [Q("term", **{one.field: {"value": one.token, "boost": one.weight}}) for one in asked.scored]
        bonuses = [Q("constant_score", filter=_clause(one.node), boost=one.weight) for one in asked.bonuses]
        return Q(
            "bool",
            filter=[_clause(asked.required)],
            must_not=[_clause(asked.forbidden)],
            should=[*scored, *bonuses],
            minimum_should_match=0,
        )

    def _counting(self, request: Search, facets: Sequence[str]) -> Search:
        """Counts beside the list: a facet is not filtered by itself, so each has a filter of its own."""
        asked = self._plan
        both = AllOf((asked.listed(), asked.all_words))
        request.aggs.bucket(_ALL_WORDS, A("filter", filter=_clause(both)))
        for name in facets:
            field = facet_field(name)
            counted = request.aggs.bucket(field, A("filter", filter=_clause(asked.listed(but=name))))
            counted.bucket("values", A("terms", field=field, size=_MOST_VALUES))
        if asked.words:
            _count(request.aggs.bucket(_EVERYWHERE, A("global")), asked.words)
        return request


def _count(where: AggBase, nodes: Mapping[str, Node]) -> None:
    """Asks how many records meet each node."""
    filters = {f"{at}": _clause(node) for at, node in enumerate(nodes.values())}
    where.bucket(_COUNTED, A("filters", filters=filters))


def _counted(answer: AggResponse, nodes: Mapping[str, Node]) -> dict[str, int]:
    buckets = answer[_COUNTED].buckets
    return {name: buckets[f"{at}"].doc_count for at, name in enumerate(nodes)}


def _found(hit: ElasticHit) -> Found:
    date, number = hit.meta.sort[-2:]
    return Found(hit.meta.id, hit.meta.score or 0.0, date, number)


def _values(answer: Response, name: str) -> dict[str, int]:
    buckets = answer.aggregations[facet_field(name)]["values"].buckets
    return {bucket.key: bucket.doc_count for bucket in buckets}


def _clause(node: Node) -> Clause:
    match node:
        case OneOf(field, tokens):
            return Q("terms", **{field: list(tokens)})
        case InOrder(field, tokens):
            return Q("match_phrase", **{field: " ".join(tokens)})
        case Between(field, low, high):
            return Q("range", **{field: {"gte": low, "lte": high}})
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
