"""Keeping the index in step: every change that waits is written, and an index that is gone is made anew."""

import logging
from collections.abc import Iterable
from dataclasses import dataclass

from precedents import outbox
from precedents.index_rebuild import rebuild, somebody_rebuilds
from precedents.index_state import locked
from precedents.indexing import (
    BATCH,
    Engine,
    EngineDown,
    IndexDamaged,
    IndexMissing,
    RecordsRefused,
    current_engine,
    write,
)
from precedents.models import PrecedentPage
from precedents.outbox import IndexChange

logger = logging.getLogger(__name__)

SMALL = 500
"""So many precedents are indexed within a few seconds, while an editor waits."""


@dataclass(frozen=True)
class Sync:
    """What one attempt did: changes written, changes still waiting, and why."""

    written: int = 0
    waiting: int = 0
    error: str = ""


def sync(any_size: bool = False) -> Sync:
    """Tries every waiting change now. An engine that is down leaves them waiting and is no exception.

    Where there is no index, or a damaged one, it is built anew: at once for a small collection, and with
    `any_size` for every one; else who waits for an answer would wait too long.
    """
    if not outbox.waiting().exists():
        return Sync()
    try:
        return _write_waiting(current_engine())
    except (IndexMissing, IndexDamaged) as error:
        return _built_anew(error, any_size)
    except EngineDown as error:
        return _left_waiting(error)


def heal() -> str:
    """Builds an index anew that is missing or damaged; what was wrong, or nothing. Raises `EngineDown`.

    Also forgets a rebuild that was killed.
    """
    somebody_rebuilds()
    try:
        current_engine().condition()
    except (IndexMissing, IndexDamaged) as error:
        rebuild(None, tell=lambda count: None)
        return str(error)
    return ""


def _built_anew(error: EngineDown, any_size: bool) -> Sync:
    """Rows that a rebuild took in are known to the index."""
    if not any_size and PrecedentPage.objects.live()[: SMALL + 1].count() > SMALL:
        return _left_waiting(error)
    waiting = outbox.waiting().count()
    try:
        rebuild(None, tell=lambda count: None)
    except EngineDown as again:
        return _left_waiting(again)
    return Sync(written=waiting)


def _left_waiting(error: EngineDown) -> Sync:
    logger.warning("De zoekmachine is niet bereikbaar; wijzigingen wachten: %s", error)
    outbox.waiting().update(error=str(error))
    return Sync(waiting=outbox.waiting().count(), error=str(error))


def _write_waiting(index: Engine) -> Sync:
    """Batch by batch, each under the lock; a record that the engine refuses holds up no other."""
    written, refused = 0, _Refused()
    while True:
        with locked(index.name):
            changes = list(outbox.waiting().exclude(pk__in=refused.rows)[:BATCH])
            if not changes:
                return Sync(written, len(refused.rows), refused.reason)
            try:
                write(index, {change.page_id for change in changes})
            except RecordsRefused as error:
                refused.take(changes, error)
            written += _done(change for change in changes if change.pk not in refused.rows)


class _Refused:
    """Rows of records that the engine does not take; they wait with the reason."""

    def __init__(self) -> None:
        self.rows: set[int] = set()
        self.reason = ""

    def take(self, changes: Iterable[IndexChange], error: RecordsRefused) -> None:
        for change in changes:
            if reason := error.reasons.get(str(change.page_id)):
                self.rows.add(change.pk)
                self.reason = f"De zoekmachine weigert precedent {change.page_id}: {reason}"
                IndexChange.objects.filter(pk=change.pk).update(error=self.reason)


def _done(changes: Iterable[IndexChange]) -> int:
    """The index in use knows these; while another is being made they are kept for that one."""
    rows = IndexChange.objects.filter(pk__in=[change.pk for change in changes])
    if somebody_rebuilds():
        return rows.update(written=True, error="")
    return rows.delete()[0]
