"""What `make` promises: clear sentences first; a demo that starts again fast and keeps what was edited."""

import contextlib
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request

import pytest

from kennisbank.stamps import checksum, is_done, mark_done
from tests.installation import ROOT, bare_environment, run


@pytest.fixture
def taken_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        yield str(listener.getsockname()[1])


@pytest.fixture
def free_port(taken_port):
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return str(listener.getsockname()[1])


def test_a_port_in_use_is_told_before_anything_starts(taken_port, tmp_path):
    done = run("-m", "kennisbank.port", taken_port, data=tmp_path)
    assert done.returncode == 1
    assert done.stderr.startswith(f"Poort {taken_port} is niet vrij.")


@pytest.mark.parametrize("port", ["abc", "0", "65536", "-1", ""])
def test_a_port_that_is_none_is_told(port, tmp_path):
    done = run("-m", "kennisbank.port", port, data=tmp_path)
    assert done.returncode == 1
    assert done.stderr.startswith("PORT is een getal")


def test_a_free_port_is_fine(free_port, tmp_path):
    assert run("-m", "kennisbank.port", free_port, data=tmp_path).returncode == 0


@pytest.mark.parametrize("target", ["install", "demo", "demo-data", "test", "lint", "bench"])
def test_a_wrong_python_is_told_in_one_sentence(target):
    done = subprocess.run(
        ["make", target, "PYTHON=/bin/false"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode != 0
    assert done.stdout.startswith("Python 3.11 of nieuwer is nodig.")


def test_a_step_is_done_until_what_it_reads_changes(tmp_path):
    folder, stamp = tmp_path / "demo", tmp_path / "stamps" / "demo"
    folder.mkdir()
    (folder / "een.json").write_text("{}")
    total = checksum([folder], "sqlite")
    assert not is_done(stamp, total)
    mark_done(stamp, total)
    assert is_done(stamp, checksum([folder], "sqlite"))
    assert not is_done(stamp, checksum([folder], "postgres"))
    (folder / "een.json").write_text("{ }")
    assert not is_done(stamp, checksum([folder], "sqlite"))
    (folder / "een.json").rename(folder / "twee.json")
    assert not is_done(stamp, checksum([folder], "sqlite"))


@pytest.fixture(scope="module")
def prepared(tmp_path_factory):
    """The folder of a demo that was prepared once, and what it said."""
    data = tmp_path_factory.mktemp("demo")
    return data, run("-m", "kennisbank.demo", data=data)


@contextlib.contextmanager
def served(data, port, log):
    """The demo as a process, until the block ends; gives the seconds to its first answer."""
    began = time.monotonic()
    with open(log, "wb") as output:
        process = subprocess.Popen(
            [sys.executable, "-m", "kennisbank.demo", "--port", port],
            cwd=ROOT,
            env=bare_environment(data),
            stdout=output,
            stderr=subprocess.STDOUT,
        )
    try:
        while not answers(port):
            assert process.poll() is None, log.read_text()
            time.sleep(0.1)
        yield time.monotonic() - began
    finally:
        process.terminate()
        process.wait(timeout=30)


def answers(port):
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=10) as answer:
            return answer.status == 200
    except urllib.error.URLError:
        return False


def in_shell(data, code):
    done = run("manage.py", "shell", "--verbosity", "0", "-c", code, data=data)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_the_demo_prepares_and_tells_accounts_and_how_to_start_afresh(prepared):
    data, done = prepared
    assert done.returncode == 0, done.stderr
    assert "Accounts" in done.stdout
    assert f"verwijder de map {data}" in done.stdout
    assert run("manage.py", "check_index", data=data).returncode == 0


def test_the_demo_serves_open_for_reading_within_ten_seconds(prepared, free_port, tmp_path):
    data, log = prepared[0], tmp_path / "log"
    with served(data, free_port, log) as seconds:
        assert seconds < 10
        assert f"http://127.0.0.1:{free_port}/" in log.read_text()


def test_a_second_call_keeps_what_was_edited(prepared):
    data = prepared[0]
    in_shell(
        data,
        "from precedents.models import PrecedentPage as P; p = P.objects.live().order_by('number').first();"
        "P.objects.filter(pk=p.pk).update(title='Door een redacteur gewijzigd')",
    )
    again = run("-m", "kennisbank.demo", data=data)
    assert again.returncode == 0, again.stderr
    kept = (
        "from precedents.models import PrecedentPage as P;"
        "print(P.objects.filter(title='Door een redacteur gewijzigd').count())"
    )
    assert in_shell(data, kept) == "1"
