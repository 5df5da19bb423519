"""What goes when a precedent is published: earlier drafts and everything that was said about them.

A draft may hold what the second reader made the author take out. It stands in revisions, in comments, in what
was said in the workflow, in Wagtail's history, in the form that the preview remembers, in free tags that
nobody uses now, in the list of words of the collection, and in the private names.

Who did what and when stays, in that history and in our own audit trail, which is written first: deleting a
revision deletes Wagtail's task states too.
"""

from collections.abc import Iterable

from django.db import transaction
from django.db.models import Q, QuerySet
from django.db.models.signals import post_delete, pre_delete
from taggit.models import Tag
from wagtail.admin.models import FormState
from wagtail.models import COMMENTS_RELATION_NAME, Comment, Page, Revision, TaskState, WorkflowState
from wagtail.signals import page_published

from precedents import log_entries
from precedents.audit import AuditAction
from precedents.forgotten_words import forget_after_commit, texts_of, texts_of_page
from precedents.models import PrecedentPage
from precedents.private_names import destroy_names
from precedents.trail import note, who_acts

RUNNING = (WorkflowState.STATUS_IN_PROGRESS, WorkflowState.STATUS_NEEDS_CHANGES)


def watch() -> None:
    page_published.connect(_published, PrecedentPage, dispatch_uid="precedents.purge")
    pre_delete.connect(_deleting, PrecedentPage, dispatch_uid="precedents.purge_deleting")
    post_delete.connect(_deleted, PrecedentPage, dispatch_uid="precedents.purge_deleted")


@transaction.atomic
def purge_history(page: Page) -> int:
    """Removes what is described above, for a page as it is in the database now; returns how many revisions.

    Kept are the live and the newest revision, one that is planned, and one that a second reader has.
    """
    old = list(_old_revisions(page))
    forget_after_commit([*texts_of(old), *([] if page.live else texts_of_page(page))])
    for revision in old:
        note(page, AuditAction.PURGED, who_acts(), revision=revision)
    Comment.objects.filter(page_id=page.pk).delete()
    Revision.objects.filter(pk__in=[revision.pk for revision in old]).delete()
    for revision in Revision.objects.for_instance(page):
        _forget_the_past(revision, page)
    TaskState.objects.for_instance(page).update(comment="")
    _remembered_forms(page, old).delete()
    _delete_unused_tags(old)
    log_entries.forget_texts(page)
    destroy_names(page.pk)
    return len(old)


def _published(instance: PrecedentPage, **kwargs: object) -> None:
    """Also sent when publication is planned for later: nothing goes yet."""
    if not instance.live:
        return
    if workflow := instance.current_workflow_state:
        workflow.cancel(user=who_acts())  # Wagtail would, but only after this, and keep what was read in it
    purge_history(PrecedentPage.objects.get(pk=instance.pk))


def _deleting(instance: PrecedentPage, **kwargs: object) -> None:
    instance.past = list(Revision.objects.for_instance(instance))
    forget_after_commit([*texts_of(instance.past), *texts_of_page(instance)])


def _deleted(instance: PrecedentPage, **kwargs: object) -> None:
    """Revisions and comments go with the page; what stands beside it does not."""
    _remembered_forms(instance, instance.past).delete()
    _delete_unused_tags(instance.past)
    log_entries.forget_texts(instance)


def _old_revisions(page: Page) -> QuerySet[Revision]:
    kept = Q(pk__in=[page.live_revision_id, page.latest_revision_id]) | Q(approved_go_live_at__isnull=False)
    read = TaskState.objects.for_instance(page).filter(workflow_state__status__in=RUNNING)
    return Revision.objects.for_instance(page).exclude(kept | Q(pk__in=read.values("revision")))


def _remembered_forms(page: Page, revisions: list[Revision]) -> QuerySet[FormState]:
    """The preview remembers what was typed; of a page that is not yet there it remembers it without an id."""
    writers = {page.owner_id, *(revision.user_id for revision in revisions)}
    unborn = Q(object_id="", user__in=writers - {None})
    of_precedents = FormState.objects.filter(content_type=page.cached_content_type)
    return of_precedents.filter(unborn | Q(object_id=str(page.pk)))


def _forget_the_past(revision: Revision, page: Page) -> None:
    """A revision also holds the title and address that the page had before, and the comments beside it."""
    content = revision.content
    content["draft_title"] = content["title"]
    content["url_path"] = f"{page.get_parent().url_path}{content['slug']}/"
    content[COMMENTS_RELATION_NAME] = []
    Revision.objects.filter(pk=revision.pk).update(content=content)


def _delete_unused_tags(revisions: list[Revision]) -> None:
    """A free tag is a row of its own, which stays when no precedent has it any more."""
    gone = _tags_in(revision.content["tag_items"] for revision in revisions)
    drafted = Revision.objects.filter(pk__in=PrecedentPage.objects.values("latest_revision"))
    if gone:
        gone -= _tags_in(drafted.values_list("content__tag_items", flat=True))
        Tag.objects.filter(pk__in=gone, precedents_precedenttag_items=None).delete()


def _tags_in(rows: Iterable[list[dict[str, object]]]) -> set[int]:
    return {row["tag"] for items in rows for row in items or []}
