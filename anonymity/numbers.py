"""BSN, bank accounts, number plates, case numbers and other long numbers."""

import re

from anonymity.checks import IBAN_LENGTHS, is_bsn, is_iban
from anonymity.finding import Kind, Level
from anonymity.sheet import Sheet

_IBAN = re.compile(r"(?i)(?<![a-z0-9])[a-z]{2} ?\d\d(?:[ .-]{0,2}[a-z0-9]){11,30}")
_DUTCH_IBAN = re.compile(
    r"(?i)(?<![a-z0-9])nl[ .-]?\d{2}[ .-]{0,2}[a-z]{4}[ .-]{0,2}(?:\d[ .-]{0,2}){8,10}\d?(?!\d)"
)
_BANK_AND_NUMBER = re.compile(
    r"(?i)(?<![a-z0-9])(?:abna|ingb|rabo|snsb|asnb|rbrb|trio|knab|bunq|revo|fvlb|hand|bngh)"
    r"(?:[ .-]?\d){9,10}(?!\d)"
)
_ACCOUNT_WORD = re.compile(r"(?:rekening|giro|iban|bankrek|rek\.?)(?:nummer|nr\.?)?\W*(?:is|nummer)?\W*$")
_ACCOUNT = re.compile(r"(?<![\w.-])(?:\d{2}\.?\d{2}\.?\d{2}\.?\d{3,4}|\d{4,7})(?![\w.-]*\d)")
_NINE = re.compile(r"(?<![\w.,/-])\d(?:[ .-]?\d){7,8}(?![\d/]|[.,-]\d)")
_BSN_WORD = re.compile(r"bsn|burgerservice|burger service|sofi|b\.s\.n|\bsvnr|persoonsnummer")
_BSN_REACH = 45
_BSN_BEHIND = 15

_PLATE_SHAPES = (
    r"[A-Z]{2}S\d{2}S\d{2}|\d{2}S\d{2}S[A-Z]{2}|\d{2}S[A-Z]{2}S\d{2}|[A-Z]{2}S\d{2}S[A-Z]{2}"
    r"|[A-Z]{2}S[A-Z]{2}S\d{2}"
    r"|\d{2}S[A-Z]{2}S[A-Z]{2}|\d{2}S[A-Z]{3}S\d|\dS[A-Z]{3}S\d{2}|[A-Z]{2}S\d{3}S[A-Z]|[A-Z]S\d{3}S[A-Z]{2}"
    r"|[A-Z]{3}S\d{2}S[A-Z]|[A-Z]S\d{2}S[A-Z]{3}|\dS[A-Z]{2}S\d{3}|\d{3}S[A-Z]{2}S\d"
)
_DASHED_PLATE = re.compile(rf"(?i)(?<![\w-])(?:{_PLATE_SHAPES.replace('S', '-')})(?![\w-])")
_NAMED_PLATE = re.compile(r"(?:kenteken|nummerbord|nummerplaat|kent\.)(?: is| met| van| nr\.?)?[ :(]{1,3}$")
_LOOSE_PLATE = re.compile(rf"(?i)(?<![\w-])(?:{_PLATE_SHAPES.replace('S', '[ -]?')})(?![\w-])")
_PLATE_WORD = re.compile(
    r"kenteken|nummerbord|nummerplaat|\bauto|scooter|brommer|motor|bestelbus|busje|\bbus\b|voertuig"
    r"|camper|caravan"
    r"|aanhanger|scootmobiel|brommobiel|geparkeerd|\bwagen|rdw"
)

