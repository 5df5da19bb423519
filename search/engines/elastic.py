"""Elasticsearch, version 8 or 9: for more than one web server, or very many records."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress

from elasticsearch import ApiError, NotFoundError, TransportError
from elasticsearch.dsl import Search
from elasticsearch.dsl.response import Response

from search.conditions import Node
from search.contract import Condition, Draft, EngineDown, Record, Results
from search.document import VERSION
from search.documents import documents
from search.engines.elastic_index import ElasticAlias, ElasticDraft, InUse, indexing, removing
from search.engines.elastic_question import ElasticQuestion, counts
from search.engines.elastic_server import WRITE_SECONDS, ElasticOptions, bulk, connect, reachable
from search.engines.planned import PlannedEngine, tell_of_other_analysis
from search.plan import Plan

_NO_OPTIONS = ElasticOptions()
_VERSIONS_AT_ONCE = 5_000
_STAYS_OPEN = "2m"


class ElasticEngine(PlannedEngine):
    """`index` is an alias; the index behind it is replaced at a rebuild."""

    name = "elasticsearch"

    def __init__(
        self,
        url: str,
        facets: tuple[str, ...],
        index: str = "kennisbank",
        options: ElasticOptions = _NO_OPTIONS,
    ):
        super().__init__(facets)
        self._client = connect(url, options)
        self._alias = ElasticAlias(self._client, index, facets, options)
        self._known: InUse | None = None

    def add(self, records: Iterable[Record]) -> None:
        with reachable():
            self._write(list(map(indexing, documents(records))))

    def remove(self, ids: Iterable[str]) -> None:
        with reachable():
            self._write(list(map(removing, ids)))

    @contextmanager
    def building(self) -> Iterator[Draft]:
        with reachable():
            self._alias.clear()
            draft = ElasticDraft(self._client, self._alias)
        try:
            yield draft
        finally:
            self._known = None
            with suppress(ApiError, TransportError):
                self._alias.clear()

    def condition(self) -> Condition:
        with reachable():
            self._known = None
            used = self._in_use()
            stats = self._client.indices.stats(index=used.name, metric=["docs", "store"])["_all"]["primaries"]
            return Condition(
                version=self._client.info()["version"]["number"],
                index=used.name,
                documents=stats["docs"]["count"],
                size=stats["store"]["size_in_bytes"],
                analysis=used.analysis,
            )

    def versions(self) -> Iterator[tuple[str, int]]:
        """All of one moment, page by page."""
        with reachable():
            self._known = None  # another process may have made the index anew
            opened = self._client.open_point_in_time(index=self._in_use().name, keep_alive=_STAYS_OPEN)["id"]
            try:
                for hit in self._pages(opened):
                    yield hit["_id"], hit["fields"][VERSION][0]
            finally:
                with suppress(NotFoundError):
                    self._client.close_point_in_time(id=opened)

    def _pages(self, opened: str) -> Iterator[dict]:
        after: dict = {}
        while True:
            hits = self._client.search(
                pit={"id": opened, "keep_alive": _STAYS_OPEN},
                size=_VERSIONS_AT_ONCE,
                sort=["_shard_doc"],
                docvalue_fields=[VERSION],
                source=False,
                track_total_hits=False,
                allow_partial_search_results=False,
                **after,
            )["hits"]["hits"]
            yield from hits
            if len(hits) < _VERSIONS_AT_ONCE:
                return
            after = {"search_after": hits[-1]["sort"]}

    def _answer(self, asked: Plan, facets: tuple[str, ...]) -> Results:
        with reachable():
            return ElasticQuestion(self._ask, asked).results(facets)

    def _counts(self, nodes: Mapping[str, Node], hidden: Node) -> dict[str, int]:
        with reachable():
            return counts(self._ask, nodes, hidden)

    def _ask(self, request: Search) -> Response:
        """An answer of all shards of one index. Raises `IndexDamaged` when the alias names more."""
        used = self._in_use()
        try:
            answer = request.using(self._client).index(self._alias.name).execute()
        except ApiError:
            self._known = None  # it may be another index by now, or more than one
            self._in_use()
            raise
        if answer._shards.successful != used.shards:
            self._known = None
            if answer._shards.successful != self._in_use().shards:
                raise EngineDown("Elasticsearch gaf maar een deel van het antwoord.")
        return answer

    def _write(self, actions: list[dict]) -> None:
        self._in_use()
        bulk(self._client.options(request_timeout=WRITE_SECONDS), actions, self._alias.name, refresh=True)

    def _in_use(self) -> InUse:
        """Looked up once, and again when an answer does not fit."""
        if self._known is None:
            self._known = self._alias.look_up()
            tell_of_other_analysis(self._known.analysis)
        return self._known
