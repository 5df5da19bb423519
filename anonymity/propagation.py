"""A name that is certain somewhere is a name everywhere; so are the private names that the author gave."""

import re
from collections.abc import Iterable

from anonymity import dutch_words, vocabulary
from anonymity.finding import Kind, Level
from anonymity.sheet import Mark, Sheet
from anonymity.surroundings import MOST_PREFIXES
from anonymity.tokens import Token
from dutch.tokens import fold

_SHORTEST = 2


def mark_private(sheet: Sheet, names: Iterable[str]) -> None:
    """Mark each private name, whole and each of its words, in any case, possessive or not."""
    for name in sorted({" ".join(name.split()) for name in names}, key=lambda name: (-len(name), name)):
        for piece in dict.fromkeys([name, *name.split()]):
            if len(piece) > _SHORTEST and not vocabulary.is_prefix(piece):
                pattern = re.compile(rf"(?i)(?<!\w){re.escape(piece)}(?:'?s|')?(?!\w)")
                sheet.mark_all(pattern, Kind.NAME, Level.RESOLVE)


def propagate(sheet: Sheet, words: list[Token]) -> None:
    """Mark all other mentions of the names found so far."""
    sure = _tokens(sheet, words, Level.RESOLVE)
    possible = _tokens(sheet, words, Level.CONFIRM)
    for at, word in enumerate(words):
        if not sheet.is_free(word.start, word.end) or word.is_initials:
            continue
        forms = {form for form in vocabulary.forms(word.text) if form in sure or form in possible}
        if not forms:
            continue
        level = _level(word, bool(forms & sure))
        if level is not None:
            first = at - _capital_prefixes(sheet, words, at)
            sheet.mark(words[first].start, word.end, Kind.NAME, level)


def _capital_prefixes(sheet: Sheet, words: list[Token], at: int) -> int:
    """`De` in `De Smet` at the start of a sentence, where Smet is known already."""
    count = 0
    while (
        count < min(at, MOST_PREFIXES)
        and words[at - count].is_glued
        and vocabulary.is_prefix(words[at - count - 1].text)
        and sheet.is_free(words[at - count - 1].start, words[at - count].end)
    ):
        count += 1
        if words[at - count].is_capital:
            return count
    return 0


def _tokens(sheet: Sheet, words: list[Token], level: Level) -> set[str]:
    """The words of the names of a level, folded, with what they are the possessive of."""
    marks = [mark for mark in sheet.marks if mark.kind is Kind.NAME and mark.level is level]
    inside = _words_inside(words, marks)
    return {
        form
        for word in inside
        if len(word.text) > _SHORTEST and not word.is_initials and not _is_no_name(word)
        for form in vocabulary.forms(word.text)
    }


def _words_inside(words: list[Token], marks: list[Mark]) -> list[Token]:
    inside: list[Token] = []
    spans = iter(sorted((mark.start, mark.end) for mark in marks))
    span = next(spans, None)
    for word in words:
        while span and span[1] <= word.start:
            span = next(spans, None)
        if span and span[0] <= word.start:
            inside.append(word)
    return inside


def _is_no_name(word: Token) -> bool:
    return vocabulary.is_prefix(word.text) or (
        vocabulary.is_function_word(word.text) and not vocabulary.is_listed(word.text)
    )


def _level(word: Token, sure: bool) -> Level | None:
    """A Dutch word in lower case is only a word; at the start of a sentence it may be one."""
    ordinary = dutch_words.is_dutch(word.text)
    if not word.is_capital:
        return None if ordinary or fold(word.text) in vocabulary.place_names() else Level.CONFIRM
    if (
        vocabulary.is_function_word(word.text)
        and word.starts_sentence
        and not vocabulary.is_listed(word.text)
    ):
        return None
    return Level.RESOLVE if sure and not (ordinary and word.starts_sentence) else Level.CONFIRM
