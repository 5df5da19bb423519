"""The word groups of the taxonomy as an operator loads them, and as an editor keeps them."""

import json
from io import StringIO

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from precedents.groups import MANAGER
from precedents.rules import Domain
from precedents.word_groups import WordGroup
from tests.editors import client_of, someone

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]
FILE = settings.BASE_DIR / "taxonomy" / "word-groups.json"
TAXONOMY = {
    "domeinen": [{"code": "wonen", "naam": "Wonen"}],
    **dict.fromkeys(("uitwegcodes", "bevoegd_gezag", "wetten", "regels"), []),
}
GROUPS = "/admin/snippets/precedents/wordgroup/"
QUAIL = {"code": "kwartel", "richting": "beide-kanten", "woorden": ["kwartel", "Grutto"]}
BICYCLE = {"code": "fiets", "richting": "een-kant", "woorden": ["tandem"], "vindt_ook": ["fiets", "rijwiel"]}


@pytest.fixture
def load(tmp_path):
    """Loads these groups, or what else is to stand in the file, and gives what the command said."""
    path, taxonomy = tmp_path / "groepen.json", tmp_path / "taxonomie.json"
    taxonomy.write_text(json.dumps(TAXONOMY), encoding="utf-8")

    def loaded(*groups, text="", dry_run=False):
        written = text or json.dumps({"groepen": groups}, ensure_ascii=False, indent=1)
        path.write_text(written, encoding="utf-8")
        out = StringIO()
        call_command("load_taxonomy", taxonomy, word_groups=path, dry_run=dry_run, stdout=out)
        return out.getvalue()

    return loaded


def rows():
    return sorted(WordGroup.objects.values_list("words", "direction", "finds"))


def test_the_file_of_the_house_loads_once():
    said = [StringIO(), StringIO()]
    for out in said:
        call_command("load_taxonomy", stdout=out)
    number = len(json.loads(FILE.read_text(encoding="utf-8"))["groepen"])
    assert WordGroup.objects.count() == number > 60
    assert f"woordgroepen: {number} nieuw, 0 gewijzigd, 0 bewaard" in said[0].getvalue()
    assert "woordgroepen: 0 nieuw, 0 gewijzigd, 0 bewaard" in said[1].getvalue()


def test_groups_are_stored_as_the_file_has_them(load):
    load(QUAIL, BICYCLE)
    assert rows() == [("kwartel\nGrutto", "beide-kanten", ""), ("tandem", "een-kant", "fiets\nrijwiel")]


def test_a_dry_run_tells_and_stores_nothing(load):
    assert "Zou laden, woordgroepen: 1 nieuw" in load(QUAIL, dry_run=True)
    assert rows() == []


def test_a_newer_file_renews_what_nobody_changed(load):
    load(QUAIL, BICYCLE)
    said = load({**QUAIL, "woorden": ["kwartel", "wulp"]}, BICYCLE)
    assert "gewijzigd: woordgroep kwartel" in said
    assert ("kwartel\nwulp", "beide-kanten", "") in rows()
    assert len(rows()) == 2


def test_what_an_editor_changed_stays(load):
    load(QUAIL)
    editor = client_of(someone(MANAGER))
    changed = {"words": "kwartel\nkievit", "direction": "beide-kanten", "finds": "", "example": ""}
    assert editor.post(f"{GROUPS}edit/{WordGroup.objects.get().pk}/", changed).status_code == 302
    load(QUAIL)
    said = load({**QUAIL, "woorden": ["kwartel", "wulp"]})
    assert "bewaard: woordgroep kwartel" in said
    assert rows() == [("kwartel\nkievit", "beide-kanten", "")]


def test_what_an_editor_threw_away_does_not_come_back(load):
    load(QUAIL, BICYCLE)
    editor = client_of(someone(MANAGER))
    editor.post(f"{GROUPS}delete/{WordGroup.objects.get(words__contains='kwartel').pk}/")
    load(QUAIL, BICYCLE)
    load({**QUAIL, "woorden": ["kwartel", "wulp"]}, BICYCLE)
    assert rows() == [("tandem", "een-kant", "fiets\nrijwiel")]


def test_saving_without_a_change_is_no_change(load):
    load(QUAIL)
    editor = client_of(someone(MANAGER))
    same = {"words": "kwartel\r\nGrutto", "direction": "beide-kanten", "finds": "", "example": ""}
    editor.post(f"{GROUPS}edit/{WordGroup.objects.get().pk}/", same)
    assert "gewijzigd: woordgroep kwartel" in load({**QUAIL, "woorden": ["kwartel", "wulp"]})


@pytest.mark.parametrize(
    ("group", "reason"),
    [
        ({"code": "kwartel", "woorden": ["kwartel", "grutto"]}, "richting"),
        ({**QUAIL, "richting": "alle-kanten"}, "alle-kanten"),
        ({**QUAIL, "woorden": "kwartel"}, "kwartel"),
        ({**QUAIL, "code": "Kwartel!"}, "Kwartel!"),
        ({**QUAIL, "vindtook": ["fiets"]}, "vindtook"),
        ({**QUAIL, "woorden": ["kwartel"]}, "Noem minstens twee woorden"),
        ({**QUAIL, "vindt_ook": ["fiets"]}, "Laat dit leeg"),
        ({**BICYCLE, "vindt_ook": []}, "Noem wat ook gevonden moet worden"),
        (BICYCLE, "komt 2 keer voor"),
    ],
)
def test_a_broken_file_is_refused_whole_with_line_and_reason(load, group, reason):
    with pytest.raises(CommandError) as refused:
        load(BICYCLE, group)
    message = str(refused.value)
    assert "Niets geladen" in message
    assert "groepen.json, regel " in message
    assert reason in message
    assert rows() == []
    assert not Domain.objects.exists()


@pytest.mark.parametrize("text", ["{", "[]", '{"groepen": {}}', '{"andere": []}'])
def test_a_file_that_holds_no_groups_is_told(load, text):
    with pytest.raises(CommandError, match=r"groepen\.json, regel \d"):
        load(text=text)
