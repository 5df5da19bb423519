"""Local organisations by the word before or behind their name: `basisschool De Vlinder`, `Moedt Bouw B.V.`"""

import re
from functools import cache

from anonymity import lists, vocabulary
from anonymity.finding import Kind, Level
from anonymity.sheet import Sheet

_CAPITAL = r"(?:[A-ZÀ-Ý0-9][\w'&-]*|'[tns] [A-ZÀ-Ý][\w'-]*)"
_SMALL = r"(?:de|het|'t|van|den|der|&)"


@cache
def _named() -> re.Pattern[str]:
    kinds = "|".join(sorted(map(re.escape, _kinds()), key=len, reverse=True))
    return re.compile(
        rf"(?<![\w-])(?P<kind>(?i:{kinds})) [\"'“]?(?P<name>(?:(?:de|het|'t|van|voor) )?{_CAPITAL}(?:"
        rf"(?: {_SMALL})* {_CAPITAL}){{0,4}})"
    )


@cache
def _ended() -> re.Pattern[str]:
    listed = lists.part("organisations.txt", "heads")
    forms = {form for head in listed for form in (head.capitalize(), head.upper())}
    heads = "|".join(re.escape(form) for form in sorted(forms, key=len, reverse=True))
    return re.compile(
        rf"(?<![\w-])(?P<name>[A-ZÀ-Ý][\w'-]*(?:(?: {_SMALL})* {_CAPITAL}){{0,4}}) (?:{heads})(?![\w-])"
        rf"|(?<![\w-])[A-ZÀ-Ý][\w'-]+ (?:& [A-ZÀ-Ý][\w'-]+|(?:en|&) (?:[Zz]o(?:on|nen)|[Dd]ochters?"
        rf"|Partners|Co))\b"
    )


@cache
def _kinds() -> frozenset[str]:
    return lists.words("organisations.txt") - lists.part("organisations.txt", "heads") | {
        "stichting",
        "kliniek",
    }


def mark_organisations(sheet: Sheet) -> None:
    """Mark organisations of one place; national ones were skipped before."""
    for match in sheet.free_matches(_ended()):
        if _is_strange(match.group()):
            sheet.mark(*match.span(), Kind.ORG_LOCAL, Level.CONFIRM)
    for match in sheet.free_matches(_named()):
        name = match["name"].split()[0]
        at_start = match.start() == 0 or sheet.text[match.start()].isupper()
        if vocabulary.is_term(name) or (
            vocabulary.is_first(name) and not at_start and match["kind"].islower()
        ):
            continue
        sheet.mark(*match.span(), Kind.ORG_LOCAL, Level.CONFIRM)


def _is_strange(name: str) -> bool:
    """Whether a part of it is no allowed term and no ordinary word."""
    words = [word for word in re.findall(r"[^\W\d_][\w'-]*", name) if word[0].isupper()]
    return any(
        not vocabulary.is_term(word) and not (vocabulary.is_dutch(word) or vocabulary.is_function_word(word))
        for word in words[:-1] or words
    )
