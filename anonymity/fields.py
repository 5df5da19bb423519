"""Names that show by where they stand: in a field of a form, under a letter, behind a comma."""

import re

from anonymity import dutch_words, vocabulary
from anonymity.finding import Kind, Level
from anonymity.sheet import Sheet

_WORD = r"[^\W\d_]['\w-]{0,40}+"
_NAME = rf"(?:(?:[A-Z]\.[ -]?)+|{_WORD})(?: (?:(?:[A-Z]\.[ -]?)+|{_WORD})){{0,5}}"
_INITIALS = r"(?:(?:[A-ZÀ-Ý]|Th|Ch|Chr|Ph|IJ)\.[ -]?)+"
_PREFIX = r"(?:van|de|den|der|het|'t|ten|ter|te|op|in|el|al|la|du|von|dos|da|di|bin|ben|aan|d'|voor|uit)"
_LABEL = (
    r"(?:(?:volledige |roep|voor|achter|geboorte|meisjes)?na(?:am|men)(?: (?:cliënt|client|kind|moeder"
    r"|vader|ouder|aanvrager"
    r"|partner|inwoner|klant|verzoeker|contactpersoon))?|voornamen|cliënte?|client|klant|aanvrager"
    r"|aanvraagster|inwoner|inwoonster"
    r"|patiënte?|verzoeker|verzoekster|klager|klaagster|melder|meldster|beller|kind|kinderen|jeugdige"
    r"|leerling|moeder|vader"
    r"|ouders?|partner|zoon|dochter|huurder|contactpersoon|gemachtigde|bewindvoerder|mentor|casemanager"
    r"|behandelaar"
    r"|consulent|contact|door|opgesteld door|auteur|afzender|van|aan|aanwezig|afwezig|gesprek met"
    r"|gesproken met|besproken met"
    r"|ondertekend door|ondertekenaar|verslag(?:legger)?|notulist|voorzitter|betrokkene|betreft|onderwerp"
    r"|inzake|re|cc|t\.a\.v\."
    r"|ter attentie van|handtekening|echtgenoot|echtgenote|broer|zus|gezin|familie|wijkcoach|begeleider"
    r"|huisarts)"
)
_FIELD = re.compile(rf"(?im)^[ \t>*•-]*{_LABEL}[ \t]*:[ \t]*(?P<line>[^\n]+)$")
_LAST_FIRST = re.compile(
    rf"(?<![\w-])(?P<name>{_WORD}(?: {_WORD}){{0,2}}, {_INITIALS}(?: ?{_PREFIX}\b){{0,3}})"
)
_LAST_PREFIX = re.compile(
    r"(?<![\w-])(?P<name>[A-ZÀ-Ý][\w'-]+, (?:van|de|den|der|ter|ten|van de[nr]?|in 't|van 't|op de[nr]?"
    r"|el))(?=[.,;:/)\n]|$)"
)
_GREETING = re.compile(
    rf"(?im)(?:^|(?<=[.!?] )|(?<=\n))(?:(?:met |m\.)?(?:vr(?:iendelijke|\.)? ?|hartelijke |hoogachtend"
    rf"|vr\. )?(?:groet(?:en|jes)?|gr\.?)|mvg|hoogachtend"
    rf"|liefs|gr)(?: van| uit \w+)?[ ,.:\n\t]+(?P<name>{_WORD}(?: {_WORD}){{0,3}})[ \t.]*$"
)
_SIGNED = re.compile(
    rf"(?m)^[ \t]*(?P<name>[A-ZÀ-Ý][\w'-]+(?: {_PREFIX})*(?: [A-ZÀ-Ý][\w'-]+){{1,2}})[ \t]*\n"
    r"(?=[^\n]{0,60}(?:@|\d{4}))"
)
_MET = re.compile(
    rf"(?i:\b(?:mijn naam is|heet|heette|noemt zich|genaamd|roepnaam(?: is)?|u spreekt met|je spreekt met"
    rf"|ik ben)) (?P<name>{_WORD}(?: {_WORD}){{0,2}})"
)
_TITLES = re.compile(
    r"(?i)^(?:de heer|mevrouw|mevr\.?|mw\.?|dhr\.?|meneer|mr\.?|drs\.?|dr\.?|fam\.?|familie|gezin) "
)
_BREAK = re.compile(r"[/|;,()\d:–]| - | en | t/m |\s{2,}")
_ENDS_WITH_INITIALS = re.compile(rf"(?<!\w){_INITIALS} ?(?:{_PREFIX} )*$")
_CAPITAL_BEHIND = re.compile(r" ?[A-ZÀ-Ý][\w'-]")
_LONGEST_NAME = 5


