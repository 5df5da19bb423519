"""Text to tokens: the one place that decides which two words are the same, for every engine."""

import threading
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, pairwise
from operator import itemgetter
from sys import intern
from typing import NamedTuple

import simplemma
import snowballstemmer

from dutch import tokens
from dutch.compounds import SHORTEST, split
from dutch.lexicon import accented, lexicon
from dutch.parts import PARTICLES
from dutch.stopwords import STOP_WORDS

_REMEMBERED = 30_000
_PIECES = 75_000
_LONG = 7
_STEMMER = snowballstemmer.stemmer("dutch")
_ONE_AT_A_TIME = threading.Lock()  # the stemmer keeps the word it works on in itself


class Part(NamedTuple):
    """A part of a word: its token, and where it stands in the word as written."""

    token: str
    start: int
    end: int


@dataclass(frozen=True)
class Tokens:
    """The streams of a text, in the order of the text.

    `words`: every word, folded. `stems`: one token for each word that is no stop word. `parts`: for each
    of those the stem, then the stems of its compound parts. `pairs`: two stems that are neighbours when
    stop words are passed over, as one token whatever their order.
    """

    words: tuple[str, ...]
    stems: tuple[str, ...]
    parts: tuple[str, ...]
    pairs: tuple[str, ...]


def analyze(text: str) -> Tokens:
    """All tokens of a text. Raises `LexiconMissing`."""
    pieces = _pieces(text)
    telling = list(chain.from_iterable(map(_TELLING, pieces)))
    stems = tuple(map(_FIRST, telling))
    return Tokens(
        words=tuple(chain.from_iterable(map(_WORDS, pieces))),
        stems=stems,
        parts=tuple(chain.from_iterable(telling)),
        pairs=pairs(stems),
    )


def held_tokens(text: str) -> frozenset[str]:
    """Every stem of a text and every stem of a part. Raises `LexiconMissing`."""
    telling = chain.from_iterable(map(_TELLING, _pieces(text)))
    return frozenset(chain.from_iterable(telling))


_Piece = tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]
"""What stands between two spaces: its words, and the tokens of each that tells."""

_WORDS, _TELLING, _FIRST = itemgetter(0), itemgetter(1), itemgetter(0)


def _pieces(text: str) -> list[_Piece]:
    """No word goes over a space. Pieces are remembered, which takes two thirds off the time of a text; a very
    long one is not."""
    pieces = text.split()
    longest = max(map(len, pieces), default=0)
    return list(map(_piece if longest <= tokens.LONGEST else _piece.__wrapped__, pieces))


@lru_cache(_PIECES)
def _piece(text: str) -> _Piece:
    found = tokens.spelled(text)
    return tuple(map(exact, found)), tuple(held for word in found if (held := telling_tokens(word)))


def pairs(stems: Sequence[str]) -> tuple[str, ...]:
    """Neighbouring stems as one token: `hoogte van de uitkering` and `uitkering, hoogte` have the same."""
    return tuple(
        f"{one}_{other}" if one < other else f"{other}_{one}"
        for one, other in pairwise(stems)
        if one != other
    )


@lru_cache(_REMEMBERED)
def exact(word: str) -> str:
    """The token of exactly this word, whatever its case and accents."""
    return intern(tokens.fold(word))


def exact_words(text: str) -> tuple[str, ...]:
    """`exact` of every word of a text, stop words too."""
    return tuple(map(exact, tokens.spelled(text)))


def is_stop_word(word: str) -> bool:
    """Whether a word says nothing about the subject: `de`, `van`, a single letter."""
    token = exact(word)
    return token in STOP_WORDS or (len(token) == 1 and not token.isdigit())


@lru_cache(_REMEMBERED)
def stem(word: str) -> str:
    """The token that all forms of a word share: its lemma's stem. `schulden` and `schuld` are one.

    Of a compound only the last part changes: `werkgevers` and `werkgever` are one because `gevers` and
    `gever` are.
    """
    leaves = _leaves(word)
    if len(leaves) > 1:
        start, end = leaves[-1]
        joined = tokens.fold(word[:start]) + _part_stem(word[start:end])
        return intern(_without_hyphens(joined)[: tokens.LONGEST])
    plain = tokens.lower(word)
    lemma = _lemma(accented().get(plain, plain))
    stemmed = _snowball(lemma)
    at = _lost_ge(lemma, stemmed)
    return intern(stemmed if at is None else lemma[: at + 2] + _snowball(lemma[at + 2 :]))


