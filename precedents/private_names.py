"""The real names of a case, given by its author to find them in the text; they never leave the draft."""

from collections.abc import Iterable

from cryptography.fernet import InvalidToken
from django.db import models
from wagtail.models import Page

from precedents import keys
from precedents.database_rules import filled

UNREADABLE = (
    "De namen bij dit concept zijn met een andere sleutel bewaard en niet meer te lezen. "
    "Vul ze opnieuw in, of zet CLEARANCE_KEY terug."
)


class NamesUnreadable(ValueError):
    """The names were kept with another key. The message says what to do."""


class PrivateNames(models.Model):
    """Encrypted with the key of the settings. A table of its own: no revision, copy or index holds it."""

    page = models.OneToOneField(
        "precedents.PrecedentPage", on_delete=models.CASCADE, related_name="private_names"
    )
    sealed = models.TextField()

    class Meta:
        verbose_name = "namen bij een concept"
        verbose_name_plural = "namen bij concepten"
        constraints = [filled("sealed")]

    def __str__(self) -> str:
        return f"namen bij precedent {self.page_id}"


def names_of(page: Page) -> tuple[str, ...]:
    """The names as typed, one each. Raises NamesUnreadable."""
    kept = PrivateNames.objects.filter(page_id=page.pk).first()
    if kept is None:
        return ()
    try:
        return tuple(keys.private_box().decrypt(kept.sealed.encode()).decode().splitlines())
    except InvalidToken as error:
        raise NamesUnreadable(UNREADABLE) from error


def keep_names(page: Page, names: Iterable[str]) -> None:
    """Replaces the names; without any, nothing is kept."""
    lines = "\n".join(line for name in names if (line := " ".join(name.split())))
    if not lines:
        destroy_names(page.pk)
        return
    sealed = keys.private_box().encrypt(lines.encode()).decode()
    PrivateNames.objects.update_or_create(page_id=page.pk, defaults={"sealed": sealed})


def destroy_names(page_id: int) -> None:
    PrivateNames.objects.filter(page_id=page_id).delete()
