"""Suggestions while typing: what is suggested, what never is, and that nothing typed stays anywhere."""

import logging

import pytest
from django.contrib.auth.models import User
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from precedents.citations import codes_in, law_names
from precedents.models import PrecedentPage
from precedents.rules import BlockingRule, RuleGround, RuleRoute
from tests.editors import publish
from tests.shown_results import Shown

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo"), pytest.mark.one_database]

ADDRESS = "/suggesties/"
NAMES = {"rule": "Naar een regel", "domain": "Naar een domein", "article": "Zoek op een wetsartikel",
         "word": "Maak uw woord af", "precedent": "Naar een precedent"}  # fmt: skip
MOST_QUESTIONS = 14


@pytest.fixture(autouse=True)
def nothing_remembered():
    cache.clear()


@pytest.fixture
def suggested(client):
    """What is suggested for a text: {name of the group: [suggestions]}."""

    def ask(text):
        answer = client.post(ADDRESS, {"q": text})
        assert answer.status_code == 200
        groups = answer.json()["groups"]
        assert [group["title"] for group in groups] == [NAMES[group["name"]] for group in groups]
        return {group["name"]: group["suggestions"] for group in groups}

    return ask


def labels(group):
    return [suggestion["label"] for suggestion in group]


def the_page(number="KM-2026-0001"):
    return PrecedentPage.objects.get(number=number)


# Rules and domains


@pytest.mark.parametrize(
    "typed",
    ["kost", "Kostendelersn", "KOSTENDELERSNORM", "kostendelersnorm ", "delers", "samenwoonk",
     "huisgenoten te", "bijstand kostend", "vriend slaapt op de b"],
)  # fmt: skip
def test_a_rule_by_the_beginning_of_a_word_of_its_name_or_everyday_words(suggested, typed):
    assert "Kostendelersnorm" in labels(suggested(typed)["rule"])


def test_a_name_that_says_it_comes_before_everyday_words_that_do(suggested):
    rules = suggested("briefadr")["rule"]
    assert rules[0]["label"] == "Geen inschrijving of briefadres"
    assert rules[0]["note"] == ""


def test_why_a_rule_fits_is_told_when_its_name_does_not(suggested):
    (rule,) = (one for one in suggested("samenwoonk")["rule"] if one["label"] == "Kostendelersnorm")
    assert rule["note"] == "denk aan: samenwoonkorting"


def test_more_words_that_fit_come_first(suggested):
    assert labels(suggested("toeslagen vermogen")["rule"])[0] == "Vermogensgrens toeslagen"
    assert labels(suggested("bijstand vermogen")["rule"])[0] == "Vermogensgrens bijstand"


def test_two_letters_begin_a_word_but_not_a_part_of_one(suggested):
    assert "Kostendelersnorm" in labels(suggested("ko")["rule"])
    everyday = [f"{one['label']} {one['note']}" for one in suggested("no").get("rule", [])]
    assert everyday
    assert all(any(word.lower().startswith("no") for word in text.split()) for text in everyday)


@pytest.mark.parametrize(
    ("typed", "domain"), [("schul", "schulden"), ("deurwaard", "schulden"), ("ggz", "ggz")]
)
def test_a_domain_by_name_or_everyday_word(client, suggested, typed, domain):
    urls = [one["url"] for one in suggested(typed)["domain"]]
    assert any(domain in url for url in urls)
    assert {client.get(url).status_code for url in urls} == {200}


def test_a_rule_that_changes_is_suggested_by_its_new_words_at_once(suggested):
    assert "rule" not in suggested("kwartelkon")
    BlockingRule.objects.filter(pk="kostendelersnorm").update(everyday_words="kwartelkoning op het dak")
    assert labels(suggested("kwartelkon")["rule"]) == ["Kostendelersnorm"]


# Law articles


@pytest.mark.parametrize(
    ("typed", "article"),
    [
        ("Participatiewet 22a", "Artikel 22a Participatiewet"),
        ("participatiewet artikel 22", "Artikel 22a Participatiewet"),
        ("Pw 35", "Artikel 35 Participatiewet"),
        ("35 pw", "Artikel 35 Participatiewet"),
        ("art. 35 lid 1 van de Particip", "Artikel 35 Participatiewet"),
        ("hardheidsclausule art 4:84", "Artikel 4:84 Algemene wet bestuursrecht"),
        ("4:8", "Artikel 4:84 Algemene wet bestuursrecht"),
        ("awb 4:84", "Artikel 4:84 Algemene wet bestuursrecht"),
        ("wmo 2.3.5", "Artikel 2.3.5 Wet maatschappelijke ondersteuning 2015"),
        ("Wmo 2015 2.3", "Artikel 2.3.5 Wet maatschappelijke ondersteuning 2015"),
        ("particip", "Artikel 35 Participatiewet"),
    ],
)
def test_a_law_article_in_the_ways_it_is_written(suggested, typed, article):
    assert article in labels(suggested(typed)["article"])


