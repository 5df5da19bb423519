"""Every number on a page is the total of the list that it leads to, whichever engine gives the list."""

import re
from functools import cache
from urllib.parse import urlencode

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from precedents.models import PrecedentPage
from precedents.rules import BlockingRule, Domain
from tests.shown_results import number_in, total_at

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("each_engine")]

BEELD = "/regels-in-beeld/"
SORTS = ["rule", "total", "granted", "partly", "refused", "knots", "months"]


@pytest.fixture(scope="module")
def total(each_engine):
    """The total of the list at an address; each list is asked once."""
    return cache(lambda url: total_at(Client(), url))


@pytest.fixture
def soup(client):
    def read(url):
        answer = client.get(url)
        assert answer.status_code == 200, url
        return BeautifulSoup(answer.content, "html.parser")

    return read


def lists(**filters):
    return f"/zoeken/?{urlencode(filters, doseq=True)}"


def linked_numbers(soup):
    """(address of a list, last number in the text of its link)"""
    links = [link for link in soup.select("main a[href^='/zoeken/?']") if re.search(r"\d", link.get_text())]
    return [(link["href"], int(re.findall(r"\d+", link.get_text())[-1])) for link in links]


# The table


def test_every_number_of_the_table_is_the_total_of_its_list(soup, total):
    shown = soup(BEELD)
    cells = shown.select("tbody td, tfoot td")
    wrong = {}
    for cell in cells:
        for label in cell.select(".kb-table__label, .kb-vh"):
            label.decompose()
        link = cell.find("a")
        if link is None:
            assert cell.get_text() in ("0", "onbekend")
        elif total(link["href"]) != _length(link.get_text()):
            wrong[link["href"]] = (link.get_text(), total(link["href"]))
    assert wrong == {}
    assert len([cell for cell in cells if cell.find("a")]) > 200


def _length(text):
    """The number that says how long the list is: the last one (a median stands on some of the list)."""
    return int(re.findall(r"\d+", text)[-1])


def test_the_table_has_every_rule_with_precedents_and_all_precedents_once(soup, total):
    shown = soup(BEELD)
    names = {row.get_text(strip=True) for row in shown.select("tbody th")}
    pages = PrecedentPage.objects.findable()
    assert names == set(BlockingRule.objects.filter(blockades__page__in=pages).values_list("name", flat=True))
    assert number_in(shown.select_one("tfoot td")) == total("/zoeken/") == pages.count()


def test_the_caveats_stand_by_the_numbers(soup):
    shown = soup(BEELD)
    said = shown.select_one("main .kb-prose").get_text()
    assert "Het is geen steekproef" in said
    assert "telt bij beide regels" in said
    headings = shown.select("thead th")
    assert all(heading.select_one("small") for heading in headings[1:])


@pytest.mark.parametrize("sort", SORTS)
def test_every_column_sorts_both_ways(soup, sort):
    place = SORTS.index(sort)

    def column(direction):
        rows = soup(f"{BEELD}?sort={sort}&direction={direction}").select("tbody tr")
        cells = [row.find_all(["th", "td"])[place] for row in rows]
        return [cell.get_text(" ", strip=True) if sort == "rule" else _amount(cell) for cell in cells]

    up, down = column("ascending"), column("descending")
    key = str if sort == "rule" else float
    assert [key(value) for value in up] == sorted(map(key, up))
    assert [key(value) for value in down] == sorted(map(key, down), reverse=True)
    assert sorted(map(str, up)) == sorted(map(str, down))
    assert up != down


def _amount(cell):
    known = re.search(r"\d+(?:,\d+)?", cell.get_text())
    return float(known[0].replace(",", ".")) if known else -1.0


