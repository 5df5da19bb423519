from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, CommandParser

from precedents.audit_check import Values, places_in_lines, places_in_rows, present_values
from precedents.private_names import NamesUnreadable

FOUND = (
    "Gegevens gevonden op {} plaatsen. Uit de geschiedenis van een pagina verdwijnen zij als het precedent "
    "opnieuw wordt gepubliceerd; uit een logbestand haalt u ze zelf."
)


class Command(BaseCommand):
    help = (
        "Bewijst dat in het controlespoor, de geschiedenis en de opgegeven logbestanden niets staat uit de "
        "teksten van precedenten; noemt de plaats en eindigt met 1 als dat wel zo is."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--log", nargs="+", type=Path, default=[], help="logbestanden om na te zien")

    def handle(self, *args: object, log: list[Path], **options: object) -> None:
        try:
            values = present_values()
            places = [*places_in_rows(values), *(place for path in log for place in _in_file(values, path))]
        except (NamesUnreadable, OSError) as error:
            raise CommandError(f"Niet nagezien: {error}") from error
        for place in places:
            self.stdout.write(f"Hier staat een gegeven uit een tekst: {place}")
        if places:
            raise CommandError(FOUND.format(len(places)))
        self.stdout.write(f"Niets gevonden. Gezocht naar {len(values)} gegevens.")


def _in_file(values: Values, path: Path) -> list[str]:
    with path.open(encoding="utf-8", errors="replace") as lines:
        return [f"{path}, regel {number}" for number in places_in_lines(values, lines)]
