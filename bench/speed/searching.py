"""A search of the product beside the requests that its engine got for it, sent again alone.

Questions are read as a results page reads them: rules that fit, other words, law articles. The engine's own
work (analysis, planning, all passes, order, facets) is ours; reading the question is told apart.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from django.conf import settings

from bench.open_sets import everyday_questions
from bench.recording import RecordingElastic, RecordingEmbedded, Request, recording
from bench.speed.clock import median, ms, p95, seconds
from bench.speed.goals import Figure
from bench.speed.step import Plan
from precedents.facets import NAMES
from precedents.finding import Query
from precedents.fitting_rules import fitting_rules
from precedents.forms import SearchForm
from precedents.question import query_of


class Times(NamedTuple):
    read: list[float]
    ours: list[float]
    alone: list[float]


def figures(plan: Plan) -> Iterator[Figure]:
    engine = recording(settings.KENNISBANK_DATA, settings.ELASTICSEARCH_URL, NAMES)
    times = _times(engine, everyday_questions(plan.data), plan.rounds)
    whole = [sum(pair) for pair in zip(times.read, times.ours, strict=True)]
    for goal, value, note in (
        ("search", ms(median(times.ours)), f"p95 {ms(p95(times.ours)):.1f}"),
        ("search median", median(times.ours) / median(times.alone), ""),
        ("search p95", p95(times.ours) / p95(times.alone), ""),
        ("question", median(whole) / median(times.alone), f"{ms(median(times.read)):.1f} ms more"),
    ):
        yield Figure(goal, engine.name, plan.size, value, note)


def _times(engine: RecordingEmbedded | RecordingElastic, questions: Sequence[str], rounds: int) -> Times:
    """Ours and the requests alone in turn, so that both meet the same machine; the first round warms up."""
    times = Times([], [], [])
    for turn in range(rounds + 1):
        for question in questions:
            read = seconds(_query, question)
            query = _query(question)
            engine.requests.clear()
            ours = seconds(engine.search, query)
            alone = seconds(_send, tuple(engine.requests))
            if turn:
                for kept, value in zip(times, (read, ours, alone), strict=True):
                    kept.append(value)
    return times


def _query(question: str) -> Query:
    form = SearchForm({"q": question})
    if not form.is_valid():
        raise ValueError(f"{question!r}: {form.errors}")
    return query_of(form.cleaned_data, fitting_rules(form.cleaned_data["q"]))


def _send(requests: Sequence[Request]) -> None:
    for request in requests:
        request()
