"""Names of laws, methods and organisations that the detector lets stand once beheer has approved them."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models

from precedents.database_rules import filled

SHORTEST = 3
TOO_SHORT = "Een term heeft minstens drie letters of cijfers."


class AllowedTerm(models.Model):
    """A term that an author proposed; it works for everybody from its approval on."""

    term = models.CharField("term", max_length=120, unique=True)
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    proposed_at = models.DateTimeField("voorgesteld op", auto_now_add=True)
    approved = models.BooleanField(
        "goedgekeurd",
        default=False,
        help_text="Een goedgekeurde term wordt nergens meer gemeld. Keur nooit de naam van een persoon goed.",
    )

    class Meta:
        verbose_name = "toegestane term"
        verbose_name_plural = "toegestane termen"
        ordering = ["term"]
        constraints = [filled("term")]

    def __str__(self) -> str:
        return self.term

    def clean(self) -> None:
        self.term = " ".join(self.term.split())
        if sum(sign.isalnum() for sign in self.term) < SHORTEST:
            raise ValidationError({"term": TOO_SHORT})


def approved_terms() -> frozenset[str]:
    return frozenset(AllowedTerm.objects.filter(approved=True).values_list("term", flat=True))
