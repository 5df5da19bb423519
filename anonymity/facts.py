"""Facts and occupations so rare that they point at one person."""

import re
from functools import cache

from anonymity import lists
from anonymity.finding import Kind, Level
from anonymity.sheet import Sheet

_WORD = re.compile(r"[^\W\d_][\w-]*")


@cache
def _facts() -> list[re.Pattern[str]]:
    return [re.compile(line, re.IGNORECASE) for line in lists.lines("rare_facts.txt")]


def mark_facts(sheet: Sheet) -> None:
    """Mark rare facts and rare occupations."""
    for pattern in _facts():
        sheet.mark_all(pattern, Kind.RARE, Level.CONFIRM)
    for word in sheet.free_matches(_WORD):
        if word.group().lower() in lists.words("rare_professions.txt"):
            sheet.mark(*word.span(), Kind.PROFESSION, Level.CONFIRM)
