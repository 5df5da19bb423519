"""The queue of reports in the admin: by date, claimed, escalated, resolved, and the text erased in time."""

from datetime import date, timedelta
from io import StringIO

import pytest
from bs4 import BeautifulSoup
from django.core import mail
from django.core.management import call_command
from django.utils import timezone

from precedents import taking_back
from precedents.problem_reports import Problem, ProblemReport, ReportSender
from precedents.reporting import due, report
from precedents.taking_back import WITHDRAWAL_SENTENCE
from tests.editors import client_of, published, someone

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]

QUEUE = "/admin/meldingen/"
SECRET = "Op de tweede regel staat kwartelkoning."


@pytest.fixture
def page():
    return published("Een precedent")


@pytest.fixture
def reader():
    return someone("tweede lezer")


def reported(page, problem=Problem.WRONG, text=SECRET, sender=1):
    return report(page, problem, text, f"192.0.2.{sender}")


def soup(answer):
    assert answer.status_code == 200
    return BeautifulSoup(answer.content, "html.parser")


def rows(client, question=""):
    found = soup(client.get(QUEUE + question)).select("table.reports tbody tr")
    return [" ".join(row.get_text(" ").split()) for row in found]


def buttons(client, made):
    """Label to form of each button on the screen of a report."""
    forms = soup(client.get(f"{QUEUE}{made.pk}/")).select("form.report__action")
    return {form.select_one("button").get_text(strip=True): form for form in forms}


def press(client, form):
    seen = form.select_one("input[name=seen]")["value"]
    return client.post(form["action"], {"seen": seen}, follow=True)


# The date


@pytest.mark.parametrize(
    ("problem", "today", "last"),
    [
        (Problem.RECOGNISABLE, date(2026, 11, 23), date(2026, 11, 25)),  # Monday
        (Problem.RECOGNISABLE, date(2026, 11, 26), date(2026, 11, 30)),  # Thursday: over the weekend
        (Problem.RECOGNISABLE, date(2026, 11, 28), date(2026, 12, 1)),  # Saturday
        (Problem.WRONG, date(2026, 11, 23), date(2026, 12, 7)),
        (Problem.OTHER, date(2026, 11, 27), date(2026, 12, 11)),
    ],
)
def test_two_working_days_for_who_is_recognised_and_ten_for_the_rest(problem, today, last):
    assert due(problem, today) == last


# The list


def test_what_is_due_first_is_on_top_and_late_is_said(page, reader):
    later, first = reported(page), reported(page, Problem.RECOGNISABLE)
    late = reported(page, Problem.OTHER)
    ProblemReport.objects.filter(pk=late.pk).update(due=timezone.localdate() - timedelta(days=1))
    found = rows(client_of(reader))
    assert [row.split(":")[1].strip().split("  ")[0][:14] for row in found] == [
        "iets anders Ge",
        "iemand is te h",
        "iets klopt nie",
    ]
    assert ["Te laat" in row for row in found] == [True, False, False]
    assert ["Meteen aangehouden" in row for row in found] == [False, True, False]
    assert later.due > first.due
    assert all(SECRET not in row for row in found)


def test_what_is_due_today_is_not_late(page, reader):
    made = reported(page)
    ProblemReport.objects.filter(pk=made.pk).update(due=timezone.localdate())
    assert "Te laat" not in rows(client_of(reader))[0]


def test_many_reports_stand_on_pages(page, reader):
    for number in range(51):
        reported(page, sender=number)
    client = client_of(reader)
    assert (len(rows(client)), len(rows(client, "?p=2"))) == (50, 1)
    assert "?p=2" in client.get(QUEUE).content.decode()


def test_the_menu_says_how_many_are_open(page, reader):
    client = client_of(reader)
    assert '"Meldingen"' in client.get("/admin/").content.decode()
    reported(page)
    reported(page, Problem.OTHER)
    assert '"Meldingen (2)"' in client.get("/admin/").content.decode()


@pytest.mark.parametrize("role", ["auteur", "beleid", "lezer"])
def test_others_see_no_report(page, role):
    made = reported(page)
    outsider = client_of(someone(role))
    assert "Meldingen" not in outsider.get("/admin/", follow=True).content.decode()
    for address in (QUEUE, f"{QUEUE}{made.pk}/"):
        answer = outsider.get(address)
        assert answer.status_code == 302, address
    for name in ("oppakken", "afronden", "doorzetten"):
        outsider.post(f"{QUEUE}{made.pk}/{name}/", {"seen": "nieuw:"})
    assert ProblemReport.objects.get().status == "nieuw"


# The work


def test_a_report_is_read_claimed_and_resolved(page, reader):
    made, client = reported(page), client_of(reader)
    screen = soup(client.get(f"{QUEUE}{made.pk}/"))
    assert SECRET in screen.get_text()
    assert screen.select(f'a[href="/admin/pages/{page.pk}/edit/"]')
    press(client, buttons(client, made)["Oppakken"])
    made.refresh_from_db()
    assert (made.status, made.claimed_by) == ("opgepakt", reader)
    press(client, buttons(client, made)["Afronden"])
    made.refresh_from_db()
    assert (made.status, made.claimed_by) == ("opgelost", reader)
    assert rows(client) == []
    assert len(rows(client, "?alle")) == 1
    assert buttons(client, made) == {}


