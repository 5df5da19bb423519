"""The screens of the second reader in a browser: by keyboard, on a small screen, without a violation."""

import pytest
from playwright.sync_api import expect

from precedents.deciding import decide
from precedents.decisions import Reason
from precedents.findings import open_findings
from tests.editors import client_of, draft, someone
from tests.reading import WITH_NAME, approve, fresh, screen, send, sent
from tests.test_accessibility import SIZES, tab_to, too_wide, violations

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def author():
    return someone("auteur")


@pytest.fixture
def reader():
    return someone("tweede lezer")


@pytest.fixture
def waiting(author, reader):
    """The second round of a precedent, with a name that stays and a municipality that says too much."""
    page = sent("Bed vergoed", author, summary="De moeder kreeg een bed.", age_band="4-11")
    approve(page, reader)
    newer = fresh(page)
    newer.summary = f"De moeder kreeg een stoel in Urk. {WITH_NAME}"
    newer.save_revision(user=author)
    for one in open_findings(newer):
        decide(newer, one.spot, Reason.SOURCE_AUTHOR, author)
    return send(newer, author)


@pytest.fixture
def opened(browser, live_server):
    """Opens the admin for somebody at a width; nothing may go wrong in it."""
    contexts, wrong = [], []

    def open_for(person, size="breed"):
        width, height = SIZES[size]
        context = browser.new_context(
            viewport={"width": width, "height": height},
            base_url=live_server.url,
            locale="nl-NL",
            bypass_csp=True,
        )
        session = client_of(person).cookies["sessionid"].value
        context.add_cookies([{"name": "sessionid", "value": session, "url": live_server.url}])
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("console", lambda said: wrong.append(said.text) if said.type == "error" else None)
        return page

    yield open_for
    for context in contexts:
        context.close()
    assert wrong == []


@pytest.mark.parametrize("size", SIZES)
def test_no_violation_and_no_sideways_scroll(opened, waiting, reader, size):
    draft("Kast vergoed", reader)
    page = opened(reader, size)
    for address in (screen(waiting), "/admin/precedenten/te-lezen/"):
        page.goto(address, wait_until="networkidle")
        page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
        assert violations(page) == [], address
        assert not too_wide(page), address
    page.goto(screen(waiting), wait_until="networkidle")
    page.get_by_role("button", name="Geef vrij en publiceer").click()
    expect(page.locator(".error-message")).to_have_count(3)
    assert violations(page) == []


def test_the_text_stands_in_its_frame_and_runs_nothing(opened, waiting, reader):
    page = opened(reader)
    page.goto(screen(waiting), wait_until="networkidle")
    frame = page.frame_locator("iframe")
    expect(frame.get_by_role("heading", level=1)).to_have_text("Bed vergoed")
    expect(frame.locator(".kb-header")).to_be_hidden()
    assert frame.locator("h1").evaluate("one => getComputedStyle(one).fontFamily").startswith('"Noto Sans"')


def test_a_text_is_cleared_by_keyboard(opened, waiting, reader):
    page = opened(reader)
    page.goto(screen(waiting), wait_until="networkidle")
    for _name in range(page.locator("input[name=agreed]").count()):
        tab_to(page, "document.activeElement.name === 'agreed' && !document.activeElement.checked")
        page.keyboard.press("Space")
    tab_to(page, "document.activeElement.name === 'recognised'")
    page.keyboard.press("Space")
    tab_to(page, "document.activeElement.value === 'approve'")
    page.keyboard.press("Enter")
    page.wait_for_url("**/te-lezen/")
    expect(page.get_by_text(f"{waiting.number} is vrijgegeven en gepubliceerd.")).to_be_visible()
    assert "stoel" in fresh(waiting).summary


def test_the_author_takes_back_with_one_button(opened, waiting, author):
    page = opened(author)
    page.goto(f"/admin/pages/{waiting.pk}/edit/", wait_until="networkidle")
    page.locator(".messages").get_by_role("button", name="Neem terug om te wijzigen").click()
    expect(page.get_by_text(f"{waiting.number} is teruggenomen.")).to_be_visible()
    assert not fresh(waiting).workflow_in_progress
