"""Dates in many shapes, dates of birth and ages."""

import re

from anonymity.finding import Kind, Level
from anonymity.sheet import Sheet

_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_MONTH = r"(?:0?[1-9]|1[0-2])"
_YEAR = r"(?:19|20)\d\d"
_SHORT = r"'?\d\d"
_NAME = (
    r"(?:jan(?:uari)?|feb(?:r(?:uari)?)?|maart|mrt|apr(?:il)?|mei|juni?|juli?|aug(?:ustus)?|sept?(?:ember)?"
    r"|okt(?:ober)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_SEP = r"(?:\.? ?[-/.] ?|\.? )"
_START = r"(?<![\w./-])(?<!\d[,.:])"
_END = r"(?!\d|[./-]\d)"
_SHAPES = [
    rf"{_START}{_DAY} ?(?P<a>[-/.]) ?{_MONTH} ?(?P=a) ?(?:{_YEAR}|{_SHORT}){_END}",
    rf"{_START}{_DAY} {_MONTH} {_YEAR}{_END}",
    rf"(?<![\w./-])(?:{_YEAR}|'?\d\d(?=[-/.]\d{{1,2}}[-/.]\d\d)) ?(?P<b>[-/.]) ?{_MONTH} ?"
    rf"(?P=b) ?{_DAY}{_END}",
    rf"(?<![\w./-]){_YEAR} {_MONTH} {_DAY}{_END}",
    rf"{_START}{_DAY}(?:e|ste|de)?{_SEP}(?i:{_NAME}){_SEP}(?:{_YEAR}|{_SHORT}(?!\w)){_END}",
    rf"(?<![\w./-])(?:{_YEAR}|'?\d\d){_SEP}(?i:{_NAME}){_SEP}{_DAY}{_END}",
    rf"{_START}{_DAY}(?:e|ste|de)?[ -](?i:{_NAME})\b(?!-)",
    rf"\b(?i:{_NAME}) {_DAY},? {_YEAR}{_END}",
    rf"\b(?:1e|2e|eerste|tweede) (?:kerst|paas|pinkster)dag(?: {_YEAR})?\b|\b(?:kerst|oudejaars|nieuwjaars"
    rf"|konings|bevrijdings|hemelvaarts)(?:avond|dag|nacht) {_YEAR}\b",
]
_DATES = [re.compile(shape) for shape in _SHAPES]
_SHORT_DATE = re.compile(rf"(?<![\w./-]){_DAY}[/-]{_MONTH}(?![\d/-]|[.,]\d)")
_BEFORE_SHORT_DATE = re.compile(
    r"(?:\b(?:op|dd|d\.d\.|tot|vanaf|sinds|per|stopt|afspraak|\w*dag|ma|di|wo|do|vr|za|zo|gesprek|overleg|besluit"
    r"|belnotitie|notitie)|\b(?:brief|mail)(?: van)?|\d[/-]\d{1,2} en) $"
)
_BIRTH_BEFORE = re.compile(
    r"(?:\bg\.?d\.?\b|\bgeb\b|geboren|geboorte|gebdat|\bgeb\.|\bgebd|dob|\bjarig|verjaardag|°|\*)"
    r"[\w .:,'-]{0,22}\(?$"
)
_NAME_BEFORE = re.compile(r"[A-Z][\w'.-]+,? ?[(]?$")
_NOT_OF_ONE = re.compile(r"\b(?:voor|vóór|na|vanaf|tussen|en|tot|op of na) $")
"""`geboren vóór 1 januari 1950` is a rule."""
_RULE_DATE = re.compile(r"(?:0?1|31) (?:januari|juli|augustus|oktober|december)|0?1-0?[17]-")
_BIRTH_AFTER = re.compile(r"^,? ?(?:te [\w '-]{2,25} )?(?:is |werd )?(?:geboren|geb\.)")
_COMPACT_BIRTH = re.compile(
    r"(?i)\b(?:geb(?:oren|\.? ?dat(?:um)?\.?|\.|oortedatum)?|dob)"
    r"(?: op)?[ :.]{1,3}(?P<date>\d{6}(?:\d\d)?)(?!\d)"
)
_BIRTH_YEAR = re.compile(
    r"(?i)\bgeboren(?: is)? in (?P<year>(?:\w+ )?(?:19|20)\d\d)\b|\((?P<only>19[2-9]\d|20[0-2]\d)\)"
)
_TO_NINETY = (
    r"(?:(?:een|één|twee|drie|vier|vijf|zes|zeven|acht|negen)(?:en|ën)?(?:twintig|dertig|veertig|vijftig"
    r"|zestig"
    r"|zeventig|tachtig|negentig)|twintig|dertig|veertig|vijftig|zestig|zeventig|tachtig|negentig|een"
    r"|twee|drie|vier"
    r"|vijf|zes|zeven|acht|negen|tien|elf|twaalf|dertien|veertien|vijftien|zestien|zeventien|achttien"
    r"|negentien)"
)
_COUNT = r"(?<![\d.,:-])\d{1,3}(?:[.,]5|½)?(?:-\d{1,2}(?:,5)?)?"
_AGES = [
    re.compile(rf"(?P<age>{_COUNT}(?:[- ]?jari(?:ge|g)\b| jaar(?: oude?| jong)\b| jr\.? oud\b|-jr\b))"),
    re.compile(
        r"(?P<age>(?<!\w)(?=[^\W\d_]{3,16}(?:[ -]?jari|jari| jaar ))"
        rf"{_TO_NINETY}(?:[ -]?jarige?| jaar (?:oud|jong))\b)",
        re.IGNORECASE,
    ),
    re.compile(rf"[Ll]eeftijd:?(?: van| is)? (?P<age>{_COUNT}(?: jaar| jr)?)"),
    re.compile(rf"(?<=[a-zé.)],) (?P<age>{_COUNT} (?:jaar|jr)\b)(?=[,.;)\n]| en\b)"),
    re.compile(r"\((?:[mvMVxX]|man|vrouw|jongen|meisje)[,/ ]{1,2}(?P<age>\d{1,2})(?=[),])"),
    re.compile(r"(?<=\()[A-Z][\w'-]{1,20}, ?(?P<age>\d{1,2})(?=\))"),
    re.compile(r"\b(?:is|was) (?:van|uit) (?P<age>'\d\d)(?!\d)"),
    re.compile(
        r"(?:jr|jaar),?(?: en)? (?:hij|zij|ze|vrouw|man|partner|moeder|vader) (?P<age>\d{1,2})(?=[.,;)\n]|$)"
    ),
    re.compile(rf"(?<=\()(?P<age>{_COUNT}(?: ?(?:jaar|jr|j|mnd|maanden)\.?)?)(?=[),])"),
    re.compile(
        rf"(?:\b[A-Z][\w'-]{{1,30}}|\bhij|\bzij|\bze|\bik) (?:is|was|wordt|werd|ben) "
        rf"(?P<age>{_COUNT} jaar)(?= ?[,.;)\n]| en\b)"
    ),
    re.compile(rf"(?P<age>{_COUNT} (?:jaar|jr|maanden)\b)(?= (?:en \d+ maanden )?(?:oud|jong)\b)"),
    re.compile(
        r"\b(?i:zoon|zoontje|dochter|dochtertje|kind(?:eren)?|zusje|broertje|meisje|jongen|man|vrouw|jongste"
        r"|oudste|baby|peuter|moeder|vader"
        rf"|meneer|mevrouw|oma|opa|hij|zij|ze|ik|cliënt) (?:\w+ )?(?:is|was|wordt|werd|ben|van|word) "
        rf"(?:nu |net |bijna |al |pas )?"
        rf"(?P<age>{_COUNT}(?: (?:jaar|jr)\b)?)(?= ?[,.;)\n]| en\b| geworden)"
    ),
]
_AGE_IS_NONE = re.compile(
    r"(?:artikel|art\.|lid|regel|nummer|nr\.?|pagina|blz\.?|stap|bijlage|hoofdstuk) ?\(?$"
)
_DURATION = re.compile(
    r"(?:al|ruim|bijna|sinds|voor|na|binnen|over|elke|duur van|termijn van|periode van|maximaal) $"
)


def mark_births(sheet: Sheet) -> None:
    """Mark dates that stand beside a word of birth or in brackets behind a name, and years of birth."""
    sheet.mark_all(_COMPACT_BIRTH, Kind.DOB, Level.BLOCK, "date")
    for pattern in _DATES:
        for match in sheet.free_matches(pattern):
            if _is_birth(sheet, match):
                sheet.mark(*match.span(), Kind.DOB, Level.BLOCK)


def mark_dates(sheet: Sheet) -> None:
    """Mark all other exact dates."""
    for pattern in _DATES:
        sheet.mark_all(pattern, Kind.DATE, Level.CONFIRM)
    for match in sheet.free_matches(_SHORT_DATE):
        if _BEFORE_SHORT_DATE.search(sheet.before(match.start(), 20)):
            sheet.mark(*match.span(), Kind.DATE, Level.CONFIRM)


def mark_ages(sheet: Sheet) -> None:
    """Mark exact ages and years of birth; how long something lasted is no age."""
    for group in ("year", "only"):
        sheet.mark_all(_BIRTH_YEAR, Kind.AGE, Level.CONFIRM, group)
    for pattern in _AGES:
        for match in sheet.free_matches(pattern, "age"):
            before = sheet.before(match.start("age"), 20)
            if _AGE_IS_NONE.search(before) or (_DURATION.search(before) and "oud" not in match.group()):
                continue
            sheet.mark(*match.span("age"), Kind.AGE, Level.CONFIRM)


def _is_birth(sheet: Sheet, match: re.Match[str]) -> bool:
    before = sheet.before(match.start(), 40)
    if _NOT_OF_ONE.search(before) and _RULE_DATE.match(match.group()):
        return False
    if _BIRTH_BEFORE.search(before) or _BIRTH_AFTER.match(sheet.after(match.end(), 45)):
        return True
    in_brackets = sheet.text[match.start() - 1 : match.start()] == "(" and sheet.text[match.end() :][:1] in (
        ")",
        ",",
    )
    return in_brackets and bool(_NAME_BEFORE.search(sheet.text[max(0, match.start() - 30) : match.start()]))
