"""Why a word may stand with a capital, or why it may be a name although it is an ordinary word."""

import re

from anonymity import dutch_words, lists, vocabulary
from anonymity.sheet import Sheet
from anonymity.tokens import Token

COMPANY_FORMS = frozenset(["B.V.", "N.V.", "V.O.F.", "B.A.", "S.A."])
_PLACEHOLDERS = frozenset(["X.", "Y."])
_LONGEST_ABBREVIATION = 5
_NUMERAL = re.compile(r"[IVX]{2,6}(?:[a-z]|bis|ter)?")
_VOWEL = re.compile(r"[aeiouy]|[^\x00-\x7f]", re.IGNORECASE)
_RULES_AND_BODIES = tuple(
    "wet wetboek besluit regeling verordening richtlijn verdrag toeslag uitkering raad team dienst fonds"
    " kantoor commissie inspectie autoriteit ministerie ombudsman".split()
)


def is_word(word: Token) -> bool:
    """Whether it is an ordinary Dutch word when the capital is taken away."""
    return not word.is_initials and dutch_words.is_dutch(word.text)


def is_person_word(word: Token) -> bool:
    return not word.is_initials and (
        vocabulary.is_title(word.text) or vocabulary.is_kin(word.text) or dutch_words.is_role(word.text)
    )


def is_harmless(word: Token) -> bool:
    """An allowed term, or a short row of capitals that is on no list of names."""
    if word.is_initials:
        return word.text in COMPANY_FORMS
    if dutch_words.is_term(word.text) or _is_rule_or_body(word):
        return True
    if len(word.text) == 1 or _NUMERAL.fullmatch(word.text) or _is_label_of_number(word):
        return True
    capitals = word.text.removesuffix("'s")
    return (
        capitals.isupper()
        and len(capitals) <= _LONGEST_ABBREVIATION
        and not vocabulary.is_listed(capitals)
        and not vocabulary.is_place(capitals)
        and not dutch_words.is_dutch(capitals)
    )


def _is_label_of_number(word: Token) -> bool:
    """`Parketnr`, `Cliëntnrs`."""
    base = word.lower.removesuffix("s").removesuffix("nr")
    return word.lower.endswith(("nr", "nrs")) and dutch_words.is_dutch(base)


def is_abbreviation(word: Token) -> bool:
    """`Wzt`, `Vpb`, `kW`: no vowel, and on no list of names."""
    return (
        1 < len(word.text) <= _LONGEST_ABBREVIATION
        and _VOWEL.search(word.text) is None
        and word.text.isalpha()
        and not vocabulary.is_listed(word.text)
    )


def is_body(word: Token) -> bool:
    """`mevrouw van de Wmo`, `meneer van het UWV`; but Van Engeland is a last name."""
    return (
        is_harmless(word)
        and not vocabulary.is_listed(word.text)
        and word.lower not in lists.words("countries.txt")
    )


def is_start_of_sentence(initials: Token, word: Token) -> bool:
    """`aan X. Er`: what looks like an initial is a placeholder with a full stop."""
    if initials.text in _PLACEHOLDERS and dutch_words.is_dutch(word.text):
        return True
    return vocabulary.is_function_word(word.text) and (
        vocabulary.is_prefix(word.text) or not vocabulary.is_last(word.text)
    )


def is_explained(sheet: Sheet, word: Token) -> bool:
    """`Bo, de oudste dochter`: a comma and who it is."""
    behind = sheet.after(word.end, 40).removeprefix(", ")
    if sheet.after(word.end, 2) != ", ":
        return False
    pieces = behind.replace(",", " ").split()
    return bool(pieces) and (
        pieces[0].isdigit()
        or pieces[0] in ("geboren", "geb.", "wonende", "woonachtig", "oud")
        or (
            pieces[0] in ("de", "het", "haar", "zijn", "mijn", "een", "hun")
            and any(map(_is_person, pieces[1:4]))
        )
    )


def _is_person(word: str) -> bool:
    return vocabulary.is_kin(word) or dutch_words.is_role(word)


def _is_rule_or_body(word: Token) -> bool:
    """`Spreidingswet`, `Wijkteam`, but not the name Awet."""
    return word.lower.endswith(_RULES_AND_BODIES) and not vocabulary.is_listed(word.text)
