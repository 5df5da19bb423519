"""Pages ask the database a fixed number of questions, however many precedents they count or show."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from precedents.models import PrecedentPage
from tests.shown_results import search

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo")]

RESULTS_PAGE = 25
COUNTED = {
    "/": 13,
    "/regels/": 3,
    "/regels-in-beeld/": 8,
    "/regels/kostendelersnorm/": 12,
    "/domeinen/inkomen/": 11,
}


@pytest.fixture
def asked(client):
    """How many SQL questions a request asks, once the addresses of the site are known."""

    def count(url):
        client.get(url)
        with CaptureQueriesContext(connection) as captured:
            assert client.get(url).status_code == 200
        return len(captured)

    return count


@pytest.mark.parametrize("shown", [1, 5, 20])
def test_a_results_page_asks_the_same_number_whatever_it_shows(client, asked, shown):
    numbers = [page.number for page in PrecedentPage.objects.findable().order_by("pk")[:shown]]
    question = "+".join(numbers)
    assert len(search(client, question.replace("+", " ")).numbers) == shown
    assert asked(f"/zoeken/?q={question}") == RESULTS_PAGE


@pytest.mark.parametrize("url", ["/zoeken/", "/zoeken/?q=geld&kind=casus&deadlock=ja&year_from=2020&page=1"])
def test_nor_whatever_it_filters(asked, url):
    assert asked(url) <= RESULTS_PAGE


@pytest.mark.parametrize("url", COUNTED)
def test_counting_pages_do_not_ask_more_for_more_precedents(asked, url):
    with_all = asked(url)
    few = PrecedentPage.objects.filter(blockades__rule="kostendelersnorm").values_list("pk", flat=True)[:4]
    PrecedentPage.objects.exclude(pk__in=list(few)).update(live=False)
    assert asked(url) == with_all == COUNTED[url]
