"""The headers that internet.nl and the NCSC guidelines ask, on every kind of answer."""

from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.auth.models import User

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]

ADDRESSES = ["/", "/inloggen/", "/regels/", "/nergens/", "/static/kb/base.css", "/.well-known/security.txt"]
NARROW = {"'none'", "'self'"}


def policy(answer):
    parts = (part.split() for part in answer["Content-Security-Policy"].split(";"))
    return {name: set(sources) for name, *sources in parts}


@pytest.mark.parametrize("address", ADDRESSES)
def test_the_public_policy_is_strict(client, address):
    found = policy(client.get(address))
    assert found["default-src"] == {"'none'"}
    for name in ("base-uri", "frame-ancestors", "frame-src", "form-action", "script-src", "object-src"):
        assert len(found[name]) == 1
        assert found[name] <= NARROW
    assert found.pop("img-src") == {"'self'", "data:"}
    assert set().union(*found.values()) <= NARROW


@pytest.mark.parametrize("address", [*ADDRESSES, "/admin/"])
def test_other_headers(client, address):
    answer = client.get(address)
    assert answer["Referrer-Policy"] == "same-origin"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "geolocation=()" in answer["Permissions-Policy"]


def test_pages_are_framed_by_the_site_only(client):
    assert client.get("/inloggen/")["X-Frame-Options"] == "SAMEORIGIN"


def test_the_looser_policy_stays_inside_the_admin(client, admin_client):
    admin = policy(admin_client.get("/admin/"))
    assert admin["frame-ancestors"] == {"'self'"}
    assert "'unsafe-inline'" in admin["script-src"]
    assert "'unsafe-eval'" not in admin["script-src"]
    for sources in admin.values():
        assert sources <= {"'self'", "'none'", "'unsafe-inline'", "data:", "blob:"}
    assert "'unsafe-inline'" not in policy(client.get("/administratie/"))["script-src"]


def test_https_is_remembered_by_browsers(client, settings):
    settings.SECURE_HSTS_SECONDS = 31536000
    answer = client.get("/inloggen/", secure=True)
    assert answer["Strict-Transport-Security"] == "max-age=31536000"


def test_the_session_cookie_is_out_of_reach_for_scripts_and_other_sites(client):
    User.objects.create_user("lezer", password="een goed wachtwoord")
    client.post("/inloggen/", {"username": "lezer", "password": "een goed wachtwoord"})
    cookie = client.cookies["sessionid"]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"


def test_security_txt_tells_whom_to_warn(client, settings):
    answer = client.get("/.well-known/security.txt")
    fields = dict(line.split(": ", 1) for line in answer.content.decode().splitlines())
    assert answer["Content-Type"].startswith("text/plain")
    assert fields["Contact"].startswith(settings.BASE_URL)
    assert fields["Canonical"] == f"{settings.BASE_URL}/.well-known/security.txt"
    expires = datetime.strptime(fields["Expires"], "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)
    assert timedelta(days=30) < expires - datetime.now(UTC) < timedelta(days=365)
