"""`python -m bench.speed [--records N]`: what a search costs, as ratios measured side by side in one run.

Ours is one search of the product: reading the question, planning, all passes, all facets. Beside it the
requests that the engine got for it, sent again alone; and Wagtail's own search with the same facets when
ELASTICSEARCH_URL and a DATABASE_URL of PostgreSQL are set.
"""

import argparse
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

from bench import servers, tables
from bench.collection import FACETS, records
from bench.open_sets import FOLDER, everyday_questions, passages
from bench.recording import RecordingElastic, RecordingEmbedded, Request
from search.contract import Query

ROUNDS = 3
INDEX = "kennisbank-bench-speed"
Engine = RecordingEmbedded | RecordingElastic


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m bench.speed", description="Meet de snelheid.")
    parser.add_argument("--data", type=Path, default=FOLDER, help="map met de open sets")
    parser.add_argument("--records", type=int, default=100_000)
    chosen = parser.parse_args()
    questions = everyday_questions(chosen.data)
    texts = list(passages(chosen.data, chosen.records))
    rows = []
    for name, place in _engines():
        with place as engine:
            engine.rebuild(records(texts))
            rows.append([name, *_figures(engine, questions)])
    rows += _wagtail(texts, questions)
    print(f"{len(texts)} records, {len(questions)} questions, milliseconds\n")
    print(tables.markdown(["search with all facets", "median", "p95", "requests alone", "ratio"], rows))
    return 0


def _engines() -> Iterator[tuple[str, AbstractContextManager[Engine]]]:
    yield "embedded", _embedded()
    if servers.elasticsearch_url():
        yield "elasticsearch", _elastic()


@contextmanager
def _embedded() -> Iterator[RecordingEmbedded]:
    with tempfile.TemporaryDirectory() as folder:
        yield RecordingEmbedded(Path(folder), FACETS)


@contextmanager
def _elastic() -> Iterator[RecordingElastic]:
    engine = RecordingElastic(servers.elasticsearch_url(), FACETS, index=INDEX)
    yield engine
    engine.rebuild(())


def _figures(engine: Engine, questions: Sequence[str]) -> list[str]:
    """Ours and the requests alone in turn, so that both meet the same machine; the first round warms up."""
    ours, alone = [], []
    for turn in range(ROUNDS + 1):
        for question in questions:
            engine.requests.clear()
            whole = _seconds(engine.search, Query(question))
            bare = _seconds(_send, tuple(engine.requests))
            if turn:
                ours.append(whole)
                alone.append(bare)
    return [_ms(statistics.median(ours)), _ms(_p95(ours)), _ms(statistics.median(alone)), _ratio(ours, alone)]


def _wagtail(texts: Sequence[str], questions: Sequence[str]) -> Iterator[list[str]]:
    """The first page of results and one question for each facet, as Wagtail's search does it."""
    if not servers.wagtail_backends():
        return
    search = servers.wagtail()
    with search.database():
        for backend in servers.wagtail_backends():
            search.fill(search.with_facets(records(texts)), backend)
            times = [_seconds(search.page_with_facets, backend, question) for question in questions]
            yield [search.BACKENDS[backend], _ms(statistics.median(times)), _ms(_p95(times)), "", ""]


def _ratio(ours: Sequence[float], alone: Sequence[float]) -> str:
    median = statistics.median(ours) / statistics.median(alone)
    return f"{median:.2f} (p95 {_p95(ours) / _p95(alone):.2f})"


def _p95(times: Sequence[float]) -> float:
    return statistics.quantiles(times, n=20)[-1]


def _ms(seconds: float) -> str:
    return f"{seconds * 1000:.1f}"


def _send(requests: Sequence[Request]) -> None:
    for request in requests:
        request()


def _seconds(work: Callable[..., object], *args: object) -> float:
    start = time.perf_counter()
    work(*args)
    return time.perf_counter() - start


if __name__ == "__main__":
    sys.exit(main())
