"""Every page: its title, its one heading, what it shows and what it leaves out."""

import re
from urllib.parse import urlsplit

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth import get_user_model
from django.test import Client

from precedents.models import PrecedentPage
from precedents.rules import BlockingRule, Domain
from precedents.vocabulary import Kind
from tests.editors import draft, publish

pytestmark = [pytest.mark.django_db, pytest.mark.one_database, pytest.mark.usefixtures("demo")]

FIXED = [
    "/",
    "/zoeken/",
    "/zoeken/?q=schulden&kind=casus",
    "/zoeken/?q=kwartelkoning",
    "/regels/",
    "/regels-in-beeld/",
    "/over/",
    "/privacy/",
    "/toegankelijkheid/",
    "/inloggen/",
    "/wachtwoord-vergeten/",
]
NEVER_SAID = re.compile(r"\b(anonie?m\w*|geanonimiseerd\w*|onherkenbaar\w*)", re.IGNORECASE)
LAW = {"wetten.overheid.nl", "deeplink.rechtspraak.nl"}
SOURCES = ".kb-sources a, .kb-prose a"  # sources of a precedent, and what an editor writes in a text page


@pytest.fixture(scope="module")
def every_page(demo):
    """Address and HTML of every page that readers can reach by a link, as it is before any test."""
    client, pages = Client(), {}
    addresses = [*FIXED, *(page.url for page in PrecedentPage.objects.findable())]
    addresses += [
        thing.get_absolute_url() for model in (BlockingRule, Domain) for thing in model.objects.all()
    ]
    for address in addresses:
        answer = client.get(address)
        assert answer.status_code == 200, address
        pages[address] = answer.content.decode()
    return pages


def soup_of(html):
    return BeautifulSoup(html, "html.parser")


def test_every_page_has_its_title_and_one_heading_and_calls_nobody_anonymous(every_page):
    titles = {}
    for address, html in every_page.items():
        shown = soup_of(html)
        assert shown.html["lang"] == "nl"
        assert len(shown.select("h1")) == 1, address
        assert shown.h1.get_text(strip=True), address
        assert shown.title.get_text().endswith(" – Kennisbank Maatwerk"), address
        titles.setdefault(shown.title.get_text(), []).append(address)
        assert shown.select_one("main#main"), address
        assert shown.select("link[rel=stylesheet][href*='print.css']"), address
        assert not NEVER_SAID.search(shown.get_text(" ")), (address, NEVER_SAID.search(shown.get_text(" ")))
    assert {title: pages for title, pages in titles.items() if len(pages) > 1} == {}


def test_nothing_is_fetched_elsewhere_and_no_link_is_dead(every_page, client):
    inside = set()
    for address, html in every_page.items():
        shown = soup_of(html)
        for tag in shown.select("[src], link[href], form[action], use[href]"):
            wanted = tag.get("src") or tag.get("href") or tag.get("action")
            assert not urlsplit(wanted).netloc, (address, wanted)
        sources = shown.select(SOURCES)
        for link in shown.select("a[href]"):
            parts = urlsplit(link["href"])
            assert parts.scheme in ("", "http", "https"), (address, link)
            cited = parts.netloc in LAW or any(link is source for source in sources)
            assert not parts.netloc or cited, (address, link)
            if not parts.netloc and not parts.path:
                assert shown.find(id=parts.fragment), (address, link)
            elif not parts.netloc:
                inside.add(parts.path)
    wrong = {path: client.get(path).status_code for path in inside - every_page.keys()}
    assert {path: status for path, status in wrong.items() if status not in (200, 301, 302)} == {}
    assert len(inside) > 150


# A precedent


SECTIONS = {
    "kort": lambda page: page.summary,
    "situatie": lambda page: page.facts,
    "nodig": lambda page: page.desired_effect or page.own_words or page.own_plan,
    "blokkade": lambda page: page.blockades.all(),
    "geprobeerd": lambda page: page.tried_before,
    "besluit": lambda page: page.outcome or page.decision or page.norms,
    "bronnen": lambda page: page.sources or page.legal_grounds.all() or page.ecli,
    "over": lambda page: True,
}
TEXTS = """summary desired_effect own_words own_plan plan_followed room decision conditions duration
    decided_by mandate informed effect core_values effects_applied_long suitable necessary balanced
    others_and_equality recommendation response court""".split()


def words(text):
    return " ".join(text.split())


def test_a_precedent_shows_all_that_is_filled_and_no_empty_section(every_page):
    for page in PrecedentPage.objects.findable().with_parts():
        shown = soup_of(every_page[page.url])
        for comparable in shown.select("article.kb-result"):
            comparable.decompose()  # says things of other precedents
        text = words(shown.main.get_text(" "))
        there = {heading["id"] for heading in shown.select("article section > h2")}
        for section, filled in SECTIONS.items():
            assert bool(filled(page)) == (section in there), (page.slug, section)
        for heading in shown.select("article section > h2"):
            assert len(words(heading.parent.get_text())) > len(words(heading.get_text())), (
                page.slug,
                heading,
            )
        for name in TEXTS:
            assert words(getattr(page, name)) in text, (page.slug, name)
        for fact in page.facts:
            assert words(fact.value["text"]) in text, page.slug
        for blockade in page.blockades.all():
            assert blockade.rule.name in text
            assert words(blockade.note) in text
        linked = [link["href"].removeprefix("#") for link in shown.select(".kb-toc__link")]
        assert linked == [heading["id"] for heading in shown.select("article section > h2")]
        assert page.number in text
        assert f"Kennisbank Maatwerk, {page.number}" in text
        assert ("Fictief" in text) == page.fictional


