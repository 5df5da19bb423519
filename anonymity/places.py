"""Places of more than one word, and neighbourhoods by the word before them or their ending."""

import re
from functools import cache

from anonymity import dutch_words, lists, vocabulary
from anonymity.finding import Kind, Level
from anonymity.phrases import Phrases
from anonymity.sheet import Sheet
from dutch.tokens import fold

_LOWER_PLACE = re.compile(
    r"(?:\b(?:in|te|uit|naar|gemeente)|\d[a-z]{0,2}(?:-[a-z0-9])?,?) "
    r"(?P<place>(?:ter |den |sint |de )?[a-zà-ÿ'-]{3,})(?![\w-])"
)


@cache
def _long_places() -> Phrases:
    """Also with another case of the first letter (`De Heeg`, `de Heeg`) and all in capitals."""
    names = [line.removesuffix(" (hood)") for line in lists.lines("places.txt")]
    names += [re.sub(r" \(\w+\.?\)$", "", line.split("\t")[0]) for line in lists.lines("municipalities.tsv")]
    long = {name for name in names if " " in name or "'" in name}
    forms = {form for name in long for form in (name, name.upper(), name[0].lower() + name[1:])}
    return Phrases(forms, behind=r"(?![\w-])(?: \([A-Z][A-Za-z]?\.?\))?")


@cache
def _hoods() -> re.Pattern[str]:
    endings = "buurt|kwartier|polder|landen|hoven|akkers|velden|park|wijk|broek|dorp|zijde|oever"
    return re.compile(
        rf"(?<=\b(?:in|op) )(?:de |het )?[A-ZÀ-Ý][\w'-]+(?:{endings})(?![\w-])"
        rf"|(?<=[wW]ijk )(?:De |Het |de |het )?[A-ZÀ-Ý][\w'-]+(?: [A-Z][\w'-]+)?"
        rf"|(?<=[bB]uurt )(?:De |Het |de |het )?[A-ZÀ-Ý][\w'-]+(?: [A-Z][\w'-]+)?"
    )


def mark_places(sheet: Sheet) -> None:
    """Mark what is a place whatever stands beside it."""
    for start, end in _long_places().spans(sheet.text):
        if sheet.is_free(start, end):
            sheet.mark(start, end, Kind.PLACE, Level.CONFIRM)
    for match in sheet.free_matches(_LOWER_PLACE, "place"):
        if vocabulary.is_place(match["place"]) and not dutch_words.is_dutch(match["place"]):
            sheet.mark(*match.span("place"), Kind.PLACE, Level.CONFIRM)
    for match in sheet.free_matches(_hoods()):
        name = match.group().split()[-1]
        if not dutch_words.is_term(name) and not vocabulary.is_function_word(name):
            sheet.mark(*match.span(), Kind.HOOD, Level.CONFIRM)


def is_hood(name: str) -> bool:
    return vocabulary.place_names().get(fold(name), False)
