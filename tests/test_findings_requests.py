"""Looking at the findings of what is typed: who may, and that it leaves nothing behind."""

import logging

import pytest
from django.apps import apps
from django.urls import reverse
from taggit.models import Tag
from wagtail.models import Page, Revision

from precedents import form_findings
from precedents.models import PrecedentPage
from precedents.private_names import PrivateNames, keep_names
from tests.editors import client_of, domain, draft, edit_form, published, rule, shelf, someone
from tests.findings_screen import BSN, NAMED, ask, entry, listed, said, status

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]
OF_A_PAGE = ["findings", "finding_decided", "names_of_case"]


@pytest.fixture
def author():
    return someone("auteur")


@pytest.fixture
def page(author):
    return draft("Bed vergoed", author)


@pytest.fixture
def new():
    return reverse("findings_of_new", args=[shelf().pk])


# Who may look


@pytest.mark.parametrize("name", OF_A_PAGE)
def test_another_author_finds_no_such_page(page, name):
    other = someone("auteur", "ander")
    assert ask(client_of(other), name, page, summary=NAMED).status_code == 404


@pytest.mark.parametrize("name", OF_A_PAGE)
def test_who_may_not_edit_a_live_page_finds_no_list(author, name):
    page = published("Bed vergoed", author)
    assert ask(client_of(someone("beleid")), name, page).status_code == 404


@pytest.mark.parametrize("group", ["auteur", "tweede lezer", "beheer"])
def test_who_may_edit_the_page_sees_the_list(page, author, group):
    user = author if group == "auteur" else someone(group)
    assert entry(listed(ask(client_of(user), "findings", page, summary=BSN)), "111222333")


@pytest.mark.parametrize("name", OF_A_PAGE)
def test_a_visitor_must_log_in(client, page, name):
    answer = ask(client, name, page, summary=NAMED)
    assert (answer.status_code, answer.url.split("?")[0]) == (302, "/inloggen/")


@pytest.mark.parametrize("name", OF_A_PAGE)
def test_nothing_is_asked_by_address(author, page, name):
    assert client_of(author).get(reverse(name, args=[page.pk])).status_code == 405


@pytest.mark.parametrize("group", ["lezer", "beleid"])
def test_who_may_not_write_cannot_look_at_a_new_page(new, group):
    answer = client_of(someone(group)).post(new, edit_form(title="Bed", summary=NAMED))
    assert answer.status_code in (302, 404)
    assert "Fatima" not in answer.content.decode()


def test_an_answer_is_kept_by_no_browser_or_proxy(author, page, new):
    for answer in (
        ask(client_of(author), "findings", page),
        client_of(author).post(new, edit_form(title="Bed")),
    ):
        assert "no-store" in answer.headers["Cache-Control"]


def test_a_forged_form_is_refused(author, page):
    client = client_of(author)
    client.handler.enforce_csrf_checks = True
    assert ask(client, "findings", page, summary=NAMED).status_code == 403


# Nothing is left behind


def everything() -> dict[str, list]:
    """All rows of the database but those of the session."""
    models = [model for model in apps.get_models() if model.__name__ != "Session"]
    return {model._meta.label: list(model.objects.order_by("pk").values()) for model in models}


def test_looking_writes_nothing(author, page, new):
    wonen, briefadres = domain("wonen"), rule("briefadres")
    fact = {"evidence": "feit", "text": NAMED, "seen_by": "", "seen_on": "", "still_valid": "ja"}
    typed = {
        "summary": BSN,
        "tags": "Kevin Bakker, bed",
        "domains": [str(wonen.pk)],
        "facts": [("fact", fact)],
        "blockades": [{"rule": briefadres.pk, "checked_by": "Kevin Bakker", "note": ""}],
    }
    client, before = client_of(author), everything()
    shown = listed(ask(client, "findings", page, **typed))
    assert len(entry(shown, "Kevin Bakker").select("[data-do=jump]")) == 3
    assert len(listed(client.post(new, edit_form(title="Bed", **typed))).select("[data-entry]")) == 3
    assert everything() == before
    assert not Tag.objects.exists()


def test_looking_at_a_live_page_writes_nothing(author):
    page = published("Bed vergoed", author)
    client, before = client_of(author), everything()
    assert listed(ask(client, "findings", page, summary=NAMED)).select("[data-entry]")
    assert everything() == before


def test_opening_the_screens_saves_no_text(author, page):
    client, before = client_of(author), (Revision.objects.count(), Page.objects.count())
    client.get(f"/admin/pages/{page.pk}/edit/")
    client.get(f"/admin/pages/add/precedents/precedentpage/{shelf().pk}/")
    assert (Revision.objects.count(), Page.objects.count()) == before


