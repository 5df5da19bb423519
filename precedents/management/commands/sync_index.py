from django.core.management.base import BaseCommand, CommandError

from precedents.indexing import sync


class Command(BaseCommand):
    help = "Probeert elke wachtende wijziging nu naar de zoekmachine te schrijven."

    def handle(self, *args: object, **options: object) -> None:
        result = sync()
        self.stdout.write(f"{result.written} wijzigingen geschreven, {result.waiting} wachten nog.")
        if result.error:
            raise CommandError(f"De zoekmachine antwoordt niet: {result.error}")
