"""Where a shown text says something of the question: each typed word, and each whole other way to say it."""

from collections import Counter, deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from dutch.analysis import parts, stem
from search.shown_text import ShownText, ShownWord
from search.sought import OtherWay, Wanted

BETWEEN = 3
"""The words of an expression say it together only with at most so many other words between them."""


@dataclass(frozen=True)
class Mark:
    """`text[start:end]` is marked; `reason` as in `search.highlight.Piece`."""

    start: int
    end: int
    reason: str = ""


@dataclass(frozen=True)
class Hit:
    """What is said, a token that was typed or an other way, and the marks that show it, in order."""

    says: str | OtherWay
    marks: tuple[Mark, ...]

    @property
    def start(self) -> int:
        return self.marks[0].start

    @property
    def end(self) -> int:
        return self.marks[-1].end


def hits(text: ShownText, wanted: Wanted) -> list[Hit]:
    """In the order in which they begin; a typed word before an other way."""
    words = () if text.held.isdisjoint(wanted.shares) else text.words
    typed = (
        Hit(token, (Mark(start, end),))
        for word in words
        for token, start, end in _places(word, wanted.shares.keys())
    )
    ways = (hit for way, needed in wanted.ways for hit in _said(text, way, needed))
    return sorted((*typed, *ways), key=lambda hit: hit.start)


def _said(text: ShownText, way: OtherWay, needed: frozenset[str]) -> Iterator[Hit]:
    if not needed <= text.held:
        return
    for words in _together(text.words, needed):
        places = (place for word in words for place in _places(word, needed))
        yield Hit(way, tuple(Mark(start, end, way.reason) for _, start, end in places))


def _together(words: Sequence[ShownWord], needed: frozenset[str]) -> Iterator[tuple[ShownWord, ...]]:
    """The shortest runs of words that hold all tokens and stand close enough; only the words that do."""
    run: deque[tuple[int, ShownWord]] = deque()
    held: Counter[str] = Counter()
    for at, word in enumerate(words):
        if word.tokens.isdisjoint(needed):
            continue
        run.append((at, word))
        held.update(word.tokens & needed)
        while run and (_spare(run[0][1], held, needed) or at - run[0][0] >= len(needed) + BETWEEN):
            held -= Counter(run.popleft()[1].tokens & needed)
        if len(held) == len(needed):
            yield tuple(one for _, one in run)


def _spare(word: ShownWord, held: Counter[str], needed: frozenset[str]) -> bool:
    """Whether all that the word gives comes again after it."""
    return all(held[token] > 1 for token in word.tokens & needed)


def _places(word: ShownWord, wanted: Iterable[str]) -> Iterator[tuple[str, int, int]]:
    """The whole word, or else its largest parts that are wanted, each with its token."""
    if word.tokens.isdisjoint(wanted):
        return
    if stem(word.text) in wanted:
        yield stem(word.text), word.start, word.end
        return
    taken_until = 0
    for part in parts(word.text):
        if part.token in wanted and part.start >= taken_until:
            yield part.token, word.start + part.start, word.start + part.end
            taken_until = part.end
