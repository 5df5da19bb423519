"""Rows of all tables as they stand, read from one database and written to another, SQLite or PostgreSQL.

No model, signal or manager takes part: a row arrives as it left. A value travels as JSON: moments in UTC,
dates and UUIDs in their ISO form, what a JSON field holds as the text that the database gave.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, date, datetime
from itertools import islice
from uuid import UUID

from django.apps import apps
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import AutoField, Field, Max, Model

BATCH = 500
Row = list[object]
Change = Callable[[object], object]

# Made again after a restore, or of the moment: who is logged in, what is typed, who reported today.
MADE_ANEW = {
    "sessions.Session",
    "wagtailadmin.EditingSession",
    "wagtailadmin.FormState",
    "precedents.ReportSender",
    "precedents.CollectionWord",
    "precedents.IndexChange",
    "wagtailsearch.IndexEntry",
}
# Of the index that stands here (IndexState), or written by the database itself when its index is.
STAYS = {"precedents.IndexState", "wagtailsearch.SQLiteFTSIndexEntry"}
AS_TEXT = {"DateField", "DateTimeField", "UUIDField"}


def copied_models() -> list[type[Model]]:
    """Every model whose rows are kept and moved, those between two models too."""
    return [model for model in _models() if model._meta.label not in MADE_ANEW | STAYS]


def columns(model: type[Model]) -> list[str]:
    return [field.column for field in model._meta.local_concrete_fields]


def read_rows(connection: BaseDatabaseWrapper, model: type[Model]) -> Iterator[Row]:
    """All rows of a table by their key, in the order of `columns`."""
    name, fields = connection.ops.quote_name, model._meta.local_concrete_fields
    changes = [_leaving(connection, field) for field in fields]
    listed = ", ".join(map(name, columns(model)))
    with connection.chunked_cursor() as cursor:
        cursor.execute(
            f"SELECT {listed} FROM {name(model._meta.db_table)} ORDER BY {name(model._meta.pk.column)}"
        )
        while rows := cursor.fetchmany(BATCH):
            for row in rows:
                yield [change(value) for change, value in zip(changes, row, strict=True)]


def write_rows(
    connection: BaseDatabaseWrapper, model: type[Model], written: list[str], rows: Iterable[Row]
) -> int:
    """Adds rows whose values stand in the order of the columns `written`; returns how many."""
    name, by_column = (
        connection.ops.quote_name,
        {field.column: field for field in model._meta.local_concrete_fields},
    )
    changes = [_arriving(connection, by_column[column]) for column in written]
    places = ", ".join(["%s"] * len(written))
    sql = f"INSERT INTO {name(model._meta.db_table)} ({', '.join(map(name, written))}) VALUES ({places})"
    coming, count = iter(rows), 0
    with connection.cursor() as cursor:
        while batch := list(islice(coming, BATCH)):
            cursor.executemany(
                sql, [[change(value) for change, value in zip(changes, row, strict=True)] for row in batch]
            )
            count += len(batch)
    return count


def lock(connection: BaseDatabaseWrapper) -> None:
    """Until the transaction ends others read on and wait with writing. On SQLite it began so (IMMEDIATE)."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(f"LOCK TABLE {', '.join(_emptied_tables(connection))} IN EXCLUSIVE MODE")


def empty(connection: BaseDatabaseWrapper) -> None:
    """Takes every row out but those of what stays; others see them until the transaction ends."""
    with connection.cursor() as cursor:
        for table in _emptied_tables(connection):
            cursor.execute(f"DELETE FROM {table}")


def last_number(connection: BaseDatabaseWrapper, model: type[Model]) -> int:
    """The highest number that the table ever gave out itself, also to a row that is gone; else 0."""
    if not isinstance(model._meta.pk, AutoField):
        return 0
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                f"SELECT CASE WHEN is_called THEN last_value ELSE 0 END FROM {_sequence(cursor, model)}"
            )
        else:
            cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = %s", [model._meta.db_table])
        return (cursor.fetchone() or (0,))[0]


def count_on(connection: BaseDatabaseWrapper, model: type[Model], last: int) -> None:
    """Makes the table give out numbers above `last` and above every row: a number is not given twice."""
    if not isinstance(model._meta.pk, AutoField):
        return
    highest = model._base_manager.aggregate(highest=Max("pk"))["highest"] or 0
    above = max(last, highest, last_number(connection, model))
    if not above:
        return
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT setval(%s, %s)", [_sequence(cursor, model), above])
        else:
            cursor.execute("DELETE FROM sqlite_sequence WHERE name = %s", [model._meta.db_table])
            cursor.execute(
                "INSERT INTO sqlite_sequence (name, seq) VALUES (%s, %s)", [model._meta.db_table, above]
            )


def _models() -> list[type[Model]]:
    return [
        model
        for model in apps.get_models(include_auto_created=True)
        if model._meta.managed and not model._meta.proxy
    ]


def _emptied_tables(connection: BaseDatabaseWrapper) -> list[str]:
    emptied = (model for model in _models() if model._meta.label not in STAYS)
    return [connection.ops.quote_name(model._meta.db_table) for model in emptied]


def _leaving(connection: BaseDatabaseWrapper, field: Field) -> Change:
    """What the database itself does to a value of this type, and the form in which it travels."""
    column = field.get_col(field.model._meta.db_table)
    converters = connection.ops.get_db_converters(column)

    def leave(value: object) -> object:
        for convert in converters:
            value = convert(value, column, connection)
        return _plain(value)

    return leave


def _plain(value: object) -> object:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, UUID) else value


def _arriving(connection: BaseDatabaseWrapper, field: Field) -> Change:
    target = field.get_col(field.model._meta.db_table).output_field  # of a foreign key: what it points at
    if target.get_internal_type() not in AS_TEXT:
        return lambda value: value
    return lambda value: target.get_db_prep_value(target.to_python(value), connection)


def _sequence(cursor: object, model: type[Model]) -> str:
    cursor.execute(
        "SELECT pg_get_serial_sequence(%s, %s)", [f'"{model._meta.db_table}"', model._meta.pk.column]
    )
    return cursor.fetchone()[0]
