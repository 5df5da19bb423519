"""Pasted situations asked of the demonstration, on a site of its own in a temporary folder."""

import json
import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

import django
from django.core.management import call_command
from django.db import connection

from bench.scores import ndcg, recall
from bench.tables import markdown

SITUATIONS = Path(__file__).parent / "situations.jsonl"
DEPTH = 10
_STEPS = ("migrate", "load_taxonomy", "load_demo", "rebuild_index")
_OF_THE_SITE = ("DATABASE_URL", "ELASTICSEARCH_URL")


@dataclass(frozen=True)
class Figures:
    """Of one situation; `both` when a granted and a refused precedent stand among the first ten."""

    ndcg: float
    recall: float
    both: bool


def table() -> str:
    asked = [json.loads(line) for line in SITUATIONS.read_text(encoding="utf-8").splitlines()]
    with _demonstration() as comparable:
        every = comparable.NAMES
        kinds = {"all": every, **{f"without {name}": tuple({*every} - {name}) for name in every}}
        kinds |= {f"only {name}": (name,) for name in ("rule", "words")}
        rows = [
            _row(name, [_figures(comparable, one, some) for one in asked]) for name, some in kinds.items()
        ]
    names = ["likenesses", "nDCG@10", "recall@10", "both outcomes", "nDCG@10 tuned on", "nDCG@10 kept back"]
    return markdown(names, rows)


@contextmanager
def _demonstration() -> Iterator[ModuleType]:
    """What compares on such a site: the settings of the real one, if any, do not count."""
    with tempfile.TemporaryDirectory() as folder:
        for name in _OF_THE_SITE:
            os.environ.pop(name, None)
        os.environ["KENNISBANK_DATA"] = folder
        os.environ["DJANGO_SETTINGS_MODULE"] = "kennisbank.settings"
        django.setup()
        for step in _STEPS:
            call_command(step, verbosity=0, stdout=sys.stderr)
        from precedents import comparable  # noqa: PLC0415  not before django.setup

        yield comparable
        connection.close()


def _figures(comparable: ModuleType, asked: dict, kinds: tuple[str, ...]) -> Figures:
    items = comparable.compare(comparable.of_text(asked["text"]).subject, kinds).items
    ranked = [item.page.slug for item in items]
    both = all(any(item.has_outcome(side) for item in items[:DEPTH]) for side in comparable.SIDES)
    return Figures(ndcg(asked["wanted"], ranked, DEPTH), recall(asked["wanted"], ranked, DEPTH), both)


def _row(name: str, figures: list[Figures]) -> list[str]:
    means = (
        _mean([one.ndcg for one in figures]),
        _mean([one.recall for one in figures]),
        _mean([one.both for one in figures]),
        _mean([one.ndcg for one in figures[::2]]),
        _mean([one.ndcg for one in figures[1::2]]),
    )
    return [name, *(f"{mean:.3f}" for mean in means)]


def _mean(numbers: list[float]) -> float:
    return sum(numbers) / len(numbers)
