"""What a reader may ask of the comparable pages: which kinds of likeness count, and a situation."""

from django import forms

from precedents.comparable import LONGEST_TEXT
from precedents.likenesses import LIKENESSES, NAMES
from precedents.pasted_text import PastedText
from precedents.rules import BlockingRule

MOST_CHARACTERS = f"{LONGEST_TEXT:,}".replace(",", ".")
UNKNOWN = "Deze keuze bestaat niet. Zet de vinkjes opnieuw."


class KindsForm(forms.Form):
    """`like` holds the kinds that are on. A form that does not name `like` at all has them all on; the page
    sends it once empty, so that switching everything off is a choice too."""

    like = forms.MultipleChoiceField(
        required=False,
        label="Wat telt mee",
        choices=[("", ""), *((likeness.name, likeness.label) for likeness in LIKENESSES)],
        error_messages={"invalid_choice": UNKNOWN, "invalid_list": UNKNOWN},
    )

    def clean_like(self) -> tuple[str, ...]:
        if "like" not in self.data:
            return NAMES
        return tuple(name for name in NAMES if name in self.cleaned_data["like"])

    @property
    def sentences(self) -> list[str]:
        return [str(sentence) for errors in self.errors.values() for sentence in errors]


class SituationForm(KindsForm):
    text = PastedText(
        label="Situatie",
        longest=LONGEST_TEXT,
        too_long=f"Uw tekst is te lang. Kort de tekst in tot hoogstens {MOST_CHARACTERS} tekens.",
        error_messages={"required": "Typ of plak eerst een situatie in het veld."},
    )
    rule = forms.CharField(required=False, max_length=200)

    def clean_rule(self) -> str:
        slug = self.cleaned_data["rule"]
        if slug and not BlockingRule.objects.filter(pk=slug).exists():
            raise forms.ValidationError("Deze regel bestaat niet. Vergelijk opnieuw.")
        return slug
