"""Another spelling of a question, for words that stand nowhere and for words that were cut in two."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dutch import tokens
from dutch.analysis import exact
from precedents.corrections import corrections
from precedents.finding import Found, left_out
from precedents.joined_words import joined
from precedents.question import finds_something, unfiltered


@dataclass(frozen=True)
class Spelling:
    """The whole question as it may be meant, and what was typed for each word that is other in it.

    `keeps_filters` is false when it finds something only without the filters of the question.
    """

    text: str
    words: tuple[tuple[str, str], ...]
    keeps_filters: bool = True


@dataclass(frozen=True)
class _Change:
    start: int
    end: int
    meant: str


def other_spelling(found: Found) -> Spelling | None:
    """One proposal for the question, or none; it finds at least one precedent, if not with the same filters
    then without.

    A word that precedents hold stays as typed, and so do quotation marks, what must be absent, and a
    word that is said otherwise (`Query.added`). What was typed is not kept. Raises EngineDown.
    """
    text = found.query.text
    rows = list(_rows(text))
    together = [change for row in rows for change in _together(row, found)]
    taken = {change.start for change in together} | {change.end for change in together}
    apart = [word for row in rows for word in row if not {word.start, word.end} & taken]
    changes = sorted([*together, *_corrected(apart, found)], key=lambda change: change.start)
    if not changes:
        return None
    proposed = _with(text, changes)
    words = tuple((text[change.start : change.end], change.meant) for change in changes)
    if finds_something(found.query, proposed):
        return Spelling(proposed, words)
    if finds_something(unfiltered(found.query), proposed):
        return Spelling(proposed, words, keeps_filters=False)
    return None


def _rows(text: str) -> Iterator[list[tokens.Word]]:
    """Words with nothing but space between them, without what must be absent."""
    absent = left_out(text)
    row: list[tokens.Word] = []
    for word in tokens.words(text):
        if any(start < word.end and word.start < end for start, end in absent):
            continue
        if row and not text[row[-1].end : word.start].isspace():
            yield row
            row = []
        row.append(word)
    yield row


def _together(row: Sequence[tokens.Word], found: Found) -> Iterator[_Change]:
    for way in joined([word.text for word in row], found.results.holding):
        yield _Change(row[way.first].start, row[way.stop - 1].end, way.whole)


def _corrected(words: Sequence[tokens.Word], found: Found) -> Iterator[_Change]:
    said_otherwise = {exact(word) for one in found.query.added for word in one.instead_of}
    nowhere = [
        word
        for word in words
        if found.results.holding.get(word.text) == 0 and exact(word.text) not in said_otherwise
    ]
    meant = corrections({word.text for word in nowhere}) if nowhere else {}
    return (_Change(word.start, word.end, meant[word.text]) for word in nowhere if word.text in meant)


def _with(text: str, changes: Sequence[_Change]) -> str:
    for change in reversed(changes):
        text = text[: change.start] + change.meant + text[change.end :]
    return text
