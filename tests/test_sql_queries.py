"""Pages ask the database a fixed number of questions, however many precedents they count or show."""

from io import StringIO
from itertools import product

import pytest
from django.contrib.auth import get_user_model
from django.core.cache import cache
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from precedents.audit import AuditAction, AuditEntry
from precedents.blockades import Blockade
from precedents.models import PrecedentPage
from precedents.problem_reports import ProblemReport
from precedents.reading_queue import running
from tests.editors import client_of, draft, edit_form, shelf
from tests.findings_screen import listed
from tests.reading import read, screen, send, sent
from tests.shown_results import search

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo")]

RESULTS_PAGE = 19
COUNTED = {
    "/": 13,
    "/regels/": 3,
    "/regels-in-beeld/": 6,
    "/regels/kostendelersnorm/": 11,
    "/domeinen/inkomen/": 10,
}
PRECEDENT_PAGE = 39
COMPARABLE = "/p/{number}/vergelijkbaar/"
SUGGESTIONS = 7
MANY = (1, 5, 20)


def asked(client, url):
    """How many SQL questions a request asks, once the addresses of the site are known."""
    client.get(url)
    with CaptureQueriesContext(connection) as captured:
        assert client.get(url).status_code == 200
    return len(captured)


@pytest.mark.parametrize("shown", MANY)
def test_a_results_page_asks_the_same_number_whatever_it_shows(client, shown):
    numbers = [page.number for page in PrecedentPage.objects.findable().order_by("pk")[:shown]]
    question = "+".join(numbers)
    assert len(search(client, question.replace("+", " ")).numbers) == shown
    assert asked(client, f"/zoeken/?q={question}") == RESULTS_PAGE


@pytest.mark.parametrize("url", ["/zoeken/", "/zoeken/?q=geld&kind=casus&deadlock=ja&year_from=2020&page=1"])
def test_nor_whatever_it_filters(client, url):
    assert asked(client, url) <= RESULTS_PAGE


@pytest.mark.parametrize("url", COUNTED)
def test_counting_pages_do_not_ask_more_for_more_precedents(client, url):
    with_all = asked(client, url)
    few = PrecedentPage.objects.filter(blockades__rule="kostendelersnorm").values_list("pk", flat=True)[:4]
    PrecedentPage.objects.exclude(pk__in=list(few)).update(live=False)
    assert asked(client, url) == with_all == COUNTED[url]


def test_the_page_of_a_precedent_asks_the_same_whatever_stands_in_it(client):
    """Less for a page that lacks a kind of row altogether, never more for more rows."""
    by_rules = {}
    for page in PrecedentPage.objects.findable().order_by("pk"):
        by_rules.setdefault(Blockade.objects.filter(page=page).count(), page.url)
    assert len(by_rules) > 2
    assert max(asked(client, url) for url in by_rules.values()) == PRECEDENT_PAGE


def test_comparable_precedents_ask_the_same_whatever_is_found(client):
    numbers = PrecedentPage.objects.findable().order_by("pk").values_list("number", flat=True)[:4]
    counted = {asked(client, COMPARABLE.format(number=number)) for number in numbers}
    assert max(counted) - min(counted) <= 3  # whether both outcomes must be looked for


@pytest.mark.parametrize("question", ["KM-2026-0", "artikel 1", "inkomen"])
def test_suggestions_ask_the_same_whatever_they_find(client, question):
    """What is remembered for some minutes is asked once more for others: the most is what counts."""

    def asks():
        cache.clear()
        with CaptureQueriesContext(connection) as captured:
            assert client.post("/suggesties/", {"q": question}).status_code == 200
        return len(captured)

    asks()
    with_all = asks()
    assert 0 < with_all <= SUGGESTIONS


# The admin


def precedents(count):
    """All but so many are gone from the list."""
    kept = list(PrecedentPage.objects.order_by("pk").values_list("pk", flat=True)[:count])
    PrecedentPage.objects.exclude(pk__in=kept).delete()


