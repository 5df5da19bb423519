"""Postcodes, and streets with or without a house number."""

import re
from functools import cache

from anonymity import dutch_words, lists, vocabulary
from anonymity.finding import Kind, Level
from anonymity.sheet import Sheet

_HOUSE_BEHIND = (
    r"(?:,? (?:nr\.? ?|nummer |huisnummer )?\d{1,4}(?:[ -]?[a-zA-Z])?"
    r"(?=[.,;)\n]|$| volgens| te | in ))?"
)
_POSTCODE = re.compile(
    rf"(?<![\w.,/-])[1-9]\d{{3}}(?: {{0,2}}|-)(?!S[ADS]\b)[A-Z]{{2}}(?![\w-]){_HOUSE_BEHIND}"
)
_LOWER_POSTCODE = re.compile(
    r"(?<![\w.,/-])[1-9]\d{3} ?(?P<letters>[a-z]{2})(?=,? (?:te |in )?[A-Z'a-z][\w'-]{2,})(?![\w-])"
)
_NAMED_POSTCODE = re.compile(
    r"(?i)\b(?:postcode|postc\.|pc)[: ]{1,3}(?P<postcode>[1-9]\d{3} {0,2}[a-z]{2})(?!\w)"
)
_HOUSE_NUMBER = re.compile(r"(?i)\bhuis(?:nummer|nr\.?)(?: is|:)? (?P<number>\d{1,4}(?:[ -]?[a-z]\b)?)")
_LAW_BEFORE = re.compile(
    r"(?:wmo|wlz|wet|verordening|awb|jaar|in|sinds|januari|februari|maart|april|mei|juni|juli|augustus"
    r"|september|oktober|november|december) $"
)
_SMALL_WORDS = frozenset(
    "de en in te is om op al na of er as we ze ik je me nu zo ja ca nr km kg cm en ha".split()
)
_NUMBER = (
    r"(?:nr\.? |nummer |huisnummer )?\d{1,4}(?: ?[-/] ?\d{1,4}\b)?(?: ?(?:bis|huis|hs|zwart|rood|rd|zw|boven"
    r"|beneden|onder|achter|[A-Za-z]\d?|-?[IVX]{1,4}|-[A-Za-z0-9]{1,4})\b){0,2}"
)
_END = r"(?![\w%:]|[.,/-]\d)"
_SMALL = r"(?:van|de|der|den|het|ten|ter|'t|d'|du|la)"
_CAPITAL = r"(?:(?:[A-Z]\.){1,4}|[A-ZÀ-Ý][\w'-]{0,40}+\.?|\d{1,2}(?:e|ste|de))"
_SIDE = re.compile(r"[ -](?:Noord|Oost|Zuid|West|Noordzijde|Oostzijde|Zuidzijde|Westzijde)$")
_STREET_NAME = rf"(?:{_CAPITAL} (?:{_CAPITAL} |{_SMALL} ){{0,4}})?"
_LIVES = (
    r"(?i:\b(?:aan|(?:[a-z]{0,12}adres)(?: [a-z]{3,12})?|op|woonachtig|woont|woonde|wonende?|verblijft"
    r"|ingeschreven|verhuisd naar|verhuisde naar|huis|woning|pand|perceel|appartement|flat|boerderij"
    r"|post naar|bezorgd op)(?: is| op| aan| te| in)?[: ]{1,3})"
)
_ARTICLE = r"(?:de |het |den )?"
_AFTER_PLACE_WORD = re.compile(
    rf"{_LIVES}(?P<street>{_ARTICLE}(?:{_CAPITAL}|'[ts] {_CAPITAL})(?: (?:{_CAPITAL}|{_SMALL}))*"
    rf",? {_NUMBER}){_END}"
)
_CLAUSE_ENDS = r"(?=[.,;)\n]|$| (?:in|te|is|was|staat|woont|geweest|gebracht|gezet|uitgezet)\b)"
_NAME_AND_NUMBER = re.compile(
    rf"(?<![\w'-])(?P<street>(?:(?:Op|Achter|Onder|Aan|In|Tussen|Bij|Voor|Boven)(?: de| het| den| 't)"
    rf"|Het|De|'t|'T|de|het|t) (?P<name>[A-ZÀ-Ý][a-zà-ÿ'-]{{2,30}})"
    rf" \d{{1,3}}(?:[ -]?[a-zA-Z])?){_CLAUSE_ENDS}"
)
_CAPITALS_AND_NUMBER = re.compile(
    rf"(?<![\w'-])(?P<name>(?:'[ts] |De |Het )?[A-ZÀ-Ý][a-zà-ÿ'-]{{2,30}}"
    rf"(?: [A-ZÀ-Ý][a-zà-ÿ'-]{{1,30}}){{0,2}}) (?=\d){_NUMBER}"
    rf"(?:(?=,? \(?[1-9]\d{{3}} ?[A-Z]{{2}}\b)|(?P<end>{_CLAUSE_ENDS}))"
)
_LAANVAN = re.compile(
    rf"\b(?:Laan|Plein|Weg|Kade|Hof|Park|Straat|Wal|Singel|Plantsoen|Pad)"
    rf"(?:(?: {_SMALL}){{0,3}} {_CAPITAL}){{1,3}}"
    rf"(?P<number> {_NUMBER})?(?![\w%:])"
)
_NAMED_STREET = re.compile(
    rf"(?<=[a-zà-ÿ,] )(?:(?:{_CAPITAL}) )?[A-ZÀ-Ý][\w'-]{{2,40}}(?:straat|laan|weg|steeg|plein|singel"
    r"|gracht|kade|dreef|plantsoen|straatweg)(?![\w'-])"
    r"|(?<=[a-zà-ÿ,] )[A-ZÀ-Ý][a-zà-ÿ]{1,20} [A-ZÀ-Ý][\w'-]{1,40}(?:straat|steeg|laan|plein)(?!\w)"
)
_STREET = re.compile(
    rf"(?<![\w'-])(?P<name>(?:'[ts] )?(?:{_STREET_NAME})[A-ZÀ-Ý'][\w'.-]{{1,60}}+),? {_NUMBER}{_END}"
)
_LOWER_STREET = re.compile(
    r"(?<![\w'-])(?:(?:oude|nieuwe|lange|korte|burg\.?|burgemeester|dr\.?|mgr\.?) ){0,3}"
    rf"(?P<word>[a-zà-ÿ'-]{{4,60}}+) {_NUMBER}{_END}"
)
_LIVES_BEFORE = re.compile(rf"{_LIVES}{_ARTICLE}$")
_PLACE_BEHIND = re.compile(r",? (?:te |in )?(?P<place>[a-zà-ÿ'-]{3,30})")
_SURE_ENDING = re.compile(
    r"(?i)(?:straat|laan|weg|plein|gracht|singel|kade|dreef|plantsoen|steeg|dijk|str\.)$"
)
_YEAR = re.compile(r" (?:19|20)\d\d$")
_KNOWN_LOWER = frozenset(
    "onderweg terugweg heenweg halverwege uitweg omweg werkplaats woonplaats loopbaan".split()
)
_COUNTED = frozenset(
    "aanbeveling artikel besluit bijlage blok brief casus categorie college criterium deel domein dossier"
    " eis fase figuur graad groep hoofdstuk jaargang kamer klas kwartaal label leden leerjaar level lid"
    " maatregel model niveau noot nummer onderdeel optie paragraaf periode plan plek prioriteit programma"
    " punt rapport regel rij ronde scenario schaal situatie spoor standaard stap tabel team thema type"
    " variant versie voorbeeld vraag wave week windows zaak".split()
)
"""What stands before a number and is no house: `in Groep 8`."""


