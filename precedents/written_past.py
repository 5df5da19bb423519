"""Writes that pass a precedent by: whole querysets, of pages and of the rows that belong to them.

Django tells nobody of `update` and `bulk_create`. These querysets do, so that the stored hash of the pages
is forgotten: they are not served until it is made anew. Only SQL by hand remains; the page itself, the index
and `check_clearances` make the hash anew and see that too.
"""

from collections.abc import Iterable

from django.db.models import Model, QuerySet
from django.dispatch import Signal
from taggit.models import NaturalKeyManager
from wagtail.models import PageQuerySet

from precedents.content import OF_EVERY_PAGE

content_written = Signal()
"""Content of pages with these `page_ids` was written past them."""

visibility_written = Signal()
"""Whether the pages with these `page_ids` are live was written past them."""


class RowQuerySet(QuerySet):
    """Of a model whose rows belong to a page, by `page` or by `content_object`."""

    def update(self, **values: object) -> int:
        rows = dict(self.values_list("pk", self._page_column()))
        count = super().update(**values)
        moved = self.model._base_manager.filter(pk__in=rows).values_list(self._page_column(), flat=True)
        self._tell((*rows.values(), *moved))
        return count

    def bulk_create(self, objs: Iterable[Model], *args: object, **kwargs: object) -> list[Model]:
        created = super().bulk_create(objs, *args, **kwargs)
        self._tell(getattr(row, self._page_column()) for row in created)
        return created

    def _page_column(self) -> str:
        return "page_id" if hasattr(self.model, "page_id") else "content_object_id"

    def _tell(self, page_ids: Iterable[int]) -> None:
        content_written.send(self.model, page_ids=set(page_ids))


TaggedRowManager = NaturalKeyManager.from_queryset(RowQuerySet)


def guard_page_querysets() -> None:
    """Makes `Page.objects.update` tell too: it writes title and slug of a precedent past its own queryset."""
    update = PageQuerySet.update

    def telling_update(pages: PageQuerySet, **values: object) -> int:
        signal = _signal_for(values)
        page_ids = set(pages.values_list("pk", flat=True)) if signal else set()
        count = update(pages, **values)
        if page_ids:
            signal.send(pages.model, page_ids=page_ids)
        return count

    PageQuerySet.update = telling_update


def _signal_for(values: Iterable[str]) -> Signal | None:
    if not set(OF_EVERY_PAGE).isdisjoint(values):
        return content_written
    return visibility_written if "live" in values else None
