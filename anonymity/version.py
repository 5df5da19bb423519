"""Which detector and which lists read a text, for who keeps a trail of it."""

import hashlib
from collections.abc import Iterable
from functools import cache
from pathlib import Path

DETECTOR = "1"
"""Raised by hand when the same text may get other findings."""

_DATA = Path(__file__).with_name("data")


def of_lists(more: Iterable[str] = ()) -> str:
    """Twelve hexadecimal digits that change with any list in `data/`, and with `more` terms in use."""
    total = hashlib.sha256(_own().encode())
    for term in sorted(more):
        total.update(b"\0" + term.encode())
    return total.hexdigest()[:12]


@cache
def _own() -> str:
    files = sorted(path for path in _DATA.iterdir() if path.is_file())
    return hashlib.sha256(b"\0".join(path.read_bytes() for path in files)).hexdigest()
