"""Closed unless the setting opens reading: every address asks a login but the few that must not."""

import pytest
from django.contrib.auth.models import User
from django.test import Client

OPEN = ["/inloggen/", "/wachtwoord-vergeten/", "/wachtwoord-vergeten/verstuurd/", "/.well-known/security.txt"]
CLOSED = [
    "/",
    "/zoeken/?q=huur",
    "/regels/",
    "/regels-in-beeld/",
    "/p/KM-2026-0001/",
    "/over/",
    "/media/geheim.txt",
    "/nergens/te/vinden.html",
    "/admin/",
]

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]


@pytest.fixture
def closed(settings):
    settings.KENNISBANK_OPEN_READING = False


@pytest.fixture
def medium(settings, tmp_path):
    """A file among the media: the address names it, the folder is the site's own."""
    path = settings.MEDIA_ROOT / "geheim.txt"
    path.parent.mkdir(exist_ok=True)
    path.write_text("alleen voor lezers")
    yield path
    path.unlink()


@pytest.mark.parametrize("address", CLOSED)
def test_a_visitor_is_sent_to_the_login_page_and_back(client, closed, medium, address):
    answer = client.get(address)
    assert answer.status_code == 302
    assert answer["Location"].startswith("/inloggen/?next=/")


@pytest.mark.parametrize("address", OPEN)
def test_logging_in_asks_no_login(client, closed, address):
    assert client.get(address).status_code == 200


def test_static_files_ask_no_login(client, closed):
    assert client.get("/static/kb/base.css").status_code == 200


def test_a_form_that_a_visitor_sends_is_not_carried_out(closed):
    answer = Client(enforce_csrf_checks=True).post("/zoeken/", {"q": "huur"})
    assert (answer.status_code, answer["Location"]) == (302, "/inloggen/?next=/")


def test_who_is_logged_in_reads(client, closed, medium):
    client.force_login(User.objects.create_user("lezer"))
    assert client.get("/regels/").status_code == 200
    assert b"".join(client.get("/media/geheim.txt").streaming_content) == b"alleen voor lezers"


def test_reading_is_open_when_the_setting_says_so(client, settings, medium):
    settings.KENNISBANK_OPEN_READING = True
    assert client.get("/regels/").status_code == 200
    assert client.get("/media/geheim.txt").status_code == 200


def test_media_cannot_be_listed_or_left(client, medium):
    for address in ("/media/", "/media/../secret-key", "/media/%2e%2e/secret-key", "/media//etc/passwd"):
        assert client.get(address).status_code in (400, 404)


def test_the_admin_has_no_login_page_of_its_own(client):
    assert client.get("/admin/login/?next=/admin/")["Location"] == "/inloggen/?next=/admin/"


def test_logging_in_and_out(client):
    User.objects.create_user("lezer", password="een goed wachtwoord")
    answer = client.post("/inloggen/?next=/regels/", {"username": "lezer", "password": "een goed wachtwoord"})
    assert answer["Location"] == "/regels/"
    assert client.get("/uitloggen/").status_code == 405
    assert "uitgelogd" in client.post("/uitloggen/").content.decode()
    assert "_auth_user_id" not in client.session


def test_a_forgotten_password_is_set_anew_by_mail(client, mailoutbox):
    User.objects.create_user("lezer", "lezer@example.org", "een goed wachtwoord")
    assert client.post("/wachtwoord-vergeten/", {"email": "lezer@example.org"}).status_code == 302
    link = next(line for line in mailoutbox[0].body.splitlines() if line.startswith("http"))
    form = client.get(link, follow=True).request["PATH_INFO"]
    done = client.post(form, {"new_password1": "heel iets anders 9", "new_password2": "heel iets anders 9"})
    assert done["Location"] == "/wachtwoord-vergeten/klaar/"
    assert client.login(username="lezer", password="heel iets anders 9")
