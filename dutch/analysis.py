"""Text to tokens: the one place that decides which two words are the same, for every engine."""

import threading
from dataclasses import dataclass
from functools import lru_cache

import simplemma
import snowballstemmer

from dutch import tokens
from dutch.compounds import split
from dutch.lexicon import accented, lexicon
from dutch.stopwords import STOP_WORDS

_REMEMBERED = 200_000
_STEMMER = snowballstemmer.stemmer("dutch")
_ONE_AT_A_TIME = threading.Lock()  # the stemmer keeps the word it works on in itself


@dataclass(frozen=True)
class Part:
    """A part of a word: its token, and where it stands in the word as written."""

    token: str
    start: int
    end: int


@dataclass(frozen=True)
class Tokens:
    """The streams of a text, in the order of the text.

    `words`: every word, folded. `stems`: one token for each word that is no stop word. `parts`: for each
    of those the stem, then the stems of its compound parts.
    """

    words: tuple[str, ...]
    stems: tuple[str, ...]
    parts: tuple[str, ...]


def analyze(text: str) -> Tokens:
    """All tokens of a text. Raises `LexiconMissing`."""
    found = [word.text for word in tokens.words(text)]
    telling = [word for word in found if not is_stop_word(word)]
    return Tokens(
        words=tuple(exact(word) for word in found),
        stems=tuple(stem(word) for word in telling),
        parts=tuple(token for word in telling for token in (stem(word), *part_stems(word))),
    )


@lru_cache(_REMEMBERED)
def exact(word: str) -> str:
    """The token of exactly this word, whatever its case and accents."""
    return tokens.fold(word)


def is_stop_word(word: str) -> bool:
    """Whether a word says nothing about the subject: `de`, `van`, a single letter."""
    token = exact(word)
    return token in STOP_WORDS or (len(token) == 1 and not token.isdigit())


@lru_cache(_REMEMBERED)
def stem(word: str) -> str:
    """The token that all forms of a word share: its lemma's stem. `schulden` and `schuld` are one."""
    plain = tokens.lower(word)
    lemma = _lemma(accented().get(plain, plain))
    stemmed = _snowball(lemma)
    # The stemmer takes ge off participles. A lemma of the list is none and keeps it: gezin is not zin.
    if lemma.startswith("ge") and not stemmed.startswith("ge") and lemma in lexicon().known:
        return "ge" + _snowball(lemma[2:])
    return stemmed


def plain_stem(word: str) -> str:
    """The stem of a word in lower case by rule alone, for when there is no word list yet."""
    return _snowball(_lemma(word))


def _lemma(plain: str) -> str:
    lemma = simplemma.lemmatize(plain, lang="nl").replace("_", "").removesuffix("'s")
    return _without_hyphens(tokens.fold(lemma))


def _snowball(word: str) -> str:
    with _ONE_AT_A_TIME:
        return _STEMMER.stemWord(word) if word.isalpha() else word


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


@lru_cache(_REMEMBERED)
def token_set(word: str) -> frozenset[str]:
    """The stem of a word and those of its parts: what a question may meet it by."""
    return frozenset((stem(word), *part_stems(word)))
