from django.core.management.base import BaseCommand, CommandError, CommandParser

from precedents.clearances import is_cleared
from precedents.content import content_hash
from precedents.hash_keeping import renew_hash
from precedents.models import PrecedentPage

BATCH = 200


class Command(BaseCommand):
    help = (
        "Rekent van elk openbaar precedent na of precies deze tekst is vrijgegeven; eindigt met 1 als dat "
        "niet zo is. Zo'n precedent wordt niet getoond."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--repair",
            action="store_true",
            help="bewaart de uitkomst, zodat na terugzetten weer getoond wordt wat is vrijgegeven",
        )

    def handle(self, *args: object, repair: bool, **options: object) -> None:
        self.repaired = self.differing = self.uncleared = 0
        pages = PrecedentPage.objects.live().with_parts().order_by("pk")
        for page in pages.iterator(chunk_size=BATCH):
            self.check_hash(page, repair)
            self.check_clearance(page)
        if repair:
            self.stdout.write(f"Opnieuw bewaard: {self.repaired}.")
        if self.uncleared or self.differing:
            raise CommandError(self.sentence())
        self.stdout.write("Elk openbaar precedent is vrijgegeven zoals het nu is.")

    def check_hash(self, page: PrecedentPage, repair: bool) -> None:
        if page.content_hash == content_hash(page):
            return
        self.stdout.write(f"{page.number}: de tekst is buiten de site om veranderd of teruggezet")
        if repair:
            renew_hash(page.pk)
            self.repaired += 1
        else:
            self.differing += 1

    def check_clearance(self, page: PrecedentPage) -> None:
        if not is_cleared(page):
            self.uncleared += 1
            self.stdout.write(f"{page.number}: niet vrijgegeven")

    def sentence(self) -> str:
        parts = []
        if self.uncleared:
            parts.append(
                f"Niet vrijgegeven en dus niet getoond: {self.uncleared}. Stuur ze naar de tweede lezer."
            )
        if self.differing:
            parts.append(
                f"Anders dan bewaard en dus niet getoond: {self.differing}. "
                "Draai: manage.py check_clearances --repair"
            )
        return " ".join(parts)
