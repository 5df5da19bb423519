"""A text with open findings goes to nobody; saving it is never refused, and nothing typed is lost."""

import pytest
from bs4 import BeautifulSoup
from taggit.models import Tag
from wagtail.models import Revision

from precedents.clearances import NOT_CLEARED, give
from precedents.content import content_hash
from precedents.deciding import decide
from precedents.decisions import Reason
from precedents.findings import findings_of
from precedents.models import PrecedentPage
from precedents.private_names import keep_names
from tests.editors import client_of, draft, edit_form, rule, shelf, someone
from tests.findings_screen import BSN, NAMED

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]
SUBMIT, PUBLISH = {"action-submit": "1"}, {"action-publish": "1"}
THREE_OPEN = "Er staan nog 3 bevindingen open. Los ze op voordat u dit naar de tweede lezer stuurt."
CLEAN = "De moeder kreeg een bed."


@pytest.fixture
def author():
    return someone("auteur")


@pytest.fixture
def page(author):
    return draft("Bed vergoed", author)


def sent(user, page, **form):
    return client_of(user).post(f"/admin/pages/{page.pk}/edit/", edit_form(page, **form))


def faults(answer):
    return answer.context["form"].non_field_errors() if answer.status_code == 200 else []


def in_review(page):
    return PrecedentPage.objects.get(pk=page.pk).workflow_in_progress


def test_open_findings_hold_up_sending_in(author, page):
    answer = sent(author, page, summary=NAMED, **SUBMIT)
    assert faults(answer) == [THREE_OPEN]
    assert THREE_OPEN in answer.content.decode()
    assert not in_review(page)
    assert Revision.objects.for_instance(page).count() == 1


def test_one_open_finding_is_said_in_good_dutch(author, page):
    assert faults(sent(author, page, summary=BSN, **SUBMIT)) == [
        "Er staat nog 1 bevinding open. Los die op voordat u dit naar de tweede lezer stuurt."
    ]


def test_open_findings_hold_up_publishing(page):
    assert faults(sent(someone("beheer"), page, summary=NAMED, **PUBLISH)) == [THREE_OPEN]
    assert not PrecedentPage.objects.get(pk=page.pk).live


def test_open_findings_hold_up_a_new_page(author):
    form = edit_form(title="Bed", slug="bed", summary=NAMED, **SUBMIT)
    answer = client_of(author).post(f"/admin/pages/add/precedents/precedentpage/{shelf().pk}/", form)
    assert faults(answer) == [THREE_OPEN]
    assert not PrecedentPage.objects.exists()


@pytest.mark.parametrize("user", ["auteur", "ander"])
def test_saving_is_never_held_up(author, page, user):
    """Also when an author sends the button of publishing along, which is not theirs to press."""
    extra = {} if user == "auteur" else PUBLISH
    answer = sent(author, page, summary=f"{NAMED} {BSN}", **extra)
    assert answer.status_code == 302
    assert Revision.objects.for_instance(page).count() == 2


def test_without_open_findings_it_is_sent_in(author, page):
    assert sent(author, page, summary=CLEAN, **SUBMIT).status_code == 302
    assert in_review(page)


def test_what_was_decided_holds_nothing_up(author, page):
    page.summary = NAMED
    for one in findings_of(page):
        decide(page, one.spot, Reason.SOURCE_AUTHOR, author)
    assert sent(author, page, summary=NAMED, **SUBMIT).status_code == 302
    assert in_review(page)


def test_a_tip_holds_nothing_up(author, page):
    assert sent(author, page, summary="De moeder is agressief.", **SUBMIT).status_code == 302


def test_private_names_hold_it_up(author, page):
    keep_names(page, ["roos"])
    answer = sent(author, page, summary="Zij heet roos.", **SUBMIT)
    assert "Er staat nog 1 bevinding open." in faults(answer)[0]


def test_private_names_that_cannot_be_read_hold_it_up(author, page, settings):
    keep_names(page, ["roos"])
    settings.CLEARANCE_KEY = "een andere sleutel van minstens vijftig tekens, die hier niet bij hoort"
    assert "met een andere sleutel bewaard" in faults(sent(author, page, summary=CLEAN, **SUBMIT))[0]


def test_nothing_typed_is_lost(author, page):
    briefadres = rule("briefadres")
    fact = {
        "evidence": "verklaring",
        "text": NAMED,
        "seen_by": "wijkteam",
        "seen_on": "2025",
        "still_valid": "ja",
    }
    typed = {
        "title": "Ander bed",
        "summary": "Kort verteld.",
        "tags": "bedden, brieven",
        "facts": [("fact", fact), ("fact", fact | {"text": "Er is geen bed."})],
        "blockades": [
            {
                "rule": briefadres.pk,
                "reality": "echt",
                "checked_by": "het wijkteam",
                "note": "Joris Hendriks zweeg.",
            }
        ],
    }
    answer = sent(author, page, **typed, **SUBMIT)
    assert faults(answer)
    form = answer.context["form"]
    assert form["title"].value() == "Ander bed"
    assert [block.value["text"] for block in form["facts"].value()] == [NAMED, "Er is geen bed."]
    screen = BeautifulSoup(answer.content, "html.parser")
    assert screen.select_one("[name=summary]").get_text().strip() == "Kort verteld."
    assert screen.select_one("[name=tags]")["value"] == "bedden, brieven"
    assert screen.select_one("[name=blockades-0-note]").get_text().strip() == "Joris Hendriks zweeg."
    aside = screen.select_one("[data-findings-aside]")
    assert aside.select_one("[data-status]").get_text() == "Er staan nog 4 bevindingen open."
    assert not Tag.objects.exists()


def test_the_same_text_can_be_sent_in_once_it_is_right(author, page):
    """The check leaves no trace in the form that is saved: rows are there once."""
    briefadres = rule("briefadres")
    typed = {
        "blockades": [{"rule": briefadres.pk, "reality": "echt", "note": "Zonder adres."}],
        "tags": "bed",
        "summary": CLEAN,
    }
    assert sent(author, page, **typed, **SUBMIT).status_code == 302
    written = PrecedentPage.objects.get(pk=page.pk).get_latest_revision_as_object()
    assert [row.note for row in written.blockades.all()] == ["Zonder adres."]
    assert [tag.name for tag in written.tags.all()] == ["bed"]


def test_what_no_second_reader_cleared_cannot_be_published(page):
    assert faults(sent(someone("beheer"), page, summary=CLEAN, **PUBLISH)) == [NOT_CLEARED]


def test_what_was_cleared_can_be_published(page):
    manager = someone("beheer")
    sent(manager, page, summary=CLEAN, tags="bed")
    give(page.pk, content_hash(PrecedentPage.objects.get().get_latest_revision_as_object()), None)
    assert sent(manager, page, summary=CLEAN, tags="bed", **PUBLISH).status_code == 302
    assert PrecedentPage.objects.get(pk=page.pk).live


def test_the_editor_asks_what_changed_and_why(author, page):
    screen = BeautifulSoup(client_of(author).get(f"/admin/pages/{page.pk}/edit/").content, "html.parser")
    closing = screen.select_one("#tab-afronding")
    assert closing.select("[name=change]")
    assert closing.select("[name=change_note]")
    assert "Bij een nieuwe versie: wat veranderde er en waarom? Lezers zien dit." in closing.get_text()
