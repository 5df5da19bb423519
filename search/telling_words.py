"""A text as its telling words: what tokens each has, how often and where they stand."""

import math
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from dutch import tokens
from dutch.analysis import exact, is_stop_word, part_stems, stem

PART = 0.5
"""What a part of a compound counts beside the whole word."""

NEAR = 8
"""Words at most this many telling words apart stand near each other."""

Span = tuple[int, int]


@dataclass(frozen=True)
class TellingWord:
    """A word that is no stop word: where it stands, and its tokens with what each counts."""

    start: int
    end: int
    stem: str
    tokens: tuple[tuple[str, float], ...]


def telling_words(text: str) -> list[TellingWord]:
    return [_telling(word) for word in tokens.words(text) if not is_stop_word(word.text)]


def stems(phrase: str) -> frozenset[str]:
    return frozenset(word.stem for word in telling_words(phrase))


def _telling(word: tokens.Word) -> TellingWord:
    counts = dict.fromkeys(part_stems(word.text), PART) | {stem(word.text): 1.0}
    return TellingWord(word.start, word.end, stem(word.text), tuple(counts.items()))


class TellingText:
    """`repeats` has each token with the logarithm of one more than the number of times it counts."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._all = list(tokens.words(text))
        self.words = telling_words(text)
        self.stems = {word.stem for word in self.words}
        counts: Counter[str] = Counter()
        self._places: dict[str, list[int]] = defaultdict(list)
        for place, word in enumerate(self.words):
            for token, weight in word.tokens:
                counts[token] += weight
                self._places[token].append(place)
        self.repeats = {token: math.log1p(count) for token, count in counts.items()}

    def has_near(self, phrase: frozenset[str]) -> bool:
        """Whether all tokens stand in the text, near the one of them that stands there least."""
        if not phrase <= self._places.keys():
            return False
        rarest = min(phrase, key=lambda token: (len(self._places[token]), token))
        return any(
            all(_has_between(self._places[token], place - NEAR, place + NEAR) for token in phrase)
            for place in self._places[rarest]
        )

    def sequences(self, lengths: Iterable[int]) -> Iterator[tuple[tuple[str, ...], Span]]:
        """Every run of so many words, as exact words, and where it stands."""
        words = [exact(word.text) for word in self._all]
        for length in lengths:
            for at in range(len(words) - length + 1):
                yield tuple(words[at : at + length]), (self._all[at].start, self._all[at + length - 1].end)

    def written(self, spans: Iterable[Span]) -> tuple[str, ...]:
        """The spans as they stand in the text, in its order; those with one space or nothing between them
        are one."""
        joined: list[Span] = []
        for start, end in sorted(spans):
            if joined and (start <= joined[-1][1] or self._text[joined[-1][1] : start] == " "):
                joined[-1] = (joined[-1][0], max(joined[-1][1], end))
            else:
                joined.append((start, end))
        return tuple(self._text[start:end] for start, end in joined)


def _has_between(places: Sequence[int], first: int, last: int) -> bool:
    at = bisect_left(places, first)
    return at < len(places) and places[at] <= last
