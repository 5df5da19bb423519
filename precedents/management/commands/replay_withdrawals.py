from django.core.management.base import BaseCommand

from precedents import withdrawal_register
from precedents.outbox import waiting_ids
from precedents.withdrawal_replay import complete, replay


class Command(BaseCommand):
    help = "Haalt na een herstel terug wat volgens het register was aangehouden, ingetrokken of verwijderd."

    def handle(self, *args: object, **options: object) -> None:
        contents = withdrawal_register.read()
        for position in contents.broken:
            self.stderr.write(f"Regel {position} van {withdrawal_register.path()} is niet te lezen.")
        taken_back = 0
        for number, kind in replay(contents):
            self.stdout.write(f"{number}: {kind}")
            taken_back += 1
        for number in complete(withdrawal_register.read()):
            self.stdout.write(f"{number}: stond niet in het register en is erin gezet")
        self.stdout.write(f"{taken_back} teruggehaald." if taken_back else "Niets terug te halen.")
        if waiting := len(waiting_ids()):
            self.stdout.write(f"De zoekindex wacht op {waiting} precedenten. Draai: manage.py sync_index")
