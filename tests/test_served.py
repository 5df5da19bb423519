"""The site as gunicorn serves it with two workers: counts add up, lines are JSON, nothing opens too early."""

import json
import re
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from socket import create_connection, create_server
from types import SimpleNamespace
from urllib.error import HTTPError
from urllib.request import Request, urlopen
from uuid import uuid4

import pytest
from django.conf import settings

from kennisbank.log_lines import FACTS
from kennisbank.port import HOST
from tests.installation import ROOT, bare_environment
from tests.logged import read
from tests.real_servers import wait_until

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]
CANARY, TOKEN = "Kanariegeel", "een-lang-geheim"
MOST_MEMORY = 350_000  # kB, one worker
WAIT = 60


@pytest.fixture(scope="module")
def served(demo_place, tmp_path_factory):
    """The demonstration behind gunicorn, with its access log and error log in files."""
    database, folder = demo_place
    logs = tmp_path_factory.mktemp("logs")
    with create_server((HOST, 0)) as free:
        port = free.getsockname()[1]
    variables = {
        "DATABASE_URL": f"sqlite:///{database}",
        "SECRET_KEY": settings.SECRET_KEY,
        "CLEARANCE_KEY": settings.CLEARANCE_KEY,
        "KENNISBANK_OPEN_READING": "true",
        "KENNISBANK_PROXIES": "1",
        "METRICS_TOKEN": TOKEN,
        "TMPDIR": str(logs),
    }
    command = ["-m", "gunicorn", "--config", "python:kennisbank.gunicorn", "--bind", f"{HOST}:{port}"]
    command += ["--workers", "2", "--access-logfile", "-", "kennisbank.wsgi"]
    with (logs / "access").open("w") as access, (logs / "errors").open("w") as errors:
        process = subprocess.Popen(
            [sys.executable, *command],
            cwd=ROOT,
            env=bare_environment(folder, **variables),
            stdout=access,
            stderr=errors,
        )
        site = SimpleNamespace(process=process, url=f"http://{HOST}:{port}", logs=logs)
        try:
            _wait_for(site)
            yield site
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait(WAIT)


def ask(site: SimpleNamespace, path: str, method: str = "GET", **headers: str) -> tuple[int, str]:
    """Waits for the line in the access log too: gunicorn writes it after the answer has been sent."""
    headers = {"X-Request-ID": uuid4().hex, **headers}
    answer = _answer(Request(site.url + path, method=method, headers=headers))
    wait_until(lambda: headers["X-Request-ID"] in (site.logs / "access").read_text())
    return answer


def _answer(asked: Request) -> tuple[int, str]:
    try:
        with urlopen(asked, timeout=WAIT) as answer:
            return answer.status, answer.read().decode()
    except HTTPError as refused:
        return refused.code, refused.read().decode()


def workers(site: SimpleNamespace) -> list[int]:
    pid = site.process.pid
    return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def test_requests_to_both_workers_add_up(served):
    name = 'kennisbank_requests_total{method="GET",status="2xx",view="health_live"}'
    before = _number(served, name)
    with ThreadPoolExecutor(8) as pool:
        assert set(pool.map(lambda _: ask(served, "/health/live")[0], range(120))) == {200}
    counted = {line["process"] for line in _access(served) if line["path"] == "/health/live"}
    assert counted == set(workers(served)), "both workers must have answered, or nothing was added up"
    assert {_number(served, name) - before for _ in range(8)} == {120}


def test_searches_and_waiting_changes_are_told_too(served):
    assert ask(served, "/zoeken/?q=briefadres")[0] == 200
    assert _number(served, 'kennisbank_search_seconds_count{kind="find"}') >= 1
    assert _number(served, "kennisbank_waiting_changes") == 0


def test_every_line_is_json_and_holds_nothing_that_was_typed(served):
    for path in ("/zoeken/?q={}", "/{}/", "/p/{}/", "/static/{}", "/%zz{}"):
        ask(served, path.format(CANARY), **{"User-Agent": CANARY, "Referer": f"{served.url}/{CANARY}"})
    ask(served, "/regels/", method="KANARIEGEEL")
    ask(served, "/regels/", **{"Host": f"{CANARY}.example.org", "X-Forwarded-For": "203.0.113.7"})
    ask(served, "/regels/", **{"X-Request-ID": "aanvraag-van-de-proxy"})
    for written in ("access", "errors"):
        told = (served.logs / written).read_text()
        assert CANARY.lower() not in told.lower()
        assert "203.0.113.7" not in told
        assert HOST not in told
    lines = _access(served)
    assert {"time", "level", "logger", "message", "request", *FACTS} <= set(lines[-1])
    assert [line["path"] for line in lines if line["request"] == "aanvraag-van-de-proxy"] == ["/regels/"]
    assert read((served.logs / "errors").read_text()), "what was not found is told"


def test_the_line_of_a_precedent_tells_its_number_not_its_title(served):
    number = re.search(r"KM-\d{4}-\d{4}", ask(served, "/precedenten/")[1])[0]
    ask(served, f"/p/{number}/")
    expected = [f"/p/{number}/", f"/p/{number}/"]  # the way to the page, then the page
    wait_until(lambda: [line["path"] for line in _access(served)[-2:]] == expected)


def test_a_request_that_gunicorn_itself_refuses_is_told_without_its_text(served):
    with create_connection((HOST, int(served.url.rsplit(":", 1)[1])), timeout=WAIT) as connection:
        connection.sendall(f"GET /{CANARY} {CANARY}\r\n\r\n".encode())
        connection.recv(100)
    wait_until(lambda: "Invalid request from ip" in (served.logs / "errors").read_text())
    last = read((served.logs / "errors").read_text())[-1]
    assert last["logger"] == "gunicorn.error"
    assert last["message"] == "Invalid request from ip"
    assert CANARY not in json.dumps(last)


def test_a_worker_fits_and_shares_what_was_read_before_it_was_made(served):
    for pid in workers(served):
        held = dict(
            re.findall(r"^(\w+):\s+(\d+) kB", Path(f"/proc/{pid}/smaps_rollup").read_text(), re.MULTILINE)
        )
        assert int(held["Rss"]) < MOST_MEMORY
        assert int(held["Pss"]) < 0.8 * int(held["Rss"])


def test_the_master_holds_no_database_or_index_open(served):
    opened = [str(link.readlink()) for link in Path(f"/proc/{served.process.pid}/fd").iterdir()]
    assert opened
    assert not [name for name in opened if "sqlite" in name or "/index" in name]


def test_the_folder_of_the_counts_goes_with_the_server(served):
    assert list(served.logs.glob("kennisbank-metrics-*/*.db"))
    served.process.send_signal(signal.SIGTERM)
    assert served.process.wait(WAIT) == 0
    assert not list(served.logs.glob("kennisbank-metrics-*"))


def _wait_for(site: SimpleNamespace) -> None:
    until = time.monotonic() + WAIT
    while time.monotonic() < until and site.process.poll() is None:
        try:
            urlopen(f"{site.url}/health/ready", timeout=WAIT).close()
            return
        except OSError:
            time.sleep(0.05)
    raise AssertionError((site.logs / "errors").read_text())


def _number(site: SimpleNamespace, name: str) -> float:
    status, text = ask(site, "/metrics", Authorization=f"Bearer {TOKEN}")
    assert status == 200
    return sum(float(line.rsplit(" ", 1)[1]) for line in text.splitlines() if line.startswith(f"{name} "))


def _access(site: SimpleNamespace) -> list[dict[str, object]]:
    return read((site.logs / "access").read_text())
