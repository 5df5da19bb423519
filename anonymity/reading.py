"""The text as it looks to a reader: tricks and typography undone, with the way back to the text as given.

Invisible signs are left out; look-alike letters, full-width digits and odd hyphens become the plain ones. So
a BSN with a zero-width space inside is still nine digits in a row.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from anonymity import lists

_NEEDS_WORK = re.compile(r"[^\t-\r -~À-ÖØ-öø-ÿĀ-ıĴ-ľŁ-ňŊ-ž€]")
"""All but what is one sign and stays that: ASCII without control signs, letters with an accent."""
_INVISIBLE = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0")
_BLANK = frozenset("\u2800")
_MOST_ACCENTS = 4
"""Of one letter; a row of them without end is no writing and takes a time without end to put in order."""
_LONGEST_EXPANSION = 4
"""Signs for one: `…` is three. One sign of Arabic (U+FDFA) would become eighteen."""
_REMEMBERED = 10_000


@dataclass(frozen=True)
class Reading:
    """`text` is what is searched; its sign i stands at `starts[i]:ends[i]` of the text as given."""

    text: str
    starts: Sequence[int]
    ends: Sequence[int]

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Where a stretch of `text` stands in the text as given, invisible signs inside included."""
        return self.starts[start], self.ends[end - 1]


def read(text: str) -> Reading:
    """The reading of a text; of plain letters the text itself."""
    plain = text.translate(_one_for_one())
    if _NEEDS_WORK.search(plain) is None:
        return Reading(plain, range(len(plain)), range(1, len(plain) + 1))
    signs: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for start, end in _clusters(text):
        for sign in _plain(text[start : min(end, start + 1 + _MOST_ACCENTS)]):
            signs.append(sign)
            starts.append(start)
            ends.append(end)
    return Reading("".join(signs), starts, ends)


def _clusters(text: str) -> Iterator[tuple[int, int]]:
    """Each sign with the accents that stand loose behind it."""
    start = 0
    for at, sign in enumerate(text):
        if at > start and not (sign >= "\u0300" and unicodedata.combining(sign)):
            yield start, at
            start = at
    if text:
        yield start, len(text)


@lru_cache(_REMEMBERED)
def _plain(cluster: str) -> str:
    """The signs that a reader takes a cluster for; nothing for an invisible one."""
    composed = unicodedata.normalize("NFC", "".join(map(_compatible, cluster)))
    return "".join(map(_plain_sign, composed))


def _compatible(sign: str) -> str:
    """NFKC takes accents apart from their letter where they stand alone: `´` would become a space."""
    plain = _looks_like().get(sign) or unicodedata.normalize("NFKC", sign)
    return plain if len(plain) <= _LONGEST_EXPANSION else sign


def _plain_sign(sign: str) -> str:
    category = unicodedata.category(sign)
    if category in ("Cf", "Mn", "Me") or sign in _INVISIBLE or (category == "Cc" and not sign.isspace()):
        return ""
    if category == "Nd":
        return str(unicodedata.digit(sign))
    if category in ("Zl", "Zp") or sign == "\x85":
        return "\n"
    return " " if category == "Zs" or sign in _BLANK else sign


@cache
def _one_for_one() -> dict[int, str]:
    return str.maketrans(_looks_like() | {"\xa0": " "})


@cache
def _looks_like() -> dict[str, str]:
    rows = (line.split() for line in lists.lines("look_alikes.txt"))
    return {sign: plain for plain, signs in rows for sign in signs}
