"""What is logged of a request: its id, the pattern of its address and where it failed; nothing typed."""

import json
import logging

import pytest
from django.test import Client

from precedents import indexing
from search.contract import EngineDown
from tests.editors import client_of, draft, published, someone
from tests.logged import logged

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]
CANARY = "Kanariegeel"
ID = "0a1b2c3d-aanvraag-7"


@pytest.fixture
def lines():
    with logged() as read:
        yield read


@pytest.fixture
def visitor():
    client = Client(raise_request_exception=False)
    client.get("/regels/")  # what a first request sets up may log on its own
    return client


def _silent(lines: list[dict[str, object]]) -> bool:
    return CANARY.lower() not in json.dumps(lines).lower()


def test_an_address_that_does_not_exist_is_told_without_what_was_typed(visitor, lines):
    visitor.get(f"/precedenten/{CANARY}/?q={CANARY}")
    visitor.get(f"/{CANARY}.html")
    visitor.get(f"/static/{CANARY}.css")
    visitor.get(f"/p/{CANARY}/")
    told = lines()
    assert [line["message"] for line in told] == ["Not Found"] * 4
    assert [line["path"] for line in told] == ["/<pagina>/", "-", "-", "/p/<str:number>/"]
    assert _silent(told)


def test_a_fault_is_told_by_type_and_place(visitor, lines, settings):
    settings.ROOT_URLCONF = "tests.failing_urls"
    answer = visitor.get(f"/kapot/?q={CANARY}")
    told = lines()
    assert [line["error"] for line in told] == ["RuntimeError"]
    assert told[0]["places"][-1].startswith("tests/failing_urls.py:")
    assert told[0]["places"][-1].endswith(" fail")
    assert (told[0]["path"], told[0]["status"]) == ("/kapot/", 500)
    assert told[0]["request"] == answer["X-Request-ID"]
    assert "geheim" not in json.dumps(told)


def test_an_engine_that_quotes_the_question_is_not_quoted(visitor, lines, monkeypatch, settings):
    def refuses(*args: object) -> None:
        raise EngineDown(f"weigerde {CANARY}")

    monkeypatch.setattr(indexing, "engine", refuses)
    assert visitor.get("/zoeken/", {"q": CANARY}).status_code == 503
    assert visitor.post("/vergelijken/", {"text": f"{CANARY} woont bij zijn zus."}).status_code == 503
    told = lines()
    assert told
    assert _silent(told)


def test_a_wrong_host_and_a_failing_login_name_nobody(visitor, lines):
    visitor.get("/", headers={"host": f"{CANARY}.example.org"})
    visitor.post("/inloggen/", {"username": CANARY, "password": CANARY})
    Client(enforce_csrf_checks=True).post("/inloggen/", {"username": CANARY})
    told = lines()
    assert {"django.security.DisallowedHost", "django.security.csrf"} <= {line["logger"] for line in told}
    assert _silent(told)


def test_an_editor_at_work_logs_no_title(lines):
    editor = client_of(someone("tweede lezer"))
    page = draft(f"{CANARY} in huis")
    shown = published(f"{CANARY} op straat")
    for address in (
        f"/admin/pages/{page.pk}/edit/",
        f"/admin/pages/search/?q={CANARY}",
        shown.url,
        f"{shown.url}x/",
    ):
        editor.get(address)
    told = lines()
    assert told
    assert _silent(told)


def test_all_lines_of_a_request_share_its_id_and_another_has_another(visitor, lines):
    answers = [visitor.get("/nergens/"), visitor.get("/nergens/")]
    ids = [answer["X-Request-ID"] for answer in answers]
    assert [line["request"] for line in lines()] == ids
    assert len(set(ids)) == 2
    logging.getLogger("precedents").warning("Buiten een verzoek")
    assert "request" not in lines()[0]


@pytest.mark.parametrize(
    ("proxies", "sent", "holds"),
    [
        (1, ID, True),
        (0, ID, False),
        (1, "kort", False),
        (1, "a" * 65, False),
        (1, "met spatie en meer", False),
        (1, 'aanhaling"tekens', False),
    ],
)
def test_an_id_is_taken_over_from_a_proxy_when_it_looks_like_one(visitor, settings, proxies, sent, holds):
    settings.KENNISBANK_PROXIES = proxies
    answer = visitor.get("/regels/", headers={"x-request-id": sent})
    assert (answer["X-Request-ID"] == sent) == holds
    assert 8 <= len(answer["X-Request-ID"]) <= 64
