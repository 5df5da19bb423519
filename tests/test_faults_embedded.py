"""The embedded engine on a disk that is full or damaged, and used by several processes at once."""

import os
import subprocess
import time
from contextlib import suppress
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from precedents.index_sync import SMALL, sync
from precedents.indexing import current_engine
from precedents.outbox import IndexChange
from tests.birds import edit_all, page, three_birds
from tests.editors import publish, published, rewritten
from tests.in_step import assert_in_step, assert_nothing_wrong, assert_report_is_true, found
from tests.killed import in_child_process

pytestmark = pytest.mark.usefixtures("emptied_site")


@pytest.fixture
def birds(settings, tmp_path):
    settings.ELASTICSEARCH_URL, settings.KENNISBANK_DATA = "", tmp_path
    call_command("rebuild_index", stdout=StringIO())
    three_birds()


@pytest.fixture
def small_disk(settings, tmp_path):
    """The data folder is a disk of sixteen megabytes; the database stands elsewhere."""
    if os.geteuid() != 0:
        pytest.skip("alleen root kan een kleine schijf maken")
    disk = tmp_path / "schijf"
    disk.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=16m", "tmpfs", str(disk)], check=True)
    settings.ELASTICSEARCH_URL, settings.KENNISBANK_DATA = "", disk
    call_command("rebuild_index", stdout=StringIO())
    three_birds()
    yield disk
    subprocess.run(["umount", "--lazy", str(disk)], check=True)


def fill(disk):
    """Not a byte is left."""
    file = os.open(disk / "vol", os.O_WRONLY | os.O_CREAT)
    with suppress(OSError):
        while True:
            os.write(file, bytes(4096))
    os.close(file)


def test_a_full_disk_leaves_changes_waiting_and_searching_true(small_disk, client):
    fill(small_disk)
    edit_all()
    assert IndexChange.objects.exclude(error="").exists()
    assert found(client) == set()  # the three changed or went, and the new one waits
    assert_report_is_true()
    sync()
    assert_nothing_wrong(client)
    (small_disk / "vol").unlink()
    call_command("sync_index", stdout=StringIO())
    assert_in_step(client)
    assert len(found(client)) == 2


def test_a_rebuild_on_a_full_disk_leaves_the_old_index(small_disk, client):
    fill(small_disk)
    with pytest.raises(CommandError):
        call_command("rebuild_index", stdout=StringIO())
    assert_in_step(client)
    (small_disk / "vol").unlink()
    call_command("rebuild_index", stdout=StringIO())
    assert_in_step(client)


def damage(settings):
    used = settings.KENNISBANK_DATA / "index" / current_engine().condition().index
    (used / "meta.json").write_text("{")


def test_a_damaged_index_is_rebuilt_at_the_next_change(birds, client, settings):
    damage(settings)
    assert found(client) is None
    assert_report_is_true()
    published("Een kraai op het dak")
    assert_in_step(client)
    assert len(found(client)) == 4
    assert list((settings.KENNISBANK_DATA / "index").glob("beschadigd-*"))


def test_a_large_collection_is_rebuilt_by_the_service_not_while_an_editor_waits(
    birds, client, settings, monkeypatch
):
    monkeypatch.setattr("precedents.index_sync.SMALL", 2)
    assert SMALL > 2
    damage(settings)
    published("Een kraai op het dak")
    assert found(client) is None
    assert IndexChange.objects.exclude(error="").exists()
    call_command("sync_index", stdout=StringIO())
    assert_in_step(client)


def test_a_publish_in_one_process_is_found_in_another_within_a_second(birds, client):
    assert found(client, "huismus") == set()

    def publish_elsewhere():
        publish(rewritten(page("mus"), "Een huismus op het dak").latest_revision)

    in_child_process(publish_elsewhere)
    start = time.monotonic()
    assert found(client, "huismus") == {page("huismus").number}
    assert time.monotonic() - start < 1
    in_child_process(lambda: page("huismus").unpublish())
    assert found(client, "huismus") == set()
    assert_in_step(client)
