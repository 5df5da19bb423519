"""The gate of every road to live: what a second reader did not clear exactly so is never written as live.

Every road of Wagtail and every script ends in `save`; publishing asks before anything is written. What
passes by `save` is dealt with in `precedents.hash_keeping`: it is not served.
"""

from collections.abc import Iterable

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from wagtail.models import Page, Revision

from precedents import gone
from precedents.audit import AuditAction
from precedents.clearances import NotCleared, is_cleared
from precedents.content import content_fields, content_hash
from precedents.trail import acting_as, note, who_acts

OF_THE_DRAFT = ("latest_revision", "latest_revision_created_at", "has_unpublished_changes", "draft_title")


class Gated:
    """For a page model with `content_hash`; stands before Page among its bases.

    `save` and `publish` raise NotCleared, and nothing is written.
    """

    is_being_saved = False
    """True while the rows of the page are written with it."""

    @transaction.atomic
    def save(self, *args: object, **kwargs: object) -> None:
        stood = type(self).objects.filter(pk=self.pk).values_list("live", "content_hash").first()
        self.is_being_saved = True
        try:
            super().save(*args, **kwargs)
        finally:
            self.is_being_saved = False
        if self._writes_content(kwargs.get("update_fields")):
            written = self._keep_hash()
            if written.live and stood != (True, written.content_hash):
                note(written, AuditAction.PUBLISHED, who_acts(), revision=written.live_revision)

    @transaction.atomic
    def publish(
        self, revision: Revision, user: AbstractBaseUser | None = None, *args: object, **kwargs: object
    ) -> None:
        self._wait_for_who_saves()
        self.refuse_publishing(revision)
        with acting_as(user):
            super().publish(revision, user, *args, **kwargs)

    def _wait_for_who_saves(self) -> None:
        """Publishing writes the whole row, the newest draft in it too: another may just have saved one."""
        newest = type(self).objects.select_for_update()
        self.refresh_from_db(fields=OF_THE_DRAFT, from_queryset=newest)

    def refuse_publishing(self, revision: Revision) -> None:
        """Raises NotCleared for a revision that cannot be published as it is."""
        gone.refuse_withdrawn(self)
        if not is_cleared(revision.as_object()):
            raise NotCleared

    def _keep_hash(self) -> Page:
        """Reads the page back, as rows and tags may come out of the database otherwise than they went in."""
        written = type(self).objects.with_parts().get(pk=self.pk)
        self.content_hash = written.content_hash = content_hash(written)
        type(self).objects.filter(pk=self.pk).update(content_hash=self.content_hash)
        if written.live:
            gone.refuse_withdrawn(written)
            if not is_cleared(written):
                raise NotCleared
        return written

    def _writes_content(self, update_fields: Iterable[str] | None) -> bool:
        guarded = content_fields(type(self)) | {"live"}
        return update_fields is None or not guarded.isdisjoint(update_fields)
