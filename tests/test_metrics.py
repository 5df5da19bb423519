"""/metrics tells numbers to who has the token, and no text to anybody."""

import re

import pytest
from django.db import OperationalError, connection
from django.test import Client

from precedents.findings import findings_of
from precedents.outbox import IndexChange
from tests.editors import client_of, draft, published, someone

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]
TOKEN = "een-lang-geheim"
CANARY = "kanariegeel"


@pytest.fixture(autouse=True)
def opened(settings):
    settings.METRICS_TOKEN = TOKEN


def numbers(token: str = TOKEN) -> dict[str, float]:
    answer = Client().get("/metrics", headers={"authorization": f"Bearer {token}", "host": "web:8000"})
    assert answer.status_code == 200
    assert answer["Content-Type"].startswith("text/plain; version=")
    rows = re.findall(r"^(kennisbank_\S+(?:\{.*\})?) (\S+)$", answer.content.decode(), re.MULTILINE)
    return {name: float(value) for name, value in rows}


def _more(name: str, before: dict[str, float]) -> float:
    return numbers().get(name, 0) - before.get(name, 0)


def test_without_a_token_set_there_is_no_such_page(settings):
    settings.METRICS_TOKEN = ""
    for sent in ("", "Bearer ", "Bearer None"):
        assert Client().get("/metrics", headers={"authorization": sent}).status_code == 404


@pytest.mark.parametrize(
    "sent", ["", TOKEN, "Bearer ", "Bearer fout", f"Bearer {TOKEN}x", f"Basic {TOKEN}", "Bearer é"]
)
def test_who_has_not_the_token_is_refused(sent):
    answer = Client().get("/metrics", headers={"authorization": sent})
    assert (answer.status_code, answer.content) == (401, b"")


def test_a_login_is_no_token():
    assert client_of(someone("beheer")).get("/metrics").status_code == 401


def test_requests_count_by_method_view_and_class_of_status(client):
    before = numbers()
    client.get("/regels/")
    client.get("/regels/geen-regel/")
    assert _more('kennisbank_requests_total{method="GET",status="2xx",view="rules"}', before) == 1
    assert _more('kennisbank_requests_total{method="GET",status="4xx",view="rule"}', before) == 1
    assert _more('kennisbank_request_seconds_count{view="rules"}', before) == 1


def test_each_question_to_the_engine_is_timed(client):
    before = numbers()
    client.get("/zoeken/", {"q": CANARY})
    client.post("/vergelijken/", {"text": "Iemand krijgt geen briefadres en wacht op een uitkering."})
    assert _more('kennisbank_search_seconds_count{kind="find"}', before) >= 1
    assert _more('kennisbank_search_seconds_count{kind="alike"}', before) >= 1


def test_waiting_and_failed_changes_are_read_from_the_database():
    IndexChange.objects.all().delete()
    IndexChange.objects.create(page_id=1)
    IndexChange.objects.create(page_id=2, error="antwoordt niet")
    IndexChange.objects.create(page_id=3, written=True)
    told = numbers()
    assert (told["kennisbank_waiting_changes"], told["kennisbank_failed_changes"]) == (2, 1)


def test_while_the_database_is_down_the_counts_are_told(monkeypatch):
    def refuses(*args: object, **kwargs: object) -> None:
        raise OperationalError("geen verbinding")

    with monkeypatch.context() as patch:
        patch.setattr(connection, "cursor", refuses)
        told = numbers()
    assert "kennisbank_waiting_changes" not in told
    assert [name for name in told if name.startswith("kennisbank_requests_total")]


def test_findings_count_by_level():
    before = numbers()
    page = draft("Iemand", summary="Bel 06 12345678 of mail naar iemand@example.org.")
    findings_of(page)
    assert _more('kennisbank_findings_total{level="B1"}', before) >= 2


def test_no_label_holds_what_somebody_typed(client):
    page = published(f"{CANARY} in huis")
    client.get(page.url)
    client.get(f"/{CANARY}/", {"q": CANARY})
    client.get(f"/p/{CANARY}/")
    client.generic("KANARIEGEEL", "/regels/")
    answer = client.get("/metrics", headers={"authorization": f"Bearer {TOKEN}"})
    assert "kennisbank_requests_total" in answer.content.decode()
    assert CANARY not in answer.content.decode().lower()
