"""A broken precedent file is refused whole: a sentence with its name and the place, and nothing is stored."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from precedents.models import PrecedentPage
from precedents.outbox import IndexChange
from precedents.register import CitationNumber
from tests.demo_content import DEMO, in_database
from tests.editors import publish

GOOD = DEMO / "kostendelersnorm-dochter-woont-blijvend-bij-vader.json"

pytestmark = [pytest.mark.django_db, pytest.mark.one_database, pytest.mark.usefixtures("rules")]


@pytest.fixture(scope="module")
def rules(django_db_setup, django_db_blocker):
    """A database with rules and no precedents, for all tests of this module."""
    with django_db_blocker.unblock():
        connection.close()
        connection.creation.clone_test_db("rules", verbosity=0)
        with in_database(connection.creation.get_test_db_clone_settings("rules")["NAME"]):
            call_command("load_taxonomy", stdout=StringIO())
            yield
        connection.creation.destroy_test_db(suffix="rules", verbosity=0)


@pytest.fixture
def folder(rules, tmp_path):
    """A folder with one good precedent, that comes first, and the rules that it names."""
    (tmp_path / "a-goed.json").write_text(GOOD.read_text())
    return tmp_path


def load(folder):
    call_command("load_demo", str(folder), stdout=StringIO())


def refused(folder):
    """What the command says when it refuses; nothing may be left of what it read."""
    with pytest.raises(CommandError) as error:
        load(folder)
    assert "Niets geladen" in str(error.value)
    for model in (PrecedentPage, CitationNumber, IndexChange):
        assert not model.objects.exists(), model
    return str(error.value)


def changed(**values):
    return lambda data: data.update(values)


def row(name, **values):
    return lambda data: data[name][0].update(values)


def twice(name):
    return lambda data: data[name].append(data[name][0])


BROKEN = {
    "getal als titel": (changed(title=7), "title"),
    "lege titel": (changed(title=""), "title"),
    "titel van 300 tekens": (changed(title="a" * 300), "title"),
    "nul in de titel": (changed(title="a\0b"), "title"),
    "half surrogaat": (changed(summary="a\ud800b"), "summary"),
    "lijst als tekst": (changed(summary=["a"]), "summary"),
    "tekst als lijst": (changed(facts="geen"), "facts"),
    "null als lijst": (changed(blockades=None), "blockades"),
    "object als lijst": (changed(costs={}), "costs"),
    "rij zonder object": (changed(facts=["los"]), "facts/0"),
    "onbekende soort": (changed(kind="gerucht"), "gerucht"),
    "onbekend veld": (changed(naam="J. Jansen"), "naam"),
    "onbekend veld in een rij": (row("facts", bsn="123456782"), "facts/0"),
    "onbekend domein": (changed(domains=["ruimtevaart"]), "ruimtevaart"),
    "onbekende regel": (row("blockades", rule="bestaat-niet"), "bestaat-niet"),
    "onbekend gezag": (row("blockades", held_by="koning"), "koning"),
    "onbekende uitweg": (changed(routes=["achterdeur"]), "achterdeur"),
    "onbekende wet": (row("legal_grounds", law="BWBR9999999"), "BWBR9999999"),
    "wacht op zichzelf": (row("blockades", waits_for="kostendelersnorm"), "zichzelf"),
    "wacht op een regel elders": (row("blockades", waits_for="briefadres"), "staat niet op deze pagina"),
    "regel twee keer": (twice("blockades"), "twee keer"),
    "geen artikel": (row("legal_grounds", article="het hele boek"), "artikelnummer"),
    "geen lid": (row("legal_grounds", paragraph="eerste"), "lid"),
    "waar is geen getal": (changed(agencies=True), "agencies"),
    "negatief aantal": (changed(months_stuck=-1), "months_stuck"),
    "te groot aantal": (changed(agencies=99_999_999_999_999_999_999), "agencies"),
    "getal als tekst": (row("costs", amount="veel"), "costs/0/amount"),
    "geen datum": (changed(decision_date="vorig jaar"), "decision_date"),
    "dag die niet bestaat": (changed(decision_date="2025-02-30"), "decision_date"),
    "dag bij een casus": (changed(date_precision="dag"), "Alleen een uitspraak heeft een dag"),
    "te lange duur": (changed(duration="a" * 301), "duration"),
    "script als adres": (row("sources", url="javascript:alert()"), "sources/0/url"),
    "uitspraak zonder ecli": (changed(kind="uitspraak"), "ECLI"),
    "ecli die er geen is": (changed(kind="uitspraak", ecli="ECLI:NL:1"), "ECLI"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_wrong_content_is_told_with_file_and_place(folder, name):
    change, said = BROKEN[name]
    data = json.loads(GOOD.read_text())
    change(data)
    (folder / "b-kapot.json").write_text(json.dumps(data))
    message = refused(folder)
    assert "b-kapot.json" in message
    assert said in message


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "regel 1: dit is geen JSON"),
        (b'{\n "title": "a",\n', "regel 3: dit is geen JSON"),
        (b"\xff\xfe{}", "niet te lezen"),
        (b"[]", "het hele bestand"),
        (b"null", "het hele bestand"),
        (b'"tekst"', "het hele bestand"),
        (b"NaN", "het hele bestand"),
        (b"{}", "het hele bestand"),
        (b"[" * 100_000, "niet te lezen"),
    ],
    ids=range(9),
)
def test_a_file_that_is_no_precedent_is_told(folder, content, said):
    (folder / "b-kapot.json").write_bytes(content)
    message = refused(folder)
    assert "b-kapot.json" in message
    assert said in message


def test_a_field_that_is_missing_is_told(folder):
    for name in json.loads(GOOD.read_text()):
        data = json.loads(GOOD.read_text())
        del data[name]
        (folder / "0-kapot.json").write_text(json.dumps(data))  # read before the good one is published
        assert name in refused(folder)


def test_an_ecli_that_is_there_already_is_told(folder):
    ruling = next(path for path in sorted(DEMO.glob("uitspraak-*.json")))
    (folder / "b-uitspraak.json").write_text(ruling.read_text())
    (folder / "c-nog-eens.json").write_text(ruling.read_text())
    message = refused(folder)
    assert "c-nog-eens.json" in message
    assert "Er is al een precedent met deze ECLI" in message


@pytest.mark.parametrize("name", ["leeg", "bestaat-niet"])
def test_a_folder_without_precedents_is_told(tmp_path, name):
    (tmp_path / "leeg").mkdir()
    assert str(tmp_path / name) in refused(tmp_path / name)


def test_markup_is_kept_as_text_and_shown_as_text(folder, client):
    markup = "<script>alert()</script>{{ 7|add:7 }}"
    data = json.loads(GOOD.read_text())
    texts = {name: markup for name, value in data.items() if isinstance(value, str) and len(value) > 40}
    data |= texts | {"considerations": dict.fromkeys(data["considerations"], markup), "tags": [markup]}
    for name in ("facts", "tried_before", "costs", "sources", "follow_ups", "blockades"):
        for entry in data[name]:
            free = {
                "text",
                "seen_by",
                "what",
                "result",
                "item",
                "payer",
                "source",
                "title",
                "note",
                "checked_by",
            }
            entry |= {key: markup for key in entry if key in free}
    data |= {"comparable_if": [markup], "not_if": [markup]}
    (folder / "a-goed.json").write_text(json.dumps(data))
    load(folder)
    page = PrecedentPage.objects.get()
    shown = client.get(page.url).content.decode()
    assert "<script>alert" not in shown
    assert shown.count("&lt;script&gt;alert()&lt;/script&gt;{{ 7|add:7 }}") > 20


def test_loading_again_adds_nothing_and_keeps_what_was_edited(folder):
    load(folder)
    page = PrecedentPage.objects.get()
    page.title = "Door de redactie herschreven"
    publish(page.save_revision())
    load(folder)
    assert [page.title for page in PrecedentPage.objects.all()] == ["Door de redactie herschreven"]
