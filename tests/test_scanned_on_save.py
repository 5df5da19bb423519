"""Rules, domains and word groups name no person: refused in the admin, in code and by the loader."""

import json
from io import StringIO

import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command

from precedents.allowed_terms import AllowedTerm
from precedents.rules import BlockingRule, Domain, EscapeRoute, RuleRoute
from precedents.word_groups import WordGroup
from tests.admin_forms import fields_of
from tests.editors import client_of, domain, rule, someone
from tests.word_groups import GROUPS, form

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]
TAXONOMY = settings.BASE_DIR / "taxonomy" / "blocking-rules.json"
WORD_GROUPS = settings.BASE_DIR / "taxonomy" / "word-groups.json"
SNIPPETS = "/admin/snippets/precedents"
NAME = "Fatima Zorblaxi"
TEXT = f"Dat zei {NAME} aan de balie."


@pytest.fixture
def editor():
    return client_of(someone("beheer"))


def refused_at(answer, field):
    """The sentence at a field of a form that came back."""
    assert answer.status_code == 200
    panel = BeautifulSoup(answer.content, "html.parser").select_one(f"[data-contentpath={field}]")
    return " ".join(panel.select_one(".error-message").get_text(" ").split())


# In the admin


@pytest.mark.parametrize(
    ("field", "label"),
    [
        ("name", "naam"),
        ("core", "wat de regel zegt"),
        ("purpose", "waarom de regel er is"),
        ("typical_situations", "herkenbaar aan"),
        ("everyday_words", "alledaagse woorden"),
        ("caution", "let op"),
    ],
)
def test_a_rule_with_a_name_comes_back_with_the_words_at_their_field(editor, field, label):
    briefadres = rule("briefadres")
    url = f"{SNIPPETS}/blockingrule/edit/briefadres/"
    answer = editor.post(url, {**fields_of(editor.get(url)), field: TEXT})
    sentence = refused_at(answer, field)
    assert f"In ‘{label}’ staat wat naar een persoon kan wijzen: ‘{NAME}’." in sentence
    before = getattr(briefadres, field)
    briefadres.refresh_from_db()
    assert getattr(briefadres, field) == before


def test_the_room_of_a_rule_is_read_too(editor):
    EscapeRoute.objects.create(code="maatwerk", name="Maatwerk")
    rule("briefadres")
    url = f"{SNIPPETS}/blockingrule/edit/briefadres/"
    row = {"routes-0-route": "maatwerk", "routes-0-description": TEXT, "routes-TOTAL_FORMS": "1"}
    answer = editor.post(url, {**fields_of(editor.get(url)), **row})
    assert answer.status_code == 200
    assert f"In ‘omschrijving’ staat wat naar een persoon kan wijzen: ‘{NAME}’." in answer.content.decode()
    assert not RuleRoute.objects.exists()


@pytest.mark.parametrize("field", ["name", "covers", "everyday_words"])
def test_a_domain_with_a_name_comes_back(editor, field):
    wonen = domain("wonen")
    url = f"{SNIPPETS}/domain/edit/{wonen.pk}/"
    assert NAME in refused_at(editor.post(url, {**fields_of(editor.get(url)), field: TEXT}), field)
    assert not Domain.objects.filter(**{f"{field}__contains": NAME}).exists()


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        (form(f"buurvrouw\n{NAME}"), "words"),
        (form("buurvrouw", finds=f"bewoner\n{NAME}"), "finds"),
    ],
)
def test_a_word_group_with_a_name_comes_back(editor, fields, field):
    assert NAME in refused_at(editor.post(f"{GROUPS}add/", fields), field)
    assert not WordGroup.objects.exists()


@pytest.mark.parametrize("value", ["06 12345678", "BSN 111222333", "piet@voorbeeld.nl"])
def test_numbers_are_refused_as_well(value):
    with pytest.raises(ValidationError, match="alledaagse woorden"):
        rule("briefadres", everyday_words=f"een adres\nbel {value}")


