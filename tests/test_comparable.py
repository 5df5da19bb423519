"""Comparable precedents of the demonstration: what is said of a result is so, and the switches work."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from dutch import tokens
from dutch.analysis import analyze, telling_tokens
from precedents.deadlocks import ANY
from precedents.facets import FACETS, facet_values
from precedents.likenesses import NAMES, WORDS
from precedents.models import PrecedentPage
from precedents.public_text import prose
from tests.shown_comparable import comparable_to, compared

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("each_engine"), pytest.mark.one_database]

KINDS = [name for name in NAMES if name != WORDS]
GRANTED = {"Toegekend", "Deels toegekend", "Later alsnog toegekend"}
ADRES = "Geen adres, dus geen uitkering. De gemeente geeft geen briefadres."


def sources():
    """Some precedents of every kind and outcome, with and without a knoop."""
    pages = {
        (page.kind, page.outcome, bool(page.deadlocks)): page for page in PrecedentPage.objects.findable()
    }
    return PrecedentPage.objects.findable().with_parts().filter(pk__in=[page.pk for page in pages.values()])


def values(page):
    held = {name: set(found) for name, found in facet_values(page).items()}
    return {**held, "deadlock": held["deadlock"] - {ANY}}


def labels(name, found):
    known = next(facet for facet in FACETS if facet.name == name).labels()
    return {known[value] for value in found}


def held_tokens(text):
    return {token for word in tokens.words(text) for token in telling_tokens(word.text)}


def test_every_reason_is_so_and_none_is_left_out(client):
    checked = set()
    for source in sources():
        here = values(source)
        own_text = " ".join((source.title, *prose(source)))
        for item in comparable_to(client, source).items:
            there = values(item.page)
            shared = {name: here[name] & there[name] for name in KINDS if here[name] & there[name]}
            assert set(item.reasons) - {WORDS} == set(shared), item
            for name, found in shared.items():
                assert set(item.reasons[name].split("; ")) == labels(name, found)
            words = item.reasons.get(WORDS, "")
            text = held_tokens(" ".join((item.page.title, *prose(item.page))))
            for word in filter(None, words.split(", ")):
                assert word in own_text
                assert set(analyze(word).parts) & text, (word, item.number)
            checked |= set(item.reasons)
    assert checked == set(NAMES)


def test_every_difference_is_so_and_the_outcome_comes_first(client):
    told = set()
    for source in sources():
        here = values(source)
        for item in comparable_to(client, source).items:
            there = values(item.page)
            for name, text in item.differences.items():
                assert here[name] != there[name]
                for label in labels(name, there[name] - here[name]):
                    assert label in text
                assert f"bij {source.number}: " in text or here[name] & there[name] or not here[name]
            if there["outcome"] and there["outcome"] != here["outcome"]:
                assert next(iter(item.differences)) == "outcome"
            for name in ("rule", "household", "age", "held_by", "route"):
                differs = there[name] and here[name] and there[name] != here[name]
                assert bool(differs) == (name in item.differences), (name, item)
            told |= set(item.differences)
    assert told == {"outcome", "rule", "household", "age", "held_by", "route"}


def test_a_precedent_is_not_comparable_to_itself(client):
    for source in sources():
        assert source.number not in comparable_to(client, source).numbers


@pytest.mark.parametrize("kind", NAMES)
def test_each_kind_of_likeness_can_be_the_only_one(client, kind):
    source = max(sources(), key=lambda page: (len(values(page)["deadlock"]), len(page.rules)))
    if kind in ("household", "age"):
        source = next(page for page in sources() if page.age_band and page.household)
    shown = comparable_to(client, source, like=["", kind])
    assert shown.items
    assert all(set(item.reasons) == {kind} for item in shown.items)
    assert shown.switches == {name: name == kind for name in NAMES}
    if kind != WORDS:
        of_kind = [
            page for page in PrecedentPage.objects.findable() if values(page)[kind] & values(source)[kind]
        ]
        assert shown.total == len(of_kind) - 1


@pytest.mark.parametrize("kind", NAMES)
def test_each_kind_of_likeness_can_be_switched_off(client, kind):
    for source in sources()[:4]:
        everything = comparable_to(client, source)
        shown = comparable_to(client, source, like=["", *(name for name in NAMES if name != kind)])
        assert all(kind not in item.reasons for item in shown.items)
        assert all(everything.switches.values())
        assert shown.total <= everything.total


def test_switching_changes_the_order(client):
    source = sources()[0]
    orders = {
        tuple(comparable_to(client, source, like=["", kind]).numbers) for kind in ("rule", "household", WORDS)
    }
    assert len(orders) > 1


def test_with_everything_switched_off_nothing_is_comparable(client):
    shown = comparable_to(client, sources()[0], like="")
    assert (shown.shown, shown.items) == (0, [])
    assert "Zet meer soorten overeenkomst aan" in shown.main
    assert not any(shown.switches.values())


def test_granted_and_refused_stand_among_the_first_ten(client, each_engine):
    """Half of the precedents on one engine and half on the other: both give one list (test_engines_agree)."""
    for source in PrecedentPage.objects.findable().order_by("pk")[each_engine == "embedded" :: 2]:
        first = {item.outcome for item in comparable_to(client, source).items[:10]}
        assert first & GRANTED, source.number
        assert "Afgewezen" in first, source.number


def test_a_situation_is_compared_by_its_words_its_rules_and_its_person(client):
    shown = compared(client, f"Mevrouw, 34, alleenstaande moeder. {ADRES}")
    assert "27 tot en met 39 jaar" in shown.main
    assert "“Mevrouw, 34”" in shown.main
    assert "Ouder met kinderen" in shown.main
    assert "Geen inschrijving of briefadres" in shown.soup.select_one("#gelezen").get_text()
    assert shown.items[0].reasons["rule"]
    told = {name for item in shown.items for name in item.reasons}
    assert {"rule", "boundary", "household", "age", WORDS} <= told
    for item in shown.items:
        held = values(item.page)
        assert ("age" in item.reasons) == ("27-39" in held["age"])
        assert ("household" in item.reasons) == ("eenoudergezin" in held["household"])
        if held["outcome"]:
            assert next(iter(item.differences)) == "outcome"


def test_a_situation_follows_its_switches(client):
    shown = compared(client, f"Mevrouw, 34, alleenstaande moeder. {ADRES}", like=["", "age"])
    assert shown.items
    assert all(set(item.reasons) == {"age"} for item in shown.items)


def test_one_rule_can_be_chosen_and_dropped_by_a_button(client):
    everything = compared(client, ADRES)
    button = everything.soup.select_one("#gelezen button[name=rule]")
    only = compared(client, ADRES, rule=button["value"])
    assert 0 < only.total < everything.total
    assert all(button["value"] in values(item.page)["rule"] for item in only.items)
    carried = [field["value"] for field in only.soup.select("input[name=rule]")]
    assert carried == [button["value"]]
    drop = only.soup.select_one("#gelezen button[name=rule]")
    assert "Toon weer alle regels" in drop.get_text()
    assert compared(client, ADRES, rule=[*carried, drop["value"]]).numbers == everything.numbers


@pytest.mark.parametrize(
    "text",
    [
        "de het een van",
        "quantumveldentheorie",
        "🏳️‍🌈👩‍👩‍👧‍👦",
        "привет мир",
        "x" * 10_000,
        "\0\x07",
        '"" -( ) ~ [ ] * \\',
    ],
    ids=["stopwoorden", "onbekend", "emoji", "russisch", "een-woord", "stuurtekens", "operatoren"],
)
def test_a_text_that_says_nothing_gets_a_clear_answer(client, text):
    answer = client.post("/vergelijken/", {"text": text})
    assert answer.status_code in (200, 400)
    said = answer.content.decode()
    assert "Geen precedent lijkt hierop" in said or "Typ of plak eerst een situatie" in said


def test_two_thousand_words_are_compared(client):
    text = " ".join(page.summary for page in PrecedentPage.objects.findable())[:10_000]
    assert compared(client, text).shown == 20


CEILING = {"/p/{}/vergelijkbaar/": 45, "/p/{}/": 100}


@pytest.mark.parametrize("address", CEILING)
def test_what_is_asked_of_the_database_does_not_grow_with_the_list(client, address):
    source = sources()[0]
    url = address.format(source.number)
    client.get(url, follow=True)
    listed = comparable_to(client, source).numbers
    for gone in ([], listed[1:]):
        PrecedentPage.objects.filter(number__in=gone).update(live=False)
        with CaptureQueriesContext(connection) as captured:
            client.get(url, follow=True)
        assert len(captured) <= CEILING[address]
