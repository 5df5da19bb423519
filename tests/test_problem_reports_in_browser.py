"""Reporting, what is taken back, and the queue of staff in a browser: by keyboard and without script."""

import pytest

from precedents import taking_back
from precedents.problem_reports import Problem, ProblemReport
from precedents.register import CitationNumber
from precedents.reporting import report
from precedents.taking_back import WITHDRAWAL_SENTENCE
from tests.editors import client_of, publish, published, someone
from tests.test_accessibility import SIZES, too_wide, violations

pytestmark = pytest.mark.browser


@pytest.fixture
def pages(live_server):
    """Precedents that are shown, held and withdrawn."""
    shown, held, withdrawn = (published(title) for title in ("Bed vergoed", "Huur betaald", "Geld terug"))
    shown.summary, shown.change, shown.change_note = (
        "Beter.",
        "verbeterd",
        "Het bedrag was van een jaar eerder.",
    )
    publish(shown.save_revision())
    taking_back.hold(held, None)
    taking_back.withdraw(withdrawn, None, "anders", WITHDRAWAL_SENTENCE)
    return shown, held, withdrawn


@pytest.fixture(params=SIZES)
def tab(request, browser, live_server):
    """An empty tab of this width, in which nothing goes wrong."""
    width, height = SIZES[request.param]
    context = browser.new_context(viewport={"width": width, "height": height}, base_url=live_server.url)
    opened, wrong = context.new_page(), []
    opened.on("pageerror", lambda error: wrong.append(str(error)))
    opened.on("console", lambda said: "Policy" in said.text and wrong.append(said.text))
    yield opened
    context.close()
    assert wrong == []


def log_in(tab, live_server):
    session = client_of(someone("tweede lezer")).cookies["sessionid"].value
    tab.context.add_cookies([{"name": "sessionid", "value": session, "url": live_server.url}])


def faults(tab, addresses):
    found = {}
    for address in addresses:
        tab.goto(address, wait_until="networkidle")
        found[address] = violations(tab) + (["schuift opzij"] if too_wide(tab) else [])
    return {address: faults for address, faults in found.items() if faults}


def test_readers_meet_no_violation_and_no_sideways_scroll(tab, pages):
    shown, held, withdrawn = pages
    form = f"/p/{shown.number}/melden/"
    thanks = [f"/p/{page.number}/melden/ontvangen/" for page in (shown, held)]
    gone = [f"/p/{page.number}/" for page in (held, withdrawn)]
    assert faults(tab, [shown.url, form, *thanks, *gone]) == {}


def test_a_fault_takes_the_focus_and_leads_to_its_field(tab, pages):
    tab.goto(f"/p/{pages[0].number}/melden/")
    tab.locator("textarea").fill("a" * 2001)
    tab.get_by_role("button", name="Verstuur melding").click()
    tab.wait_for_function("document.activeElement.classList.contains('kb-errors')")
    assert violations(tab) == []
    assert not too_wide(tab)
    tab.locator(".kb-errors a").first.click()
    assert tab.evaluate("document.activeElement.name") == "problem"
    tab.locator(".kb-errors a").last.click()
    assert tab.evaluate("document.activeElement.name") == "text"


def test_reporting_by_keyboard(tab, pages):
    tab.goto(pages[0].url)
    tab.locator(f'a[href="/p/{pages[0].number}/melden/"]').focus()
    tab.keyboard.press("Enter")
    tab.wait_for_url("**/melden/")
    tab.locator("[name=problem]").first.focus()
    tab.keyboard.press("ArrowDown")
    tab.keyboard.press("Tab")
    tab.keyboard.type("Het bedrag klopt niet.")
    tab.keyboard.press("Tab")
    tab.keyboard.press("Enter")
    tab.wait_for_url("**/melden/ontvangen/")
    made = ProblemReport.objects.get()
    assert (made.problem, made.text) == (Problem.WRONG, "Het bedrag klopt niet.")


def test_the_same_without_javascript(browser, live_server, pages):
    context = browser.new_context(base_url=live_server.url, java_script_enabled=False)
    tab = context.new_page()
    tab.goto(f"/p/{pages[0].number}/melden/")
    assert not tab.locator("[name=website]").is_visible()
    tab.get_by_label("Iemand is te herkennen").check()
    tab.get_by_role("button", name="Verstuur melding").click()
    assert "voor niemand meer te lezen" in tab.locator("main").inner_text()
    assert CitationNumber.objects.get(page=pages[0]).held_at
    context.close()


def test_staff_meet_no_violation_and_no_sideways_scroll(tab, live_server, pages):
    shown = pages[0]
    made = report(shown, Problem.OTHER, "Een toelichting.", "192.0.2.1")
    steps = [f"/admin/precedenten/{shown.pk}/{step}/" for step in ("aanhouden", "weer-tonen", "intrekken")]
    log_in(tab, live_server)
    queue = ["/admin/meldingen/", "/admin/meldingen/?alle", f"/admin/meldingen/{made.pk}/"]
    assert faults(tab, [*queue, *steps]) == {}
