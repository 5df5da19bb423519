"""Names by capitals: why may this word stand here with a capital? What has no reason is a name."""

from collections.abc import Iterator

from anonymity import vocabulary
from anonymity.finding import Kind
from anonymity.judging import Run, judge
from anonymity.reasons import (
    COMPANY_FORMS,
    is_explained,
    is_harmless,
    is_person_word,
    is_start_of_sentence,
    is_word,
)
from anonymity.sheet import Sheet
from anonymity.surroundings import Before, before, has_person_verb, prefixes_before, prefixes_behind
from anonymity.tokens import Token

_LOOSE_PREFIXES = frozenset("van in op te aan bij uit over de het der toe tot onder".split())
_OPENERS = frozenset(
    "met door volgens en of dat als omdat toen heeft is was aan voor namens want maar dan".split()
)


def mark_names(sheet: Sheet, words: list[Token]) -> None:
    """Mark persons and what may be one; places and organisations that show by their surroundings as well."""
    for run in _runs(sheet, words):
        kind, level = judge(words, run)
        first = run.start
        if (
            kind in (Kind.ORG_LOCAL, Kind.HOOD)
            and first
            and words[first].is_glued
            and words[first - 1].text in ("het", "de")
        ):
            first -= 1
        start, end = words[first].start, words[run.last].end
        if kind is not None and sheet.is_free(start, end):
            sheet.mark(start, end, kind, level)


def _runs(sheet: Sheet, words: list[Token]) -> Iterator[Run]:
    at = 0
    while at < len(words):
        if not _may_start(sheet, words, at):
            at += 1
            continue
        last = _end_of_run(sheet, words, at)
        yield Run(at - _prefixes(words, at), at, last)
        at = last + 1


def _may_start(sheet: Sheet, words: list[Token], at: int) -> bool:
    word = words[at]
    if not word.is_capital or not sheet.is_free(word.start, word.end):
        return False
    if word.is_initials:
        return word.text not in COMPANY_FORMS and _is_core_at(
            sheet, words, at + 1 + prefixes_behind(words, at)
        )
    context = before(words, at - prefixes_before(words, at))
    if len(word.text) == 1:
        return False
    if context is Before.CALL and is_harmless(word):
        return False
    if context in (Before.TITLE, Before.CALL) and not word.starts_sentence:
        return vocabulary.is_listed(word.text) or not vocabulary.is_function_word(word.text)
    if context is Before.KIN and not word.starts_sentence and not vocabulary.is_prefix(word.text):
        return not is_harmless(word) and (vocabulary.is_listed(word.text) or not is_person_word(word))
    if is_harmless(word) or is_person_word(word):
        return False
    if vocabulary.is_prefix(word.text) and not vocabulary.is_listed(word.text):
        return _is_capital_prefix(sheet, words, at)
    if not is_word(word):
        return True
    return _ordinary_may_start(sheet, words, at)


def _ordinary_may_start(sheet: Sheet, words: list[Token], at: int) -> bool:
    """A Dutch word with a capital: at the start of a sentence it needs a reason to be a name."""
    word = words[at]
    listed = vocabulary.is_listed(word.text)
    if word.starts_sentence:
        if vocabulary.is_function_word(word.text):
            return listed and is_explained(sheet, word)
        if not listed:
            return _is_core_at(sheet, words, at + 1) and vocabulary.is_last(words[at + 1].text)
        return _is_followed(sheet, words, at) or has_person_verb(words, at) or is_explained(sheet, word)
    if before(words, at) is Before.PLACE_WORD and vocabulary.is_place(word.text):
        return True
    if vocabulary.is_function_word(word.text) or (word.text.isupper() and not listed):
        return False
    if before(words, at) is Before.ARTICLE:
        return listed and words[at - 1].lower == "de" and not words[at - 1].is_capital
    return not (at and words[at - 1].is_capital and not listed and words[at].is_glued)


def _is_followed(sheet: Sheet, words: list[Token], at: int) -> bool:
    """`Beau van Stralen`, `Wil Jansen`, `Boet en Tijn`: a name comes behind."""
    prefixes = prefixes_behind(words, at)
    behind = at + 1 + prefixes
    if _is_core_at(sheet, words, behind):
        name = words[behind]
        return bool(prefixes) or vocabulary.is_last(name.text) or not is_word(name)
    if at + 2 >= len(words) or words[at + 1].lower != "en" or not vocabulary.is_first(words[at].text):
        return False
    return _is_core_at(sheet, words, at + 2) and vocabulary.is_first(words[at + 2].text)


def _is_capital_prefix(sheet: Sheet, words: list[Token], at: int) -> bool:
    """`Van Beek`, `De Vries`, `El Amrani` with a capital of their own."""
    last = at
    while last + 1 < len(words) and words[last + 1].is_glued and vocabulary.is_prefix(words[last + 1].text):
        last += 1
    if not _is_core_at(sheet, words, last + 1):
        return False
    name = words[last + 1]
    if vocabulary.is_last(name.text):
        return not (
            vocabulary.is_place(name.text)
            and words[at].lower == "van"
            and words[at].starts_sentence
            and last == at
        )
    if words[at].lower in (
        "de",
        "het",
        "een",
        "op",
        "in",
        "aan",
        "te",
        "bij",
        "uit",
        "over",
        "onder",
        "tot",
        "toe",
    ):
        return last > at and not is_word(name)
    return not is_word(name) and not (vocabulary.is_place(name.text) or vocabulary.is_first(name.text))


def _end_of_run(sheet: Sheet, words: list[Token], at: int) -> int:
    last = at
    while True:
        step = 1 + prefixes_behind(words, last)
        if not _is_core_at(sheet, words, last + step) or _person_word_starts(words, last + step):
            return last
        last += step


def _person_word_starts(words: list[Token], at: int) -> bool:
    """`Jan Mentor`: rare; but behind `Meneer` a role is a last name."""
    return is_person_word(words[at]) and not vocabulary.is_last(words[at].text)


def _is_core_at(sheet: Sheet, words: list[Token], at: int) -> bool:
    """Whether the word can stand inside a name."""
    if at >= len(words):
        return False
    word = words[at]
    return (
        word.is_capital
        and word.is_glued
        and (not word.starts_sentence or words[at - 1].is_initials)
        and sheet.is_free(word.start, word.end)
        and not is_harmless(word)
        and (vocabulary.is_listed(word.text) or not vocabulary.is_function_word(word.text))
        and not (words[at - 1].is_initials and is_start_of_sentence(words[at - 1], words[at]))
    )


def _prefixes(words: list[Token], at: int) -> int:
    """How many words before the run belong to it: `van der`; a loose `van` only where a name may begin."""
    count = prefixes_before(words, at)
    if count == 0 or words[at].is_initials:
        return 0
    known_context = before(words, at - count) in (Before.TITLE, Before.CALL, Before.KIN)
    alone = count == 1 and words[at - 1].lower in _LOOSE_PREFIXES
    if known_context or (not alone and vocabulary.is_listed(words[at].text)):
        return count
    if alone:
        opened = (
            at < 2
            or words[at - 1].starts_sentence
            or words[at - 2].lower in _OPENERS
            or words[at - 1].is_capital
        )
        dutch = vocabulary.is_last(words[at].text) and not vocabulary.is_first(words[at].text)
        return 1 if words[at - 1].lower in ("van", "de") and opened and dutch else 0
    opened = at <= count or words[at - count].starts_sentence or words[at - count - 1].lower in _OPENERS
    return count if opened and not is_word(words[at]) else 0
