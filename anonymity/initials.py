"""Bare initials of persons: `JH`, `MvdB`, `J.H.`"""

import re

from anonymity import lists, vocabulary
from anonymity.finding import Kind, Level
from anonymity.sheet import Sheet

_INITIALS = re.compile(
    r"(?<![\w./&-])(?:[A-Z]{2}|[A-Z](?:v|vd|vdr|vh|d|t)[A-Z]|(?:[A-Z]\.){2,4}|[A-Z]\.(?=,? (?:en|is|heeft"
    r"|zegt|woont|wil|was)\b))"
    r"(?![\w&/-]|\.\w)"
)


def mark_initials(sheet: Sheet) -> None:
    """Mark short rows of capitals that are no known abbreviation."""
    for match in sheet.free_matches(_INITIALS):
        letters = match.group().replace(".", "").lower()
        if letters not in lists.words("allowed_terms.txt") and not vocabulary.is_function_word(letters):
            sheet.mark(*match.span(), Kind.INITIALS, Level.CONFIRM)
