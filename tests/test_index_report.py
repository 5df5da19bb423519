"""The report on the search index: in step or not, what to do, and nothing of a text."""

import re
from html import unescape

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from precedents import index_report
from precedents.index_state import IndexState
from precedents.models import PrecedentPage
from precedents.outbox import IndexChange
from tests.editors import client_of, published, someone
from tests.live_site import NOBODY_LISTENS

ADDRESS = "/admin/zoekindex/"
CANARY = "Kanariegeel"
IN_STEP = "Database en zoekindex lopen gelijk."


@pytest.fixture
def manager(live_engine, capsys):
    published(f"{CANARY} in huis")
    return client_of(someone("beheer"))


def told(client: Client) -> str:
    answer = client.get(ADDRESS)
    assert answer.status_code == 200
    main = answer.content.decode().split('id="main"')[1]
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", main)).split())


def advice(client: Client) -> str:
    said = re.search(r'role="status">(.+?)</p>', client.get(ADDRESS).content.decode(), re.DOTALL)[1]
    return re.sub(r"<svg.+?</svg>", "", said, flags=re.DOTALL).strip()


def test_only_beheer_and_superusers_see_it(manager):
    for who in ("auteur", "tweede lezer", "beleid"):
        client = client_of(someone(who))
        assert client.get(ADDRESS).status_code == 302
        assert ADDRESS not in client.get("/admin/").content.decode()
    for client in (manager, client_of(User.objects.create_superuser("root"))):
        assert client.get(ADDRESS).status_code == 200
        assert ADDRESS in client.get("/admin/").content.decode()


def test_an_index_in_step_is_said_to_be(manager, live_engine):
    assert advice(manager).startswith(IN_STEP)
    seen = told(manager)
    assert index_report.ENGINES[live_engine] in seen
    assert "Precedenten in de index 1 " in seen
    assert "Precedenten die lezers mogen vinden 1 " in seen
    assert "Wijzigingen die wachten 0 " in seen


def test_the_last_rebuild_and_comparison_are_told(manager):
    call_command("rebuild_index")
    call_command("check_index")
    today = timezone.localdate()
    seen = told(manager)
    assert re.search(rf"Laatst opnieuw gemaakt {today.day} \w+ {today.year} \d\d:\d\d, 1 precedenten", seen)
    assert re.search(r"Laatst vergeleken met de database \d+ \w+ \d{4} \d\d:\d\d, geen verschil", seen)


def test_waiting_and_failed_changes_lead_to_the_precedent_and_quote_nothing(manager):
    page = PrecedentPage.objects.get()
    IndexChange.objects.create(page_id=page.pk)
    assert "manage.py sync_index" in advice(manager)
    refusal = f"BadRequestError(400, 'document_parsing_exception', \"Preview of field's value: '{CANARY}'\")"
    IndexChange.objects.create(page_id=987654, error=refusal)
    seen = told(manager)
    assert "Wijzigingen konden niet worden geschreven." in advice(manager)
    assert "2, waarvan 1 mislukt" in seen
    assert "Niet geschreven (BadRequestError, 400, document_parsing_exception)" in seen
    assert page.number in seen
    assert "pagina 987654, verwijderd" in seen
    html = manager.get(ADDRESS).content.decode()
    assert f'href="/admin/pages/{page.pk}/edit/"' in html
    assert "/987654/" not in html
    assert CANARY not in html


def test_an_index_that_lacks_a_precedent_is_told(manager, live_engine):
    index_report.current_engine().remove([str(PrecedentPage.objects.get().pk)])
    assert "manage.py check_index --repair" in advice(manager)


def test_differences_of_the_last_comparison_are_told(manager, live_engine):
    found = {"differences": 3, "checked_at": timezone.now()}
    IndexState.objects.update_or_create(engine=live_engine, defaults=found)
    assert "manage.py check_index --repair" in advice(manager)
    call_command("rebuild_index")
    assert advice(manager).startswith(IN_STEP)


def test_an_index_of_another_word_list_is_told(manager, monkeypatch):
    monkeypatch.setattr(index_report, "analysis_version", lambda: "een-andere")
    assert "manage.py rebuild_index" in advice(manager)
    assert "een-andere; de index is gemaakt met" in told(manager)


def test_an_engine_that_is_down_is_told_by_the_report_itself(manager, settings):
    settings.ELASTICSEARCH_URL = NOBODY_LISTENS
    assert advice(manager).startswith("De zoekmachine antwoordt niet; zoeken kan niet.")
    assert "Elasticsearch, antwoordt niet" in told(manager)


def test_an_index_that_was_never_made_is_told(manager, settings, tmp_path):
    settings.ELASTICSEARCH_URL, settings.KENNISBANK_DATA = "", tmp_path / "leeg"
    assert advice(manager) == "Er is geen zoekindex; zoeken kan niet. Voer uit: manage.py rebuild_index"
