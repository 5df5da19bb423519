"""Rows of very many precedents written at once, past the workflow, each with a clearance of its own text.

What readers may see of them is what the gate would let through: the hash is that of the content, and the
seal is made with the key of the installation.
"""

from collections.abc import Iterable, Sequence
from itertools import chain

from django.db import connection
from django.db.models import Field, Model
from django.utils import timezone
from wagtail.models import Page

from precedents import keys
from precedents.clearances import Clearance
from precedents.content import content_hash
from precedents.models import PrecedentDomain, PrecedentPage, PrecedentTag
from precedents.register import CitationNumber

_ROUTES = PrecedentPage.routes.through
_AT_ONCE = 1_000


def insert(model: type[Model], rows: Iterable[Sequence[object]]) -> None:
    """Rows as `row_of` gives them. No signal is sent, nothing is noted for the index."""
    fields = _written(model)
    names = ", ".join(connection.ops.quote_name(field.column) for field in fields)
    places = ", ".join(["%s"] * len(fields))
    with connection.cursor() as cursor:
        cursor.executemany(f"INSERT INTO {model._meta.db_table} ({names}) VALUES ({places})", list(rows))


def row_of(instance: Model) -> list[object]:
    """The values of the instance as its table keeps them."""
    fields = _written(type(instance))
    return [field.get_db_prep_save(field.pre_save(instance, True), connection) for field in fields]


def _written(model: type[Model]) -> list[Field]:
    """Not a key that the database gives."""
    return [field for field in model._meta.local_concrete_fields if not field.db_returning]


def insert_parents(pages: Sequence[Page]) -> list[int]:
    """The rows of Wagtail's own table of these pages; returns their keys, in the same order."""
    names = [field.attname for field in Page._meta.local_concrete_fields if not field.primary_key]
    parents = [Page(**{name: getattr(page, name) for name in names}) for page in pages]
    Page.objects.bulk_create(parents, batch_size=_AT_ONCE)
    return [parent.pk for parent in parents]


class Rows:
    """Gathers the rows of filled pages; `write` inserts them all."""

    def __init__(self) -> None:
        models = (PrecedentPage, CitationNumber, Clearance, PrecedentDomain, PrecedentTag, _ROUTES)
        self._rows: dict[type[Model], list[list[object]]] = {model: [] for model in models}

    def add(self, page: PrecedentPage, pk: int, year: int, sequence: int) -> None:
        page.pk = page.page_ptr_id = page.id = pk
        page.content_hash = content_hash(page)
        self._add(page)
        self._add(CitationNumber(year=year, sequence=sequence, page_id=pk, published=True))
        self._add(_clearance(pk, page.content_hash))
        for row in chain(page.blockades.all(), page.legal_grounds.all()):
            row.page_id = pk
            self._add(row)
        for row in chain(page.domain_items.all(), page.tag_items.all()):
            self._add(type(row)(tag_id=row.tag.pk, content_object_id=pk))
        for route in page.routes.all():
            self._add(_ROUTES(precedentpage_id=pk, escaperoute_id=route.pk))

    def write(self) -> None:
        for model, rows in self._rows.items():
            insert(model, rows)

    def _add(self, instance: Model) -> None:
        self._rows.setdefault(type(instance), []).append(row_of(instance))


def _clearance(pk: int, hash_: str) -> Clearance:
    seal = keys.seal_of(pk, hash_)
    return Clearance(
        page_id=pk, content_hash=hash_, seal=seal, key_id=keys.key_id(), cleared_at=timezone.now()
    )
