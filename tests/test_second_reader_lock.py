"""While a second reader has a text nobody changes it, and no address of Wagtail clears it."""

import pytest
from django.contrib.auth import get_user_model
from django.urls import reverse
from wagtail.models import Workflow, WorkflowState

from precedents.audit import AuditAction, AuditEntry
from precedents.clearances import Clearance, NotCleared
from precedents.reading_lock import AT_THE_READER
from precedents.site_pages import PrecedentIndexPage
from tests.editors import client_of, draft, edit_form, someone
from tests.reading import WITH_NAME, fresh, screen, send_back, sent, told

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]

WAGTAILS_ACTIONS = [
    ("wagtailadmin_pages:workflow_action", "approve"),
    ("wagtailadmin_pages:workflow_action", "reject"),
    ("wagtailadmin_pages:collect_workflow_action_data", "approve"),
    ("wagtailadmin_pages:collect_workflow_action_data", "reject"),
]


@pytest.fixture
def author():
    return someone("auteur")


@pytest.fixture
def page(author):
    return sent("Bed vergoed", author)


@pytest.fixture(params=["auteur", "tweede lezer", "beheer", "superuser"])
def anybody(request, page, author):
    if request.param == "superuser":
        return get_user_model().objects.create_superuser("alleskunner")
    return author if request.param == "auteur" else someone(request.param)


def edit(page):
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


@pytest.mark.parametrize("button", ["", "action-publish", "action-submit", "action-workflow-action"])
def test_nobody_changes_the_text(page, anybody, button):
    before = (page.latest_revision_id, page.latest_revision.content)
    pressed = {button: "1", "workflow-action-name": "approve"} if button else {}
    answer = client_of(anybody).post(edit(page), edit_form(page, title="Iets anders", **pressed))
    assert answer.status_code == 200
    after = fresh(page)
    assert (after.latest_revision_id, after.latest_revision.content) == before
    assert (after.title, after.live, after.workflow_in_progress) == ("Bed vergoed", False, True)


def test_not_even_who_locked_the_page_before(page):
    superuser = get_user_model().objects.create_superuser("alleskunner")
    client_of(superuser).post(reverse("wagtailadmin_pages:lock", args=[page.pk]))
    assert fresh(page).locked_by == superuser
    client_of(superuser).post(edit(page), edit_form(page, title="Iets anders"))
    assert fresh(page).latest_revision_id == page.latest_revision_id


def test_nor_by_going_back_to_an_older_version(author):
    page = draft("Eerste tekst", author)
    older = page.latest_revision_id
    page.title = "Tweede tekst"
    page.save_revision(user=author)
    Workflow.objects.get().start(page, author)
    address = reverse("wagtailadmin_pages:revisions_revert", args=[page.pk, older])
    client_of(author).post(address, edit_form(page, title="Eerste tekst"))
    assert fresh(page).get_latest_revision_as_object().title == "Tweede tekst"


def test_the_editor_says_why_and_where_to_go(page, author):
    def shown(person):
        return client_of(person).get(edit(page)).content.decode()

    assert AT_THE_READER in shown(author)
    assert reverse("reading_take_back", args=[page.pk]) in shown(author)
    assert screen(page) not in shown(author)
    reader = someone("tweede lezer")
    assert AT_THE_READER in shown(reader)
    assert reverse("reading_take_back", args=[page.pk]) not in shown(reader)
    assert screen(page) in shown(reader)


def test_the_author_takes_it_back_and_edits(page, author):
    answer = client_of(author).post(reverse("reading_take_back", args=[page.pk]), follow=True)
    assert f"{page.number} is teruggenomen." in told(answer)
    client_of(author).post(edit(page), edit_form(page, title="Iets anders"))
    assert fresh(page).get_latest_revision_as_object().title == "Iets anders"
    assert AuditEntry.objects.filter(page_id=page.pk, action=AuditAction.TAKEN_BACK, by=author).exists()


