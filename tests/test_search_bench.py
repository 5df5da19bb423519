"""The measuring command indexes and asks as the product does."""

import gzip
import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
TEXTS = {"a": "Leerlingenvervoer naar school", "b": 'Schulden en "een" briefadres', "c": "Niets hiervan"}


@pytest.mark.parametrize(
    "engine", ["embedded", pytest.param("elasticsearch", marks=pytest.mark.elasticsearch)]
)
def test_a_run(tmp_path, engine):
    corpus, queries, run = tmp_path / "corpus.jsonl.gz", tmp_path / "queries.jsonl", tmp_path / "run.tsv"
    with gzip.open(corpus, "wt", encoding="utf-8") as file:
        file.writelines(json.dumps({"_id": one, "text": text}) + "\n" for one, text in TEXTS.items())
    asked = {
        "q1": "vervoer van de leerling",
        "q2": 'een "schuld" -school ' + "briefadres " * 100,
        "q3": "xyz",
    }
    queries.write_text("".join(json.dumps({"_id": one, "text": text}) + "\n" for one, text in asked.items()))
    command = [
        sys.executable,
        "-m",
        "bench.retrieval",
        "--corpus",
        corpus,
        "--queries",
        queries,
        "--run",
        run,
    ]
    subprocess.run([*command, "--engine", engine], cwd=ROOT, check=True)
    assert run.read_text() == "q1\ta\nq2\tb\nq2\ta\n"
