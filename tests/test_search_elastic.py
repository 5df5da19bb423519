"""Elasticsearch: the contract on a real server, what is special to it, and the same order as embedded."""

import json
import socket
import urllib.request
import uuid
from base64 import b64encode
from urllib.parse import urlsplit

import pytest

from search.contract import EngineDown, Query
from search.engines.elastic import ElasticEngine
from search.engines.embedded import EmbeddedEngine
from tests.search_contract import DEBT, TRAVEL, EngineContract, ids
from tests.search_corpus import FACETS, queries, records

pytestmark = pytest.mark.elasticsearch


@pytest.fixture
def ask(elasticsearch_url):
    """Puts a plain HTTP request to the server, with the password that its address may hold."""
    address = urlsplit(elasticsearch_url)
    server = f"{address.scheme}://{address.hostname}:{address.port}"
    password = b64encode(f"{address.username}:{address.password}".encode()).decode()

    def request(method, path):
        asked = urllib.request.Request(f"{server}/{path}", method=method)
        if address.username:
            asked.add_header("Authorization", f"Basic {password}")
        with urllib.request.urlopen(asked) as answer:
            return json.load(answer)

    return request


@pytest.fixture
def index(ask):
    name = f"kennisbank-test-{uuid.uuid4().hex}"
    yield name
    for found in ask("GET", f"{name}*"):
        ask("DELETE", found)


@pytest.fixture
def place(elasticsearch_url, index):
    return lambda facets: ElasticEngine(elasticsearch_url, facets, index)


@pytest.fixture
def leftovers(ask, index):
    return lambda: set(ask("GET", f"{index}*"))


class TestElastic(EngineContract):
    pass


def test_both_engines_give_the_same(place, tmp_path):
    engines = place(FACETS), EmbeddedEngine(tmp_path, FACETS)
    for seed in (1, 2):
        for engine in engines:
            engine.rebuild(records(400, seed))
        for query in queries(150, seed):
            there, here = (engine.search(query) for engine in engines)
            assert ids(there) == ids(here), query
            assert (there.total, there.with_all_words) == (here.total, here.with_all_words)
            assert there.facets == here.facets


def test_an_index_of_another_form_is_not_read(place):
    place(FACETS).add([TRAVEL])
    newer = place((*FACETS, "level"))
    with pytest.raises(EngineDown, match="rebuild_index"):
        newer.search(Query())
    with pytest.raises(EngineDown, match="rebuild_index"):
        newer.add([DEBT])
    newer.rebuild([DEBT])
    assert ids(newer.search(Query())) == ["2"]


def test_a_closed_index_is_down_not_empty(place, ask, leftovers):
    engine = place(FACETS)
    engine.add([TRAVEL])
    for name in leftovers():
        ask("POST", f"{name}/_close")
    with pytest.raises(EngineDown):
        engine.search(Query())
    with pytest.raises(EngineDown):
        engine.add([DEBT])


def test_a_server_that_is_not_there_is_down():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        engine = ElasticEngine(f"http://127.0.0.1:{free.getsockname()[1]}", FACETS)
    for verb in (
        lambda: engine.search(Query()),
        lambda: engine.add([TRAVEL]),
        lambda: engine.remove(["1"]),
        lambda: engine.rebuild([TRAVEL]),
        lambda: list(engine.versions()),
    ):
        with pytest.raises(EngineDown):
            verb()


def test_an_index_that_was_deleted_is_empty_again(place, ask, leftovers):
    engine = place(FACETS)
    engine.add([TRAVEL])
    for name in leftovers():
        ask("DELETE", name)
    assert engine.search(Query()).total == 0
    engine.add([DEBT])
    assert ids(engine.search(Query())) == ["2"]
