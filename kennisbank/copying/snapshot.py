"""A database as it is at one moment, read while editors go on."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import ConnectionHandler
from django.db.backends.base.base import BaseDatabaseWrapper

# SQLite: the first reading fixes what is seen, and stops no writer (WAL). Our own transactions are IMMEDIATE.
BEGIN = {"sqlite": "BEGIN DEFERRED", "postgresql": "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"}


@contextmanager
def snapshot(database: dict) -> Iterator[BaseDatabaseWrapper]:
    """A connection of its own, by Django's settings of that database, that sees one moment until it ends."""
    connection = ConnectionHandler({"default": database})["default"]
    try:
        with connection.cursor() as cursor:
            cursor.execute(BEGIN[connection.vendor])
            cursor.execute("SELECT COUNT(*) FROM django_migrations")
        yield connection
    finally:
        connection.close()
