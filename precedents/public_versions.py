"""The public history of a precedent: number, date, what kind of change and why; never an old text."""

from django.db import models, transaction
from django.db.models import Q
from wagtail.models import Page

from precedents.audit import AuditAction, AuditEntry
from precedents.database_rules import one_of


class Change(models.TextChoices):
    FIRST = "eerste", "Eerste publicatie"
    CLEARER = "duidelijker", "Duidelijker opgeschreven"
    CORRECTED = "verbeterd", "Een fout verbeterd"
    ADDED = "aangevuld", "Aangevuld"
    VALIDITY = "geldigheid", "Geldigheid gewijzigd"
    PRIVACY = "privacy", "Gegevens over personen weggehaald"


class PublicVersion(models.Model):
    """One text that readers had. `change` is empty when nobody said what changed."""

    page = models.ForeignKey(
        "precedents.PrecedentPage", on_delete=models.CASCADE, related_name="public_versions"
    )
    sequence = models.PositiveIntegerField("versie")
    published_at = models.DateTimeField("gepubliceerd op", auto_now_add=True)
    change = models.CharField("soort wijziging", max_length=20, choices=Change)
    why = models.CharField("waarom", max_length=300, blank=True)

    class Meta:
        verbose_name = "openbare versie"
        verbose_name_plural = "openbare versies"
        ordering = ["-sequence"]
        constraints = [
            models.UniqueConstraint(fields=["page", "sequence"], name="public_version_once"),
            one_of("change", Change, or_empty=True),
            models.CheckConstraint(
                condition=Q(sequence=1, change=Change.FIRST) | Q(sequence__gt=1),
                name="first_version_is_first",
            ),
        ]

    def __str__(self) -> str:
        return f"versie {self.sequence} van precedent {self.page_id}"


@transaction.atomic
def add(page: Page) -> None:
    """Notes the version that readers get now, with the kind and reason that the page itself tells.

    The same text again is no version. When names or the like were taken out, the reasons of earlier versions
    go too: they may tell what it was.
    """
    earlier = PublicVersion.objects.filter(page=page)
    last = earlier.first()
    if last is None:
        PublicVersion.objects.create(page=page, sequence=1, change=Change.FIRST)
    elif _is_other_text(page, last):
        if page.change == Change.PRIVACY:
            forget_reasons(page.pk)
        PublicVersion.objects.create(
            page=page, sequence=last.sequence + 1, change=page.change, why=page.change_note
        )


def forget_reasons(page_id: int) -> None:
    """That there were versions, and when, stays; why they came may tell what was taken out."""
    PublicVersion.objects.filter(page_id=page_id).update(why="")


def _is_other_text(page: Page, last: PublicVersion) -> bool:
    """The audit trail has a line for each publication that showed readers something."""
    told = AuditEntry.objects.filter(page_id=page.pk, action=AuditAction.PUBLISHED)[:2]
    newest, *before = told
    is_other = not before or before[0].content_hash != newest.content_hash
    return is_other and newest.at > last.published_at
