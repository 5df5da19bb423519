"""One process at a time makes a new index; the lock of a process that is killed is free at once."""

import fcntl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.db import connection

FILE = "rebuild.lock"
_KEY = 7_239_401
"""Any number that no other advisory lock of this database has."""


@contextmanager
def rebuild_lock() -> Iterator[bool]:
    """Whether we have it. On PostgreSQL for all servers of a site, else for all processes of this machine."""
    with _of_the_database() if connection.vendor == "postgresql" else _of_a_file() as ours:
        yield ours


class _Held(threading.local):
    """PostgreSQL gives a lock again to a connection that has it; each thread has one connection."""

    by_us = False


_held = _Held()


@contextmanager
def _of_the_database() -> Iterator[bool]:
    ours = not _held.by_us and _asked("SELECT pg_try_advisory_lock(%s)")
    if not ours:
        yield False
        return
    _held.by_us = True
    try:
        yield True
    finally:
        _held.by_us = False
        _asked("SELECT pg_advisory_unlock(%s)")


def _asked(statement: str) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(statement, [_KEY])
        return cursor.fetchone()[0]


@contextmanager
def _of_a_file() -> Iterator[bool]:
    folder = Path(settings.KENNISBANK_DATA)
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / FILE).open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
        else:
            yield True
