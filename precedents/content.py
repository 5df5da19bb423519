"""What readers can see of a precedent: the texts that are scanned, and the hash that is cleared.

Both are read from the fields of the model, so a new field is scanned and cleared without being named here.
"""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import CharField, Field, Model, TextField, URLField
from wagtail import blocks
from wagtail.fields import StreamField
from wagtail.models import Page

from precedents.stream_values import stored

OF_EVERY_PAGE = ("title", "slug", "seo_title", "search_description")
OF_THE_SITE = {"page_ptr", "number", "content_hash"}
"""Given by the site, not written by an author."""

ROWS = ("blockades", "legal_grounds")
OF_A_ROW = {"id", "page", "sort_order"}
OF_FIXED_SHAPE = {"article", "paragraph", "item", "ecli"}
"""Their validators let no name or date through."""

RELATIONS = (*ROWS, "routes", "domain_items", "tag_items")


@dataclass(frozen=True)
class PublicText:
    """A text that readers can see. `field` is that of the page (`facts`), `label` says where it stands."""

    field: str
    label: str
    text: str


def content_hash(page: Page) -> str:
    """SHA-256 of all content of a precedent as 64 hexadecimal digits.

    Ids and the order of tags do not matter, nor do empty values: a field that is added to the model later
    and still empty leaves every clearance valid.
    """
    return hashlib.sha256(_canonical(content_of(page)).encode()).hexdigest()


def content_of(page: Page) -> dict[str, object]:
    """Every field and row that an author fills, in the form in which the database keeps it."""
    content: dict[str, object] = {field.name: _value(page, field) for field in fields_of(type(page))}
    for name in ROWS:
        content[name] = [_row(row) for row in sorted(getattr(page, name).all(), key=_place)]
    content["routes"] = sorted(route.pk for route in page.routes.all())
    content["domains"] = sorted(item.tag.slug for item in page.domain_items.all())
    content["tags"] = sorted(item.tag.name for item in page.tag_items.all())
    return content


def content_fields(model: type[Page]) -> frozenset[str]:
    """Names of all fields and relations of a precedent that hold content."""
    return frozenset((*(field.name for field in fields_of(model)), *RELATIONS, "domains", "tags"))


def fields_of(model: type[Page]) -> list[Field]:
    own = [field for field in model._meta.local_concrete_fields if field.name not in OF_THE_SITE]
    return [*(model._meta.get_field(name) for name in OF_EVERY_PAGE), *own]


def public_texts(page: Page) -> tuple[PublicText, ...]:
    """All texts in the order of the fields, without empty ones; lines end in one character."""
    found = (*_texts_of_fields(page), *_texts_of_rows(page), *_tags(page))
    return tuple(PublicText(one.field, one.label, lined(one.text)) for one in found if one.text.strip())


def lined(text: str) -> str:
    """Lines as a browser counts them: one character between two lines."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _value(page: Page, field: Field) -> object:
    if isinstance(field, StreamField):
        return [[name, value] for name, value in stored(getattr(page, field.name))]
    return getattr(page, field.attname)


def _canonical(value: object) -> str:
    return json.dumps(_filled(value), ensure_ascii=False, sort_keys=True, default=str)


def _filled(value: object) -> object:
    if isinstance(value, dict):
        filled = {name: _filled(part) for name, part in value.items()}
        return {name: part for name, part in filled.items() if not _is_empty(part)}
    return [_filled(part) for part in value] if isinstance(value, list) else value


def _is_empty(value: object) -> bool:
    """Nought is an answer: an amount of nothing."""
    return value is None or value is False or value in ("", [], {})


def _place(row: Model) -> tuple[int, str]:
    """Rows without a place of their own come out of the database in any order."""
    return row.sort_order or 0, _canonical(_row(row))


def _row(row: Model) -> dict[str, object]:
    fields = (field for field in row._meta.concrete_fields if field.name not in OF_A_ROW)
    return {field.name: getattr(row, field.attname) for field in fields}


def _texts_of_fields(page: Page) -> Iterator[PublicText]:
    for field in fields_of(type(page)):
        label = str(field.verbose_name).capitalize()
        if isinstance(field, StreamField):
            yield from _texts_of_stream(page, field, label)
        elif field.name == "slug":
            # Hyphens as spaces, so that a name in it is read as one; every place stays the same.
            yield PublicText("slug", "Webadres", page.slug.replace("-", " "))
        elif _holds_text(field):
            yield PublicText(field.name, label, getattr(page, field.name))


def _texts_of_stream(page: Page, field: StreamField, label: str) -> Iterator[PublicText]:
    for number, child in enumerate(getattr(page, field.name), 1):
        if isinstance(child.block, blocks.StructBlock):
            for name, block in child.block.child_blocks.items():
                if isinstance(block, blocks.CharBlock | blocks.TextBlock | blocks.URLBlock):
                    text = child.value.get(name) or ""
                    yield PublicText(field.name, f"{label} {number}, {block.label.lower()}", text)
        else:
            yield PublicText(field.name, f"{label} {number}", str(child.value or ""))


def _texts_of_rows(page: Page) -> Iterator[PublicText]:
    for name in ROWS:
        for number, row in enumerate(getattr(page, name).all(), 1):
            for field in row._meta.concrete_fields:
                if field.name not in OF_A_ROW and _holds_text(field):
                    label = f"{row._meta.verbose_name.capitalize()} {number}, {field.verbose_name}"
                    yield PublicText(name, label, getattr(row, field.name))


def _tags(page: Page) -> Iterator[PublicText]:
    for item in page.tag_items.all():
        yield PublicText("tags", "Vrije tags", item.tag.name)


def _holds_text(field: Field) -> bool:
    is_text = isinstance(field, CharField | TextField | URLField)
    return is_text and not field.choices and field.name not in OF_FIXED_SHAPE
