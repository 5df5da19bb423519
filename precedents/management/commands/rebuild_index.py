from django.core.management.base import BaseCommand, CommandError, CommandParser

from precedents.index_rebuild import rebuild
from precedents.indexing import EngineDown
from precedents.models import PrecedentPage
from precedents.progress import Progress


class Command(BaseCommand):
    help = "Bouwt de zoekindex opnieuw op naast de oude, en wisselt daarna om."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--engine", help="embedded of elasticsearch; anders wat de instellingen kiezen")

    def handle(self, *args: object, engine: str | None, **options: object) -> None:
        try:
            count = rebuild(engine, Progress(self.stdout, PrecedentPage.objects.findable().count()))
        except (EngineDown, ValueError) as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"De index is opnieuw gebouwd: {count} precedenten.")
