"""`python -m anonymity FILE.jsonl`: what it reads and writes."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
TEXT = "Mevrouw Okonjo woont aan de Lindelaan 22 in Almelo. Zij is erg koppig."


def run(*arguments):
    command = [sys.executable, "-m", "anonymity", *map(str, arguments)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True)


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "texts.jsonl"
    rows = [{"id": "een", "text": TEXT, "spans": []}, {"id": "twee", "text": "Er is niets gebeurd."}]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows) + "\n", encoding="utf-8")
    return path


def test_each_text_gives_a_line_in_the_same_order(file):
    result = run(file)
    assert result.returncode == 0, result.stderr
    lines = [json.loads(line) for line in result.stdout.splitlines()]
    assert [line["id"] for line in lines] == ["een", "twee"]
    assert lines[1]["findings"] == []


def test_a_finding_says_where_it_stands_and_what_it_is(file):
    findings = json.loads(run(file).stdout.splitlines()[0])["findings"]
    assert all(set(finding) == {"start", "end", "kind", "level", "suggestion"} for finding in findings)
    found = [(TEXT[f["start"] : f["end"]], f["kind"], f["level"]) for f in findings]
    assert found == [
        ("Okonjo", "NAME", "B2"),
        ("Lindelaan 22", "ADDRESS", "B1"),
        ("Almelo", "PLACE", "C"),
        ("koppig", "JUDGMENT", "A"),
    ]
    assert all(finding["suggestion"] for finding in findings)


def test_the_same_text_gives_the_same_findings(file):
    assert run(file).stdout == run(file).stdout


def test_a_file_that_is_not_there_is_told(tmp_path):
    result = run(tmp_path / "geen.jsonl")
    assert result.returncode == 1
    assert "geen.jsonl" in result.stderr
    assert "Traceback" not in result.stderr
