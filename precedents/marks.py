"""Marked text as HTML.

A word that was not typed is marked with the reason in a title, for who points at it. Screen readers pass
over titles of text: they get the reason once for each word of a result, as text that is not seen.
"""

from collections.abc import Iterable, Iterator

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from precedents.finding import Piece

Told = set[tuple[str, str]]
"""Words with their reasons, as far as they were told."""


def in_link(pieces: Iterable[Piece]) -> SafeString:
    """Without the reasons as text: they would become a part of the name of the link."""
    return _joined(map(_marked, pieces))


def in_text(pieces: Iterable[Piece], told: Told) -> SafeString:
    """With each reason that was not told yet as text behind the word."""
    return _joined(_with_reason(piece, told) for piece in pieces)


def reasons(pieces: Iterable[Piece], told: Told) -> list[str]:
    """The reasons that were not told yet, as sentences."""
    return [
        f"‘{piece.text}’: {piece.reason[0].lower()}{piece.reason[1:]}."
        for piece in pieces
        if _is_new(piece, told)
    ]


def _with_reason(piece: Piece, told: Told) -> SafeString:
    if not _is_new(piece, told):
        return _marked(piece)
    return format_html('{}<span class="kb-vh"> ({})</span>', _marked(piece), piece.reason)


def _marked(piece: Piece) -> SafeString:
    if piece.reason:
        return format_html('<mark title="{}">{}</mark>', piece.reason, piece.text)
    return format_html("<mark>{}</mark>" if piece.is_marked else "{}", piece.text)


def _is_new(piece: Piece, told: Told) -> bool:
    one = (piece.text.casefold(), piece.reason)
    is_new = bool(piece.reason) and one not in told
    told.add(one)
    return is_new


def _joined(parts: Iterable[SafeString]) -> SafeString:
    return format_html_join("", "{}", _rows(parts))


def _rows(parts: Iterable[SafeString]) -> Iterator[tuple[SafeString]]:
    return ((part,) for part in parts)
