"""The results page: what it counts, it lists; and every link does just what it says."""

import re
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from django.core.management import call_command
from django.test import Client

from precedents.facets import NAMES
from precedents.models import PrecedentPage
from tests.editors import published
from tests.shown_results import Shown, all_numbers, search, texts

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo"), pytest.mark.one_database]

QUESTIONS = [
    {},
    {"q": "schulden en een briefadres"},
    {"q": "uitkering", "outcome": ["afgewezen", "deels"], "domain": "inkomen"},
    {"q": "kind -jeugdzorg", "year_from": "2024", "kind": ["casus", "klacht"], "all_words": "1"},
    {"deadlock": "ja", "order": "oldest"},
]


def url(**parameters):
    return f"/zoeken/?{urlencode(parameters, doseq=True)}"


# Counts and filters


@pytest.mark.parametrize("question", QUESTIONS, ids=urlencode)
def test_every_count_is_the_total_of_the_list_that_it_leads_to(client, question):
    shown = search(client, **question)
    assert shown.total
    counted = {
        (name, value): count for name, values in shown.facets.items() for value, count in values.items()
    }
    assert len(counted) > 40
    wrong = {}
    for (name, value), count in counted.items():
        listed = search(client, **{**question, name: value}).total
        if listed != count:
            wrong[name, value] = (count, listed)
    assert wrong == {}


def test_every_facet_is_in_the_sidebar(client):
    assert set(search(client).facets) == set(NAMES)


@pytest.mark.parametrize("question", QUESTIONS, ids=urlencode)
def test_the_numbers_of_each_outcome_lead_to_their_lists(client, question):
    shown = search(client, **question)
    assert sum(shown.tally.values()) <= shown.total
    for address, count in shown.tally.items():
        assert Shown(client.get(address)).total == count


def test_or_within_a_facet_and_between_facets(client):
    def numbers(**filters):
        return set(all_numbers(client, url(**filters)))

    complaints, rulings = numbers(kind="klacht"), numbers(kind="uitspraak")
    refused = numbers(outcome="afgewezen")
    assert complaints
    assert rulings
    assert numbers(kind=["klacht", "uitspraak"]) == complaints | rulings
    assert numbers(kind=["klacht", "uitspraak"], outcome="afgewezen") == (complaints | rulings) & refused


def test_a_facet_does_not_filter_itself(client):
    free, chosen = search(client), search(client, kind="klacht")
    assert chosen.facets["kind"] == free.facets["kind"]
    assert chosen.facets["outcome"] != free.facets["outcome"]
    assert chosen.chosen == {("kind", "klacht")}


def test_a_chosen_value_stays_in_sight_when_nothing_has_it(client):
    shown = search(client, q="kostendelersnorm", domain="vervoer", kind="klacht", year_from="2026")
    assert shown.total == 0
    assert shown.facets["domain"]["vervoer"] == 0
    assert ("domain", "vervoer") in shown.chosen
    assert Shown(client.get(shown.link("Wis alles"))).total == search(client, "kostendelersnorm").total


def test_years_are_inclusive(client):
    years = {year: search(client, year_from=year, year_to=year).total for year in range(1990, 2028)}
    assert search(client, year_from=2023, year_to=2024).total == years[2023] + years[2024]
    assert search(client, year_to=2023).total == sum(count for year, count in years.items() if year <= 2023)


# Pills and links


CHOSEN = {
    "q": "geld",
    "kind": ["casus", "klacht"],
    "domain": "inkomen",
    "year_from": "2020",
    "order": "newest",
}


def test_a_pill_takes_away_just_its_own_filter(client):
    shown = search(client, **CHOSEN)
    assert set(shown.pills) == {"Casus", "Klacht", "Inkomen en participatie", "Vanaf 2020"}
    for label, address in shown.pills.items():
        after = Shown(client.get(address))
        assert set(after.pills) == set(shown.pills) - {label}
        assert parse_qs(urlsplit(address).query)["q"] == ["geld"]
        assert parse_qs(urlsplit(address).query)["order"] == ["newest"]


def test_clearing_all_keeps_the_words_and_the_order(client):
    address = search(client, **CHOSEN).link("Wis alles")
    assert parse_qs(urlsplit(address).query) == {"q": ["geld"], "order": ["newest"]}
    assert Shown(client.get(address)).pills == {}


def test_how_much_has_all_words_and_the_filter_for_it(client):
    shown = search(client, "schulden briefadres")
    with_all, with_part = map(int, re.findall(r"(\d+) met", shown.words_line))
    assert 0 < with_all < shown.total == with_all + with_part
    only = Shown(client.get(shown.link("Alleen met alle woorden")))
    assert only.total == with_all
    assert sum(only.facets["kind"].values()) == with_all
    assert set(all_numbers(client, url(q="schulden briefadres", all_words=1))) <= set(
        all_numbers(client, url(q="schulden briefadres"))
    )
    assert Shown(client.get(only.link("Ook met een deel"))).total == shown.total


# Order and pages


