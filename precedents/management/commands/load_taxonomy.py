from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from precedents.taxonomy import TaxonomyError, read_taxonomy
from precedents.taxonomy_loading import Report, load
from precedents.word_group_loading import load_word_groups, read_word_groups

FOLDER = settings.BASE_DIR / "taxonomy"
FILE, WORD_GROUPS = FOLDER / "blocking-rules.json", FOLDER / "word-groups.json"


class Command(BaseCommand):
    help = (
        "Laadt domeinen, wetten, uitwegen, blokkerende regels en woordgroepen; "
        "bewaart wat redacteuren wijzigden."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", nargs="?", type=Path, default=FILE, help="het taxonomiebestand")
        parser.add_argument(
            "--word-groups", type=Path, default=WORD_GROUPS, help="het bestand met woordgroepen"
        )
        parser.add_argument("--dry-run", action="store_true", help="alleen vertellen wat er zou veranderen")

    def handle(self, *args: object, file: Path, word_groups: Path, dry_run: bool, **options: object) -> None:
        try:
            taxonomy, groups = read_taxonomy(file), read_word_groups(word_groups)
            report = load(taxonomy, dry_run)
        except TaxonomyError as error:
            raise CommandError(f"Niets geladen.\n{error}") from error
        done = "Zou laden" if dry_run else "Geladen"
        self._tell(report, done, options["verbosity"])
        self._tell(load_word_groups(groups, dry_run), f"{done}, woordgroepen", options["verbosity"])

    def _tell(self, report: Report, done: str, verbosity: int) -> None:
        for title, lines in (
            ("nieuw", report.added),
            ("gewijzigd", report.changed),
            ("bewaard", report.kept),
        ):
            for line in lines if verbosity > 1 or title != "nieuw" else []:
                self.stdout.write(f"{title}: {line}")
        counts = f"{len(report.added)} nieuw, {len(report.changed)} gewijzigd, {len(report.kept)} bewaard"
        self.stdout.write(f"{done}: {counts} zoals een redacteur het maakte.")
