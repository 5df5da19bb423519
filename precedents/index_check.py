"""Comparing the index with the database, and mending just what differs."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils import timezone

from precedents.index_state import locked
from precedents.indexing import Engine, Record, batches, records, records_among, write


@dataclass(frozen=True)
class Differences:
    """Ids that the index lacks, holds too many, or holds in an older form."""

    missing: tuple[str, ...]
    extra: tuple[str, ...]
    old: tuple[str, ...]

    @property
    def ids(self) -> set[int]:
        return {int(id_) for id_ in (*self.missing, *self.extra, *self.old)}

    @property
    def count(self) -> int:
        return len(self.ids)

    def __bool__(self) -> bool:
        return bool(self.count)


def differences(index: Engine) -> Differences:
    """Compares ids and versions of database and index, and keeps the outcome.

    What seems to differ is compared once more under the lock: an edit in between is no difference.
    """
    found = _compared(records(), index)
    with locked(index.name) as state:
        if found:
            found = _compared(records_among(found.ids), index, among=found.ids)
        state.checked_at, state.differences = timezone.now(), found.count
        state.save()
    return found


def repair(index: Engine) -> Differences:
    """Mends in the index what differs from the database, and nothing else; returns what that was."""
    changed = differences(index)
    for batch in batches(changed.ids):
        with locked(index.name):
            write(index, batch)
    return changed


def _compared(source: Iterable[Record], index: Engine, among: set[int] | None = None) -> Differences:
    wanted = {record.id: record.version for record in source}
    held = {id_: version for id_, version in index.versions() if among is None or int(id_) in among}
    return Differences(
        missing=tuple(sorted(wanted.keys() - held.keys(), key=int)),
        extra=tuple(sorted(held.keys() - wanted.keys(), key=int)),
        old=tuple(sorted((id_ for id_ in wanted.keys() & held.keys() if wanted[id_] != held[id_]), key=int)),
    )