@pytest.mark.parametrize("typed", ["Pw 9999", "zoon wordt 27", "wet", "35", "inkomen", "art", "Bw 6:162"])
def test_what_is_no_article_of_a_rule_or_a_precedent_is_not_suggested(suggested, typed):
    assert "article" not in suggested(typed)


def test_every_article_leads_to_a_search_that_knows_it(client, suggested):
    for article in suggested("participatiewet")["article"] + suggested("art 2")["article"]:
        question = article["url"].split("q=")[1].replace("+", " ").replace("%3A", ":")
        assert codes_in(question, law_names())
        assert Shown(client.get(article["url"])).total


def test_an_article_of_precedents_only_goes_with_the_last_of_them(suggested):
    page = the_page()
    page.legal_grounds.create(law_id="BWBR0015703", article="78z")
    publish(page.save_revision())
    assert labels(suggested("pw 78z")["article"]) == ["Artikel 78z Participatiewet"]
    page.unpublish()
    assert "article" not in suggested("pw 78z")


def test_an_article_of_a_draft_is_not_suggested(suggested):
    page = the_page()
    page.legal_grounds.create(law_id="BWBR0015703", article="78z")
    page.save_revision()
    assert "article" not in suggested("pw 78z")


def test_an_article_that_no_rule_or_precedent_has_any_more_is_gone(suggested):
    assert labels(suggested("art 4:84")["article"])
    for model in (RuleGround, RuleRoute):
        model.objects.filter(article="4:84").delete()
    for page in PrecedentPage.objects.filter(legal_grounds__article="4:84").distinct():
        page.unpublish()
    assert "article" not in suggested("art 4:84")


# Words; more of them in test_suggested_words


def test_a_word_completes_the_question(suggested):
    words = suggested("hulp bij schuldhulpv")["word"]
    assert {
        "label": "schuldhulpverlening",
        "text": "hulp bij schuldhulpverlening",
        "url": "",
        "note": "",
    } in words


def test_a_word_that_is_complete_is_not_completed(suggested):
    assert "word" not in suggested("schuldhulp ")
    assert "schuldhulp" not in labels(suggested("schuldhulp")["word"])


def test_one_form_of_a_word_is_enough(suggested):
    words = labels(suggested("schuld")["word"])
    assert len({"schuld", "schulden"} & set(words)) == 1


def test_the_end_of_a_long_text_counts_and_its_beginning_stays(suggested):
    text = "eerst dit " * 40 + "schuldhulpverl"
    words = suggested(text)["word"]
    assert "eerst dit " * 40 + "schuldhulpverlening" in [word["text"] for word in words]


# Citation numbers


@pytest.mark.parametrize(
    "typed", ["KM-2026-00", "km-2026-00", "km 2026 00", "KM-2026-", "km-", "KM-20", "zie KM-2026-000"]
)
def test_numbers_of_precedents_that_can_be_read(client, suggested, typed):
    found = suggested(typed)["precedent"]
    assert labels(found) == [f"KM-2026-000{place}" for place in range(1, 5)]
    assert client.get(found[0]["url"], follow=True).status_code == 200
    assert found[0]["note"] == the_page().title


@pytest.mark.parametrize(
    ("typed", "number"),
    [("KM-2026-0012", "KM-2026-0012"), ("km-2026-9", ""), ("KM-2025", ""), ("KM-2026-00001", "")],
)
def test_a_number_has_four_digits_or_more(suggested, typed, number):
    assert labels(suggested(typed).get("precedent", [])) == ([number] if number else [])


def test_a_withdrawn_number_and_a_draft_title_are_not_suggested(suggested):
    page = the_page()
    page.title = "Een titel die nog niet mag"
    page.save_revision()
    assert suggested("KM-2026-0001")["precedent"][0]["note"] != page.title
    PrecedentPage.objects.get(pk=page.pk).unpublish()
    assert "precedent" not in suggested("KM-2026-0001")


# What is typed stays nowhere


