"""The engine that the settings choose. No caller asks which one it is."""

from functools import cache
from pathlib import Path

from django.conf import settings

from search.contract import Engine
from search.engines.elastic import ElasticEngine
from search.engines.elastic_server import ElasticOptions
from search.engines.embedded import EmbeddedEngine


def engine(facets: tuple[str, ...], name: str | None = None) -> Engine:
    """The engine of this site; `name` ("embedded" or "elasticsearch") overrules the settings.

    Raises `ValueError` with a Dutch sentence for an unknown name, or for Elasticsearch without an address.
    """
    name = name or (ElasticEngine.name if settings.ELASTICSEARCH_URL else EmbeddedEngine.name)
    if name == EmbeddedEngine.name:
        return _embedded(Path(settings.KENNISBANK_DATA) / "index", facets)
    if name != ElasticEngine.name:
        raise ValueError(f"Onbekende zoekmachine: {name}. Kies embedded of elasticsearch.")
    if not settings.ELASTICSEARCH_URL:
        raise ValueError("Zet ELASTICSEARCH_URL op het adres van Elasticsearch.")
    return _elastic(settings.ELASTICSEARCH_URL, facets, ElasticOptions(**settings.ELASTICSEARCH_OPTIONS))


@cache
def _embedded(folder: Path, facets: tuple[str, ...]) -> Engine:
    return EmbeddedEngine(folder, facets)


@cache
def _elastic(url: str, facets: tuple[str, ...], options: ElasticOptions) -> Engine:
    """One client for a process: it keeps its connections."""
    return ElasticEngine(url, facets, options=options)
