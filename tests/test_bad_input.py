"""Nonsense in the address gets a sentence with the right status, never a fault of ours."""

from itertools import product
from urllib.parse import quote

import pytest
from django.test import Client

from precedents.facets import NAMES
from precedents.models import PrecedentPage
from tests.shown_results import Shown

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo"), pytest.mark.one_database]

NASTY = {
    "nul": "%00",
    "nul-in-woord": "huur%00toeslag",
    "stuurtekens": "".join(f"%{code:02x}" for code in (*range(1, 32), 127)),
    "geen-utf8": "%ff%fe%c3%28",
    "half-surrogaat": "%ed%a0%80",
    "half-procent": "%e2%28%a1%",
    "script": quote("<script>alert(1)</script>"),
    "sql": quote("' OR 1=1; DROP TABLE precedents_precedentpage; --"),
    "pad": quote("../../../../etc/passwd"),
    "sjabloon": quote("{{ settings.SECRET_KEY }}{% debug %}${7*7}"),
    "json": quote('{"$gt": ""}'),
    "operatoren": quote('"" - -- "-" OR OR -"" AND ( ) * ~ ^ [ TO ] \\ / : !'),
    "alleen-stopwoorden": quote("de het een van"),
    "emoji": quote("👩‍👩‍👧‍👦🏳️‍🌈"),
    "omgekeerd": quote("‮rekening‬ ​﻿"),
    "combinerend": quote("a" + "\u0301" * 300),
    "groot-getal": "99999999999999999999",
    "heel-groot-getal": "9" * 4000,  # a longer address the web server itself refuses
    "negatief": "-1",
    "komma": "1,5",
    "oneindig": "1e309",
    "leeg": "",
    "lang-woord": "a" * 5000,
    "lange-vraag": "woord+" * 1700,
}
PARAMETERS = [
    *NAMES,
    "q",
    "order",
    "all_words",
    "page",
    "year_from",
    "year_to",
    "xyz",
]
ADDRESSES = [
    "/",
    "/zoeken/",
    "/precedenten/",
    "/regels/",
    "/regels-in-beeld/",
    "/regels/kostendelersnorm/",
    "/domeinen/inkomen/",
    "/p/KM-2026-0001",
    "/over/",
    "/inloggen/",
    "/wachtwoord-vergeten/",
    "/admin/",
    "/nergens/",
]
PLACES = """/{} /{}/ /p/{} /p/KM-2026-{} /p/KM-{}-1 /regels/{}/ /domeinen/{}/ /precedenten/{}/
    /media/{} /static/{} /admin/pages/{}/ /wachtwoord-vergeten/{}/{}/""".split()


@pytest.fixture
def visitor():
    """Sees a fault of ours as a browser does: as a page with 500."""
    return Client(raise_request_exception=False)


# Everywhere


@pytest.mark.parametrize("address", ADDRESSES)
def test_no_parameter_breaks_a_page(visitor, address):
    names = PARAMETERS if address == "/zoeken/" else ["q", "sort", "page"]
    wrong = []
    for name, (nasty, value) in product(names, NASTY.items()):
        answer = visitor.get(f"{address}?{name}={value}")
        if answer.status_code >= 500 or b"<script>alert" in answer.content:
            wrong.append((name, nasty, answer.status_code))
    assert wrong == []


@pytest.mark.parametrize("place", PLACES)
def test_no_address_breaks_the_site(visitor, place):
    answers = {nasty: visitor.get(place.format(value, value)) for nasty, value in NASTY.items()}
    assert {nasty: answer.status_code for nasty, answer in answers.items() if answer.status_code >= 500} == {}


@pytest.mark.parametrize("name", [quote("<script>"), "%00", "%ff", "a" * 5000, "q[]", "__proto__"])
def test_a_strange_name_of_a_parameter_is_passed_over(visitor, name):
    assert Shown(visitor.get(f"/zoeken/?{name}=1")).total == PrecedentPage.objects.findable().count()


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete", "options", "trace"])
@pytest.mark.parametrize("address", ["/zoeken/", "/p/KM-2026-0001", "/regels/", "/regels-in-beeld/"])
def test_another_method_is_refused(visitor, address, method):
    assert getattr(visitor, method)(address).status_code == 405


