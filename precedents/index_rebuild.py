"""Making the index anew, beside the one in use, while that is searched and written."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager

from django.utils import timezone

from precedents import collection_words
from precedents.index_state import IndexState, locked
from precedents.indexing import (
    Draft,
    Engine,
    EngineDown,
    Record,
    batches,
    current_engine,
    records,
    words_of,
    write,
)
from precedents.outbox import IndexChange
from precedents.rebuild_lock import rebuild_lock


def rebuild(name: str | None, tell: Callable[[int], None]) -> int:
    """Builds the index anew from all that is findable, while the one in use is searched and written.

    `name` as in `current_engine`; `tell` hears how many records were read so far. Returns that number. What
    changes meanwhile is taken in before the new index is used. Raises `EngineDown`; then the old one stays.
    """
    index, newest = current_engine(name), collection_words.newest()
    with rebuild_lock() as ours:
        if not ours:
            raise EngineDown("Er wordt al een zoekindex gebouwd. Wacht tot dat klaar is.")
        with _changes_kept(index) as before:
            read = _filled_and_used(index, tell, before)
    collection_words.replace(newest, read.words)
    return read.count


def somebody_rebuilds() -> bool:
    """Whether a new index is being made now. A rebuild that was killed is forgotten: its lock is free."""
    if not IndexState.objects.filter(rebuilding=True).exists():
        return False
    with rebuild_lock() as nobody:
        if nobody:
            IndexChange.objects.filter(written=True).delete()
            IndexState.objects.update(rebuilding=False)
    return not nobody


def _filled_and_used(index: Engine, tell: Callable[[int], None], before: set[int]) -> "_Read":
    read = _Read(records(), tell)
    with index.building() as draft:
        draft.add(read)
        with locked(index.name) as state:
            changes = list(IndexChange.objects.all())
            _take_in(draft, (change for change in changes if change.pk not in before), read.ids)
            _check_count(draft, len(read.ids))
            draft.use()
            if index is current_engine():
                IndexChange.objects.filter(pk__in=[change.pk for change in changes]).delete()
            state.rebuilt_at, state.rebuilt_count = timezone.now(), len(read.ids)
            state.save()
    return read


@contextmanager
def _changes_kept(index: Engine) -> Iterator[set[int]]:
    """From here on a change that the index in use knows is kept until the new index is in use.

    Gives the rows of before: what they tell of is read by all that reads from here on.
    """
    with locked(index.name):
        _set_rebuilding(index.name, True)
        before = set(IndexChange.objects.values_list("pk", flat=True))
    try:
        yield before
    finally:
        with locked(index.name):
            _set_rebuilding(index.name, False)


def _set_rebuilding(name: str, rebuilding: bool) -> None:
    IndexChange.objects.filter(written=True).delete()
    IndexState.objects.filter(engine=name).update(rebuilding=rebuilding)


def _take_in(draft: Draft, changes: Iterable[IndexChange], ids: set[str]) -> None:
    """Every change since the first record was read has a row, whether the index in use knows it or not."""
    for batch in batches({change.page_id for change in changes}):
        ids -= set(map(str, batch))
        ids |= write(draft, batch)


def _check_count(draft: Draft, expected: int) -> None:
    if (held := draft.count()) != expected:
        raise EngineDown(
            f"De nieuwe index telt {held} precedenten en verwacht werden er {expected}. "
            "De oude blijft in gebruik. Voer opnieuw uit: manage.py rebuild_index"
        )


class _Read:
    """Passes records on, tells how many went by, and gathers their ids and words."""

    def __init__(self, source: Iterable[Record], tell: Callable[[int], None]) -> None:
        self.source, self.tell, self.count = source, tell, 0
        self.ids: set[str] = set()
        self.words: set[str] = set()

    def __iter__(self) -> Iterator[Record]:
        for record in self.source:
            self.count += 1
            self.tell(self.count)
            self.ids.add(record.id)
            self.words.update(words_of(record))
            yield record
