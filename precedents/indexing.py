"""The only way from precedents to the engine: what becomes findable, and keeping the index in step."""

import datetime
import logging
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from hashlib import blake2b

from django.db import transaction
from django.utils import timezone

from precedents import collection_words
from precedents.facets import NAMES, facet_values
from precedents.models import PrecedentPage
from precedents.outbox import IndexChange
from precedents.public_text import labels, prose
from precedents.visibility import is_readable
from precedents.vocabulary import Outcome
from search.contract import Engine, EngineDown, Record
from search.engine import engine

logger = logging.getLogger(__name__)
BATCH = 200
LONG_AGO = datetime.date(1900, 1, 1)


def current_engine(name: str | None = None) -> Engine:
    """The engine that the settings choose, or the one named. Unknown name: ValueError."""
    return engine(NAMES, name)


def record_of(page: PrecedentPage) -> Record | None:
    """What may be found of a page, the allowlist of what leaves the database; None for what may not be read.

    The hash of the content is made anew: a stored one may be of another text.
    """
    if not is_readable(page):
        return None
    content = {
        "number": page.number,
        "title": page.title,
        "text": prose(page) + labels(page),
        "date": _date(page),
        "year": page.year,
        "codes": codes_of(page),
        "facets": facet_values(page),
    }
    return Record(id=str(page.pk), version=_fingerprint(content), **content)


def records() -> Iterator[Record]:
    """Records of all findable pages, read in batches so that memory stays flat."""
    pages = PrecedentPage.objects.findable().with_parts().order_by("pk")
    return filter(None, map(record_of, pages.iterator(chunk_size=BATCH)))


def rebuild(name: str | None, tell: Callable[[int], None]) -> int:
    """Builds the index anew from all that is findable, then mends what changed meanwhile.

    `name` as in `current_engine`; `tell` hears how many records were read so far. Returns that number.
    A precedent withdrawn while it ran was removed from the old index only: hence the comparison.
    """
    index, counted, newest = current_engine(name), _Counted(records(), tell), collection_words.newest()
    index.rebuild(counted)
    collection_words.replace(newest, counted.words)
    repair(index)
    sync()
    return counted.count


def repair(index: Engine) -> "Differences":
    """Mends in the index what differs from the database, and nothing else; returns what that was."""
    changed = differences(index)
    ids = sorted(int(id_) for id_ in (*changed.missing, *changed.extra, *changed.old))
    for start in range(0, len(ids), BATCH):
        _write(index, set(ids[start : start + BATCH]))
    return changed


class _Counted:
    """Passes records on, tells how many went by and gathers their words."""

    def __init__(self, source: Iterable[Record], tell: Callable[[int], None]) -> None:
        self.source, self.tell, self.count = source, tell, 0
        self.words: set[str] = set()

    def __iter__(self) -> Iterator[Record]:
        for record in self.source:
            self.count += 1
            self.tell(self.count)
            self.words.update(_words(record))
            yield record


@dataclass(frozen=True)
class Sync:
    """What one attempt did: changes written, changes still waiting, and why."""

    written: int = 0
    waiting: int = 0
    error: str = ""


def sync() -> Sync:
    """Tries every waiting change now. An engine that is down leaves them waiting and is no exception."""
    written = 0
    while True:
        with transaction.atomic():
            changes = list(IndexChange.objects.select_for_update()[:BATCH])
            if not changes:
                return Sync(written)
            try:
                _write(current_engine(), {change.page_id for change in changes})
            except EngineDown as error:
                logger.warning("De zoekmachine is niet bereikbaar; wijzigingen wachten: %s", error)
                waiting = IndexChange.objects.all()
                waiting.update(error=str(error))
                return Sync(written, waiting.count(), str(error))
            IndexChange.objects.filter(pk__in=[change.pk for change in changes]).delete()
        written += len(changes)


def _write(index: Engine, page_ids: set[int]) -> None:
    """Writes the present state: what is findable now is added, all else is removed."""
    pages = PrecedentPage.objects.findable().with_parts().filter(pk__in=page_ids)
    fresh = [record for page in pages if (record := record_of(page))]
    index.remove(map(str, page_ids - {int(record.id) for record in fresh}))
    index.add(fresh)
    collection_words.remember(word for record in fresh for word in _words(record))


def _words(record: Record) -> Iterator[str]:
    return collection_words.words_in((record.title, *record.text))


@dataclass(frozen=True)
class Differences:
    """Ids that the index lacks, holds too many, or holds in an older form."""

    missing: tuple[str, ...]
    extra: tuple[str, ...]
    old: tuple[str, ...]

    @property
    def count(self) -> int:
        return len(self.missing) + len(self.extra) + len(self.old)

    def __bool__(self) -> bool:
        return bool(self.count)


def differences(index: Engine) -> Differences:
    """Compares ids and versions of database and index."""
    wanted = {record.id: record.version for record in records()}
    held = dict(index.versions())
    return Differences(
        missing=tuple(sorted(wanted.keys() - held.keys(), key=int)),
        extra=tuple(sorted(held.keys() - wanted.keys(), key=int)),
        old=tuple(sorted((id_ for id_ in wanted.keys() & held.keys() if wanted[id_] != held[id_]), key=int)),
    )


def _date(page: PrecedentPage) -> datetime.date:
    """Where the page stands from newest to oldest: by its decision, or by now while that is still to come.

    A decision whose date nobody knows may be as old as the story it comes from: it is not shown as new.
    """
    if page.decision_date is None and page.outcome == Outcome.PENDING:
        return timezone.localdate(page.first_published_at)
    return page.decision_date or LONG_AGO


def codes_of(page: PrecedentPage) -> frozenset[str]:
    """The citations by which a page is found, as `Record.codes`."""
    grounds = (ground.code for ground in page.legal_grounds.all())
    return frozenset(filter(None, (page.number.lower(), page.ecli.lower(), *grounds)))


def _fingerprint(content: dict[str, object]) -> int:
    """A number that changes whenever anything of the record changes; it fits a signed 64-bit field."""
    canonical = repr(
        [(key, sorted(value) if isinstance(value, frozenset) else value) for key, value in content.items()]
    )
    return int.from_bytes(blake2b(canonical.encode(), digest_size=7).digest())
