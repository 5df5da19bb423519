"""Word groups as an editor keeps them: tried before they are saved, refused when they cannot work."""

from io import StringIO

import pytest
from bs4 import BeautifulSoup
from django.core.management import call_command
from django.test import override_settings

from precedents.groups import MANAGER
from precedents.word_groups import Direction, WordGroup
from tests.demo_content import BOTH, engine_settings
from tests.editors import client_of, published, someone
from tests.word_groups import BICYCLE, GODWIT, GROUPS, QUAIL, both, form, found, one, publish

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]


@pytest.fixture(params=BOTH)
def each_engine(request, tmp_path):
    """For what an engine has a part in."""
    with override_settings(**engine_settings(request.param, tmp_path)):
        yield


@pytest.fixture
def engine(tmp_path):
    """The embedded engine, for what is decided before an engine is asked."""
    with override_settings(**engine_settings("embedded", tmp_path)):
        yield


@pytest.fixture
def editor():
    return client_of(someone(MANAGER))


# Tried before it is saved


def tried(editor, address, fields):
    answer = editor.post(address, {**fields, "action-try": "1"})
    assert answer.status_code == 200
    return BeautifulSoup(answer.content, "html.parser")


def shown_rows(screen, table):
    rows = screen.select(f"table[aria-labelledby={table}] tbody tr")
    return [[" ".join(cell.get_text(" ").split()) for cell in row.select("td")] for row in rows]


def test_a_new_group_is_tried_and_not_saved(each_engine, editor, client):
    publish(QUAIL, GODWIT)
    screen = tried(editor, f"{GROUPS}add/", form("kwartel\ngrutto", example="kwartels"))
    assert "vindt nu 1 precedent, met deze woorden 2" in screen.get_text()
    assert shown_rows(screen, "andere-woorden") == [["kwartels", "grutto", "komt erbij"]]
    (first, second) = shown_rows(screen, "eerste-precedenten")
    assert first[1].startswith(QUAIL)
    assert first[2] == first[1]
    assert second[1] == ""
    assert second[2].startswith(GODWIT)
    assert second[2].endswith("nieuw in de eerste 10")
    assert screen.select_one("textarea[name=words]").get_text().split() == ["kwartel", "grutto"]
    assert screen.select_one("input[name=example]")["value"] == "kwartels"
    assert not WordGroup.objects.exists()
    assert found(client, "kwartel") == {QUAIL}


def test_a_change_is_tried_and_not_saved(engine, editor, client):
    publish(QUAIL, GODWIT, BICYCLE, "Fiets, fiets en kwartel")
    group = both("kwartel", "grutto")
    screen = tried(editor, f"{GROUPS}edit/{group.pk}/", form("kwartel", "fiets", example="kwartel"))
    assert "vindt nu 3 precedenten, met deze woorden 3" in screen.get_text()
    assert shown_rows(screen, "andere-woorden") == [
        ["kwartel", "fiets", "komt erbij"],
        ["kwartel", "grutto", "valt weg"],
    ]
    shown = str(shown_rows(screen, "eerste-precedenten"))
    for note in ("valt uit de eerste 10", "nieuw in de eerste 10", "gaat naar plaats 1", "stond op plaats 2"):
        assert note in shown
    group.refresh_from_db()
    assert (group.words, group.finds) == ("kwartel\ngrutto", "")
    assert found(client, "kwartel") == {QUAIL, GODWIT, "Fiets, fiets en kwartel"}


def test_trying_shows_no_drafts(engine, editor):
    publish(QUAIL)
    withdrawn = published("Een geheime grutto")
    call_command("rebuild_index", stdout=StringIO())
    type(withdrawn).objects.filter(pk=withdrawn.pk).update(live=False)
    screen = tried(editor, f"{GROUPS}add/", form("kwartel\ngrutto", example="kwartel"))
    assert QUAIL in screen.get_text()
    assert "geheime" not in screen.get_text()


@pytest.mark.parametrize(
    ("example", "sentence"), [("", "Typ een voorbeeldvraag."), ("x" * 501, "Uw vraag is te lang.")]
)
def test_a_question_that_cannot_be_asked_is_told(engine, editor, example, sentence):
    screen = tried(editor, f"{GROUPS}add/", form("kwartel\ngrutto", example=example))
    assert sentence in screen.get_text()
    assert not screen.select("table.listing")


