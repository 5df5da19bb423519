"""`manage.py find` gives operators what the results page gives readers."""

import json
from datetime import date
from io import StringIO
from urllib.parse import urlencode

import pytest
from django.core.management import CommandError, call_command

from precedents.facets import NAMES
from precedents.models import PrecedentPage
from tests.shown_results import search

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("each_engine"), pytest.mark.one_database]

UNDATED = date(1900, 1, 1)  # a decision of which nobody knows the date is not shown as new
QUESTIONS = [
    {},
    {"q": "schulden en een briefadres"},
    {"q": "schulden", "order": "newest", "page": "2"},
    {"q": "uitkering", "kind": ["casus", "klacht"], "outcome": ["afgewezen"], "year_from": ["2022"]},
    {"q": "samenwoonkorting", "all_words": "1"},
    {"rule": ["kostendelersnorm"], "order": "oldest"},
    {"q": '"zonder huis" -jeugd', "deadlock": ["ja"]},
]


def find(words, *arguments):
    out = StringIO()
    call_command("find", words, *arguments, stdout=out)
    return out.getvalue()


def arguments_of(question):
    """The arguments that ask what the address asks."""
    filters = [
        f"{name}={value}" for name in question if isinstance(question[name], list) for value in question[name]
    ]
    asked = [part for item in filters for part in ("--filter", item)]
    asked += ["--order", question["order"]] if "order" in question else []
    asked += ["--page", question["page"]] if "page" in question else []
    asked += ["--all-words"] if "all_words" in question else []
    return [question.get("q", ""), *asked]


@pytest.mark.parametrize("question", QUESTIONS, ids=urlencode)
def test_the_same_list_and_counts_as_the_page(client, question):
    found, shown = json.loads(find(*arguments_of(question), "--json")), search(client, **question)
    assert shown.total
    assert found["total"] == shown.total
    assert [hit["number"] for hit in found["hits"]] == shown.numbers
    assert [hit["title"] for hit in found["hits"]] == shown.titles
    for name, counted in shown.facets.items():
        assert {value: count for value, count in counted.items() if count} == found["facets"][name]


def test_the_json_has_exactly_its_promised_shape():
    found = json.loads(find("kostendelersnorm", "--json"))
    assert list(found) == ["total", "hits", "facets"]
    assert set(found["facets"]) == set(NAMES)
    assert all(type(count) is int for values in found["facets"].values() for count in values.values())
    pages = {page.number: page for page in PrecedentPage.objects.findable()}
    for hit in found["hits"]:
        assert list(hit) == ["number", "title", "kind", "outcome", "score"]
        page = pages[hit["number"]]
        assert (hit["title"], hit["kind"], hit["outcome"]) == (page.title, page.kind, page.outcome)
        assert isinstance(hit["score"], float)
    scores = [hit["score"] for hit in found["hits"]]
    assert scores[0] > 0
    assert scores == sorted(scores, reverse=True)


def test_the_json_does_not_repeat_the_question():
    assert "kwartelkoning" not in find("kwartelkoning schulden", "--json")


def test_without_words_all_live_precedents_newest_first():
    pages = PrecedentPage.objects.findable()
    first = json.loads(find("", "--json"))
    assert first["total"] == pages.count()
    listed = [json.loads(find("", "--json", "--page", str(page)))["hits"] for page in range(1, 6)]
    numbers = [hit["number"] for hits in listed for hit in hits]
    assert len(numbers) == len(set(numbers)) == pages.count()
    by_number = {page.number: page.decision_date or UNDATED for page in pages}
    dates = [by_number[number] for number in numbers]
    assert dates == sorted(dates, reverse=True)


def test_as_text():
    said = find("kostendelersnorm").splitlines()
    assert said[0].split()[1] == "precedenten,"
    assert said[1].startswith("KM-")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["a" * 501], "te lang"),
        (["huur\0toeslag"], "Typ de vraag opnieuw"),
        (["\udcff"], "Typ de vraag opnieuw"),
        (["", "--filter", "kind=gerucht"], "gerucht"),
        (["", "--filter", "soort=casus"], "Onbekend filter ‘soort=casus’"),
        (["", "--filter", "kind"], "Schrijf NAAM=WAARDE"),
        (["", "--filter", "year_from=vorig"], "vier cijfers"),
        (["", "--order", "willekeurig"], "Deze volgorde bestaat niet"),
        (["", "--page", "0"], "De eerste pagina is nummer 1"),
        (["", "--page", "501"], "Verfijn uw vraag"),
        (["", "--engine", "solr"], "Kies embedded of elasticsearch"),
    ],
)
def test_what_cannot_be_asked_is_told(arguments, said):
    with pytest.raises(CommandError, match=said):
        find(*arguments)


def test_an_engine_can_be_named(each_engine, settings):
    settings.ELASTICSEARCH_URL = ""
    assert json.loads(find("schulden", "--json", "--engine", "embedded"))["total"]
    with pytest.raises(CommandError, match="ELASTICSEARCH_URL"):
        find("schulden", "--engine", "elasticsearch")
