"""Groups of words with the same meaning, kept by editors: who types one of them finds the others too."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q

from dutch import tokens
from dutch.analysis import is_stop_word
from precedents.database_rules import filled
from precedents.scanned_on_save import ScannedOnSave

MOST_LINES = 30
LONGEST_LINE = 60
MOST_WORDS = 6
"""Words in one line."""


class Direction(models.TextChoices):
    BOTH = "beide-kanten", "Beide kanten op: de woorden betekenen hetzelfde"
    ONE = "een-kant", "Eén kant op: wie het ene typt, vindt ook het andere"


class WordGroup(ScannedOnSave):
    """`BOTH`: each of `words` finds all others, `finds` is empty. `ONE`: each of `words` also finds what
    stands in `finds`, not the other way round. Both fields have one word or expression a line."""

    scanned = ("words", "finds")

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
        constraints = [
            filled("words"),
            models.CheckConstraint(
                condition=Q(direction=Direction.BOTH, finds="") | (Q(direction=Direction.ONE) & ~Q(finds="")),
                name="finds_one_way",
            ),
        ]

    def __str__(self) -> str:
        return ", ".join(self.words.splitlines())

    def clean(self) -> None:
        """Tidies both lists, then says everything that is wrong with them."""
        words, finds = tidy(self.words), tidy(self.finds)
        self.words, self.finds = "\n".join(words), "\n".join(finds)
        wrong = {
            "words": [*_wrong_lines(words), *self._wrong_words(words)],
            "finds": [*_wrong_lines(finds), *self._wrong_finds(words, finds)],
        }
        if any(wrong.values()):
            raise ValidationError({name: sentences for name, sentences in wrong.items() if sentences})
        super().clean()

    def _wrong_words(self, words: list[str]) -> list[str]:
        too_few = self.direction == Direction.BOTH and len(words) < 2
        return ["Noem minstens twee woorden, elk op een eigen regel."] if too_few else []

    def _wrong_finds(self, words: list[str], finds: list[str]) -> list[str]:
        if self.direction == Direction.BOTH:
            return ["Laat dit leeg: bij ‘beide kanten op’ vindt elk woord alle andere."] if finds else []
        if not finds:
            return ["Noem wat ook gevonden moet worden, elk op een eigen regel."]
        typed = set(map(tokens.fold, words))
        return [
            f"‘{line}’ staat ook bij de woorden. Haal het op één van de twee plaatsen weg."
            for line in finds
            if tokens.fold(line) in typed
        ]


class LoadedWordGroup(models.Model):
    """Remembers which group the taxonomy put in, and how. Without `group`: an editor threw it away."""

    key = models.SlugField(max_length=60, primary_key=True)
    values = models.JSONField()
    group = models.OneToOneField(WordGroup, null=True, on_delete=models.SET_NULL, related_name="loaded")

    wagtail_reference_index_ignore = True  # being remembered is not being used

    def __str__(self) -> str:
        return self.key


def tidy(text: str) -> list[str]:
    """The lines as typed, without needless spaces, empty lines and what already stands above."""
    kept: dict[str, str] = {}
    for line in (" ".join(line.split()) for line in text.splitlines()):
        kept.setdefault(tokens.fold(line), line)
    return [line for line in kept.values() if line]


def _wrong_lines(lines: list[str]) -> list[str]:
    too_many = [f"Noem hoogstens {MOST_LINES} woorden."] if len(lines) > MOST_LINES else []
    return too_many + [sentence for line in lines if (sentence := _wrong_line(line))]


def _wrong_line(line: str) -> str:
    words = [word.text for word in tokens.words(line)]
    if len(line) > LONGEST_LINE or len(words) > MOST_WORDS:
        return f"‘{line[:LONGEST_LINE]}’ is te lang: hoogstens {LONGEST_LINE} tekens en {MOST_WORDS} woorden."
    if all(map(is_stop_word, words)):
        return f"‘{line}’ heeft geen woord waarop wij zoeken. Noem een woord dat iets zegt."
    return ""
