"""What readers report about a precedent, for staff to judge."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from precedents.database_rules import filled, one_of


class Problem(models.TextChoices):
    RECOGNISABLE = "herkenbaar", "Iemand is te herkennen"
    WRONG = "onjuist", "Iets klopt niet"
    OUTDATED = "verouderd", "Dit is verouderd"
    RULE_CHANGED = "regel-gewijzigd", "De regel is veranderd"
    OTHER = "anders", "Iets anders"


class ReportStatus(models.TextChoices):
    NEW = "nieuw", "Nieuw"
    CLAIMED = "opgepakt", "Opgepakt"
    ESCALATED = "doorgezet", "Doorgezet naar beheer"
    RESOLVED = "opgelost", "Opgelost"


class ProblemReport(models.Model):
    """One report. `text` is for staff only and is erased 30 days after the report is resolved.

    `held` says that the report put the precedent on hold by itself.
    """

    page_id = models.BigIntegerField("pagina", db_index=True)
    number = models.CharField("citeernummer", max_length=20)
    problem = models.CharField("wat is er", max_length=20, choices=Problem)
    text = models.TextField("toelichting", blank=True)
    held = models.BooleanField("meteen aangehouden", default=False)
    status = models.CharField("status", max_length=20, choices=ReportStatus, default=ReportStatus.NEW)
    reported_at = models.DateTimeField("gemeld op", auto_now_add=True)
    due = models.DateField("beslissen vóór")
    claimed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="opgepakt door",
    )
    resolved_at = models.DateTimeField("opgelost op", null=True, blank=True)

    class Meta:
        verbose_name = "melding"
        verbose_name_plural = "meldingen"
        ordering = ["due", "pk"]
        indexes = [
            models.Index(
                fields=["due", "id"], condition=~Q(status=ReportStatus.RESOLVED), name="open_reports"
            ),
            models.Index(fields=["resolved_at"], condition=~Q(text=""), name="texts_to_erase"),
        ]
        constraints = [
            filled("number"),
            one_of("problem", Problem),
            one_of("status", ReportStatus),
            models.CheckConstraint(
                condition=Q(held=False) | Q(problem=Problem.RECOGNISABLE), name="holds_when_recognisable"
            ),
            models.CheckConstraint(
                condition=Q(status=ReportStatus.RESOLVED, resolved_at__isnull=False)
                | (~Q(status=ReportStatus.RESOLVED) & Q(resolved_at=None)),
                name="resolved_at_a_moment",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number}: {self.get_problem_display()}"


class ReportSender(models.Model):
    """How often a sender reported on a day; `sender` is a keyed hash of an address and is kept one day."""

    sender = models.CharField(max_length=64)
    day = models.DateField(db_index=True)
    reports = models.PositiveIntegerField(default=0)
    holds = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = "melder van een dag"
        verbose_name_plural = "melders van een dag"
        constraints = [
            models.UniqueConstraint(fields=["sender", "day"], name="sender_once_a_day"),
            filled("sender"),
            models.CheckConstraint(condition=Q(holds__lte=F("reports")), name="no_hold_without_report"),
        ]

    def __str__(self) -> str:
        return f"{self.reports} meldingen op {self.day}"
