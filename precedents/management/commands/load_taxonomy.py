from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from precedents.taxonomy import TaxonomyError, read_taxonomy
from precedents.taxonomy_loading import load

FILE = settings.BASE_DIR / "taxonomy" / "blocking-rules.json"


class Command(BaseCommand):
    help = "Laadt domeinen, wetten, uitwegen en blokkerende regels; bewaart wat redacteuren wijzigden."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", nargs="?", type=Path, default=FILE, help="het taxonomiebestand")
        parser.add_argument("--dry-run", action="store_true", help="alleen vertellen wat er zou veranderen")

    def handle(self, *args: object, file: Path, dry_run: bool, **options: object) -> None:
        try:
            report = load(read_taxonomy(file), dry_run)
        except TaxonomyError as error:
            raise CommandError(f"Niets geladen.\n{error}") from error
        for title, lines in (
            ("nieuw", report.added),
            ("gewijzigd", report.changed),
            ("bewaard", report.kept),
        ):
            for line in lines if options["verbosity"] > 1 or title != "nieuw" else []:
                self.stdout.write(f"{title}: {line}")
        counts = f"{len(report.added)} nieuw, {len(report.changed)} gewijzigd, {len(report.kept)} bewaard"
        self.stdout.write(
            f"{'Zou laden' if dry_run else 'Geladen'}: {counts} zoals een redacteur het maakte."
        )
