"""At publication earlier drafts go, with all that was said about them; who did what and when stays."""

import datetime
import json

import pytest
from django.apps import apps
from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection
from django.utils import timezone
from taggit.models import Tag
from wagtail.admin.models import FormState
from wagtail.models import Comment, CommentReply, PageLogEntry, Revision, TaskState

from precedents.audit import AuditAction, AuditEntry
from precedents.clearing import clear
from precedents.content import content_hash
from precedents.deciding import decide
from precedents.decisions import Reason
from precedents.findings import open_findings
from precedents.models import PrecedentPage
from precedents.private_names import PrivateNames, keep_names
from precedents.purging import purge_history
from tests.editors import client_of, draft, edit_form, publish, published, rewritten, someone
from tests.roads import NAME, seal

pytestmark = pytest.mark.django_db
WORDS = NAME.split()
REPORTS = ("reports/site-history", "reports/workflow", "reports/workflow_tasks")


@pytest.fixture
def writer():
    return someone("auteur", "schrijver")


@pytest.fixture
def reader():
    return someone("tweede lezer")


@pytest.fixture
def page(writer, reader) -> PrecedentPage:
    """A draft with a past: a name in title, slug, text, tag, comments, remarks and preview."""
    page = draft(f"Huis van {NAME}", writer, summary=f"{NAME} wachtte lang.")
    page.tags.add(NAME)
    page.save_revision(user=writer)
    keep_names(page, [NAME])
    _remark(page, writer)
    client = client_of(writer)
    typed = edit_form(page, summary=f"{NAME} wachtte.")
    assert client.post(f"/admin/pages/{page.pk}/edit/preview/", typed).json()["is_valid"]
    _sent_back(page, writer, reader)
    page.tags.clear()
    page.slug, page.summary = "huis-met-een-tuin", "De moeder wachtte lang."
    page = rewritten(page, "Huis met een tuin")
    _clear(page, reader)
    return page


def _remark(page: PrecedentPage, user) -> None:
    remark = Comment.objects.create(page=page, user=user, text=f"Is {NAME} de moeder?", contentpath="summary")
    remark.log_create(user=user)
    reply = CommentReply.objects.create(comment=remark, user=user, text=f"Ja, {NAME}.")
    reply.log_create(user=user)


def _sent_back(page: PrecedentPage, writer, reader) -> None:
    for one in open_findings(page):
        decide(page, one.spot, Reason.CONSENT, writer)
    state = page.get_workflow().start(page, writer).current_task_state
    state.task.specific.on_action(state, reader, "reject", comment=f"Haal {NAME} toch weg.")


def _clear(page: PrecedentPage, reader) -> None:
    revision = page.latest_revision
    clear(revision, reader, content_hash(revision.as_object()))


def _rows_with_the_name() -> list[str]:
    """Every row of the database in which the name stands, in whatever form; sessions and users too."""
    found = []
    for model in apps.get_models(include_auto_created=True):
        for row in model._base_manager.values():
            written = json.dumps(row, cls=DjangoJSONEncoder, default=str).lower()
            if any(word.lower() in written for word in WORDS):
                found.append(model.__name__)
    return found


def test_the_past_holds_the_name_in_many_places_before(page):
    """Else this file proves nothing."""
    assert {"Revision", "Comment", "CommentReply", "TaskState", "FormState", "Tag"} <= set(
        _rows_with_the_name()
    )
    assert PrivateNames.objects.exists()


def test_after_publication_no_row_of_the_database_holds_it(page):
    page.latest_revision.publish()
    assert _rows_with_the_name() == []
    assert not PrivateNames.objects.exists()
    assert not Comment.objects.exists()
    assert not FormState.objects.exists()


def test_no_table_of_the_search_of_the_admin_holds_it_either(page):
    page.latest_revision.publish()
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            told = str(cursor.fetchall()).lower()
            assert not any(word.lower() in told for word in WORDS), table


def test_each_revision_that_went_stands_in_the_trail(page, reader):
    old = list(page.revisions.exclude(pk=page.latest_revision_id).values_list("pk", flat=True))
    page.latest_revision.publish(user=reader)
    entries = AuditEntry.objects.filter(action=AuditAction.PURGED)
    assert sorted(entries.values_list("revision_id", flat=True)) == old
    assert {entry.by for entry in entries} == {reader}
    assert list(page.revisions.all()) == [page.latest_revision]


def test_the_history_tells_who_and_when_without_the_text(page, writer, reader):
    page.latest_revision.publish(user=reader)
    answer = client_of(reader).get(f"/admin/pages/{page.pk}/history/")
    told = answer.content.decode()
    assert answer.status_code == 200
    assert not any(word in told for word in WORDS)
    for who in (writer.username, reader.username):
        assert who in told
    actions = set(PageLogEntry.objects.filter(page_id=page.pk).values_list("action", flat=True))
    assert {"wagtail.create", "wagtail.edit", "wagtail.workflow.reject", "wagtail.publish"} <= actions
    assert {entry.label for entry in PageLogEntry.objects.filter(page_id=page.pk)} == {page.number}
    for address in (
        f"/admin/pages/{page.pk}/edit/",
        "/admin/reports/site-history/",
        "/admin/reports/workflow/",
    ):
        assert client_of(reader).get(address).status_code == 200, address
    assert client_of(reader).get(f"/admin/pages/{page.pk}/workflow_history/").status_code == 200


