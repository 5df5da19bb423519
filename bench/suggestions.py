"""`python -m bench.suggestions [--precedents N]`: what suggesting costs at the server.

A temporary folder gets a database (SQLite) with N precedents, their citation numbers and law articles, and
twice as many collection words, and an index (embedded) of N light records. Texts are typed letter by letter;
each is asked by a whole request, but for the network. Processor time says what it costs on a machine that
does other work meanwhile.
"""

import argparse
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import chain
from typing import NamedTuple

import django
from django.core.management import call_command
from django.db import connection
from django.test import Client

from bench.tables import markdown

TYPED = {
    "words and rules": (
        "kostendelersnorm",
        "zoon van 28 weer thuis, bijstand gekort",
        "vriend slaapt op de bank",
        "schuldhulpverlening geweigerd",
        "leerlingenvervoer speciaal onderwijs",
        "uitkering stopgezet en huurachterstand",
    ),
    "law articles": (
        "Participatiewet 22a",
        "artikel 18 van de Participatiewet",
        "hardheidsclausule art. 4:84 Awb",
        "wmo 2015 2.3.5",
    ),
    "citation numbers": ("KM-2026-0012", "KM-2026-54321", "KM-2031-7"),
}
SHORTEST = 2
ROUNDS = 3
STEPS = ("migrate", "load_taxonomy")
OF_THE_SITE = ("DATABASE_URL", "ELASTICSEARCH_URL")


class Taken(NamedTuple):
    """Milliseconds of one request: on the clock, and of the processor."""

    passed: float
    worked: float


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m bench.suggestions", description="Meet de suggesties.")
    parser.add_argument("--precedents", type=int, default=100_000)
    size = parser.parse_args().precedents
    with _site(size) as client:
        first = _asked(client, "kostendelersnorm")
        times = {kind: list(_times(client, texts)) for kind, texts in TYPED.items()}
    rows = [_row(kind, figures) for kind, figures in times.items()]
    rows.append(_row("all", list(chain.from_iterable(times.values()))))
    print(f"{size} precedents, milliseconds; the first request of the process took {first.passed:.0f}\n")
    print(markdown(["typed", "requests", "median", "p95", "slowest", "p95 of processor time"], rows))
    return 0


@contextmanager
def _site(size: int) -> Iterator[Client]:
    """A site of its own: the settings of the real one, if any, do not count."""
    with tempfile.TemporaryDirectory() as folder:
        for name in OF_THE_SITE:
            os.environ.pop(name, None)
        os.environ |= {"KENNISBANK_DATA": folder, "KENNISBANK_OPEN_READING": "true"}
        os.environ["DJANGO_SETTINGS_MODULE"] = "kennisbank.settings"
        django.setup()
        for step in STEPS:
            call_command(step, verbosity=0, stdout=sys.stderr)
        from bench.many_precedents import fill  # noqa: PLC0415  not before django.setup

        fill(size)
        yield Client(SERVER_NAME="localhost")
        connection.close()


def _times(client: Client, texts: tuple[str, ...]) -> Iterator[Taken]:
    for _ in range(ROUNDS):
        for text in texts:
            for end in range(SHORTEST, len(text) + 1):
                yield _asked(client, text[:end])


def _asked(client: Client, typed: str) -> Taken:
    passed, worked = time.perf_counter(), time.process_time()
    answer = client.post("/suggesties/", {"q": typed})
    taken = Taken((time.perf_counter() - passed) * 1000, (time.process_time() - worked) * 1000)
    if answer.status_code != 200:
        raise RuntimeError(f"{typed!r}: {answer.status_code}")
    return taken


def _row(kind: str, times: list[Taken]) -> list[str]:
    passed = [one.passed for one in times]
    figures = (statistics.median(passed), _p95(passed), max(passed), _p95([one.worked for one in times]))
    return [kind, str(len(times)), *(f"{figure:.1f}" for figure in figures)]


def _p95(times: list[float]) -> float:
    return statistics.quantiles(times, n=20)[-1]


if __name__ == "__main__":
    sys.exit(main())