_KEYED = (
    r"(?:zaak|dossier|klacht|melding(?:s)?|aanvraag|besluit|referentie|cliënt|client|klant|relatie|polis"
    r"|debiteur"
    r"|patiënt|patient|burger|werk|order|factuur|rol|parket|procedure|bezwaar|beroeps?|vreemdelingen"
    r"|inschrijf"
    r"|inschrijvings|registratie|onderwijs|lidmaatschaps|lid|huurder|huur|contract|correspondentie|betalings?"
    r"|aanslag|beschikkings?|beschikking|paspoort|rijbewijs|identiteits|id|document|personeels|leerling"
    r"|student"
    r"|volg|sofi|a|v|aangifte|proces-verbaal|pv|bvh|mutatie|incident|indicatie|toewijzings|declaratie|zorg"
    r"|verzekerden|verzekerings|verzekerde|toeslag|schuld|incasso|dossierid|zaaks|patnr|crv|bsb|regeling"
    r"|sessie)"
)
_VALUE = r"(?P<value>[A-Z]{0,6}&?[A-Z]?[ ./-]?(?=[\w./-]*\d)[\w./-]*\d[\w./-]*(?<![.,/-]))"
_CASE_WORD = re.compile(
    rf"(?i:\b(?:{_KEYED}(?:[ -]?(?:nummer|nr|nrs|no|code|kenmerk|id)\b\.?|s?kenmerk)|(?:ons|uw) kenmerk"
    rf"|kenmerk"
    r"|referentie|\bref\.?|zaaknr|dossiernr|nummer|onder nr\.?)"
    r"(?: (?:van|bij|voor) (?:de |het )?(?:gemeente|rechtbank|zaak|corporatie))?"
    rf"(?: is| luidt| heeft| was| met)?(?: het)?(?: nummer| nr\.?| kenmerk)?[ :;#(]{{1,4}}){_VALUE}"
)
_FILE_AND_NUMBER = re.compile(
    r"(?i:\b(?:dossier|zaak|klacht|melding|bezwaar|besluit|aanvraag|polis|factuur|rekening)"
    r"(?: nr\.?| nummer)?[ :]{1,2})"
    r"(?P<value>\d{1,4}[/.-]\d{3,8}(?:[/.-]\w{1,6})*)(?![\w/]|[.-]\d)"
)
_DOCUMENT = re.compile(
    r"(?i:\b(?:paspoort|identiteitskaart|id-kaart|rijbewijs|verblijfsdocument|verblijfspas|w-document)"
    r"(?:nummer|nr\.?)?(?: is| met| nr\.?| nummer)?[ :(]{1,3})(?P<value>(?=[A-Z0-9]*\d)[A-Z0-9]{8,10})(?!\w)"
)
_FILE_WITH_NUMBER = re.compile(
    r"(?i:\b(?:dossier|zaak|klacht|melding|aanvraag|besluit|ingeschreven|geregistreerd|bekend|staat"
    r"|inschrijving)\b"
    rf"[^.\n]{{0,45}}?\b(?:nummer|nr\.?|kenmerk|code|onder|met)[ :#]{{1,3}}){_VALUE}"
)
_CASE_SHAPES = re.compile(
    r"(?<![\w./-])(?:"
    r"[A-Z]{2,4} \d{2}[/-]\d{1,5}(?: [A-Z]{1,6}\b)?"
    r"|\d{2}[/-]\d{3,6}[ -][A-Z]{2,6}\d{0,2}\b"
    r"|[A-Z]{1,3}[/.-]\d{2,4}[/.-]\d{1,8}(?:[/.-]\w{1,6})*"
    r"|[A-Z]&[A-Z][/.-]\d{2,4}[/.-]\d{2,8}"
    r"|[A-Z]{1,6}-?(?:19|20)\d{2}[/.-]\d{2,8}(?:[/.-]\w{1,6})*"
    r"|[A-Z]{1,6}\.\d{4}\.\d{2,8}"
    r"|(?:19|20)\d{2}[./-]\d{4,9}"
    r"|(?:19|20)\d{2}-[A-Z]{1,5}-\d{2,8}"
    r"|[A-Z]{2,6}[-/]?\d{5,12}"
    r"|[A-Z]{1,4}[-/]\d{4,10}(?:[-/]\d{1,6})*"
    r"|\d{3}[.]\d{3}[.]\d{2}\b"
    r"|[A-Z]/\d{2}/\d{5,7}"
    r"|[A-Z]{2}\d{2}[./-]\d{2,6}(?:[./-]\d{1,4})*"
    r"|PL\d{4}[- ]\d{6,12}(?:-\d)?"
    r"|\d{2}/\d{5,6}"
    r"|\d{2}[-./]\d{6}[-./]\d{2}"
    r"|[A-Z]\d{7,9}"
    r")(?![\w/]|-\d)"
)
_COURT_ROLL = re.compile(
    r"(?<![\w./-])C/\d\d/\d{5,7}(?: ?/ ?(?:HA|KG|JE|FA|FT|HZ)? ?(?:ZA|RK)? ?\d\d[-/]\d{1,6})?"
)
_LONG = re.compile(
    r"(?<![\w,./-])\d{6,20}(?![\w]|[,./-]\d)|(?<![\w,./-])\d{2,4}(?:[. -]\d{2,4}){2,4}(?![\w]|[,./-]\d)"
)


