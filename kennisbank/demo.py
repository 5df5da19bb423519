"""The demo: rules, invented precedents and an index in KENNISBANK_DATA, and a server on this machine only.

    python -m kennisbank.demo               prepare
    python -m kennisbank.demo --port 8000   prepare and serve, open for reading

A step is done again only when what it reads has changed, so what was edited stays.
"""

import argparse
import logging
import os
import sys
from pathlib import Path

import django
from django.core.exceptions import ImproperlyConfigured
from django.core.management import CommandError, call_command

from kennisbank import environment, secret_key
from kennisbank.environment import ROOT
from kennisbank.port import HOST
from kennisbank.stamps import checksum, is_done, mark_done

RULES, EXAMPLES = ROOT / "taxonomy", ROOT / "demo"
CODE = (ROOT / "dutch", ROOT / "search", ROOT / "precedents")

# label, command, what it reads
STEPS = (
    ("Database klaarzetten", "migrate", (ROOT / "requirements.txt", *sorted(ROOT.glob("*/migrations")))),
    ("Regels en domeinen laden", "load_taxonomy", (RULES,)),
    ("Voorbeelden laden", "load_demo", (EXAMPLES,)),
    ("Zoekindex opbouwen", "rebuild_index", (RULES, EXAMPLES, *CODE)),
)


class Dots:
    """Output that shows one dot a line: progress without the text."""

    def write(self, text: str) -> None:
        sys.stdout.write("." * text.count("\n"))
        sys.stdout.flush()

    def flush(self) -> None:
        sys.stdout.flush()


def main() -> None:
    """Prepares, and serves when a port is given; what fails ends it with one sentence."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--port", type=int)
    port = parser.parse_args().port
    try:
        data = environment.folder("KENNISBANK_DATA")
        open_for_everybody(data, port)
        django.setup()
        logging.getLogger("wagtail").setLevel(logging.WARNING)  # a line a page tells a reader nothing
        prepare(data)
        call_command("load_demo", accounts=True)
    except (CommandError, ImproperlyConfigured) as error:
        sys.exit(f"\n{error}")
    print(f"Wat u wijzigt, blijft bewaard. Opnieuw beginnen: verwijder de map {data}", flush=True)
    if port:
        serve(port)


def open_for_everybody(data: Path, port: int | None) -> None:
    """Settings of the demo; one that is set already stays."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kennisbank.settings")
    os.environ.setdefault("SECRET_KEY", secret_key.remembered(data))
    os.environ.setdefault("KENNISBANK_OPEN_READING", "true")
    if port:
        os.environ.setdefault("BASE_URL", f"http://{HOST}:{port}")


def prepare(data: Path) -> None:
    """Does the steps of which something changed since the last time, each with all that follow from it."""
    where = (environment.text("DATABASE_URL"), environment.text("ELASTICSEARCH_URL"))
    for label, command, reads in STEPS:
        stamp, total = data / "stamps" / command, checksum(reads, *where)
        if is_done(stamp, total):
            continue
        print(label, flush=True)
        if command == "migrate":  # 200 lines that tell a reader nothing
            call_command(command, stdout=Dots())
            print(flush=True)
        else:
            call_command(command)
        mark_done(stamp, total)


def serve(port: int) -> None:
    """Becomes gunicorn: a process of its own, so that nothing opened while preparing is shared with it."""
    sys.stdout.flush()
    os.execv(
        sys.executable,
        [sys.executable, "-m", "gunicorn", "--config", "python:kennisbank.gunicorn"]
        + ["--bind", f"{HOST}:{port}", "kennisbank.wsgi"],
    )


if __name__ == "__main__":
    main()
