"""A search as the results page shows it: every link keeps the rest of the question."""

import math
from collections.abc import Iterator
from dataclasses import dataclass

from django.http import QueryDict
from django.urls import reverse
from django.utils.html import format_html_join
from django.utils.safestring import SafeString, mark_safe

from precedents.facets import FACETS, Facet
from precedents.finding import DEEPEST, PAGE_SIZE, Found
from precedents.forms import YEARS, YES, SearchForm
from precedents.models import PrecedentPage
from precedents.rules import BlockingRule, Domain
from precedents.vocabulary import GRANTED_OUTCOMES, Outcome

SHOWN_OPTIONS = 6
UNKNOWN_OUTCOME = "Uitkomst onbekend"


@dataclass(frozen=True)
class Option:
    value: str
    label: str
    count: int
    is_chosen: bool
    id: str


@dataclass(frozen=True)
class FacetView:
    name: str
    label: str
    is_open: bool
    chosen_count: int
    options: list[Option]
    more_options: list[Option]


@dataclass(frozen=True)
class Item:
    """One result as shown."""

    page: PrecedentPage
    number: str
    title_html: SafeString
    url: str
    kind_label: str
    outcome: str
    outcome_label: str
    rules: list[BlockingRule]
    domains: list[Domain]
    year: int | None
    snippet_html: SafeString
    pay_off_label: str
    pay_off: str


