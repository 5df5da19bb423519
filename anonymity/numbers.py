"""BSN, bank accounts, number plates and other long numbers."""

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

_MIXED = re.compile(
    r"(?<![\w./-])(?=[\w./-]{0,30}\d)(?:[A-Za-z]{0,4}\d+[A-Za-z]{0,4}(?:[./-][A-Za-z0-9]{1,8}){1,4}"
    r"|[A-Za-z]{1,4}\d{5,12}|\d{2,6}[A-Za-z]{1,3}\d{2,8})(?![\w/]|[.-]\w)"
)
_COUNTS = re.compile(
    r"\d{1,3}(?:\.\d{3})+(?:[-/]\d{1,3}(?:\.\d{3})+)?|\d{1,2}[.:]\d\d-\d{1,2}[.:]\d\d|\d+[.,]\d{1,2}|\d+00-\d+00"
)
"""`12.345`, `10.000-20.000`, `09.00-17.00`, `12345.67`: how many, how late or how much."""
_LONG = re.compile(
    r"(?<![\w,./-])\d{6,20}(?![\w]|[,./-]\d)|(?<![\w,./-])\d{2,4}(?:[. -]\d{2,4}){2,4}(?![\w]|[,./-]\d)"
)


def mark_numbers(sheet: Sheet) -> None:
    """Mark BSNs and plates."""
    _mark_bsns(sheet)
    _mark_plates(sheet)


def mark_long_numbers(sheet: Sheet) -> None:
    """Mark the numbers of six digits and more that nothing else took, and those with letters of five."""
    for match in sheet.free_matches(_MIXED):
        if sum(sign.isdigit() for sign in match.group()) >= 5 and not _COUNTS.fullmatch(match.group()):
            sheet.mark(*match.span(), Kind.ID_OTHER, Level.CONFIRM)
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
