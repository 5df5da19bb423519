"""`python -m anonymity FILE.jsonl`: the findings in each text of a file, as JSON lines.

Each line of the file has `id` and `text`; each line that is written has `id` and `findings`.
"""

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path

from anonymity.detector import detect
from anonymity.finding import Finding
from dutch.lexicon import LexiconMissing


def main() -> int:
    parser = argparse.ArgumentParser(
        prog="python -m anonymity", description="Zoekt persoonsgegevens in teksten."
    )
    parser.add_argument("file", type=Path, help="JSON-regels met id en text")
    try:
        for row in _rows(parser.parse_args().file):
            findings = [_as_row(finding) for finding in detect(row["text"])]
            print(json.dumps({"id": row["id"], "findings": findings}, ensure_ascii=False))
    except (OSError, LexiconMissing) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def _rows(file: Path) -> Iterator[dict[str, str]]:
    with file.open(encoding="utf-8") as opened:
        yield from (json.loads(line) for line in opened if line.strip())


def _as_row(finding: Finding) -> dict[str, str | int]:
    return {
        "start": finding.start,
        "end": finding.end,
        "kind": finding.kind,
        "level": finding.level,
        "suggestion": finding.suggestion,
    }


if __name__ == "__main__":
    sys.exit(main())
