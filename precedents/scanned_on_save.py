"""Texts that go public when they are saved: whoever writes them, no person is named in them."""

from collections import defaultdict
from collections.abc import Iterable
from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models

from precedents.clearance import blocking_spots
from precedents.content import PublicText

HOW_ON = (
    "Haal het weg of schrijf het algemener. Is het de naam van een wet, methode of organisatie? "
    "Dan kan beheer die eerst bij de toegestane termen zetten."
)


class ScannedOnSave(models.Model):
    """Its `scanned` fields are read by the detector in a form and at each save, with those of its rows. What
    levels B1 and B2 find raises ValidationError for the field: nobody decides about it, it must go."""

    scanned: ClassVar[tuple[str, ...]] = ()

    class Meta:
        abstract = True

    def clean(self) -> None:
        super().clean()
        self.refuse_identifying()

    def save(self, *args: object, **kwargs: object) -> None:
        for one in (self, *self.scanned_rows()):
            one.refuse_identifying()
        super().save(*args, **kwargs)

    def scanned_rows(self) -> Iterable["ScannedOnSave"]:
        """The rows that are saved with it; in a form each is checked by its own."""
        return ()

    def refuse_identifying(self) -> None:
        fields = [self._meta.get_field(name) for name in self.scanned]
        texts = [PublicText(one.name, str(one.verbose_name), getattr(self, one.name)) for one in fields]
        found: dict[PublicText, list[str]] = defaultdict(list)
        for spot in blocking_spots(text for text in texts if text.text.strip()):
            found[spot.text].append(spot.value)
        if found:
            raise ValidationError({text.field: _sentence(text, values) for text, values in found.items()})


def _sentence(text: PublicText, values: Iterable[str]) -> str:
    found = ", ".join(f"‘{' '.join(value.split())}’" for value in dict.fromkeys(values))
    return f"In ‘{text.label}’ staat wat naar een persoon kan wijzen: {found}. {HOW_ON}"
