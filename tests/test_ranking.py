"""What comes first, on each engine alike."""

import uuid

import pytest
from elasticsearch import Elasticsearch

from search.contract import Query
from search.engines.elastic import ElasticEngine
from search.engines.embedded import EmbeddedEngine
from tests.search_corpus import record


@pytest.fixture
def embedded(tmp_path):
    return EmbeddedEngine(tmp_path / "index", ())


@pytest.fixture
def elastic(elasticsearch_url):
    name = f"kennisbank-test-{uuid.uuid4().hex}"
    yield ElasticEngine(elasticsearch_url, (), name)
    client = Elasticsearch(elasticsearch_url)
    for index in client.indices.get(index=f"{name}*"):
        client.indices.delete(index=index)


@pytest.fixture(params=["embedded", pytest.param("elastic", marks=pytest.mark.elasticsearch)])
def ranked(request):
    """The ids of these texts, best first, for a question. Equals come newest first: the last one given."""
    engine = request.getfixturevalue(request.param)

    def ask(question, *texts):
        engine.rebuild(record(number, "", text) for number, text in enumerate(texts))
        return [hit.id for hit in engine.search(Query(question)).hits]

    return ask


def test_words_that_stand_together_come_first(ranked):
    together = "De hoogte van de uitkering verschilt. Een woning, een gezin, een kind."
    apart = "De hoogte verschilt. Een woning, een gezin, een kind, een uitkering."
    for question in ("hoogte uitkering", "uitkering: welke hoogte?"):
        assert ranked(question, together, apart) == ["0", "1"]


def test_the_form_that_was_typed_comes_first(ranked):
    assert ranked("toeslagen", "Over toeslagen.", "Over de toeslag.") == ["0", "1"]


def test_words_that_only_ask_find_nothing_but_help_the_order(ranked):
    answer, other, asks = "Huur en inzicht.", "Huur en zorg.", "Inzicht en informatie."
    assert ranked("Kunt u inzicht geven in de huur?", answer, other, asks) == ["0", "1"]


def test_a_word_asked_twice_does_not_drown_the_others(ranked):
    repeated, both = "Zorg, zorg, zorg en zorg.", "Zorg voor een woning in huis."
    assert ranked("zorg zorg zorg woning", both, repeated, "Iets anders.") == ["0", "1"]