def test_of_all_precedents_there_are_some_of_each_kind_with_their_own_parts(client):
    for kind, own in {Kind.KLACHT: "Aanbeveling", Kind.UITSPRAAK: "ECLI:NL:"}.items():
        page = PrecedentPage.objects.findable().filter(kind=kind).order_by("number")[0]
        assert own in client.get(page.url).content.decode()


def test_a_knot_is_shown_as_one(client):
    knotted = [page for page in PrecedentPage.objects.findable() if page.deadlocks]
    assert len(knotted) >= 10
    for page in knotted:
        shown = soup_of(client.get(page.url).content)
        assert len(shown.select(".kb-knot")) == len(page.deadlocks)
        assert "wachten op elkaar" in shown.select_one(".kb-knot").get_text()


def test_the_permanent_address_leads_to_the_page(client):
    page = PrecedentPage.objects.findable()[0]
    for address in (f"/p/{page.number}", f"/p/{page.number}/", f"/p/{page.number.lower()}"):
        assert client.get(address, follow=True).redirect_chain[-1][0] == page.url
    page.slug = "een-ander-adres"
    publish(page.save_revision())
    assert (
        client.get(f"/p/{page.number}", follow=True).redirect_chain[-1][0] == "/precedenten/een-ander-adres/"
    )


# What goes wrong


def house(answer, status):
    """An error page in the style of the house, with a way on."""
    assert answer.status_code == status
    shown = soup_of(answer.content)
    assert len(shown.select("h1")) == 1
    assert shown.title.get_text().endswith(" – Kennisbank Maatwerk")
    assert shown.select("header a[href='/']")
    assert shown.select("main a, main form")
    return shown.main.get_text(" ")


def test_every_fault_has_its_page(client, settings):
    page = PrecedentPage.objects.findable()[0]
    house(client.get("/zoeken/?page=abc"), 400)
    house(client.get("/nergens/"), 404)
    assert "niet bekend" in house(client.get("/p/KM-1999-0001"), 404)
    page.unpublish()
    assert "ingetrokken" in house(client.get(f"/p/{page.number}"), 410)
    house(client.get(page.url), 404)
    client.handler.enforce_csrf_checks = True
    assert "verlopen" in house(client.post("/inloggen/", {"username": "a"}), 403)
    settings.ELASTICSEARCH_URL = "http://127.0.0.1:9"
    assert "Zoeken kan nu even niet" in house(client.get("/zoeken/"), 503)
    settings.ROOT_URLCONF = "tests.failing_urls"
    client.raise_request_exception = False
    assert "De fout ligt bij ons" in house(client.get("/kapot/"), 500)


CLOSED = """/ /zoeken/ /zoeken/?q=geld /zoeken/?page=abc /precedenten/ /regels/ /regels-in-beeld/
    /regels/kostendelersnorm/ /domeinen/inkomen/ /over/ /p/KM-2026-0001 /p/KM-1999-0001 /media/x
    /nergens/ /nergens.html /admin/""".split()


@pytest.mark.parametrize("address", CLOSED)
def test_closed_reading_sends_every_address_to_the_login(client, settings, address):
    settings.KENNISBANK_OPEN_READING = False
    answer = client.get(address)
    assert answer.status_code == 302
    assert answer["Location"].startswith("/inloggen/?next=")


def test_closed_reading_shows_no_precedent_anywhere(client, settings):
    settings.KENNISBANK_OPEN_READING = False
    for page in PrecedentPage.objects.findable()[:5]:
        assert client.get(page.url).status_code == 302
    login = client.get("/inloggen/?next=/zoeken/").content.decode()
    assert not any(page.title in login for page in PrecedentPage.objects.findable())


def comparable_in(html):
    return [link.get_text() for link in BeautifulSoup(html, "html.parser").select("#vergelijkbaar ~ ol h3")]


def test_a_draft_is_shown_beside_what_is_comparable_to_the_live_text(client):
    beheer = get_user_model().objects.get(username="beheer")
    page = PrecedentPage.objects.findable().filter(number="KM-2026-0001").get()
    beside = comparable_in(client.get(page.url).content)
    page.title, page.summary, page.outcome, page.blockades = "Iets heel anders", "Over kwartels.", "", []
    page.save_revision(user=beheer)
    new = draft("Nieuw", beheer)
    client.force_login(beheer)
    shown = client.get(f"/admin/pages/{page.pk}/view_draft/").content
    assert "Iets heel anders" in shown.decode()
    assert comparable_in(shown) == beside != []
    assert (
        "Er is nog geen precedent dat hierop lijkt."
        in client.get(f"/admin/pages/{new.pk}/view_draft/").content.decode()
    )
