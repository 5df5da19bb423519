"""What measures speed: a table that tells the truth, and readers that use the pages as they are."""

import random
import subprocess
import sys

import pytest

from bench.speed import readers, report
from bench.speed.goals import GOALS, LARGE, MIDDLE, SMALL, Figure
from bench.speed.readers import Taken, _requests, most_readers
from tests.demo_content import ROOT


def row(table, begin):
    return next(
        [cell.strip() for cell in line.split("|")[1:-1]] for line in table.splitlines() if begin in line
    )


def test_a_goal_is_met_only_when_it_is_at_every_size():
    fast, slow = Figure("search p95", "embedded", SMALL, 1.2), Figure("search p95", "embedded", LARGE, 1.6)
    assert row(report.table([fast]), "p95")[-1] == "yes"
    assert row(report.table([fast, slow]), "p95")[-2:] == ["1.60 ×", "**no**"]
    assert report.missed([fast, slow]) == [slow]


def test_a_goal_of_some_sizes_is_not_asked_of_others():
    pages = [Figure("page p95", "embedded", size, value) for size, value in ((SMALL, 240), (MIDDLE, 149))]
    assert row(report.table(pages), "< 150 ms")[-1] == "yes"
    assert row(report.table(pages[:1]), "< 150 ms")[-1] == ""


def test_growth_is_reckoned_from_the_smallest_site():
    pages = [Figure("page p95", "embedded", size, value) for size, value in ((SMALL, 50), (LARGE, 200))]
    assert row(report.table(pages), "≤ 3 ×")[-2:] == ["4.00 ×", "**no**"]


def test_some_goals_are_to_be_reached_from_above():
    goal = GOALS["wagtail database"]
    assert goal.met(Figure("wagtail database", "embedded", SMALL, 3.5)) is True
    assert goal.met(Figure("wagtail database", "embedded", SMALL, 2.9)) is False


@pytest.mark.parametrize(
    ("holds", "found"), [(50, 50), (61, 50), (62, 62), (1_000, 908), (49, 40), (30, 25), (1, 1), (0, 0)]
)
def test_the_most_readers_are_looked_for_in_both_directions(monkeypatch, holds, found):
    """A site that serves so many well, and no more."""
    monkeypatch.setattr(readers, "together", lambda _server, _questions, many, _lasting: served(many))

    def served(many):
        return Taken([0.1 if many <= holds else 2.0])

    most, told = most_readers(None, [], 50, served(50))
    assert most == found
    assert told.endswith("p95 2.0 s, 0 errors")


class Asked:
    """The site, as the readers of a test see it; remembers what was asked."""

    def __init__(self, client):
        self.client, self.paths = client, []

    def get(self, path):
        answer = self.client.get(path)
        assert answer.status_code == 200, path
        self.paths.append(path)
        return answer.content.decode()

    def post(self, path, **fields):
        assert self.client.post(path, fields).status_code == 200
        self.paths.append(path)


@pytest.mark.django_db
@pytest.mark.one_database
@pytest.mark.usefixtures("demo")
def test_a_reader_types_searches_filters_looks_further_and_reads(client):
    server = Asked(client)
    requests = _requests(server, ["gemeente"], random.Random(3))
    for _ in range(24):
        next(requests)
    typed, searched, filtered, *more = server.paths
    assert typed == "/suggesties/"
    assert searched == "/zoeken/?q=gemeente"
    assert filtered.startswith(f"{searched}&")
    assert any("page=2" in path for path in more)
    assert any(path.startswith("/precedenten/") for path in more)


def test_without_the_open_data_the_command_says_what_is_missing(tmp_path):
    asked = [sys.executable, "-m", "bench.speed", "--data", str(tmp_path)]
    ended = subprocess.run(asked, cwd=ROOT, capture_output=True, text=True, check=False)
    assert ended.returncode == 1
    assert ended.stderr.startswith("De passages ontbreken")
    assert "--data" in ended.stderr
