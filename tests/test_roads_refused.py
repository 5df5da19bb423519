"""Roads on which a text that no second reader cleared is refused, and one that was cleared goes through."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone
from wagtail.actions.publish_page_revision import PublishPageRevisionAction
from wagtail.models import Page, PageLogEntry, Task, TaskState, Workflow, WorkflowPage, WorkflowTask

from precedents.audit import AuditAction, AuditEntry
from precedents.clearances import NotCleared
from precedents.models import PrecedentPage
from tests.editors import draft, published, shelf, someone
from tests.roads import NAME, seal, unread

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]


def _publish_revision(page: PrecedentPage) -> None:
    page.latest_revision.publish()


def _publish_by_base_page(page: PrecedentPage) -> None:
    Page.objects.get(pk=page.pk).publish(page.latest_revision)


def _publish_by_action(page: PrecedentPage) -> None:
    """What the edit view does, without `publish`."""
    PublishPageRevisionAction(page.latest_revision).execute(skip_permission_checks=True)


def _save_as_live(page: PrecedentPage) -> None:
    page.live = True
    page.save()


def _save_only_live(page: PrecedentPage) -> None:
    page.live = True
    page.save(update_fields=["live"])


def _save_without_checks(page: PrecedentPage) -> None:
    page.live = True
    page.save(clean=False)


def _approve_in_workflow(page: PrecedentPage) -> None:
    """A workflow that somebody made with a step of Wagtail itself, which asks nobody."""
    task = Task.objects.create(name="Zomaar")
    workflow = Workflow.objects.create(name="Zonder lezer")
    WorkflowTask.objects.create(workflow=workflow, task=task)
    WorkflowPage.objects.filter(page=shelf()).update(workflow=workflow)
    workflow.start(page, None)
    TaskState.objects.get(task=task).approve()


ROADS = [
    _publish_revision,
    _publish_by_base_page,
    _publish_by_action,
    _save_as_live,
    _save_only_live,
    _save_without_checks,
    _approve_in_workflow,
]


@pytest.mark.parametrize("road", ROADS)
def test_a_draft_that_nobody_cleared_is_refused(road, readers):
    page = unread()
    with pytest.raises(NotCleared):
        road(page)
    assert not PrecedentPage.objects.get(pk=page.pk).live
    assert not readers.see(page)
    assert not AuditEntry.objects.filter(action=AuditAction.PUBLISHED).exists()


@pytest.mark.parametrize("road", ROADS)
def test_a_cleared_draft_goes_through_and_is_noted_once(road, readers):
    page = unread()
    seal(page.latest_revision.as_object())
    road(page)
    assert readers.see(page)
    assert AuditEntry.objects.filter(action=AuditAction.PUBLISHED, page_id=page.pk).count() == 1


@pytest.mark.parametrize("field", ["title", "summary", "change_note", "search_description", "slug"])
def test_a_live_text_cannot_be_saved_otherwise_than_it_was_cleared(field, readers):
    page = published("Gelezen")
    setattr(page, field, "roelofje-kwartelkoning" if field == "slug" else NAME)
    with pytest.raises(NotCleared):
        page.save()
    assert getattr(PrecedentPage.objects.get(pk=page.pk), field) != NAME
    assert readers.see(page)
    with pytest.raises(NotCleared):
        page.save(update_fields=[field])
    seal(page)
    page.save()
    assert readers.see(page)


def test_a_clearance_is_of_one_page(readers):
    read = published("Gelezen")
    other = draft("Gelezen", change_note=read.change_note)
    other.slug = read.slug
    seal(read)
    with pytest.raises(NotCleared):
        other.latest_revision.publish()
    assert not readers.see(other)


def test_a_new_page_is_never_live_at_once(readers):
    page = PrecedentPage(title=f"Huis van {NAME}", slug="huis")
    with pytest.raises(NotCleared):
        shelf().add_child(instance=page)
    assert not PrecedentPage.objects.exists()
    assert shelf().numchild == 0


def test_what_is_added_as_a_draft_goes_live_once_cleared(readers):
    page = shelf().add_child(instance=PrecedentPage(title="Huis", slug="huis", live=False))
    seal(page)
    page.live = True
    page.save()
    assert readers.see(page)


def test_a_copy_is_not_cleared_with_its_original(readers):
    page = published("Gelezen")
    with pytest.raises(NotCleared):
        page.copy(update_attrs={"slug": "kopie"}, keep_live=True)
    assert PrecedentPage.objects.count() == 1
    copy = page.copy(update_attrs={"slug": "kopie"}, keep_live=False)
    assert not readers.see(copy)
    with pytest.raises(NotCleared):
        copy.latest_revision.publish()
    seal(copy.latest_revision.as_object())
    copy.latest_revision.publish()
    assert readers.see(copy)
    assert readers.see(page)


def test_an_alias_is_not_made(readers):
    page = published("Gelezen")
    with pytest.raises(ValidationError, match="alias"):
        page.create_alias(update_slug="zelfde")
    assert PrecedentPage.objects.count() == 1


def test_an_alias_that_slipped_in_follows_no_publication(readers):
    page, other = published("Gelezen"), published("Ook gelezen")
    Page.objects.filter(pk=other.pk).update(alias_of=page)
    page.title = f"Huis van {NAME}"
    seal(page)
    with pytest.raises(ValidationError, match="alias"):
        page.save_revision().publish()
    assert PrecedentPage.objects.get(pk=other.pk).title == "Ook gelezen"


def test_planning_asks_a_clearance_too(readers):
    page = unread(go_live_at=timezone.now() + datetime.timedelta(days=1))
    with pytest.raises(NotCleared):
        page.latest_revision.publish()
    assert not page.revisions.filter(approved_go_live_at__isnull=False).exists()


def test_a_refused_publication_leaves_the_planning_of_another_revision(readers):
    page = draft("Gelezen", go_live_at=timezone.now() + datetime.timedelta(days=1))
    seal(page.latest_revision.as_object())
    planned = page.latest_revision
    planned.publish()
    page.refresh_from_db()
    page.go_live_at, page.title = None, f"Huis van {NAME}"
    with pytest.raises(NotCleared):
        page.save_revision().publish()
    planned.refresh_from_db()
    assert planned.approved_go_live_at


def test_who_published_stands_in_the_trail():
    page, reader = draft("Gelezen"), someone("tweede lezer")
    seal(page.latest_revision.as_object())
    page.latest_revision.publish(user=reader)
    entry = AuditEntry.objects.get(action=AuditAction.PUBLISHED)
    assert (entry.by, entry.number) == (reader, page.number)
    assert entry.revision_id == PrecedentPage.objects.get().live_revision_id
    assert PageLogEntry.objects.get(action="wagtail.publish").user == reader


def test_only_a_text_that_becomes_readable_is_noted_as_published():
    page = published("Gelezen")
    page.save()
    page.locked = True
    page.save(update_fields=["locked"])
    assert AuditEntry.objects.filter(action=AuditAction.PUBLISHED).count() == 1
    page.unpublish()
    PrecedentPage.objects.get().latest_revision.publish()
    assert AuditEntry.objects.filter(action=AuditAction.PUBLISHED).count() == 2
