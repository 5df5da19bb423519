from pathlib import Path

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser

from precedents.cited_rules import CitedRules
from precedents.rechtspraak import Decision, Found, read
from precedents.rechtspraak_import import known_eclis, save_draft
from precedents.rules import BlockingRule
from precedents.site_pages import PrecedentIndexPage
from precedents.taxonomy import TaxonomyError

PREDECESSORS = settings.BASE_DIR / "taxonomy" / "predecessor-acts.json"
STEP = 20


class Command(BaseCommand):
    help = (
        "Leest uitspraken (open data van de Rechtspraak in XML, of JSON Lines) en zet elke uitspraak als "
        "concept klaar, met de regels die zij aanhaalt. Wat er al is, blijft zoals het is."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "paths", nargs="+", type=Path, help="bestanden of mappen (.xml, .jsonl, .jsonl.gz)"
        )
        parser.add_argument("--dry-run", action="store_true", help="alleen vertellen wat er zou gebeuren")

    def handle(self, *args: object, paths: list[Path], dry_run: bool, **options: object) -> None:
        self.prepare(dry_run)
        for number, found in enumerate(read(paths), 1):
            self.take(found)
            if number % STEP == 0:
                self.stdout.write(f"  {number} uitspraken gelezen")
        self.stdout.write(
            f"{'Zou klaarzetten' if dry_run else 'Klaargezet'} als concept: {self.added}, waarvan "
            f"{self.with_rules} met een regel uit de taxonomie. Bestond al: {self.present}. Fout: {self.bad}."
        )
        if self.bad:
            raise CommandError(
                f"Niet alles is gelezen: {self.bad} keer ging het mis. De redenen staan hierboven."
            )
        if not self.added and not self.present:
            raise CommandError("Niets gevonden: geef bestanden of mappen met .xml, .jsonl of .jsonl.gz.")

    def prepare(self, dry_run: bool) -> None:
        self.shelf = PrecedentIndexPage.objects.first()
        if self.shelf is None or not BlockingRule.objects.exists():
            raise CommandError(
                "Er zijn nog geen regels. Draai eerst: manage.py migrate en manage.py load_taxonomy"
            )
        try:
            self.rules = CitedRules(PREDECESSORS)
        except TaxonomyError as error:
            raise CommandError(str(error)) from error
        self.dry_run, self.known = dry_run, known_eclis()
        self.added = self.with_rules = self.present = self.bad = 0

    def take(self, found: Found) -> None:
        if found.decision is None:
            self.report(found.place, found.fault)
        elif found.decision.ecli in self.known:
            self.present += 1
        else:
            self.add(found.place, found.decision)

    def add(self, place: str, decision: Decision) -> None:
        citations = self.rules.find(f"{decision.abstract}\n{decision.text}", decision.date)
        try:
            save_draft(self.shelf, decision, citations, self.dry_run)
        except ValidationError as error:
            self.report(place, " ".join(error.messages))
            return
        self.known.add(decision.ecli)
        self.added += 1
        self.with_rules += bool(citations)

    def report(self, place: str, reason: str) -> None:
        self.bad += 1
        self.stderr.write(f"{place}: {reason}")
