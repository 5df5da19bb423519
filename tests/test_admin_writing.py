"""An author writes a precedent in the browser: choosers work, nothing is asked elsewhere."""

import pytest
from playwright.sync_api import expect

from precedents.models import PrecedentPage
from tests.editors import client_of, rule, shelf, someone

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def screen(browser, live_server):
    """The author's browser, and what went wrong in it."""
    session = client_of(someone("auteur")).cookies["sessionid"].value
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    context.add_cookies([{"name": "sessionid", "value": session, "url": live_server.url}])
    page, wrong = context.new_page(), []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", lambda message: wrong.append(message.text) if "Policy" in message.text else None)
    ours = (live_server.url, "data:", "blob:")
    page.on("request", lambda asked: None if asked.url.startswith(ours) else wrong.append(asked.url))
    yield page, wrong
    context.close()


def test_a_precedent_is_written_and_sent_in(screen, live_server):
    rule("briefadres", everyday_words="geen adres")
    rule("uitkering", everyday_words="geen geld")
    page, wrong = screen
    page.goto(f"{live_server.url}/admin/precedenten/", wait_until="networkidle")
    page.get_by_role("link", name="Precedent toevoegen").first.click()
    page.wait_for_load_state("networkidle")
    page.locator("#id_title").press_sequentially("Bed vergoed na verhuizing")
    page.get_by_role("tab", name="Blokkades").click()
    page.get_by_role("button", name="Voeg Regel toe").click()
    page.locator("button:has-text('Kies een blokkerende regel'):visible").first.click()
    page.locator(".modal input[name=q]").fill("geen adres")
    expect(page.locator(".modal tbody tr")).to_have_count(1)
    page.get_by_role("link", name="Briefadres").click()
    page.locator("#id_blockades-0-note").fill("Zonder adres geen uitkering.")
    page.get_by_role("tab", name="Afronding").click()
    expect(page.locator("#id_slug")).to_have_value("bed-vergoed-na-verhuizing")
    page.locator("footer [aria-expanded]").first.click()
    page.get_by_role("button", name="Stuur door naar Tweede lezer").click()
    page.wait_for_url(f"**/admin/pages/{shelf().pk}/")
    written = PrecedentPage.objects.get()
    assert [row.rule_id for row in written.blockades.all()] == ["briefadres"]
    assert written.current_workflow_task.name == "Tweede lezer"
    assert wrong == []


def test_the_tabs_fit_beside_each_other(screen, live_server):
    page, _ = screen
    page.goto(f"{live_server.url}/admin/pages/add/precedents/precedentpage/{shelf().pk}/")
    for tab in page.get_by_role("tab").all():
        tab.click(timeout=5000)  # a tab under another button cannot be clicked
        expect(tab).to_have_attribute("aria-selected", "true")
