"""The content of a precedent field by field, in words: what somebody compares who has to read a change."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Field, Model
from django.utils.formats import date_format
from wagtail import blocks
from wagtail.fields import StreamField
from wagtail.models import Page

from precedents.content import OF_A_ROW, ROWS, fields_of, lined


@dataclass(frozen=True)
class FieldText:
    """`text` is empty when nothing is filled in; each part of a field stands on a line of its own."""

    name: str
    label: str
    text: str


def field_texts(page: Page) -> list[FieldText]:
    """All fields, rows and tags that are part of the cleared content, the empty ones too."""
    fields = [FieldText(field.name, _label(field), _text(page, field)) for field in fields_of(type(page))]
    rows = [_rows(page, name) for name in ROWS]
    return [*fields, *rows, *_names(page)]


def _label(field: Field) -> str:
    label = "webadres" if field.name == "slug" else str(field.verbose_name)
    return label[0].upper() + label[1:]


def _text(page: Page, field: Field) -> str:
    if isinstance(field, StreamField):
        return "\n".join(_child(child) for child in getattr(page, field.name))
    return _shown(page, field)


def _shown(instance: Model, field: Field) -> str:
    if field.choices:
        return str(getattr(instance, f"get_{field.name}_display")())
    return _in_words(getattr(instance, field.name))


def _in_words(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "Ja" if value else "Nee"
    return date_format(value, "j F Y") if hasattr(value, "strftime") else lined(str(value))


def _child(child: blocks.StreamValue.StreamChild) -> str:
    if not isinstance(child.block, blocks.StructBlock):
        return _in_words(child.value)
    parts = ((block, child.value.get(name)) for name, block in child.block.child_blocks.items())
    return ". ".join(f"{block.label}: {_of_block(block, value)}" for block, value in parts if value)


def _of_block(block: blocks.Block, value: object) -> str:
    if isinstance(block, blocks.ChoiceBlock):
        return str(dict(block.field.choices).get(value, value))
    return _in_words(value)


def _rows(page: Page, name: str) -> FieldText:
    manager = getattr(page, name)
    label = str(manager.model._meta.verbose_name_plural)
    return FieldText(name, label[0].upper() + label[1:], "\n".join(_row(row) for row in manager.all()))


def _row(row: Model) -> str:
    shown = ((field, _shown(row, field)) for field in row._meta.concrete_fields if field.name not in OF_A_ROW)
    return ". ".join(f"{field.verbose_name}: {text}" for field, text in shown if text)


def _names(page: Page) -> Iterator[FieldText]:
    yield FieldText("routes", "Uitwegen", _lines(route.name for route in page.routes.all()))
    yield FieldText("domains", "Domeinen", _lines(item.tag.name for item in page.domain_items.all()))
    yield FieldText("tags", "Vrije tags", _lines(item.tag.name for item in page.tag_items.all()))


def _lines(names: Iterator[str]) -> str:
    return "\n".join(sorted(names))
