"""Faults between the site and a real Elasticsearch, in the middle of what editors do.

After each: nothing published is lost, nothing withdrawn is found, the report is true, one command mends.
"""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from precedents import taking_back
from precedents.index_rebuild import rebuild
from precedents.indexing import EngineDown
from precedents.outbox import IndexChange
from tests import faulty_proxy
from tests.birds import edit_all, page, three_birds
from tests.editors import publish, rewritten
from tests.faulty_proxy import proxy
from tests.in_step import assert_in_step, assert_nothing_wrong, assert_report_is_true, found

pytestmark = [pytest.mark.elasticsearch, pytest.mark.usefixtures("emptied_site")]

QUICK = [
    faulty_proxy.down,
    faulty_proxy.done_but_not_told,
    faulty_proxy.told_in_part,
    faulty_proxy.busy,
    faulty_proxy.unavailable,
    faulty_proxy.not_elasticsearch,
    faulty_proxy.garbage,
    faulty_proxy.nonsense,
]


@pytest.fixture
def line(settings, tmp_path, elasticsearch_url, emptied_site):
    """The line to Elasticsearch, to be broken; the index is built and has three precedents."""
    with proxy(elasticsearch_url) as server:
        settings.KENNISBANK_DATA, settings.ELASTICSEARCH_URL = tmp_path, server.url
        call_command("rebuild_index", stdout=StringIO())
        three_birds()
        yield server


@pytest.mark.parametrize("fault", QUICK, ids=lambda fault: fault.__name__)
def test_a_broken_line_while_editors_work(line, client, fault):
    with line.suffering(fault):
        edit_all()
        assert found(client) is None
        assert IndexChange.objects.filter(written=False).exclude(error="").count() >= 4
        assert_report_is_true()
        with pytest.raises(CommandError):
            call_command("sync_index", stdout=StringIO())
    assert found(client) == set()  # what waits is neither found nor counted
    assert_nothing_wrong(client)
    call_command("sync_index", stdout=StringIO())
    assert_in_step(client)
    assert found(client, "merel") == found(client, "spreeuw") == set()
    assert found(client, "huismus") == {page("huismus").number}
    assert found(client, "kraai") == {page("kraai").number}


def test_a_server_that_takes_twenty_seconds(line, client):
    with line.suffering(faulty_proxy.slow):
        page("merel").unpublish()
        assert IndexChange.objects.filter(written=False).exclude(error="").count() == 1
        assert found(client) is None
    assert_nothing_wrong(client)
    assert found(client, "merel") == set()
    call_command("sync_index", stdout=StringIO())
    assert_in_step(client)


@pytest.mark.parametrize("fault", [faulty_proxy.down, faulty_proxy.unavailable], ids=lambda one: one.__name__)
def test_a_rebuild_that_meets_a_fault_leaves_the_old_index(line, client, fault):
    def fail(count):
        line.fault = fault

    with pytest.raises(EngineDown):
        rebuild(None, tell=fail)
    line.fault = faulty_proxy.through
    assert_in_step(client)
    call_command("rebuild_index", stdout=StringIO())
    assert_in_step(client)


def test_a_taking_back_while_the_line_is_broken_during_a_rebuild(line, client):
    def hold_unheard(count):
        if count == 1:
            with line.suffering(faulty_proxy.down):
                taking_back.hold(page("merel"), None)

    rebuild(None, tell=hold_unheard)
    assert_in_step(client)
    assert found(client, "merel") == set()


def test_an_answer_of_a_part_of_the_shards_is_no_answer(line, client):
    with line.suffering(faulty_proxy.told_by_a_part):
        assert found(client) is None
    assert len(found(client)) == 3


def test_a_record_that_is_refused_waits_with_its_reason_and_holds_up_no_other(line, client):
    refused = page("mus")
    line.fault = faulty_proxy.refusing(str(refused.pk))
    IndexChange.objects.bulk_create(
        IndexChange(page_id=page(bird).pk) for bird in ("merel", "mus", "spreeuw", "mus")
    )
    publish(rewritten(page("merel"), "Een zanglijster op het dak").latest_revision)
    waiting = IndexChange.objects.all()
    assert {change.page_id for change in waiting} == {refused.pk}
    assert all("document_parsing_exception" in change.error for change in waiting)
    assert found(client) == {page("zanglijster").number, page("spreeuw").number}
    assert_report_is_true()
    line.fault = faulty_proxy.through
    call_command("sync_index", stdout=StringIO())
    assert_in_step(client)
    assert len(found(client)) == 3
