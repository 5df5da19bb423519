from django.core.management.base import BaseCommand, CommandError, CommandParser

from precedents.index_check import Differences, differences, repair
from precedents.index_sync import heal, sync
from precedents.indexing import Engine, EngineDown, analysis_version, current_engine


class Command(BaseCommand):
    help = "Vergelijkt database en zoekindex; eindigt met 1 bij een verschil."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--engine", help="embedded of elasticsearch; anders wat de instellingen kiezen")
        parser.add_argument(
            "--repair",
            action="store_true",
            help="herstel wat verschilt, en niets anders; een index die er niet is, wordt gebouwd",
        )

    def handle(self, *args: object, engine: str | None, repair: bool, **options: object) -> None:
        try:
            index = current_engine(engine)
            if repair:
                self._mend(index)
            else:
                self._compare(index)
        except (EngineDown, ValueError) as error:
            raise CommandError(str(error)) from error

    def _compare(self, index: Engine) -> None:
        found = differences(index)
        self._tell(found)
        if found:
            raise CommandError("Database en index verschillen. Draai: manage.py check_index --repair")
        if index.condition().analysis != analysis_version():
            raise CommandError(
                "De index is met een andere woordenlijst gemaakt en mist misschien woorden. Hij blijft "
                "werken. Draai: manage.py rebuild_index"
            )
        self.stdout.write("Database en index zijn gelijk.")

    def _mend(self, index: Engine) -> None:
        """What still differs afterwards is an error."""
        if wrong := heal():
            self.stdout.write(f"{wrong} Dat is gedaan.")
        sync(any_size=True)
        found = repair(index)
        self._tell(found)
        if still := differences(index):
            raise CommandError(f"Nog {still.count} precedenten verschillen. Draai: manage.py rebuild_index")
        self.stdout.write("Dat is hersteld." if found else "Database en index zijn gelijk.")

    def _tell(self, found: Differences) -> None:
        for label, ids in (("ontbreekt", found.missing), ("te veel", found.extra), ("verouderd", found.old)):
            for id_ in ids:
                self.stdout.write(f"{label}: precedent {id_}")
