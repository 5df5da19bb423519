"""Keeps the requests that an engine gets, to send them again alone: what our own work costs beside them."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from search.engines.elastic import ElasticEngine
from search.engines.embedded import EmbeddedEngine

Request = Callable[[], Any]


class RecordingEmbedded(EmbeddedEngine):
    """Keeps each search and aggregate call to tantivy, its query ready made."""

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self.requests: list[Request] = []

    def _searcher(self) -> Any:
        return _Searcher(super()._searcher(), self.requests)


class _Searcher:
    def __init__(self, searcher: Any, requests: list[Request]) -> None:
        self._searcher, self._requests = searcher, requests

    def search(self, *args: Any, **options: Any) -> Any:
        return self._kept(self._searcher.search, *args, **options)

    def aggregate(self, *args: Any) -> Any:
        return self._kept(self._searcher.aggregate, *args)

    def doc(self, address: Any) -> Any:
        return self._searcher.doc(address)

    def _kept(self, ask: Callable[..., Any], *args: Any, **options: Any) -> Any:
        self._requests.append(partial(ask, *args, **options))
        return ask(*args, **options)


class RecordingElastic(ElasticEngine):
    """Keeps each request to the server with the body that was sent, to be sent by the same client."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.requests: list[Request] = []
        transport = self._client.transport
        send = transport.perform_request

        def keeping(method: str, target: str, **rest: Any) -> Any:
            self.requests.append(partial(send, method, target, **rest))
            return send(method, target, **rest)

        transport.perform_request = keeping


def recording(data: Path, url: str, facets: tuple[str, ...]) -> RecordingEmbedded | RecordingElastic:
    """The engine of a site as its settings choose it: Elasticsearch when it has an address."""
    return RecordingElastic(url, facets) if url else RecordingEmbedded(data / "index", facets)