def test_a_history_entry_never_gets_a_title(writer):
    page = draft(f"Huis van {NAME}", writer)
    rewritten(page, "Anders")
    publish(PrecedentPage.objects.get().latest_revision)
    page = rewritten(PrecedentPage.objects.get(), f"Van {NAME}")
    publish(page.latest_revision)  # here Wagtail writes both titles of a rename
    page.copy(update_attrs={"slug": "kopie", "title": f"Kopie van {NAME}"}, keep_live=False, user=writer)
    page.move(draft("Ander"), "right")
    PrecedentPage.objects.get(pk=page.pk).unpublish()
    PrecedentPage.objects.get(pk=page.pk).delete()
    entries = [json.dumps([entry.label, entry.data]) for entry in PageLogEntry.objects.all()]
    assert len(entries) > 10
    assert not [entry for entry in entries if any(word in entry for word in WORDS)]


def test_the_planned_revision_and_the_newest_draft_stay(writer):
    page = published("Huis", writer)
    page = rewritten(page, "Tweede")
    page.go_live_at = timezone.now() + datetime.timedelta(days=2)
    page.title = "Gepland"
    planned = page.save_revision(user=writer)
    seal(planned.as_object())
    planned.publish()
    page = PrecedentPage.objects.get()
    assert page.revisions.count() == 3  # planning is no publication: nothing went
    page.title, page.go_live_at = "Nu", None
    now = page.save_revision(user=writer)
    planned = Revision.objects.get(pk=planned.pk)
    newest = rewritten(page, "Nieuwste").latest_revision
    Revision.objects.filter(pk=planned.pk).update(approved_go_live_at=planned.approved_go_live_at)
    seal(now.as_object())
    # Wagtail takes everything out of the planning when something is published; a later plan stays
    now.publish()
    assert {revision.pk for revision in page.revisions.all()} == {now.pk, newest.pk}
    Revision.objects.filter(pk=newest.pk).update(approved_go_live_at=planned.approved_go_live_at)
    latest = rewritten(PrecedentPage.objects.get(), "Allernieuwste").latest_revision
    assert purge_history(PrecedentPage.objects.get()) == 0
    assert {revision.pk for revision in page.revisions.all()} == {now.pk, newest.pk, latest.pk}


def test_planning_a_first_publication_takes_nothing_away(writer):
    page = rewritten(draft("Huis", writer), "Tweede")
    page.go_live_at = timezone.now() + datetime.timedelta(days=2)
    planned = page.save_revision(user=writer)
    seal(planned.as_object())
    planned.publish()
    assert page.revisions.count() == 3


def test_a_remark_about_the_published_version_itself_goes_too(writer, reader):
    page = draft("Huis met een tuin", writer)
    state = page.get_workflow().start(page, writer).current_task_state
    state.task.specific.on_action(state, reader, "reject", comment=f"Is dit {NAME}?")
    publish(page.latest_revision)
    assert TaskState.objects.get(revision=page.latest_revision)
    assert _rows_with_the_name() == []


def test_a_draft_that_a_reader_has_is_kept_unless_another_is_published(writer):
    page = published("Huis", writer)
    page = rewritten(page, "Bij de lezer")
    page.get_workflow().start(page, writer)
    read = page.latest_revision
    page = rewritten(page, "Nieuwer")
    assert purge_history(page) == 0
    assert Revision.objects.filter(pk=read.pk).exists()
    publish(page.latest_revision)
    assert not Revision.objects.filter(pk=read.pk).exists()
    assert PrecedentPage.objects.get().current_workflow_state is None


def test_purging_by_itself_keeps_what_is_live_and_tells_how_many(writer):
    page = published("Huis", writer)
    for title in ("Een", "Twee", "Drie"):
        page = rewritten(page, title)
    assert purge_history(page) == 2
    assert page.revisions.count() == 2
    assert PrecedentPage.objects.get().live


def test_a_tag_that_another_precedent_has_or_drafts_stays(writer):
    one, other, drafted = published("Een", writer), published("Twee", writer), published("Drie", writer)
    for page, names in ((one, ["huur", "schuld", "zorg"]), (other, ["huur"])):
        page.tags.add(*names)
        publish(page.save_revision(user=writer))
    drafted.tags.add("schuld")
    drafted.save_revision(user=writer)
    one = PrecedentPage.objects.get(pk=one.pk)
    one.tags.clear()
    publish(one.save_revision(user=writer))
    assert set(Tag.objects.values_list("name", flat=True)) == {"huur", "schuld"}


def test_nothing_is_left_of_a_draft_that_is_deleted(page):
    PrecedentPage.objects.get().delete()
    assert _rows_with_the_name() == []
    labels = PageLogEntry.objects.filter(action="wagtail.delete").values_list("label", flat=True)
    assert list(labels) == [page.number]


def test_no_redirect_is_kept_for_an_old_slug():
    """That app would write each old slug, with a name in it, into a table of its own."""
    assert not apps.is_installed("wagtail.contrib.redirects")
