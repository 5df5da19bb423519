"""The register outside the database, and taking back again after a restore."""

import json
import stat
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import transaction

from precedents import clearances, taking_back, withdrawal_register
from precedents.models import PrecedentPage
from precedents.register import CitationNumber, WithdrawalReason, register_number
from precedents.taking_back import WITHDRAWAL_SENTENCE
from tests.editors import client_of, draft, publish, published, shelf, someone
from tests.live_site import NOBODY_LISTENS

pytestmark = pytest.mark.usefixtures("emptied_site")  # what is written after a commit is written


@pytest.fixture(autouse=True)
def folder(settings, tmp_path, emptied_site):
    settings.KENNISBANK_DATA = tmp_path


def lines():
    """(number, kind) of each line, in order."""
    path = withdrawal_register.path()
    written = path.read_text().splitlines() if path.exists() else []
    return [(line["number"], line["kind"]) for line in map(json.loads, written)]


def replay():
    """What the command said: on standard output, on standard error."""
    out, err = StringIO(), StringIO()
    call_command("replay_withdrawals", stdout=out, stderr=err)
    return out.getvalue().splitlines(), err.getvalue().splitlines()


def withdraw(page):
    taking_back.withdraw(page, None, WithdrawalReason.OTHER, WITHDRAWAL_SENTENCE)


def as_in_the_backup(page):
    """The database as it was before the page was taken back."""
    CitationNumber.objects.filter(page=page).update(
        held_at=None, withdrawn_at=None, withdrawn_for="", reason=""
    )
    PrecedentPage.objects.filter(pk=page.pk).update(live=True)
    clearances.give(page.pk, PrecedentPage.objects.get(pk=page.pk).content_hash, None)


# What is written


def test_each_step_is_a_line_with_number_time_and_kind_only():
    page = published("Een titel die nergens hoort")
    taking_back.hold(page, None)
    taking_back.release(page, None)
    withdraw(page)
    kinds = ["aangehouden", "weer-getoond", "aangehouden", "ingetrokken"]
    assert lines() == [(page.number, kind) for kind in kinds]
    written = withdrawal_register.path().read_text()
    assert "titel" not in written
    assert [set(json.loads(line)) for line in written.splitlines()] == [{"number", "time", "kind"}] * 4


def test_only_the_site_may_read_it():
    taking_back.hold(published("Een"), None)
    assert stat.S_IMODE(withdrawal_register.path().stat().st_mode) == 0o600


def test_the_screens_of_wagtail_write_lines_too():
    editor = client_of(someone("beheer"))
    first, second, never = published("Een"), published("Twee"), draft("Drie")
    editor.post(f"/admin/pages/{first.pk}/unpublish/")
    publish(PrecedentPage.objects.get(pk=first.pk).save_revision())
    assert lines() == [(first.number, "aangehouden"), (first.number, "weer-getoond")]
    for page in (second, never):
        editor.post(f"/admin/pages/{page.pk}/delete/")
    assert lines()[2:] == [(second.number, "aangehouden"), (second.number, "verwijderd")]


def test_publishing_a_new_version_of_what_was_never_hidden_writes_nothing():
    page = published("Een")
    page.title = "Een, beter"
    publish(page.save_revision())
    assert lines() == []


@pytest.mark.parametrize("step", [taking_back.hold, lambda page, by: withdraw(page), taking_back.deleting])
def test_what_the_database_refuses_leaves_at_most_a_hold(step):
    """The line stands before the commit: a crash between the two leaves nothing out."""
    page = published("Een")
    with transaction.atomic():
        step(page, None)
        assert lines() == [(page.number, "aangehouden")]
        transaction.set_rollback(True)
    assert lines() == [(page.number, "aangehouden")]


def test_a_release_that_the_database_refuses_leaves_no_line():
    page = published("Een")
    taking_back.hold(page, None)
    with transaction.atomic():
        taking_back.release(page, None)
        transaction.set_rollback(True)
    assert lines() == [(page.number, "aangehouden")]


def test_a_disk_that_refuses_stops_nobody_and_is_told(client, caplog):
    page = published("Een titel die nergens hoort")
    withdrawal_register.path().mkdir()  # where a folder stands, no file can be written
    taking_back.hold(page, None)
    assert client.get(page.url).status_code == 410
    said = [record.getMessage() for record in caplog.records if "register" in record.getMessage()]
    assert len(said) == 1
    assert page.number in said[0]
    assert "replay_withdrawals" in said[0]
    withdrawal_register.path().rmdir()
    added = f"{page.number}: stond niet in het register en is erin gezet"
    assert replay()[0] == [added, "Niets terug te halen."]
    assert lines() == [(page.number, "aangehouden")]
    assert replay()[0] == ["Niets terug te halen."]


def test_a_line_that_a_crash_cut_short_spoils_no_other():
    withdrawal_register.path().write_bytes(b'{"number": "KM-2026-')
    page = published("Een")
    taking_back.hold(page, None)
    contents = withdrawal_register.read()
    assert contents.broken == [1]
    assert [line.number for line in contents.lines] == [page.number]


# After a restore


