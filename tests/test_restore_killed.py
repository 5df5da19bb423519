"""A restore that is killed: before the commit nothing changed, after it nothing half is served or found."""

from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection

from kennisbank.copying import arriving, restoring
from tests.backups import backup_file, own_folder, rows, said_by, withdraw  # noqa: F401 - fixtures
from tests.editors import client_of, published, someone
from tests.in_step import assert_in_step, assert_nothing_wrong, found
from tests.killed import in_killed_process, kill_yourself

pytestmark = pytest.mark.usefixtures("own_folder")


@pytest.fixture
def site(file):
    """A precedent that was withdrawn since the backup, one that stayed, and one that is newer."""
    picture().parent.mkdir(parents=True)
    picture().write_text("Een bijlage.")
    withdrawn, kept = published("Een"), published("Twee")
    said_by("backup", file)
    withdraw(withdrawn)
    picture().unlink()
    return withdrawn, kept, published("Drie")


def picture():
    return Path(settings.MEDIA_ROOT) / "brief.txt"


def statuses(client, pages):
    return [client.get(page.url).status_code for page in pages]


def restore_killed_after(statement, file):
    """Killed when this statement was done, in the middle of the transaction."""

    def die(execute, sql, *others):
        done = execute(sql, *others)
        if sql.startswith(statement):
            kill_yourself()
        return done

    def work():
        with connection.execute_wrapper(die):
            said_by("restore", file, "--replace")

    in_killed_process(work)


@pytest.mark.parametrize("statement", ["DELETE FROM", 'INSERT INTO "precedents_precedentpage"'])
def test_killed_before_the_commit_it_changed_nothing(site, file, client, statement):
    withdrawn, kept, newer = site
    before = rows()
    restore_killed_after(statement, file)
    assert rows() == before
    assert statuses(client, site) == [410, 200, 200]
    assert found(client) == {kept.number, newer.number}
    assert_in_step(client)
    assert_restored_anew(site, file, client)


@pytest.mark.parametrize(("room", "step"), [(restoring, "_take_in"), (arriving, "rebuild")])
def test_killed_after_the_commit_nothing_half_is_found(site, file, client, room, step):
    def work():
        setattr(room, step, lambda *_: kill_yourself())
        said_by("restore", file, "--replace")

    in_killed_process(work)
    assert statuses(client, site) == [410, 200, 404]
    assert found(client) in (set(), {site[1].number})
    assert_nothing_wrong(client)
    assert_restored_anew(site, file, client)


@pytest.mark.parametrize("command", ["rebuild_index", "sync_index"])
def test_killed_before_the_index_was_made_a_command_makes_it(site, file, client, command):
    def work():
        arriving.rebuild = lambda *_: kill_yourself()
        said_by("restore", file, "--replace")

    in_killed_process(work)
    said_by(command)
    assert_in_step(client)
    assert found(client) == {site[1].number}


def assert_restored_anew(site, file, client):
    _, kept, newer = site
    said_by("restore", file, "--replace")
    assert statuses(client, site) == [410, 200, 404]
    assert client.get(f"/p/{newer.number}/").status_code == 410
    assert found(client) == {kept.number}
    assert_in_step(client)
    assert picture().read_text() == "Een bijlage."
    assert "Twee" in client_of(someone("beheer")).get("/admin/pages/search/?q=Twee").content.decode()
