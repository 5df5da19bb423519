"""Names by capitals: why may this word stand here with a capital? What has no reason is a name."""

from collections.abc import Iterator

from anonymity import lists, vocabulary
from anonymity.cores import is_core_at
from anonymity.finding import Kind
from anonymity.judging import Run, judge
from anonymity.reasons import is_person_word, is_word
from anonymity.sheet import Sheet
from anonymity.starts import may_start
from anonymity.surroundings import Before, before, prefixes_before, prefixes_behind
from anonymity.tokens import Token

_LOOSE_PREFIXES = frozenset("van in op te aan bij uit over de het der toe tot onder".split())
_OPENERS = frozenset(
    "met door volgens en of dat als omdat toen heeft is was aan voor namens want maar dan".split()
)
_ONLY_IN_NAMES = frozenset("den der ten ter 't vd v.d. v/d vdr el al ben ait dos da la".split())
_WITH_ARTICLE = (Kind.ORG_LOCAL, Kind.HOOD)


def mark_names(sheet: Sheet, words: list[Token]) -> None:
    """Mark persons and what may be one; places and organisations that show by their surroundings as well."""
    for run in _runs(sheet, words):
        kind, level = judge(words, run)
        first = run.start
        if (
            kind in _WITH_ARTICLE
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
        if not may_start(sheet, words, at):
            at += 1
            continue
        last = _end_of_run(sheet, words, at)
        yield Run(at - _prefixes(words, at), at, last)
        at = last + 1


def _end_of_run(sheet: Sheet, words: list[Token], at: int) -> int:
    last = at
    while (step := _next_core(sheet, words, last)) is not None:
        last = step
    return last


def _next_core(sheet: Sheet, words: list[Token], last: int) -> int | None:
    """The next word of the name, past prefixes or past one letter: `Tjon A Ling`."""
    step = last + 1 + prefixes_behind(words, last)
    if step < len(words) and len(words[step].text) == 1 and words[step].is_capital and words[step].is_glued:
        step += 1
    if not is_core_at(sheet, words, step) or _person_word_starts(words, step):
        return None
    return step


def _person_word_starts(words: list[Token], at: int) -> bool:
    """`Jan Mentor`: rare; but behind `Meneer` a role is a last name."""
    return is_person_word(words[at]) and not vocabulary.is_last(words[at].text)


def _prefixes(words: list[Token], at: int) -> int:
    """How many words before the run belong to it: `van der`; a loose `van` only where a name may begin."""
    count = prefixes_before(words, at)
    if count == 0 or words[at].is_initials:
        return 0
    known_context = before(words, at - count) in (Before.TITLE, Before.CALL, Before.KIN)
    alone = count == 1 and words[at - 1].lower in _LOOSE_PREFIXES
    of_names = any(word.lower in _ONLY_IN_NAMES for word in words[at - count : at])
    if known_context or of_names or (not alone and vocabulary.is_listed(words[at].text)):
        return count
    if alone:
        opened = (
            at < 2
            or words[at - 1].starts_sentence
            or words[at - 2].lower in _OPENERS | lists.part("person_verbs.txt", "verbs")
            or words[at - 1].is_capital
        )
        dutch = vocabulary.is_last(words[at].text) and not vocabulary.is_first(words[at].text)
        return 1 if words[at - 1].lower in ("van", "de") and opened and dutch else 0
    opened = at <= count or words[at - count].starts_sentence or words[at - count - 1].lower in _OPENERS
    return count if opened and not is_word(words[at]) else 0
