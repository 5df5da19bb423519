"""A site that was restored or moved is the same site: every page, every answer, every row."""

import json
import os
from contextlib import contextmanager
from io import StringIO
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.test import override_settings

from kennisbank.copying.tables import copied_models, last_number, read_rows
from precedents import withdrawal_register
from tests.demo_content import engine_settings, in_database
from tests.installation import run
from tests.whole_site import QUESTIONS, whole_site

COMPARABLE = "Meer vergelijkbare precedenten"
pytestmark = pytest.mark.usefixtures("emptied_site")  # what is written here is written for good


@pytest.fixture(scope="module")
def empty_place(demo_place, django_db_blocker, tmp_path_factory):
    """Name and folder of a second site on the same server that was only migrated."""
    with django_db_blocker.unblock():
        connection.close()
        connection.creation.clone_test_db("second", verbosity=0)
        yield (
            connection.creation.get_test_db_clone_settings("second")["NAME"],
            tmp_path_factory.mktemp("second"),
        )
        connection.creation.destroy_test_db(suffix="second", verbosity=0)


@contextmanager
def at(place, engine="embedded"):
    name, folder = place
    files = {**engine_settings(engine, folder), "MEDIA_ROOT": folder / "media"}
    with in_database(name), override_settings(**files):
        yield


def rows():
    """Every row of every table that is kept, and the last number that each gave out."""
    return {
        model._meta.label: ([*read_rows(connection, model)], last_number(connection, model))
        for model in copied_models()
    }


def said_by(*command):
    said = StringIO()
    call_command(*map(str, command), stdout=said)
    return said.getvalue()


@pytest.fixture(scope="module")
def before(demo_place, django_db_blocker):
    with django_db_blocker.unblock(), at(demo_place):
        withdrawal_register.path().unlink(missing_ok=True)  # other modules took back what is here again
        picture = demo_place[1] / "media" / "bijlagen" / "brief.txt"
        picture.parent.mkdir(parents=True, exist_ok=True)
        picture.write_text("Een bijlage.")
        return whole_site(), rows()


def test_a_restored_site_is_the_same(before, demo_place, empty_place, tmp_path):
    site, kept = before
    file = tmp_path / "reservekopie.zip"
    with at(demo_place):
        said_by("backup", file)
    with at(empty_place):
        said = said_by("restore", file)
        assert "Teruggezet: 96 precedenten" in said
        assert "De index is opnieuw gebouwd: 96 precedenten." in said
        assert_same_rows(rows(), kept)
        assert_same_site(whole_site(), site)
    assert (empty_place[1] / "media" / "bijlagen" / "brief.txt").read_text() == "Een bijlage."


@pytest.mark.postgresql
@pytest.mark.elasticsearch
def test_a_site_moves_to_sqlite_and_back_and_is_the_same(before, demo_place, empty_place, tmp_path):
    site, kept = before
    small = f"sqlite:///{tmp_path / 'klein.sqlite3'}"
    environment = {"DATABASE_URL": small, "CLEARANCE_KEY": settings.CLEARANCE_KEY, "SECRET_KEY": "x" * 50}
    for command in (["migrate"], ["move_from", url_of(demo_place[0]), "--data", str(demo_place[1])]):
        done = run("manage.py", *command, data=tmp_path, **environment)
        assert done.returncode == 0, done.stderr
    assert "De index is opnieuw gebouwd: 96 precedenten." in done.stdout
    environment |= {"DJANGO_SETTINGS_MODULE": "tests.settings", "KENNISBANK_OPEN_READING": "true"}
    seen = run("-m", "tests.whole_site", str(tmp_path), data=tmp_path, **environment)
    assert seen.returncode == 0, seen.stderr
    assert_same_site(json.loads(seen.stdout), site)
    with at(empty_place, "elasticsearch"):
        said = said_by("move_from", small, "--data", tmp_path, "--replace")
        assert "De index is opnieuw gebouwd: 96 precedenten." in said
        assert_same_rows(rows(), kept)
        assert_same_site(whole_site(), site)
        assert "Database en index zijn gelijk" in said_by("check_index")


def url_of(database):
    return urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{database}").geturl()


def assert_same_rows(found, expected):
    assert found.keys() == expected.keys()
    assert expected["precedents.PrecedentPage"][0]
    for label, (kept, last) in expected.items():
        assert found[label][0] == kept, label
        assert found[label][1] >= last, label


def assert_same_site(found, expected):
    assert list(found) == list(expected)
    shown = {address: text for address, text in expected.items() if address.startswith("/precedenten/")}
    assert sum(text.startswith("200 ") and "#" not in address for address, text in shown.items()) == 96
    assert [address for address, text in shown.items() if COMPARABLE in text] == [
        address for address in shown if address.endswith("#met")
    ]
    assert len([address for address in expected if address.startswith("/zoeken/")]) == len(QUESTIONS)
    assert [address for address in expected if found[address] != expected[address]] == []
