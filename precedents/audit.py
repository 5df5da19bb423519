"""The audit trail of clearances: who decided what, when, on which content. Never the text itself."""

from django.conf import settings
from django.db import models

from precedents.clearance import Level
from precedents.database_rules import filled, one_of
from precedents.decisions import Reason


class AuditAction(models.TextChoices):
    SENT = "ingestuurd", "Naar de tweede lezer gestuurd"
    TAKEN_BACK = "teruggenomen", "Teruggenomen door de schrijver"
    REFUSED = "teruggestuurd", "Teruggestuurd door de tweede lezer"
    CLEARED = "vrijgegeven", "Vrijgegeven door de tweede lezer"
    PUBLISHED = "gepubliceerd", "Gepubliceerd"
    DECIDED = "besluit", "Besluit over een bevinding"
    HELD = "aangehouden", "Aangehouden"
    RELEASED = "weer-getoond", "Weer getoond"
    WITHDRAWN = "ingetrokken", "Ingetrokken"
    DELETED = "verwijderd", "Verwijderd"
    PURGED = "opgeschoond", "Oude versies en opmerkingen verwijderd"


class AuditEntry(models.Model):
    """One event. It names the page by number and outlives it; `by` is empty when the site itself acted.

    `lists` is the version of the word lists that the detector used. `findings` may be empty: that nothing was
    found is recorded as well.
    """

    page_id = models.BigIntegerField("pagina", db_index=True)
    number = models.CharField("citeernummer", max_length=20)
    action = models.CharField("wat", max_length=20, choices=AuditAction)
    at = models.DateTimeField("wanneer", auto_now_add=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="wie",
    )
    revision_id = models.BigIntegerField("versie", null=True, blank=True)
    content_hash = models.CharField("hash van de tekst", max_length=64, blank=True)
    detector = models.CharField("versie van de detector", max_length=20, blank=True)
    lists = models.CharField("versie van de lijsten", max_length=20, blank=True)

    class Meta:
        verbose_name = "regel van het controlespoor"
        verbose_name_plural = "controlespoor"
        ordering = ["-pk"]
        indexes = [models.Index(fields=["number", "-id"], name="audit_trail_of_a_number")]
        constraints = [filled("number"), one_of("action", AuditAction)]

    def __str__(self) -> str:
        return f"{self.number}: {self.get_action_display()}, {self.at:%Y-%m-%d %H:%M}"


class AuditedFinding(models.Model):
    """A finding as it stood at that event: what it seemed to be and what was decided, not what it said.

    `value_key` is a keyed HMAC by which repeats are recognised until the key is destroyed.
    """

    entry = models.ForeignKey(AuditEntry, on_delete=models.CASCADE, related_name="findings")
    kind = models.CharField("soort", max_length=20)
    level = models.CharField("niveau", max_length=2)
    field = models.CharField("veld", max_length=60)
    length = models.PositiveIntegerField("lengte")
    value_key = models.CharField(max_length=64)
    reason = models.CharField("reden", max_length=20, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)
    agreed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name = "bevinding in het controlespoor"
        verbose_name_plural = "bevindingen in het controlespoor"
        ordering = ["pk"]
        constraints = [
            filled("kind"),
            one_of("reason", Reason, or_empty=True),
            models.CheckConstraint(
                condition=models.Q(level__in=[level.value for level in Level]),
                name="%(class)s_level_of_list",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} ({self.level}) in {self.field}"
