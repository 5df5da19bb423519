"""`python -m bench.retrieval --corpus F --queries F --run OUT [--engine embedded|elasticsearch]`

Indexes a corpus of `{"_id", "text"}` lines (plain or .gz) as the product does, asks each `{"_id", "text"}`
of the queries, and writes the run: query, tab, document, best first, at most 100 a query, no header.
Elasticsearch is found at ELASTICSEARCH_URL; it gets an index of its own there, left empty.
"""

import argparse
import datetime
import gzip
import json
import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from search.contract import Engine, Query, Record
from search.engines.elastic import ElasticEngine
from search.engines.embedded import EmbeddedEngine
from search.query_syntax import LONGEST, QUOTES

_DEPTH = 100
_INDEX = "kennisbank-bench"
_DAY = datetime.date(2000, 1, 1)


def main() -> int:
    arguments = _arguments()
    with _engine(arguments.engine) as engine:
        engine.rebuild(_records(arguments.corpus))
        with arguments.run.open("w", encoding="utf-8") as run:
            for query in _lines(arguments.queries):
                for hit in engine.search(_query(query["text"])).hits:
                    run.write(f"{query['_id']}\t{hit.id}\n")
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.retrieval", description="Meet de rangschikking.")
    parser.add_argument("--corpus", type=Path, required=True)
    parser.add_argument("--queries", type=Path, required=True)
    parser.add_argument("--run", type=Path, required=True)
    engines = [EmbeddedEngine.name, ElasticEngine.name]
    parser.add_argument("--engine", choices=engines, default=engines[0])
    return parser.parse_args()


@contextmanager
def _engine(name: str) -> Iterator[Engine]:
    if name == EmbeddedEngine.name:
        with tempfile.TemporaryDirectory() as folder:
            yield EmbeddedEngine(Path(folder), facets=())
        return
    url = os.environ.get("ELASTICSEARCH_URL")
    if not url:
        sys.exit("Zet ELASTICSEARCH_URL op het adres van Elasticsearch.")
    engine = ElasticEngine(url, facets=(), index=_INDEX)
    yield engine
    engine.rebuild(())


def _records(corpus: Path) -> Iterator[Record]:
    for number, line in enumerate(_lines(corpus)):
        yield Record(
            id=line["_id"], version=1, number=f"{number:09}", title="", text=(line["text"],), date=_DAY
        )


def _query(text: str) -> Query:
    """All as words, not as conditions; a text longer than a question may be is cut where a word ends."""
    words = text.translate(dict.fromkeys(map(ord, QUOTES), " ")).replace(" -", " ")
    if len(words) > LONGEST:
        words = words[:LONGEST].rsplit(maxsplit=1)[0]
    return Query(text=words, page_size=_DEPTH)


def _lines(path: Path) -> Iterator[dict[str, str]]:
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            if line.strip():
                yield json.loads(line)


if __name__ == "__main__":
    sys.exit(main())
