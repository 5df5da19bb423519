"""Finds personal data in Dutch texts: the closed-world way.

No list says who is a person. In a text without personal data hardly a word is left that needs a capital; so
every capital, number and address must have a reason to stand there, and what has none is reported.
"""

from collections.abc import Iterable

from anonymity import (
    addresses,
    contact,
    dates,
    facts,
    fields,
    images,
    initials,
    legal,
    lowercase,
    names,
    numbers,
    organisations,
    places,
    propagation,
)
from anonymity.finding import Finding
from anonymity.reading import read
from anonymity.sheet import Sheet
from anonymity.suggestions import suggestion
from anonymity.tokens import tokens


def detect(text: str, private_names: Iterable[str] = ()) -> list[Finding]:
    """All findings in a text, in reading order; equal for equal texts.

    `private_names` are real names of the case that its author gave: they are found wherever they stand, in
    any case. Findings may touch but not overlap; only advice may lie over another finding. Raises
    `dutch.lexicon.LexiconMissing`.
    """
    reading = read(text)
    sheet = Sheet(reading.text)
    propagation.mark_private(sheet, private_names)
    legal.skip_harmless(sheet)
    _mark_formats(sheet)
    _mark_names(sheet)
    facts.mark_facts(sheet)
    marks = [*sheet.marks, *images.advice(sheet)]
    return sorted(
        Finding(*reading.place(mark.start, mark.end), mark.kind, mark.level, suggestion(sheet, mark))
        for mark in marks
    )


def _mark_formats(sheet: Sheet) -> None:
    """What is recognised by its shape."""
    contact.mark_contact(sheet)
    dates.mark_births(sheet)
    numbers.mark_accounts(sheet)
    contact.mark_phones(sheet)
    dates.mark_dates(sheet)
    numbers.mark_numbers(sheet)
    addresses.mark_addresses(sheet)
    numbers.mark_long_numbers(sheet)
    dates.mark_ages(sheet)


def _mark_names(sheet: Sheet) -> None:
    """What is recognised by its words and their surroundings."""
    words = tokens(sheet.text)
    fields.mark_fields(sheet)
    places.mark_places(sheet)
    organisations.mark_organisations(sheet)
    names.mark_names(sheet, words)
    lowercase.mark_lowercase(sheet, words)
    propagation.propagate(sheet, words)
    initials.mark_initials(sheet)
