"""Elasticsearch: the contract on a real server, what is special to it, and the same order as embedded."""

import json
import socket
import urllib.request
import uuid
from base64 import b64encode
from dataclasses import replace
from urllib.parse import urlsplit

import pytest

from search.contract import EngineDown, IndexDamaged, IndexMissing, Query, RecordsRefused
from search.engines.elastic import ElasticEngine
from search.engines.elastic_server import ElasticOptions
from search.engines.embedded import EmbeddedEngine
from tests.faulty_proxy import own_certificate, proxy
from tests.search_contract import CARE, DEBT, TRAVEL, EngineContract, ids
from tests.search_corpus import FACETS, queries, records

pytestmark = pytest.mark.elasticsearch

AS_SET = ElasticOptions()


@pytest.fixture
def ask(elasticsearch_url):
    """Puts a plain HTTP request to the server, with the password that its address may hold."""
    address = urlsplit(elasticsearch_url)
    server = f"{address.scheme}://{address.hostname}:{address.port}"
    password = b64encode(f"{address.username}:{address.password}".encode()).decode()

    def request(method, path, body=None):
        asked = urllib.request.Request(f"{server}/{path}", method=method)
        if body:
            asked.data = json.dumps(body).encode()
            asked.add_header("Content-Type", "application/json")
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
    return lambda facets, options=AS_SET: ElasticEngine(elasticsearch_url, facets, index, options)


@pytest.fixture
def leftovers(ask, index):
    return lambda: set(ask("GET", f"{index}*"))


class TestElastic(EngineContract):
    pass


@pytest.mark.parametrize("shards", [1, 3])
def test_both_engines_give_the_same(place, tmp_path, shards):
    engines = place(FACETS, ElasticOptions(shards=shards)), EmbeddedEngine(tmp_path, FACETS)
    for seed in (1, 2):
        for engine in engines:
            engine.rebuild(records(400, seed))
        for query in queries(150, seed):
            there, here = (engine.search(query) for engine in engines)
            assert ids(there) == ids(here), query
            assert (there.total, there.with_all_words) == (here.total, here.with_all_words)
            assert there.facets == here.facets


def test_an_index_of_another_form_is_not_read(place):
    place(FACETS).rebuild([TRAVEL])
    newer = place((*FACETS, "level"))
    with pytest.raises(EngineDown, match="rebuild_index"):
        newer.search(Query())
    with pytest.raises(EngineDown, match="rebuild_index"):
        newer.add([DEBT])
    newer.rebuild([DEBT])
    assert ids(newer.search(Query())) == ["2"]


def test_a_closed_index_is_down_not_empty(place, ask, leftovers):
    engine = place(FACETS)
    engine.rebuild([TRAVEL])
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


def test_an_index_that_was_deleted_is_missing_until_it_is_rebuilt(place, ask, leftovers):
    engine = place(FACETS)
    engine.rebuild([TRAVEL])
    for name in leftovers():
        ask("DELETE", name)
    for verb in (
        lambda: engine.add([DEBT]),
        lambda: engine.remove(["1"]),
        lambda: engine.search(Query()),
        lambda: list(engine.versions()),
        lambda: place(FACETS).search(Query()),
    ):
        with pytest.raises(IndexMissing):
            verb()
    assert leftovers() == set()
    engine.rebuild([DEBT])
    assert ids(engine.search(Query())) == ["2"]


def test_an_index_deleted_while_it_is_made_is_not_made_by_the_server(place, ask, index, leftovers):
    engine = place(FACETS)
    engine.rebuild([TRAVEL])
    before = leftovers()
    with engine.building() as draft:
        draft.add([DEBT])
        for name in leftovers() - before:
            ask("DELETE", name)
        with pytest.raises(IndexMissing):
            draft.add([DEBT])
    assert leftovers() == before
    assert ids(engine.search(Query())) == ["1"]


