"""What to write instead of a finding, in Dutch: generalised where its text or surroundings say how."""

import re
from functools import cache

from anonymity import dutch_words, lists, vocabulary
from anonymity.finding import Kind
from anonymity.population import size_class
from anonymity.sheet import Mark, Sheet

_SEASONS = ("winter", "winter", "voorjaar", "voorjaar", "voorjaar", "zomer", "zomer", "zomer",
            "najaar", "najaar", "najaar", "winter")  # fmt: skip
_MONTHS = ("jan", "feb", "maa|mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt|oct", "nov", "dec")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_NUMERIC = re.compile(r"(\d{1,4}) ?[-/. ] ?(\d{1,2}) ?[-/. ] ?'?\d{1,4}")
_ROLE_BEFORE = re.compile(
    r"([\w-]+)(?: (?:de heer|mevrouw|mevr\.?|mw\.?|dhr\.?|meneer|mr\.?|dr\.?|drs\.?))?(?: \w{2,3}){0,3} $"
)


def suggestion(sheet: Sheet, mark: Mark) -> str:
    """What the author is offered for a mark."""
    found = sheet.text[mark.start : mark.end]
    special = {
        Kind.NAME: lambda: _role(sheet, mark),
        Kind.PLACE: lambda: _place(found),
        Kind.DATE: lambda: _season(found),
        Kind.AGE: lambda: _age(found),
        Kind.ORG_LOCAL: lambda: _organisation(found),
    }.get(mark.kind)
    return (special() if special else None) or _standard()[mark.kind]


@cache
def _standard() -> dict[str, str]:
    return dict(line.split(": ", 1) for line in lists.lines("suggestions.txt"))


def _role(sheet: Sheet, mark: Mark) -> str | None:
    """`zoon Kevin` is `de zoon`, `Wmo-consulent Maryam` is `de Wmo-consulent`."""
    before = _ROLE_BEFORE.search(sheet.text[max(0, mark.start - 60) : mark.start])
    if before is None:
        return None
    word = before[1]
    known = vocabulary.is_kin(word) or dutch_words.is_role(word)
    return (
        f"de {word[0].lower() + word[1:] if word[1:2].islower() and '-' not in word else word}"
        if known
        else None
    )


def _place(found: str) -> str | None:
    size = size_class(found)
    return f"een {size} gemeente" if size else None


def _season(found: str) -> str | None:
    """`14 mei 2023` is `voorjaar 2023`; without a year only the season."""
    month = _month(found)
    if month is None:
        return None
    year = _YEAR.search(found)
    return (
        f"{_SEASONS[month - 1]} {year.group()}"
        if year
        else f"het {_SEASONS[month - 1]}".replace("het winter", "de winter").replace("het zomer", "de zomer")
    )


def _month(found: str) -> int | None:
    for number, names in enumerate(_MONTHS, 1):
        if re.search(rf"(?i)(?:{names})", found):
            return number
    numeric = _NUMERIC.search(found)
    return int(numeric[2]) if numeric and 1 <= int(numeric[2]) <= 12 else None


def _age(found: str) -> str | None:
    """`43 jaar` is `begin veertig`; of children the phase of life."""
    digits = re.search(r"\d+", found)
    age = int(digits.group()) if digits else None
    if age is None or age > 110:
        return None
    for limit, phase in ((4, "een peuter of baby"), (12, "een kind"), (18, "een tiener")):
        if age < limit:
            return phase
    tens = (
        "",
        "tien",
        "twintig",
        "dertig",
        "veertig",
        "vijftig",
        "zestig",
        "zeventig",
        "tachtig",
        "negentig",
        "honderd",
        "honderd",
    )
    part = "begin" if age % 10 < 4 else "midden" if age % 10 < 7 else "eind"
    return f"{part} {tens[age // 10]}" if age >= 20 else "eind tien"


def _organisation(found: str) -> str | None:
    kind = found.split()[0].lower()
    return f"een {kind}" if kind in lists.words("organisations.txt") and len(kind) > 4 else None
