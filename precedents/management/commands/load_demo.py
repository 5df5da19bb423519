from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from precedents.demo import ACCOUNTS, PASSWORD, load_accounts, load_precedents
from precedents.precedent_file import PrecedentFileError

FOLDER = settings.BASE_DIR / "demo" / "precedents"


class Command(BaseCommand):
    help = "Laadt de precedenten en accounts van de demonstratie; wat er al staat, blijft zoals het is."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder", nargs="?", type=Path, default=FOLDER)
        parser.add_argument("--accounts", action="store_true", help="alleen de accounts: maken en noemen")

    def handle(self, *args: object, folder: Path, accounts: bool, **options: object) -> None:
        load_accounts()
        if accounts:
            self.stdout.write(f"Accounts (wachtwoord {PASSWORD}): {', '.join(ACCOUNTS)}")
            return
        paths = sorted(folder.glob("*.json"))
        if not paths:
            raise CommandError(f"Niets geladen: in de map {folder} staat geen precedent (*.json).")
        try:
            added = load_precedents(paths, self._tell)
        except PrecedentFileError as error:
            raise CommandError(f"Niets geladen.\n{error}") from error
        self.stdout.write(f"Precedenten van de demonstratie: {added} nieuw geladen.")

    def _tell(self, number: int, total: int) -> None:
        if number % 10 == 0 or number == total:
            self.stdout.write(f"  {number} van {total} precedenten gelezen")
