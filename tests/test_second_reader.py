"""A second reader clears the text that was shown, and nobody else clears anything."""

from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model
from django.urls import reverse
from django.utils import timezone

from precedents.audit import AuditAction, AuditEntry
from precedents.clearance_task import NOT_HERE
from precedents.clearances import Clearance, NotCleared
from precedents.clearing import NOT_A_READER, OLD_TEXT, OWN_WORK
from precedents.deciding import decide
from precedents.decisions import Reason
from precedents.findings import open_findings
from precedents.groups import MANAGER
from precedents.reading_form import ANSWER, NO_REMARK, NOT_AGREED, NOT_NO
from tests.editors import client_of, draft, edit_form, rewritten, someone
from tests.reading import WITH_NAME, approval, approve, fresh, read, screen, send, send_back, sent, told

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]


@pytest.fixture
def author():
    return someone("auteur")


@pytest.fixture
def reader():
    return someone("tweede lezer")


@pytest.fixture
def page(author):
    return sent("Bed vergoed", author, summary="De moeder kreeg een bed.")


def test_a_second_reader_clears_and_publishes(page, reader):
    answer = approve(page, reader)
    assert f"{page.number} is vrijgegeven en gepubliceerd." in told(answer)
    assert fresh(page).live
    assert not fresh(page).workflow_in_progress
    assert Clearance.objects.get(page=page).cleared_by == reader
    assert answer.client.get(page.url).status_code == 200


def test_each_step_is_in_the_audit_trail(page, author, reader):
    send_back(page, reader)
    send(page, author)
    client_of(author).post(reverse("reading_take_back", args=[page.pk]))
    send(page, author)
    approve(page, reader)
    steps = AuditEntry.objects.filter(page_id=page.pk).order_by("pk").values_list("action", "by__username")
    expected = [
        (AuditAction.SENT, "auteur"),
        (AuditAction.REFUSED, "tweede-lezer"),
        (AuditAction.SENT, "auteur"),
        (AuditAction.TAKEN_BACK, "auteur"),
        (AuditAction.SENT, "auteur"),
        (AuditAction.CLEARED, "tweede-lezer"),
    ]
    assert [step for step in steps if step[0] != AuditAction.PUBLISHED][: len(expected)] == expected


def test_the_findings_are_in_the_trail_from_the_moment_of_sending(author):
    page = sent("Regeling", author, summary=WITH_NAME)
    entry = AuditEntry.objects.get(page_id=page.pk, action=AuditAction.SENT)
    assert [(one.kind, one.reason) for one in entry.findings.all()] == [("NAME", "bron")]


@pytest.mark.parametrize("answer", ["ja", "twijfel", ""])
def test_only_no_clears(page, reader, answer):
    assert (NOT_NO if answer else ANSWER) in told(approve(page, reader, recognised=answer))
    assert not fresh(page).live


def test_a_name_that_stays_asks_the_readers_agreement(author, reader):
    page = sent("Regeling", author, summary=WITH_NAME)
    assert NOT_AGREED in told(approve(page, reader, agreed=[]))
    assert not fresh(page).live
    approve(page, reader)
    assert fresh(page).live
    assert page.decisions.get().agreed_by == reader


def test_the_text_goes_back_with_a_remark(page, author, reader):
    assert NO_REMARK in told(send_back(page, reader, remark=""))
    assert fresh(page).workflow_in_progress
    assert "teruggestuurd" in told(send_back(page, reader, remark="Noem de straat niet."))
    assert not fresh(page).live
    editor = client_of(author).get(reverse("wagtailadmin_pages:edit", args=[page.pk]))
    assert "Noem de straat niet." in told(editor)


def test_a_newer_text_is_not_cleared_by_who_read_the_older(page, author, reader):
    answers = approval(read(page, reader))
    rewritten(page, "Bed en kast vergoed")
    answer = client_of(reader).post(screen(page), answers, follow=True)
    assert OLD_TEXT in told(answer)
    assert not fresh(page).live
    approve(page, reader)
    assert fresh(page).title == "Bed en kast vergoed"


