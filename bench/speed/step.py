"""`python -m bench.speed.step NAME --size N`: one part of the measuring, on the site that the settings name.

Prints each figure as a line of JSON. `python -m bench.speed` runs the parts one after the other.
"""

import argparse
import json
import sys
from dataclasses import asdict, dataclass
from importlib import import_module
from pathlib import Path

import django

from bench.open_sets import FOLDER

NAMES = ("filling", "rebuilding", "searching", "indexing", "serving", "wagtail")


@dataclass(frozen=True)
class Plan:
    """What to measure with: `full` takes more rounds; `beside` is the folder of the same site on the embedded
    engine."""

    size: int
    data: Path = FOLDER
    full: bool = False
    beside: Path | None = None

    @property
    def rounds(self) -> int:
        return 3 if self.full else 1


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m bench.speed.step", description="Meet een deel.")
    parser.add_argument("name", choices=NAMES)
    parser.add_argument("--size", type=int, required=True)
    parser.add_argument("--data", type=Path, default=FOLDER)
    parser.add_argument("--full", action="store_true")
    parser.add_argument("--beside", type=Path)
    chosen = vars(parser.parse_args())
    name = chosen.pop("name")
    django.setup()
    try:
        for figure in import_module(f"bench.speed.{name}").figures(Plan(**chosen)):
            print(json.dumps(asdict(figure)), flush=True)
    except RuntimeError as error:
        sys.exit(str(error))
    return 0


if __name__ == "__main__":
    sys.exit(main())
