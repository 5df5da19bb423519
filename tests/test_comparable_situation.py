"""A pasted situation: what is read in it is told, what might identify is warned for, and nothing is kept."""

import logging

import pytest
from bs4 import BeautifulSoup
from django.core.signals import got_request_exception
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from precedents import comparable_views
from tests.shown_comparable import compared

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo"), pytest.mark.one_database]

CANARY = "kwartelkoning"
TEXT = f"Mevrouw, 34, houdt een {CANARY}. Zij slaapt in haar auto en krijgt geen briefadres."
NOBODY_LISTENS = "http://127.0.0.1:9"
ADDRESS = "/vergelijken/"


def page(answer, status):
    assert answer.status_code == status
    return BeautifulSoup(answer.content.decode(), "html.parser")


# What is read


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Mevrouw, 34, vraagt bijstand.", "27 tot en met 39 jaar"),
        ("Man van 17 vraagt bijstand.", "12 tot en met 17 jaar"),
        ("Meneer (81) vraagt bijstand.", "67 jaar of ouder"),
        ("Een 25-jarige vrouw vraagt bijstand.", "23 tot en met 26 jaar"),
        ("Mw., begin 50, vraagt bijstand.", "40 tot en met 54 jaar"),
        ("Ik ben 45 en vraag bijstand.", "40 tot en met 54 jaar"),
        ("Een alleenstaande moeder vraagt bijstand.", "Ouder met kinderen"),
        ("Weduwnaar met een zoon vraagt bijstand.", "Ouder met kinderen"),
        ("Een gezin met twee kinderen vraagt bijstand.", "Paar met kinderen"),
        ("Echtpaar vraagt bijstand.", "Paar zonder kinderen"),
        ("Alleenstaande man vraagt bijstand.", "Alleenstaand"),
        ("Hij is dakloos en vraagt bijstand.", "Zonder eigen woonplek"),
        ("Zij slaapt al weken in haar auto.", "Zonder eigen woonplek"),
        ("Hij woont sinds kort bij zijn ouders.", "Woont in bij familie of bekenden"),
        ("Zij verblijft in een kliniek.", "Verblijft in een instelling"),
    ],
)
def test_age_and_household_are_read_and_told(client, text, read):
    assert read in compared(client, text).soup.select_one("#gelezen").get_text(" ")


@pytest.mark.parametrize(
    "text",
    [
        "Haar zoon van 28 vraagt bijstand.",
        "Man werkt 36 uur en vraagt bijstand.",
        "Meneer vraagt 450 euro bijstand.",
        "De huur is 34 procent hoger, ook de bijstand.",
        "Vrouw, 340 euro bijstand.",
        "De kinderen van de buurman krijgen bijstand.",
        "Vrouw van begin 20 vraagt bijstand.",
    ],
)
def test_what_is_not_said_of_the_person_is_not_read(client, text):
    assert "Wij lazen" not in compared(client, text).main


# What might identify somebody


@pytest.mark.parametrize(
    ("piece", "kind"),
    [
        ("111222333", "een burgerservicenummer"),
        ("123.456.782", "een burgerservicenummer"),
        ("1234 56 782", "een burgerservicenummer"),
        ("NL02ABNA0123456789", "een rekeningnummer"),
        ("NL02 ABNA 0123 4567 89", "een rekeningnummer"),
        ("06-12345678", "een telefoonnummer"),
        ("+31 6 12 34 56 78", "een telefoonnummer"),
        ("020 123 45 67", "een telefoonnummer"),
        ("jan.voorbeeld@example.org", "een e-mailadres"),
        ("1234 AB 12", "een adres"),
        ("12, 1234AB", "een adres"),
        ("geboren op 3 april 1990", "een geboortedatum"),
        ("geb. 03-04-1990", "een geboortedatum"),
    ],
)
@pytest.mark.parametrize(
    "around", ["{}", "De bijstand van meneer ({}), zegt hij.", "Nummer: {}. Verder niets."]
)
def test_a_number_that_identifies_is_warned_for_and_not_blocked(client, piece, kind, around):
    warning = compared(client, f"{around.format(piece)} Geen briefadres.").soup.select_one(".kb-notice")
    assert [row.get_text() for row in warning.select("li")] == [f"Dit lijkt {kind}: {piece}"]


@pytest.mark.parametrize(
    "text",
    [
        "Het dossier heeft nummer 111222334.",
        "De schuld is 111.222.333,45 euro.",
        "Het besluit is van 12-03-2024 en de brief van 1 april 2024.",
        "De huur was 1200 in 2024 en 1250 in 2025.",
        "De rekening is NL03ABNA0123456789.",
        "Zaak 2024/000123 loopt sinds 2023.",
        "000000000",
    ],
)
def test_other_numbers_are_no_reason_to_warn(client, text):
    assert not compared(client, f"{text} Geen briefadres.").soup.select(".kb-notice")


# Only by POST, and nothing is kept


