"""The register of what was taken back, outside the database: a restored backup knows less than this file.

One JSON line each with number, time and kind, never a title. Lines are added, never changed. What hides a
text is written before the database commits, so that no crash leaves it out; should the database then refuse,
the line that stays says only "aangehouden", and a hold that never was can be lifted. What cannot be undone,
and what shows a text again, is written after the commit, for an extra line of that kind would do harm.
"""

import fcntl
import json
import logging
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum
from functools import partial
from pathlib import Path

from django.conf import settings
from django.db import transaction

from precedents.register import as_number

FILE = "intrekkingen.jsonl"
logger = logging.getLogger(__name__)
_waits_for_commit = ContextVar("waits_for_commit", default=False)


class Kind(StrEnum):
    HELD = "aangehouden"
    RELEASED = "weer-getoond"
    WITHDRAWN = "ingetrokken"
    DELETED = "verwijderd"


FOR_EVER = (Kind.WITHDRAWN, Kind.DELETED)


@dataclass(frozen=True)
class Line:
    number: str
    time: datetime
    kind: Kind


@dataclass(frozen=True)
class Contents:
    """What the register says; `broken` are the numbers of lines that cannot be read, the first is 1."""

    lines: list[Line] = field(default_factory=list)
    broken: list[int] = field(default_factory=list)

    @property
    def latest(self) -> dict[str, Kind]:
        """What holds now for each number: deleted above withdrawn, both for ever; else the newest line."""
        found: dict[str, Line] = {}
        for line in self.lines:
            if line.number not in found or _weight(line) >= _weight(found[line.number]):
                found[line.number] = line
        return {number: line.kind for number, line in found.items()}


def append(number: str, kind: Kind, time: datetime) -> None:
    """Adds a line that is on the disk when this returns.

    A disk that refuses is logged and stops nobody: taking a text away matters more than the register of it,
    and `replay_withdrawals` adds what is missing.
    """
    if _waits_for_commit.get():
        transaction.on_commit(partial(append, number, kind, time))
        return
    line = json.dumps({"number": number, "time": time.astimezone(UTC).isoformat(), "kind": kind})
    try:
        _write(f"{line}\n".encode())
    except OSError as error:
        logger.error(
            "%s (%s) staat niet in het register van intrekkingen: %s. Maak de map weer schrijfbaar en draai "
            "manage.py replay_withdrawals.",
            number,
            kind,
            error.strerror,
        )


@contextmanager
def written_after_commit() -> Iterator[None]:
    """Lines wait until the transaction ends: for who takes back what a register said already."""
    before = _waits_for_commit.set(True)
    try:
        yield
    finally:
        _waits_for_commit.reset(before)


def read() -> Contents:
    """Every line of the register; without a file there is none."""
    if not path().exists():
        return Contents()
    return parsed(path().read_bytes().splitlines())


def parsed(written: Iterable[bytes]) -> Contents:
    """What the lines of a register say."""
    contents = Contents()
    for position, text in enumerate(written, 1):
        try:
            contents.lines.append(_line(text))
        except (ValueError, KeyError, TypeError):
            contents.broken.append(position)
    return contents


def path() -> Path:
    return Path(settings.KENNISBANK_DATA) / FILE


def _write(line: bytes) -> None:
    """One writer at a time. A line that a crash cut short is closed first, or it would spoil this one too."""
    descriptor = os.open(path(), os.O_RDWR | os.O_APPEND | os.O_CREAT, 0o600)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        size = os.fstat(descriptor).st_size
        is_cut = size and os.pread(descriptor, 1, size - 1) != b"\n"
        os.write(descriptor, b"\n" + line if is_cut else line)
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _line(text: bytes) -> Line:
    told = json.loads(text)
    number, time = as_number(told["number"]), datetime.fromisoformat(told["time"])
    if number is None or time.tzinfo is None:
        raise ValueError(told)
    return Line(str(number), time, Kind(told["kind"]))


def _weight(line: Line) -> tuple[int, datetime]:
    """Lines of two processes may stand in another order than they happened: the time decides."""
    return FOR_EVER.index(line.kind) + 1 if line.kind in FOR_EVER else 0, line.time
