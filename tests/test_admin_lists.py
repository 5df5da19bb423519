"""Lists and choosers of the admin: filtered by kind, rule, domain, status and outcome, and searched."""

import pytest
from bs4 import BeautifulSoup

from precedents.rules import BlockingRule, Domain, Law
from tests.editors import client_of, domain, draft, publish, published, rewritten, rule, shelf, someone

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]
LISTS = ["/admin/precedenten/", "/admin/pages/{shelf}/"]
RULES = "/admin/snippets/precedents/blockingrule/"
NO_ROWS = {
    f"{rows}-{count}": "0"
    for rows in ("grounds", "routes")
    for count in ("TOTAL_FORMS", "INITIAL_FORMS", "MIN_NUM_FORMS")
}


@pytest.fixture
def editor():
    return client_of(someone("beheer"))


@pytest.fixture
def pages():
    kostendelersnorm, briefadres = rule("kostendelersnorm"), rule("briefadres")
    granted = draft("Bed vergoed", kind="casus", outcome="toegekend")
    granted.blockades.create(rule=kostendelersnorm)
    granted.blockades.create(rule=briefadres)
    granted.domains.add(domain("wonen"), domain("zorg"))
    publish(granted.save_revision())
    refused = draft("Bed geweigerd", kind="klacht", outcome="afgewezen")
    refused.blockades.create(rule=briefadres)
    refused.domains.add("zorg")
    refused.save()
    rewritten(published("Huur betaald", kind="uitzondering", outcome="deels"), "Huur deels betaald")


def _titles(editor, address: str) -> list[str]:
    response = editor.get(address.format(shelf=shelf().pk))
    assert response.status_code == 200
    screen = BeautifulSoup(response.content, "html.parser")
    return sorted(link.get_text(strip=True) for link in screen.select("td.title .title-wrapper a"))


@pytest.mark.parametrize("where", LISTS)
@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("", ["Bed geweigerd", "Bed vergoed", "Huur deels betaald"]),
        ("kind=casus&kind=klacht", ["Bed geweigerd", "Bed vergoed"]),
        ("rule=briefadres&rule=kostendelersnorm", ["Bed geweigerd", "Bed vergoed"]),
        ("rule=kostendelersnorm", ["Bed vergoed"]),
        ("domain=zorg", ["Bed geweigerd", "Bed vergoed"]),
        ("domain=wonen&kind=klacht", []),
        ("status=concept", ["Bed geweigerd"]),
        ("status=gepubliceerd", ["Bed vergoed"]),
        ("status=gewijzigd", ["Huur deels betaald"]),
        ("outcome=deels&outcome=afgewezen", ["Bed geweigerd", "Huur deels betaald"]),
        ("q=bed", ["Bed geweigerd", "Bed vergoed"]),
        ("q=bed&rule=kostendelersnorm&domain=zorg&status=gepubliceerd", ["Bed vergoed"]),
        ("q=bed&ordering=-number", ["Bed geweigerd", "Bed vergoed"]),
        ("q=bed&ordering=kind", ["Bed geweigerd", "Bed vergoed"]),
        ("q=bed&ordering=-outcome", ["Bed geweigerd", "Bed vergoed"]),
        ("ordering=-number", ["Bed geweigerd", "Bed vergoed", "Huur deels betaald"]),
    ],
)
def test_a_list_holds_what_the_filters_ask(editor, pages, where, question, found):
    assert _titles(editor, f"{where}?{question}") == found


@pytest.mark.parametrize("where", LISTS)
def test_a_number_is_found(editor, pages, where):
    number = draft("Op nummer").number
    assert _titles(editor, f"{where}?q={number}") == ["Op nummer"]


@pytest.mark.parametrize(
    "question", ["kind=verzonnen", "rule=verzonnen", "domain=9999", "status=x", "ordering=x"]
)
def test_an_unknown_value_is_no_failure(editor, pages, question):
    assert editor.get(f"/admin/precedenten/?{question}").status_code == 200


def test_columns_and_filters_are_dutch(editor, pages):
    screen = BeautifulSoup(editor.get("/admin/precedenten/").content, "html.parser")
    columns = [
        cell.get_text(" ", strip=True).split(" ")[0] for cell in screen.select("#listing-results thead th")
    ]
    assert columns == ["Titel", "Nummer", "Soort", "Uitkomst", "Bijgewerkt", "Status"]
    for label in ("Regel die knelt", "Domein", "Soort", "Uitkomst", "Status"):
        assert label in screen.get_text()