def test_more_parameters_than_anyone_sends(visitor):
    assert visitor.get(f"/zoeken/?{'kind=casus&' * 900}").status_code == 200
    assert visitor.get(f"/zoeken/?{'q=a&' * 11_000}").status_code == 400


# Questions


def sentence(answer, status=400):
    """What the page of an unreadable question says went wrong."""
    assert answer.status_code == status
    text = answer.content.decode()
    assert "Wij hebben niet gezocht" in text
    assert text.count("<h1") == 1
    assert 'class="kb-result"' not in text
    return text


@pytest.mark.parametrize(
    ("query", "said"),
    [
        (f"q={'a' * 501}", "te lang"),
        (f"q={'woord+' * 1700}", "te lang"),
        (f"q={'a' * 10_000}", "te lang"),
        ("q=huur%00toeslag", "Typ de vraag opnieuw"),
        ("q=%07", "Typ de vraag opnieuw"),
        ("q=%ff%fe", "Typ de vraag opnieuw"),
        ("q=%ed%a0%80", "Typ de vraag opnieuw"),
        ("kind=gerucht", "Onbekende waarde bij ‘Soort’: gerucht"),
        ("kind=casus&kind=gerucht", "gerucht"),
        ("rule=bestaat-niet", "Onbekende waarde bij ‘Regel’"),
        ("deadlock=ja--nee", "Onbekende waarde bij ‘Knoop’"),
        ("deadlock=kostendelersnorm", "Onbekende waarde bij ‘Knoop’"),
        (f"domain={quote('<script>alert(1)</script>')}", "&lt;script&gt;alert(1)"),
        ("order=willekeurig", "Deze volgorde bestaat niet"),
        ("all_words=misschien", "Kies 1"),
        ("page=0", "De eerste pagina is nummer 1"),
        ("page=-1", "De eerste pagina is nummer 1"),
        ("page=abc", "Het paginanummer is geen getal"),
        ("page=1.5", "Het paginanummer is geen getal"),
        ("page=501", "Verfijn uw vraag"),
        ("page=99999999999999999999", "Verfijn uw vraag"),
        (f"page={'9' * 5000}", "geen getal"),
        ("year_from=vorig", "Vul een jaar in van vier cijfers"),
        ("year_from=20", "Vul een jaar in van vier cijfers"),
        ("year_to=20255", "Vul een jaar in van vier cijfers"),
        ("year_to=99999999999999999999", "Vul een jaar in van vier cijfers"),
        ("year_from=2025-01-01", "Vul een jaar in van vier cijfers"),
        ("year_from=2025&year_to=2020", "ligt na het jaar"),
    ],
)
def test_an_unreadable_question_is_told_with_400(visitor, query, said):
    assert said in sentence(visitor.get(f"/zoeken/?{query}"))


@pytest.mark.parametrize("page", [2, 99, 500])
def test_a_page_beyond_the_end_is_told_with_404(visitor, page):
    answer = visitor.get(f"/zoeken/?q=kostendelersnorm&deadlock=ja&page={page}")
    assert answer.status_code == 404
    assert f"Pagina {page} bestaat niet" in answer.content.decode()


@pytest.mark.parametrize(
    "question",
    [
        *("a" * 500, "x " * 250, '"' * 499, "-" * 500, "OR " * 166, "1:2:3:4." * 60, "é" * 500, "a-" * 250),
        *("art. 1 lid 1 " * 38, f"ECLI:NL:{'A.' * 240}", f"KM-2026-{'0' * 490}", "samenwoonkorting " * 29),
    ],
)
def test_a_long_question_that_is_allowed_is_answered(visitor, question):
    assert visitor.get("/zoeken/", {"q": question[:500]}).status_code == 200


def test_a_repeated_parameter_counts_once(visitor):
    once = Shown(visitor.get("/zoeken/?kind=klacht"))
    many = Shown(visitor.get(f"/zoeken/?{'kind=klacht&' * 50}kind=&kind="))
    assert many.total == once.total
    assert list(many.pills) == ["Klacht"]
    assert (
        Shown(visitor.get("/zoeken/?q=huur&q=klacht")).soup.select_one("input[name=q]")["value"] == "klacht"
    )


def test_spaces_and_empty_values_ask_nothing(visitor):
    everything = Shown(visitor.get("/zoeken/")).total
    assert (
        Shown(visitor.get("/zoeken/?q=+++%09%0a&kind=&page=&year_from=&order=&all_words=")).total
        == everything
    )
