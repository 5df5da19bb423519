"""Words as people mistype them, made from a list and a seed: the same each time."""

import random
from collections.abc import Callable, Iterable, Iterator

NEIGHBOURS = dict(
    zip(
        "qwertyuiopasdfghjklzxcvbnm",
        "wa qse wrd etf ryg tuh yij uok ilp ol qsz awdx sefc drgv fthb gyjn hukm jil ko"
        " xas zcd xvf cbg vnh bmj nk".split(),
        strict=True,
    )
)
SOUNDS = [
    ("ij", "ei"), ("ei", "ij"), ("au", "ou"), ("ou", "au"), ("ch", "g"), ("g", "ch"), ("z", "s"), ("v", "f"),
    ("c", "k"), ("k", "c"), ("aa", "a"), ("oo", "o"), ("ee", "e"), ("ll", "l"), ("ss", "s"), ("tt", "t"),
]  # fmt: skip


def turned(word: str, chance: random.Random) -> str:
    at = chance.randrange(1, len(word) - 1)
    return word[:at] + word[at + 1] + word[at] + word[at + 2 :]


def missing(word: str, chance: random.Random) -> str:
    at = chance.randrange(1, len(word))
    return word[:at] + word[at + 1 :]


def doubled(word: str, chance: random.Random) -> str:
    at = chance.randrange(len(word))
    return word[:at] + word[at] + word[at:]


def beside(word: str, chance: random.Random) -> str:
    at = chance.randrange(1, len(word))
    return word[:at] + chance.choice(NEIGHBOURS[word[at]]) + word[at + 1 :]


def by_sound(word: str, chance: random.Random) -> str:
    fitting = [(written, heard) for written, heard in SOUNDS if written in word]
    if not fitting:
        return word
    written, heard = chance.choice(fitting)
    return word.replace(written, heard, 1)


KINDS: tuple[Callable[[str, random.Random], str], ...] = (turned, missing, doubled, beside, by_sound)


def misspelt(words: Iterable[str], seed: int) -> Iterator[tuple[str, str, str]]:
    """Each word mistyped in each way that changes it: what was typed, what was meant, and the way."""
    chance = random.Random(seed)
    for word in words:
        for kind in KINDS:
            typed = kind(word, chance)
            if typed != word:
                yield typed, word, kind.__name__
