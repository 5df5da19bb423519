"""Backup and restore of a small site: whole or not at all, no keys, and nothing shown that was taken back."""

import stat
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from zipfile import ZipFile

import pytest
from django.contrib.sessions.models import Session
from django.core.management import CommandError
from django.db import connection, connections, transaction
from django.test import Client

from kennisbank.copying.snapshot import snapshot
from kennisbank.copying.tables import read_rows
from precedents import arrival, audit_key, withdrawal_register
from precedents.models import PrecedentPage
from precedents.private_names import keep_names
from precedents.rules import Domain
from tests.backups import KEY, backup_file, own_folder, rewritten, rows, said_by, withdraw  # noqa: F401 - fixtures
from tests.editors import client_of, domain, draft, published, someone

pytestmark = pytest.mark.usefixtures("own_folder")


# The file


def test_only_its_owner_may_read_it_and_it_is_not_written_over(file):
    published("Een")
    said_by("backup", file)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    before = file.read_bytes()
    with pytest.raises(CommandError, match="bestaat al"):
        said_by("backup", file)
    assert file.read_bytes() == before
    assert [path for path in file.parent.iterdir() if path.name.startswith(".reservekopie")] == []


def test_a_backup_that_cannot_be_written_leaves_nothing(tmp_path):
    with pytest.raises(CommandError, match="niet te schrijven"):
        said_by("backup", tmp_path / "nergens" / "reservekopie.zip")


def test_no_key_session_or_half_typed_text_is_in_it(file, settings, tmp_path):
    audit_key.hmac_of("iets")
    client_of(someone("beheer"))
    keep_names(draft("Een"), ["Verzonnen Naam"])
    said = said_by("backup", file)
    assert "SECRET_KEY, CLEARANCE_KEY en de sleutel van het controlespoor" in said
    with ZipFile(file) as archive:
        content = b"".join(archive.read(name) for name in archive.namelist())
    key = (tmp_path / audit_key.FILE).read_bytes()
    secrets = [settings.SECRET_KEY, settings.CLEARANCE_KEY, Session.objects.get().pk, key.hex(), "Verzonnen"]
    assert [secret for secret in secrets if secret.encode() in content] == []
    assert key not in content


def test_editors_go_on_and_the_copy_is_of_one_moment():
    page, before = published("Een"), domain("wonen").name
    with snapshot(connection.settings_dict) as source:
        Domain.objects.filter(slug="wonen").update(name="Elders")
        PrecedentPage.objects.filter(pk=page.pk).update(summary="Later.")
        assert before in str([*read_rows(source, Domain)])
        assert "Later." not in str([*read_rows(source, PrecedentPage)])
    assert "Later." in str([*read_rows(connection, PrecedentPage)])


# Restoring


def test_everything_is_as_it_was_and_numbers_go_on(file, client):
    editor = someone("beheer")
    page, gone = published("Een", editor), draft("Twee")
    highest = gone.pk
    PrecedentPage.objects.get(pk=gone.pk).delete()
    before = rows()
    said_by("backup", file)
    page.title = "Een, anders"
    page.save_revision()
    said = said_by("restore", file, "--replace")
    assert "Teruggezet: 1 precedenten" in said
    assert rows() == before
    assert client.get(page.url).status_code == 200
    assert draft("Drie").pk > highest
    found = client_of(editor).get("/admin/pages/search/?q=Een")
    assert "Een" in found.content.decode()


def test_a_site_with_precedents_is_not_replaced_unasked(file):
    published("Een")
    said_by("backup", file)
    before = rows()
    with pytest.raises(CommandError, match="--replace"):
        said_by("restore", file)
    assert rows() == before


@contextmanager
def read_meanwhile(*addresses):
    """The statuses that somebody else is answered now and then, while this process works."""
    seen, statements = [], count()

    def asked():
        return [Client().get(address).status_code for address in addresses]

    def look(execute, *statement):
        if next(statements) % 12 == 0:
            seen.append(reader.submit(asked).result())
        return execute(*statement)

    with ThreadPoolExecutor(1) as reader:
        with connection.execute_wrapper(look):
            yield seen
        reader.submit(connections.close_all).result()


