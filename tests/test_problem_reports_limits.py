"""One sender reports five times a day and hides one precedent; all together hide no more than the setting."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.core import mail
from django.db import connection
from django.test import Client
from django.utils import timezone

from precedents import keys
from precedents.problem_reports import ProblemReport, ReportSender
from tests.editors import published, someone
from tests.reported import is_held, report, text

pytestmark = pytest.mark.usefixtures("emptied_site")  # mail and index follow a commit


@pytest.fixture
def page():
    return published("Een precedent")


def test_a_sender_reports_five_times_a_day(client, page):
    answers = [report(client, page, "anders", f"Melding {number}.") for number in range(6)]
    assert [answer.status_code for answer in answers] == [302] * 5 + [429]
    assert "Morgen kan het weer" in text(answers[5])
    assert "Melding 5." in answers[5].content.decode()  # nothing that was typed is lost
    assert ProblemReport.objects.count() == 5
    assert report(client, page, "anders", address="192.0.2.2").status_code == 302


def test_a_sender_hides_one_precedent_a_day(client):
    first, second = published("Een"), published("Twee")
    report(client, first)
    report(client, second)
    assert (is_held(first), is_held(second)) == (True, False)
    assert list(ProblemReport.objects.order_by("pk").values_list("held", flat=True)) == [True, False]
    assert client.get(second.url).status_code == 200


def test_all_together_hide_no_more_than_the_setting(client, settings):
    settings.REPORT_AUTOMATIC_HOLDS = 2
    pages = [published(title) for title in ("Een", "Twee", "Drie")]
    for number, page in enumerate(pages):
        report(client, page, address=f"192.0.2.{number}")
    assert [is_held(page) for page in pages] == [True, True, False]
    assert ProblemReport.objects.filter(number=pages[2].number, held=False).exists()


def test_above_the_limit_staff_are_alerted(client, page, settings):
    settings.REPORT_AUTOMATIC_HOLDS = 0
    reader = someone("tweede lezer")
    reader.email = "lezer@example.org"
    reader.save()
    report(client, page)
    assert not is_held(page)
    assert len(mail.outbox) == 1


def test_who_report_at_once_hide_no_more_than_the_setting(settings):
    settings.REPORT_AUTOMATIC_HOLDS = 2
    pages = [published(f"Nummer {number}") for number in range(6)]

    def send(number):
        try:
            return report(Client(), pages[number], address=f"192.0.2.{number}").status_code
        finally:
            connection.close()

    with ThreadPoolExecutor(6) as threads:
        assert set(threads.map(send, range(6))) == {302}
    assert sum(map(is_held, pages)) == 2
    assert ProblemReport.objects.count() == 6


def test_one_sender_who_reports_at_once_is_counted(page):
    def send(_):
        try:
            return report(Client(), page, "anders").status_code
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as threads:
        answers = sorted(threads.map(send, range(8)))
    assert answers == [302] * 5 + [429] * 3


# Who sent it


def test_of_a_sender_a_code_is_kept_for_one_day(client, page):
    yesterday = timezone.localdate() - timedelta(days=1)
    ReportSender.objects.create(sender="oud", day=yesterday, reports=5)
    report(client, page, "anders", address="192.0.2.77")
    kept = ReportSender.objects.values_list("sender", "day")
    assert {day for _, day in kept} == {timezone.localdate()}
    today = timezone.localdate().isoformat()
    assert keys.sender_of("192.0.2.77", today) in {sender for sender, _ in kept}
    assert "192.0.2.77" not in str(kept)


def test_one_connection_has_many_ipv6_addresses_and_is_one_sender(client, page):
    for number in range(5):
        report(client, page, "anders", address=f"2001:db8:1:2::{number + 1}")
    assert report(client, page, "anders", address="2001:db8:1:2:ffff::9").status_code == 429
    assert report(client, page, "anders", address="2001:db8:1:3::1").status_code == 302


@pytest.mark.parametrize(
    ("proxies", "forwarded", "senders"),
    [
        (0, ["203.0.113.1", "203.0.113.2"], 1),  # nobody may say who they are without a proxy of ours
        (1, ["203.0.113.1", "203.0.113.2"], 2),
        (1, ["verzonnen-1, 203.0.113.1", "verzonnen-2, 203.0.113.1"], 1),
        (2, ["203.0.113.1, 10.0.0.1", "203.0.113.2, 10.0.0.1"], 2),
        (2, ["203.0.113.1", "203.0.113.2"], 1),  # past one of the proxies
    ],
)
def test_a_proxy_is_believed_only_when_the_setting_counts_it(
    client, page, settings, proxies, forwarded, senders
):
    settings.KENNISBANK_PROXIES = proxies
    for told in forwarded:
        form = {"problem": "anders"}
        client.post(f"/p/{page.number}/melden/", form, headers={"x-forwarded-for": told})
    assert ReportSender.objects.count() == senders + 1  # one row counts all together