def test_all_words_of_all_fields_are_told_at_once(editor):
    rule("briefadres")
    url = f"{SNIPPETS}/blockingrule/edit/briefadres/"
    changed = {"core": "Zei Jan Zorblax, en Piet Wezzumar ook.", "caution": TEXT}
    answer = editor.post(url, {**fields_of(editor.get(url)), **changed})
    assert "‘Jan Zorblax’, ‘Piet Wezzumar’" in refused_at(answer, "core")
    assert NAME in refused_at(answer, "caution")


def test_what_must_only_be_confirmed_is_no_reason_to_refuse(editor):
    rule("briefadres")
    url = f"{SNIPPETS}/blockingrule/edit/briefadres/"
    core = "Een man van 43 kwam op 3 mei 2021 naar Almelo."
    assert editor.post(url, {**fields_of(editor.get(url)), "core": core}).status_code == 302


def test_a_term_that_beheer_allowed_may_stand(editor):
    AllowedTerm.objects.create(term="Zorblax", approved=True)
    assert rule("briefadres", core="Volgens Zorblax mag het niet.").pk == "briefadres"


# In code


def test_saving_in_code_is_refused():
    for made in (
        lambda: rule("briefadres", core=TEXT),
        lambda: Domain.objects.create(name="Wonen", slug="wonen", covers=TEXT),
        lambda: WordGroup.objects.create(words=f"buurvrouw\n{NAME}"),
    ):
        with pytest.raises(ValidationError, match=NAME):
            made()
    assert not BlockingRule.objects.exists()
    assert not WordGroup.objects.exists()


def test_a_rule_is_refused_whole_when_a_row_names_somebody():
    route = EscapeRoute.objects.create(code="maatwerk", name="Maatwerk")
    briefadres = rule("briefadres")
    briefadres.core = "Iets anders."
    briefadres.routes.add(RuleRoute(route=route, description=TEXT))
    with pytest.raises(ValidationError, match=NAME):
        briefadres.save()
    briefadres.refresh_from_db()
    assert briefadres.core == "Zegt iets."
    with pytest.raises(ValidationError, match=NAME):
        RuleRoute.objects.create(rule=briefadres, route=route, description=TEXT)


# By the loader


@pytest.fixture
def load(tmp_path):
    """Loads the files of the house with something changed, and gives what the command answered."""

    def loaded(change, **options):
        taxonomy, groups = (json.loads(path.read_text("utf-8")) for path in (TAXONOMY, WORD_GROUPS))
        change(taxonomy, groups)
        paths = tmp_path / "taxonomie.json", tmp_path / "groepen.json"
        for path, data in zip(paths, (taxonomy, groups), strict=True):
            path.write_text(json.dumps(data, ensure_ascii=False, indent=1), "utf-8")
        with pytest.raises(CommandError) as refused:
            call_command("load_taxonomy", paths[0], word_groups=paths[1], stdout=StringIO(), **options)
        return str(refused.value)

    return loaded


def add_to_rule(taxonomy, groups):
    taxonomy["regels"][3]["herkenbaar_aan"].append(TEXT)
    taxonomy["regels"][5]["uitwegen"][0]["omschrijving"] = TEXT


def add_to_domain(taxonomy, groups):
    taxonomy["domeinen"][0]["omvat"] = TEXT


def add_to_group(taxonomy, groups):
    groups["groepen"][0]["woorden"].append(NAME)


@pytest.mark.parametrize("dry_run", [False, True])
@pytest.mark.parametrize("change", [add_to_rule, add_to_domain, add_to_group])
def test_the_loader_refuses_the_whole_file(load, change, dry_run):
    message = load(change, dry_run=dry_run)
    assert message.startswith("Niets geladen.")
    assert f"staat wat naar een persoon kan wijzen: ‘{NAME}’" in message
    assert not Domain.objects.exists()
    assert not BlockingRule.objects.exists()
    assert not WordGroup.objects.exists()


def test_the_loader_names_each_rule_that_it_refuses(load):
    slugs = [row["slug"] for row in json.loads(TAXONOMY.read_text("utf-8"))["regels"]]
    message = load(add_to_rule)
    assert f"{slugs[3]}: In ‘herkenbaar aan’" in message
    assert f"{slugs[5]}: In ‘omschrijving’" in message
