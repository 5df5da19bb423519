"""The one form that reads a search: page, command and later feed, export and API."""

import datetime
import re

from django import forms

from precedents.facets import FACETS, Facet, Labels
from precedents.finding import DEEPEST, LONGEST, PAGE_SIZE, Order

FIRST_YEAR = 1900  # older decisions are cited as a source; they are no precedent here
ORDERS = [(Order.RELEVANCE, "Best passend"), (Order.NEWEST, "Nieuwste eerst"), (Order.OLDEST, "Oudste eerst")]
UNREADABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffd]")
RETYPE = "Uw vraag bevat tekens die wij niet kunnen lezen. Typ de vraag opnieuw."
YES = "1"
YEARS = {"year_from": "Vanaf", "year_to": "Tot en met"}


class FacetField(forms.Field):
    """Values of one facet, each known; what readers see of a value is in `labels`."""

    widget = forms.SelectMultiple

    def __init__(self, facet: Facet, labels: Labels) -> None:
        super().__init__(required=False, label=facet.label)
        self.labels = labels

    def clean(self, value: list[str] | None) -> tuple[str, ...]:
        chosen = tuple(dict.fromkeys(filter(None, value or [])))
        unknown = [item for item in chosen if item not in self.labels]
        if unknown:
            raise forms.ValidationError(f"Onbekende waarde bij ‘{self.label}’: {', '.join(unknown)[:200]}.")
        return chosen


class SearchForm(forms.Form):
    """Every error is a Dutch sentence; a form without errors makes a search that the engine accepts."""

    q = forms.CharField(
        required=False,
        label="Situatie of regel",
        max_length=LONGEST,
        error_messages={
            "max_length": f"Uw vraag is te lang. Gebruik hoogstens {LONGEST} tekens.",
            "null_characters_not_allowed": RETYPE,
        },
    )
    order = forms.ChoiceField(
        required=False,
        choices=ORDERS,
        label="Volgorde",
        error_messages={"invalid_choice": "Deze volgorde bestaat niet. Kies beste, nieuwste of oudste."},
    )
    all_words = forms.ChoiceField(
        required=False,
        choices=[("", "een deel van uw woorden"), (YES, "al uw woorden")],
        error_messages={"invalid_choice": f"Kies {YES} om alleen te vinden wat al uw woorden heeft."},
    )
    page = forms.IntegerField(
        required=False,
        min_value=1,
        error_messages={
            "invalid": "Het paginanummer is geen getal.",
            "min_value": "De eerste pagina is nummer 1.",
        },
    )

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        for facet in FACETS:
            self.fields[facet.name] = FacetField(facet, facet.labels())
        for name, label in YEARS.items():
            self.fields[name] = _year_field(f"{label} jaar")

    def clean_q(self) -> str:
        text = self.cleaned_data["q"]
        if UNREADABLE.search(text):
            raise forms.ValidationError(RETYPE)
        return text

    def clean_page(self) -> int:
        page = self.cleaned_data["page"] or 1
        if page * PAGE_SIZE > DEEPEST:
            raise forms.ValidationError("Zo ver bladeren kan niet. Verfijn uw vraag of kies een filter.")
        return page

    def clean_order(self) -> Order:
        return Order(self.cleaned_data["order"] or Order.RELEVANCE)

    def clean(self) -> dict[str, object]:
        cleaned = super().clean()
        start, end = cleaned.get("year_from"), cleaned.get("year_to")
        if start and end and start > end:
            self.add_error("year_from", f"Het jaar ‘vanaf’ ({start}) ligt na het jaar ‘tot en met’ ({end}).")
        return cleaned

    @property
    def is_too_long(self) -> bool:
        """Whether the question is so long that it may be a pasted situation."""
        return self.has_error("q", "max_length")

    @property
    def sentences(self) -> list[str]:
        """All errors as sentences, each once."""
        return list(dict.fromkeys(str(sentence) for errors in self.errors.values() for sentence in errors))


def _year_field(label: str) -> forms.IntegerField:
    last = datetime.date.max.year
    outside = f"Vul een jaar in van vier cijfers, vanaf {FIRST_YEAR}."
    messages = {"invalid": outside, "min_value": outside, "max_value": outside}
    return forms.IntegerField(
        required=False, label=label, min_value=FIRST_YEAR, max_value=last, error_messages=messages
    )
