import tempfile
from pathlib import Path

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import DatabaseError

from kennisbank import environment
from kennisbank.copying.arriving import take_in
from kennisbank.copying.manifest import BackupRefused
from kennisbank.copying.writing import write_backup


class Command(BaseCommand):
    help = (
        "Haalt alles uit een andere database naar die van de instellingen: van SQLite naar PostgreSQL of "
        "terug. De oude database blijft zoals zij is."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("database", help="adres van de oude database, zoals in DATABASE_URL")
        parser.add_argument(
            "--data", type=Path, help="de oude KENNISBANK_DATA, als die een andere was dan nu", default=None
        )
        parser.add_argument(
            "--replace", action="store_true", help="vervangt alles wat in de nieuwe database staat"
        )

    def handle(
        self, *args: object, database: str, data: Path | None, replace: bool, **options: object
    ) -> None:
        old, data = self.old_database(database), data or Path(settings.KENNISBANK_DATA)
        with tempfile.TemporaryDirectory(dir=settings.KENNISBANK_DATA, prefix=".verhuizing-") as folder:
            file = Path(folder) / "reservekopie.zip"
            try:
                write_backup(file, old, data, data / "media")
            except (BackupRefused, DatabaseError, OSError) as error:
                raise CommandError(f"Uit de oude database: {error} Er is niets veranderd.") from error
            take_in(self, file, replace)

    def old_database(self, address: str) -> dict:
        try:
            old = environment.database_at(address)
        except ImproperlyConfigured as error:
            raise CommandError(str(error)) from error
        if old["ENGINE"] == environment.SQLITE and not Path(old["NAME"]).is_file():
            raise CommandError(
                f"Het bestand {old['NAME']} bestaat niet. Geef het adres van de oude database."
            )
        return old
