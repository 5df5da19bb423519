"""A reader reports a problem: without login, without a name, and "herkenbaar" hides the precedent at once."""

import logging
import re

import pytest
from bs4 import BeautifulSoup
from django.core import mail
from django.db import connection
from django.test import Client

from precedents.problem_reports import ProblemReport, ReportSender
from tests.editors import draft, published, someone
from tests.reported import is_held, report, text
from tests.shown_results import search

pytestmark = pytest.mark.usefixtures("emptied_site")  # mail and index follow a commit

SECRET = "Op de tweede regel staat kwartelkoning."


@pytest.fixture
def page():
    return published("Een precedent")


# The form


def test_every_precedent_leads_to_the_form(client, page):
    found = BeautifulSoup(client.get(page.url).content, "html.parser").select(
        f'a[href="/p/{page.number}/melden/"]'
    )
    assert len(found) == 1
    answer = client.get(found[0]["href"])
    form = BeautifulSoup(answer.content, "html.parser").select_one("main form[method=post]")
    values = [box["value"] for box in form.select("input[name=problem]")]
    assert values == ["herkenbaar", "onjuist", "verouderd", "regel-gewijzigd", "anders"]
    assert "Schrijf geen namen" in form.get_text()
    assert form.select_one("input[name=csrfmiddlewaretoken]")


def test_a_form_of_another_site_is_refused(page):
    answer = report(Client(enforce_csrf_checks=True), page)
    assert answer.status_code == 403
    assert not is_held(page)


def test_a_report_is_kept_for_staff(client, page):
    answer = report(client, page, "onjuist", f"  {SECRET}\r\nEn hier.  ")
    assert (answer.status_code, answer.url) == (302, f"/p/{page.number}/melden/ontvangen/")
    made = ProblemReport.objects.get()
    assert (made.page_id, made.number, made.problem) == (page.pk, page.number, "onjuist")
    assert made.text == f"{SECRET}\nEn hier."
    assert (made.status, made.held, made.claimed_by) == ("nieuw", False, None)
    assert client.get(page.url).status_code == 200


def test_the_text_is_not_needed(client, page):
    assert report(client, page, "verouderd").status_code == 302
    assert ProblemReport.objects.get().text == ""


@pytest.mark.parametrize(
    ("form", "told"),
    [
        ({}, "Kies wat er is."),
        ({"problem": "zomaar"}, "Kies een van de vijf."),
        ({"problem": "anders", "text": "a" * 2001}, "hoogstens 2.000 tekens"),
    ],
)
def test_a_fault_is_told_at_its_field_and_keeps_the_text(client, page, form, told):
    answer = client.post(f"/p/{page.number}/melden/", {"text": SECRET, **form})
    assert answer.status_code == 400
    soup = BeautifulSoup(answer.content, "html.parser")
    assert told in soup.select_one(".kb-errors").get_text()
    assert told in " ".join(fault.get_text() for fault in soup.select(".kb-field__error"))
    assert soup.select_one(soup.select_one(".kb-errors a")["href"])
    assert soup.select_one("textarea").get_text().strip() == form.get("text", SECRET)
    assert not ProblemReport.objects.exists()


@pytest.mark.parametrize("odd", ["nul\x00teken", "half\ud800woord", "\x1b[31mrood"])
def test_what_nobody_can_read_in_a_text_is_left_out(client, page, odd):
    body = "problem=anders&text=" + "".join(f"%{byte:02X}" for byte in odd.encode("utf-8", "surrogatepass"))
    client.post(f"/p/{page.number}/melden/", body, content_type="application/x-www-form-urlencoded")
    assert not re.search(r"[\x00-\x08\x0b-\x1f\ud800-\udfff]", ProblemReport.objects.get().text)


def test_two_thousand_signs_in_many_lines_are_accepted(client, page):
    report(client, page, "anders", "a\r\n" * 999 + "bb")
    assert len(ProblemReport.objects.get().text) == 2000


def test_a_program_that_fills_in_everything_is_thanked_and_nothing_is_kept(client, page):
    assert report(client, page, website="https://example.org").status_code == 302
    assert not ProblemReport.objects.exists()
    assert not ReportSender.objects.exists()
    assert not is_held(page)


