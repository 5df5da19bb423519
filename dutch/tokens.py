"""Words of a text and the form in which two spellings of one word are equal."""

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

LONGEST = 100
"""A token has at most this many characters: engines refuse or drop very long ones."""

_LETTER = r"[^\W_][\u0300-\u036f\u00ad\u200b-\u200d\ufeff]*"
_WORD = re.compile(
    rf"""
      (?i:\becli(?::[a-z0-9.]*[a-z0-9])+)                # ECLI:NL:CRVB:2025:700
    | (?<!\w)(?:[^\W\d_]\.){{2,}}(?:[^\W\d_](?!\w))?     # m.b.t., p.g.b
    | \d+(?:[.,:]\d+)+[a-z]?(?!\w)                       # 1.250,50  4:84  2.3.5a
    | (?:{_LETTER})+(?:['’‘`´\-‐‑](?:{_LETTER})+)*       # zo'n, 18-plusser, mantelzorg-woning
    """,
    re.VERBOSE,
)
_ABBREVIATION = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]?")
_THOUSANDS = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?")
_APOSTROPHE = re.compile("[’‘`´]")
_HYPHEN = re.compile("[‐‑]")


class Word(NamedTuple):
    """A word as it stands in a text: `text[start:end]` of the original string."""

    text: str
    start: int
    end: int


def words(text: str) -> Iterator[Word]:
    """The words of a text, in order. Everything else (signs, spaces, control characters) separates."""
    for match in _WORD.finditer(text):
        yield Word(match.group(), match.start(), match.end())


def spelled(text: str) -> list[str]:
    """The same words without their places, in a third of the time."""
    return _WORD.findall(text)


def lower(word: str) -> str:
    """A word in lower case with its accents, one kind of apostrophe and hyphen, cut at `LONGEST`."""
    if word.isascii():  # most words, four times as fast
        word = word.lower()
    else:
        word = unicodedata.normalize("NFKC", word).lower()
        word = "".join(sign for sign in word if unicodedata.category(sign) != "Cf")
    return _plain_number(_HYPHEN.sub("-", _APOSTROPHE.sub("'", word)))[:LONGEST]


def fold(word: str) -> str:
    """`lower` without accents: the form in which `Coördinatie` and `coordinatie` are one word."""
    plain = lower(word)
    if plain.isascii():
        return plain
    apart = unicodedata.normalize("NFKD", plain.casefold())
    return "".join(sign for sign in apart if not unicodedata.combining(sign))[:LONGEST]


def _plain_number(word: str) -> str:
    """`1.250` is `1250` and `p.g.b.` is `pgb`; `4:84` and `2.3.5` stay as they are."""
    if "." in word and (_THOUSANDS.fullmatch(word) or _ABBREVIATION.fullmatch(word)):
        return word.replace(".", "")
    return word
