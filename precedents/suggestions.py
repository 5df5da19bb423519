"""What a reader who is typing a question may mean, in groups. Nothing that was typed is kept or logged."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import reduce
from operator import or_

from django.db.models import Q
from django.urls import reverse

from precedents.finding import EngineDown
from precedents.models import PrecedentPage
from precedents.suggested import Suggestion, Typed, read
from precedents.suggested_articles import articles
from precedents.suggested_names import domains, rules
from precedents.suggested_words import completions

SHORTEST = 2
"""Signs that are typed before anything is suggested."""

YEAR_DIGITS, SEQUENCE_DIGITS, MOST_DIGITS = 4, 4, 9
NUMBER = re.compile(
    r"\bkm(?:-(?P<part>\d{0,3})|[- ]?(?P<year>\d{4})(?:[- ](?P<sequence>\d{0,9}))?)$", re.I | re.A
)


@dataclass(frozen=True)
class Group:
    """`title` tells what choosing one of its suggestions does."""

    name: str
    title: str
    suggestions: list[Suggestion]


def suggestions(text: str) -> list[Group]:
    """Groups that have something to suggest; at most 12 suggestions in all.

    The words of the collection are left out while the engine is down.
    """
    typed = read(text)
    if len(typed.text.strip()) < SHORTEST:
        return []
    return [group for group in _groups(typed) if group.suggestions]


def _groups(typed: Typed) -> Iterator[Group]:
    if number := NUMBER.search(typed.text):
        yield Group("precedent", "Naar een precedent", _numbered(number, most=4))
        return
    yield Group("rule", "Naar een regel", rules(typed, most=4))
    yield Group("domain", "Naar een domein", domains(typed, most=2))
    yield Group("article", "Zoek op een wetsartikel", articles(typed, most=3))
    yield Group("word", "Maak uw woord af", _completed(typed, most=3))


def _completed(typed: Typed, most: int) -> list[Suggestion]:
    try:
        found = completions(typed, most)
    except EngineDown:
        return []
    return [Suggestion(word, text=typed.head + word) for word in found]


# Citation numbers


def _numbered(number: re.Match[str], most: int) -> list[Suggestion]:
    """Precedents whose number begins as typed, the first numbers first."""
    pages = PrecedentPage.objects.findable().filter(
        _between("registration__year", number["part"] or number["year"] or "", YEAR_DIGITS),
        _sequence(number["sequence"] or ""),
    )
    pages = pages.order_by("registration__year", "registration__sequence")[:most]
    return [
        Suggestion(number, url=reverse("permanent", args=[number]), note=title)
        for number, title in pages.values_list("number", "title")
    ]


def _sequence(digits: str) -> Q:
    """A sequence has four digits or more: `12` begins 1200 and 12000, `00` only what is below 100."""
    if not digits:
        return Q()
    longest = SEQUENCE_DIGITS if digits.startswith("0") else MOST_DIGITS
    lengths = range(max(SEQUENCE_DIGITS, len(digits)), longest + 1)
    ways = [_between("registration__sequence", digits, length) for length in lengths]
    return reduce(or_, ways, Q(pk__in=[]))


def _between(field: str, digits: str, length: int) -> Q:
    low, high = int(digits.ljust(length, "0")), int(digits.ljust(length, "9"))
    return Q(**{f"{field}__gte": low, f"{field}__lte": high})
