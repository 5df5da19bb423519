"""A precedent with a word of its own in every text that an author can fill, to find again what leaks."""

from collections.abc import Iterator
from itertools import product
from string import ascii_lowercase

from django.db.models import CharField, TextField
from wagtail import blocks
from wagtail.fields import StreamField

from precedents.blockades import Blockade, LegalGround
from precedents.content import OF_FIXED_SHAPE, fields_of
from precedents.models import PrecedentPage
from precedents.rules import BlockingRule, Law

MARK, HALF_A_MARK = "kwartelkoning", "kwartelk"
BESIDE_EACH_MARK = "broedt"
"""Stands in every text, so that who searches for it gets passages with marks."""


class Marks:
    """Words that stand nowhere else. `seen` gives the field that each stands in."""

    def __init__(self, version: str) -> None:
        self._fresh: Iterator[str] = (
            f"{MARK}{version}{''.join(pair)}" for pair in product(ascii_lowercase, repeat=2)
        )
        self.fields: dict[str, str] = {}

    def for_field(self, name: str) -> str:
        word = next(self._fresh)
        self.fields[word] = name
        return word

    def text(self, name: str) -> str:
        return f"De {self.for_field(name)} {BESIDE_EACH_MARK}."

    def told_in(self, answer: str) -> dict[str, str]:
        return {word: field for word, field in self.fields.items() if word in answer.lower()}


def fill(page: PrecedentPage, marks: Marks, rule: BlockingRule, law: Law) -> None:
    """Writes a mark into every text of the page: fields, streams, rows, tags and slug."""
    for field in fields_of(PrecedentPage):
        if isinstance(field, StreamField):
            setattr(page, field.name, [_block(field, marks)])
        elif field.name == "slug":
            page.slug = marks.for_field("slug")
        elif _is_free_text(field):
            setattr(page, field.name, marks.text(field.name))
    page.blockades = [Blockade(rule=rule, note=marks.text("note"), checked_by=marks.text("checked_by"))]
    page.legal_grounds = [LegalGround(law=law, article="18", note=marks.text("ground"))]
    page.tags.set([marks.for_field("tags")])


def _is_free_text(field: object) -> bool:
    is_text = isinstance(field, CharField | TextField)
    return is_text and not field.choices and field.name not in OF_FIXED_SHAPE


def _block(field: StreamField, marks: Marks) -> tuple[str, object]:
    name, block = next(iter(field.stream_block.child_blocks.items()))
    if not isinstance(block, blocks.StructBlock):
        return name, marks.text(field.name)
    return name, {
        child: _value(f"{field.name}.{child}", one, marks) for child, one in block.child_blocks.items()
    }


def _value(name: str, block: blocks.Block, marks: Marks) -> object:
    if isinstance(block, blocks.ChoiceBlock):
        return next(value for value, _ in block.field.choices if value)
    if isinstance(block, blocks.IntegerBlock):
        return 1
    if isinstance(block, blocks.URLBlock):
        return f"https://voorbeeld.nl/{marks.for_field(name)}"
    return marks.text(name)
