"""Groups of words with the same meaning, kept by editors: who types one of them finds the others too."""

from django.db import models


class Direction(models.TextChoices):
    BOTH = "beide-kanten", "Beide kanten op: de woorden betekenen hetzelfde"
    ONE = "een-kant", "Eén kant op: wie het ene typt, vindt ook het andere"


class WordGroup(models.Model):
    """`BOTH`: each of `words` finds all others, `finds` is empty. `ONE`: each of `words` also finds what
    stands in `finds`, not the other way round. Both fields have one word or expression a line."""

    words = models.TextField("woorden", help_text="Eén woord of uitdrukking per regel.")
    direction = models.CharField("richting", max_length=20, choices=Direction, default=Direction.BOTH)
    finds = models.TextField(
        "vindt ook",
        blank=True,
        help_text="Alleen bij één kant op. Eén woord of uitdrukking per regel.",
    )

    class Meta:
        verbose_name = "woordgroep"
        verbose_name_plural = "woordgroepen"
        ordering = ["words"]

    def __str__(self) -> str:
        return ", ".join(self.words.splitlines())
