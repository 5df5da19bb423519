"""Indexing records, analysis included, beside writing documents that are ready made."""

import tempfile
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

import tantivy
from django.conf import settings
from elasticsearch import Elasticsearch, helpers

from bench.speed.clock import median, ms, seconds
from bench.speed.goals import Figure
from bench.speed.step import Plan
from precedents.facets import NAMES
from precedents.indexing import records
from search.contract import Record
from search.document import document
from search.engines.elastic import ElasticEngine
from search.engines.embedded import EmbeddedEngine

MOST = 10_000
"""Records are kept in memory, so that reading them from the database costs neither anything."""
_INDEX = "kennisbank-bench-speed"
_HEAP = 64_000_000  # as our own writer has


def figures(plan: Plan) -> Iterator[Figure]:
    some = list(islice(records(), MOST))
    url = settings.ELASTICSEARCH_URL
    measured = _on_server(url, some, plan.rounds) if url else _embedded(some, plan.rounds)
    ours, ready = map(list, zip(*measured, strict=True))
    name = ElasticEngine.name if url else EmbeddedEngine.name
    yield Figure("indexing", name, plan.size, ms(median(ours) / len(some)), f"of {len(some):,}")
    yield Figure("indexing ratio", name, plan.size, median(ours) / median(ready))


def _embedded(some: Sequence[Record], rounds: int) -> Iterator[tuple[float, float]]:
    with tempfile.TemporaryDirectory() as folder:
        ours, ready = Path(folder) / "ours", Path(folder) / "ready"
        engine = EmbeddedEngine(ours, NAMES)
        for turn in range(rounds):
            took = seconds(engine.rebuild, some)
            schema = tantivy.Index.open(str(ours / engine.condition().index)).schema
            yield took, _written(schema, ready / str(turn), [_ready(schema, record) for record in some])


def _ready(schema: tantivy.Schema, record: Record) -> tantivy.Document:
    tokens = document(record)
    texts = {name: list(values) for name, values in (tokens.streams | tokens.keywords).items()}
    return tantivy.Document.from_dict(texts | tokens.numbers, schema)


def _written(schema: tantivy.Schema, place: Path, ready: Sequence[tantivy.Document]) -> float:
    place.mkdir(parents=True)
    writer = tantivy.Index(schema, path=str(place)).writer(heap_size=_HEAP, num_threads=1)
    return seconds(_write, writer, ready)


def _write(writer: tantivy.IndexWriter, ready: Sequence[tantivy.Document]) -> None:
    for one in ready:
        writer.add_document(one)
    writer.commit()
    writer.wait_merging_threads()


def _on_server(url: str, some: Sequence[Record], rounds: int) -> Iterator[tuple[float, float]]:
    engine, client = ElasticEngine(url, NAMES, index=_INDEX), Elasticsearch(url, request_timeout=120)
    try:
        for _ in range(rounds):
            took = seconds(engine.rebuild, some)
            made = client.indices.get(index=_INDEX)[engine.condition().index]
            yield took, _sent(client, made, [_action(record) for record in some])
    finally:
        for name in client.indices.get(index=f"{_INDEX}*"):
            client.indices.delete(index=name)


def _action(record: Record) -> dict:
    tokens = document(record)
    return {"_id": record.id, "_source": {**tokens.streams, **tokens.keywords, **tokens.numbers}}


def _sent(client: Elasticsearch, made: dict, ready: Sequence[dict]) -> float:
    """By the client's own helper, to an index with the same fields as ours."""
    name = f"{_INDEX}-ready"
    similarity = made["settings"]["index"]["similarity"]
    client.indices.create(
        index=name, mappings=made["mappings"], settings={"number_of_shards": 1, "similarity": similarity}
    )
    took = seconds(_bulk, client, name, ready)
    client.indices.delete(index=name)
    return took


def _bulk(client: Elasticsearch, name: str, ready: Sequence[dict]) -> None:
    helpers.bulk(client, ready, index=name)
    client.indices.refresh(index=name)
