import itertools
import signal
from threading import Event

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import DatabaseError, close_old_connections, connection

from precedents.index_sync import Sync, heal, sync
from precedents.indexing import EngineDown

PAUSE, LONGEST_PAUSE = 1.0, 60.0
"""Seconds between two attempts; each attempt that fails doubles the next pause."""

LOOK_EACH = 60
"""Attempts between two looks whether the index is still there and of one piece."""


class Command(BaseCommand):
    help = "Schrijft elke wachtende wijziging nu naar de zoekmachine."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--watch", action="store_true", help="blijf dit doen, tot SIGTERM of Ctrl-C; een dienst"
        )

    def handle(self, *args: object, watch: bool, **options: object) -> None:
        if watch:
            self._watch(_stopped_by_signals())
            return
        result = self._attempt(look=True)
        self._tell(result)
        if result.error:
            raise CommandError(f"De zoekmachine antwoordt niet: {result.error}")

    def _watch(self, stopped: Event) -> None:
        """Ends between two attempts, never inside one."""
        pause, attempts = PAUSE, itertools.count()
        while not stopped.is_set():
            close_old_connections()
            result = self._attempt(look=next(attempts) % LOOK_EACH == 0)
            if result.written or result.error:
                self._tell(result)
            pause = min(2 * pause, LONGEST_PAUSE) if result.error else PAUSE
            stopped.wait(pause)
        self.stdout.write("Gestopt.")

    def _attempt(self, look: bool) -> Sync:
        try:
            if look and (wrong := heal()):
                self.stdout.write(f"{wrong} Dat is gedaan.")
            return sync(any_size=True)
        except EngineDown as error:
            return Sync(error=str(error))
        except DatabaseError:
            connection.close()
            return Sync(error="De database antwoordt niet of is bezet.")

    def _tell(self, result: Sync) -> None:
        why = f" Reden: {result.error}" if result.error else ""
        self.stdout.write(f"{result.written} wijzigingen geschreven, {result.waiting} wachten nog.{why}")


def _stopped_by_signals() -> Event:
    stopped = Event()
    for name in (signal.SIGTERM, signal.SIGINT):
        signal.signal(name, lambda *_: stopped.set())
    return stopped
