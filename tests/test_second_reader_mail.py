"""Mail about a text carries its number and a link: no title, no word of the text, no remark."""

import pytest
from django.contrib.auth import get_user_model
from django.urls import reverse
from wagtail.admin.mail import send_notification
from wagtail.models import Comment

from tests.editors import client_of, draft, someone
from tests.reading import approve, fresh, send, send_back, sent

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]

TITLE = "Kwartelkoning vergoed"
TEXT = "De moeder kreeg een kwartelkoning."
REMARK = "Noem de kwartelkoning niet."


@pytest.fixture
def people():
    """Everybody has an address, a superuser too."""
    named = {
        "author": someone("auteur"),
        "reader": someone("tweede lezer"),
        "manager": someone("beheer"),
        "superuser": get_user_model().objects.create_superuser("alleskunner"),
    }
    for name, user in named.items():
        user.email = f"{name}@example.org"
        user.save()
    return named


@pytest.fixture
def page(people, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        return sent(TITLE, people["author"], summary=TEXT)


def check(mails, number, *links):
    for mail in mails:
        whole = f"{mail.subject} {mail.body}"
        assert "kwartelkoning" not in whole.lower()
        assert number in mail.subject
        assert any(link in mail.body for link in links), mail.body
        assert not mail.alternatives


def to(mails):
    return sorted(mail.to[0].split("@")[0] for mail in mails)


def test_who_can_read_a_text_hears_that_it_waits(page, mailoutbox):
    assert to(mailoutbox) == ["manager", "reader", "superuser"]
    check(mailoutbox, page.number, reverse("reading", args=[page.pk]))


def test_the_author_hears_that_it_is_cleared(page, people, mailoutbox):
    mailoutbox.clear()
    approve(page, people["reader"])
    assert to(mailoutbox) == ["author"]
    check(mailoutbox, page.number, reverse("permanent", args=[page.number]))


def test_the_author_hears_that_it_came_back(page, people, mailoutbox):
    mailoutbox.clear()
    send_back(page, people["reader"], REMARK)
    assert to(mailoutbox) == ["author"]
    check(mailoutbox, page.number, reverse("wagtailadmin_pages:edit", args=[page.pk]))


def test_taking_back_tells_nobody(page, people, mailoutbox):
    mailoutbox.clear()
    client_of(people["author"]).post(reverse("reading_take_back", args=[page.pk]))
    assert not fresh(page).workflow_in_progress
    assert mailoutbox == []


def test_who_worked_on_it_is_not_asked_to_read_it(people, mailoutbox, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        page = sent(TITLE, people["reader"], summary=TEXT)
    assert to(mailoutbox) == ["manager", "superuser"]
    client_of(people["reader"]).post(reverse("reading_take_back", args=[page.pk]))
    page.save_revision(user=people["manager"])
    mailoutbox.clear()
    with django_capture_on_commit_callbacks(execute=True):
        send(page, people["reader"])
    assert to(mailoutbox) == ["superuser"]


def test_the_owner_of_a_text_is_not_asked_to_read_it(people, mailoutbox, django_capture_on_commit_callbacks):
    page = draft(TITLE, people["reader"])
    page.editors.all().delete()
    with django_capture_on_commit_callbacks(execute=True):
        send(page, people["author"])
    assert to(mailoutbox) == ["manager", "superuser"]


def test_a_comment_is_told_without_its_words(page, people, mailoutbox):
    mailoutbox.clear()
    comment = Comment(text=REMARK, user=people["manager"], page=page)
    told = {"page": page, "editor": people["manager"], "new_comments": [comment]}
    send_notification([people["author"]], "updated_comments", told)
    assert to(mailoutbox) == ["author"]
    check(mailoutbox, page.number, reverse("wagtailadmin_pages:edit", args=[page.pk]))
