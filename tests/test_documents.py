"""Documents made on all cores are those made one by one, and no process stays behind."""

import os
import signal
import subprocess
import sys
import time
from multiprocessing import active_children
from pathlib import Path

import pytest

from search import documents as making
from search.contract import EngineDown
from search.document import document
from search.documents import documents
from tests.installation import ROOT
from tests.search_corpus import records

UNTIL_KILLED = """
import os, signal, sys
from multiprocessing import active_children
from search import documents as making
from tests.search_corpus import records
making.FEW = 10
if __name__ == "__main__":
    made = making.documents(records(2000))
    for _ in range(200):
        next(made)
    print(*(child.pid for child in active_children()), flush=True)
    os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.fixture
def few(monkeypatch):
    """Other processes take part from the eleventh record."""
    monkeypatch.setattr(making, "FEW", 10)


def test_they_are_the_same_in_the_same_order(few):
    some = list(records(700))
    assert list(documents(some)) == list(map(document, some))
    assert active_children() == []


def test_memory_does_not_grow_with_the_collection(few):
    """What was read and not written yet is a few chunks, however many records follow."""
    read = []
    made = documents(read.append(one) or one for one in records(5_000))
    for _ in range(50):
        next(made)
    most = 10 + making._CHUNK * (making._AHEAD * os.cpu_count() + 2)
    assert len(read) <= most
    made.close()
    assert active_children() == []


def test_a_process_that_is_killed_is_told(few):
    made = documents(records(5_000))
    for _ in range(50):
        next(made)
    for child in active_children():
        os.kill(child.pid, signal.SIGKILL)
    with pytest.raises(EngineDown, match="ontleedt"):
        list(made)


def test_no_process_stays_behind_when_this_one_is_killed(tmp_path):
    script = tmp_path / "until_killed.py"
    script.write_text(UNTIL_KILLED)
    done = subprocess.run(
        [sys.executable, str(script)],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
    )
    assert done.returncode == -signal.SIGKILL
    children = done.stdout.split()
    assert children
    until = time.monotonic() + 20
    while any(_runs(child) for child in children):
        assert time.monotonic() < until
        time.sleep(0.1)


def _runs(process):
    """Not counting one that ended and that nobody asked about."""
    status = Path(f"/proc/{process}/status")
    try:
        return "State:\tZ" not in status.read_text()
    except FileNotFoundError:
        return False