SECRET = "kwartelkoning 123456782"


def test_nothing_typed_is_logged(client, caplog, settings):
    caplog.set_level(logging.DEBUG)
    for address in ("", "http://127.0.0.1:9"):
        settings.ELASTICSEARCH_URL = address
        for text in (SECRET, f"{SECRET}\x07", f"{SECRET} schuld", SECRET * 40):
            client.post(ADDRESS, {"q": text})
    client.get(ADDRESS, {"x": "1"})
    assert "/suggesties/" in caplog.text  # refusals are logged, by their address
    assert not {"kwartelkoning", "123456782"} & set(caplog.text.replace("%20", " ").split())
    assert "kwartelkoning" not in caplog.text


def test_nothing_typed_is_kept(client):
    client.post(ADDRESS, {"q": SECRET})
    with CaptureQueriesContext(connection) as captured:
        answer = client.post(ADDRESS, {"q": SECRET})
    assert not [one["sql"] for one in captured if not one["sql"].startswith("SELECT")]
    assert "no-store" in answer["Cache-Control"]
    assert not client.cookies


@pytest.mark.parametrize("method", ["get", "head", "put", "patch", "delete", "options"])
def test_an_address_never_carries_what_is_typed(client, method):
    assert getattr(client, method)(ADDRESS).status_code == 405


# Who may ask, and nonsense


def test_closed_reading_closes_suggestions(settings):
    settings.KENNISBANK_OPEN_READING = False
    client = Client(enforce_csrf_checks=True)
    answer = client.post(ADDRESS, {"q": "schuld"})
    assert (answer.status_code, answer["Location"]) == (302, "/inloggen/?next=/")
    client.force_login(User.objects.create_user("lezer-van-suggesties"))
    assert client.post(ADDRESS, {"q": "schuld"}).json()["groups"]


@pytest.mark.parametrize(
    "typed", ["", " ", "s", " s ", "?!", "de", "\n", '" "', "👩‍👩‍👧‍👦", "a" * 500, "٣٤", "漢字"]
)
def test_too_little_or_nothing_to_go_by_gives_nothing(suggested, typed):
    assert suggested(typed) == {}


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ({"q": "a" * 501}, "te lang"),
        ({"q": "huur\x00"}, "Typ de vraag opnieuw"),
        ({"q": "huur\x07"}, "Typ de vraag"),
    ],
)
def test_what_cannot_be_read_is_told_with_400(client, body, said):
    answer = client.post(ADDRESS, body)
    assert answer.status_code == 400
    assert "no-store" in answer["Cache-Control"]
    assert said in answer.json()["error"]


@pytest.mark.parametrize(
    "typed",
    ["'; DROP TABLE x; --", ".*(a+)+$", "(" * 400, "-schuld", '"schuld', "schuld OR hu", "art. 1 lid 1 " * 38,
     "KM-2026-" + "9" * 9, "a-" * 250, "x " * 250, "wet op de " * 50, "%_%", "İstanbul", "4:84:84:84:84:84",
     "km-٢٠٢٦-٠٠", "art ²"],
)  # fmt: skip
def test_strange_signs_are_an_answer(suggested, typed):
    suggested(typed[:500])


@pytest.mark.parametrize("kind", ["application/json", "text/plain", "multipart/form-data"])
def test_a_body_that_is_no_form_is_no_fault_of_ours(kind):
    visitor = Client(raise_request_exception=False)
    assert visitor.post(ADDRESS, data=b'{"q": "schuld"', content_type=kind).status_code in (200, 400)


def test_without_the_engine_all_but_words_are_suggested(suggested, settings):
    settings.ELASTICSEARCH_URL = "http://127.0.0.1:9"
    assert suggested("schuld").keys() == {"rule", "domain"}
    assert suggested("pw 35").keys() == {"article"}
    assert suggested("KM-2026-00").keys() == {"precedent"}


# Limits


@pytest.mark.parametrize(
    "typed", ["schuld", "wet kin", "pw 35", "art 4:84", "KM-2026-00", "artikel 18 van de part", "in", "ver"]
)
def test_few_suggestions_and_few_questions_to_the_database(client, suggested, typed):
    suggested(typed)  # the articles are counted once in ten minutes
    with CaptureQueriesContext(connection) as captured:
        groups = suggested(typed)
    assert len(captured) <= MOST_QUESTIONS
    assert all(1 <= len(group) <= 4 for group in groups.values())
    assert sum(map(len, groups.values())) <= 12
