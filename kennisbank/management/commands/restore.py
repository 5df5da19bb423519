from pathlib import Path

from django.core.management.base import BaseCommand, CommandParser

from kennisbank.copying.arriving import take_in


class Command(BaseCommand):
    help = (
        "Zet een reservekopie terug in de database van de instellingen, haalt terug wat intussen was "
        "ingetrokken en bouwt de zoekindex. Lukt iets niet, dan verandert er niets."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument(
            "--replace", action="store_true", help="vervangt alles wat in de database staat, ook gebruikers"
        )

    def handle(self, *args: object, file: Path, replace: bool, **options: object) -> None:
        take_in(self, file, replace)