def test_what_the_backup_did_not_know_is_taken_back_again(client):
    held, withdrawn, deleted, shown = (published(title) for title in ("Een", "Twee", "Drie", "Vier"))
    taking_back.hold(held, None)
    withdraw(withdrawn)
    taking_back.hold(shown, None)
    taking_back.release(shown, None)
    PrecedentPage.objects.get(pk=deleted.pk).delete()
    for page in (held, withdrawn):
        as_in_the_backup(page)
    back = published("Drie, uit de reservekopie")
    CitationNumber.objects.filter(pk=back.registration.pk).delete()
    CitationNumber.objects.filter(sequence=int(deleted.number[-4:])).update(page=back, withdrawn_at=None)
    assert client.get(held.url).status_code == client.get(withdrawn.url).status_code == 200

    said, errors = replay()
    assert errors == []
    assert said == [
        f"{held.number}: aangehouden",
        f"{withdrawn.number}: ingetrokken",
        f"{deleted.number}: verwijderd",
        "3 teruggehaald.",
    ]
    for page in (held, withdrawn):
        assert client.get(page.url).status_code == client.get(f"/p/{page.number}").status_code == 410
    assert client.get(f"/p/{deleted.number}").status_code == 410
    assert not PrecedentPage.objects.filter(pk=back.pk).exists()
    assert client.get(shown.url).status_code == 200

    before = withdrawal_register.path().read_bytes()
    assert replay() == (["Niets terug te halen."], [])
    assert withdrawal_register.path().read_bytes() == before


def test_without_a_restore_nothing_happens(client):
    held, withdrawn, unpublished = (published(title) for title in ("Een", "Twee", "Drie"))
    taking_back.hold(held, None, "Onze eigen zin.")
    withdraw(withdrawn)
    unpublished.unpublish()
    PrecedentPage.objects.get(pk=published("Vier").pk).delete()
    before = withdrawal_register.path().read_bytes()
    assert replay() == (["Niets terug te halen."], [])
    assert withdrawal_register.path().read_bytes() == before
    assert "Onze eigen zin." in client.get(held.url).content.decode()


def test_what_was_unpublished_while_it_was_held_stays_hidden_after_a_restore(client):
    page = published("Een")
    taking_back.hold(page, None)
    PrecedentPage.objects.get(pk=page.pk).unpublish()
    taking_back.release(page, None)
    assert replay()[0] == ["Niets terug te halen."]
    as_in_the_backup(page)
    assert replay()[0] == [f"{page.number}: aangehouden", "1 teruggehaald."]
    assert client.get(page.url).status_code == 410


def test_what_was_not_published_yet_in_the_backup_is_not_published_unnoticed(client):
    page = published("Een")
    taking_back.hold(page, None)
    PrecedentPage.objects.filter(pk=page.pk).update(live=False)
    CitationNumber.objects.filter(page=page).update(published=False, held_at=None, reason="")
    assert replay()[0] == [f"{page.number}: aangehouden", "1 teruggehaald."]
    publish(PrecedentPage.objects.get(pk=page.pk).save_revision())
    assert client.get(page.url).status_code == 410


def test_a_number_that_is_younger_than_the_backup_is_not_given_again(client):
    page = published("Een")
    withdraw(page)
    number = page.number
    PrecedentPage.objects.get(pk=page.pk).delete()
    CitationNumber.objects.all().delete()
    assert replay()[0] == [f"{number}: verwijderd", "1 teruggehaald."]
    assert client.get(f"/p/{number}").status_code == 410
    assert str(register_number()) != number
    assert replay()[0] == ["Niets terug te halen."]


@pytest.mark.parametrize(
    "line",
    [
        b"geen json",
        b"[]",
        b'"KM-2026-0001"',
        b'{"number": "KM-2026-0001", "kind": "aangehouden"}',
        b'{"number": "KM-2026-00001", "time": "2026-01-01T00:00:00+00:00", "kind": "aangehouden"}',
        b'{"number": 1, "time": "2026-01-01T00:00:00+00:00", "kind": "aangehouden"}',
        b'{"number": "KM-2026-0001", "time": "gisteren", "kind": "aangehouden"}',
        b'{"number": "KM-2026-0001", "time": "2026-01-01", "kind": "aangehouden"}',
        b'{"number": "KM-2026-0001", "time": "2026-01-01T00:00:00+00:00", "kind": "weg"}',
        b"\xff\xfe",
        b"",
    ],
)
def test_a_line_that_cannot_be_read_is_told_and_the_rest_is_done(line):
    page = published("Een")
    taking_back.hold(page, None)
    good = withdrawal_register.path().read_bytes()
    withdrawal_register.path().write_bytes(line + b"\n" + good)
    as_in_the_backup(page)
    said, errors = replay()
    assert errors == [f"Regel 1 van {withdrawal_register.path()} is niet te lezen."]
    assert said == [f"{page.number}: aangehouden", "1 teruggehaald."]


def test_lines_of_two_processes_in_the_wrong_order_are_read_by_their_time():
    page = published("Een")
    for kind, time in (("aangehouden", "2026-02-02T10:00"), ("weer-getoond", "2026-02-02T09:00")):
        with withdrawal_register.path().open("a") as file:
            file.write(json.dumps({"number": page.number, "time": f"{time}:00+00:00", "kind": kind}) + "\n")
    assert replay()[0] == [f"{page.number}: aangehouden", "1 teruggehaald."]


def test_an_engine_that_is_down_is_told(settings):
    page = published("Een")
    taking_back.hold(page, None)
    as_in_the_backup(page)
    settings.ELASTICSEARCH_URL = NOBODY_LISTENS
    said, _ = replay()
    assert said[-1] == "De zoekindex wacht op 1 precedenten. Draai: manage.py sync_index"


def test_deleting_the_shelf_is_told_of_each():
    numbers = [published(title).number for title in ("Een", "Twee")]
    shelf().delete()
    kinds = ("aangehouden", "verwijderd")
    assert sorted(lines()) == [(number, kind) for number in numbers for kind in kinds]
