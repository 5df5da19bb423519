"""What stands before and behind a word: a title, a kind of kin, a place word, an article."""

from enum import Enum, auto

from anonymity import dutch_words, lists, vocabulary
from anonymity.tokens import Token

_ARTICLES = frozenset("de het een dit deze elke ieder geen uw hun onze ons mijn zijn haar".split())
_PLACE_WORDS = frozenset(
    "in uit te naar vanuit rond nabij omgeving richting regio gemeente gemeenten stad dorp plaats"
    " woonplaats".split()
)
PREPOSITIONS = frozenset("in op aan bij uit over onder tot toe".split())
_RARE_PREFIX = "die"
"""Of a last name only right behind a first one (`Kyra die Pelser`): elsewhere it is a common word."""
MOST_PREFIXES = 4


class Before(Enum):
    """What a word stands behind."""

    TITLE = auto()
    KIN = auto()
    CALL = auto()
    ORGANISATION = auto()
    PLACE_WORD = auto()
    ARTICLE = auto()
    OTHER = auto()


def before(words: list[Token], at: int) -> Before:
    """What stands right before a word, in the same sentence."""
    if at == 0 or not words[at].is_glued:
        return Before.OTHER
    word = words[at - 1]
    if vocabulary.is_title(word.text):
        return Before.TITLE
    if word.lower in lists.part("titles.txt", "call"):
        return Before.CALL
    if word.lower in lists.words("organisations.txt") - lists.part("organisations.txt", "heads"):
        return Before.ORGANISATION
    if vocabulary.is_kin(word.text) or dutch_words.is_role(word.text):
        return Before.KIN
    if word.lower in _PLACE_WORDS or word.lower in lists.part("hood_words.txt", "before"):
        return Before.PLACE_WORD
    return Before.ARTICLE if word.lower in _ARTICLES else Before.OTHER


def prefixes_before(words: list[Token], at: int) -> int:
    """How many prefixes of a last name stand right before a word: two for `van der Berg`."""
    count = 0
    while (
        count < min(at, MOST_PREFIXES)
        and words[at - count].is_glued
        and not words[at - count].starts_sentence
        and vocabulary.is_prefix(words[at - count - 1].text)
    ):
        count += 1
        if words[at - count].text in PREPOSITIONS:  # `op den`, but never `in het bij`
            return count
    return count


def prefixes_behind(words: list[Token], at: int) -> int:
    """How many prefixes stand right behind a word, with a capital behind them."""
    count = 0
    while (
        count < MOST_PREFIXES
        and _continues(words, at + count + 1)
        and (vocabulary.is_prefix(words[at + count + 1].text) or words[at + count + 1].text == _RARE_PREFIX)
    ):
        count += 1
    name = at + count + 1
    if not count or not (_continues(words, name) and words[name].is_capital):
        return 0
    return 0 if count == 1 and _is_preposition(words[at + 1], words[name]) else count


def _is_preposition(word: Token, behind: Token) -> bool:
    """`Merlet in Epe`: alone, these are no prefixes; `te` is none before a place."""
    return word.text in PREPOSITIONS | {"het"} or (word.text == "te" and vocabulary.is_place(behind.text))


def _continues(words: list[Token], at: int) -> bool:
    return at < len(words) and words[at].is_glued and not words[at].starts_sentence


def joined(words: list[Token], at: int) -> int | None:
    """Where the word stands that is named in one breath: `Bo en Mees`, `Jan/Piet`, `Tamara & Jeffrey`."""
    if at + 1 >= len(words):
        return None
    if words[at + 1].gap in ("/", " / ", " & ", " + "):
        return at + 1
    return at + 2 if words[at + 1].lower == "en" and _continues(words, at + 2) else None


def has_person_verb(words: list[Token], at: int) -> bool:
    """Whether the word behind is a verb that persons do."""
    return has_verb(words, at, "verbs")


def has_verb(words: list[Token], at: int, part: str) -> bool:
    """Whether the word behind stands in this part of the list of verbs."""
    return _continues(words, at + 1) and words[at + 1].lower in lists.part("person_verbs.txt", part)
