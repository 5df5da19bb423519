"""Where a name may start: at a capital that has no other reason to stand there."""

from anonymity import dutch_words, lists, vocabulary
from anonymity.cores import is_core_at, is_loud_name
from anonymity.ordinary import ordinary_may_start
from anonymity.reasons import (
    COMPANY_FORMS,
    is_abbreviation,
    is_body,
    is_harmless,
    is_person_word,
    is_word,
)
from anonymity.sheet import Sheet
from anonymity.surroundings import (
    MOST_PREFIXES,
    Before,
    before,
    has_person_verb,
    prefixes_before,
    prefixes_behind,
)
from anonymity.tokens import Token

_ALONE_PREFIXES = frozenset("de het een op in aan te bij uit over onder tot toe".split())
_NEVER_FIRST = frozenset("van den der ten ter".split())


def may_start(sheet: Sheet, words: list[Token], at: int) -> bool:
    word = words[at]
    if not word.is_capital or not sheet.is_free(word.start, word.end):
        return False
    if word.is_initials or len(word.text) == 1:
        return _initials_may_start(sheet, words, at)
    if is_loud_name(words, at):
        return True
    context = before(words, at - prefixes_before(words, at))
    if context is Before.CALL and is_harmless(word):
        return False
    if context in (Before.TITLE, Before.CALL) and not word.starts_sentence:
        if prefixes_before(words, at) and is_body(word):
            return False
        return vocabulary.is_listed(word.text) or not vocabulary.is_function_word(word.text)
    if context is Before.KIN and not word.starts_sentence and not _is_only_prefix(word):
        return not is_harmless(word) and (vocabulary.is_listed(word.text) or not is_person_word(word))
    if is_person_word(word):
        return _is_trade_name(words, at)
    if _is_only_prefix(word):
        return _is_capital_prefix(sheet, words, at)
    if is_harmless(word) or is_abbreviation(word) or _is_half_a_word(sheet, word):
        return False
    return not is_word(word) or ordinary_may_start(sheet, words, at)


def _is_trade_name(words: list[Token], at: int) -> bool:
    """`Bakker zei dat`, `dat Kok weg was`: without an article it may be a last name; `Vader` is not."""
    word = words[at]
    if vocabulary.is_kin(word.text) or not (dutch_words.is_role(word.text) and vocabulary.is_last(word.text)):
        return False
    if word.starts_sentence:
        return has_person_verb(words, at)
    return before(words, at) is Before.OTHER and not words[at - 1].is_capital


def _is_half_a_word(sheet: Sheet, word: Token) -> bool:
    """`Kinder- en jeugdhulp`."""
    return sheet.text.startswith(("- ", "-/"), word.end)


def _is_only_prefix(word: Token) -> bool:
    """`Van`; but Ben and Mac are first names too."""
    dutch = word.lower in _ALONE_PREFIXES or word.lower in _NEVER_FIRST
    return dutch or (vocabulary.is_prefix(word.text) and not vocabulary.is_listed(word.text))


def _initials_may_start(sheet: Sheet, words: list[Token], at: int) -> bool:
    """A letter without a stop is an initial only before a last name: `J v Dijk`."""
    word = words[at]
    prefixes = prefixes_behind(words, at)
    name = at + 1 + prefixes
    if not is_core_at(sheet, words, name):
        return False
    if word.is_initials:
        return not (word.text in COMPANY_FORMS and at and words[at - 1].is_capital and word.is_glued)
    return vocabulary.is_last(words[name].text) or (bool(prefixes) and not is_word(words[name]))


def _is_capital_prefix(sheet: Sheet, words: list[Token], at: int) -> bool:
    """`Van Beek`, `De Vries`, `El Amrani` with a capital of their own."""
    last = at
    while last - at < MOST_PREFIXES and _is_prefix_at(words, last + 1):
        last += 1
    if not is_core_at(sheet, words, last + 1):
        return False
    if not words[at].starts_sentence:  # nothing but a name has a capital on its article
        return True
    name = words[last + 1]
    if name.lower in lists.part("function_words.txt", "calendar"):  # `De Lente kwam`
        return False
    alone = last == at
    if vocabulary.is_last(name.text):
        return not (vocabulary.is_place(name.text) and words[at].lower == "van" and alone)
    if not alone and words[at].lower == "van":
        return True
    if words[at].lower in _ALONE_PREFIXES:
        return (not alone or words[at].lower == "de") and not is_word(name)
    return not is_word(name) and not (vocabulary.is_place(name.text) or vocabulary.is_first(name.text))


def _is_prefix_at(words: list[Token], at: int) -> bool:
    return at < len(words) and words[at].is_glued and vocabulary.is_prefix(words[at].text)
