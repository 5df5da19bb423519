"""The text as it looks to a reader: tricks and typography undone, with the way back to the text as given.

Invisible signs are left out; look-alike letters, full-width digits and odd hyphens become the plain ones. So
a BSN with a zero-width space inside is still nine digits in a row.
"""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

_LOOKS_LIKE = {
    **dict(zip("аеорсухіјѕԁһԛԝё", "aeopcyxijsdhqwe", strict=True)),
    **dict(zip("АВЕКМНОРСТУХІЈЅЁ", "ABEKMHOPCTYXIJSE", strict=True)),
    **dict(zip("αεικνορτυχΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "aeiknoptuxABEZHIKMNOPTYX", strict=True)),
    **dict(zip("ſɑɡⲟօ", "sagoo", strict=True)),
    **dict.fromkeys("‐‑‒–−﹣", "-"),
    **dict.fromkeys("’‘‛`´ʼ′", "'"),
    **dict.fromkeys("“”„", '"'),
}
_INVISIBLE = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0")


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
    """The reading of a text; of plain ASCII the text itself."""
    if text.isascii() and "`" not in text:
        return Reading(text, range(len(text)), range(1, len(text) + 1))
    signs: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for start, end in _clusters(text):
        for sign in _plain(text[start:end]):
            signs.append(sign)
            starts.append(start)
            ends.append(end)
    return Reading("".join(signs), starts, ends)


def _clusters(text: str) -> Iterator[tuple[int, int]]:
    """Each sign with the accents that stand loose behind it."""
    starts = [at for at, sign in enumerate(text) if at == 0 or not unicodedata.combining(sign)]
    return pairwise([*starts, len(text)])


def _plain(cluster: str) -> str:
    """The signs that a reader takes a cluster for; nothing for an invisible one."""
    if cluster.isascii() and cluster != "`":
        return cluster
    composed = unicodedata.normalize("NFC", "".join(_compatible(sign) for sign in cluster))
    return "".join(_plain_sign(sign) for sign in composed)


def _compatible(sign: str) -> str:
    """NFKC takes accents apart from their letter where they stand alone: `´` would become a space."""
    return _LOOKS_LIKE.get(sign) or unicodedata.normalize("NFKC", sign)


def _plain_sign(sign: str) -> str:
    category = unicodedata.category(sign)
    if category in ("Cf", "Mn") or sign in _INVISIBLE:
        return ""
    if category == "Nd":
        return str(unicodedata.digit(sign))
    return " " if category == "Zs" else sign
