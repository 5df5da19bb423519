"""What changed in a precedent since the text that was cleared last, word by word."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby

from wagtail.models import Page

from precedents.field_texts import field_texts

SAME, ADDED, REMOVED = "same", "added", "removed"
AROUND = 12
"""Words that stay visible on each side of a change."""

_WORDS = re.compile(r"\S+\s*|\s+")


@dataclass(frozen=True)
class Piece:
    """Words that stayed, came or went; `kind` is SAME, ADDED or REMOVED."""

    kind: str
    text: str


@dataclass(frozen=True)
class Change:
    """A field whose content is not what it was. Long stretches that stayed are cut down to their ends."""

    label: str
    pieces: tuple[Piece, ...]


def changes(old: Page, new: Page) -> list[Change]:
    """The fields that differ, in the order of the form."""
    before = {field.name: field.text for field in field_texts(old)}
    changed = [field for field in field_texts(new) if field.text != before[field.name]]
    return [
        Change(field.label, tuple(_shortened(_pieces(before[field.name], field.text)))) for field in changed
    ]


def _pieces(old: str, new: str) -> list[Piece]:
    """Lines are compared first: of a long ruling only the lines that changed are compared by word."""
    found: list[Piece] = []
    was, now = old.splitlines(keepends=True), new.splitlines(keepends=True)
    for kind, i1, i2, j1, j2 in SequenceMatcher(None, was, now, autojunk=False).get_opcodes():
        left, right = "".join(was[i1:i2]), "".join(now[j1:j2])
        found += [Piece(SAME, left)] if kind == "equal" else _by_word(left, right)
    return _joined(found)


def _by_word(old: str, new: str) -> Iterator[Piece]:
    was, now = _WORDS.findall(old), _WORDS.findall(new)
    plain_was, plain_now = [word.strip() for word in was], [word.strip() for word in now]
    for kind, i1, i2, j1, j2 in SequenceMatcher(None, plain_was, plain_now, autojunk=False).get_opcodes():
        if kind == "equal":
            yield Piece(SAME, "".join(now[j1:j2]))
            continue
        if i1 < i2:
            yield Piece(REMOVED, "".join(was[i1:i2]))
        if j1 < j2:
            yield Piece(ADDED, "".join(now[j1:j2]))


def _joined(pieces: list[Piece]) -> list[Piece]:
    groups = groupby((piece for piece in pieces if piece.text), key=lambda piece: piece.kind)
    return [Piece(kind, "".join(piece.text for piece in group)) for kind, group in groups]


def _shortened(pieces: list[Piece]) -> Iterator[Piece]:
    for number, piece in enumerate(pieces):
        words = _WORDS.findall(piece.text)
        if piece.kind != SAME or len(words) <= 2 * AROUND:
            yield piece
            continue
        head = "".join(words[:AROUND]) if number else ""
        tail = "".join(words[-AROUND:]) if number < len(pieces) - 1 else ""
        yield Piece(SAME, f"{head}[…] {tail}")
