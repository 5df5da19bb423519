"""Nothing found is never a dead end: which filter to drop, another spelling, the rules that fit."""

from urllib.parse import parse_qs, urlsplit

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from precedents import way_out
from precedents.facets import NAMES
from tests.shown_results import Shown, number_in, search, texts

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("each_engine"), pytest.mark.one_database]


def ways(shown):
    """Text to address of what gives precedents when it is dropped."""
    return {
        link.get_text(): link["href"] for link in shown.soup.select(".kb-ways a") if "Zonder" in link.text
    }


WITHOUT = [
    {"q": "leerlingenvervoer", "domain": "justitie"},
    {"q": "kostendelersnorm", "kind": ["klacht", "uitspraak"]},
    {"q": "kostendelersnorm", "year_from": "1990", "year_to": "1995"},
    {"q": "schulden kwartelkoning", "all_words": "1"},
    {"q": '"briefadres schulden"'},
    {"q": "kostendelersnorm", "domain": "vervoer", "kind": "klacht", "year_from": "2026"},
    {"q": "", "rule": "kostendelersnorm", "domain": "vervoer"},
]


@pytest.mark.parametrize("question", WITHOUT, ids=str)
def test_each_way_out_gives_the_number_that_it_tells(client, question):
    shown = search(client, **question)
    assert shown.total == 0
    offered = ways(shown)
    assert offered
    for text, address in offered.items():
        link = next(link for link in shown.soup.select(".kb-ways a") if link.get_text() == text)
        assert number_in(link.select_one("strong")) == Shown(client.get(address)).total > 0


def test_only_the_filter_that_is_named_is_dropped(client):
    shown = search(client, "leerlingenvervoer", domain="justitie", order="newest", year_from="2000")
    (address,) = [url for text, url in ways(shown).items() if "‘Veiligheid en justitie’" in text]
    assert parse_qs(urlsplit(address).query) == {
        "q": ["leerlingenvervoer"],
        "order": ["newest"],
        "year_from": ["2000"],
    }


def test_when_no_single_filter_helps_all_go(client):
    shown = search(client, "kostendelersnorm", domain="vervoer", kind="klacht", year_from="2026")
    ((text, address),) = ways(shown).items()
    assert text.startswith("Zonder filters")
    assert Shown(client.get(address)).total == search(client, "kostendelersnorm").total


def test_filters_that_do_not_help_are_not_offered(client):
    shown = search(client, "kwartelkoning", domain="vervoer", kind="klacht")
    assert shown.total == 0
    assert ways(shown) == {}


def test_a_short_list_offers_more_and_a_long_list_nothing(client):
    few = search(client, "leerlingenvervoer", kind="casus")
    assert 0 < few.total <= way_out.FEW
    for text, address in ways(few).items():
        assert Shown(client.get(address)).total > few.total, text
    assert ways(few)
    assert ways(search(client, "geld", kind="casus")) == {}


def test_the_engine_is_asked_a_handful_of_questions_at_most(client, monkeypatch):
    asked = []
    monkeypatch.setattr(way_out, "total_of", lambda query: asked.append(query) or 0)
    everything = {name: value for name in NAMES if (value := _some(client, name))}
    assert len(everything) > 8
    search(client, '"a b" c', **everything, year_from="2026", all_words="1")
    assert len(asked) == way_out.MOST_ASKED + 1


def _some(client, name):
    return next(iter(search(client).facets.get(name, {})), None)


def test_there_is_always_a_way_on(client):
    for question in ("kwartelkoning", "hoe van de", "🏠", "住宅"):
        shown = search(client, question)
        assert shown.total == 0
        assert shown.link("lijst van regels die knellen") == "/regels/"
        assert shown.link("alle precedenten") == "/zoeken/"


