"""The index in Elasticsearch: an alias that readers ask, the index behind it, and the next one being made."""

import re
import uuid
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass

from elasticsearch import Elasticsearch, NotFoundError
from elasticsearch.dsl import Mapping as Fields

from search.contract import Draft, EngineDown, IndexDamaged, IndexMissing, Record
from search.document import (
    DATE,
    NUMBER,
    PHRASE_FIELD,
    SCORED_FIELDS,
    VERSION,
    Document,
    analysis_version,
    form,
)
from search.documents import documents
from search.engines.elastic_question import WINDOW
from search.engines.elastic_server import BUILD_SECONDS, ElasticOptions, bulk, reachable
from search.engines.sentences import MISSING, OTHER_FORM, REBUILD
from search.plan import CODES, IDENTITY, YEAR, facet_field

_SIMILARITY = {"default": {"type": "BM25", "k1": 1.2, "b": 0.75}}
_MOST_HIDDEN = 2_000_000
"""Changes that may wait while searching goes on: each hides a record. By itself 65,536 is the most, and an
import while no process writes the index can leave more."""
_BUSY_SERVER = {"max_retries": 3, "initial_backoff": 2}  # seconds; each try waits twice as long


@dataclass(frozen=True)
class InUse:
    """The index behind the alias; `analysis` is the version that it was made with."""

    name: str
    shards: int
    analysis: str


class ElasticAlias:
    """`name` is what readers ask; the index behind it is replaced at a rebuild."""

    def __init__(self, client: Elasticsearch, name: str, facets: tuple[str, ...], options: ElasticOptions):
        self.name = name
        self._client = client
        self._facets = facets
        self._options = options
        self._prefix = f"{name}-{form(facets)}-"

    def look_up(self) -> InUse:
        """Raises `IndexMissing`, `IndexDamaged` when there are more, `EngineDown` for an older form."""
        try:
            found = self._client.indices.get(index=self.name)
        except NotFoundError:
            raise IndexMissing(MISSING) from None
        if len(found) > 1:
            raise IndexDamaged(f"De naam {self.name} wijst in Elasticsearch naar meer indexen. {REBUILD}")
        ((name, told),) = found.items()
        if not name.startswith(self._prefix):
            raise EngineDown(OTHER_FORM)
        shards = int(told["settings"]["index"]["number_of_shards"])
        return InUse(name, shards, told["mappings"].get("_meta", {}).get("analysis", ""))

    def clear(self) -> None:
        """Removes indexes of ours that nobody uses: left by a build that failed or was killed."""
        ours = re.compile(rf"{re.escape(self.name)}-[0-9a-f]{{8}}-(first|[0-9a-f]{{32}})")
        used = self._behind()
        for name in self._client.indices.get(index=f"{self.name}-*", filter_path="*.aliases"):
            if ours.fullmatch(name) and name not in used:
                self._client.indices.delete(index=name, ignore_unavailable=True)

    def create(self) -> str:
        """The name of a new index. While it is filled it is not copied or refreshed: that costs time."""
        name = f"{self._prefix}{uuid.uuid4().hex}"
        self._client.indices.create(
            index=name,
            aliases={draft_alias(name): {}},
            mappings=_mapping(self._facets).meta("_meta", analysis=analysis_version()).to_dict(),
            settings={
                "number_of_shards": self._options.shards,
                "number_of_replicas": 0,
                "refresh_interval": "-1",
                "max_result_window": WINDOW,
                "max_terms_count": _MOST_HIDDEN,
                "similarity": _SIMILARITY,
            },
        )
        return name

    def use(self, index: str) -> None:
        """One step for readers. Whatever the alias named before, it names this index alone."""
        settings = {"number_of_replicas": self._options.replicas, "refresh_interval": self._options.refresh}
        self._client.indices.put_settings(index=index, settings=settings)
        self._client.indices.refresh(index=index)
        steps = [{"remove": {"index": old, "alias": self.name}} for old in self._behind()]
        steps.append({"remove": {"index": index, "alias": draft_alias(index)}})
        steps.append({"add": {"index": index, "alias": self.name}})
        self._client.indices.update_aliases(actions=steps)

    def _behind(self) -> list[str]:
        with suppress(NotFoundError):
            return list(self._client.indices.get_alias(name=self.name))
        return []


class ElasticDraft(Draft):
    """Written by an alias of its own: should somebody delete the index, the server makes no other."""

    def __init__(self, client: Elasticsearch, alias: ElasticAlias):
        self._client = client.options(request_timeout=BUILD_SECONDS, max_retries=0)
        self._alias = alias
        self._index = alias.create()

    def add(self, records: Iterable[Record]) -> None:
        with reachable():
            bulk(self._client, map(indexing, documents(records)), draft_alias(self._index), **_BUSY_SERVER)

    def remove(self, ids: Iterable[str]) -> None:
        with reachable():
            bulk(self._client, map(removing, ids), draft_alias(self._index))

    def count(self) -> int:
        with reachable():
            self._client.indices.refresh(index=self._index)
            return self._client.count(index=self._index)["count"]

    def use(self) -> None:
        with reachable():
            self._alias.use(self._index)


def draft_alias(index: str) -> str:
    return f"{index}-nieuw"


def indexing(tokens: Document) -> dict:
    """What the bulk helper sends to add a document."""
    source = {**tokens.streams, **tokens.keywords, **tokens.numbers}
    return {"_id": tokens.keywords[IDENTITY][0], "_source": source}


def removing(identity: str) -> dict:
    """What the bulk helper sends to take a record out."""
    return {"_op_type": "delete", "_id": identity}


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