def _lost_ge(lemma: str, stemmed: str) -> int | None:
    """Where the stemmer took out a ge that is none of a participle: `begeleiding` is no `beleid`."""
    if lemma.startswith("ge"):
        return 0 if lemma in lexicon().known and not stemmed.startswith("ge") else None
    at = lemma.find("ge", 2)
    lost = at > 0 and len(lemma) > at + 4 and stemmed.startswith(lemma[:at] + lemma[at + 2])
    return at if lost and lemma[:at] not in PARTICLES else None


def plain_stem(word: str) -> str:
    """The stem of a word in lower case by rule alone, for when there is no word list yet."""
    return _snowball(_lemma(word))


def _lemma(plain: str) -> str:
    lemma = simplemma.lemmatize(plain, lang="nl").replace("_", "").removesuffix("'s")
    return _without_hyphens(tokens.fold(lemma))


def _snowball(word: str) -> str:
    if not word.isalpha():
        return word
    with _ONE_AT_A_TIME:
        stemmed = _STEMMER.stemWord(word)
    # The stemmer takes the d off some forms of a long word only: vermelden, vermelding.
    return stemmed.removesuffix("d") if len(stemmed) >= _LONG else stemmed


def _without_hyphens(word: str) -> str:
    """`mantelzorg-woning` is `mantelzorgwoning`; `2024-2025` stays as it is."""
    return word if word.replace("-", "").isdigit() else word.replace("-", "")


def part_stems(word: str) -> tuple[str, ...]:
    """The stems of the parts of a compound or a hyphenated word; of another word none."""
    return tuple(part.token for part in parts(word))


def leaf_stems(word: str) -> tuple[str, ...]:
    """The stems of the smallest parts only: they say together what the whole word says."""
    leaves = _leaves(word)
    return tuple(_part_stem(word[start:end]) for start, end in leaves) if len(leaves) > 1 else ()


@lru_cache(_REMEMBERED)
def parts(word: str) -> tuple[Part, ...]:
    """The parts of a compound and what neighbouring parts make together, longer ones first.

    `kinderopvangtoeslag` has `kinderopvang` and `opvangtoeslag` (which of the two is a word is not known),
    `kinder`, `opvang` and `toeslag`. None when it is no compound. Raises `LexiconMissing`.
    """
    leaves = _leaves(word)
    runs = [
        (leaves[at][0], leaves[at + size - 1][1])
        for size in range(len(leaves) - 1, 0, -1)
        for at in range(len(leaves) - size + 1)
    ]
    return tuple(Part(_part_stem(word[start:end]), start, end) for start, end in runs)


def written_parts(word: str) -> tuple[str, ...]:
    """The smallest parts as they are written, joined they are the word: linking letters and hyphens stay
    at the left, and no part has fewer than three letters. A word that is no compound is its own only part.
    """
    starts = [start for start, _ in _leaves(word)]
    pieces: list[str] = []
    for start, end in zip([0, *starts[1:]], [*starts[1:], len(word)], strict=True):
        if pieces and len(pieces[-1].strip("-")) < SHORTEST:
            pieces[-1] += word[start:end]
        else:
            pieces.append(word[start:end])
    if len(pieces) > 1 and len(pieces[-1].strip("-")) < SHORTEST:
        pieces[-2:] = ["".join(pieces[-2:])]
    return tuple(pieces)


def _leaves(word: str) -> list[tuple[int, int]]:
    """Where the smallest parts stand; of a word that changes its length in lower case only the word."""
    plain = tokens.lower(word)
    if len(plain) != len(word):
        return [(0, len(word))]
    spans, start = [], 0
    for piece in plain.split("-"):
        for leaf in split(accented().get(piece, piece)):
            spans.append((start, start + len(leaf)))
            start += len(leaf)
        start += len("-")
    return spans


def _part_stem(part: str) -> str:
    """The stem without the linking s: `uitkerings` is `uitkering`."""
    known = lexicon().known
    plain = tokens.lower(part)
    return stem(plain[:-1] if plain.endswith("s") and plain not in known and plain[:-1] in known else plain)


def telling_tokens(word: str) -> tuple[str, ...]:
    """The stem of a word, then those of its parts: what a question may meet it by. Of a stop word none."""
    return () if is_stop_word(word) else (stem(word), *part_stems(word))
