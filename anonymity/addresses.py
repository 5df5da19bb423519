"""Postcodes, and streets with or without a house number."""

import re
from functools import cache

from anonymity import lists
from anonymity.finding import Kind, Level
from anonymity.sheet import Sheet

_POSTCODE = re.compile(r"(?<![\w.,/-])[1-9]\d{3} ?(?!S[ADS]\b)[A-Z]{2}(?![\w-])")
_LOWER_POSTCODE = re.compile(
    r"(?<![\w.,/-])[1-9]\d{3} ?[a-z]{2}(?=,? (?:te |in )?[A-Z'a-z][\w'-]{2,})(?![\w-])"
)
_LAW_BEFORE = re.compile(r"(?:wmo|wlz|wet|verordening|awb|jaar|in|sinds|januari|februari|maart|april|mei|juni"
    r"|juli"
                         r"|augustus|september|oktober|november|december) $")  # fmt: skip
_SMALL_WORDS = frozenset(
    "de en in te is om op al na of er as we ze ik je me nu zo ja ca nr km kg cm en ha".split()
)
_NUMBER = (
    r"(?:nr\.? |nummer |huisnummer )?\d{1,4}(?: ?- ?\d{1,4}\b)?(?: ?(?:bis|huis|hs|zwart|rood|rd|zw|boven"
    r"|beneden"
    r"|onder|achter|[A-Za-z]\d?|-?[IVX]{1,4}|-[A-Za-z0-9]{1,4})\b)?"
)
_SMALL = r"(?:van|de|der|den|het|ten|ter|'t|d'|du|la)"
_CAPITAL = r"(?:[A-ZÀ-Ý][\w'-]{0,40}+\.?|\d{1,2}(?:e|ste|de))"
_STREET_NAME = rf"(?:{_CAPITAL} (?:{_CAPITAL} |{_SMALL} ){{0,4}})?"
_AFTER_PLACE_WORD = re.compile(
    rf"(?:\b(?:aan|adres|op|woonachtig|woont|wonende|verblijft|verhuisd naar|verhuisde naar|huisadres"
    rf"|postadres"
    rf"|woonadres|bezoekadres)(?: is| op| aan| te| in)?[: ]{{1,3}}(?:de |het |den )?)"
    rf"(?P<street>(?:{_CAPITAL}|'[ts] {_CAPITAL})(?: (?:{_CAPITAL}|{_SMALL}))*,? {_NUMBER})(?![\w%:]"
    rf"|[.,/-]\d)"
)
_LAANVAN = re.compile(
    rf"\b(?:Laan|Plein|Weg|Kade|Hof|Park|Straat|Wal|Singel|Plantsoen|Pad)(?: {_SMALL}| {_CAPITAL}){{1,5}}"
    rf"(?P<number> {_NUMBER})?(?![\w%:])"
)
_NAMED_STREET = re.compile(
    rf"(?<=[a-zà-ÿ,] )(?:(?:{_CAPITAL}) )?[A-ZÀ-Ý][\w'-]{{2,40}}(?:straat|laan|weg|steeg|plein|singel"
    rf"|gracht|kade|dreef"
    r"|plantsoen|straatweg)(?![\w'-])|(?<=[a-zà-ÿ,] )[A-ZÀ-Ý][a-zà-ÿ]{1,20} [A-ZÀ-Ý][\w'-]{1,40}(?:straat"
    r"|steeg|laan|plein)(?!\w)"
)
_KNOWN_LOWER = frozenset(
    "onderweg terugweg heenweg halverwege uitweg omweg werkplaats woonplaats loopbaan".split()
)


@cache
def _street(number: bool) -> re.Pattern[str]:
    endings = "|".join(sorted(lists.words("street_endings.txt"), key=len, reverse=True))
    last = rf"[A-ZÀ-Ý'][\w'.-]{{0,40}}(?:{endings}|str\.)"
    tail = rf",? {_NUMBER}(?![\w%:]|[.,/-]\d)" if number else r"(?![\w'-])"
    return re.compile(rf"(?<![\w'-])(?:{_STREET_NAME}){last}{tail}")


@cache
def _lower_street() -> re.Pattern[str]:
    endings = "straat|laan|weg|plein|singel|gracht|kade|dreef|plantsoen|steeg|dijk"
    return re.compile(
        rf"(?<![\w'-])(?:(?:oude|nieuwe|lange|korte|burg\.?|burgemeester|dr\.?|mgr\.?) ){{0,3}}"
        rf"(?P<word>[a-zà-ÿ'-]{{2,}}(?:{endings})) {_NUMBER}(?![\w%:]|[.,/-]\d)"
    )


def mark_addresses(sheet: Sheet) -> None:
    """Mark postcodes, and streets with a house number."""
    for match in sheet.free_matches(_POSTCODE):
        if not _is_year(sheet, match):
            sheet.mark(*match.span(), Kind.POSTCODE, Level.BLOCK)
    for match in sheet.free_matches(_LOWER_POSTCODE):
        if match.group()[-2:] not in _SMALL_WORDS and not _is_year(sheet, match):
            sheet.mark(*match.span(), Kind.POSTCODE, Level.BLOCK)
    sheet.mark_all(_street(True), Kind.ADDRESS, Level.BLOCK)
    for match in sheet.free_matches(_LAANVAN):
        sheet.mark(*match.span(), Kind.ADDRESS, Level.BLOCK if match["number"] else Level.CONFIRM)
    sheet.mark_all(_NAMED_STREET, Kind.ADDRESS, Level.CONFIRM)
    for match in sheet.free_matches(_AFTER_PLACE_WORD, "street"):
        if not _ends_in_law(match["street"]):
            sheet.mark(*match.span("street"), Kind.ADDRESS, Level.BLOCK)
    for match in sheet.free_matches(_lower_street()):
        if match["word"] not in _KNOWN_LOWER:
            sheet.mark(*match.span(), Kind.ADDRESS, Level.BLOCK)


def _is_year(sheet: Sheet, match: re.Match[str]) -> bool:
    return match.group()[:2] in ("19", "20") and bool(_LAW_BEFORE.search(sheet.before(match.start(), 15)))


def _ends_in_law(street: str) -> bool:
    """`op Wmo 2015` is no address."""
    *name, number = street.split()
    if re.fullmatch(r"(?:19|20)\d\d", number):
        return True
    return any(word.lower() in lists.words("allowed_terms.txt") for word in name)
