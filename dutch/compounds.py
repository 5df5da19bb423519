"""Splits compounds: `leerlingenvervoer` into `leerlingen` and `vervoer`.

A word is cut where it costs least. A cut costs nothing between a form that OpenTaal lets begin a
compound and a word that ends many; the less the list says for a part, the more it costs. Each side is
cut further in the same way, so that `arbeidsongeschiktheidsuitkering` gives `arbeids`, `ongeschiktheids`
and `uitkering`. The costs were set on gold splits by hand and on the frequent words that must stay whole.
"""

from functools import lru_cache

from dutch.lexicon import lexicon
from dutch.parts import ENDINGS, LINKING_LETTERS, NO_LEFTS, SHORT_HEADS, SHORT_LEFTS, WHOLE
from dutch.tokens import LONGEST

SHORTEST = 3
"""A part has at least this many letters."""

_KNOWN_WORD_MAY_COST = 0.85
_UNKNOWN_WORD_MAY_COST = 2.0
_NEVER = -1.0
_NAME_MAY_COST = 0.35
_LONG = 14
_CUT_AGAIN = 0.5
_IMPOSSIBLE = float("inf")
_LINKED_COSTS = [(end, 0.45 if end == "s" else 1.1) for end in LINKING_LETTERS]
_LAST_LINKING = frozenset(end[-1] for end in LINKING_LETTERS)
_REMEMBERED = 10_000


@lru_cache(_REMEMBERED)
def split(word: str) -> tuple[str, ...]:
    """The smallest parts of a word in lower case, with linking letters at the left part; joined they are
    the word. A word that is no compound is its own only part. Raises `LexiconMissing`.
    """
    return tuple(_cut(word)) if 2 * SHORTEST <= len(word) <= LONGEST else (word,)


def _cut(word: str) -> list[str]:
    cost, cut = _best_cut(word)
    if cost <= _may_cost(word):
        return [*_cut(word[:cut]), *_cut(word[cut:])]
    for end in _linking_letters(word):
        *before, last = _cut(word.removesuffix(end))
        if before:
            return [*before, last + end]
    return [word]


def _may_cost(word: str) -> float:
    """Long words are compounds, listed or not: `kostendelersnorm` is in the list too."""
    if word in WHOLE:
        return _NEVER
    if word in lexicon().names:
        return _NAME_MAY_COST
    known = word in lexicon().known
    return _KNOWN_WORD_MAY_COST if known and len(word) < _LONG else _UNKNOWN_WORD_MAY_COST


def _linking_letters(word: str) -> list[str]:
    """The linking letters that a left part may end in. A known word keeps its ending, but for the s."""
    if word[-1] not in _LAST_LINKING:
        return []
    possible = LINKING_LETTERS[:1] if word in lexicon().known else LINKING_LETTERS
    return [end for end in possible if word.endswith(end) and len(word) - len(end) >= 2 * SHORTEST]


@lru_cache(_REMEMBERED)
def _best_cut(word: str) -> tuple[float, int]:
    """The lowest cost and where; of equals the longest left part. One side at least is in the list: a
    compound of four parts is cut behind its first or before its last."""
    best = (_IMPOSSIBLE, 0)
    for cut in range(SHORTEST, len(word) - SHORTEST + 1):
        left, head = word[:cut], word[cut:]
        left_cost, head_cost = _left_cost(left), _head_cost(head)
        if left_cost == head_cost == _IMPOSSIBLE or min(left_cost, head_cost) > best[0]:
            continue
        if left_cost == _IMPOSSIBLE:
            left_cost = _CUT_AGAIN + _compound_cost(left)
        elif head_cost == _IMPOSSIBLE and head not in ENDINGS:
            head_cost = _CUT_AGAIN + _best_cut(head)[0]
        cost = left_cost + head_cost
        if cost < _IMPOSSIBLE and cost <= best[0]:
            best = (cost, cut)
    return best


def _left_cost(left: str) -> float:
    if len(left) == SHORTEST:
        return 0.3 if left in SHORT_LEFTS else _IMPOSSIBLE
    if left in NO_LEFTS:
        return _IMPOSSIBLE
    words = lexicon()
    if left in words.lefts:
        return 0.0
    if left in words.known:
        return 0.4
    for end, cost in _LINKED_COSTS if left[-1] in _LAST_LINKING else ():
        base = left.removesuffix(end)
        if base is not left and len(base) > SHORTEST and base in words.known and base not in NO_LEFTS:
            return cost
    return _IMPOSSIBLE


def _compound_cost(left: str) -> float:
    """The cost of a left part that is a compound itself, with or without linking letters."""
    cost, _ = _best_cut(left)
    if cost < _IMPOSSIBLE:
        return cost
    return min((0.3 + _best_cut(left[: -len(end)])[0] for end in _linking_letters(left)), default=_IMPOSSIBLE)


def _head_cost(head: str) -> float:
    if len(head) == SHORTEST:
        return 0.35 if head in SHORT_HEADS else _IMPOSSIBLE
    words = lexicon()
    if head not in words.known or head in ENDINGS:
        return _IMPOSSIBLE
    if head in words.common_heads:
        return 0.1 if len(head) == 4 else 0.0
    if head in words.heads:
        return 0.3 if len(head) == 4 else 0.2
    return {4: 1.0, 5: 0.8, 6: 0.5}.get(len(head), 0.4)
