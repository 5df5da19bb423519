"""The form with which a reader reports a problem with a precedent."""

from django import forms

from precedents.pasted_text import PastedText
from precedents.problem_reports import Problem

LONGEST = 2_000
MOST_CHARACTERS = f"{LONGEST:,}".replace(",", ".")


class ProblemChoice(forms.RadioSelect):
    def id_for_label(self, id_: str, index: str | None = None) -> str:
        """What an error links to: the first choice."""
        return super().id_for_label(id_, index or "0")


class ReportForm(forms.Form):
    problem = forms.ChoiceField(
        label="Soort melding",
        choices=Problem.choices,
        widget=ProblemChoice,
        error_messages={"required": "Kies wat er is.", "invalid_choice": "Kies een van de vijf."},
    )
    text = PastedText(
        label="Toelichting",
        required=False,
        longest=LONGEST,
        too_long=f"Uw toelichting is te lang. Gebruik hoogstens {MOST_CHARACTERS} tekens.",
    )
    website = forms.CharField(label="Vul hier niets in", required=False)

    @property
    def is_of_a_robot(self) -> bool:
        """People do not see the last field; programs that fill in forms do."""
        return bool(self.data.get("website"))
