"""Local organisations by the word before or behind their name: `basisschool De Vlinder`, `Moedt Bouw B.V.`"""

import re
from functools import cache

from anonymity import dutch_words, lists, vocabulary
from anonymity.finding import Kind, Level
from anonymity.sheet import Sheet

_CAPITAL = r"(?:[A-ZÀ-Ý0-9][\w'&-]*|'[tns] [A-ZÀ-Ý][\w'-]*)"
_SMALL = r"(?:de|het|'t|van|den|der|&)"


_KIND = re.compile(r"(?<![\w-])(?P<kind>[^\W\d_][\w.-]{0,40}+)(?= [\"'“]?[A-ZÀ-Ý0-9'dhv])")
_NAMED = re.compile(
    rf" [\"'“]?(?P<name>(?:(?:de|het|'t|van|voor) )?{_CAPITAL}(?:(?: {_SMALL})* {_CAPITAL}){{0,4}})"
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
    for kind in sheet.free_matches(_KIND):
        match = _NAMED.match(sheet.text, kind.end()) if kind.group().lower() in _kinds() else None
        if match and sheet.is_free(*match.span()) and not _is_role_of(sheet, kind, match["name"].split()[0]):
            sheet.mark(kind.start(), match.end(), Kind.ORG_LOCAL, Level.CONFIRM)


def _is_role_of(sheet: Sheet, kind: re.Match[str], name: str) -> bool:
    """`school Wmo`, and in the middle of a sentence `vertelt kapper Ali`."""
    at_start = kind.start() == 0 or sheet.text[kind.start()].isupper()
    return dutch_words.is_term(name) or (vocabulary.is_first(name) and not at_start)


def _is_strange(name: str) -> bool:
    """Whether a part of it is no allowed term and no ordinary word."""
    words = [word for word in re.findall(r"[^\W\d_][\w'-]*", name) if word[0].isupper()]
    return any(
        not dutch_words.is_term(word)
        and not (dutch_words.is_dutch(word) or vocabulary.is_function_word(word))
        for word in words[:-1] or words
    )
