"""Names without capitals: behind a title or kin, listed and no Dutch word, or strange in notes."""

from anonymity import vocabulary
from anonymity.finding import Kind, Level
from anonymity.sheet import Sheet
from anonymity.surroundings import Before, before, prefixes_before
from anonymity.tokens import Token

_SURE_TITLES = frozenset(
    "mevrouw mevr mw mej meneer mijnheer dhr hr heer fam familie tante oom opa oma juf meester".split()
)
_SHORTEST = 3
_MOST_PREFIXES = 3
_NOTES = 0.5
_ALL_LINES = 0.8


def mark_lowercase(sheet: Sheet, words: list[Token]) -> None:
    """Mark names that are written in lower case."""
    notes = _are_notes(words)
    at = 0
    while at < len(words):
        level = _level(sheet, words, at, notes)
        if level is None:
            at += 1
            continue
        last = _last(sheet, words, at)
        first = at - _prefixes(words, at)
        start = words[first].start
        if sheet.is_free(start, words[last].end):
            sheet.mark(start, words[last].end, Kind.NAME, level)
        at = last + 1


def _are_notes(words: list[Token]) -> bool:
    """Whether sentences start without a capital: most of those behind a full stop, or nearly all lines."""
    starts = [word for word in words if word.starts_sentence]
    behind_stop = [word for word in starts if word.gap[:1] in (".", "!", "?")]
    return _are_lower(behind_stop, _NOTES) or _are_lower(starts, _ALL_LINES)


def _are_lower(starts: list[Token], share: float) -> bool:
    return len(starts) > 1 and sum(not word.is_capital for word in starts) > share * len(starts)


def _level(sheet: Sheet, words: list[Token], at: int, notes: bool) -> Level | None:
    """How sure it is that a name starts here."""
    word = words[at]
    if word.is_capital or len(word.text) < _SHORTEST or not sheet.is_free(word.start, word.end):
        return None
    if not word.text.isascii() and not any("a" <= sign <= "ɏ" for sign in word.text):
        return Level.CONFIRM  # a word in another script has no capitals that could tell
    if (
        vocabulary.is_function_word(word.text)
        or vocabulary.is_term(word.text)
        or vocabulary.is_title(word.text)
    ):
        return None
    context = at - prefixes_before(words, at)
    strange = not vocabulary.is_dutch(word.text)
    if _is_titled(words, context):
        return (
            Level.RESOLVE
            if strange or (vocabulary.is_listed(word.text) and not _is_person_word(word))
            else None
        )
    if not strange and at >= 2 and _stands_beside_name(sheet, words, at):
        return Level.CONFIRM
    if not strange:
        certain = vocabulary.is_first(word.text) and not _is_person_word(word)
        return Level.RESOLVE if certain and _has_strange_last(sheet, words, at) else None
    if vocabulary.is_first(word.text) and not _is_person_word(word):
        return Level.RESOLVE
    if vocabulary.is_last(word.text) or before(words, context) in (Before.KIN, Before.CALL):
        return Level.CONFIRM
    return Level.CONFIRM if notes and _is_nameless(word) else None


def _stands_beside_name(sheet: Sheet, words: list[Token], at: int) -> bool:
    """`Pim en jet`: a listed first name behind a name and `en`."""
    beside = words[at - 2]
    return (
        words[at - 1].lower == "en"
        and vocabulary.is_first(words[at].text)
        and vocabulary.is_first(beside.text)
        and not sheet.is_free(beside.start, beside.end)
    )


def _is_titled(words: list[Token], at: int) -> bool:
    return at > 0 and words[at].is_glued and words[at - 1].lower in _SURE_TITLES


def _is_person_word(word: Token) -> bool:
    return vocabulary.is_kin(word.text) or vocabulary.is_role(word.text) or vocabulary.is_title(word.text)


def _has_strange_last(sheet: Sheet, words: list[Token], at: int) -> bool:
    """`roos el amrani`: the name behind is on the list and no word."""
    last = _next_name(words, at)
    return (
        last is not None
        and vocabulary.is_last(words[last].text)
        and not vocabulary.is_dutch(words[last].text)
    )


def _last(sheet: Sheet, words: list[Token], at: int) -> int:
    """Where the name that starts here ends: last names behind it, with their prefixes."""
    last = at
    while (step := _next_name(words, last)) is not None:
        word = words[step]
        if not sheet.is_free(word.start, word.end) or vocabulary.is_function_word(word.text):
            return last
        if vocabulary.is_dutch(word.text) and not (
            vocabulary.is_last(word.text) and last == at and vocabulary.is_first(words[at].text)
        ):
            return last
        last = step
    return last


def _next_name(words: list[Token], at: int) -> int | None:
    """The word behind, past prefixes, in the same sentence."""
    step = at + 1
    while (
        step < len(words)
        and words[step].is_glued
        and step - at <= _MOST_PREFIXES
        and vocabulary.is_prefix(words[step].text)
    ):
        step += 1
    if (
        step < len(words)
        and words[step].is_glued
        and not words[step].starts_sentence
        and len(words[step].text) >= _SHORTEST
    ):
        return step
    return None


def _prefixes(words: list[Token], at: int) -> int:
    count = prefixes_before(words, at)
    return count if count and _is_titled(words, at - count) else 0


def _is_nameless(word: Token) -> bool:
    """Whether nothing explains a word: no term, no short form with few vowels."""
    vowels = sum(sign in "aeiouyäëïöüáéíóú" for sign in word.lower)
    return len(word.text) > _SHORTEST and vowels * 4 >= len(word.text) and word.text.isalpha()
