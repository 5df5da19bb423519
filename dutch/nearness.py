"""Words near a misspelt word: by its letters, and by its sound where Dutch writes one sound in two ways."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from heapq import nsmallest
from itertools import islice

from rapidfuzz import process
from rapidfuzz.distance import OSA

from dutch.compounds import split
from dutch.lexicon import accented, lexicon
from dutch.tokens import fold, lower

SHORTEST = 4
"""Words of fewer letters have too many neighbours to be corrected."""

_SHORTEST_PART = 4
_MOST_CUTS = 3
_MOST_COMPOUNDS = 20
_BY_SOUND = 0.5
_OTHER_START = 0.5
_REACH = ((6, 1.0), (9, 1.5), (14, 2.0))
_REACH_OF_LONG_WORDS = 3.0
_COMPOSED = 0.5
# One after the other: `c` is `k` only where it is not in `ch`, and `eij` is one sound.
_SAME_SOUND = (
    ("eij", "y"), ("ij", "y"), ("ei", "y"), ("auw", "ou"), ("ouw", "ou"), ("au", "ou"), ("ch", "g"),
    ("ph", "f"), ("th", "t"), ("qu", "kw"), ("x", "ks"), ("c", "k"), ("z", "s"), ("v", "f"), ("d\n", "t\n"),
)  # fmt: skip
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True)
class Near:
    """A word and what it costs to get there: about the number of letters that were typed wrong."""

    word: str
    cost: float


class NearWords:
    """A list of folded words, to be asked for those near another one. About 1 second for a million."""

    def __init__(self, words: Iterable[str]) -> None:
        listed = list(words)
        self._buckets: dict[tuple[str, int], tuple[list[str], list[str]]] = defaultdict(lambda: ([], []))
        for word, sound in zip(listed, _sounds(listed), strict=True):
            words_there, sounds_there = self._buckets[sound[:1], len(sound)]
            words_there.append(word)
            sounds_there.append(word if sound == word else sound)  # kept once: a quarter of the words

    def near(self, word: str) -> list[Near]:
        """Words that begin with the first or the second letter of this one: the two may be turned around."""
        sound = _sound(word)
        return list(self._within(word, sound, set(sound[:2]), reach(word)))

    def near_with_another_start(self, word: str) -> list[Near]:
        """Words of which one letter at the beginning is another one, or too many or too few."""
        sound = _sound(word)
        return list(self._within(word, sound, set(_LETTERS) - set(sound[:2]), 1 + _OTHER_START))

    def _within(self, word: str, sound: str, starts: Iterable[str], most: float) -> Iterator[Near]:
        letters = max(2, int(most))  # turning i and e around is one letter, but may be two sounds
        for start in starts:
            for length in range(len(sound) - letters, len(sound) + letters + 1):
                words, sounds = self._buckets.get((start, length), ((), ()))
                found = process.extract(sound, sounds, scorer=OSA.distance, score_cutoff=letters, limit=None)
                near = (_near(word, words[at], apart, start == sound[:1]) for _, apart, at in found)
                yield from (one for one in near if one.word != word and one.cost <= most)


def reach(word: str) -> float:
    """What a word may cost at most: the shorter it is, the more other words are near it by chance."""
    return next((cost for length, cost in _REACH if len(word) < length), _REACH_OF_LONG_WORDS)


def is_listed(word: str) -> bool:
    """Whether the word list has it, with or without its accents. Raises `LexiconMissing`."""
    plain = lower(word)
    return _is_known(plain) or plain in lexicon().names


def is_written_right(word: str) -> bool:
    """Whether it is a Dutch word, or a compound of Dutch words. Raises `LexiconMissing`."""
    plain = lower(word)
    return is_listed(plain) or len(split(accented().get(plain, plain))) > 1


def dutch_near(word: str) -> list[Near]:
    """Words of the word list near this one. Raises `LexiconMissing`."""
    return [near for near in _listed().near(word) if _is_known(near.word)]


def compounds_near(word: str) -> list[Near]:
    """Compounds of which one part is typed right and the other is near a word of the word list."""
    found: dict[str, float] = {}
    for right, cut in _cuts(word):
        left, head = word[:cut], word[cut:]
        typed = head if right == "left" else left
        for near in _listed().near(typed):
            whole = left + near.word if right == "left" else near.word + head
            found[whole] = min(near.cost + _COMPOSED, found.get(whole, reach(word) + 1))
    nearest = nsmallest(_MOST_COMPOUNDS, found, key=lambda whole: (found[whole], whole))
    return [Near(whole, found[whole]) for whole in nearest if is_written_right(whole)]


def _cuts(word: str) -> Iterator[tuple[str, int]]:
    """Which side of a cut is right: behind the longest beginnings and before the longest ends that are."""
    cuts = range(_SHORTEST_PART, len(word) - _SHORTEST_PART + 1)
    yield from islice((("left", cut) for cut in reversed(cuts) if _is_part(word[:cut])), _MOST_CUTS)
    yield from islice((("right", cut) for cut in cuts if _is_part(word[cut:])), _MOST_CUTS)


def _is_part(part: str) -> bool:
    return _is_known(part) or part in _lefts() or len(split(part)) > 1


def _near(typed: str, word: str, sounds_apart: float, starts_alike: bool) -> Near:
    cost = min(OSA.distance(typed, word), sounds_apart + _BY_SOUND)
    return Near(word, cost + (0 if starts_alike else _OTHER_START))


def _sound(word: str) -> str:
    return _sounds([word])[0]


def _sounds(words: list[str]) -> list[str]:
    """The words with each sound in one spelling, all at once: a hundred times faster than one by one."""
    text = "".join(f"{word}\n" for word in words)
    for written, sound in _SAME_SOUND:
        text = text.replace(written, sound)
    for letter in _LETTERS:
        text = text.replace(letter * 2, letter)
    return text.split("\n")[:-1]


def _is_known(plain: str) -> bool:
    """Whether the word list has it other than as a name, with or without its accents."""
    return plain in lexicon().known or plain in accented()


@cache
def _lefts() -> frozenset[str]:
    return frozenset(_folded(lexicon().lefts))


def _folded(words: Iterable[str]) -> Iterator[str]:
    """Only what is not plain already is folded: that is 2 % of the words and takes long."""
    return (word if word.isascii() else fold(word) for word in words)


@cache
def _listed() -> NearWords:
    return NearWords({*_folded(lexicon().known), *_lefts()})
