"""The register of citation numbers, which outlives the pages it names."""

import re

from django.db import models, transaction
from django.utils import timezone

from precedents.database_rules import one_of, only_with

NUMBER = re.compile(r"KM-(?P<year>\d{4})-(?P<sequence>\d{4,9})", re.IGNORECASE | re.ASCII)


class WithdrawalReason(models.TextChoices):
    """Why a number was withdrawn, for staff; readers get a sentence of their own."""

    RECOGNISABLE = "herkenbaar", "Iemand is te herkennen"
    OBJECTION = "bezwaar", "De inwoner of een ander over wie het gaat, maakt bezwaar"
    WRONG = "onjuist", "De inhoud klopt niet"
    SOURCE = "bron", "De bron mag niet worden gebruikt"
    OTHER = "anders", "Een andere reden"


class CitationNumber(models.Model):
    """One number that was given out: KM, the year, and a sequence of at least four digits.

    The row stays when the page goes, so a number is never given twice. `published` tells whether
    readers ever saw it: after that the address answers 410 instead of 404. A number that is held or withdrawn
    is read by nobody, whatever its page says; withdrawn is for ever.
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
    held_at = models.DateTimeField("aangehouden op", null=True, blank=True)
    withdrawn_at = models.DateTimeField("ingetrokken op", null=True, blank=True)
    withdrawn_for = models.CharField(
        "reden van intrekken", max_length=20, choices=WithdrawalReason, blank=True
    )
    reason = models.CharField("zin voor lezers", max_length=300, blank=True)

    class Meta:
        verbose_name = "citeernummer"
        verbose_name_plural = "citeernummers"
        ordering = ["year", "sequence"]
        constraints = [
            models.UniqueConstraint(fields=["year", "sequence"], name="citation_number_once"),
            models.CheckConstraint(
                condition=models.Q(year__range=(1000, 9999), sequence__gte=1), name="number_as_it_is_written"
            ),
            one_of("withdrawn_for", WithdrawalReason, or_empty=True),
            models.CheckConstraint(
                condition=models.Q(held_at=None) | models.Q(withdrawn_at=None), name="held_or_withdrawn"
            ),
            models.CheckConstraint(
                condition=models.Q(published=True) | models.Q(held_at=None, withdrawn_at=None),
                name="taken_back_from_readers",
            ),
            models.CheckConstraint(
                condition=only_with("withdrawn_for", "", "withdrawn_at"), name="withdrawn_for_a_withdrawal"
            ),
            models.CheckConstraint(
                condition=only_with("reason", "", "held_at", "withdrawn_at"), name="sentence_of_a_taking_back"
            ),
        ]

    def __str__(self) -> str:
        return f"KM-{self.year}-{self.sequence:04d}"

    @property
    def is_taken_back(self) -> bool:
        return bool(self.held_at or self.withdrawn_at)


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


def as_number(text: str) -> CitationNumber | None:
    """The number written as `KM-2026-0001` (capitals or not), given out or not; it is not saved."""
    written = NUMBER.fullmatch(text)
    if not written:
        return None
    number = CitationNumber(year=int(written["year"]), sequence=int(written["sequence"]))
    return number if number.sequence and str(number) == text.upper() else None


def find_number(text: str) -> CitationNumber | None:
    """The registered number written so, or None."""
    number = as_number(text)
    if number is None:
        return None
    return CitationNumber.objects.filter(year=number.year, sequence=number.sequence).first()
