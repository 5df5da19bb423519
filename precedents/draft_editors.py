"""Who worked on a draft since its last clearance: they cannot be its second reader."""

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser
from django.db import models
from wagtail.models import Page


class DraftEditor(models.Model):
    """Somebody who wrote or decided in this draft. Kept apart from revisions, which can be deleted."""

    page = models.ForeignKey("precedents.PrecedentPage", on_delete=models.CASCADE, related_name="editors")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")

    class Meta:
        verbose_name = "schrijver van een concept"
        verbose_name_plural = "schrijvers van concepten"
        constraints = [models.UniqueConstraint(fields=["page", "user"], name="editor_once_per_draft")]

    def __str__(self) -> str:
        return f"{self.user} in precedent {self.page_id}"


def note_editor(page_id: int, user: AbstractBaseUser | None) -> None:
    if user is not None and user.pk:
        DraftEditor.objects.get_or_create(page_id=page_id, user_id=user.pk)


def worked_on(page: Page, user: AbstractBaseUser) -> bool:
    """Whether the user is the author, or wrote or decided in it since the last clearance."""
    return page.owner_id == user.pk or any(editor.user_id == user.pk for editor in page.editors.all())