def test_trying_tells_that_the_engine_is_down(editor, settings):
    settings.ELASTICSEARCH_URL = "http://127.0.0.1:9"
    screen = tried(editor, f"{GROUPS}add/", form("kwartel\ngrutto", example="kwartel"))
    assert "Zoeken kan nu even niet" in screen.get_text()
    assert screen.select_one("textarea[name=words]").get_text().split() == ["kwartel", "grutto"]


# What an editor may type


@pytest.mark.parametrize(
    ("words", "finds", "direction", "sentence"),
    [
        ("", "", Direction.BOTH, "verplicht"),
        ("kwartel", "", Direction.BOTH, "Noem minstens twee woorden"),
        ("kwartel\nKWARTEL ", "", Direction.BOTH, "Noem minstens twee woorden"),
        ("kwartel\ngrutto", "fiets", Direction.BOTH, "Laat dit leeg"),
        ("kwartel", "", Direction.ONE, "Noem wat ook gevonden moet worden"),
        ("kwartel\ngrutto", "Grutto", Direction.ONE, "staat ook bij de woorden"),
        ("kwartel\nvan de", "", Direction.BOTH, "‘van de’ heeft geen woord waarop wij zoeken"),
        ("kwartel", "?!", Direction.ONE, "‘?!’ heeft geen woord waarop wij zoeken"),
        ("kwartel\n" + "x" * 61, "", Direction.BOTH, "te lang"),
        ("kwartel", "een twee drie vier vijf zes zeven", Direction.ONE, "te lang"),
        ("\n".join(f"woord{n}" for n in range(31)), "", Direction.BOTH, "Noem hoogstens 30 woorden"),
        ("kwartel\ngrutto", "", "achterstevoren", "achterstevoren"),
    ],
)
def test_a_group_that_cannot_work_is_refused(editor, words, finds, direction, sentence):
    answer = editor.post(f"{GROUPS}add/", form(words) | {"finds": finds, "direction": direction})
    assert answer.status_code == 200
    assert sentence in BeautifulSoup(answer.content, "html.parser").get_text()
    assert not WordGroup.objects.exists()


def test_lines_are_tidied_and_kept_as_typed(editor):
    editor.post(f"{GROUPS}add/", form(" Wmo \r\n\r\nwet  maatschappelijke\tondersteuning\r\nWMO\r\n"))
    assert WordGroup.objects.get().words == "Wmo\nwet maatschappelijke ondersteuning"


# Who may do what


@pytest.mark.parametrize("role", ["auteur", "tweede lezer", "beleid"])
def test_others_in_the_admin_read_groups_only(role):
    group = both("kwartel", "grutto")
    client = client_of(someone(role))
    assert "kwartel, grutto" in client.get(GROUPS).content.decode()
    assert "kwartel, grutto" in client.get(f"{GROUPS}inspect/{group.pk}/").content.decode()
    for address in ("add/", f"edit/{group.pk}/", f"delete/{group.pk}/"):
        for sent in ({}, {"action-try": "1"}):
            assert client.get(GROUPS + address).status_code == 302, address
            assert (
                client.post(GROUPS + address, form("fiets\nbrommer", example="fiets") | sent).status_code
                == 302
            )
    assert list(WordGroup.objects.values_list("words", flat=True)) == ["kwartel\ngrutto"]


def test_a_reader_sees_no_groups():
    assert client_of(someone("lezer")).get(GROUPS).status_code == 302


def test_beheer_searches_groups_and_sees_who_changed_them(editor):
    editor.post(f"{GROUPS}add/", form("kwartel\ngrutto"))
    group = WordGroup.objects.get()
    one(["fiets"], "rijwiel")
    listed = BeautifulSoup(editor.get(f"{GROUPS}?q=rijwiel").content, "html.parser")
    assert len(listed.select("#listing-results tbody tr")) == 1
    editor.post(f"{GROUPS}edit/{group.pk}/", form("kwartel\ngrutto\nkievit"))
    history = BeautifulSoup(editor.get(f"{GROUPS}history/{group.pk}/").content, "html.parser")
    assert len(history.select("#listing-results tbody tr")) == 2
