"""Finds personal data in Dutch texts: the closed-world way.

No list says who is a person. In a text without personal data hardly a word is left that needs a capital; so
every capital, number and address must have a reason to stand there, and what has none is reported.
"""

from collections.abc import Iterable, Iterator

from anonymity import (
    addresses,
    allowing,
    case_numbers,
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
from anonymity.reading import Reading, read
from anonymity.sheet import Mark, Sheet
from anonymity.suggestions import suggestion
from anonymity.tokens import tokens


def detect(
    text: str,
    private_names: Iterable[str] = (),
    allowed: Iterable[str] = (),
    image_words: images.ImageWords | None = None,
) -> list[Finding]:
    """All findings in a text, in reading order; equal for equal texts.

    `private_names` are real names of the case that its author gave: they are found wherever they stand, in
    any case. `allowed` are terms that are no name, organisation or place where they stand alone; they let no
    number and no person through (`anonymity.allowing`). `image_words` replaces parts of the list for advice
    (`anonymity.images`). Findings may touch but not overlap; only advice may lie over another finding. Raises
    `dutch.lexicon.LexiconMissing`.
    """
    names_of_case = tuple(private_names)
    reading = read(text)
    sheet = Sheet(reading.text)
    propagation.mark_private(sheet, names_of_case)
    legal.skip_harmless(sheet)
    _mark_formats(sheet)
    _mark_names(sheet)
    facts.mark_facts(sheet)
    marks = allowing.without_allowed(sheet, allowed, names_of_case)
    tips = images.advice(sheet, image_words)
    return sorted([*_findings(reading, sheet, marks), *_findings(reading, sheet, tips)])


def _findings(reading: Reading, sheet: Sheet, marks: list[Mark]) -> Iterator[Finding]:
    """Marks in positions of the text as given. One sign there may be two of the reading (`ﬁ`): the mark that
    comes first has it."""
    last = 0
    for mark in sorted(marks, key=lambda mark: (mark.start, mark.end)):
        start, end = reading.place(mark.start, mark.end)
        if max(start, last) < end:
            yield Finding(max(start, last), end, mark.kind, mark.level, suggestion(sheet, mark))
            last = end


def _mark_formats(sheet: Sheet) -> None:
    """What is recognised by its shape."""
    contact.mark_contact(sheet)
    dates.mark_births(sheet)
    numbers.mark_accounts(sheet)
    contact.mark_phones(sheet)
    dates.mark_dates(sheet)
    numbers.mark_numbers(sheet)
    case_numbers.mark_case_numbers(sheet)
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
