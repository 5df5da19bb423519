"""The whole demonstration, loaded once a session, in a database and an index of its own.

A module that takes `demo` works on it with the embedded engine; one that takes `each_engine` runs once on
each engine. What a test changes is undone after it, so every test sees the same precedents.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from io import StringIO
from pathlib import Path

import pytest
from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache
from django.core.management import call_command
from django.db import connection
from django.test import override_settings
from elasticsearch import Elasticsearch
from pytest_django.live_server_helper import LiveServer

from precedents.indexing import current_engine
from search import engine as engines
from search.engines.elastic import ElasticEngine
from search.engines.elastic_server import ElasticOptions

ROOT = Path(__file__).resolve().parent.parent
DEMO = ROOT / "demo" / "precedents"
SHARED = ROOT.parent / "shared"
NEEDS_SHARED = "Deze test vergelijkt met ../shared, en dat is er niet."
BOTH = [
    pytest.param("embedded", marks=pytest.mark.embedded),
    pytest.param("elasticsearch", marks=pytest.mark.elasticsearch),
]

_INDEX = f"kennisbank-test-{os.getpid()}"
_SUFFIX = "demo"


class _IndexOfTheTests(ElasticEngine):
    """A server may hold the index of a real site: that one is not touched."""

    def __init__(self, url: str, facets: tuple[str, ...], options: ElasticOptions) -> None:
        super().__init__(url, facets, _INDEX, options)


@pytest.fixture(scope="session", autouse=True)
def index_of_the_tests() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(engines, "ElasticEngine", _IndexOfTheTests)
        current_engine().rebuild(())
        yield
    if url := os.environ.get("ELASTICSEARCH_URL"):
        server = Elasticsearch(url)
        for name in server.indices.get(index=f"{_INDEX}-*"):
            server.indices.delete(index=name)


def engine_settings(name: str, folder: Path) -> dict[str, object]:
    """The settings with which the site runs on this engine."""
    url = os.environ["ELASTICSEARCH_URL"] if name == "elasticsearch" else ""
    return {"KENNISBANK_DATA": folder, "ELASTICSEARCH_URL": url}


@contextmanager
def in_database(name: str) -> Iterator[None]:
    """The default database is another one, for every thread."""
    before = connection.settings_dict["NAME"]
    _use_database(name)
    try:
        yield
    finally:
        _use_database(before)


def _use_database(name: str) -> None:
    connection.close()
    connection.settings_dict["NAME"] = name
    cache.clear()
    ContentType.objects.clear_cache()


@pytest.fixture(scope="session")
def demo_place(
    django_db_setup: None, django_db_blocker: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[str, Path]]:
    """Name of the database and folder of the index; loaded as an operator loads it."""
    folder = tmp_path_factory.mktemp("demo")
    with django_db_blocker.unblock():
        connection.close()
        connection.creation.clone_test_db(_SUFFIX, verbosity=0)
        name = connection.creation.get_test_db_clone_settings(_SUFFIX)["NAME"]
        with in_database(name), override_settings(**engine_settings("embedded", folder)):
            for command in ("migrate", "load_taxonomy", "load_demo", "rebuild_index"):
                call_command(command, verbosity=0, stdout=StringIO())
        yield name, folder
        connection.creation.destroy_test_db(suffix=_SUFFIX, verbosity=0)


@pytest.fixture(scope="module")
def demo(
    demo_place: tuple[str, Path], django_db_blocker: pytest.FixtureRequest, index_of_the_tests: None
) -> Iterator[None]:
    """The site of this module is the demonstration, on the embedded engine."""
    name, folder = demo_place
    with (
        django_db_blocker.unblock(),
        in_database(name),
        override_settings(**engine_settings("embedded", folder)),
    ):
        yield


@pytest.fixture(scope="module", params=BOTH)
def each_engine(request: pytest.FixtureRequest, demo: None, demo_place: tuple[str, Path]) -> Iterator[str]:
    """The demonstration on each engine, its index just built."""
    with override_settings(**engine_settings(request.param, demo_place[1])):
        if request.param == "elasticsearch":
            call_command("rebuild_index", stdout=StringIO())
        yield request.param


@pytest.fixture(scope="module")
def demo_server(demo: None) -> Iterator[LiveServer]:
    """The demonstration at an address; nothing is emptied afterwards, so a test leaves it as it was."""
    server = LiveServer("127.0.0.1")
    yield server
    server.stop()