def mark_numbers(sheet: Sheet) -> None:
    """Mark BSNs, plates and the numbers of cases."""
    _mark_bsns(sheet)
    _mark_plates(sheet)
    for pattern in (_CASE_WORD, _DOCUMENT, _FILE_AND_NUMBER, _FILE_WITH_NUMBER):
        for match in sheet.free_matches(pattern, "value"):
            if _is_number_of_a_case(match["value"]):
                sheet.mark(*match.span("value"), Kind.CASE_ID, Level.RESOLVE)
    sheet.mark_all(_COURT_ROLL, Kind.CASE_ID, Level.RESOLVE)
    sheet.mark_all(_CASE_SHAPES, Kind.CASE_ID, Level.RESOLVE)


def mark_long_numbers(sheet: Sheet) -> None:
    """Mark the numbers of six digits and more that nothing else took."""
    for match in sheet.free_matches(_LONG):
        if sum(sign.isdigit() for sign in match.group()) >= 6:
            sheet.mark(*match.span(), Kind.ID_OTHER, Level.CONFIRM)


def mark_accounts(sheet: Sheet) -> None:
    """Mark IBANs, right or wrong, and older account numbers behind their word."""
    at = 0
    while match := _IBAN.search(sheet.text, at):
        end = _end_of_iban(match)
        if end and sheet.is_free(match.start(), end):
            sheet.mark(match.start(), end, Kind.IBAN, Level.BLOCK)
        at = end or match.start() + 2
    sheet.mark_all(_DUTCH_IBAN, Kind.IBAN, Level.BLOCK)
    sheet.mark_all(_BANK_AND_NUMBER, Kind.IBAN, Level.BLOCK)
    for match in sheet.free_matches(_ACCOUNT):
        if _ACCOUNT_WORD.search(sheet.before(match.start(), 30)):
            sheet.mark(*match.span(), Kind.IBAN, Level.BLOCK)


def _end_of_iban(match: re.Match[str]) -> int | None:
    """Where the IBAN ends that passes its check; a word may stand right behind it."""
    length = IBAN_LENGTHS.get(match.group()[:2].upper())
    signs = [at for at, sign in enumerate(match.group()) if sign.isalnum()]
    if length is None or len(signs) < length:
        return None
    compact = "".join(match.group()[at] for at in signs[:length]).upper()
    return match.start() + signs[length - 1] + 1 if is_iban(compact) else None


def _mark_bsns(sheet: Sheet) -> None:
    """A typing error must not save a BSN: beside the word BSN any number of eight or nine digits is one."""
    for match in sheet.free_matches(_NINE):
        digits = "".join(sign for sign in match.group() if sign.isdigit())
        named = _BSN_WORD.search(
            sheet.before(match.start(), _BSN_REACH) + " | " + sheet.after(match.end(), _BSN_BEHIND)
        )
        if named or (len(digits) == 9 and is_bsn(digits) and len(re.findall(r"\D", match.group())) <= 4):
            sheet.mark(*match.span(), Kind.BSN, Level.BLOCK)


def _mark_plates(sheet: Sheet) -> None:
    for match in sheet.free_matches(_DASHED_PLATE):
        if match.group().isupper() or _PLATE_WORD.search(sheet.before(match.start(), 60)):
            sheet.mark(*match.span(), Kind.PLATE, Level.BLOCK)
    at = 0
    while match := _LOOSE_PLATE.search(sheet.text, at):
        is_plate = sheet.is_free(*match.span()) and _is_loose_plate(sheet, match)
        if is_plate:
            sheet.mark(*match.span(), Kind.PLATE, Level.BLOCK)
        at = match.end() if is_plate else match.start() + 1


def _is_loose_plate(sheet: Sheet, match: re.Match[str]) -> bool:
    """`auto 97 TLB 6`: the last letters of a word before it are no part of a plate."""
    before = sheet.before(match.start(), 60)
    shaped = match.group().isupper() or " " not in match.group()
    return (shaped and _PLATE_WORD.search(before) is not None) or _NAMED_PLATE.search(before) is not None


def _is_number_of_a_case(value: str) -> bool:
    """A year, a date or a short ordinal behind `nummer` is none."""
    digits = sum(sign.isdigit() for sign in value)
    return (
        digits >= 4
        and not re.fullmatch(r"(?:19|20)\d\d", value)
        and not re.fullmatch(r"\d{1,2}[:.]\d\d", value)
    )
