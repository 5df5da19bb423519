"""`python -m bench.speed [--full]`: what searching, reading, indexing and publishing cost, beside the goals.

Sites of 1,000 precedents (with --full 10,000 and 100,000 too) made of the demonstration's structure, on
SQLite with the embedded engine; with ELASTICSEARCH_URL and a DATABASE_URL of PostgreSQL also on those. Each
part is measured in a process of its own, one after the other, on one machine and in one run.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bench.open_sets import FOLDER
from bench.speed import machine, report
from bench.speed.goals import LARGE, MIDDLE, SMALL, Figure
from bench.speed.places import Place, embedded, has_servers, on_servers
from kennisbank.environment import ROOT

PARTS = ("searching", "indexing", "serving")
_HEAD = "# Speed\n\nWritten by `make bench-full`; `make bench` prints a short form.\n"


def main() -> int:
    chosen = _arguments()
    if not (chosen.data / "law-passages-120k").is_dir():
        sys.exit(f"De passages ontbreken: {chosen.data / 'law-passages-120k'}. Wijs de map aan met --data.")
    figures: list[Figure] = []
    try:
        with _folder(chosen.site) as folder:
            for size in chosen.sizes or ([SMALL, MIDDLE, LARGE] if chosen.full else [SMALL]):
                figures += _of_size(size, folder, chosen)
    except subprocess.CalledProcessError as error:
        sys.exit(f"Dit deel van de meting mislukte: {' '.join(error.cmd[3:])}")
    except RuntimeError as error:
        sys.exit(str(error))
    told = f"{machine.described()}\n\n{report.table(figures)}"
    print(told)
    if chosen.write:
        chosen.write.write_text(f"{_HEAD}\n{told}", encoding="utf-8")
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.speed", description="Meet de snelheid.")
    parser.add_argument("--full", action="store_true", help="alle groottes en meer rondes")
    parser.add_argument("--sizes", type=int, nargs="+", help="aantallen precedenten")
    parser.add_argument("--parts", nargs="+", choices=PARTS, default=PARTS, help="alleen deze delen")
    parser.add_argument("--data", type=Path, default=FOLDER, help="map met de open sets")
    parser.add_argument("--site", type=Path, help="map waarin de gemaakte sites blijven staan")
    parser.add_argument("--write", type=Path, help="bestand waarin de tabel komt")
    return parser.parse_args()


@contextmanager
def _folder(kept: Path | None) -> Iterator[Path]:
    if kept:
        kept.mkdir(parents=True, exist_ok=True)
        yield kept.resolve()
        return
    with tempfile.TemporaryDirectory() as folder:
        yield Path(folder)


def _of_size(size: int, folder: Path, chosen: argparse.Namespace) -> Iterator[Figure]:
    at_home = embedded(folder / str(size))
    for part in ("filling", "rebuilding", *chosen.parts):
        yield from _figures(part, at_home, size, chosen)
    if has_servers():
        with tempfile.TemporaryDirectory() as elsewhere, on_servers(Path(elsewhere), size) as place:
            for part in ("filling", "rebuilding", *chosen.parts):
                yield from _figures(part, place, size, chosen)
            if "searching" in chosen.parts:
                yield from _figures("wagtail", place, size, chosen, "--beside", str(at_home.folder))


def _figures(part: str, place: Place, size: int, chosen: argparse.Namespace, *more: str) -> Iterator[Figure]:
    """Each part in a process of its own; its figures are shown as they come."""
    command = [
        sys.executable,
        "-m",
        "bench.speed.step",
        part,
        "--size",
        str(size),
        "--data",
        str(chosen.data),
    ]
    command += [*more, *(["--full"] if chosen.full else [])]
    settings = "bench.settings" if part == "wagtail" else "kennisbank.settings"
    done = subprocess.run(
        command, cwd=ROOT, env=place.environment(settings), check=True, text=True, stdout=subprocess.PIPE
    )
    for line in done.stdout.splitlines():
        if line.startswith("{"):
            print(line, file=sys.stderr, flush=True)
            yield Figure(**json.loads(line))


if __name__ == "__main__":
    sys.exit(main())
