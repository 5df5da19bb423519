"""The demonstration's precedents as shapes: every field, block and row of one, filled with other words.

A shape keeps which fields are filled and how many words each holds; choices, rules, domains, routes, law
articles and dates of the precedent stay as they are.
"""

import random
import uuid
from collections.abc import Iterator
from copy import deepcopy
from itertools import islice
from pathlib import Path

from django.db.models import TextField
from wagtail.blocks import StreamValue
from wagtail.fields import StreamField

from precedents.models import PrecedentPage
from precedents.precedent_file import read_precedent

PROSE = {"text", "what", "result", "note"}
"""Parts of a block that hold sentences; the others are choices, amounts and names of sources."""
_LONGEST_POINT = 300
_LONGEST_NOTE = 250

Words = Iterator[str]


class Shape:
    """One page in memory, written over for each precedent: making the page anew takes ten times as long."""

    def __init__(self, path: Path) -> None:
        self.page = read_precedent(path)
        fields = [
            field for field in PrecedentPage._meta.local_concrete_fields if isinstance(field, TextField)
        ]
        self._streams = {
            field.name: _bare(getattr(self.page, field.name).get_prep_value())
            for field in fields
            if isinstance(field, StreamField)
        }
        self._texts = {
            field.name: text
            for field in fields
            if field.name not in self._streams and (text := getattr(self.page, field.name))
        }
        rows = (*self.page.blockades.all(), *self.page.legal_grounds.all())
        self._notes = [(row, row.note) for row in rows]

    def filled(self, words: Words, chance: random.Random) -> PrecedentPage:
        """The page with these words; it is the same object every time."""
        for name, text in self._texts.items():
            setattr(self.page, name, _as_long(text, words))
        for name, blocks in self._streams.items():
            block = getattr(self.page, name).stream_block
            setattr(self.page, name, StreamValue(block, _blocks(blocks, words, chance), is_lazy=True))
        for row, text in self._notes:
            row.note = _as_long(text, words)[:_LONGEST_NOTE]
        return self.page


def _bare(blocks: list[dict]) -> list[dict]:
    return [{"type": block["type"], "value": block["value"]} for block in blocks]


def _blocks(blocks: list[dict], words: Words, chance: random.Random) -> list[dict]:
    """With ids that are the same for the same chance; Wagtail would make them up."""
    filled = deepcopy(blocks)
    for block in filled:
        block["id"] = str(uuid.UUID(int=chance.getrandbits(128)))
        value = block["value"]
        if isinstance(value, str):
            block["value"] = _as_long(value, words)[:_LONGEST_POINT]
        else:
            value |= {name: _as_long(text, words) for name, text in value.items() if name in PROSE}
    return filled


def _as_long(text: str | None, words: Words) -> str:
    return " ".join(islice(words, len((text or "").split())))
