"""What an author or beheer decided about a finding, without the text that it is about."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from precedents.clearance import MUST_BE_DECIDED
from precedents.database_rules import filled, one_of


class Reason(models.TextChoices):
    """Why a finding may stay in the text (anonymisation: the five reason codes)."""

    OFFICE_HOLDER = "ambtsdrager", "Ambtsdrager of bestuurder in functie"
    SOURCE_AUTHOR = "bron", "Schrijver of instantie van een genoemde bron"
    KNOWN_NAME = "naam-van-iets", "Naam van een wet, methode of organisatie"
    FALSE_ALARM = "geen-persoonsgegeven", "Geen persoonsgegeven"
    CONSENT = "toestemming", "Toestemming staat in het dossier"


class FindingDecision(models.Model):
    """A finding with this kind and value may stay in this page, everywhere or in one sentence of it.

    `value_key` and `place_key` are keyed HMACs of the value and of the value in its sentence; `place_key` is
    empty when the decision holds everywhere in the page. `agreed_by` is the second person, if one is asked.
    """

    page = models.ForeignKey("precedents.PrecedentPage", on_delete=models.CASCADE, related_name="decisions")
    kind = models.CharField("soort", max_length=20)
    level = models.CharField("niveau", max_length=2)
    value_key = models.CharField(max_length=64)
    place_key = models.CharField(max_length=64, blank=True)
    reason = models.CharField("reden", max_length=20, choices=Reason)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    decided_at = models.DateTimeField(auto_now=True)
    agreed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name = "besluit over een bevinding"
        verbose_name_plural = "besluiten over bevindingen"
        constraints = [
            models.UniqueConstraint(
                fields=["page", "kind", "value_key", "place_key"], name="one_decision_per_finding"
            ),
            filled("kind"),
            filled("value_key"),
            one_of("reason", Reason),
            models.CheckConstraint(
                condition=Q(level__in=[level.value for level in MUST_BE_DECIDED]),
                name="advice_asks_no_decision",
            ),
            models.CheckConstraint(condition=~Q(agreed_by=F("decided_by")), name="second_person_agrees"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} in precedent {self.page_id}: {self.get_reason_display()}"
