"""The site over HTTP: results pages, comparable cases, readers together, publishing, start and memory."""

import json
from collections.abc import Iterator
from urllib.parse import urlencode

from bench.open_sets import everyday_questions
from bench.situations import SITUATIONS
from bench.speed.clock import median, ms, p95, seconds
from bench.speed.goals import Figure
from bench.speed.publishing import until_found
from bench.speed.readers import most_readers, together
from bench.speed.server import Server, memory_of, served
from bench.speed.step import Plan
from precedents.indexing import current_engine

READERS = 50
_MINUTE, _SHORT = 60.0, 15.0
_PUBLISHED, _PUBLISHED_SHORT = 20, 5


def figures(plan: Plan) -> Iterator[Figure]:
    questions = everyday_questions(plan.data)
    with served(_page(questions[0])) as server:
        for goal, value, note in _measured(server, questions, plan):
            yield Figure(goal, current_engine().name, plan.size, value, note)


def _measured(server: Server, questions: list[str], plan: Plan) -> Iterator[tuple[str, float, str]]:
    pages = _times(server, questions, plan.rounds)
    yield "page", ms(median(pages)), ""
    yield "page p95", ms(p95(pages)), ""
    yield "comparable p95", ms(p95(_compared(server, plan.rounds))), ""
    found = [until_found(server, turn) for turn in range(_PUBLISHED if plan.full else _PUBLISHED_SHORT)]
    yield "publish", ms(max(found)), f"median {ms(median(found)):.0f} ms"
    yield from _readers(server, questions, plan)
    own, seen = max(map(memory_of, server.workers()))
    yield "memory", own, f"{seen:.0f} MB"
    yield "start", server.started, ""


def _readers(server: Server, questions: list[str], plan: Plan) -> Iterator[tuple[str, float, str]]:
    lasting = _MINUTE if plan.full else _SHORT
    all_together = together(server, questions, READERS, lasting)
    yield "readers p95", ms(all_together.p95), f"{all_together.count} requests in {lasting:.0f} s"
    yield "readers errors", all_together.errors, ""
    if plan.full:
        most, beyond = most_readers(server, questions, READERS, all_together)
        yield "readers most", most, beyond


def _times(server: Server, questions: list[str], rounds: int) -> list[float]:
    """One client; the first round warms up both workers."""
    asked = [_page(question) for question in questions]
    for path in asked:
        server.get(path)
    return [seconds(server.get, path) for _ in range(rounds) for path in asked]


def _compared(server: Server, rounds: int) -> list[float]:
    lines = SITUATIONS.read_text(encoding="utf-8").splitlines()
    texts = [json.loads(line)["text"] for line in lines]
    for text in texts:
        _compare(server, text)
    return [seconds(_compare, server, text) for _ in range(rounds) for text in texts]


def _compare(server: Server, text: str) -> str:
    return server.post("/vergelijken/", text=text)


def _page(question: str) -> str:
    return f"/zoeken/?{urlencode({'q': question})}"
