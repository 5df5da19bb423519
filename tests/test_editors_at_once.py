"""Two people who press at the same moment: one result, and nobody sees an error of the database."""

import socket
import time
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.db import OperationalError, connection
from django.db.utils import ConnectionHandler
from django.test import RequestFactory

from kennisbank import environment
from precedents import clearances
from precedents.audit import AuditAction, AuditEntry
from precedents.content import content_hash
from precedents.models import PrecedentPage
from precedents.public_versions import PublicVersion
from tests.editors import client_of, draft, edit_form, published, rewritten, someone
from tests.installation import run
from tests.reading import CLEAN, approval, read, screen, sent

pytestmark = pytest.mark.django_db(transaction=True)
embedded = pytest.mark.parametrize("live_engine", ["embedded"], indirect=True)


def at_once(*acts):
    """What each gives; every thread has a connection of its own."""
    ready = Barrier(len(acts))

    def act(one):
        ready.wait()
        try:
            return one()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as threads:
        return [done.result() for done in [threads.submit(act, one) for one in acts]]


def told(page, action):
    return AuditEntry.objects.filter(page_id=page.pk, action=action).count()


@embedded
def test_two_readers_clear_the_same_text(live_engine):
    readers = [someone("tweede lezer", f"lezer-{number}") for number in range(3)]
    page = sent("Bed vergoed", someone("auteur"), summary=CLEAN)
    forms = [(client_of(reader), approval(read(page, reader))) for reader in readers]
    answers = at_once(*(lambda one=one: one[0].post(screen(page), one[1], follow=True) for one in forms))
    assert [answer.status_code for answer in answers] == [200, 200, 200]
    page.refresh_from_db()
    assert page.live
    assert page.clearances.count() == PublicVersion.objects.filter(page=page).count() == 1
    assert told(page, AuditAction.CLEARED) == told(page, AuditAction.PUBLISHED) == 1


@embedded
def test_the_same_revision_is_published_twice(live_engine):
    page = published("Bed vergoed")
    revision = rewritten(page, "Matras vergoed").latest_revision
    clearances.give(page.pk, content_hash(revision.as_object()), None)
    at_once(*[lambda: type(revision).objects.get(pk=revision.pk).publish()] * 4)
    page.refresh_from_db()
    assert (page.title, page.number) == ("Matras vergoed", page.registration.__str__())
    assert told(page, AuditAction.PUBLISHED) == PublicVersion.objects.filter(page=page).count() == 2


@embedded
def test_one_saves_a_draft_while_the_other_publishes(live_engine):
    """The draft is kept as the newest text, and readers have the cleared one."""
    page = published("Bed vergoed")
    manager, revision = client_of(someone("beheer")), page.latest_revision
    form = edit_form(page, title="Nieuw concept")
    edit = f"/admin/pages/{page.pk}/edit/"
    saved, _ = at_once(lambda: manager.post(edit, form), lambda: revision.publish())
    assert saved.status_code == 302
    page = PrecedentPage.objects.get(pk=page.pk)
    assert page.title == "Bed vergoed"
    assert page.get_latest_revision_as_object().title == "Nieuw concept"


@embedded
def test_first_saves_at_once_have_numbers_of_their_own(live_engine):
    pages = at_once(*(lambda n=n: draft(f"Casus {n}") for n in range(4)))
    assert len({page.number for page in pages}) == 4


# The connection


def answered() -> int:
    """The status that the site gives as a server asks it: between requests it keeps its connection."""
    statuses = []
    answer = WSGIHandler()(
        RequestFactory().get("/over/").environ, lambda status, headers: statuses.append(status)
    )
    b"".join(answer)
    answer.close()
    return int(statuses[0].split()[0])


@pytest.mark.postgresql
def test_a_connection_that_is_cut_between_two_requests_is_survived(emptied_site):
    assert answered() == 200
    pid = connection.connection.info.backend_pid
    assert answered() == 200
    assert connection.connection.info.backend_pid == pid, "the connection is not kept"
    other = connection.copy()
    with other.cursor() as cursor:
        cursor.execute("SELECT pg_terminate_backend(%s, 5000)", [pid])
        assert cursor.fetchone() == (True,)
    other.close()
    assert answered() == 200
    assert connection.connection.info.backend_pid != pid


@pytest.mark.one_database
def test_a_database_that_answers_nothing_is_given_up_within_seconds():
    with socket.create_server(("127.0.0.1", 0)) as mute:
        url = f"postgres://a:b@127.0.0.1:{mute.getsockname()[1]}/c"
        database = ConnectionHandler({"default": environment.database_at(url)})["default"]
        since = time.monotonic()
        with pytest.raises(OperationalError, match="timeout"):
            database.ensure_connection()
    assert time.monotonic() - since < 8


PRAGMAS = """
import django; django.setup()
from django.db import connection
with connection.cursor() as cursor:
    for name in ("journal_mode", "synchronous", "busy_timeout"):
        print(cursor.execute(f"PRAGMA {name}").fetchone()[0])
print(connection.transaction_mode)
"""
FULL = "2"


@pytest.mark.one_database
def test_sqlite_keeps_what_was_committed_and_lets_writers_wait(tmp_path):
    done = run("-c", PRAGMAS, data=tmp_path)
    assert done.stdout.split() == ["wal", FULL, "20000", "IMMEDIATE"], done.stderr
