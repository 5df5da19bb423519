"""Both engines give the same ten in the same order to everyday questions, after a rebuild."""

import json
from io import StringIO

import pytest
from django.core.management import call_command
from django.test import Client, override_settings

from tests.demo_content import NEEDS_SHARED, SHARED, engine_settings
from tests.shown_results import search

pytestmark = [pytest.mark.elasticsearch, pytest.mark.django_db, pytest.mark.usefixtures("demo")]

QUERIES = SHARED / "data" / "open" / "everyday-queries" / "queries.jsonl"
ASKED = 100
LONGEST = 500


def questions():
    """A hundred of all that fit, spread over the rules and the styles."""
    fitting = [text for line in QUERIES.open() if len(text := json.loads(line)["text"]) <= LONGEST]
    return [fitting[number * len(fitting) // ASKED] for number in range(ASKED)]


@pytest.fixture(scope="module")
def ask(demo, demo_place):
    """Answers of one engine to many questions."""

    def answers(name, asked):
        with override_settings(**engine_settings(name, demo_place[1])):
            call_command("rebuild_index", stdout=StringIO())
            return [search(Client(), **question) for question in asked]

    return answers


@pytest.mark.skipif(not QUERIES.exists(), reason=NEEDS_SHARED)
def test_the_same_ten_in_the_same_order_for_100_everyday_questions(ask):
    asked = [{"q": text} for text in questions()]
    here, there = ask("embedded", asked), ask("elasticsearch", asked)
    assert len({question["q"] for question in asked}) == ASKED
    differ = [
        (question["q"], one.numbers[:10], other.numbers[:10])
        for question, one, other in zip(asked, here, there, strict=True)
        if one.numbers[:10] != other.numbers[:10]
    ]
    assert differ == []
    assert sum(len(one.numbers) >= 10 for one in here) > 80
    assert [one.total for one in here] == [other.total for other in there]
    assert [one.words_line for one in here] == [other.words_line for other in there]


FILTERED = [
    {"q": ""},
    {"q": "", "order": "oldest", "page": 2},
    {"q": "geld gemeente", "page": 2},
    {"q": "schulden", "kind": ["casus", "klacht"], "outcome": "afgewezen"},
    {"q": '"eigen bijdrage" -jeugd', "year_from": 2022},
    {"q": "art. 18 Pw", "order": "relevance"},
    {"q": "samenwoonkorting", "all_words": 1},
    {"q": "briefadres OR postadres", "deadlock": "ja"},
    {"q": "de het een"},
]


def test_the_same_lists_and_counts_with_filters(ask):
    for question, one, other in zip(
        FILTERED, ask("embedded", FILTERED), ask("elasticsearch", FILTERED), strict=True
    ):
        assert one.numbers == other.numbers, question
        assert one.facets == other.facets, question
        assert one.html == other.html, question
