"""Processes killed in the middle of their work, and edits in the middle of a rebuild, on each engine."""

from concurrent.futures import ThreadPoolExecutor
from io import StringIO
from threading import Thread

import pytest
from django.core.management import call_command
from django.db import connections
from django.utils import timezone

from precedents import index_rebuild, index_sync, outbox
from precedents.index_state import IndexState
from precedents.indexing import EngineDown, current_engine
from precedents.outbox import IndexChange
from tests.birds import edit_all, page, three_birds
from tests.editors import publish, published, rewritten
from tests.in_step import assert_in_step, assert_nothing_wrong, assert_report_is_true, found
from tests.killed import die_at_the_engine, in_killed_process, kill_yourself


@pytest.fixture
def birds(live_engine):
    three_birds()


def rebuild(tell):
    return index_rebuild.rebuild(None, tell)


# Edits while a new index is made


def test_an_edit_during_a_rebuild_is_in_the_new_index(birds, client):
    rebuild(lambda count: edit_all() if count == 1 else None)
    assert_in_step(client)
    assert found(client, "merel") == found(client, "spreeuw") == set()
    assert found(client, "huismus") == {page("huismus").number}
    assert not IndexChange.objects.exists()


def test_an_edit_during_a_rebuild_is_found_at_once(birds, client):
    seen = []

    def edit_and_look(count):
        if count == 1:
            edit_all()
            seen.append((found(client, "huismus"), found(client, "merel")))

    rebuild(edit_and_look)
    assert seen == [({page("huismus").number}, set())]


def test_two_rebuilds_at_once_are_one(birds, client):
    refused = []

    def rebuild_again(count):
        if count == 1:
            other = Thread(target=_refused_rebuild, args=(refused,))
            other.start()
            other.join()

    rebuild(rebuild_again)
    assert refused == ["Er wordt al een zoekindex gebouwd. Wacht tot dat klaar is."]
    assert_in_step(client)


def _refused_rebuild(refused):
    try:
        rebuild(lambda count: None)
    except EngineDown as error:
        refused.append(str(error))
    finally:
        connections.close_all()


# kill -9


def test_a_rebuild_that_is_killed_leaves_the_old_index(birds, client, capsys):
    in_killed_process(lambda: rebuild(lambda count: kill_yourself() if count == 2 else None))
    assert IndexState.objects.get(engine=current_engine().name).rebuilding
    assert_report_is_true()
    assert found(client) is not None
    edit_all()
    assert not IndexState.objects.get(engine=current_engine().name).rebuilding
    assert not IndexChange.objects.exists()  # nobody waits for them any more
    assert_in_step(client)
    call_command("rebuild_index", stdout=StringIO())
    assert_in_step(client)


@pytest.mark.parametrize("moment", ["voor", "na"])
@pytest.mark.parametrize("verb", ["add", "remove"])
def test_a_process_killed_while_it_writes_the_index_leaves_the_change_waiting(birds, client, verb, moment):
    def edit_until_killed():
        die_at_the_engine(verb, moment)
        if verb == "add":
            publish(rewritten(page("mus"), "Een huismus op het dak").latest_revision)
        else:
            page("mus").unpublish()

    in_killed_process(edit_until_killed)
    assert IndexChange.objects.exists()
    assert_nothing_wrong(client)
    assert page("mus").number not in found(client, "mus")
    assert_report_is_true()
    call_command("sync_index", stdout=StringIO())
    assert_in_step(client)
    assert page("mus").live == (verb == "add")


def test_a_process_killed_while_it_swaps_leaves_an_index(birds, client, monkeypatch):
    def die_at_the_swap():
        with current_engine().building() as draft:
            kind = type(draft)
        use = kind.use

        def dying(draft):
            use(draft)
            kill_yourself()

        kind.use = dying
        rebuild(lambda count: edit_all() if count == 1 else None)

    in_killed_process(die_at_the_swap)
    assert_nothing_wrong(client)
    call_command("sync_index", stdout=StringIO())
    assert_in_step(client)


# Together


def test_two_workers_never_write_the_same_row(birds, client):
    pages = [page(bird).pk for bird in ("merel", "spreeuw", "mus")] * 150
    outbox.note(pages)
    with ThreadPoolExecutor(2) as workers:
        done = list(workers.map(_synced, range(2)))
    assert sum(one.written for one in done) == len(pages)
    assert not any(one.error for one in done)
    assert_in_step(client)


def _synced(_):
    try:
        return index_sync.sync()
    finally:
        connections.close_all()


# Other misfortune


def test_a_clock_that_is_set_back_changes_nothing(birds, client, monkeypatch):
    published("Een kraai op het dak")
    past = timezone.now().replace(year=2001)
    monkeypatch.setattr(timezone, "now", lambda: past)
    edit = page("kraai")
    publish(rewritten(edit, "Een ekster op het dak").latest_revision)
    page("merel").unpublish()
    assert found(client, "kraai") == found(client, "merel") == set()
    assert found(client, "ekster") == {edit.number}
    assert_in_step(client)


def test_an_index_that_is_gone_is_built_anew_at_the_next_change(birds, client, index_gone):
    index_gone()
    assert found(client) is None
    assert_report_is_true()
    published("Een kraai op het dak")
    assert_in_step(client)
    assert len(found(client)) == 4


@pytest.mark.parametrize("command", [("rebuild_index",), ("check_index", "--repair"), ("sync_index",)])
def test_an_index_that_is_gone_is_built_anew_by_a_command(birds, client, index_gone, command):
    index_gone()
    IndexChange.objects.create(page_id=page("mus").pk)
    call_command(*command, stdout=StringIO())
    assert_in_step(client)
    assert len(found(client)) == 3


@pytest.fixture
def index_gone(live_engine, settings, tmp_path):
    """Takes the index away behind the back of the site."""

    def take_away():
        if live_engine == "embedded":
            (tmp_path / "index").rename(tmp_path / "weg")
        else:
            server = current_engine()._client
            server.indices.delete(index=current_engine().condition().index)

    return take_away
