from django.core.management.base import BaseCommand, CommandError, CommandParser

from precedents.indexing import EngineDown, current_engine, differences


class Command(BaseCommand):
    help = "Vergelijkt database en zoekindex; eindigt met 1 bij een verschil."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--engine", help="embedded of elasticsearch; anders wat de instellingen kiezen")

    def handle(self, *args: object, engine: str | None, **options: object) -> None:
        try:
            found = differences(current_engine(engine))
        except (EngineDown, ValueError) as error:
            raise CommandError(str(error)) from error
        for label, ids in (("ontbreekt", found.missing), ("te veel", found.extra), ("verouderd", found.old)):
            for id_ in ids:
                self.stdout.write(f"{label}: precedent {id_}")
        if found:
            raise CommandError("Database en index verschillen. Draai: manage.py rebuild_index")
        self.stdout.write("Database en index zijn gelijk.")
