"""Places of more than one word, and neighbourhoods by the word before them or their ending."""

import re
from functools import cache

from anonymity import lists, vocabulary
from anonymity.finding import Kind, Level
from anonymity.sheet import Sheet
from dutch.tokens import fold

_LOWER_PLACE = re.compile(
    r"\b(?:in|te|uit|naar|gemeente) (?P<place>(?:ter |den |sint |de )?[a-zà-ÿ'-]{3,})(?![\w-])"
)


@cache
def _long_places() -> re.Pattern[str]:
    names = [line.removesuffix(" (hood)") for line in lists.lines("places.txt")]
    names += [re.sub(r" \(\w+\.?\)$", "", line.split("\t")[0]) for line in lists.lines("municipalities.tsv")]
    long = sorted({name for name in names if " " in name or "'" in name}, key=len, reverse=True)
    return re.compile(
        rf"(?<![\w'-])(?:{'|'.join(_pattern(name) for name in long)})(?![\w-])(?: \([A-Z][A-Za-z]?\.?\))?"
    )


def _pattern(name: str) -> str:
    """Also with another case of the first letter (`De Heeg`, `de Heeg`) and all in capitals."""
    written = re.escape(name)
    return rf"{written}|{re.escape(name.upper())}|{re.escape(name[0].lower() + name[1:])}"


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
    sheet.mark_all(_long_places(), Kind.PLACE, Level.CONFIRM)
    for match in sheet.free_matches(_LOWER_PLACE, "place"):
        if vocabulary.is_place(match["place"]) and not vocabulary.is_dutch(match["place"]):
            sheet.mark(*match.span("place"), Kind.PLACE, Level.CONFIRM)
    for match in sheet.free_matches(_hoods()):
        name = match.group().split()[-1]
        if not vocabulary.is_term(name) and not vocabulary.is_function_word(name):
            sheet.mark(*match.span(), Kind.HOOD, Level.CONFIRM)


def is_hood(name: str) -> bool:
    return vocabulary.place_names().get(fold(name), False)
