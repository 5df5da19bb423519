import os
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import DatabaseError, connection

from kennisbank.copying.manifest import BackupRefused
from kennisbank.copying.writing import write_backup

KEYS = (
    "Niet in dit bestand staan SECRET_KEY, CLEARANCE_KEY en de sleutel van het controlespoor. Bewaar die "
    "apart, op een veilige plek: de twee eerste zoals u ze in de omgeving hebt gezet, en van wat u niet hebt "
    "gezet het bestand in {data} (secret-key, clearance-key), met audit-key."
)


class Command(BaseCommand):
    help = (
        "Maakt een reservekopie in één bestand, terwijl de site gewoon doorgaat. Sleutels staan er niet in."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="het bestand dat wordt gemaakt; het bestaat nog niet")

    def handle(self, *args: object, file: Path, **options: object) -> None:
        try:
            manifest = write_backup(
                file, connection.settings_dict, Path(settings.KENNISBANK_DATA), Path(settings.MEDIA_ROOT)
            )
        except BackupRefused as error:
            raise CommandError(str(error)) from error
        except OSError as error:
            raise CommandError(
                f"Geen reservekopie gemaakt: {file} is niet te schrijven. {error.strerror}."
            ) from error
        except DatabaseError as error:
            raise CommandError(f"Geen reservekopie gemaakt: de database gaf een fout. {error}") from error
        precedents, rows = manifest.rows["precedents.PrecedentPage"], sum(manifest.rows.values())
        self.stdout.write(
            f"Reservekopie gemaakt: {file}, {os.path.getsize(file) / 1e6:.1f} MB, "
            f"{precedents} precedenten, {rows} rijen in {len(manifest.rows)} tabellen."
        )
        self.stdout.write(KEYS.format(data=settings.KENNISBANK_DATA))