def texts_to_read(count):
    author = get_user_model().objects.get(username="auteur")
    for number in range(running().count(), count):
        send(draft(f"Bed vergoed {number}", author), author)


def reports(count):
    ProblemReport.objects.all().delete()
    for page in PrecedentPage.objects.order_by("pk")[:count]:
        ProblemReport.objects.create(
            page_id=page.pk, number=page.number, problem="onjuist", due="2026-01-01", claimed_by=page.owner
        )


def events(count):
    AuditEntry.objects.all().delete()
    for page in PrecedentPage.objects.order_by("pk")[:count]:
        AuditEntry.objects.create(page_id=page.pk, number=page.number, action=AuditAction.SENT, by=page.owner)


LISTS = {
    "/admin/precedenten/": precedents,
    "/admin/pages/{shelf}/": precedents,
    "/admin/precedenten/te-lezen/": texts_to_read,
    "/admin/meldingen/": reports,
    "/admin/controlespoor/": events,
}


@pytest.mark.one_database
@pytest.mark.parametrize("url", LISTS)
def test_lists_of_the_admin_ask_the_same_for_one_and_for_many(url):
    """More than one more question is one a row; the menu asks one once something waits."""
    manager, address = (
        client_of(get_user_model().objects.get(username="beheer")),
        url.format(shelf=shelf().pk),
    )
    counted = {}
    for count in sorted(MANY, reverse=LISTS[url] is precedents):
        LISTS[url](count)
        counted[count] = asked(manager, address)
    assert max(counted.values()) - min(counted.values()) <= 1, counted


# Findings and the command


def text_with(count):
    """A text with so many names to decide about."""
    names = product(
        ("Fatima", "Kevin", "Sanne", "Ahmed", "Marieke"), ("Jansen", "Bakker", "de Vries", "Mulder")
    )
    sentences = [
        f"Op de website schreef {first} {last} over de regeling." for first, last in list(names)[:count]
    ]
    return " ".join(sentences)


def asked_for(ask):
    """How many questions it asks the second time."""
    ask()
    with CaptureQueriesContext(connection) as captured:
        answer = ask()
    assert answer.status_code == 200
    return len(captured)


def same_for_all(counted):
    assert max(counted.values()) == min(counted.values()), counted


@pytest.mark.one_database
def test_the_findings_of_a_draft_ask_the_same_for_one_and_for_many():
    author, counted = get_user_model().objects.get(username="auteur"), {}
    for count in MANY:
        page = draft(f"Bed vergoed {count}", author, summary=text_with(count))
        url, form = f"/admin/bevindingen/{page.pk}/", edit_form(page, summary=text_with(count))
        client = client_of(author)
        assert len(listed(client.post(url, form)).select("[data-entry]")) == count
        counted[count] = asked_for(lambda: client.post(url, form))  # noqa: B023 - called at once
    same_for_all(counted)


@pytest.mark.one_database
def test_the_screen_of_the_second_reader_asks_the_same_for_one_and_for_many():
    users = get_user_model().objects
    author, reader, counted = users.get(username="auteur"), users.get(username="beheer"), {}
    for count in MANY:
        page = sent(f"Bed vergoed {count}", author, summary=text_with(count))
        assert len(read(page, reader).select("input[name=agreed]")) == count
        client = client_of(reader)
        counted[count] = asked_for(lambda: client.get(screen(page)))  # noqa: B023 - called at once
    same_for_all(counted)


def test_the_command_asks_the_same_whatever_it_finds():
    numbers, counted = [page.number for page in PrecedentPage.objects.findable().order_by("pk")], {}
    for count in MANY:
        out = StringIO()
        with CaptureQueriesContext(connection) as captured:
            call_command("find", " ".join(numbers[:count]), stdout=out)
        assert all(number in out.getvalue() for number in numbers[:count])
        counted[count] = len(captured)
    same_for_all(counted)
