"""Publishing in the admin: refused with a sentence, open once a second reader cleared the text."""

import pytest
from bs4 import BeautifulSoup
from django.contrib.messages import get_messages
from django.urls import reverse

from precedents.audit import AuditAction, AuditEntry
from precedents.clearances import NOT_CLEARED
from precedents.clearing import clear
from precedents.content import content_hash
from precedents.models import PrecedentPage
from precedents.page_form import PrecedentPageForm
from tests.admin_forms import fields_of, send
from tests.editors import client_of, draft, published, shelf, someone
from tests.roads import NAME, unread

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]
PUBLISH = {"action-publish": "action-publish"}
NEW = "/admin/pages/add/precedents/precedentpage/{}/"


@pytest.fixture
def writer(db):
    """Beheer: may publish, so that only the gate can refuse."""
    return someone("beheer", "schrijver")


@pytest.fixture
def editor(writer):
    return client_of(writer)


@pytest.fixture
def reader(db):
    return someone("tweede lezer")


def _edit(page: PrecedentPage) -> str:
    return f"/admin/pages/{page.pk}/edit/"


def _told(answer) -> str:
    return " ".join(map(str, get_messages(answer.wsgi_request)))


def _clear(page: PrecedentPage, reader) -> None:
    revision = PrecedentPage.objects.get(pk=page.pk).latest_revision
    clear(revision, reader, content_hash(revision.as_object()))


def test_the_publish_button_of_a_new_precedent_saves_a_draft_and_says_why(editor, readers):
    answer = send(editor, NEW.format(shelf().pk), title="Een huis", slug="huis", summary=NAME, **PUBLISH)
    page = PrecedentPage.objects.get()
    assert page.summary == NAME
    assert not page.live
    assert _told(answer).endswith("Uw concept is bewaard.")
    assert NOT_CLEARED in _told(answer)
    assert not readers.see(page)


@pytest.mark.parametrize("live", [False, True])
def test_the_publish_button_says_why_not_and_leaves_what_was_typed(live, editor, writer, readers):
    page = (published if live else draft)("Een huis", writer)
    sent = fields_of(editor.get(_edit(page))) | {"summary": "Nog een zin.", "change": "aangevuld"} | PUBLISH
    answer = editor.post(_edit(page), sent)
    assert answer.status_code == 200
    assert NOT_CLEARED in answer.content.decode()
    assert fields_of(answer)["summary"] == ["Nog een zin."]
    assert PrecedentPage.objects.get().live == live
    assert PrecedentPage.objects.get().summary == ""
    assert readers.see(page) == live


def test_a_form_that_lets_a_text_through_does_not_pass_the_gate(editor, writer, readers, monkeypatch):
    monkeypatch.setattr(PrecedentPageForm, "_goes_to_others", lambda form: False)
    page = draft("Een huis", writer)
    answer = send(editor, _edit(page), summary=NAME, **PUBLISH)
    assert answer.url == _edit(page)
    assert NOT_CLEARED in _told(answer)
    kept = PrecedentPage.objects.get()
    assert not kept.live
    assert kept.latest_revision.content["summary"] == NAME
    assert not readers.see(page)


def test_who_wrote_cannot_open_the_button_and_a_second_reader_can(editor, writer, reader, readers):
    page = draft("Een huis met een tuin", writer)
    _clear(page, reader)
    answer = send(editor, _edit(page), **PUBLISH)
    assert answer.status_code == 302
    assert readers.see(page)
    entry = AuditEntry.objects.get(action=AuditAction.PUBLISHED)
    assert (entry.page_id, entry.by) == (page.pk, writer)


def test_the_menu_offers_to_publish_only_what_is_cleared(editor, writer, reader):
    page = draft("Een huis met een tuin", writer)
    for address in (_edit(page), NEW.format(shelf().pk)):
        assert _buttons(editor.get(address)) == ["action-submit", "Bewaar concept"]
    _clear(page, reader)
    assert _buttons(editor.get(_edit(page))) == ["action-publish", "Bewaar concept", "action-submit"]


def test_the_menu_of_another_page_is_that_of_wagtail(editor):
    home = shelf().get_parent()
    assert 'name="action-publish"' in editor.get(f"/admin/pages/{home.pk}/edit/").content.decode()


def _buttons(answer) -> list[str]:
    """Of the editor, in order; the first is the one that is shown."""
    menu = BeautifulSoup(answer.content, "html.parser").select("footer .actions button[type=submit]")
    return [one.get("name") or one.get_text(strip=True) for one in menu]


def _publish_in_bulk(editor, *pages, **fields):
    ids = "&".join(f"id={page.pk}" for page in pages)
    return editor.post(f"/admin/bulk/wagtailcore/page/publish/?next=/admin/pages/&{ids}", fields)


def test_bulk_publish_leaves_out_what_is_not_cleared_and_tells_which(editor, writer, reader, readers):
    open_, cleared = unread(owner=writer), draft("Een huis met een tuin", writer)
    _clear(cleared, reader)
    answer = _publish_in_bulk(editor, open_, cleared)
    assert answer.status_code == 302
    assert open_.number in _told(answer)
    assert NAME not in _told(answer)
    assert readers.see(cleared)
    assert not readers.see(open_)


def test_bulk_publish_of_uncleared_precedents_only_publishes_nothing(editor, writer, readers):
    page = unread(owner=writer)
    answer = _publish_in_bulk(editor, page)
    assert (answer.status_code, answer.url) == (302, "/admin/pages/")
    assert not readers.see(page)


def test_bulk_publish_of_the_shelf_takes_no_uncleared_precedent_along(editor, writer, readers):
    page = unread(owner=writer)
    answer = _publish_in_bulk(editor, shelf(), include_descendants="on")
    assert answer.status_code == 302
    assert page.number in _told(answer)
    assert not readers.see(page)


def test_a_copy_that_should_be_live_at_once_is_refused_with_a_sentence(editor, writer, readers):
    page = published("Een huis met een tuin", writer)
    url = reverse("wagtailadmin_pages:copy", args=[page.pk])
    fields = fields_of(editor.get(url)) | {"new_slug": "kopie", "new_title": "Kopie", "publish_copies": "on"}
    answer = editor.post(url, fields)
    assert answer.status_code == 302
    assert NOT_CLEARED in _told(answer)
    assert PrecedentPage.objects.count() == 1


def test_an_older_version_is_published_only_with_its_own_clearance(editor, writer, reader, readers):
    page = draft("Een huis met een tuin", writer, summary=NAME)
    first = page.latest_revision
    page.summary = "Nog een zin."
    page.save_revision(user=writer)
    page = PrecedentPage.objects.get()
    _clear(page, reader)
    page.latest_revision.publish()
    assert readers.see(page)
    with_name = reverse("wagtailadmin_pages:revisions_revert", args=[page.pk, first.pk])
    assert editor.get(with_name).status_code == 404  # it went at publication


def test_the_api_of_the_admin_refuses_with_a_sentence_and_opens_when_cleared(editor, writer, reader, readers):
    page = draft("Een huis met een tuin", writer)
    publish = f"/admin/api/main/pages/{page.pk}/action/publish/"
    answer = editor.post(publish)
    assert (answer.status_code, answer.json()) == (400, {"__all__": [NOT_CLEARED]})
    assert not readers.see(page)
    _clear(page, reader)
    assert editor.post(publish).status_code == 200
    assert readers.see(page)
    copy = editor.post(f"/admin/api/main/pages/{page.pk}/action/copy/", {"slug": "kopie"})
    assert copy.status_code == 400
    assert PrecedentPage.objects.count() == 1