class ResultPage:
    """What `precedents/search.html` shows of one answered question."""

    def __init__(self, form: SearchForm, found: Found, parameters: QueryDict) -> None:
        self.form, self.found, self.parameters = form, found, parameters
        self.cleaned = form.cleaned_data
        self.text = found.query.text
        self.total = found.results.total
        self.with_all_words = found.results.with_all_words
        self.with_part = found.with_part
        self.only_all_words = found.query.all_words
        self.year_from, self.year_to = found.query.year_from, found.query.year_to
        self.page = found.query.page
        self.page_count = max(1, math.ceil(min(self.total, DEEPEST) / PAGE_SIZE))
        self.first = (self.page - 1) * PAGE_SIZE + 1
        self.last = self.first + len(found.pages) - 1
        self.is_empty = not self.total
        self.items = [self._item(page) for page in found.pages]
        self.facets = [self._facet(facet) for facet in FACETS]

    # Links

    def url(self, **changes: object) -> str:
        """This search with other values; None takes a parameter away. It starts again at page one."""
        parameters = self.parameters.copy()
        for name, value in {"page": None, **changes}.items():
            parameters.pop(name, None)
            if value not in (None, [], ()):
                parameters.setlist(name, value if isinstance(value, list) else [str(value)])
        return f"{reverse('search')}?{parameters.urlencode()}"

    @property
    def all_words_url(self) -> str:
        return self.url(all_words=YES)

    @property
    def any_words_url(self) -> str:
        return self.url(all_words=None)

    @property
    def clear_url(self) -> str:
        names = [facet.name for facet in FACETS] + list(YEARS)
        return self.url(**dict.fromkeys(names))

    @property
    def previous_url(self) -> str | None:
        return self.url(page=self.page - 1) if self.page > 1 else None

    @property
    def next_url(self) -> str | None:
        return self.url(page=self.page + 1) if self.page < self.page_count else None

    @property
    def pages(self) -> list[tuple[int | None, str, bool]]:
        """(number, url, is current); number None stands for a gap."""
        near = {1, self.page_count, *range(self.page - 2, self.page + 3)}
        numbers = sorted(number for number in near if 1 <= number <= self.page_count)
        shown: list[tuple[int | None, str, bool]] = []
        for before, number in zip([0, *numbers], numbers, strict=False):
            if number - before > 1:
                shown.append((None, "", False))
            shown.append((number, self.url(page=number), number == self.page))
        return shown

    # Filters

    @property
    def pills(self) -> list[dict[str, str]]:
        return [*self._facet_pills(), *self._year_pills()]

    @property
    def has_filters(self) -> bool:
        return bool(self.pills)

    def _facet_pills(self) -> Iterator[dict[str, str]]:
        for facet in FACETS:
            chosen = self.cleaned[facet.name]
            for value in chosen:
                rest = [other for other in chosen if other != value]
                yield {"label": self._labels(facet)[value], "url": self.url(**{facet.name: rest})}

    def _year_pills(self) -> Iterator[dict[str, str]]:
        for name, label in YEARS.items():
            if self.cleaned[name]:
                yield {"label": f"{label} {self.cleaned[name]}", "url": self.url(**{name: None})}

    @property
    def outcomes(self) -> list[tuple[str, str, int, str]]:
        """How many of this list have each outcome, with the list behind each number."""
        counts = self.found.results.facets["outcome"]
        chosen = self.cleaned["outcome"] or Outcome.values
        return [
            (outcome.value, outcome.label, counts[outcome], self.url(outcome=[outcome.value]))
            for outcome in Outcome
            if outcome in chosen and counts.get(outcome)
        ]

    @property
    def suggestions_empty(self) -> list[str]:
        """What a reader can do who finds nothing."""
        if not self.text:
            return []
        return [
            "Gebruik minder woorden, of andere woorden voor hetzelfde.",
            "Kijk of elk woord goed is gespeld.",
        ]

    def _labels(self, facet: Facet) -> dict[str, str]:
        return self.form.fields[facet.name].labels

    def _facet(self, facet: Facet) -> FacetView:
        chosen = self.cleaned[facet.name]
        options = self._options(facet, chosen)
        shown = options[:SHOWN_OPTIONS] + [option for option in options[SHOWN_OPTIONS:] if option.is_chosen]
        return FacetView(
            name=facet.name,
            label=facet.label,
            is_open=facet.is_open or bool(chosen),
            chosen_count=len(chosen),
            options=shown,
            more_options=[option for option in options if option not in shown],
        )

    def _options(self, facet: Facet, chosen: tuple[str, ...]) -> list[Option]:
        counts = {**dict.fromkeys(chosen, 0), **self.found.results.facets[facet.name]}
        labels = self._labels(facet)
        known = [value for value in counts if value in labels]
        place = {value: position for position, value in enumerate(labels)}
        known.sort(
            key=lambda value: (-counts[value], labels[value]) if facet.by_count else (place.get(value, 0), "")
        )
        return [
            Option(value, labels[value], counts[value], value in chosen, f"{facet.name}-{value}")
            for value in known
        ]

    # Results

    def _item(self, page: PrecedentPage) -> Item:
        label, pay_off = _pay_off(page)
        return Item(
            page=page,
            number=page.number,
            title_html=_html(self.found.title_of(page)),
            url=page.url,
            kind_label=page.get_kind_display(),
            outcome=page.outcome or "onbekend",
            outcome_label=page.get_outcome_display() or UNKNOWN_OUTCOME,
            rules=page.rules,
            domains=[item.tag for item in page.domain_items.all()],
            year=page.year,
            snippet_html=_html(self.found.snippet_of(page)),
            pay_off_label=label,
            pay_off=pay_off,
        )


def _pay_off(page: PrecedentPage) -> tuple[str, str]:
    """The line a result ends with: the room that was used, or why there was none."""
    if page.outcome == Outcome.REFUSED:
        return "Waarom niet", _first_sentence(page.room or page.decision)
    if page.outcome in GRANTED_OUTCOMES:
        ground = next(iter(page.legal_grounds.all()), None)
        routes = [route.name for route in page.routes.all()]
        named = "; ".join(routes[:2])
        return "Ruimte", named or (ground.label if ground else "")
    return "", ""


def _first_sentence(text: str) -> str:
    sentence, stop, _rest = text.partition(". ")
    return sentence + stop.strip()


def _html(segments: list[tuple[str, bool]]) -> SafeString:
    marked = (
        (mark_safe("<mark>") if hit else "", text, mark_safe("</mark>") if hit else "")
        for text, hit in segments
    )
    return format_html_join("", "{}{}{}", marked)
