"""What goes wrong has the right status and a page in the style of the house with a way on."""

import pytest
from django.contrib.auth.models import User
from django.test import Client

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]

NOBODY_LISTENS = "http://127.0.0.1:9"


def page(answer, status):
    """The text of an error page, when it is one of ours."""
    assert answer.status_code == status
    text = answer.content.decode()
    assert 'class="utrecht-root' in text
    assert text.count("<h1") == 1
    assert 'href="/"' in text
    return text


def test_an_address_that_does_not_exist(client):
    assert "bestaat niet" in page(client.get("/nergens/"), 404)
    assert "bestaat niet" in page(client.get("/nergens.html"), 404)


def test_a_question_that_is_too_long_is_told(client):
    page(client.get("/zoeken/", {"q": "a" * 501}), 400)


def test_a_wrong_host_gets_a_page_too(client):
    page(client.get("/", headers={"host": "elders.example.org"}), 400)


def test_a_form_without_its_code_is_refused():
    client = Client(enforce_csrf_checks=True)
    assert "verlopen" in page(client.post("/inloggen/", {"username": "a"}), 403)


def test_an_engine_that_is_down_is_said_to_be_down(client, settings):
    settings.ELASTICSEARCH_URL = NOBODY_LISTENS
    answer = client.get("/zoeken/", {"q": "huur"})
    assert "Zoeken kan nu even niet" in page(answer, 503)


def test_a_fault_of_ours_tells_no_secret_and_needs_no_database(client, settings, django_assert_num_queries):
    settings.ROOT_URLCONF = "tests.failing_urls"
    client.raise_request_exception = False
    with django_assert_num_queries(0):
        text = page(client.get("/kapot/"), 500)
    assert "geheim" not in text


def test_a_page_for_someone_else_is_refused_in_the_admin(client):
    client.force_login(User.objects.create_user("lezer"))
    answer = client.get("/admin/")
    assert answer.status_code == 302
    assert answer["Location"] == "/inloggen/?next=/admin/"
