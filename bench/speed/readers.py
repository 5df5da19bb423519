"""Many readers at once, each with a request every four seconds, as people use the site."""

import random
import re
import threading
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from html import unescape
from urllib.parse import urlencode

from bench.speed import clock
from bench.speed.server import NotAnswered, Server

PAUSE = 4.0
SLOWEST = 1.0
"""Seconds that p95 may be before the limit is reached."""
_TRIAL = 20.0
_MORE = 1.25

_PRECEDENT = re.compile(r'href="(/precedenten/[^"/]+/)"')
_CHOICE = re.compile(r'name="(kind|outcome|domain|rule)" value="([^"]+)"')
_NEXT = re.compile(r'href="(/zoeken/\?[^"]*\bpage=2\b[^"]*)"')


@dataclass
class Taken:
    """Seconds of each request, counted from when it should have been sent, and what went wrong."""

    times: list[float] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)

    @property
    def p95(self) -> float:
        return clock.p95(self.times)

    @property
    def is_good(self) -> bool:
        return not self.errors and self.p95 <= SLOWEST

    @property
    def count(self) -> int:
        return len(self.times)

    @property
    def errors(self) -> int:
        return len(self.failures)


def together(server: Server, questions: Sequence[str], readers: int, lasting: float) -> Taken:
    """So many readers during so many seconds; they begin spread over one pause."""
    taken, begin = Taken(), time.perf_counter()
    starts = [begin + PAUSE * number / readers for number in range(readers)]
    threads = [
        threading.Thread(target=_read, args=(server, questions, start, begin + lasting, taken))
        for start in starts
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return taken


def most_readers(server: Server, questions: Sequence[str], readers: int, taken: Taken) -> tuple[int, str]:
    """The most readers that all were served well, and what went wrong with a quarter more; 0 when one reader
    waits too long. `taken` is what so many readers got."""
    grows = taken.is_good
    while other := round(readers * _MORE) if grows else int(readers / _MORE):
        got = together(server, questions, other, _TRIAL)
        if got.is_good != grows:
            return (readers, _told(other, got)) if grows else (other, _told(readers, taken))
        readers, taken = other, got
    return 0, _told(readers, taken)


def _told(readers: int, taken: Taken) -> str:
    return f"with {readers}: p95 {taken.p95:.1f} s, {taken.errors} errors"


def _read(server: Server, questions: Sequence[str], start: float, end: float, taken: Taken) -> None:
    chance = random.Random()
    requests = _requests(server, questions, chance)
    while start < end:
        time.sleep(max(0.0, start - time.perf_counter()))
        try:
            next(requests)
        except NotAnswered as error:
            taken.failures.append(str(error))
            requests = _requests(server, questions, chance)
        taken.times.append(time.perf_counter() - start)
        start += PAUSE


def _requests(server: Server, questions: Sequence[str], chance: random.Random) -> Iterator[None]:
    """What somebody does: types, searches, filters, looks further, reads; then has another question."""
    while True:
        question = chance.choice(questions)
        server.post("/suggesties/", q=question[: chance.randint(3, 12)])
        yield
        page = server.get(f"/zoeken/?{urlencode({'q': question})}")
        yield
        if choices := _CHOICE.findall(page):
            page = server.get(f"/zoeken/?{urlencode([('q', question), chance.choice(choices)])}")
            yield
        if further := _NEXT.search(page):
            page = server.get(unescape(further[1]))
            yield
        for path in dict.fromkeys(_PRECEDENT.findall(page)[:2]):
            server.get(path)
            yield
