"""`python -m bench.quality`: nDCG@10 on the open sets, ours on both engines beside what else is there.

ELASTICSEARCH_URL adds Elasticsearch's own `dutch` analyzer, our Elasticsearch engine and Wagtail's
Elasticsearch backend; a DATABASE_URL of PostgreSQL adds Wagtail's database backend.
"""

import argparse
import sys
from collections.abc import Callable
from contextlib import nullcontext
from pathlib import Path

from bench import elastic_dutch, retrieval, servers, tables
from bench.open_sets import FOLDER, OpenSet, open_sets
from bench.scores import mean_ndcg
from search.engines.elastic import ElasticEngine
from search.engines.embedded import EmbeddedEngine

DEPTH = 10
Run = dict[str, list[str]]


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m bench.quality", description="Meet de rangschikking.")
    parser.add_argument("--data", type=Path, default=FOLDER, help="map met de open sets")
    try:
        sets = open_sets(parser.parse_args().data)
    except FileNotFoundError as error:
        sys.exit(f"Een open set ontbreekt: {error.filename}. Wijs de map aan met --data.")
    systems = _systems()
    with servers.wagtail().database() if servers.has_postgresql() else nullcontext():
        rows = [[name, *(_figure(ask, one) for one in sets)] for name, ask in systems.items()]
    print("nDCG@10\n")
    print(tables.markdown(["zoekmachine", *(one.name for one in sets)], rows))
    return 0


def _systems() -> dict[str, Callable[[OpenSet], Run]]:
    """Each way to search that the servers at hand allow, the ones to beat first."""
    systems: dict[str, Callable[[OpenSet], Run]] = {}
    if url := servers.elasticsearch_url():
        systems["Elasticsearch, `dutch`"] = lambda one: elastic_dutch.run(
            url, one.corpus(), one.queries, DEPTH
        )
    systems |= servers.wagtail_systems(DEPTH)
    systems["Kennisbank, ingebouwd"] = lambda one: _ours(EmbeddedEngine.name, one)
    if url:
        systems["Kennisbank, Elasticsearch"] = lambda one: _ours(ElasticEngine.name, one)
    return systems


def _ours(engine: str, one: OpenSet) -> Run:
    return retrieval.run(engine, one.corpus(), one.queries, DEPTH)


def _figure(ask: Callable[[OpenSet], Run], one: OpenSet) -> str:
    return f"{mean_ndcg(one.judged, ask(one), DEPTH):.3f}"


if __name__ == "__main__":
    sys.exit(main())
