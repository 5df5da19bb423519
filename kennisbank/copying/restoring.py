"""Puts a backup into the database of the settings, all at once or not at all.

Readers see what stood there until the transaction ends; by then everything that the register says was taken
back is taken back. Each precedent of before or after waits for the index: it is found once the index knows
how it arrived.
"""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache
from django.db import connection, transaction

from kennisbank.copying import migrations
from kennisbank.copying.manifest import BackupRefused
from kennisbank.copying.reading import Backup
from kennisbank.copying.tables import copied_models, count_on, empty, lock, write_rows
from precedents import arrival, outbox, withdrawal_register
from precedents.models import PrecedentPage

OTHER_MIGRATIONS = (
    "Deze reservekopie is van een andere versie van de kennisbank ({}). Er is niets veranderd. Zet haar "
    "terug met die versie, in een lege database, en werk daarna bij met: manage.py migrate"
)
HAS_PRECEDENTS = (
    "In deze database staan al precedenten. Er is niets veranderd. Met --replace vervangt u alles wat erin "
    "staat door de reservekopie."
)
NO_FILES = (
    "De database is teruggezet, maar de bestanden niet: {} is niet te schrijven ({}). Niets is te vinden. "
    "Maak de map schrijfbaar en doe dit opnieuw met --replace."
)


def restore(backup: Backup, replace: bool) -> arrival.Arrival:
    """What arrived. Raises BackupRefused, django.db.DatabaseError, OSError; then nothing has changed, except
    where a BackupRefused says otherwise."""
    _refuse_other_migrations(backup)
    with _media_beside(backup) as media:
        arrived = _arrived(backup, replace)
        _take_in(media)
    return arrived


@transaction.atomic
def _arrived(backup: Backup, replace: bool) -> arrival.Arrival:
    lock(connection)
    if PrecedentPage.objects.exists() and not replace:
        raise BackupRefused(HAS_PRECEDENTS)
    before, given_out = _page_ids(), arrival.given_out()
    _write(backup)
    reserved = arrival.keep_given_out(given_out)
    outbox.note(sorted(before | _page_ids()))
    return arrival.settle(withdrawal_register.parsed(backup.register.splitlines()), reserved)


def _refuse_other_migrations(backup: Backup) -> None:
    if not migrations.is_migrated(connection):
        raise BackupRefused(migrations.NOT_MIGRATED)
    of_the_code = migrations.of_the_code()
    if different := sorted(set(backup.manifest.migrations) ^ set(of_the_code)):
        raise BackupRefused(OTHER_MIGRATIONS.format(", ".join(different)))


def _page_ids() -> set[int]:
    return set(PrecedentPage.objects.values_list("pk", flat=True))


def _write(backup: Backup) -> None:
    empty(connection)
    for model in copied_models():
        label = model._meta.label
        with backup.table(label) as (columns, rows):
            write_rows(connection, model, columns, rows)
        count_on(connection, model, backup.manifest.last[label])
    connection.check_constraints()
    ContentType.objects.clear_cache()
    cache.clear()


@contextmanager
def _media_beside(backup: Backup) -> Iterator[Path]:
    """The files on the same disk, not yet where they are served."""
    with tempfile.TemporaryDirectory(dir=settings.KENNISBANK_DATA, prefix=".media-") as folder:
        backup.unpack_media(Path(folder))
        yield Path(folder)


def _take_in(media: Path) -> None:
    try:
        for path in filter(Path.is_file, sorted(media.rglob("*"))):
            place = Path(settings.MEDIA_ROOT) / path.relative_to(media)
            place.parent.mkdir(parents=True, exist_ok=True)
            os.replace(path, place)
    except OSError as error:
        raise BackupRefused(NO_FILES.format(settings.MEDIA_ROOT, error.strerror)) from error