def test_the_heading_says_how_it_is_sorted_and_turns_it(soup):
    shown = soup(f"{BEELD}?sort=refused&direction=descending")
    current = shown.select("th[aria-sort]")
    assert [heading["aria-sort"] for heading in current] == ["descending"]
    assert "Afgewezen" in current[0].get_text()
    turned = soup(current[0].find("a")["href"])
    assert turned.select_one("th[aria-sort]")["aria-sort"] == "ascending"


@pytest.mark.parametrize(
    "query", ["sort=x", "sort=total&direction=zijwaarts", "sort=&sort=y1066", "sort=%00%ff", "direction=up"]
)
def test_an_unknown_order_shows_the_usual_table(soup, query):
    rows = soup(BEELD).select("tbody th")
    assert [row.get_text() for row in soup(f"{BEELD}?{query}").select("tbody th")] == [
        row.get_text() for row in rows
    ]


# The other pages


def test_numbers_on_the_front_page(soup, total):
    home = soup("/")
    assert number_in(home.select_one(".kb-trust span")) == total("/zoeken/")
    for link in home.select(".kb-domains a"):
        slug = link["href"].strip("/").split("/")[-1]
        assert number_in(link.select_one(".kb-domains__count")) == total(lists(domain=slug)), slug
    assert home.select(".kb-rules li")
    check_rules(home, total)
    assert home.select(".kb-knots li")
    check_knots(home, total)


def test_numbers_on_the_list_of_rules(soup, total):
    page = soup("/regels/")
    assert len(page.select(".kb-rules li")) == BlockingRule.objects.count()
    check_rules(page, total)


def test_numbers_on_every_rule_page(soup, total):
    for rule in BlockingRule.objects.all():
        page = soup(rule.get_absolute_url())
        listed = total(lists(rule=rule.pk))
        bar = page.select_one(".kb-figures")
        if bar:
            assert number_in(bar.select_one(".kb-vh")) == listed
            granted, refused = (number_in(item) for item in bar.select(".kb-tally li"))
            assert granted == total(lists(rule=rule.pk, outcome=["toegekend", "deels", "later-alsnog"])), rule
            assert refused == total(lists(rule=rule.pk, outcome="afgewezen")), rule
        assert bool(bar) == bool(listed)
        for url, number in linked_numbers(page):
            if "year_from" not in url and "deadlock" not in url:
                assert total(url) == (listed if url == lists(rule=rule.pk) else number), url
        check_years(page, total)
        check_knots(page, total)


def test_numbers_on_every_domain_page(soup, total):
    for domain in Domain.objects.all():
        page = soup(domain.get_absolute_url())
        listed = total(lists(domain=domain.slug))
        to_list = page.select(".kb-head__actions a")
        assert [link["href"] for link in to_list] == ([lists(domain=domain.slug)] if listed else [])
        if listed > 1:
            assert number_in(to_list[0]) == listed
        check_rules(page, total)
        check_knots(page, total)


def check_rules(soup, total):
    for row in soup.select(".kb-rules li"):
        slug = row.select_one("a")["href"].strip("/").split("/")[-1]
        assert number_in(row.select_one(".kb-rules__count")) == total(lists(rule=slug)), slug
        granted, refused = map(int, re.findall(r"\d+", row.select_one(".kb-rules__figures").get_text()))
        assert granted == total(lists(rule=slug, outcome=["toegekend", "deels", "later-alsnog"])), slug
        assert refused == total(lists(rule=slug, outcome="afgewezen")), slug


def check_knots(soup, total):
    for row in soup.select(".kb-knots li"):
        url = row.find("a")["href"]
        listed, broken = map(int, re.findall(r"\d+", row.select_one(".kb-mute").get_text()))
        assert listed == total(url), url
        assert broken == total(f"{url}&outcome=toegekend&outcome=deels&outcome=later-alsnog"), url


def check_years(soup, total):
    for row in soup.select(".kb-years-table tbody tr"):
        cells = row.select("td:not(.kb-table__bar)")
        url = row.find("a")["href"]
        assert sum(number_in(cell) for cell in cells) == total(url), url
