"""`python -m bench.rules --queries F --run OUT`

Loads taxonomy and `demo/` into a temporary folder, asks for each line with `id` and `text` (of any length)
which blocking rules probably play, and writes the run: query, tab, rule, best first, at most ten a query, no
header. The order is the one that the site shows; the site leaves out those that are not strong enough.
"""

import argparse
import json
import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path

import django
from django.core.management import call_command
from django.db import connection

DEPTH = 10
_STEPS = ("migrate", "load_taxonomy")  # which rules fit does not depend on the precedents
_OF_THE_SITE = ("DATABASE_URL", "ELASTICSEARCH_URL")

Ranker = Callable[[str], list[str]]


def main() -> int:
    arguments = _arguments()
    with _demonstration() as ranked, arguments.run.open("w", encoding="utf-8") as run:
        for query in _lines(arguments.queries):
            for code in islice(ranked(query["text"]), DEPTH):
                run.write(f"{query['id']}\t{code}\n")
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.rules", description="Meet welke regels passen.")
    parser.add_argument("--queries", type=Path, required=True)
    parser.add_argument("--run", type=Path, required=True)
    return parser.parse_args()


@contextmanager
def _demonstration() -> Iterator[Ranker]:
    """The ranker of a site of its own: the settings of the real one, if any, do not count."""
    with tempfile.TemporaryDirectory() as folder:
        for name in _OF_THE_SITE:
            os.environ.pop(name, None)
        os.environ["KENNISBANK_DATA"] = folder
        os.environ["DJANGO_SETTINGS_MODULE"] = "kennisbank.settings"
        django.setup()
        for step in _STEPS:
            call_command(step, verbosity=0, stdout=sys.stderr)
        from precedents.fitting_rules import ranked_codes  # noqa: PLC0415  not before django.setup

        yield ranked_codes
        connection.close()


def _lines(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            if line.strip():
                yield json.loads(line)


if __name__ == "__main__":
    sys.exit(main())
