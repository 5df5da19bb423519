"""Which words with a capital can stand inside a name."""

from anonymity import dutch_words, vocabulary
from anonymity.reasons import COMPANY_FORMS, is_harmless, is_person_word, is_start_of_sentence, is_word
from anonymity.sheet import Sheet
from anonymity.surroundings import prefixes_before, prefixes_behind
from anonymity.tokens import Token

_SHORTEST_LOUD = 4


def is_core_at(sheet: Sheet, words: list[Token], at: int) -> bool:
    """Whether the word can stand inside a name."""
    if not _is_free_capital(sheet, words, at):
        return False
    word, previous = words[at], words[at - 1]
    if word.starts_sentence and not (previous.is_initials and not is_start_of_sentence(previous, word)):
        return False
    if _follows_first_part(words, at) or is_loud_name(words, at):
        return True
    return not is_harmless(word) and (
        vocabulary.is_listed(word.text) or not vocabulary.is_function_word(word.text)
    )


def is_loud_name(words: list[Token], at: int) -> bool:
    """`HIRUT DIRIE`: short capitals may be an abbreviation, two words of them beside each other are not."""
    before_it = at - 1 - prefixes_before(words, at)
    behind_it = at + 1 + prefixes_behind(words, at)
    return _is_loud(words[at]) and (_are_loud(words, before_it, at) or _are_loud(words, at, behind_it))


def _are_loud(words: list[Token], first: int, last: int) -> bool:
    if first < 0 or last >= len(words):
        return False
    pair = words[first], words[last]
    return (
        all(word.is_glued for word in words[first + 1 : last + 1])
        and all(map(_is_loud, pair))
        and max(len(word.text) for word in pair) >= _SHORTEST_LOUD
    )


def _is_loud(word: Token) -> bool:
    plain = not (dutch_words.is_term(word.text) or dutch_words.is_dutch(word.text))
    return word.text.isupper() and len(word.text) > 1 and (plain or vocabulary.is_listed(word.text))


def _is_free_capital(sheet: Sheet, words: list[Token], at: int) -> bool:
    if at >= len(words):
        return False
    word = words[at]
    return word.is_capital and word.is_glued and sheet.is_free(word.start, word.end)


def _follows_first_part(words: list[Token], at: int) -> bool:
    """`N. Groenland`, `A. van den Kan`, `Amanda Rus`: whatever the word is, here it is a last name."""
    first = words[at - 1 - prefixes_before(words, at)] if at else None
    if first is None or is_person_word(words[at]):
        return False
    if first.is_initials and first.text not in COMPANY_FORMS:
        return not (words[at - 1] is first and vocabulary.is_function_word(words[at].text))
    return (
        vocabulary.is_first(first.text)
        and first.is_capital
        and not (first.starts_sentence and is_word(first))
        and (vocabulary.is_listed(words[at].text) or not words[at].text.isupper())
    )
