"""`python -m bench.splitting`: how many gold splits of compounds are placed, what else is cut, how fast.

Gold: places where writers of Dutch law and judgements broke a compound themselves ("loon- en
inkomstenbelasting"). The frequent words are mostly no compounds; those that are cut are shown, as nobody
has judged them: true compounds (`voetbal`, `website`) are among them.
"""

import argparse
import csv
import gzip
import sys
import time
from collections.abc import Sequence
from itertools import islice
from pathlib import Path

from bench import tables
from bench.open_sets import FOLDER
from dutch.compounds import split
from dutch.lexicon import lexicon

FREQUENT = 5_000
_SHOWN = 40


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m bench.splitting", description="Meet het splitsen.")
    parser.add_argument("--data", type=Path, default=FOLDER, help="map met de open sets")
    folder = parser.parse_args().data
    gold, frequent = _gold(folder / "compound-splits-nl" / "splits.tsv"), _frequent(folder)
    lexicon()  # read beforehand: 0.2 s, once per process
    start = time.perf_counter()
    found = {left + head: split(left + head) for left, head in gold}
    others = {word: split(word) for word in frequent}
    seconds = time.perf_counter() - start
    placed = sum(len(left) in _cuts(found[left + head]) for left, head in gold)
    cut = [parts for parts in others.values() if len(parts) > 1]
    rows = [
        ["gold splits placed", f"{placed} of {len(gold)} ({100 * placed / len(gold):.1f} %)"],
        ["frequent words cut", f"{len(cut)} of {len(frequent)} ({100 * len(cut) / len(frequent):.1f} %)"],
        ["words a second, none seen before", f"{(len(found) + len(others)) / seconds:,.0f}"],
    ]
    print(tables.markdown(["splitting", ""], rows))
    print("cut:", ", ".join("|".join(parts) for parts in cut[:_SHOWN]), "...\n")
    return 0


def _cuts(parts: Sequence[str]) -> set[int]:
    return {sum(map(len, parts[:number])) for number in range(1, len(parts))}


def _gold(path: Path) -> list[tuple[str, str]]:
    with path.open(encoding="utf-8", newline="") as rows:
        return [(row["left"], row["head"]) for row in csv.DictReader(rows, delimiter="\t")]


def _frequent(folder: Path) -> list[str]:
    """The most frequent words of the language that are long enough to be cut."""
    path = folder / "lexicon-wordfreq-nl" / "frequency.tsv.gz"
    with gzip.open(path, "rt", encoding="utf-8", newline="") as rows:
        words = (row["word"] for row in csv.DictReader(rows, delimiter="\t", quoting=csv.QUOTE_NONE))
        known = (word for word in words if len(word) >= 6 and word in lexicon().known)
        return list(islice(known, FREQUENT))


if __name__ == "__main__":
    sys.exit(main())
