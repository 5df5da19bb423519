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
from collections.abc import Iterable, Iterator
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
    queries = list(_lines(arguments.queries))
    found = run(arguments.engine, _lines(arguments.corpus), queries, _DEPTH)
    with arguments.run.open("w", encoding="utf-8") as lines:
        for query, documents in found.items():
            lines.writelines(f"{query}\t{document}\n" for document in documents)
    return 0


def run(
    engine: str, corpus: Iterable[tuple[str, str]], queries: Iterable[tuple[str, str]], depth: int
) -> dict[str, list[str]]:
    """Per query its documents, best first. Corpus and queries are pairs of an id and a text."""
    with _engine(engine) as ours:
        ours.rebuild(_records(corpus))
        return {
            identity: [hit.id for hit in ours.search(_query(text, depth)).hits] for identity, text in queries
        }


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


def _records(corpus: Iterable[tuple[str, str]]) -> Iterator[Record]:
    for number, (identity, text) in enumerate(corpus):
        yield Record(id=identity, version=1, number=f"{number:09}", title="", text=(text,), date=_DAY)


def _query(text: str, depth: int) -> Query:
    """All as words, not as conditions; a text longer than a question may be is cut where a word ends."""
    words = text.translate(dict.fromkeys(map(ord, QUOTES), " ")).replace(" -", " ")
    if len(words) > LONGEST:
        words = words[:LONGEST].rsplit(maxsplit=1)[0]
    return Query(text=words, page_size=depth)


def _lines(path: Path) -> Iterator[tuple[str, str]]:
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            if line.strip():
                row = json.loads(line)
                yield row["_id"], row["text"]


if __name__ == "__main__":
    sys.exit(main())