def test_of_two_readers_at_once_the_second_is_told(page, reader):
    other = someone("beheer")
    answers = approval(read(page, other))
    state = page.current_workflow_task_state
    approve(page, reader)
    assert NOT_HERE in told(client_of(other).post(screen(page), answers, follow=True))
    with pytest.raises(NotCleared, match="ligt niet meer bij de tweede lezer"):
        state.task.specific.on_action(state, other, "approve", shown=answers["shown"], agreed=[])
    assert AuditEntry.objects.filter(page_id=page.pk, action=AuditAction.CLEARED).count() == 1


def test_an_open_finding_is_told_and_stops_the_clearance(page, reader):
    page.summary = WITH_NAME
    page.save_revision()
    shown = read(page, reader)
    assert "Er staat nog 1 bevinding open." in shown.get_text()
    assert not shown.select("button[value=approve]")
    answer = client_of(reader).post(screen(page), approval(shown), follow=True)
    assert "Bij deze tekst staat nog open: 1 bevinding." in told(answer)
    assert not fresh(page).live


def test_who_wrote_or_decided_sees_why_and_cannot_clear(author, reader):
    superuser = get_user_model().objects.create_superuser("alleskunner")
    manager, second = someone(MANAGER), reader
    page = sent("Regeling", superuser, summary=WITH_NAME)
    page.save_revision(user=second)
    decide(page, open_findings_of(page)[0], Reason.SOURCE_AUTHOR, manager)
    for person in (superuser, second, manager):
        shown = read(page, person)
        assert OWN_WORK in shown.get_text()
        assert not shown.select("button[name=action]")
        answer = client_of(person).post(screen(page), approval(shown, agreed=decided(page)), follow=True)
        assert OWN_WORK in told(answer)
        assert OWN_WORK in told(
            client_of(person).post(
                screen(page), {**approval(shown), "action": "reject", "remark": "Nee."}, follow=True
            )
        )
    assert fresh(page).workflow_in_progress


def open_findings_of(page):
    page.decisions.all().delete()
    return [one.spot for one in open_findings(page)]


def decided(page):
    return list(page.decisions.values_list("pk", flat=True))


def test_the_owner_cannot_clear_what_somebody_else_wrote(reader):
    page = sent("Bed vergoed", reader)
    page.editors.all().delete()
    assert OWN_WORK in read(page, reader).get_text()


def test_who_edited_before_the_last_clearance_may_read_the_next_round(page, author, reader):
    other = someone("beheer")
    client_of(author).post(reverse("reading_take_back", args=[page.pk]))
    client_of(other).post(
        reverse("wagtailadmin_pages:edit", args=[page.pk]), edit_form(page, title="Bed en kast vergoed")
    )
    assert OWN_WORK in read(send(page, author), other).get_text()
    approve(page, reader)
    live = fresh(page)
    assert live.title == "Bed en kast vergoed"
    live.title = "Bed, kast en stoel vergoed"
    live.save_revision(user=author)
    send(live, author)
    approve(live, other)
    assert fresh(live).title == "Bed, kast en stoel vergoed"


def test_a_cleared_text_waits_for_its_day(author, reader):
    page = draft("Bed vergoed", author)
    page.go_live_at = timezone.now() + timedelta(days=3)
    page.save_revision(user=author)
    answer = approve(send(page, author), reader)
    assert f"{page.number} is vrijgegeven en wordt gepubliceerd op" in told(answer)
    assert not fresh(page).live
    assert fresh(page).scheduled_revision
    assert not page.editors.exists()  # who scheduled it wrote nothing


def test_authors_do_not_come_on_the_screens(page, author):
    client = client_of(author)
    for name in ("reading", "reading_text"):
        answer = client.get(reverse(name, args=[page.pk]), follow=True)
        assert answer.redirect_chain == [("/admin/", 302)]
    assert client.get(reverse("reading_queue"), follow=True).redirect_chain == [("/admin/", 302)]
    state = page.current_workflow_task_state
    with pytest.raises(NotCleared, match=NOT_A_READER):
        state.task.specific.on_action(state, author, "reject", comment="Nee.")
