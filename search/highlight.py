"""Marks the words of the question in a shown text, and chooses the passage that answers best.

The text is compared by the functions that index it, so what is marked is what was found, whatever the
engine. Nothing here is HTML: who shows the pieces escapes them.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from dutch import tokens
from dutch.analysis import is_stop_word, parts, stem, token_set
from search import query_syntax
from search.contract import Query

LONGEST_SNIPPET = 280
"""Characters of the text, ellipses not counted."""

_ELLIPSIS = "…"

Marked = list[tuple[str, bool]]
"""Pieces of a text in order, each with whether it is marked; joined they are the text."""


@dataclass(frozen=True)
class _Mark:
    start: int
    end: int
    token: str


@dataclass(frozen=True)
class _Passage:
    text: str
    start: int
    end: int
    words: int


def marked(text: str, query: Query) -> Marked:
    """The text with the words of the question marked; in a compound only the part that was asked for."""
    return _pieces(text, _marks(text, _wanted([text], query)))


def snippet(paragraphs: Sequence[str], query: Query) -> Marked:
    """The passage with the most different words of the question, the earliest of equals, marked.

    At most `LONGEST_SNIPPET` characters, cut between words, with an ellipsis where text was left out.
    Empty when there are no paragraphs.
    """
    wanted = _wanted(paragraphs, query)
    passages = [passage for text in paragraphs for passage in _passages(text, wanted)]
    if not passages:
        return []
    best = max(passages, key=lambda passage: passage.words)
    shown = best.text[best.start : best.end]
    before = [(_ELLIPSIS, False)] if best.start else []
    after = [(_ELLIPSIS, False)] if best.end < len(best.text) else []
    return [*before, *_pieces(shown, _marks(shown, wanted)), *after]


def _wanted(texts: Iterable[str], query: Query) -> frozenset[str]:
    """The tokens to mark. The parts of an asked compound count only where the compound itself is not."""
    held = {token for text in texts for word in tokens.words(text) for token in token_set(word.text)}
    question = query_syntax.parse(query.text)
    asked = [*question.words, *(word for one in query_syntax.synonyms(query.added) for word in one.words)]
    return frozenset(token for word in asked for token in ((word.stem,) if word.stem in held else word.parts))


def _marks(text: str, wanted: frozenset[str]) -> list[_Mark]:
    return [mark for word in tokens.words(text) for mark in _marks_in(word, wanted)]


def _marks_in(word: tokens.Word, wanted: frozenset[str]) -> Iterator[_Mark]:
    """The whole word, or else its largest parts that are wanted."""
    if is_stop_word(word.text) or not token_set(word.text) & wanted:
        return
    if stem(word.text) in wanted:
        yield _Mark(word.start, word.end, stem(word.text))
        return
    marked_until = 0
    for part in parts(word.text):
        if part.token in wanted and part.start >= marked_until:
            yield _Mark(word.start + part.start, word.start + part.end, part.token)
            marked_until = part.end


def _passages(text: str, wanted: frozenset[str]) -> Iterator[_Passage]:
    """The beginning of the text, and a passage from each mark that brings more words than those before."""
    marks = [mark for mark in _marks(text, wanted) if mark.end - mark.start <= LONGEST_SNIPPET]
    best = 0
    seen = Counter()
    last = 0
    for mark in marks:
        while last < len(marks) and marks[last].end - mark.start <= LONGEST_SNIPPET:
            seen[marks[last].token] += 1
            last += 1
        if len(seen) > best:
            best = len(seen)
            yield _Passage(text, *_around(text, mark.start, marks[last - 1].end), best)
        seen -= Counter([mark.token])
    if not best and text.strip():
        yield _Passage(text, *_around(text, 0, 0), 0)


def _around(text: str, start: int, end: int) -> tuple[int, int]:
    """Widened to a readable length, a third of the room before, and cut between words."""
    if len(text) <= LONGEST_SNIPPET:
        return 0, len(text)
    room = LONGEST_SNIPPET - (end - start)
    begin = max(0, min(start - room // 3, len(text) - LONGEST_SNIPPET))
    stop = min(len(text), begin + LONGEST_SNIPPET)
    if begin:
        begin = next((at + 1 for at in range(begin - 1, start) if text[at].isspace()), start)
    if stop < len(text):
        stop = next((at for at in range(stop, end, -1) if text[at].isspace()), max(end, stop))
    return begin, stop


def _pieces(text: str, marks: Sequence[_Mark]) -> Marked:
    pieces: Marked = []
    at = 0
    for start, end in _joined(marks):
        pieces += [(text[at:start], False), (text[start:end], True)]
        at = end
    return [piece for piece in (*pieces, (text[at:], False)) if piece[0]]


def _joined(marks: Sequence[_Mark]) -> list[tuple[int, int]]:
    """Marks that touch are one."""
    spans: list[tuple[int, int]] = []
    for mark in marks:
        if spans and spans[-1][1] == mark.start:
            spans[-1] = (spans[-1][0], mark.end)
        else:
            spans.append((mark.start, mark.end))
    return spans