def test_nobody_reads_what_was_withdrawn_after_the_backup_not_even_for_a_moment(file, client):
    page, kept = published("Een briefadres"), published("Een ander briefadres")
    said_by("backup", file)
    withdraw(page)
    with read_meanwhile(page.url, kept.url) as seen:
        said = said_by("restore", file, "--replace")
    assert f"{page.number}: ingetrokken" in said
    assert "Volgens het register teruggehaald: 1." in said
    assert len(seen) > 20
    assert [statuses for statuses in seen if statuses != [410, 200]] == []
    assert client.get(f"/p/{page.number}/").status_code == 410
    found = client.get("/zoeken/?q=briefadres").content.decode()
    assert kept.url in found
    assert page.url not in found
    assert PrecedentPage.objects.get(pk=page.pk).live is False


def test_who_reads_meanwhile_would_see_what_no_register_takes_back(file):
    """That the test above can fail: without the register the page is read while the index is still made."""
    page = published("Een")
    said_by("backup", file)
    withdraw(page)
    withdrawal_register.path().unlink()
    with read_meanwhile(page.url) as seen:
        said_by("restore", file, "--replace")
    assert seen[0] == [410]
    assert [200] in seen


def test_the_registers_of_both_places_count(file, client):
    here, there, both = published("Een"), published("Twee"), published("Drie")
    said_by("backup", file)
    line = '{{"number": "{}", "time": "2026-01-02T03:04:05+00:00", "kind": "ingetrokken"}}\n'
    rewritten(file, withdrawal_register.FILE, lambda _: line.format(there.number).encode())
    withdraw(here)
    own = withdrawal_register.path().read_text()
    said = said_by("restore", file, "--replace")
    assert "Volgens het register teruggehaald: 2." in said
    assert [client.get(page.url).status_code for page in (here, there, both)] == [410, 410, 200]
    written = withdrawal_register.path().read_text()
    assert written.startswith(own)
    assert line.format(there.number) in written
    assert "Niets terug te halen." in said_by("replay_withdrawals")


def test_what_the_database_refuses_after_all_leaves_no_line():
    page = published("Een")
    told = (
        b'{"number": "%s", "time": "2026-01-02T03:04:05+00:00", "kind": "ingetrokken"}' % page.number.encode()
    )
    with transaction.atomic():
        arrived = arrival.settle(withdrawal_register.parsed([told]), reserved=0)
        transaction.set_rollback(True)
    assert [kind for _, kind in arrived.taken_back] == ["ingetrokken"]
    assert not withdrawal_register.path().exists()


def test_a_number_that_was_given_out_after_the_backup_is_never_given_again(file, client):
    published("Een")
    said_by("backup", file)
    later = published("Twee")
    said = said_by("restore", file, "--replace")
    assert "Blijven bezet: 1 citeernummers" in said
    assert client.get(f"/p/{later.number}/").status_code == 410
    assert published("Drie").number > later.number


def test_with_another_key_everything_arrives_unpublished_and_it_is_said(file, settings, client):
    page, held = published("Een"), published("Twee")
    keep_names(draft("Drie"), ["Verzonnen Naam"])
    said_by("backup", file)
    settings.CLEARANCE_KEY = "een-heel-andere-sleutel-" * 3
    said = said_by("restore", file, "--replace")
    assert "Niet gepubliceerd: 2 precedenten. Ze zijn vrijgegeven met een andere CLEARANCE_KEY" in said
    assert "Bij 1 concepten zijn de namen met een andere sleutel bewaard" in said
    assert "De index is opnieuw gebouwd: 0 precedenten." in said
    assert not PrecedentPage.objects.filter(live=True).exists()
    assert [client.get(one.url).status_code for one in (page, held)] == [404, 404]
    settings.CLEARANCE_KEY = KEY
    assert "Niet gepubliceerd" not in said_by("restore", file, "--replace")
    assert client.get(page.url).status_code == 200


def test_files_come_back_too(file, settings):
    picture = Path(settings.MEDIA_ROOT) / "map" / "brief.txt"
    picture.parent.mkdir(parents=True)
    picture.write_text("Een bijlage.")
    said_by("backup", file)
    picture.unlink()
    said_by("restore", file)
    assert picture.read_text() == "Een bijlage."
    assert [path for path in Path(settings.KENNISBANK_DATA).iterdir() if path.name.startswith(".")] == []