@cache
def _endings() -> tuple[str, ...]:
    return (*lists.words("street_endings.txt"), "str.")


def mark_addresses(sheet: Sheet) -> None:
    """Mark postcodes, and streets with a house number."""
    _mark_postcodes(sheet)
    for match in sheet.free_matches(_STREET):
        name = _SIDE.sub("", match["name"])
        sure = _SURE_ENDING.search(name) is not None
        if sure or (name.lower().endswith(_endings()) and not _YEAR.search(match.group())):
            sheet.mark(*match.span(), Kind.ADDRESS, Level.BLOCK)
    for match in sheet.free_matches(_LAANVAN):
        sheet.mark(*match.span(), Kind.ADDRESS, Level.BLOCK if match["number"] else Level.CONFIRM)
    for match in sheet.free_matches(_NAMED_STREET):
        if not vocabulary.is_place(match.group().split()[-1]):  # `Gerechtshof Milaan`
            sheet.mark(*match.span(), Kind.ADDRESS, Level.CONFIRM)
    for match in sheet.free_matches(_AFTER_PLACE_WORD, "street"):
        if not _ends_in_law(match["street"]):
            sheet.mark(*match.span("street"), Kind.ADDRESS, Level.BLOCK)
    for match in sheet.free_matches(_NAME_AND_NUMBER, "street"):
        if match["name"].lower() not in _COUNTED and not dutch_words.is_term(match["name"]):
            sheet.mark(*match.span("street"), Kind.ADDRESS, Level.CONFIRM)
    for match in sheet.free_matches(_CAPITALS_AND_NUMBER):
        _mark_capitals_with_number(sheet, match)
    for match in sheet.free_matches(_LOWER_STREET):
        if _is_lower_street(sheet, match):
            sheet.mark(*match.span(), Kind.ADDRESS, Level.BLOCK)


