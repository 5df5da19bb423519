"""Marks the words of the question in a shown text, and in the passage of it that answers best.

The text is compared by the functions that index it, so what is marked is what was found, whatever the
engine. Nothing here is HTML: who shows the pieces escapes them.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from search.hits import Hit, Mark, hits
from search.passages import LONGEST, Passage, passages, shown
from search.shown_text import ShownText
from search.sought import Sought

LONGEST_SNIPPET = LONGEST
"""Characters of the text, ellipses not counted."""

_ELLIPSIS = "…"


@dataclass(frozen=True)
class Piece:
    """A piece of a text. `reason` says in a sentence why a word is marked that was not typed."""

    text: str
    is_marked: bool = False
    reason: str = ""


Marked = list[Piece]
"""Pieces in order; joined they are the text."""


def mark(text: ShownText, sought: Sought) -> Marked:
    """The text with the words of the question marked; in a compound only the part that was asked for.

    The words of an expansion are marked, with the reason, where all of them stand together.
    """
    found = hits(text, sought.wanted(text.held))
    return _pieces(text.text, found, 0, len(text.text))


def best_passage(paragraphs: Sequence[ShownText], sought: Sought) -> Marked:
    """The passage that answers most of the question, marked.

    It has the different words that weigh most; of equals it is where they stand nearest, of those the
    earliest. At most `LONGEST_SNIPPET` characters, cut between words, with an ellipsis where text was
    left out. Empty when there are no paragraphs.
    """
    wanted = sought.wanted(frozenset().union(*(text.held for text in paragraphs)))
    found = [(text.text, hits(text, wanted)) for text in paragraphs if text.text.strip()]
    if not found:
        return []
    candidates = [(*one, passage) for one in found for passage in passages(one[1], wanted)]
    beginning = (*found[0], Passage(0, 0))
    text, all_hits, best = max(candidates, key=lambda one: one[2].rank, default=beginning)
    start, end = shown(text, best)
    before = [Piece(_ELLIPSIS)] if start else []
    after = [Piece(_ELLIPSIS)] if end < len(text) else []
    return [*before, *_pieces(text, all_hits, start, end), *after]


def _pieces(text: str, found: Iterable[Hit], start: int, end: int) -> Marked:
    """`text[start:end]` with the marks of the hits that stand in it wholly."""
    inside = [one for hit in found if start <= hit.start and hit.end <= end for one in hit.marks]
    pieces: Marked = []
    at = start
    for one in _joined(inside):
        pieces += [Piece(text[at : one.start]), Piece(text[one.start : one.end], True, one.reason)]
        at = one.end
    return [piece for piece in (*pieces, Piece(text[at:end])) if piece.text]


def _joined(marks: Iterable[Mark]) -> Iterator[Mark]:
    """Marks that touch and have one reason are one; what was typed goes before what was not."""
    last: Mark | None = None
    for one in sorted(marks, key=lambda mark: (mark.start, bool(mark.reason))):
        if last and one.start < last.end:
            continue
        if last and (one.start, one.reason) == (last.end, last.reason):
            last = Mark(last.start, one.end, last.reason)
            continue
        if last:
            yield last
        last = one
    if last:
        yield last
