"""Names without capitals: behind a title or kin, listed and no Dutch word, or strange in notes."""

from anonymity import dutch_words, lists, vocabulary
from anonymity.finding import Kind, Level
from anonymity.sheet import Sheet
from anonymity.surroundings import PREPOSITIONS, Before, before, prefixes_before
from anonymity.tokens import Token

_SURE_TITLES = frozenset(
    "mevrouw mevr mw mej meneer mijnheer dhr hr heer fam familie tante oom opa oma juf meester dr drs mr ir"
    " ds dokter dominee pastoor zuster imam".split()
)
_SHORTEST = 3
_MOST_PREFIXES = 3
_NOTES = 0.5
_ALL_LINES = 0.8
_JOINING = ("-", "@", "_")


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
        if first and words[first].gap == ". " and _is_letter(words[first - 1]):  # `u. hassan`
            first -= 1
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
    if not word.text.isascii() and any(sign > "ɏ" for sign in word.text):
        return Level.CONFIRM  # a word in another script has no capitals that could tell
    if _is_harmless(word):
        return None
    context = at - prefixes_before(words, at)
    if _is_titled(words, context):
        return _level_behind_title(words[context - 1], word, notes)
    if dutch_words.is_dutch(word.text):
        return _level_of_word(sheet, words, at)
    if vocabulary.is_first(word.text) and not _is_person_word(word):
        return Level.RESOLVE
    known_place = vocabulary.is_listed(word.text) or before(words, context) in (Before.KIN, Before.CALL)
    return Level.CONFIRM if known_place or _is_unknown(sheet, word, notes) else None


def _is_harmless(word: Token) -> bool:
    return (
        vocabulary.is_function_word(word.text)
        or ("-" not in word.text and dutch_words.is_term(word.text))
        or vocabulary.is_title(word.text)
        or vocabulary.is_place(word.text)
    )


def _level_of_word(sheet: Sheet, words: list[Token], at: int) -> Level | None:
    """Of a Dutch word: `Pim en jet`, `buurvrouw joke`, `roos el amrani`."""
    word = words[at]
    if not vocabulary.is_first(word.text) or _is_person_word(word):
        return None
    if (last := _next_name(words, at)) is not None and not dutch_words.is_dutch(words[last].text):
        if vocabulary.is_last(words[last].text):  # `roos el amrani`
            return Level.RESOLVE
        if _is_unknown(sheet, words[last], notes=False):  # `luis pulido`
            return Level.CONFIRM
    if word.lower in lists.words("person_verbs.txt"):  # `moeder koos`
        return None
    beside = at >= 2 and _stands_beside_name(sheet, words, at)
    return Level.CONFIRM if beside or before(words, at) is Before.KIN else None


def _level_behind_title(title: Token, word: Token, notes: bool) -> Level | None:
    """`mevrouw bos`, `tante miep`; but `tante best` may be sure of it only in notes."""
    if not dutch_words.is_dutch(word.text):
        return Level.RESOLVE
    if not vocabulary.is_listed(word.text) or _is_person_word(word):
        return None
    return Level.RESOLVE if notes or not vocabulary.is_kin(title.text) else Level.CONFIRM


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
    return vocabulary.is_kin(word.text) or dutch_words.is_role(word.text) or vocabulary.is_title(word.text)


def _last(sheet: Sheet, words: list[Token], at: int) -> int:
    """Where the name that starts here ends: last names behind it, with their prefixes."""
    last = at
    if _is_initial_at(sheet, words, at + 1):  # `samuel t.`
        return at + 1
    while (step := _next_name(words, last)) is not None:
        word = words[step]
        if not sheet.is_free(word.start, word.end) or _is_harmless(word):
            return last
        if dutch_words.is_dutch(word.text) and not (
            vocabulary.is_last(word.text) and last == at and vocabulary.is_first(words[at].text)
        ):
            return last
        last = step
    return last


def _is_initial_at(sheet: Sheet, words: list[Token], at: int) -> bool:
    return at < len(words) and _is_letter(words[at]) and sheet.text[words[at].end : words[at].end + 1] == "."


def _is_letter(word: Token) -> bool:
    return len(word.text) == 1 and word.is_glued and word.text.islower()


def _next_name(words: list[Token], at: int) -> int | None:
    """The word behind, past prefixes, in the same sentence; `haddaoui over` stands before no last name."""
    step = at + 1
    while (
        step < len(words)
        and words[step].is_glued
        and step - at <= _MOST_PREFIXES
        and vocabulary.is_prefix(words[step].text)
    ):
        step += 1
    if step == at + 2 and words[at + 1].text in PREPOSITIONS:
        return None
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


def _is_unknown(sheet: Sheet, word: Token, notes: bool) -> bool:
    """Whether nothing explains a word: no short form with few vowels, no part of a compound, and in a text
    with capitals no misspelt word either."""
    vowels = sum(sign in "aeiouy" or sign > "\x7f" for sign in word.lower)
    if len(word.text) <= _SHORTEST or vowels * 4 < len(word.text) or not word.text.isalpha():
        return False
    if sheet.text[word.end : word.end + 1] in _JOINING or sheet.text[word.start - 1 : word.start] in _JOINING:
        return False
    if dutch_words.is_derived(word.text):
        return False
    return notes or not dutch_words.is_misspelt(word.text)
