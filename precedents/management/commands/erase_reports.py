from django.core.management.base import BaseCommand

from precedents.report_limits import forget_senders
from precedents.reporting import erase_texts


class Command(BaseCommand):
    help = "Wist de tekst van meldingen die 30 dagen geleden zijn afgerond, en wie eerder meldde."

    def handle(self, *args: object, **options: object) -> None:
        forget_senders()
        self.stdout.write(f"Van {erase_texts()} meldingen is de tekst gewist.")
