"""What a run of words with capitals is, and how sure that is."""

from dataclasses import dataclass

from anonymity import vocabulary
from anonymity.finding import Kind, Level
from anonymity.places import is_hood
from anonymity.reasons import is_word
from anonymity.surroundings import Before, before
from anonymity.tokens import Token


@dataclass(frozen=True)
class Run:
    """Words `first` to `last` that stand together as one name, prefixes in front included from `start`."""

    start: int
    first: int
    last: int


def judge(words: list[Token], run: Run) -> tuple[Kind | None, Level]:
    """What a run is, and how sure that is."""
    inside = [
        word
        for word in words[run.first : run.last + 1]
        if not vocabulary.is_prefix(word.text) or word.is_initials
    ]
    context = before(words, run.start)
    if context in (Before.TITLE, Before.CALL) or _is_full_name(inside):
        return Kind.NAME, Level.RESOLVE
    places = all(vocabulary.is_place(word.text) for word in inside)
    if places and context is not Before.KIN and not all(vocabulary.is_first(word.text) for word in inside):
        return Kind.HOOD if is_hood(inside[-1].text) else Kind.PLACE, Level.CONFIRM
    if context is Before.KIN:
        doubtful = all(is_word(word) and not vocabulary.is_listed(word.text) for word in inside)
        return Kind.NAME, Level.CONFIRM if doubtful else Level.RESOLVE
    if context is Before.ORGANISATION:
        return Kind.ORG_LOCAL, Level.CONFIRM
    return _judge_by_words(words, run, inside, context)


def _judge_by_words(
    words: list[Token], run: Run, inside: list[Token], context: Before
) -> tuple[Kind | None, Level]:
    listed = any(vocabulary.is_listed(word.text) for word in inside)
    strange = any(not is_word(word) for word in inside)
    with_prefix = run.start < run.first or len(inside) < run.last - run.first + 1
    if listed and (strange or with_prefix):
        return Kind.NAME, Level.RESOLVE
    if not strange:
        sure = len(inside) > 1 and all(vocabulary.is_listed(word.text) for word in inside)
        return Kind.NAME, Level.RESOLVE if sure else Level.CONFIRM
    if context is Before.PLACE_WORD and len(inside) == 1:
        return Kind.PLACE, Level.CONFIRM
    if context is Before.ARTICLE and not with_prefix:
        return Kind.ORG_LOCAL, Level.CONFIRM
    return Kind.NAME, Level.RESOLVE


def _is_full_name(inside: list[Token]) -> bool:
    """Initials with a word, or a first name with something behind it."""
    if len(inside) < 2:
        return False
    if any(word.is_initials for word in inside):
        return True
    first = inside[0]
    return vocabulary.is_first(first.text) and (
        not is_word(first) or any(vocabulary.is_last(word.text) or not is_word(word) for word in inside[1:])
    )