@pytest.mark.parametrize(("number", "status"), [("KM-2026-9999", 404), ("x", 404)])
def test_an_unknown_number_has_no_form(client, number, status):
    for address in (f"/p/{number}/melden/", f"/p/{number}/melden/ontvangen/"):
        assert client.get(address).status_code == status
    assert client.post(f"/p/{number}/melden/", {"problem": "anders"}).status_code == status


def test_a_draft_has_no_form(client):
    page = draft("Verborgen titel")
    for answer in (client.get(f"/p/{page.number}/melden/"), report(client, page)):
        assert answer.status_code == 404
        assert "Verborgen titel" not in answer.content.decode()
    assert not ProblemReport.objects.exists()


def test_what_is_read_after_login_is_reported_after_login(client, page, settings):
    settings.KENNISBANK_OPEN_READING = False
    assert report(client, page).status_code == 302
    assert not ProblemReport.objects.exists()
    client.force_login(someone("lezer"))
    report(client, page)
    assert is_held(page)


# Herkenbaar


def test_who_is_recognised_is_hidden_at_once(live_engine, client):
    page = published("Een kwartelkoning op het dak")
    assert search(client, "kwartelkoning").total == 1
    report(client, page)
    assert ProblemReport.objects.get().held
    assert search(client, "kwartelkoning").total == search(client).total == 0
    assert client.get(page.url).status_code == client.get(f"/p/{page.number}/melden/").status_code == 410
    thanks = client.get(f"/p/{page.number}/melden/ontvangen/")
    assert "voor niemand meer te lezen" in text(thanks)
    assert "kwartelkoning" not in thanks.content.decode()


def test_the_thanks_say_what_happens(client, page):
    report(client, page, "onjuist")
    thanks = text(client.get(f"/p/{page.number}/melden/ontvangen/"))
    assert "voor niemand meer te lezen" not in thanks
    for promise in (
        "binnen 2 werkdagen",
        "binnen 10 werkdagen",
        "30 dagen na de beslissing",
        "niet wie u bent",
    ):
        assert promise in thanks


# Mail and logs


def test_mail_to_staff_holds_number_and_link_only(client, page):
    for role in ("tweede lezer", "beheer", "auteur", "lezer"):
        user = someone(role)
        user.email = f"{user.username}@example.org"
        user.save()
    someone("tweede lezer", "zonder-adres")
    report(client, page, "onjuist", SECRET)
    assert len(mail.outbox) == 1
    sent = mail.outbox[0]
    assert sorted(sent.bcc) == ["beheer@example.org", "tweede-lezer@example.org"]
    assert sent.to == sent.cc == []  # nobody sees the address of a colleague
    told = sent.message().as_string()
    made = ProblemReport.objects.get()
    assert f"http://127.0.0.1:8000/admin/meldingen/{made.pk}/" in told
    assert page.number in told
    for hidden in (page.title, "kwartelkoning", "klopt", "herken"):
        assert hidden not in told


def test_the_same_again_is_no_new_mail(client, page, settings):
    settings.REPORT_AUTOMATIC_HOLDS = 0
    user = someone("beheer")
    user.email = "beheer@example.org"
    user.save()
    for problem in ("onjuist", "onjuist", "herkenbaar"):
        report(client, page, problem)
    assert len(mail.outbox) == 2


def test_a_mail_server_that_is_down_loses_nothing(client, page, settings, caplog):
    user = someone("beheer")
    user.email = "beheer@example.org"
    user.save()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
    assert report(client, page, text=SECRET).status_code == 302
    assert ProblemReport.objects.get().text == SECRET
    assert is_held(page)
    said = "\n".join(record.getMessage() for record in caplog.records if record.levelno >= logging.ERROR)
    assert page.number in said
    assert "kwartelkoning" not in said
    assert "beheer@example.org" not in said


def test_a_fault_of_ours_logs_nothing_of_the_text(client, page, caplog):
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE precedents_problemreport RENAME TO weg")
    try:
        answer = report(client, page, "anders", SECRET)
    finally:
        with connection.cursor() as cursor:
            cursor.execute("ALTER TABLE weg RENAME TO precedents_problemreport")
    assert answer.status_code == 500
    said = caplog.text + answer.content.decode()
    assert "report_views" in caplog.text
    assert "kwartelkoning" not in said