def test_the_editor_has_one_word_for_taking_back(page, author):
    def buttons():
        return client_of(author).get(edit(page)).content.decode()

    assert "Neem terug om te wijzigen" in buttons()
    assert "action-cancel-workflow" in buttons()
    send_back(page, someone("tweede lezer"))
    assert "action-cancel-workflow" not in buttons()
    assert "action-restart-workflow" not in buttons()
    assert "action-submit" in buttons()


def test_wagtails_own_button_takes_it_back_too(page, author):
    client_of(author).post(edit(page), edit_form(page, **{"action-cancel-workflow": "1"}))
    assert not fresh(page).workflow_in_progress
    assert AuditEntry.objects.filter(page_id=page.pk, action=AuditAction.TAKEN_BACK).count() == 1


@pytest.mark.parametrize("role", ["tweede lezer", "beheer", "auteur"])
def test_others_do_not_take_it_back(page, role):
    other = someone(role, "ander")
    answer = client_of(other).post(reverse("reading_take_back", args=[page.pk]))
    assert answer.status_code in (302, 404)
    assert client_of(other).get(reverse("reading_take_back", args=[page.pk])).status_code in (404, 405)
    assert fresh(page).workflow_in_progress


@pytest.mark.parametrize(("address", "action"), WAGTAILS_ACTIONS)
@pytest.mark.parametrize("method", ["get", "post"])
def test_no_address_of_wagtail_decides(page, anybody, address, action, method):
    url = reverse(address, args=[page.pk, action, page.current_workflow_task_state.pk])
    client = client_of(anybody)
    answer = getattr(client, method)(
        url, {"comment": "Akkoord."}, headers={"x-requested-with": "XMLHttpRequest"}
    )
    assert answer.status_code in (302, 403)
    assert fresh(page).workflow_in_progress
    assert not Clearance.objects.exists()


def test_the_question_before_publishing_decides_nothing(page):
    superuser = get_user_model().objects.create_superuser("alleskunner")
    url = reverse("wagtailadmin_pages:confirm_workflow_cancellation", args=[page.pk])
    client_of(superuser).post(url)
    assert fresh(page).workflow_in_progress
    preview = reverse("wagtailadmin_pages:workflow_preview", args=[page.pk, page.current_workflow_task.pk])
    assert client_of(superuser).get(preview).status_code == 302


def test_a_script_that_approves_past_the_screen_publishes_nothing(page):
    with pytest.raises(NotCleared):
        page.current_workflow_task_state.approve(user=someone("tweede lezer"))
    assert not fresh(page).live
    assert fresh(page).workflow_in_progress


def test_nothing_starts_with_an_open_finding(author):
    page = draft("Regeling", author, summary=WITH_NAME)
    with pytest.raises(NotCleared, match="1 bevinding"):
        Workflow.objects.get().start(page, author)
    assert not WorkflowState.objects.exists()
    assert not AuditEntry.objects.filter(action=AuditAction.SENT).exists()


def test_nothing_goes_on_with_an_open_finding(page, author):
    send_back(page, someone("tweede lezer"))
    page = fresh(page)
    page.summary = WITH_NAME
    page.save_revision(user=author)
    with pytest.raises(NotCleared, match="1 bevinding"):
        page.current_workflow_state.resume(author)
    assert fresh(page).current_workflow_state.status == WorkflowState.STATUS_NEEDS_CHANGES
    client_of(author).post(edit(page), edit_form(page, summary="De moeder kreeg een bed."))
    assert fresh(page).get_latest_revision_as_object().summary == "De moeder kreeg een bed."


def test_the_step_itself_does_not_start_again_with_an_open_finding(page, author):
    page.summary = WITH_NAME
    page.save_revision(user=author)
    with pytest.raises(NotCleared, match="1 bevinding"):
        page.current_workflow_task_state.cancel(user=author, resume=True)
    assert AuditEntry.objects.filter(action=AuditAction.SENT).count() == 1


def test_only_precedents_go_to_the_second_reader(author):
    shelf = PrecedentIndexPage.objects.get()
    shelf.save_revision(user=author)
    with pytest.raises(NotCleared, match="Alleen een precedent"):
        Workflow.objects.get().start(shelf, author)
