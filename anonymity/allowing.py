"""Terms that editors let stand: names of laws, methods and organisations."""

import re
from bisect import bisect_right
from collections.abc import Iterable
from functools import lru_cache

from anonymity import vocabulary
from anonymity.finding import Kind, Level
from anonymity.phrases import Phrases
from anonymity.reading import read
from anonymity.sheet import Mark, Sheet
from dutch.tokens import fold

ALLOWED_KINDS = frozenset([Kind.NAME, Kind.ORG_LOCAL, Kind.PLACE, Kind.HOOD, Kind.INITIALS])
"""What a term may turn off. A number, an address or a rare fact is none of them."""

_ARTICLE = re.compile(r"\W*(?:(?:de|het|een|in|bij|van|aan|uit|met|door|t) )?", re.IGNORECASE)
_WORD_BEFORE = re.compile(r"([^\W\d_]+)\.? $")
_WORD = re.compile(r"\w+")
_LISTS_KEPT = 8

Span = tuple[int, int]


def without_allowed(sheet: Sheet, terms: Iterable[str], private_names: Iterable[str]) -> list[Mark]:
    """The marks of the sheet without those that lie within a term.

    A term turns no person off: not behind a title (`mevrouw Hoop`), not where it is a part of a name that is
    certain in this text (`Jan Hoop`), and not when it is a private name.
    """
    spans = list(_phrases(frozenset(terms)).spans(sheet.text))
    inside = {mark for mark in sheet.marks if mark.kind in ALLOWED_KINDS and _is_within(sheet, mark, spans)}
    if not inside:
        return sheet.marks
    persons = _words_of_persons(sheet, inside) | {
        fold(word) for name in private_names for word in name.split()
    }
    return [mark for mark in sheet.marks if mark not in inside or _is_person(sheet, mark, persons)]


@lru_cache(_LISTS_KEPT)
def _phrases(terms: frozenset[str]) -> Phrases:
    """Each term with the first letter of its first word in either case."""
    return Phrases((form for term in terms for form in _forms(term)), behind=r"(?:'s)?(?!\w)")


def _forms(term: str) -> set[str]:
    plain = " ".join(read(term).text.split())
    first = _WORD.search(plain)
    if first is None:
        return set()
    rest = plain[first.start() + 1 :]
    return {plain[first.start()].lower() + rest, plain[first.start()].upper() + rest}


def _is_within(sheet: Sheet, mark: Mark, spans: list[Span]) -> bool:
    """A small word in front may be part of a mark, but of no term: `het Merlet`."""
    starts = {mark.start, _ARTICLE.match(sheet.text, mark.start, mark.end).end()}
    places = (bisect_right(spans, (start, len(sheet.text))) - 1 for start in starts)
    return any(at >= 0 and mark.end <= spans[at][1] for at in places)


def _words_of_persons(sheet: Sheet, inside: set[Mark]) -> set[str]:
    """The words of all certain names that lie in no term."""
    return {
        fold(word)
        for mark in sheet.marks
        if mark.kind is Kind.NAME and mark.level is Level.RESOLVE and mark not in inside
        for word in _WORD.findall(sheet.text[mark.start : mark.end])
        if not vocabulary.is_prefix(word)
    }


def _is_person(sheet: Sheet, mark: Mark, persons: set[str]) -> bool:
    before = _WORD_BEFORE.search(sheet.text, max(0, mark.start - 20), mark.start)
    if before and vocabulary.is_title(before[1]):
        return True
    words = _WORD.findall(sheet.text[mark.start : mark.end])
    return any(form in persons for word in words for form in vocabulary.forms(word))
