from django.core.management.base import BaseCommand, CommandError, CommandParser

from precedents.indexing import Differences, EngineDown, current_engine, differences, repair


class Command(BaseCommand):
    help = "Vergelijkt database en zoekindex; eindigt met 1 bij een verschil."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--engine", help="embedded of elasticsearch; anders wat de instellingen kiezen")
        parser.add_argument("--repair", action="store_true", help="herstel wat verschilt, en niets anders")

    def handle(self, *args: object, engine: str | None, repair: bool, **options: object) -> None:
        try:
            found = _mended(engine) if repair else differences(current_engine(engine))
        except (EngineDown, ValueError) as error:
            raise CommandError(str(error)) from error
        self._tell(found)
        if found and not repair:
            raise CommandError("Database en index verschillen. Draai: manage.py check_index --repair")
        self.stdout.write("Database en index zijn gelijk." if not found else "Dat is hersteld.")

    def _tell(self, found: Differences) -> None:
        for label, ids in (("ontbreekt", found.missing), ("te veel", found.extra), ("verouderd", found.old)):
            for id_ in ids:
                self.stdout.write(f"{label}: precedent {id_}")


def _mended(engine: str | None) -> Differences:
    """What differed before it was mended. What still differs afterwards is an error."""
    index = current_engine(engine)
    found = repair(index)
    if still := differences(index):
        raise EngineDown(f"Na het herstel verschillen nog {still.count} precedenten. Draai rebuild_index.")
    return found
