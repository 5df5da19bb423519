"""The taxonomy as an operator loads it."""

import json
from io import StringIO

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from precedents.rules import Authority, BlockingRule, Domain, EscapeRoute, Law

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]
FILE = settings.BASE_DIR / "taxonomy" / "blocking-rules.json"


def load(*args):
    out = StringIO()
    call_command("load_taxonomy", *map(str, args), stdout=out)
    return out.getvalue()


@pytest.fixture
def data():
    return json.loads(FILE.read_text(encoding="utf-8"))


@pytest.fixture
def written(tmp_path, data):
    """Writes a changed taxonomy and gives its path."""

    def write(change):
        change(data)
        path = tmp_path / "taxonomy.json"
        path.write_text(json.dumps(data, ensure_ascii=False, indent=1), encoding="utf-8")
        return path

    return write


def counts():
    return [model.objects.count() for model in (Domain, Law, EscapeRoute, Authority, BlockingRule)]


def test_loads_everything_once():
    assert "157 nieuw" in load()
    assert counts() == [15, 47, 17, 18, 60]
    assert "0 nieuw, 0 gewijzigd, 0 bewaard" in load()
    rule = BlockingRule.objects.get(pk="kostendelersnorm")
    assert rule.purpose
    assert rule.level == "landelijk"
    assert [ground.label for ground in rule.grounds.all()][0] == "Artikel 22a lid 1 Participatiewet"
    assert "BWBR0015703&artikel=22a&lid=1&z=2026-01-01&g=2026-01-01" in rule.grounds.first().url
    assert {route.route_id for route in rule.routes.all()} >= {"afstemming", "bijzondere_bijstand"}
    assert [decider.pk for decider in rule.deciders.all()] == ["college"]


def test_every_rule_has_a_purpose_everyday_words_and_situations_to_recognise_it_by():
    load()
    for rule in BlockingRule.objects.all():
        assert rule.purpose, rule.pk
        words, situations = rule.everyday_words.splitlines(), rule.typical_situations.splitlines()
        assert 20 <= len(words) <= 60, rule.pk
        assert [line for line in words if line != line.lower() or len(line.split()) > 8] == [], rule.pk
        assert 10 <= len(situations) <= 16, rule.pk
        assert [line for line in situations if not 12 <= len(line.split()) <= 60] == [], rule.pk
        assert len({*words, *situations}) == len(words) + len(situations), rule.pk


def test_dry_run_tells_and_stores_nothing():
    assert "157 nieuw" in load("--dry-run")
    assert counts() == [0, 0, 0, 0, 0]


def test_keeps_what_an_editor_changed_and_updates_the_rest(written):
    load()
    rule = BlockingRule.objects.get(pk="briefadres")
    rule.core = "Door de redactie herschreven."
    rule.save()

    def change(data):
        row = next(row for row in data["regels"] if row["slug"] == "briefadres")
        row["kern"], row["naam"] = "Nieuwe kern uit het bestand.", "Briefadres of inschrijving"

    report = load(written(change))
    rule.refresh_from_db()
    assert rule.core == "Door de redactie herschreven."
    assert rule.name == "Briefadres of inschrijving"
    assert "bewaard: blokkerende regel briefadres: core" in report
    assert "gewijzigd: blokkerende regel briefadres: name" in report


@pytest.mark.parametrize(
    ("field", "key"), [("typical_situations", "herkenbaar_aan"), ("everyday_words", "alledaagse_woorden")]
)
def test_keeps_the_lines_that_an_editor_changed(written, field, key):
    load()
    rule = BlockingRule.objects.get(pk="briefadres")
    setattr(rule, field, "Een eigen regel van de redactie")
    rule.save()
    assert f"bewaard: blokkerende regel briefadres: {field}" in load(written(new_line("briefadres", key)))
    rule.refresh_from_db()
    assert getattr(rule, field) == "Een eigen regel van de redactie"


def test_line_ends_of_a_form_are_no_change_of_an_editor(written):
    load()
    rule = BlockingRule.objects.get(pk="briefadres")
    rule.typical_situations = rule.typical_situations.replace("\n", "\r\n")
    rule.save()
    report = load(written(new_line("briefadres", "herkenbaar_aan")))
    assert "gewijzigd: blokkerende regel briefadres: typical_situations" in report
    rule.refresh_from_db()
    assert rule.typical_situations.splitlines()[-1] == "een nieuwe regel uit het bestand"


def new_line(slug, key):
    def change(data):
        row = next(row for row in data["regels"] if row["slug"] == slug)
        row[key].append("een nieuwe regel uit het bestand")

    return change


def test_keeps_legal_grounds_that_an_editor_added(written):
    load()
    rule = BlockingRule.objects.get(pk="briefadres")
    rule.grounds.create(law_id="BWBR0005537", article="4:84")
    before = rule.grounds.count()
    load()
    assert rule.grounds.count() == before


def drop(key):
    return lambda data: data["regels"][3].pop(key)


def set_first(key, value):
    return lambda data: data["regels"][0].__setitem__(key, value)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (drop("naam"), "naam"),
        (set_first("type_grens", "onbekend-type"), "onbekend-type"),
        (set_first("domein", "ruimtevaart"), "ruimtevaart"),
        (set_first("grondslag", "geen lijst"), "grondslag"),
        (set_first("uitwegen", ["geen object"]), "uitwegen"),
        (set_first("alledaagse_woorden", [1, 2]), "alledaagse_woorden"),
        (set_first("alledaagse_woorden", ["twee\nregels"]), "alledaagse_woorden"),
        (drop("herkenbaar_aan"), "herkenbaar_aan"),
        (set_first("herkenbaar_aan", "geen lijst"), "herkenbaar_aan"),
        (set_first("naam", ["lijst"]), "naam"),
        (lambda data: data.__setitem__("regels", {}), "regels"),
        (lambda data: data["regels"].append(data["regels"][0]), "2 keer"),
        (lambda data: data["wetten"][0].__setitem__("bwb_id", "BWBR1"), "BWB"),
        (lambda data: data["domeinen"][0].pop("naam"), "naam"),
        (lambda data: data["regels"][0]["grondslag"][0].__setitem__("toestand", "gisteren"), "toestand"),
    ],
)
def test_refuses_a_broken_file_whole_with_line_and_reason(written, change, reason):
    with pytest.raises(CommandError) as refused:
        load(written(change))
    message = str(refused.value)
    assert "Niets geladen" in message
    assert "taxonomy.json, regel " in message
    assert reason in message
    assert counts() == [0, 0, 0, 0, 0]


def test_tells_the_line_where_the_json_breaks(tmp_path):
    path = tmp_path / "stuk.json"
    path.write_text('{\n "domeinen": [\n', encoding="utf-8")
    with pytest.raises(CommandError, match=r"stuk\.json, regel 3: dit is geen JSON"):
        load(path)


def test_a_file_that_is_not_there_is_told():
    with pytest.raises(CommandError, match="niet te lezen"):
        load("/bestaat/niet.json")
