"""Checkers are told whether the site runs and can answer; strangers are told no more than that."""

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from django.db import OperationalError, connection
from django.test import Client

from kennisbank import health
from tests.editors import client_of, someone
from tests.live_site import NOBODY_LISTENS

pytestmark = pytest.mark.one_database
OK, NOT_READY = {"status": "ok"}, {"status": "niet gereed"}


@pytest.fixture
def site(settings, tmp_path, transactional_db):
    settings.KENNISBANK_DATA, settings.ELASTICSEARCH_URL = tmp_path, ""
    settings.KENNISBANK_OPEN_READING = False


@pytest.fixture
def indexed(site, capsys):
    call_command("rebuild_index")


def _asked(client: Client, address: str = "/health/ready", **headers: str) -> tuple[int, dict[str, object]]:
    answer = client.get(address, headers=headers)
    assert answer["Cache-Control"] == "private, no-store"
    return answer.status_code, answer.json()


@pytest.mark.parametrize("host", ["127.0.0.1:8000", "localhost", "10.1.2.3:8000", "web"])
def test_a_checker_asks_by_any_name_and_without_login(client, indexed, settings, host):
    settings.ALLOWED_HOSTS = ["kennisbank.example.org"]
    assert _asked(client, "/health/live", host=host) == (200, OK)
    assert _asked(client, "/health/ready", host=host) == (200, OK)
    assert client.get("/regels/", headers={"host": host}).status_code == 400


def test_live_asks_neither_database_nor_engine(client, site, settings, django_assert_num_queries):
    settings.ELASTICSEARCH_URL = NOBODY_LISTENS
    with django_assert_num_queries(0):
        assert _asked(client, "/health/live") == (200, OK)


@pytest.mark.parametrize("who", [None, "lezer", "auteur", "tweede lezer"])
def test_an_engine_that_is_down_is_told_without_details(site, settings, who):
    client = client_of(someone(who)) if who else Client()
    settings.ELASTICSEARCH_URL = NOBODY_LISTENS
    assert _asked(client) == (503, NOT_READY)


def test_beheer_and_superusers_are_told_what_fails(site, settings):
    settings.ELASTICSEARCH_URL = NOBODY_LISTENS
    for user in (someone("beheer"), User.objects.create_superuser("root")):
        assert _asked(client_of(user)) == (503, {**NOT_READY, "hapert": [health.SEARCH]})


def test_an_index_that_was_never_made_is_not_ready(site):
    assert _asked(client_of(someone("beheer"))) == (503, {**NOT_READY, "hapert": [health.SEARCH]})


def test_an_index_of_another_word_list_goes_on(indexed, settings):
    (about,) = settings.KENNISBANK_DATA.glob("index/*/about.json")
    about.write_text('{"analysis": "een-andere"}')
    assert _asked(client_of(someone("beheer"))) == (200, OK)


def test_a_database_that_is_down_is_told_to_everybody_alike(indexed, monkeypatch):
    clients = [Client(), client_of(someone("beheer"))]

    def refuses() -> None:
        raise OperationalError("geen verbinding")

    connection.close()
    with monkeypatch.context() as patch:
        patch.setattr(connection, "connect", refuses)
        for client in clients:
            assert _asked(client) == (503, NOT_READY)
            assert _asked(client, "/health/live") == (200, OK)


def test_it_is_only_read(client, indexed):
    assert client.post("/health/ready").status_code == 405
    assert client.head("/health/live").status_code == 200