def test_adding_from_the_list_goes_straight_to_the_shelf(editor):
    response = editor.get("/admin/precedenten/choose_parent/")
    assert response.url == f"/admin/pages/add/precedents/precedentpage/{shelf().pk}/"


# Rules, domains, laws


def _rule_form(**changes: object) -> dict[str, object]:
    fields = {"name": "Dag te laat", "core": "Wie te laat is, krijgt niets.", "level": "landelijk"}
    return {**fields, "boundary": "regel", "domain": domain().pk, **NO_ROWS, **changes}


def test_beheer_adds_a_rule_that_keeps_its_slug(editor):
    editor.post(f"{RULES}add/", _rule_form(other_domains=[domain("zorg").pk]))
    made = BlockingRule.objects.get()
    assert (made.slug, list(made.other_domains.all())) == ("dag-te-laat", [domain("zorg")])
    editor.post(f"{RULES}edit/dag-te-laat/", _rule_form(name="Een dag te laat"))
    assert list(BlockingRule.objects.values_list("slug", "name")) == [("dag-te-laat", "Een dag te laat")]


def test_a_rule_with_grounds_is_kept(editor):
    Law.objects.create(bwb_id="BWBR0015703", name="Participatiewet")
    ground = {"law": "BWBR0015703", "article": "22a", "paragraph": "1", "item": "", "date": "2025-01-01"}
    rows = {f"grounds-0-{name}": value for name, value in ground.items()}
    editor.post(f"{RULES}add/", _rule_form(**rows, **{"grounds-TOTAL_FORMS": "1"}))
    assert [row.label for row in BlockingRule.objects.get().grounds.all()] == [
        "Artikel 22a lid 1 Participatiewet"
    ]


@pytest.mark.parametrize(
    ("question", "found"),
    [("", 2), ("level=gewoonte", 1), ("boundary=financieel", 1), ("q=samenwoonkorting", 1), ("q=niets", 0)],
)
def test_rules_are_filtered_and_found_by_everyday_words(editor, question, found):
    rule("kostendelersnorm", everyday_words="samenwoonkorting\nkorting omdat iemand inwoont")
    rule("brief", level="gewoonte", boundary="financieel")
    screen = BeautifulSoup(editor.get(f"{RULES}?{question}").content, "html.parser")
    assert len(screen.select("#listing-results tbody tr")) == found


@pytest.mark.parametrize(
    ("words", "found"), [("korting inwoont", ["Kostendelersnorm"]), ("korting uitweg", [])]
)
def test_the_rule_chooser_looks_for_everyday_words(words, found):
    rule("kostendelersnorm", everyday_words="korting omdat iemand inwoont")
    rule("brief")
    chooser = client_of(someone("auteur")).get(
        f"/admin/snippets/choose/precedents/blockingrule/results/?q={words}"
    )
    screen = BeautifulSoup(chooser.content, "html.parser")
    assert [link.get_text(strip=True) for link in screen.select("tbody a")] == found


def test_a_law_is_chosen_by_abbreviation_and_its_number_never_changes(editor):
    Law.objects.create(bwb_id="BWBR0015703", name="Participatiewet", abbreviation="Pw")
    chooser = editor.get("/admin/snippets/choose/precedents/law/results/?q=pw").content.decode()
    assert "Participatiewet" in chooser
    address = "/admin/snippets/precedents/law/edit/BWBR0015703/"
    editor.post(address, {"bwb_id": "BWBR0000001", "name": "Participatiewet 2", "abbreviation": "Pw"})
    assert list(Law.objects.values_list("bwb_id", "name")) == [("BWBR0015703", "Participatiewet 2")]


def test_a_law_with_a_wrong_number_is_refused(editor):
    form = {"bwb_id": "BWB15703", "name": "Participatiewet", "abbreviation": ""}
    response = editor.post("/admin/snippets/precedents/law/add/", form)
    assert "BWBR0015703" in str(response.context["form"].errors["bwb_id"])
    assert not Law.objects.exists()


def test_what_precedents_use_is_not_deleted(editor, pages):
    editor.post(f"{RULES}delete/briefadres/")
    editor.post(f"/admin/snippets/precedents/domain/delete/{domain('zorg').pk}/")
    assert BlockingRule.objects.filter(pk="briefadres").exists()
    assert Domain.objects.filter(slug="zorg").exists()


def test_where_a_rule_is_used_is_for_beheer_to_see(pages):
    address = f"{RULES}usage/briefadres/"
    assert "Bed geweigerd" in client_of(someone("beheer", "nog-een")).get(address).content.decode()
    assert client_of(someone("auteur")).get(address).status_code == 302
