"""`python -m bench.comparable [--data F] [--passages N]`: how well comparable texts are found.

Two tables. Official abstracts of court decisions ask for their decision, among all decisions and N passages
of law (all 120,000 when not told), through `Engine.similar`. And pasted situations (`situations.jsonl`,
written and judged by one person before any list was seen) ask the demonstration as the site does, with all
likenesses and with each left out; the weights were chosen on the first, third, fifth ... situation.
"""

import argparse
import datetime
import sys
import tempfile
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path

from bench import situations
from bench.open_sets import FOLDER, OpenSet, decisions, passages
from bench.scores import mean_ndcg, recall
from bench.tables import markdown
from search.contract import Example, Query, Record
from search.engines.embedded import EmbeddedEngine

DEPTH = 10
DAY = datetime.date(2000, 1, 1)


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m bench.comparable", description="Meet vergelijken.")
    parser.add_argument("--data", type=Path, default=FOLDER, help="map met de open sets")
    parser.add_argument("--passages", type=int, help="zo veel wetspassages ertussen; alle als u niets zegt")
    arguments = parser.parse_args()
    try:
        print(_of_decisions(decisions(arguments.data), passages(arguments.data, arguments.passages)))
    except FileNotFoundError as error:
        sys.exit(f"Een open set ontbreekt: {error.filename}. Wijs de map aan met --data.")
    print(situations.table())
    return 0


def _of_decisions(asked: OpenSet, among: Iterable[str]) -> str:
    run = _run(asked, among)
    found = [recall(judged, run[query], DEPTH) for query, judged in asked.judged.items()]
    figures = [f"{mean_ndcg(asked.judged, run, DEPTH):.3f}", f"{sum(found) / len(found):.3f}"]
    names = ["abstracts", "nDCG@10", "recall@10"]
    return markdown(names, [[str(len(asked.judged)), *figures]])


def _run(asked: OpenSet, among: Iterable[str]) -> dict[str, list[str]]:
    corpus = chain(asked.corpus(), ((f"passage-{at}", text) for at, text in enumerate(among)))
    with tempfile.TemporaryDirectory() as folder:
        engine = EmbeddedEngine(Path(folder), facets=())
        engine.rebuild(_records(corpus))
        page = Query(page_size=DEPTH)
        return {
            query: [hit.id for hit in engine.similar(Example(text), page).hits]
            for query, text in asked.queries
        }


def _records(corpus: Iterable[tuple[str, str]]) -> Iterator[Record]:
    for at, (identity, text) in enumerate(corpus):
        yield Record(id=identity, version=1, number=f"{at:09}", title="", text=(text,), date=DAY)


if __name__ == "__main__":
    sys.exit(main())
