"""A search as the results page shows it: every link keeps the rest of the question."""

import math
from collections.abc import Iterator, Sequence
from functools import cached_property

from django.http import QueryDict
from django.urls import reverse

from precedents.facet_view import FacetView, facet_view
from precedents.facets import FACETS, Facet
from precedents.finding import DEEPEST, PAGE_SIZE, Found
from precedents.fitting_rules import FittingRule
from precedents.forms import YEARS, YES, SearchForm
from precedents.nothing_found import told_of_words
from precedents.result_item import item_of
from precedents.rule_links import RuleLink, rule_links
from precedents.spelling import Spelling, other_spelling
from precedents.vocabulary import Outcome
from precedents.way_out import ways_out

NO_FILTERS = dict.fromkeys([*(facet.name for facet in FACETS), *YEARS])
"""Changes of an address that take every filter away."""


class ResultPage:
    """What `precedents/search.html` shows of one answered question."""

    def __init__(
        self, form: SearchForm, found: Found, fitting: Sequence[FittingRule], parameters: QueryDict
    ) -> None:
        self.form, self.found, self.fitting, self.parameters = form, found, fitting, parameters
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
        self.is_empty = found.is_empty
        self.told_of_words = told_of_words(found)
        holding = found.results.holding
        favoured = found.query.favoured.get("rule", ())
        self.items = [item_of(page, found.shown(page), holding, favoured) for page in found.pages]
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
        return self.url(**NO_FILTERS)

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

    # Ways on

    @cached_property
    def spelling(self) -> Spelling | None:
        return other_spelling(self.found) if self.text else None

    @property
    def spelling_url(self) -> str:
        if not self.spelling:
            return ""
        changes = {} if self.spelling.keeps_filters else NO_FILTERS
        return self.url(q=self.spelling.text, **changes)

    @cached_property
    def rules(self) -> list[RuleLink]:
        """The rules that probably play."""
        return list(rule_links(self.fitting, self.found, self.url))

    @cached_property
    def ways_out(self) -> list[tuple[str, int, str]]:
        """(what is dropped, how many precedents that gives, url)."""
        ways = ways_out(self.form, self.found)
        return [(way.label, way.total, self.url(**way.changes)) for way in ways]

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

    def _labels(self, facet: Facet) -> dict[str, str]:
        return self.form.fields[facet.name].labels

    def _facet(self, facet: Facet) -> FacetView:
        counts = self.found.results.facets[facet.name]
        return facet_view(facet, self._labels(facet), counts, self.cleaned[facet.name])
