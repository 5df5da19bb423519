"""PostgreSQL and Elasticsearch killed (kill -9) and started again while readers read and editors publish."""

import re
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Event

import pytest

from tests.real_servers import Server, Site, wait_until

pytestmark = [pytest.mark.elasticsearch, pytest.mark.postgresql]

ADDRESSES = ("/zoeken/?q=merel", "/zoeken/", "/zoeken/?q=mus&kind=casus", "/", "/regels-in-beeld/")
READERS = 4


@pytest.fixture
def servers():
    """In folders that other users may enter: neither server runs as root."""
    with TemporaryDirectory() as one, TemporaryDirectory() as other:
        database, search = Server("postgresql", Path(one)), Server("elasticsearch", Path(other))
        yield database, search
        search.stop()
        database.stop()


def test_servers_killed_under_load(servers, tmp_path):
    database, search = servers
    site = Site(tmp_path, DATABASE_URL=database.start(), ELASTICSEARCH_URL=search.start())
    for command in ("migrate", "rebuild_index"):
        site.manage(command)
    confirmed = tmp_path / "bevestigd"
    stopped = Event()
    with (
        site.served(tmp_path / "web.log") as web,
        site.program("manage.py", "sync_index", "--watch", log=tmp_path / "sync.log") as sync,
        site.program("-m", "tests.busy_editor", str(confirmed), log=tmp_path / "editor.log") as editor,
        ThreadPoolExecutor(READERS) as readers,
    ):
        asked = [readers.submit(_read_on, site, stopped, number) for number in range(READERS)]
        wait_until(lambda: confirmed.exists() and len(confirmed.read_text().splitlines()) > 8)

        database.kill()
        time.sleep(1)
        assert site.status("/") in (0, 500, 503)
        database.start()
        wait_until(lambda: site.status("/") == 200)
        _work_goes_on(confirmed)

        search.kill()
        time.sleep(1)
        assert site.status("/zoeken/?q=merel") == 503
        assert site.status("/") == 200
        _work_goes_on(confirmed)
        search.start()
        wait_until(lambda: site.status("/zoeken/?q=merel") == 200)

        editor.terminate()
        editor.wait()
        stopped.set()
        statuses = set().union(*(one.result() for one in asked))
        assert 200 in statuses
        assert {web.poll(), sync.poll()} == {None}  # neither had to be started again
        site.manage("sync_index")
        assert site.manage("check_index") == "Database en index zijn gelijk.\n"
        assert site.status("/health/ready") == 200
        _list_is_what_was_confirmed(site, confirmed.read_text())


def _read_on(site, stopped, number):
    """Statuses of one reader who goes on asking."""
    statuses = set()
    while not stopped.is_set():
        number += 1
        statuses.add(site.status(ADDRESSES[number % len(ADDRESSES)]))
        time.sleep(0.1)
    return statuses


def _work_goes_on(confirmed):
    before = len(confirmed.read_text().splitlines())
    wait_until(lambda: len(confirmed.read_text().splitlines()) > before + 3)


def _list_is_what_was_confirmed(site, confirmed):
    """Two edits may have been done and not confirmed: the database was killed in the middle of one, and the
    editor of another."""
    latest = dict(line.split()[::-1] for line in confirmed.splitlines() if len(line.split()) == 2)
    expected = {number for number, sign in latest.items() if sign == "+"}
    shown, page = set(), 1
    while site.status(f"/zoeken/?page={page}") == 200:
        shown |= set(re.findall(r"KM-\d{4}-\d{4,}", site.read(f"/zoeken/?page={page}")))
        page += 1
    assert len(shown ^ expected) <= 2
