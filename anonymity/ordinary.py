"""Dutch words with a capital: which reasons there are to take one for a name."""

from anonymity import dutch_words, vocabulary
from anonymity.cores import is_core_at
from anonymity.reasons import is_explained, is_harmless, is_word
from anonymity.sheet import Sheet
from anonymity.surroundings import Before, before, has_person_verb, has_verb, joined, prefixes_behind
from anonymity.tokens import Token

_BEFORE_TIMES = frozenset("op in tot vanaf sinds de het elke iedere deze vorige volgende per van".split())
_VERBS_AND_NAMES = frozenset("wil ben kan ken".split())
_ONLY_IN_NAMES = frozenset("den der ten ter".split())


def ordinary_may_start(sheet: Sheet, words: list[Token], at: int) -> bool:
    """A Dutch word with a capital: at the start of a sentence it needs a reason to be a name."""
    word = words[at]
    listed = vocabulary.is_listed(word.text)
    if word.starts_sentence:
        return _may_start_sentence(sheet, words, at)
    if before(words, at) is Before.PLACE_WORD and vocabulary.is_place(word.text):
        return True
    if vocabulary.is_function_word(word.text):
        before_last = vocabulary.is_first(word.text) and _is_before_last(sheet, words, at)
        return before_last or (listed and _is_lone_capital(words, at))
    if word.text.isupper() and not listed:
        return any(behind.text.isupper() for behind in words[at + 1 : at + 2]) and _is_before_last(
            sheet, words, at
        )
    if before(words, at) is Before.ARTICLE:
        first = vocabulary.is_first(word.text) and is_core_at(sheet, words, at + 1)  # `zijn Wei Perera en`
        return first or (listed and words[at - 1].text == "de")
    return listed or not _is_in_title(words, at)


def _is_in_title(words: list[Token], at: int) -> bool:
    """`Basisregistratie Personen`; but in `Nu Flink weg is` the first capital is that of the sentence."""
    if not (at and words[at].is_glued and words[at - 1].is_capital):
        return False
    return not (words[at - 1].starts_sentence and vocabulary.is_function_word(words[at - 1].text))


def _is_lone_capital(words: list[Token], at: int) -> bool:
    """`toen kwam Winter terug`; but `op Vrijdag` and `Samen Lang Thuis` are no names."""
    beside = [words[at - 1], *words[at + 1 : at + 2]]
    return words[at - 1].lower not in _BEFORE_TIMES and not any(word.is_capital for word in beside)


def _may_start_sentence(sheet: Sheet, words: list[Token], at: int) -> bool:
    word = words[at]
    listed = vocabulary.is_listed(word.text)
    if vocabulary.is_function_word(word.text):
        verb_twice = word.lower in _VERBS_AND_NAMES and has_person_verb(words, at)
        return listed and (verb_twice or is_explained(sheet, word) or _is_before_last(sheet, words, at))
    if _is_possessive_name(word) or _is_before_last(sheet, words, at) or _is_beside_first(sheet, words, at):
        return True
    if not listed:
        return _is_before_stranger(sheet, words, at) or _does_as_persons_do(words, at)
    return (
        is_core_at(sheet, words, at + 1 + prefixes_behind(words, at))
        or has_person_verb(words, at)
        or (vocabulary.is_first(word.text) and has_verb(words, at, "auxiliary"))
        or (has_verb(words, at, "of being") and not vocabulary.is_head(word.text))
        or is_explained(sheet, word)
    )


def _is_possessive_name(word: Token) -> bool:
    """`Luis's`, `Anna's`: nouns take `'s` behind a vowel only (`auto's`)."""
    base = word.lower.removesuffix("'s")
    return base != word.lower and (vocabulary.is_first(base) or base[-1:] not in "aeiouyé")


def _is_before_last(sheet: Sheet, words: list[Token], at: int) -> bool:
    """`Wil Jansen`, `Parel de Mol`, `Zonne ten Duif`: a last name comes behind."""
    prefixes = prefixes_behind(words, at)
    name = at + 1 + prefixes
    if not is_core_at(sheet, words, name) or vocabulary.is_head(words[at].text):
        return False
    of_names = any(word.text in _ONLY_IN_NAMES for word in words[at + 1 : name])
    right_behind = not prefixes or words[at + 1].text == "de"
    return of_names or (right_behind and vocabulary.is_last(words[name].text))


def _is_before_stranger(sheet: Sheet, words: list[Token], at: int) -> bool:
    """`Ester Antonsen`: no head of an organisation, with a word behind it that nobody knows."""
    prefixes = prefixes_behind(words, at)
    behind = at + 1 + prefixes
    return prefixes != 1 and (
        is_core_at(sheet, words, behind)
        and not words[behind].is_initials
        and not is_word(words[behind])
        and not vocabulary.is_place(words[behind].text)
        and not vocabulary.is_head(words[at].text)
    )


def _is_beside_first(sheet: Sheet, words: list[Token], at: int) -> bool:
    """`Boet en Tijn`, `Ster & Lot`: named in one breath with a first name."""
    beside = joined(words, at)
    if beside is None or vocabulary.is_head(words[at].text):
        return False
    name = words[beside]
    if not name.is_capital or not sheet.is_free(name.start, name.end) or is_harmless(name):
        return False
    return vocabulary.is_first(name.text) or (vocabulary.is_first(words[at].text) and not is_word(name))


def _does_as_persons_do(words: list[Token], at: int) -> bool:
    """`Parel belde`: no article, no organisation, no compound, and a verb of persons alone."""
    plain = dutch_words.is_plain_word(words[at].lower) and not vocabulary.is_head(words[at].text)
    return plain and has_verb(words, at, "of persons alone")
