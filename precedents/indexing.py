"""The only way from precedents to the engine: what becomes findable, and how it is written."""

import datetime
from collections.abc import Iterable, Iterator
from hashlib import blake2b

from django.utils import timezone

from precedents import collection_words
from precedents.facets import NAMES, facet_values
from precedents.models import PrecedentPage
from precedents.public_text import labels, prose
from precedents.visibility import is_readable
from precedents.vocabulary import Outcome
from search.contract import Draft, Engine, EngineDown, IndexDamaged, IndexMissing, Record, RecordsRefused
from search.document import analysis_version
from search.engine import engine

# What keeps the index in step needs these words of the search contract, and takes them from here.
__all__ = [
    "Draft",
    "Engine",
    "EngineDown",
    "IndexDamaged",
    "IndexMissing",
    "Record",
    "RecordsRefused",
    "analysis_version",
    "batches",
    "codes_of",
    "current_engine",
    "record_of",
    "records",
    "records_among",
    "words_of",
    "write",
]

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


def records_among(page_ids: set[int]) -> Iterator[Record]:
    """Of these pages the records of those that are findable."""
    for batch in batches(page_ids):
        pages = PrecedentPage.objects.findable().with_parts().filter(pk__in=batch)
        yield from filter(None, map(record_of, pages))


def write(index: Engine | Draft, page_ids: set[int]) -> set[str]:
    """Writes the present state: what is findable now is added, all else is removed. The ids that were added.

    Only under the lock of the index (`index_state.locked`): who read an older state must not write it later.
    """
    fresh = {record.id: record for record in records_among(page_ids)}
    gone = [str(page_id) for page_id in page_ids if str(page_id) not in fresh]
    if gone:  # the embedded engine opens a writer and waits for the disk, also for nothing
        index.remove(gone)
    if fresh:
        index.add(fresh.values())
    collection_words.remember(word for record in fresh.values() for word in words_of(record))
    return set(fresh)


def words_of(record: Record) -> Iterator[str]:
    """The words by which a record is corrected and completed."""
    return collection_words.words_in((record.title, *record.text))


def batches(page_ids: Iterable[int]) -> Iterator[set[int]]:
    """The ids in the order of the pages, so many at once as one request to an engine takes."""
    ordered = sorted(page_ids)
    for start in range(0, len(ordered), BATCH):
        yield set(ordered[start : start + BATCH])


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
