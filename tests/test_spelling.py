"""Bedoelde u: another spelling of a question, proposed only where it helps."""

import csv

import pytest
from django.db import connection
from django.http import QueryDict
from django.template.loader import render_to_string
from django.test.utils import CaptureQueriesContext

from dutch.nearness import is_listed
from precedents import outbox
from precedents.collection_words import words_in
from precedents.finding import find, held
from precedents.fitting_rules import fitting_rules
from precedents.forms import SearchForm
from precedents.models import PrecedentPage
from precedents.question import query_of
from precedents.rules import BlockingRule
from precedents.spelling import Spelling, other_spelling
from tests.demo_content import NEEDS_SHARED, SHARED
from tests.misspellings import misspelt

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]

GOLD = SHARED / "data" / "open" / "compound-splits-nl" / "splits.tsv"


def asked(question, **filters):
    form = SearchForm(QueryDict(mutable=True) | {"q": question, **filters})
    assert form.is_valid(), form.errors
    return find(query_of(form.cleaned_data, fitting_rules(form.cleaned_data["q"])))


def proposed(question, **filters):
    spelling = other_spelling(asked(question, **filters))
    return spelling and spelling.text


@pytest.fixture
def words(demo):
    """Words of titles and names of rules that precedents hold."""
    titles = PrecedentPage.objects.findable().values_list("title", flat=True)
    names = BlockingRule.objects.values_list("name", flat=True)
    found = sorted({word for word in words_in([*titles, *names]) if len(word) >= 6})
    times = held(found)
    return [word for word in found if times[word]][::7]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("kostendelesrnorm", "kostendelersnorm"),
        ("breifadres", "briefadres"),
        ("Breifadres", "briefadres"),
        ("toeslagpartnr", "toeslagpartner"),
        ("kinderopvangtoeslach", "kinderopvangtoeslag"),
        ("schuldhulpverlenning", "schuldhulpverlening"),
        ("bijstandsuitkerring", "bijstandsuitkering"),
        ("bijdraage", "bijdrage"),
        ("vriefadres", "briefadres"),
        ("riefadres", "briefadres"),
        ("samenwoonkortng", "samenwoonkorting"),
        ("kosten delers norm", "kostendelersnorm"),
        ("brief adres", "briefadres"),
        ("huur toeslag", "huurtoeslag"),
        ("bijstand uitkering", "bijstandsuitkering"),
        ("hulp bij brief adres of huur toeslag", "hulp bij briefadres of huurtoeslag"),
        ("aanvraagg bijzondre bijstant", "aanvraag bijzondere bijstand"),
        ('breifadres "bijstand" -jeugdhulb', 'briefadres "bijstand" -jeugdhulb'),
        ('"brief adres"', '"briefadres"'),
        ("breifadres OR kostendelesrnorm", "briefadres OR kostendelersnorm"),
    ],
)
def test_what_is_proposed(each_engine, typed, meant):
    assert proposed(typed) == meant
    assert asked(meant).results.total


@pytest.mark.parametrize(
    "typed",
    [
        *["", "briefadres", "de het een", "geld voor huur", "alleenstaande ouder", "thuis wonen", "in komen"],
        *["hondenbelasting", "Amsterdam", "clienten", "samenwoonkorting", "xqzwvk", "pgb", "1234", "x" * 500],
        *[
            "briefadres -breifadres",
            '-"brief adres" huis',
            "KM-2026-0001",
            "ελληνικά",
            "😀😀😀😀",
            "[a-z]+ (.*)",
        ],
    ],
)
def test_what_is_left_as_typed(each_engine, typed):
    assert other_spelling(asked(typed)) is None


def test_each_change_is_told(demo):
    spelling = other_spelling(asked("Breifadres en kosten delers norm"))
    assert spelling == Spelling(
        "briefadres en kostendelersnorm",
        (("Breifadres", "briefadres"), ("kosten delers norm", "kostendelersnorm")),
    )


def test_a_word_that_has_results_is_left_alone(words):
    for first in range(0, len(words), 20):
        question = ", ".join(words[first : first + 20])
        assert 0 not in asked(question).results.holding.values()
        assert other_spelling(asked(question)) is None


def test_where_the_filters_leave_nothing_the_proposal_says_that_it_drops_them(demo, client):
    years = {page.year for page in PrecedentPage.objects.findable()} - {None}
    with_it = [year for year in years if asked("briefadres", year_from=year, year_to=year).results.total]
    without = years - set(with_it)
    assert with_it
    assert without
    for year in years:
        found = asked("breifadres", year_from=year, year_to=year)
        assert other_spelling(found).keeps_filters == (year in with_it)
    shown = client.get("/zoeken/", {"q": "breifadres", "year_from": min(without), "year_to": min(without)})
    text = shown.content.decode()
    assert 'href="/zoeken/?q=briefadres">briefadres</a>? Dat zoekt zonder uw filters.' in text
    assert asked("briefadres").results.total


def test_a_word_that_waits_for_its_withdrawal_is_not_proposed(each_engine):
    assert proposed("breifadres") == "briefadres"
    while hits := asked("briefadres").results.hits:
        outbox.note([int(hit.id) for hit in hits])
    assert proposed("breifadres") != "briefadres"
    assert proposed("brief adres") != "briefadres"


def test_questions_whose_words_are_all_found_cost_one_query_at_most(demo):
    for question, most in (("briefadres", 0), ("geld voor de huur", 1)):
        found = asked(question)
        with CaptureQueriesContext(connection) as captured:
            assert other_spelling(found) is None
        assert len(captured) <= most


def test_the_proposal_is_a_link(demo):
    spelling = other_spelling(asked("breifadres <b>"))
    shown = render_to_string("precedents/spelling.html", {"spelling": spelling, "url": "/zoeken/?q=x&y=1"})
    assert 'Bedoelde u <a class="utrecht-link" href="/zoeken/?q=x&amp;y=1">briefadres &lt;b&gt;</a>?' in shown
    assert render_to_string("precedents/spelling.html", {"spelling": None, "url": "/"}).strip() == ""


# How good it is


def test_nine_of_ten_misspelt_words_are_recognised(words):
    cases = list(misspelt(words, seed=11))
    times = held({typed for typed, _, _ in cases})
    cases = [(typed, word) for typed, word, _ in cases if not times[typed] and not is_listed(typed)]
    assert len(cases) >= 150
    right = sum(next(words_in([proposed(typed) or ""]), "") == word for typed, word in cases)
    assert right / len(cases) >= 0.9


@pytest.mark.skipif(not GOLD.exists(), reason=NEEDS_SHARED)
def test_a_compound_that_stands_nowhere_is_left_alone(demo):
    with GOLD.open(encoding="utf-8", newline="") as file:
        compounds = [row["compound"] for row in csv.DictReader(file, delimiter="\t")]
    compounds = [word for word in compounds if word.isalpha() and not is_listed(word)][::6]
    times = held(compounds)
    nowhere = [word for word in compounds if not times[word]]
    assert len(nowhere) >= 50
    assert sum(proposed(word) is not None for word in nowhere) / len(nowhere) <= 0.02
