"""Splits compounds: `leerlingenvervoer` into `leerlingen` and `vervoer`.

A word is cut where it costs least. A cut costs nothing between a form that OpenTaal lets begin a
compound and a word that ends many; the less the list says for a part, the more it costs. Each side is
cut further in the same way, so that `arbeidsongeschiktheidsuitkering` gives `arbeids`, `ongeschiktheids`
and `uitkering`. The costs were set on gold splits by hand and on the frequent words that must stay whole.
"""

from collections.abc import Iterator
from functools import lru_cache

from dutch.lexicon import lexicon
from dutch.parts import ENDINGS, LINKING_LETTERS, NO_LEFTS, SHORT_HEADS, SHORT_LEFTS
from dutch.tokens import LONGEST

SHORTEST = 3
"""A part has at least this many letters."""

_KNOWN_WORD_MAY_COST = 0.85
_UNKNOWN_WORD_MAY_COST = 2.0
_LONG = 14
_CUT_AGAIN = 0.5
_IMPOSSIBLE = float("inf")
_REMEMBERED = 100_000

Span = tuple[int, int]


def split(word: str) -> tuple[str, ...]:
    """The parts of a word in lower case, with linking letters at the left part; joined they are the word.

    A word that is no compound is its own only part. Raises `LexiconMissing`.
    """
    return tuple(word[start:end] for start, end in _leaves(word))


def _leaves(word: str) -> Iterator[Span]:
    """The smallest parts: larger ones come first, so a leaf is followed by one that starts at its end."""
    spans = branches(word)
    for span, following in zip(spans, (*spans[1:], None), strict=True):
        if following is None or following[0] == span[1]:
            yield span


@lru_cache(_REMEMBERED)
def branches(word: str) -> tuple[Span, ...]:
    """The word and all its parts, larger ones before what they consist of.

    `arbeidsongeschiktheidsuitkering` also has the part `arbeidsongeschiktheids`.
    """
    return tuple(_cut(word, 0)) if len(word) <= LONGEST else ((0, len(word)),)


def _cut(word: str, start: int) -> list[Span]:
    whole = (start, start + len(word))
    cost, cut = _best_cut(word)
    if cost <= _may_cost(word):
        return [whole, *_cut(word[:cut], start), *_cut(word[cut:], start + cut)]
    for letters in _linking_letters(word):
        _, *inner = _cut(word[: -len(letters)], start)
        if inner:
            return [whole, *((a, b + len(letters) if b == whole[1] - len(letters) else b) for a, b in inner)]
    return [whole]


def _may_cost(word: str) -> float:
    """Long words are compounds, listed or not: `kostendelersnorm` is in the list too."""
    known = word in lexicon().known or word in lexicon().names
    return _KNOWN_WORD_MAY_COST if known and len(word) < _LONG else _UNKNOWN_WORD_MAY_COST


def _linking_letters(word: str) -> list[str]:
    """The linking letters that a left part may end in. A known word keeps its ending, but for the s."""
    possible = LINKING_LETTERS[:1] if word in lexicon().known else LINKING_LETTERS
    return [end for end in possible if word.endswith(end) and len(word) - len(end) >= 2 * SHORTEST]


@lru_cache(_REMEMBERED)
def _best_cut(word: str) -> tuple[float, int]:
    """The lowest cost and where; of equals the longest left part."""
    best = (_IMPOSSIBLE, 0)
    for cut in range(SHORTEST, len(word) - SHORTEST + 1):
        cost = _left_cost(word[:cut])
        if cost <= best[0]:
            cost += _head_cost(word[cut:])
            if cost < _IMPOSSIBLE and cost <= best[0]:
                best = (cost, cut)
    return best


@lru_cache(_REMEMBERED)
def _left_cost(left: str) -> float:
    if len(left) == SHORTEST:
        return 0.3 if left in SHORT_LEFTS else _IMPOSSIBLE
    if left in NO_LEFTS:
        return _IMPOSSIBLE
    if left in lexicon().lefts:
        return 0.0
    if left in lexicon().known:
        return 0.4
    return min(_linked_cost(left), _CUT_AGAIN + _compound_cost(left))


def _linked_cost(left: str) -> float:
    known = lexicon().known
    for letters, cost in zip(LINKING_LETTERS, (0.45, 1.1, 1.1, 1.1, 1.1), strict=True):
        base = left.removesuffix(letters)
        if base != left and len(base) > SHORTEST and base in known and base not in NO_LEFTS:
            return cost
    return _IMPOSSIBLE


def _compound_cost(left: str) -> float:
    """The cost of a left part that is a compound itself, with or without linking letters."""
    cost, _ = _best_cut(left)
    if cost < _IMPOSSIBLE:
        return cost
    return min((0.3 + _best_cut(left[: -len(end)])[0] for end in _linking_letters(left)), default=_IMPOSSIBLE)


@lru_cache(_REMEMBERED)
def _head_cost(head: str) -> float:
    if len(head) == SHORTEST:
        return 0.35 if head in SHORT_HEADS else _IMPOSSIBLE
    if head in ENDINGS:
        return _IMPOSSIBLE
    if head not in lexicon().known:
        return _CUT_AGAIN + _best_cut(head)[0]
    if head in lexicon().common_heads:
        return 0.1 if len(head) == 4 else 0.0
    if head in lexicon().heads:
        return 0.3 if len(head) == 4 else 0.2
    return {4: 1.0, 5: 0.8, 6: 0.5}.get(len(head), 0.4)
