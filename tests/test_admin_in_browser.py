"""The admin runs under its policy, in Dutch, without images or documents, and asks nothing elsewhere."""

import pytest
from django.contrib.auth.models import User
from wagtail.models import Page

SCREENS = [
    "/admin/",
    "/admin/pages/",
    "/admin/pages/search/?q=maatwerk",
    "/admin/users/",
    "/admin/users/new/",
    "/admin/groups/new/",
    "/admin/snippets/",
    "/admin/reports/site-history/",
    "/admin/workflows/list/",
    "/admin/account/",
]


@pytest.fixture
def editor(browser, live_server, client):
    """A page in the browser, logged in as a superuser, and the list of what went wrong in it."""
    client.force_login(User.objects.create_superuser("beheer"))
    context = browser.new_context(timezone_id="Europe/Amsterdam")
    session = {"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}
    context.add_cookies([session])
    page, wrong = context.new_page(), []
    page.on("console", lambda message: wrong.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on(
        "request", lambda request: wrong.append(request.url) if not ours(request.url, live_server) else None
    )
    yield page, wrong
    context.close()


def ours(url, live_server):
    return url.startswith((live_server.url, "data:", "blob:"))


def test_every_screen_works(editor, live_server):
    page, wrong = editor
    for screen in SCREENS:
        assert page.goto(live_server.url + screen, wait_until="networkidle").status == 200, screen
        assert page.locator("html").get_attribute("lang") == "nl"
        assert wrong == [], screen


def test_the_preview_shows_inside_the_edit_screen(editor, live_server):
    page, wrong = editor
    edited = Page.objects.filter(depth__gt=1, live=True).first()
    page.goto(f"{live_server.url}/admin/pages/{edited.pk}/edit/", wait_until="networkidle")
    page.locator("[data-side-panel-toggle=preview]").click()
    preview = page.frame_locator("#w-preview-iframe")
    preview.locator("h1").first.wait_for()
    assert wrong == []
