"""What measures comparable cases: a set whose judgements can be met, and a sentence when data is missing."""

import json
import subprocess
import sys

from bench.situations import SITUATIONS
from tests.demo_content import DEMO, ROOT


def test_every_situation_wants_precedents_that_the_demonstration_has():
    asked = [json.loads(line) for line in SITUATIONS.read_text(encoding="utf-8").splitlines()]
    known = {path.stem for path in DEMO.glob("*.json")}
    assert len(asked) >= 60
    assert len({one["id"] for one in asked}) == len({one["text"] for one in asked}) == len(asked)
    for one in asked:
        assert one["wanted"], one["id"]
        assert set(one["wanted"]) <= known, one["id"]
        assert set(one["wanted"].values()) <= {1, 2}, one["id"]


def test_without_the_open_data_the_command_says_what_is_missing(tmp_path):
    asked = [sys.executable, "-m", "bench.comparable", "--data", str(tmp_path)]
    ended = subprocess.run(asked, cwd=ROOT, capture_output=True, text=True, check=False)
    assert ended.returncode == 1
    assert "Een open set ontbreekt" in ended.stderr
    assert "--data" in ended.stderr
    assert "Traceback" not in ended.stderr
