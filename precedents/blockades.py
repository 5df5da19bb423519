"""What stood in the way on one page, and the law that was used."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from modelcluster.fields import ParentalKey
from wagtail.models import Orderable

from precedents.database_rules import one_of
from precedents.rules import Authority, BlockingRule, LegalReference
from precedents.vocabulary import Reality
from precedents.written_past import RowQuerySet

WAITS_FOR_ITSELF = "Een regel kan niet op zichzelf wachten. Kies een andere regel bij ‘wacht op’."


class Blockade(Orderable):
    """One rule on one page, and which other rule of that page it waits for."""

    page = ParentalKey("precedents.PrecedentPage", on_delete=models.CASCADE, related_name="blockades")
    rule = models.ForeignKey(
        BlockingRule, on_delete=models.PROTECT, related_name="blockades", verbose_name="regel"
    )
    reality = models.CharField("echt of ervaren", max_length=20, choices=Reality, default=Reality.REAL)
    checked_by = models.CharField(
        "wie ging dat na", max_length=200, blank=True, help_text="Een functie, geen naam."
    )
    held_by = models.ForeignKey(
        Authority,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="wie hield eraan vast",
    )
    waits_for = models.ForeignKey(
        BlockingRule,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="wacht op",
        help_text="Een andere regel van deze pagina. Wachten regels op elkaar, dan is het een knoop.",
    )
    note = models.TextField("hoe blokkeerde deze regel", blank=True)

    objects = RowQuerySet.as_manager()

    class Meta(Orderable.Meta):
        verbose_name = "blokkade"
        verbose_name_plural = "blokkades"
        constraints = [
            models.UniqueConstraint(fields=["page", "rule"], name="rule_once_per_page"),
            models.CheckConstraint(condition=~Q(rule=F("waits_for")), name="rule_waits_for_another"),
            one_of("reality", Reality),
        ]

    def clean(self) -> None:
        if self.waits_for_id and self.waits_for_id == self.rule_id:
            raise ValidationError({"waits_for": WAITS_FOR_ITSELF})


class LegalGround(Orderable, LegalReference):
    page = ParentalKey("precedents.PrecedentPage", on_delete=models.CASCADE, related_name="legal_grounds")
    note = models.CharField("toelichting", max_length=250, blank=True)

    objects = RowQuerySet.as_manager()

    class Meta(Orderable.Meta):
        verbose_name = "wettelijke grondslag"
        verbose_name_plural = "wettelijke grondslagen"


def check_waiting(waits_for: dict[str, str | None]) -> None:
    """Refuses a blockade that waits for itself or for a rule that is not on the page."""
    for rule, awaited in waits_for.items():
        if awaited == rule:
            raise ValidationError(WAITS_FOR_ITSELF)
        if awaited and awaited not in waits_for:
            raise ValidationError(
                f"‘{rule}’ wacht op ‘{awaited}’, maar die regel staat niet op deze pagina. "
                "Voeg hem toe als blokkade."
            )
