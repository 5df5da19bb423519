"""Facts and occupations so rare that they point at one person."""

import re
from functools import cache

from anonymity import lists
from anonymity.finding import Kind, Level
from anonymity.sheet import Sheet


@cache
def _facts() -> list[re.Pattern[str]]:
    return [re.compile(line, re.IGNORECASE) for line in lists.lines("rare_facts.txt")]


@cache
def _professions() -> re.Pattern[str]:
    words = "|".join(sorted(map(re.escape, lists.words("rare_professions.txt")), key=len, reverse=True))
    return re.compile(rf"(?i)(?<![\w-])(?:{words})(?![\w-])")


def mark_facts(sheet: Sheet) -> None:
    """Mark rare facts and rare occupations."""
    for pattern in _facts():
        sheet.mark_all(pattern, Kind.RARE, Level.CONFIRM)
    sheet.mark_all(_professions(), Kind.PROFESSION, Level.CONFIRM)
