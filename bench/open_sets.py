"""The open sets of Dutch questions with judged answers, read from the folder that holds them."""

import csv
import gzip
import json
import lzma
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

FOLDER = Path(__file__).parents[2] / "shared" / "data" / "open"


@dataclass(frozen=True)
class OpenSet:
    """`corpus` and `queries` give (id, text); `judged` has per query the relevance of documents."""

    name: str
    corpus: Callable[[], Iterator[tuple[str, str]]]
    queries: list[tuple[str, str]]
    judged: dict[str, dict[str, int]]


def open_sets(folder: Path) -> list[OpenSet]:
    """All sets. Raises `FileNotFoundError` for what is not there."""
    return [_parliament(folder), _law(folder), _citizens(folder), decisions(folder)]


def passages(folder: Path, most: int | None = None) -> Iterator[str]:
    """Real texts of laws, for size."""
    for row in islice(_lines(folder / "law-passages-120k" / "passages.jsonl.xz"), most):
        yield row["text"]


def everyday_questions(folder: Path) -> list[str]:
    """Questions as people type them: a few words, or a sentence."""
    rows = _lines(folder / "everyday-queries" / "queries.jsonl")
    return [row["text"] for row in rows if row["style"] != "situatie"]


def _parliament(folder: Path) -> OpenSet:
    place = folder / "kamervragen-qa"
    return _laid_out(
        "kamervragen-open", place / "corpus.jsonl.gz", place / "queries.jsonl", place / "qrels.tsv"
    )


def _law(folder: Path) -> OpenSet:
    place = folder / "law-articles-social"
    return _laid_out(
        "law-dev", place / "corpus.jsonl.gz", place / "queries-dev.jsonl", place / "qrels-dev.tsv"
    )


def _laid_out(name: str, corpus: Path, queries: Path, judged: Path) -> OpenSet:
    return OpenSet(name, lambda: _texts(corpus), list(_texts(queries)), _judgements(judged))


def _citizens(folder: Path) -> OpenSet:
    rows = list(_lines(folder / "rijksoverheid-vac" / "vac.jsonl"))
    return OpenSet(
        "rijksoverheid-vac",
        lambda: ((row["_id"], row["answer"]) for row in rows),
        [(row["_id"], row["question"]) for row in rows],
        {row["_id"]: {row["_id"]: 1} for row in rows},
    )


def decisions(folder: Path) -> OpenSet:
    """The official abstract of a decision asks for the decision, among all open decisions."""
    place = folder / "court-decisions"
    files = [place / "social.jsonl", place / "other.jsonl.gz"]
    judged = _judgements(place / "qrels.tsv")
    return OpenSet(
        "court-decisions",
        lambda: ((row["ecli"], row["text"]) for file in files for row in _lines(file)),
        list(_texts(place / "queries.jsonl")),
        judged,
    )


def _texts(path: Path) -> Iterator[tuple[str, str]]:
    return ((row["_id"], row["text"]) for row in _lines(path))


def _lines(path: Path) -> Iterator[dict]:
    opened = {".gz": gzip.open, ".xz": lzma.open}.get(path.suffix, open)
    with opened(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            if line.strip():
                yield json.loads(line)


def _judgements(path: Path) -> dict[str, dict[str, int]]:
    judged: dict[str, dict[str, int]] = defaultdict(dict)
    with path.open(encoding="utf-8", newline="") as rows:
        for query, document, relevance in csv.reader(rows, delimiter="\t"):
            if relevance.isdigit():  # the first line has names
                judged[query][document] = int(relevance)
    return dict(judged)
