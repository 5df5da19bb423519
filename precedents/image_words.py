"""The list of image-forming words and phrases, kept by editors: advice follows it, nothing else does."""

from django.core.exceptions import ValidationError
from django.db import models

MOST_LINES = 400
LONGEST_LINE = 60
FEWEST_LETTERS = 3
"""In a line, the `*` not counted: `a*` would find half the language."""


class ImageWords(models.Model):
    """The words of one part of the list, one word or phrase a line; `*` stands for an ending."""

    part = models.CharField("onderdeel", max_length=40, unique=True, editable=False)
    label = models.CharField("wat staat hier", max_length=200, editable=False)
    words = models.TextField(
        "woorden",
        blank=True,
        help_text="Eén woord of uitdrukking per regel. Een * staat voor een uitgang: agressie* vindt ook "
        "agressieve.",
    )

    class Meta:
        verbose_name = "lijst met beeldvormende woorden"
        verbose_name_plural = "beeldvormende woorden"
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.label

    def clean(self) -> None:
        """Tidies the lines, then says everything that is wrong with them."""
        lines = list(
            dict.fromkeys(filter(None, (" ".join(line.split()) for line in self.words.splitlines())))
        )
        self.words = "\n".join(lines)
        wrong = [sentence for line in lines if (sentence := _wrong_line(line))]
        if len(lines) > MOST_LINES:
            wrong.append(f"Noem hoogstens {MOST_LINES} woorden.")
        if wrong:
            raise ValidationError({"words": wrong})


def image_words() -> dict[str, tuple[str, ...]]:
    """The words and phrases of each part, as editors keep them now."""
    return {
        part: tuple(words.splitlines()) for part, words in ImageWords.objects.values_list("part", "words")
    }


def _wrong_line(line: str) -> str:
    if len(line) > LONGEST_LINE:
        return f"‘{line[:LONGEST_LINE]}’ is te lang: hoogstens {LONGEST_LINE} tekens."
    if sum(map(str.isalpha, line)) < FEWEST_LETTERS:
        return f"‘{line}’ is te kort: minstens {FEWEST_LETTERS} letters."
    return ""
