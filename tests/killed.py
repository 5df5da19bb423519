"""Work in a process that is killed in the middle of it, as by a power cut: nothing is tidied up."""

import os
import signal
from collections.abc import Callable, Iterable

from django.db import connections

from precedents.indexing import Engine, current_engine
from search import engine as engines

_LEFT_OPEN: list[object] = []
"""Connections that a forked process has from its parent: closing them would close those of the parent."""


def kill_yourself() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def die_at_the_engine(verb: str, moment: str) -> None:
    """In a process that is to be killed: the next `add` or `remove` ends it, before ("voor") or after ("na")
    the engine did what was asked."""
    kind = type(current_engine())
    write = getattr(kind, verb)

    def dying(engine: Engine, told: Iterable) -> None:
        if moment == "na":
            write(engine, told)
        kill_yourself()

    setattr(kind, verb, dying)


def in_child_process(work: Callable[[], None]) -> None:
    """Does the work in a copy of this process and waits for it."""
    process = os.fork()
    if process == 0:
        failed = 1
        try:
            _begin_anew()
            work()
            failed = 0
        finally:
            os._exit(failed)
    _, status = os.waitpid(process, 0)
    assert status == 0, "the work failed"


def in_killed_process(work: Callable[[], None]) -> None:
    """Does the work, which must end in `kill_yourself`, in a copy of this process."""
    process = os.fork()
    if process == 0:
        try:
            _begin_anew()
            work()
        finally:
            os._exit(1)
    _, status = os.waitpid(process, 0)
    assert os.WIFSIGNALED(status), "the work ended before it was killed"
    assert os.WTERMSIG(status) == signal.SIGKILL


def _begin_anew() -> None:
    for connection in connections.all():
        _LEFT_OPEN.append(connection.connection)
        connection.connection = None
        connection.in_atomic_block = False
    engines._embedded.cache_clear()
    engines._elastic.cache_clear()
