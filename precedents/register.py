"""The register of citation numbers, which outlives the pages it names."""

import re

from django.db import models, transaction
from django.utils import timezone

NUMBER = re.compile(r"KM-(?P<year>\d{4})-(?P<sequence>\d{4,9})", re.IGNORECASE | re.ASCII)


class CitationNumber(models.Model):
    """One number that was given out: KM, the year, and a sequence of at least four digits.

    The row stays when the page goes, so a number is never given twice. `published` tells whether
    readers ever saw it: after that the address answers 410 instead of 404.
    """

    year = models.PositiveSmallIntegerField("jaar")
    sequence = models.PositiveIntegerField("volgnummer")
    page = models.OneToOneField(
        "precedents.PrecedentPage",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="registration",
        verbose_name="precedent",
    )
    published = models.BooleanField("ooit gepubliceerd", default=False)
    reason = models.CharField("reden", max_length=200, blank=True)

    class Meta:
        verbose_name = "citeernummer"
        verbose_name_plural = "citeernummers"
        ordering = ["year", "sequence"]
        constraints = [models.UniqueConstraint(fields=["year", "sequence"], name="citation_number_once")]

    def __str__(self) -> str:
        return f"KM-{self.year}-{self.sequence:04d}"


class CitationYear(models.Model):
    """A row to lock: who registers a number waits here for who came before."""

    year = models.PositiveSmallIntegerField("jaar", primary_key=True)

    class Meta:
        verbose_name = "jaar met citeernummers"
        verbose_name_plural = "jaren met citeernummers"

    def __str__(self) -> str:
        return str(self.year)


@transaction.atomic
def register_number(year: int | None = None) -> CitationNumber:
    """Gives out the next number of the year. Who asks at the same time waits until this transaction ends."""
    year = year or timezone.localdate().year
    CitationYear.objects.get_or_create(year=year)
    CitationYear.objects.select_for_update().get(year=year)
    last = CitationNumber.objects.filter(year=year).aggregate(models.Max("sequence"))["sequence__max"]
    return CitationNumber.objects.create(year=year, sequence=(last or 0) + 1)


def find_number(text: str) -> CitationNumber | None:
    """The registered number written as `KM-2026-0001` (capitals or not), or None."""
    written = NUMBER.fullmatch(text)
    if not written:
        return None
    found = CitationNumber.objects.filter(
        year=int(written["year"]), sequence=int(written["sequence"])
    ).first()
    return found if found and str(found) == text.upper() else None