@pytest.mark.parametrize("address", ["edit", "add"])
def test_the_editor_saves_nothing_by_itself(author, page, address):
    where = {"edit": f"{page.pk}/edit/", "add": f"add/precedents/precedentpage/{shelf().pk}/"}[address]
    screen = listed(client_of(author).get(f"/admin/pages/{where}"))
    assert "w-autosave" not in screen.select_one("form[data-edit-form]")["data-controller"]


def test_a_fault_tells_nothing_of_the_text(author, page, monkeypatch, caplog):
    def broken(*args):
        raise RuntimeError(f"kan {NAMED} niet lezen")

    monkeypatch.setattr(form_findings, "findings_of", broken)
    client = client_of(author)
    with caplog.at_level(logging.DEBUG):
        answer = ask(client, "findings", page, summary=NAMED)
    assert answer.status_code == 500
    assert "Fatima" not in caplog.text + answer.content.decode()


# What was typed is not always a precedent


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"ecli": "CRVB 2025/700"}, "ECLI"),
        ({"kind": "gerucht"}, "Soort"),
        ({"blockades": [{"rule": "bestaat-niet"}]}, "blokkades"),
    ],
)
def test_what_cannot_be_read_is_said_and_the_list_stays(author, page, wrong, field):
    answer = ask(client_of(author), "findings", page, summary=NAMED, **wrong)
    assert answer.status_code == 409
    assert (
        said(answer)
        == f"Wij kunnen de tekst nu niet nakijken. Kijk eerst bij: {field}. De lijst is van daarvoor."
    )
    assert "data-findings" not in answer.content.decode()


@pytest.mark.parametrize(
    "unfinished", [{"title": ""}, {"kind": "uitspraak"}, {"decision_date": "2025-05-17"}]
)
def test_an_unfinished_text_can_be_looked_at(author, page, new, unfinished):
    client = client_of(author)
    assert entry(listed(ask(client, "findings", page, summary=BSN, **unfinished)), "111222333")
    assert entry(listed(client.post(new, edit_form(summary=BSN, **unfinished))), "111222333")


def test_a_new_page_has_findings_and_nothing_to_decide(author, new):
    shown = listed(client_of(author).post(new, edit_form(title="Bed", summary=NAMED)))
    assert status(shown) == "Er staan nog 3 bevindingen open."
    assert "Sla het concept eerst op; daarna kunt u beslissen." in shown.get_text()
    assert not shown.select("[data-do=decide], [data-do=no-person]")
    assert shown.select("[data-do=replace-all]")


# Private names


def test_a_private_name_is_found_at_once_and_kept_encrypted(author, page):
    client, text = client_of(author), "Zij heet roos en zij kreeg een bed."
    assert not listed(ask(client, "findings", page, summary=text)).select("[data-entry]")
    form = {"summary": text, "finding-names": " roos \n\n"}
    answer = ask(client, "names_of_case", page, **form)
    assert entry(listed(answer), "roos")
    assert said(answer) == "De namen zijn bewaard."
    assert "roos" not in PrivateNames.objects.get(page=page).sealed
    screen = listed(client.get(f"/admin/pages/{page.pk}/edit/"))
    assert screen.select_one("[data-part=names]").get_text().strip() == "roos"
    ask(client, "names_of_case", page, summary=text)
    assert not PrivateNames.objects.exists()


def test_names_are_kept_also_when_the_form_is_not_right(author, page):
    answer = ask(client_of(author), "names_of_case", page, ecli="onzin", **{"finding-names": "roos"})
    assert said(answer).startswith("De namen zijn bewaard. Wij kunnen de tekst nu niet nakijken.")
    assert PrivateNames.objects.filter(page=page).exists()


def test_names_that_cannot_be_read_are_said_and_can_be_given_again(author, page, settings):
    keep_names(page, ["roos"])
    settings.CLEARANCE_KEY = "een andere sleutel van minstens vijftig tekens, die hier niet bij hoort"
    client = client_of(author)
    answer = ask(client, "findings", page, summary="Zij heet roos.")
    assert answer.status_code == 409
    assert said(answer).startswith("De namen bij dit concept zijn met een andere sleutel bewaard")
    screen = listed(client.get(f"/admin/pages/{page.pk}/edit/"))
    assert "met een andere sleutel bewaard" in screen.select_one("[data-said]").get_text()
    answer = ask(client, "names_of_case", page, summary="Zij heet roos.", **{"finding-names": "roos"})
    assert entry(listed(answer), "roos")


def test_private_names_are_in_no_revision(author, page):
    client = client_of(author)
    ask(client, "names_of_case", page, **{"finding-names": "Kwartelkoning"})
    client.post(f"/admin/pages/{page.pk}/edit/", edit_form(page, summary="Een bed."))
    kept = [str(revision.content) for revision in Revision.objects.all()]
    assert len(kept) > 1
    assert "Kwartelkoning" not in " ".join(kept) + str(PrecedentPage.objects.values())
