"""The edit screen with its findings in a browser, for tests."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page
from pytest_django.live_server_helper import LiveServer

from tests.editors import client_of, draft, shelf, someone

SIZES = {"breed": (1280, 900), "smal": (320, 640)}
NAMED = "De moeder Fatima El Amrani belde. Haar zoon Kevin Bakker zweeg."
CLEAN = "De moeder kreeg een bed."


@pytest.fixture
def edit_screen(browser: Browser, live_server: LiveServer) -> Iterator[Callable[..., Page]]:
    """Opens the screen of an author's draft with these fields, or of a new one; nothing may go wrong."""
    author, tabs, asked, wrong = someone("auteur"), [], set(), []

    def opened(size: str = "breed", **fields: object) -> Page:
        width, height = SIZES[size]
        context = browser.new_context(viewport={"width": width, "height": height}, base_url=live_server.url)
        session = client_of(author).cookies["sessionid"].value
        context.add_cookies([{"name": "sessionid", "value": session, "url": live_server.url}])
        tab = context.new_page()
        tabs.append(tab)
        tab.on("request", lambda request: asked.add(request))
        for ended in ("requestfinished", "requestfailed"):
            tab.on(ended, lambda request: asked.discard(request))
        tab.on("pageerror", lambda error: wrong.append(str(error)))
        tab.on("console", lambda said: wrong.append(said.text) if "Policy" in said.text else None)
        tab.goto(
            _address(draft("Bed vergoed", author, **fields) if fields else None), wait_until="networkidle"
        )
        return tab

    yield opened
    for tab in tabs:
        while asked:  # the server may still be at work, and the database is emptied after this
            tab.wait_for_timeout(50)
        tab.context.close()
    assert wrong == []


def _address(page) -> str:
    add = f"/admin/pages/add/precedents/precedentpage/{shelf().pk}/"
    return f"/admin/pages/{page.pk}/edit/" if page else add


def fact(text: str) -> tuple[str, dict[str, str]]:
    return ("fact", {"evidence": "feit", "text": text, "seen_by": "", "seen_on": "", "still_valid": "ja"})


def status(tab: Page) -> Locator:
    return tab.locator("[role=status] [data-status]")


def said(tab: Page) -> Locator:
    return tab.locator("[role=status] [data-said]")


def finding(tab: Page, words: str) -> Locator:
    return tab.locator("[data-entry]").filter(has=tab.locator("h4 strong", has_text=words))


def focused(tab: Page) -> str:
    """The text of what has the focus; the body of the page never has."""
    assert tab.evaluate("document.activeElement !== document.body")
    return tab.evaluate("document.activeElement.textContent.replace(/\\s+/g, ' ').trim()")
