"""Notes every change that touches what may be found, and has it written to the engine on commit."""

from collections.abc import Iterable

from django.db import transaction
from django.db.models.signals import post_delete, post_save
from wagtail.models import Revision

from precedents import index_sync, outbox
from precedents.blockades import Blockade, LegalGround
from precedents.draft_editors import note_editor
from precedents.models import PrecedentDomain, PrecedentPage
from precedents.rules import BlockingRule, Domain, Law


def watch() -> None:
    post_save.connect(_page_changed, PrecedentPage, dispatch_uid="precedents.page_saved")
    post_delete.connect(_page_changed, PrecedentPage, dispatch_uid="precedents.page_deleted")
    post_save.connect(_revision_saved, Revision, dispatch_uid="precedents.revision_saved")
    post_save.connect(_rule_changed, BlockingRule, dispatch_uid="precedents.rule_saved")
    post_save.connect(_domain_changed, Domain, dispatch_uid="precedents.domain_saved")
    post_save.connect(_law_changed, Law, dispatch_uid="precedents.law_saved")


def note_for_index(page_ids: list[int]) -> None:
    """On commit all waiting rows are tried together: a load of many pages writes few batches."""
    if page_ids:
        outbox.note(page_ids)
        transaction.on_commit(index_sync.sync)


def _page_changed(instance: PrecedentPage, **kwargs: object) -> None:
    if instance.live or instance.first_published_at:
        note_for_index([instance.pk])


def _revision_saved(
    instance: Revision, raw: bool, update_fields: Iterable[str] | None, **kwargs: object
) -> None:
    """Scheduling a revision writes one field of it; only who writes the text has worked on it."""
    if raw or (update_fields is not None and "content" not in update_fields):
        return
    if instance.user_id and PrecedentPage.objects.filter(pk=instance.object_id).exists():
        note_editor(int(instance.object_id), instance.user)


def _rule_changed(instance: BlockingRule, created: bool, **kwargs: object) -> None:
    if not created:
        note_for_index(
            list(Blockade.objects.filter(rule=instance, page__live=True).values_list("page_id", flat=True))
        )


def _domain_changed(instance: Domain, created: bool, **kwargs: object) -> None:
    if not created:
        items = PrecedentDomain.objects.filter(tag=instance, content_object__live=True)
        note_for_index(list(items.values_list("content_object_id", flat=True)))


def _law_changed(instance: Law, created: bool, **kwargs: object) -> None:
    if not created:
        grounds = LegalGround.objects.filter(law=instance, page__live=True)
        note_for_index(list(grounds.values_list("page_id", flat=True)))
