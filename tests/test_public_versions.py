"""The public history: which text of a precedent readers have, since when, what changed and why."""

import pytest
from bs4 import BeautifulSoup

from precedents.models import PrecedentPage
from precedents.public_versions import PublicVersion
from tests.editors import client_of, draft, edit_form, publish, published, someone

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]


@pytest.fixture
def page():
    return published("Een precedent", summary="De eerste tekst.")


def change(page, summary, **fields):
    """Publishes the page with this summary."""
    page = PrecedentPage.objects.get(pk=page.pk)
    for name, value in {"summary": summary, **fields}.items():
        setattr(page, name, value)
    publish(page.save_revision())
    return PrecedentPage.objects.get(pk=page.pk)


def versions(client, page):
    """(version, what it says) of each, as the page shows them."""
    soup = BeautifulSoup(client.get(page.url).content, "html.parser")
    return [
        (row.dt.get_text(strip=True), " ".join(row.dd.get_text().split()))
        for row in soup.select("dl[aria-labelledby=versies] > div")
    ]


def test_the_first_version_says_that_it_is_the_first(client, page):
    [(name, told)] = versions(client, page)
    assert name == "Versie 1"
    assert told.endswith(". Eerste publicatie.")


def test_every_next_version_says_what_changed_and_why(client, page):
    page = change(page, "De tweede.", change="verbeterd", change_note="Het bedrag was fout.")
    page = change(page, "De derde.", change="aangevuld", change_note="")
    page = change(page, "De vierde.", change="", change_note="")
    told = [(name, text.split(". ", 1)[1]) for name, text in versions(client, page)]
    assert told == [
        ("Versie 4", "Gewijzigd."),
        ("Versie 3", "Aangevuld."),
        ("Versie 2", "Een fout verbeterd: Het bedrag was fout."),
        ("Versie 1", "Eerste publicatie."),
    ]


def test_an_old_text_is_not_shown(client, page):
    page = change(page, "De tweede.", change="duidelijker")
    assert "De eerste tekst." not in client.get(page.url).content.decode()


def test_a_draft_and_a_plan_are_no_version(page):
    page.summary = "Nog niet."
    page.save_revision()
    page.go_live_at = "2040-01-01T00:00Z"
    publish(page.save_revision())
    assert PublicVersion.objects.filter(page=page).count() == 1


def test_the_same_text_again_is_no_version(page):
    page = change(page, "De tweede.", change="duidelijker")
    publish(page.save_revision())
    page.unpublish()
    publish(PrecedentPage.objects.get(pk=page.pk).save_revision())
    assert PublicVersion.objects.filter(page=page).count() == 2


def test_where_names_were_taken_out_earlier_reasons_go(client, page):
    page = change(page, "De tweede.", change="verbeterd", change_note="Het was de bakker niet.")
    page = change(page, "De derde.", change="privacy", change_note="Op verzoek.")
    told = dict(versions(client, page))
    assert "bakker" not in str(told)
    assert told["Versie 3"].endswith("Gegevens over personen weggehaald: Op verzoek.")


def test_a_copy_begins_its_own_history(page):
    copied = page.copy(update_attrs={"slug": "kopie"}, keep_live=False)
    publish(copied.latest_revision)
    assert [row.sequence for row in PublicVersion.objects.filter(page=copied)] == [1]


# The form


@pytest.fixture
def editor():
    return client_of(someone("beheer"))


def errors_of(answer):
    return answer.context["form"].errors if answer.status_code == 200 else {}


def sent(editor, page, **changes):
    form = edit_form(page, summary="Een andere tekst.", **changes)
    return editor.post(f"/admin/pages/{page.pk}/edit/", form)


@pytest.mark.parametrize("button", ["action-publish", "action-submit"])
def test_the_form_asks_what_changed_of_a_next_version(editor, page, button):
    refused = sent(editor, page, **{button: "1"})
    assert "change" in errors_of(refused)
    assert "change" not in errors_of(sent(editor, page, change="verbeterd", **{button: "1"}))


def test_saving_a_draft_and_a_first_publication_ask_nothing(editor, page):
    assert sent(editor, page).status_code == 302
    new = draft("Een nieuw precedent")
    assert "change" not in errors_of(sent(editor, new, **{"action-submit": "1"}))


def chosen(editor, page):
    soup = BeautifulSoup(editor.get(f"/admin/pages/{page.pk}/edit/").content, "html.parser")
    options = [option["value"] for option in soup.select("select[name=change] option")]
    selected = soup.select_one("select[name=change] option[selected]")
    return (
        options,
        selected["value"] if selected else "",
        soup.select_one("[name=change_note]").get("value", ""),
    )


def test_the_last_change_is_not_offered_for_the_next(editor, page):
    page = change(page, "De tweede.", change="verbeterd", change_note="Het bedrag was fout.")
    options, value, note = chosen(editor, page)
    assert (value, note) == ("", "")
    assert "eerste" not in options
    sent(editor, page, change="aangevuld", change_note="Nieuw bedrag.")
    assert chosen(editor, page)[1:] == ("aangevuld", "Nieuw bedrag.")


def test_what_was_unpublished_is_published_as_it_was_without_a_new_reason(editor, page):
    page.unpublish()
    screen = editor.get(f"/admin/pages/{page.pk}/edit/")
    form = screen.context["form"]
    again = edit_form(page, summary=page.summary, **{"action-publish": "1"})
    assert form.initial["change"] == ""
    answer = editor.post(f"/admin/pages/{page.pk}/edit/", again)
    assert "change" not in errors_of(answer)