@pytest.mark.parametrize("question", ["", "gemeente"])
def test_newest_and_oldest_first(client, question):
    def years(order):
        pages = range(1, 1 + -(-search(client, question).total // 20))
        return [year for page in pages for year in search(client, question, order=order, page=page).years]

    newest, oldest = years("newest"), years("oldest")
    dated = PrecedentPage.objects.filter(decision_date__isnull=False)
    assert len(newest) == len(oldest) > 40
    assert newest == sorted(newest, reverse=True)
    assert oldest == sorted(oldest)
    assert question or len(newest) == dated.count()


@pytest.mark.parametrize("order", ["relevance", "newest", "oldest"])
@pytest.mark.parametrize("question", ["", "gemeente uitkering"])
def test_pages_have_no_doubles_and_no_gaps(client, question, order):
    shown = search(client, question, order=order)
    numbers = all_numbers(client, url(q=question, order=order))
    assert len(numbers) == len(set(numbers)) == shown.total > 40
    assert numbers[:20] == shown.numbers
    second = search(client, question, order=order, page=2)
    assert second.numbers == numbers[20:40]
    assert second.link("Vorige")
    assert "21 tot en met 40 van" in second.html
    assert "pagina 2 van" in second.soup.title.get_text()


def test_a_page_beyond_the_end_is_told(client):
    answer = client.get(url(q="schulden", page=400))
    assert answer.status_code == 404
    assert re.search(r"Deze lijst heeft \d+ pagina’s", answer.content.decode())


# Exact and everyday words


def test_a_citation_number_comes_first(client):
    for page in PrecedentPage.objects.findable()[:5]:
        assert search(client, page.number.lower()).numbers[0] == page.number
        assert search(client, f"geld {page.number} gemeente").numbers[0] == page.number


def test_an_ecli_comes_first(client):
    rulings = PrecedentPage.objects.findable().exclude(ecli="")
    assert rulings
    for page in rulings:
        assert search(client, page.ecli).numbers[0] == page.number
        assert search(client, f"uitkering {page.ecli.lower()}").numbers[0] == page.number


@pytest.mark.parametrize(
    ("typed", "law", "article"),
    [
        ("art. 18 Pw", "BWBR0015703", "18"),
        ("artikel 18 lid 1 van de Participatiewet", "BWBR0015703", "18"),
        ("4:84 Awb", "BWBR0005537", "4:84"),
        ("afwijken van beleid volgens 4:84 awb", "BWBR0005537", "4:84"),
    ],
)
def test_precedents_with_the_article_come_first(client, typed, law, article):
    cited = PrecedentPage.objects.findable().filter(legal_grounds__law=law, legal_grounds__article=article)
    wanted = set(cited.values_list("number", flat=True))
    assert wanted
    assert set(all_numbers(client, url(q=typed))[: len(wanted)]) == wanted


def test_an_everyday_word_finds_the_rule(client):
    shown = search(client, "samenwoonkorting")
    expected = search(client, rule="kostendelersnorm")
    assert shown.total
    assert set(shown.numbers[: expected.total]) == set(expected.numbers)


def test_marks_the_asked_part_of_a_compound(client):
    shown = search(client, "vervoer")
    parts = [mark for mark in shown.soup.select("#lijst mark") if mark.get_text().lower() == "vervoer"]
    inside = [mark for mark in parts if str(mark.previous_sibling or "")[-1:].isalpha()]
    assert inside
    assert "vervoer" in {text.lower() for text in shown.marked}


# What is typed and stored is shown as text


@pytest.fixture
def own_index(settings, tmp_path, demo):
    """An index for what this test adds."""
    settings.KENNISBANK_DATA = tmp_path
    call_command("rebuild_index", verbosity=0, stdout=(tmp_path / "out").open("w"))


def test_markup_is_shown_as_text(client, own_index, django_capture_on_commit_callbacks):
    markup = "<script>alert('kwartel')</script><img src=x onerror=alert(2)> & \"kwartel\""
    with django_capture_on_commit_callbacks(execute=True):
        published(markup, summary=f"Kwartel: {markup}")
    shown = search(client, "kwartel <b>\"'><script>alert(3)</script>")
    assert shown.titles[0] == markup
    assert "onerror=alert(2)>" in shown.soup.select_one(".kb-result__snippet").get_text()
    assert "kwartel" in shown.marked
    assert not shown.soup.select("main script, main img, main b, title script")
    assert shown.soup.select_one("input[name=q]")["value"] == "kwartel <b>\"'><script>alert(3)</script>"


# Without JavaScript, and all of it in the address


def test_the_form_alone_filters(client):
    shown = search(client, "geld", kind="klacht")
    form = shown.soup.select_one("form#filters")
    assert (form["action"], form["method"]) == ("/zoeken/", "get")
    assert form.select_one("button[type=submit]")
    hidden = [(box["name"], box["value"]) for box in form.select("input[type=hidden]")]
    order = [
        ("order", option["value"]) for option in shown.soup.select("select[form=filters] option[selected]")
    ]
    chosen = [*hidden, *order, *shown.chosen, ("outcome", "afgewezen"), ("year_from", ""), ("year_to", "")]
    sent = Shown(client.get(f"{form['action']}?{urlencode(chosen)}"))
    assert sent.total == search(client, "geld", kind="klacht", outcome="afgewezen").total
    assert sent.chosen == {("kind", "klacht"), ("outcome", "afgewezen")}


def test_every_box_has_a_label_and_nothing_needs_a_script(client):
    shown = search(client, "geld")
    for box in shown.soup.select("form#filters input[type=checkbox]"):
        assert len(shown.soup.select(f"label[for='{box['id']}']")) == 1
    ids = [tag["id"] for tag in shown.soup.select("[id]")]
    assert len(ids) == len(set(ids))
    assert not [tag.name for tag in shown.soup.find_all() if any(name.startswith("on") for name in tag.attrs)]
    assert not shown.soup.select("[style], script:not([src]), a[href^=javascript]")


def test_the_whole_search_stands_in_the_address():
    address = url(**CHOSEN, page=1)
    one, other = Client(), Client()
    one.get(url(q="iets heel anders"))
    answer = one.get(address)
    assert not answer.cookies
    assert Shown(answer).numbers == Shown(other.get(address)).numbers
    assert texts(Shown(answer).soup.select("h1")) == ["Zoeken naar “geld”"]