# Words


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("hoe van de", "Deze woorden zeggen te weinig om op te zoeken: ‘hoe’, ‘van’ en ‘de’."),
        ("het", "Dit woord zegt te weinig om op te zoeken: ‘het’."),
        ("?! …", "In uw vraag staan geen woorden."),
        ("👩‍👩‍👧 🏠", "In uw vraag staan geen woorden."),
        ("kwartelkoning", "‘kwartelkoning’ staat in geen enkel precedent."),
        ("kwartelkoning schulden", "‘kwartelkoning’ staat in geen enkel precedent."),
        ("evicted neighbour", "Zoek met Nederlandse woorden"),
        ("жильё долги", "Zoek met Nederlandse woorden"),
    ],
)
def test_words_that_find_nothing_are_named(client, question, said):
    assert said in " ".join(texts(search(client, question).soup.select("#lijst p")))


@pytest.mark.parametrize("question", ["schulden", "schulden van de moeder", "KM-2026-0001", ""])
def test_words_that_find_something_are_not(client, question):
    said = " ".join(texts(search(client, question).soup.select(".kb-under-toolbar p")))
    assert "te weinig" not in said
    assert "geen enkel" not in said


def test_another_spelling_stands_above_the_list_and_keeps_the_filters(client):
    shown = search(client, "kostendelesrnorm", kind="casus")
    assert "Bedoelde u kostendelersnorm" in " ".join(texts(shown.soup.select(".kb-under-toolbar p")))
    address = shown.link("kostendelersnorm")
    assert parse_qs(urlsplit(address).query) == {"q": ["kostendelersnorm"], "kind": ["casus"]}
    assert Shown(client.get(address)).total
    assert "Bedoelde u" not in search(client, "kostendelersnorm").soup.get_text()


# Rules that probably play


def fitting(shown):
    return {link.get_text(" ", strip=True): link["href"] for link in shown.soup.select(".kb-guess a.kb-pill")}


def test_a_rule_that_fits_filters_on_itself_and_keeps_the_question(client):
    shown = search(client, "samenwoonkorting", kind="casus")
    (text, address), *_ = fitting(shown).items()
    assert "Kostendelersnorm" in text
    assert parse_qs(urlsplit(address).query) == {
        "q": ["samenwoonkorting"],
        "kind": ["casus"],
        "rule": ["kostendelersnorm"],
    }
    chosen = Shown(client.get(address))
    assert str(chosen.total) in text
    (text, address), *_ = fitting(chosen).items()
    assert text.startswith("Gekozen. Verwijder filter")
    assert Shown(client.get(address)).total == shown.total
    (why, *_) = texts(shown.soup.select(".kb-guess li"))
    assert "om ‘samenwoonkorting’" in why


def test_rules_stand_above_the_results_and_after_their_number(client):
    shown = search(client, "samenwoonkorting")
    assert [tag.name for tag in shown.soup.select("#lijst > *")][:3] == ["div", "section", "ol"]
    assert shown.soup.select_one("#aantal").find_next("section")["class"] == ["kb-guess"]


@pytest.mark.parametrize("question", ["", "kwartelkoning", "gemeente"])
def test_a_question_that_points_nowhere_names_no_rule(client, question):
    assert not search(client, question).soup.select(".kb-guess")


def test_a_rule_without_precedents_in_the_list_leads_to_its_own_page(client):
    shown = search(client, "samenwoonkorting", kind="uitspraak")
    assert shown.total == 0
    assert fitting(shown) == {}
    links = {link["href"] for link in shown.soup.select(".kb-guess a")}
    assert "/regels/kostendelersnorm/" in links


# The database


def test_nothing_found_asks_the_database_a_fixed_number_of_questions(client):
    def asked(address):
        client.get(address)
        with CaptureQueriesContext(connection) as captured:
            client.get(address)
        return len(captured)

    one = asked("/zoeken/?q=leerlingenvervoer&domain=justitie")
    assert asked("/zoeken/?q=leerlingenvervoer&domain=justitie&kind=klacht&outcome=deels") == one
    assert one < 30
