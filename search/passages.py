"""The passage of a text that answers most of a question."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from search.hits import Hit
from search.sought import OtherWay, Wanted

LONGEST = 280
"""Characters of a passage."""

STEP = 40
"""Characters between the found words, about six words, that make a passage one step less near."""

_SENTENCE_ENDS = re.compile(r"[.!?]\s+")


@dataclass(frozen=True)
class Passage:
    """Where the found words of a passage stand in a text, how much of the question they answer, and how
    many characters between them answer nothing."""

    start: int
    end: int
    worth: float = 0
    apart: int = 0

    @property
    def rank(self) -> tuple[float, int]:
        """What answers most comes first; of equals where the words stand nearest."""
        return round(self.worth, 6), -(self.apart // STEP)


def passages(found: Sequence[Hit], wanted: Wanted) -> Iterator[Passage]:
    """From each hit the passage up to the last hit within reach that says something new."""
    for first in range(len(found)):
        within = list(_different(found[first:], found[first].start + LONGEST))
        if within:
            yield _passage(within, wanted)


def shown(text: str, passage: Passage) -> tuple[int, int]:
    """The passage widened to `LONGEST`, a third of the room before, cut between words and where there is
    room from the beginning of a sentence."""
    if len(text) <= LONGEST:
        return 0, len(text)
    begin = _begin(text, passage)
    stop = min(len(text), begin + LONGEST)
    if stop < len(text):
        stop = next((at for at in range(stop, passage.end, -1) if text[at].isspace()), max(passage.end, stop))
    return begin, stop


def _begin(text: str, passage: Passage) -> int:
    room = LONGEST - (passage.end - passage.start)
    earliest = max(0, min(passage.start - room // 3, len(text) - LONGEST))
    if not earliest:
        return 0
    sentences = (end.end() for end in _SENTENCE_ENDS.finditer(text, earliest, passage.start))
    words = (at + 1 for at in range(earliest - 1, passage.start) if text[at].isspace())
    return next(sentences, next(words, passage.start))


def _different(found: Iterable[Hit], reach: int) -> Iterator[Hit]:
    """The hits within reach that say something that those before do not."""
    said = set()
    for hit in found:
        if hit.start >= reach:
            return
        if hit.end <= reach and hit.says not in said:
            said.add(hit.says)
            yield hit


def _passage(within: Sequence[Hit], wanted: Wanted) -> Passage:
    typed = [hit.says for hit in within if not isinstance(hit.says, OtherWay)]
    ways = [hit.says for hit in within if isinstance(hit.says, OtherWay)]
    start, end = within[0].start, max(hit.end for hit in within)
    marks = {(mark.start, mark.end) for hit in within for mark in hit.marks}
    apart = end - start - sum(stop - begin for begin, stop in marks)
    return Passage(start, end, wanted.worth(typed, ways), apart)