def test_an_alias_of_two_indexes_is_damage_until_it_is_rebuilt(place, ask, index, leftovers):
    engine = place(FACETS)
    engine.rebuild([TRAVEL])
    assert ids(engine.search(Query())) == ["1"]
    ask("PUT", f"{index}-anders")
    ask("PUT", f"{index}-anders/_alias/{index}")
    for verb in (
        lambda: engine.search(Query()),
        lambda: place(FACETS).search(Query()),
        lambda: engine.holding(["vervoer"]),
        engine.condition,
    ):
        with pytest.raises(IndexDamaged, match="rebuild_index"):
            verb()
    with pytest.raises(EngineDown):
        engine.add([DEBT])
    engine.rebuild([TRAVEL, DEBT])
    assert engine.search(Query()).total == 2
    assert f"{index}-anders" in leftovers()  # of somebody else: not ours to throw away


def test_a_block_on_writing_leaves_searching_and_is_told(place, ask, index):
    engine = place(FACETS)
    engine.rebuild([TRAVEL])
    ask("PUT", f"{index}/_settings", {"index.blocks.read_only_allow_delete": True})
    with pytest.raises(EngineDown, match="cluster_block"):
        engine.add([DEBT])
    assert ids(engine.search(Query())) == ["1"]
    ask("PUT", f"{index}/_settings", {"index.blocks.read_only_allow_delete": None})
    engine.add([DEBT])
    assert engine.search(Query()).total == 2


def test_a_record_that_is_refused_holds_up_no_other(place):
    engine = place(FACETS)
    engine.rebuild([TRAVEL])
    with pytest.raises(RecordsRefused) as refused:
        engine.add([replace(DEBT, version=2**70), CARE])
    assert set(refused.value.reasons) == {"2"}
    assert sorted(ids(engine.search(Query()))) == ["1", "3"]


def test_an_index_of_another_word_list_goes_on_and_says_so(place, ask, index, caplog):
    engine = place(FACETS)
    engine.rebuild([TRAVEL])
    assert caplog.text == ""
    ask("PUT", f"{index}/_mapping", {"_meta": {"analysis": "ouder"}})
    assert ids(place(FACETS).search(Query())) == ["1"]
    assert "andere woordenlijst" in caplog.text
    assert "rebuild_index" in caplog.text


def test_its_settings_are_those_of_the_site(place, ask, index):
    place(FACETS, ElasticOptions(shards=3, replicas=1, refresh="30s")).rebuild([TRAVEL])
    (told,) = ask("GET", f"{index}/_settings").values()
    kept = told["settings"]["index"]
    assert (kept["number_of_shards"], kept["number_of_replicas"]) == ("3", "1")
    assert kept["refresh_interval"] == "30s"


def test_a_password_or_key_that_is_wrong_is_down(elasticsearch_url):
    address = urlsplit(elasticsearch_url)
    if not address.username:
        pytest.skip("deze Elasticsearch vraagt geen wachtwoord")
    with pytest.raises(EngineDown, match="401"):
        ElasticEngine(
            f"{address.scheme}://{address.hostname}:{address.port}",
            FACETS,
            options=ElasticOptions(api_key="bmllbWFuZDpuaWVtYW5k"),
        ).search(Query())


def test_a_key_does_what_a_password_does(place, ask, elasticsearch_url, index):
    address = urlsplit(elasticsearch_url)
    if not address.username:
        pytest.skip("deze Elasticsearch vraagt geen wachtwoord")
    key = ask("POST", "_security/api_key", {"name": index})["encoded"]
    server = f"{address.scheme}://{address.hostname}:{address.port}"
    engine = ElasticEngine(server, FACETS, index, ElasticOptions(api_key=key))
    engine.rebuild([TRAVEL])
    assert ids(place(FACETS).search(Query())) == ["1"]


def test_more_addresses_are_one_server_that_may_lose_a_node(elasticsearch_url, index, place):
    engine = ElasticEngine(f"http://127.0.0.1:9,{elasticsearch_url}", FACETS, index)
    engine.rebuild([TRAVEL])
    for _ in range(4):
        assert ids(engine.search(Query())) == ["1"]


def test_a_certificate_of_an_authority_of_our_own(elasticsearch_url, index, tmp_path):
    authority = own_certificate(tmp_path)
    with proxy(elasticsearch_url, authority) as server:
        trusting = ElasticEngine(server.url, FACETS, index, ElasticOptions(ca=str(authority)))
        trusting.rebuild([TRAVEL])
        assert ids(trusting.search(Query())) == ["1"]
        with pytest.raises(EngineDown):
            ElasticEngine(server.url, FACETS, index).search(Query())
