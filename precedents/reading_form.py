"""What a second reader decides about a text, with the answers that must be given first."""

from collections.abc import Iterable

from django import forms
from django.db.models import TextChoices

APPROVE, REJECT = "approve", "reject"

CHOOSE = "Kies: vrijgeven of terugsturen."
ANSWER = "Beantwoord eerst deze vraag."
NOT_NO = "Vrijgeven kan alleen bij ‘nee’. Stuur de tekst terug en schrijf erbij waardoor iemand hen herkent."
NOT_AGREED = "Vink aan dat u het eens bent, of stuur de tekst terug."
NO_REMARK = "Schrijf op wat de schrijver anders moet doen."


class Recognised(TextChoices):
    NO = "nee", "Nee"
    YES = "ja", "Ja"
    DOUBT = "twijfel", "Ik twijfel"


class ReadingForm(forms.Form):
    """The button that was pressed tells what must be filled in; `agreed` holds ids of decisions."""

    action = forms.ChoiceField(
        choices=[(APPROVE, APPROVE), (REJECT, REJECT)],
        error_messages={"required": CHOOSE, "invalid_choice": CHOOSE},
    )
    shown = forms.CharField(max_length=64)
    agreed = forms.TypedMultipleChoiceField(coerce=int, required=False)
    recognised = forms.ChoiceField(
        label="Zou iemand in deze straat hen herkennen?", choices=Recognised.choices, required=False
    )
    remark = forms.CharField(label="Opmerking voor de schrijver", max_length=2000, required=False)

    def __init__(self, *args: object, asked: Iterable[int], **kwargs: object) -> None:
        """`asked` are the ids of the decisions on which the reader's agreement is needed."""
        super().__init__(*args, **kwargs)
        self.fields["agreed"].choices = [(pk, str(pk)) for pk in asked]

    def clean(self) -> dict[str, object]:
        action = self.cleaned_data.get("action")
        if action == APPROVE:
            self._clean_approval()
        if action == REJECT and not self.cleaned_data.get("remark"):
            self.add_error("remark", NO_REMARK)
        return self.cleaned_data

    def _clean_approval(self) -> None:
        answer = self.cleaned_data.get("recognised")
        if answer != Recognised.NO:
            self.add_error("recognised", NOT_NO if answer else ANSWER)
        if len(self.cleaned_data.get("agreed", ())) < len(self.fields["agreed"].choices):
            self.add_error("agreed", NOT_AGREED)