def test_the_page_says_that_the_text_is_not_kept(client):
    shown = page(client.get(ADDRESS), 200)
    assert "Wij bewaren uw tekst niet" in shown.main.get_text()
    field = shown.select_one("textarea[name=text]")
    assert field["autocomplete"] == "off"
    assert field["spellcheck"] == "false"  # some browsers send what they check to their maker
    assert field.find_parent("form")["method"] == "post"
    assert field["id"] in {label["for"] for label in shown.select("h1 label")}


def test_an_address_with_a_text_is_not_used_and_left(client):
    answer = client.get(ADDRESS, {"text": TEXT})
    assert answer.status_code == 302
    assert answer["Location"] == ADDRESS
    assert CANARY not in client.get(ADDRESS, {"text": TEXT}, follow=True).content.decode()
    shown = page(client.post(f"{ADDRESS}?text={CANARY}", {}), 400)
    assert shown.textarea.get_text().strip() == ""


@pytest.mark.parametrize("method", ["put", "patch", "delete"])
def test_other_methods_are_refused(client, method):
    assert getattr(client, method)(ADDRESS).status_code == 405


def test_a_text_is_in_no_log_header_cookie_link_or_database(client, caplog):
    with caplog.at_level(logging.DEBUG), CaptureQueriesContext(connection) as captured:
        answer = client.post(ADDRESS, {"text": TEXT})
    assert answer.status_code == 200
    assert CANARY not in caplog.text
    assert CANARY not in str(answer.headers)
    assert not answer.cookies
    assert "no-store" in answer["Cache-Control"]
    asked = [query["sql"] for query in captured]
    assert asked
    assert not [sql for sql in asked if CANARY in sql or sql.startswith(("INSERT", "UPDATE", "DELETE"))]
    shown = page(answer, 200)
    for tag in shown.select("[href], [src], [action]"):
        assert CANARY not in str(tag.attrs)
    assert shown.textarea.get_text().strip() == TEXT


def test_a_form_needs_no_cookie():
    assert Client(enforce_csrf_checks=True).post(ADDRESS, {"text": TEXT}).status_code == 200


def test_a_closed_site_does_not_carry_the_text_to_the_login_page(client, settings):
    settings.KENNISBANK_OPEN_READING = False
    answer = client.post(ADDRESS, {"text": TEXT})
    assert answer.status_code == 302
    assert CANARY not in str(answer.headers)


@pytest.mark.parametrize("debug", [False, True])
def test_a_fault_of_ours_does_not_tell_the_text(client, settings, caplog, monkeypatch, debug):
    settings.DEBUG = debug
    seen = []
    got_request_exception.connect(lambda **told: seen.append(told), weak=False, dispatch_uid="seen")

    def fails(text):
        raise ValueError(text)

    monkeypatch.setattr(comparable_views.comparable, "of_text", fails)
    with caplog.at_level(logging.DEBUG):
        answer = client.post(ADDRESS, {"text": TEXT})
    got_request_exception.disconnect(dispatch_uid="seen")
    assert answer.status_code == 500
    assert seen == []
    assert CANARY not in answer.content.decode()
    assert CANARY not in caplog.text
    assert "ValueError" in caplog.text
    assert "comparable_views.py" in caplog.text


def test_while_the_engine_is_down_the_text_stays_in_the_field(client, settings, caplog):
    settings.ELASTICSEARCH_URL = NOBODY_LISTENS
    with caplog.at_level(logging.DEBUG):
        shown = page(client.post(ADDRESS, {"text": TEXT}), 503)
    assert "Vergelijken kan nu even niet" in shown.main.get_text()
    assert shown.textarea.get_text().strip() == TEXT
    assert CANARY not in caplog.text


# What cannot be compared


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        ({"text": ""}, "Typ of plak eerst een situatie"),
        ({}, "Typ of plak eerst een situatie"),
        ({"text": " \r\n\t "}, "Typ of plak eerst een situatie"),
        ({"text": "a" * 10_001}, "hoogstens 10.000 tekens"),
        ({"text": "Geen huis", "like": "verhaal"}, "Zet de vinkjes opnieuw"),
        ({"text": "Geen huis", "rule": "geen-regel"}, "Deze regel bestaat niet"),
    ],
)
def test_what_cannot_be_compared_gets_a_sentence(client, sent, sentence):
    shown = page(client.post(ADDRESS, sent), 400)
    assert sentence in shown.select_one(".kb-errors").get_text()
    assert shown.title.get_text().startswith("Fout")
    assert shown.textarea.get_text().strip() == sent.get("text", "").strip()


def test_ten_thousand_characters_are_enough_and_line_ends_count_once(client):
    text = "briefadres\r\n" * 909  # 9,999 characters when a line end is one
    assert compared(client, text).shown == 20


def test_markup_is_shown_as_text(client):
    markup = '</textarea><script>alert("briefadres")</script><img src=x onerror=alert(1)>'
    shown = compared(client, f"{markup} geen briefadres, ik ben 45 en dakloos")
    assert not shown.soup.select("main script, main img")
    assert markup in shown.soup.textarea.get_text()
