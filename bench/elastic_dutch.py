"""Elasticsearch as it comes: one text field with its own `dutch` analyzer, BM25, a `match` query."""

from collections.abc import Iterable, Iterator

from elasticsearch import Elasticsearch, helpers

INDEX = "kennisbank-bench-dutch"


def run(
    url: str, corpus: Iterable[tuple[str, str]], queries: Iterable[tuple[str, str]], depth: int
) -> dict[str, list[str]]:
    """Per query the documents found, best first. The index is removed afterwards."""
    client = Elasticsearch(url, request_timeout=60)
    client.indices.delete(index=INDEX, ignore_unavailable=True)
    client.indices.create(
        index=INDEX,
        settings={"number_of_shards": 1},
        mappings={"properties": {"text": {"type": "text", "analyzer": "dutch"}}},
    )
    try:
        helpers.bulk(client, _documents(corpus))
        client.indices.refresh(index=INDEX)
        return {query: _found(client, text, depth) for query, text in queries}
    finally:
        client.indices.delete(index=INDEX)


def _documents(corpus: Iterable[tuple[str, str]]) -> Iterator[dict]:
    return ({"_index": INDEX, "_id": identity, "text": text} for identity, text in corpus)


def _found(client: Elasticsearch, text: str, depth: int) -> list[str]:
    answer = client.search(index=INDEX, query={"match": {"text": text}}, size=depth, source=False)
    return [hit["_id"] for hit in answer["hits"]["hits"]]
