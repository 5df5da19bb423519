"""What both commands do that fill this site: put a backup in, make the index, and tell what came of it."""

from datetime import datetime
from pathlib import Path

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError
from django.utils import timezone

from kennisbank.copying.manifest import BackupRefused
from kennisbank.copying.reading import opened
from kennisbank.copying.restoring import restore
from precedents.arrival import Arrival
from precedents.index_rebuild import rebuild
from precedents.indexing import EngineDown
from precedents.models import PrecedentPage
from precedents.progress import Progress

FOREIGN = (
    "Niet gepubliceerd: {} precedenten. Ze zijn vrijgegeven met een andere CLEARANCE_KEY dan die van deze "
    "site, en die vrijgave geldt hier niet. Zet die andere sleutel in CLEARANCE_KEY en doe dit opnieuw met "
    "--replace. Is hij er niet meer? Stuur ze dan opnieuw naar de tweede lezer."
)
NAMES = (
    "Bij {} concepten zijn de namen met een andere sleutel bewaard en niet te lezen. Vul ze opnieuw in, "
    "of zet CLEARANCE_KEY terug."
)
RESERVED = (
    "Blijven bezet: {} citeernummers die hier al waren uitgegeven en die in wat aankwam niet voorkomen."
)
BROKEN_LINES = "{} regels in het register van intrekkingen zijn niet te lezen en zijn overgeslagen."
RESTART = "Start de site en de diensten (sync_index, publish_scheduled) nu opnieuw."
NO_INDEX = (
    "Alles is teruggezet, maar de zoekindex niet: {}. Zolang is niets te vinden. Draai daarna: "
    "manage.py rebuild_index"
)


def take_in(command: BaseCommand, file: Path, replace: bool) -> None:
    """Restores the file and tells it as the output of the command. Raises CommandError."""
    try:
        with opened(file) as backup:
            arrived, manifest = restore(backup, replace), backup.manifest
    except BackupRefused as error:
        raise CommandError(str(error)) from error
    except OSError as error:
        raise CommandError(
            f"Niet gelukt met {error.filename or file}: {error.strerror}. Er is niets veranderd."
        ) from error
    except DatabaseError as error:
        raise CommandError(f"De database weigerde: {error} Er is niets veranderd.") from error
    command.stdout.write(
        f"Teruggezet: {manifest.rows['precedents.PrecedentPage']} precedenten, "
        f"{sum(manifest.rows.values())} rijen, zoals ze waren op {_told(manifest.made)}."
    )
    _tell(command, arrived)
    _make_indexes(command)
    command.stdout.write(RESTART)


def _told(moment: str) -> str:
    return f"{timezone.localtime(datetime.fromisoformat(moment)):%d-%m-%Y om %H:%M}"


def _tell(command: BaseCommand, arrived: Arrival) -> None:
    for number, kind in arrived.taken_back:
        command.stdout.write(f"{number}: {kind}")
    command.stdout.write(f"Volgens het register teruggehaald: {len(arrived.taken_back)}.")
    counts = (arrived.unpublished, arrived.unreadable_names, arrived.reserved, arrived.broken_lines)
    for sentence, count in zip((FOREIGN, NAMES, RESERVED, BROKEN_LINES), counts, strict=True):
        if count:
            command.stdout.write(sentence.format(count))


def _make_indexes(command: BaseCommand) -> None:
    """The readers' index first; that of the admin's own search after it."""
    try:
        count = rebuild(None, Progress(command.stdout, PrecedentPage.objects.findable().count()))
    except EngineDown as error:
        raise CommandError(NO_INDEX.format(error)) from error
    finally:
        call_command("update_index", verbosity=0)
    command.stdout.write(f"De index is opnieuw gebouwd: {count} precedenten.")