def mark_fields(sheet: Sheet) -> None:
    """Mark names in fields, in signatures and of the form `Jansen, F. de`."""
    for match in sheet.free_matches(_LAST_FIRST, "name"):
        _mark_last_first(sheet, match)
    for match in sheet.free_matches(_LAST_PREFIX, "name"):
        sheet.mark(*match.span("name"), Kind.NAME, Level.RESOLVE)
    for match in _FIELD.finditer(sheet.text):
        _mark_line(sheet, match.start("line"), match["line"])
    for match in sheet.free_matches(_GREETING, "name"):
        if _looks_like_name(match["name"], strict=False):
            sheet.mark(*match.span("name"), Kind.NAME, Level.RESOLVE)
    for match in sheet.free_matches(_SIGNED, "name"):
        _mark_signature(sheet, match)
    for match in sheet.free_matches(_MET, "name"):
        _mark_introduced(sheet, match)


def _mark_last_first(sheet: Sheet, match: re.Match[str]) -> None:
    """The words before the comma start with the last of them that has a capital: `meneer Chen, J.`"""
    name = match["name"]
    before_comma = name.split(",")[0].split(" ")
    start = match.start("name")
    while any(_is_between_names(word) for word in before_comma):  # `Bos en Jansen, P.`
        start += len(before_comma.pop(0)) + 1
    if _ENDS_WITH_INITIALS.search(sheet.text, max(0, start - 12), start):  # `B. Ooms, T. Hof` are two
        return
    while before_comma and not (before_comma[0][:1].isupper() or before_comma[0][:1] == "'"):
        start += len(before_comma.pop(0)) + 1
    while (
        len(before_comma) > 1 and _is_no_name(before_comma[0]) and not vocabulary.is_prefix(before_comma[0])
    ):
        start += len(before_comma.pop(0)) + 1
    full = len(before_comma) > 1 and vocabulary.is_first(before_comma[0])
    if full and _CAPITAL_BEHIND.match(sheet.text, match.end("name")):  # `Bo Bos, D. Huis` are two
        return
    if before_comma and (vocabulary.is_last(before_comma[0]) or not _is_no_name(before_comma[0])):
        sheet.mark(start, match.end("name"), Kind.NAME, Level.RESOLVE)


def _is_between_names(word: str) -> bool:
    return word[:1].islower() and not vocabulary.is_prefix(word)


def _mark_line(sheet: Sheet, start: int, line: str) -> None:
    """Each piece of a field that can be a name; a sentence in a field is none."""
    at = 0
    for piece in [*_BREAK.split(line)]:
        at = line.index(piece, at)
        stripped = piece.strip(" .\t*_\"'<>[]{}")
        begin = start + at + (piece.index(stripped) if stripped else 0)
        title = _TITLES.match(stripped)
        if title:
            begin += title.end()
            stripped = stripped[title.end() :]
        if (
            stripped
            and sheet.is_free(begin, begin + len(stripped))
            and _looks_like_name(stripped, bool(title))
        ):
            sheet.mark(begin, begin + len(stripped), Kind.NAME, Level.RESOLVE)
        at += len(piece)


def _looks_like_name(text: str, strict: bool = False) -> bool:
    """At most five words, of which one is no ordinary word, or all are listed as names."""
    words = [word for word in text.split() if not vocabulary.is_prefix(word)]
    if not words or len(text.split()) > _LONGEST_NAME or max(map(len, words)) == 1:
        return False
    if len(words) > 1 and text[0].isupper() and vocabulary.is_first(words[0]) and words[-1][0].isupper():
        return True
    if any(_is_no_name(word) for word in words) or vocabulary.is_head(words[0]):
        return False
    if len(words) > 1 and all(word[0].isupper() for word in words):
        return True
    strange = any(not dutch_words.is_dutch(word) and not vocabulary.is_place(word) for word in words)
    return strict or strange or all(vocabulary.is_listed(word) for word in words)


def _is_no_name(word: str) -> bool:
    if vocabulary.is_listed(word):
        return vocabulary.is_kin(word) or (vocabulary.is_function_word(word) and word.islower())
    return (
        vocabulary.is_function_word(word)
        or dutch_words.is_term(word)
        or vocabulary.is_kin(word)
        or dutch_words.is_role(word)
        or vocabulary.is_title(word)
    )


def _mark_signature(sheet: Sheet, match: re.Match[str]) -> None:
    """A line of two or three capitals above an address or a number to call."""
    words = [word for word in match["name"].split() if not vocabulary.is_prefix(word)]
    if not any(map(_is_no_name, words)) and not vocabulary.is_head(words[0]):
        sure = any(vocabulary.is_listed(word) or not dutch_words.is_dutch(word) for word in words)
        sheet.mark(*match.span("name"), Kind.NAME, Level.RESOLVE if sure else Level.CONFIRM)


def _mark_introduced(sheet: Sheet, match: re.Match[str]) -> None:
    """`ik heet kevin`: the words behind, as long as they can be a name."""
    end = 0
    for word in re.finditer(r"\S+", match["name"]):
        known = dutch_words.is_dutch(word.group()) and not (end and vocabulary.is_last(word.group()))
        if not vocabulary.is_prefix(word.group()) and (known or _is_no_name(word.group())):
            break
        end = word.end() if not vocabulary.is_prefix(word.group()) else end
    if end:
        sheet.mark(match.start("name"), match.start("name") + end, Kind.NAME, Level.RESOLVE)
