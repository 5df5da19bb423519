"""Wagtail's own search on the same precedents, with the same facets, beside ours.

Each question is asked of ours and of Wagtail's in turn. Wagtail's takes long with many precedents: what was
asked within the time is told.
"""

import pickle
import tempfile
import time
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from django.conf import settings

from bench import wagtail_search
from bench.open_sets import everyday_questions
from bench.speed.clock import median, ms, seconds
from bench.speed.goals import Figure
from bench.speed.step import Plan
from precedents.facets import NAMES
from precedents.indexing import records
from search.contract import Engine, Query, Record
from search.engines.elastic import ElasticEngine
from search.engines.embedded import EmbeddedEngine

GOALS = {"default": "wagtail database", "elasticsearch": "wagtail elasticsearch"}
_SECONDS, _SECONDS_SHORT = 300.0, 45.0
_LEAST = 5


class Asked(NamedTuple):
    """Seconds of each question, of Wagtail's and of each of our engines."""

    theirs: list[float]
    ours: list[list[float]]


def figures(plan: Plan) -> Iterator[Figure]:
    engines: list[Engine] = [ElasticEngine(settings.ELASTICSEARCH_URL, NAMES)]
    if plan.beside:
        engines.append(EmbeddedEngine(plan.beside / "index", NAMES))
    questions = everyday_questions(plan.data)
    with tempfile.TemporaryFile() as kept:
        count = _keep(kept)
        with wagtail_search.database():
            for backend, goal in GOALS.items():
                kept.seek(0)
                wagtail_search.fill(wagtail_search.with_facets(_kept(kept, count)), backend)
                asked = _asked(backend, engines, questions, _SECONDS if plan.full else _SECONDS_SHORT)
                yield from _told(goal, engines, asked, plan.size)


def _keep(file: object) -> int:
    """The records of the site, in a file: its database is not at hand while Wagtail's own is used."""
    count = 0
    for record in records():
        pickle.dump(record, file)
        count += 1
    return count


def _kept(file: object, count: int) -> Iterator[Record]:
    return (pickle.load(file) for _ in range(count))


def _asked(backend: str, engines: Sequence[Engine], questions: Sequence[str], most: float) -> Asked:
    asked, until = Asked([], [[] for _ in engines]), time.monotonic() + most
    for question in questions:
        if len(asked.theirs) >= _LEAST and time.monotonic() > until:
            break
        asked.theirs.append(seconds(wagtail_search.page_with_facets, backend, question))
        for engine, times in zip(engines, asked.ours, strict=True):
            times.append(seconds(engine.search, Query(question)))
    return asked


def _told(goal: str, engines: Sequence[Engine], asked: Asked, size: int) -> Iterator[Figure]:
    theirs = median(asked.theirs)
    for engine, times in zip(engines, asked.ours, strict=True):
        ours = median(times)
        note = f"{ms(theirs):.0f} ms against {ms(ours):.1f} ms, {len(times)} questions"
        yield Figure(goal, engine.name, size, theirs / ours, note)
