"""Numbers of cases, files, clients and documents: behind a word that says so, or by their shape."""

import re

from anonymity.finding import Kind, Level
from anonymity.sheet import Sheet

_VALUE = (
    r"(?P<value>(?:\d{2}/\d{3,6} [A-Z]{2,6}\b|[A-Z]{0,6}&?[A-Z]?[ ./-]?(?=[\w./-]*\d)[\w./-]*\d[\w./-]*)"
    r"(?<![.,/-]))"
)
_NUMBER_WORD = (
    r"(?:(?:[^\W\d_]|-){0,30}(?:nummer|nr|nrs|kenmerk)\b\.?|(?:zaak|klant|cliënt|dossier|burger|order|polis)(?:code|id)"
    r"|\b(?:ons|uw) kenmerk|\breferentie|\bref\.?)"
)
_CASE_WORD = re.compile(
    rf"(?i:(?<!\w){_NUMBER_WORD}"
    r"(?: (?:van|bij|voor) (?:de |het )?(?:gemeente|rechtbank|zaak|corporatie))?"
    rf"(?: is| luidt| heeft| was| met)?(?: het)?(?: nummer| nr\.?| kenmerk)?[ :;#(]{{1,4}}){_VALUE}"
)
_NUMBERED = re.compile(
    r"(?i:\b(?:onder|(?:geregistreerd|ingeschreven|bekend|opgeslagen) als"
    r"|(?:bezwaar|beroeps?|straf|huur|voogdij)?zaak)"
    rf"[ :#]{{1,3}}){_VALUE}"
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

_DIGITS_OF_A_CASE = 4
_DIGITS_WITHOUT_A_WORD = 5


def mark_case_numbers(sheet: Sheet) -> None:
    """Mark the numbers of cases, files, clients and documents."""
    sheet.mark_all(_COURT_ROLL, Kind.CASE_ID, Level.RESOLVE)
    for pattern in (_CASE_WORD, _DOCUMENT, _FILE_AND_NUMBER, _FILE_WITH_NUMBER):
        _mark_values(sheet, pattern, _DIGITS_OF_A_CASE)
    _mark_values(sheet, _NUMBERED, _DIGITS_WITHOUT_A_WORD)
    sheet.mark_all(_CASE_SHAPES, Kind.CASE_ID, Level.RESOLVE)


def _mark_values(sheet: Sheet, pattern: re.Pattern[str], digits: int) -> None:
    for match in sheet.free_matches(pattern, "value"):
        if _is_number_of_a_case(match["value"], digits):
            sheet.mark(*match.span("value"), Kind.CASE_ID, Level.RESOLVE)


def _is_number_of_a_case(value: str, digits: int) -> bool:
    """A year, a date or a short ordinal behind `nummer` is none."""
    return (
        sum(sign.isdigit() for sign in value) >= digits
        and not re.fullmatch(r"(?:19|20)\d\d", value)
        and not re.fullmatch(r"\d{1,2}[:.]\d\d", value)
    )
