"""Keeps the stored hash of a precedent true, whatever is written past `PrecedentPage.save`.

What is written piece by piece (`loaddata`, a row or a tag by itself) makes the hash unknown: it is emptied
and the precedent is not served until `manage.py check_clearances --repair` has made it anew.
"""

from collections.abc import Iterable

from django.db import transaction
from django.db.models import Model
from django.db.models.signals import m2m_changed, post_delete, post_save, pre_delete, pre_save
from taggit.models import Tag
from wagtail.models import Page

from precedents import keys
from precedents.blockades import Blockade, LegalGround
from precedents.changes import note_for_index
from precedents.clearances import Clearance
from precedents.content import OF_EVERY_PAGE, content_hash
from precedents.models import PrecedentDomain, PrecedentPage, PrecedentTag
from precedents.rules import EscapeRoute
from precedents.written_past import content_written, guard_page_querysets, visibility_written

ROWS_OF_A_PAGE = (Blockade, LegalGround, PrecedentDomain, PrecedentTag)
ROUTES = PrecedentPage.routes.through


def watch() -> None:
    guard_page_querysets()
    for row in ROWS_OF_A_PAGE:
        post_save.connect(_row_changed, row, dispatch_uid=f"precedents.{row.__name__}_saved")
        post_delete.connect(_row_changed, row, dispatch_uid=f"precedents.{row.__name__}_deleted")
    m2m_changed.connect(_routes_changed, ROUTES, dispatch_uid="precedents.routes")
    pre_delete.connect(_route_goes, EscapeRoute, dispatch_uid="precedents.route_deleted")
    post_save.connect(_tag_changed, Tag, dispatch_uid="precedents.tag_saved")
    post_save.connect(_page_loaded, PrecedentPage, dispatch_uid="precedents.page_loaded")
    post_save.connect(_base_page_saved, Page, dispatch_uid="precedents.base_page_saved")
    pre_save.connect(_refuse_foreign_seal, Clearance, dispatch_uid="precedents.clearance_sealed")
    post_save.connect(_clearance_changed, Clearance, dispatch_uid="precedents.clearance_saved")
    post_delete.connect(_clearance_changed, Clearance, dispatch_uid="precedents.clearance_deleted")
    content_written.connect(_written_past, dispatch_uid="precedents.content_written")
    visibility_written.connect(_shown_past, dispatch_uid="precedents.visibility_written")


@transaction.atomic
def renew_hash(page_id: int) -> None:
    """Makes the stored hash anew of what stands in the database; who writes it meanwhile waits.

    Never shows anything by itself: a clearance must match the new hash.
    """
    PrecedentPage.objects.select_for_update().get(pk=page_id)
    written = PrecedentPage.objects.with_parts().get(pk=page_id)
    PrecedentPage.objects.filter(pk=page_id).update(content_hash=content_hash(written))
    note_for_index([page_id])


def _forget(page_ids: Iterable[int]) -> None:
    pages = PrecedentPage.objects.filter(pk__in=page_ids)
    pages.update(content_hash="")
    note_for_index(list(pages.filter(live=True).values_list("pk", flat=True)))


def _row_changed(instance: Model, **kwargs: object) -> None:
    """Rows that are written with their page are part of its hash already."""
    name = "page" if hasattr(instance, "page_id") else "content_object"
    page = instance._state.fields_cache.get(name)
    if page is None or not page.is_being_saved:
        _forget([getattr(instance, f"{name}_id")])


def _routes_changed(instance: PrecedentPage, action: str, **kwargs: object) -> None:
    if action.startswith("post_") and not instance.is_being_saved:
        _forget([instance.pk])


def _route_goes(instance: EscapeRoute, **kwargs: object) -> None:
    """Of the rows between pages and routes Django sends no signal when the route goes."""
    _forget(list(ROUTES.objects.filter(escaperoute=instance).values_list("precedentpage_id", flat=True)))


def _tag_changed(instance: Tag, created: bool, **kwargs: object) -> None:
    if not created:
        _forget(PrecedentTag.objects.filter(tag=instance).values_list("content_object_id", flat=True))


def _page_loaded(instance: PrecedentPage, raw: bool, **kwargs: object) -> None:
    if raw:
        _forget([instance.pk])


def _base_page_saved(
    instance: Page, raw: bool, update_fields: Iterable[str] | None, **kwargs: object
) -> None:
    """Moving a page saves it as a bare Page, and a script may: title and slug are content too."""
    if update_fields is not None and set(OF_EVERY_PAGE).isdisjoint(update_fields):
        return
    if raw:
        _forget([instance.pk])
    elif PrecedentPage.objects.filter(pk=instance.pk).exists():
        renew_hash(instance.pk)


def _refuse_foreign_seal(instance: Clearance, **kwargs: object) -> None:
    """A loaded clearance that names our key without being sealed by it is not ours."""
    if instance.key_id == keys.key_id() and not instance.covers(instance.content_hash):
        instance.key_id = ""


def _clearance_changed(instance: Clearance, **kwargs: object) -> None:
    note_for_index([instance.page_id])


def _written_past(page_ids: set[int], **kwargs: object) -> None:
    _forget(page_ids)


def _shown_past(page_ids: set[int], **kwargs: object) -> None:
    note_for_index(list(page_ids))