def test_two_people_do_not_take_the_same_report_unnoticed(page, reader):
    made = reported(page)
    first, second = client_of(reader), client_of(someone("beheer"))
    form = buttons(second, made)["Oppakken"]
    press(first, buttons(first, made)["Oppakken"])
    answer = press(second, form)
    assert "intussen veranderd" in answer.content.decode()
    assert ProblemReport.objects.get().claimed_by == reader
    press(second, buttons(second, made)["Overnemen"])
    assert ProblemReport.objects.get().claimed_by.username == "beheer"


def test_what_is_escalated_is_for_beheer(page, reader, django_capture_on_commit_callbacks):
    manager = someone("beheer")
    manager.email = "beheer@example.org"
    manager.save()
    made, client = reported(page), client_of(reader)
    resolving = buttons(client, made)["Afronden"]
    with django_capture_on_commit_callbacks(execute=True):
        press(client, buttons(client, made)["Doorzetten naar beheer"])
    assert [sent.bcc for sent in mail.outbox] == [["beheer@example.org"]]
    assert SECRET not in mail.outbox[0].body
    assert buttons(client, made) == {}
    resolving.select_one("input[name=seen]")["value"] = "doorgezet:"
    assert "Alleen beheer" in press(client, resolving).content.decode()
    assert ProblemReport.objects.get().status == "doorgezet"
    assert set(buttons(client_of(manager), made)) == {"Oppakken", "Afronden"}
    press(client_of(manager), buttons(client_of(manager), made)["Oppakken"])
    assert ProblemReport.objects.get().status == "doorgezet"  # still for beheer
    press(client_of(manager), buttons(client_of(manager), made)["Afronden"])
    assert ProblemReport.objects.get().status == "opgelost"


def test_the_report_leads_to_showing_or_withdrawing_and_back(page, reader):
    made, client = reported(page, Problem.RECOGNISABLE), client_of(reader)
    screen = soup(client.get(f"{QUEUE}{made.pk}/"))
    assert "is aangehouden. Dat gebeurde vanzelf" in screen.get_text()
    links = {link.get_text(strip=True): link["href"] for link in screen.select("main a.button")}
    assert set(links) == {"Weer tonen", "Intrekken"}
    back = soup(client.get(links["Weer tonen"])).select_one("input[name=next]")["value"]
    assert back == f"{QUEUE}{made.pk}/"


def test_a_report_outlives_its_precedent(page, reader):
    made, client = reported(page), client_of(reader)
    page.delete()
    screen = soup(client.get(f"{QUEUE}{made.pk}/"))
    assert f"{made.number} is verwijderd" in screen.get_text()
    assert screen.select("main a.button") == []


def test_of_a_withdrawn_precedent_only_the_report_is_left_to_do(page, reader):
    made, client = reported(page), client_of(reader)
    taking_back.withdraw(page, reader, "anders", WITHDRAWAL_SENTENCE)
    screen = soup(client.get(f"{QUEUE}{made.pk}/"))
    assert "is ingetrokken" in screen.get_text()
    assert screen.select("main a.button") == []


# The text


@pytest.fixture(params=["opdracht", "wachtrij", "melding"])
def erase(request, page, reader):
    """Each of the moments at which texts are erased."""
    return {
        "opdracht": lambda: call_command("erase_reports", stdout=StringIO()),
        "wachtrij": lambda: client_of(reader).get(QUEUE),
        "melding": lambda: reported(page, Problem.OUTDATED, "", sender=200),
    }[request.param]


def test_a_text_goes_thirty_days_after_the_report_is_resolved(page, erase):
    now = timezone.now()
    old, young, still_open = (reported(page, sender=number) for number in range(3))
    resolved = {old.pk: 30, young.pk: 29}
    for pk, days in resolved.items():
        moment = now - timedelta(days=days)
        ProblemReport.objects.filter(pk=pk).update(status="opgelost", resolved_at=moment)
    year_ago = now - timedelta(days=365)
    ProblemReport.objects.filter(pk=still_open.pk).update(reported_at=year_ago)
    erase()
    texts = dict(ProblemReport.objects.values_list("pk", "text"))
    assert (texts[old.pk], texts[young.pk], texts[still_open.pk]) == ("", SECRET, SECRET)


def test_the_command_says_how_many_and_forgets_who_reported_before(page):
    made = reported(page)
    long_ago = timezone.now() - timedelta(days=31)
    ProblemReport.objects.filter(pk=made.pk).update(status="opgelost", resolved_at=long_ago)
    ReportSender.objects.update(day=timezone.localdate() - timedelta(days=1))
    said = StringIO()
    call_command("erase_reports", stdout=said)
    assert said.getvalue() == "Van 1 meldingen is de tekst gewist.\n"
    assert not ReportSender.objects.exists()
    call_command("erase_reports", stdout=said)
    assert "Van 0 meldingen" in said.getvalue()
