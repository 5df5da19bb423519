"""Proves that no value out of a precedent stands where it must never stand: audit trail, history, log lines.

A value is what the detector finds in the texts as they are now, drafts too, unless it was decided to be no
personal data; a private name; and a title as a whole. Told is where one stands, never which.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from django.db.models import Model
from wagtail.models import ModelLogEntry, Page, PageLogEntry

from precedents.audit import AuditedFinding, AuditEntry
from precedents.clearance import MUST_BE_DECIDED
from precedents.decisions import Reason
from precedents.findings import findings_of
from precedents.models import PrecedentPage
from precedents.private_names import names_of

ROWS = (AuditEntry, AuditedFinding, PageLogEntry, ModelLogEntry)
NO_PERSON = (Reason.FALSE_ALARM, Reason.KNOWN_NAME)
WORD = re.compile(r"[^\W_]+")
LETTERS, FIGURES, WORDS_OF_TITLE = 3, 6, 3
"""Shorter values and titles also stand in what says nothing about anybody: years, numbers, "Concept"."""
NUMBER = re.compile(r"\d(?:[ .\-/]?\d)+")
LONG_NUMBER = 9
"""Figures of a BSN, and more than any date or time has."""


class Values:
    """Values to look for, whatever their case, what stands between words, and how figures are grouped."""

    def __init__(self, values: Iterable[str]) -> None:
        self._by_first: dict[str, set[tuple[str, ...]]] = defaultdict(set)
        self._numbers: set[str] = set()
        for value in values:
            self._add(tuple(WORD.findall(value.casefold())))

    def __len__(self) -> int:
        return len({words for some in self._by_first.values() for words in some})

    def stand_in(self, text: str) -> bool:
        numbers = [_figures(number) for number in NUMBER.findall(text)] if self._numbers else []
        return self._words_stand_in(text) or any(
            known in number for number in numbers for known in self._numbers
        )

    def _words_stand_in(self, text: str) -> bool:
        words = tuple(WORD.findall(text.casefold()))
        return any(
            words[at : at + len(value)] == value
            for at, word in enumerate(words)
            for value in self._by_first.get(word, ())
        )

    def _add(self, words: tuple[str, ...]) -> None:
        joined = "".join(words)
        figures = _figures(joined)
        if sum(sign.isalpha() for sign in joined) >= LETTERS or len(figures) >= FIGURES:
            self._by_first[words[0]].add(words)
        if len(figures) >= LONG_NUMBER:
            self._numbers.add(figures)


def present_values() -> Values:
    """Of all precedents, as published and as in their newest draft. Raises NamesUnreadable."""
    pages = PrecedentPage.objects.with_parts().select_related("latest_revision").iterator(chunk_size=100)
    return Values(value for page in pages for value in _values_of(page))


def places_in_rows(values: Values) -> Iterator[str]:
    """Each row that holds a value: the name of its table and its id."""
    for model in ROWS:
        for row in model.objects.order_by("pk").iterator(chunk_size=1000):
            if any(values.stand_in(text) for text in _texts_of(row)):
                yield f"{model._meta.verbose_name} {row.pk}"


def places_in_lines(values: Values, lines: Iterable[str]) -> Iterator[int]:
    """Numbers of the lines that hold a value; the first is 1."""
    return (number for number, line in enumerate(lines, 1) if values.stand_in(line))


def _figures(text: str) -> str:
    return "".join(sign for sign in text if sign.isdigit())


def _values_of(page: PrecedentPage) -> Iterator[str]:
    yield from names_of(page)
    for version in _versions(page):
        yield from _findings(version)
        if len(WORD.findall(version.title)) >= WORDS_OF_TITLE:
            yield version.title


def _versions(page: PrecedentPage) -> Iterator[Page]:
    yield page
    if page.has_unpublished_changes and page.latest_revision:
        yield page.latest_revision.as_object()


def _findings(version: Page) -> Iterator[str]:
    for found in findings_of(version):
        is_person = found.decision is None or found.decision.reason not in NO_PERSON
        if found.spot.level in MUST_BE_DECIDED and is_person:
            yield found.spot.value


def _texts_of(row: Model) -> Iterator[str]:
    for field in row._meta.concrete_fields:
        if not field.is_relation:
            yield from _strings(getattr(row, field.attname))


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from _strings(part)
    elif isinstance(value, list):
        for part in value:
            yield from _strings(part)
