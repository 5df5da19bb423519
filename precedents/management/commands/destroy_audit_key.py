from django.core.management.base import BaseCommand, CommandError, CommandParser

from precedents import audit_key

MEANING = (
    "Hierna is van geen enkele oude regel in het controlespoor nog na te gaan of zij over een bepaalde naam "
    "of een bepaald nummer ging. Besluiten bij concepten vervallen: schrijvers nemen ze opnieuw. Wat "
    "openbaar is, blijft openbaar. Dit is niet terug te draaien."
)


class Command(BaseCommand):
    help = f"Vernietigt de sleutel waarmee het controlespoor herhalingen herkent. {MEANING}"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--yes", action="store_true", help="ja, vernietig de sleutel")

    def handle(self, *args: object, yes: bool, **options: object) -> None:
        if not yes:
            raise CommandError(f"Niets gedaan. {MEANING} Zeker weten? Draai: destroy_audit_key --yes")
        audit_key.destroy()
        self.stdout.write("De sleutel is vernietigd. Bij het volgende besluit komt er een nieuwe.")