def _mark_capitals_with_number(sheet: Sheet, match: re.Match[str]) -> None:
    """`Zilverschoon 51`: sure before a postcode; in a sentence it may be something else with a number."""
    first, *more = match["name"].split()
    start, opened = match.start(), _starts_line(sheet, match)
    if opened and more and vocabulary.is_function_word(first):  # `Bij Zilverschoon 51`
        start, opened = match.start() + len(first) + 1, False
    if any(word.lower() in _COUNTED or dutch_words.is_term(word) for word in (first, *more)):
        return
    if match["end"] is None:
        sheet.mark(start, match.end(), Kind.ADDRESS, Level.BLOCK)
    elif not opened and not _YEAR.search(match.group()):
        sheet.mark(start, match.end(), Kind.ADDRESS, Level.CONFIRM)


def _starts_line(sheet: Sheet, match: re.Match[str]) -> bool:
    """There a capital says nothing: `Scenario 2.`"""
    return (
        re.search(r"(?:^|[.!?:\n•]\s*)$", sheet.text[max(0, match.start() - 3) : match.start()]) is not None
    )


def _is_lower_street(sheet: Sheet, match: re.Match[str]) -> bool:
    """By a sure ending; or by any ending behind a word of living or before the name of a place."""
    word = match["word"]
    if _SURE_ENDING.search(word):
        return word not in _KNOWN_LOWER
    if not word.endswith(_endings()):
        return False
    place = _PLACE_BEHIND.match(sheet.text, match.end())
    if place and vocabulary.is_place(place["place"]):
        return True
    return _LIVES_BEFORE.search(sheet.text, max(0, match.start() - 30), match.start()) is not None


def _mark_postcodes(sheet: Sheet) -> None:
    for match in sheet.free_matches(_POSTCODE):
        if not _is_year(sheet, match):
            sheet.mark(*match.span(), Kind.POSTCODE, Level.BLOCK)
    for match in sheet.free_matches(_LOWER_POSTCODE):
        if match["letters"] not in _SMALL_WORDS and not _is_year(sheet, match):
            sheet.mark(*match.span(), Kind.POSTCODE, Level.BLOCK)
    sheet.mark_all(_NAMED_POSTCODE, Kind.POSTCODE, Level.BLOCK, "postcode")
    sheet.mark_all(_HOUSE_NUMBER, Kind.ADDRESS, Level.BLOCK, "number")


def _is_year(sheet: Sheet, match: re.Match[str]) -> bool:
    return match.group()[:2] in ("19", "20") and bool(_LAW_BEFORE.search(sheet.before(match.start(), 15)))


def _ends_in_law(street: str) -> bool:
    """`op Wmo 2015` is no address."""
    *name, number = street.split()
    if re.fullmatch(r"(?:19|20)\d\d", number):
        return True
    return any(word.lower() in lists.words("allowed_terms.txt") for word in name)
