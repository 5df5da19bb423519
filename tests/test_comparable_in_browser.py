"""Comparable precedents in a browser: by keyboard, at both widths, and a text leaves no trace."""

import pytest

from precedents.models import PrecedentPage
from tests.test_accessibility import SIZES, tab, tab_to, too_wide, violations  # noqa: F401  tab is a fixture

pytestmark = [pytest.mark.browser, pytest.mark.django_db, pytest.mark.usefixtures("demo")]

TEXT = (
    "Mevrouw, 34, alleenstaande moeder, is haar huis kwijt. Geen adres, dus geen uitkering. De gemeente "
    "geeft geen briefadres. Bel 06-12345678."
)


def ask(page):
    page.goto("/vergelijken/")
    page.locator("textarea").fill(TEXT)
    page.get_by_role("button", name="Vergelijk", exact=True).click()
    page.wait_for_selector("#lijst")


def only(page, kind):
    """Switches all other kinds off by keyboard."""
    for box in page.locator("input[name=like][type=checkbox]").all():
        if box.get_attribute("value") != kind:
            box.focus()
            page.keyboard.press("Space")


def wait_for_only(page, kind):
    page.wait_for_function(
        "kind => [...document.querySelectorAll('[data-reason]')].every(row => row.dataset.reason === kind)",
        arg=kind,
    )


def open_folds(page):
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")


def test_no_violation_and_no_sideways_scroll(tab):  # noqa: F811
    faults = {}
    number = PrecedentPage.objects.findable().first().number
    states = {
        "precedent": lambda: tab.goto(f"/p/{number}/vergelijkbaar/"),
        "alles uit": lambda: tab.goto(f"/p/{number}/vergelijkbaar/?like="),
        "onbekend": lambda: tab.goto(f"/p/{number}/vergelijkbaar/?like=verhaal"),
        "leeg": lambda: tab.goto("/vergelijken/"),
        "situatie": lambda: ask(tab),
        "opengeklapt": lambda: open_folds(tab),
    }
    for name, show in states.items():
        show()
        faults[name] = violations(tab) + (["schuift opzij"] if too_wide(tab) else [])
    assert {name: found for name, found in faults.items() if found} == {}


def test_a_switch_of_a_precedent_answers_at_once_and_stands_in_the_address(tab):  # noqa: F811
    number = PrecedentPage.objects.filter(household="eenoudergezin").first().number
    tab.goto(f"/p/{number}/vergelijkbaar/")
    open_folds(tab)
    before = tab.locator("#aantal").inner_text()
    only(tab, "household")
    wait_for_only(tab, "household")
    assert tab.evaluate("document.activeElement.name") == "like"
    assert "like=household" in tab.url
    assert "like=rule" not in tab.url
    tab.reload()
    wait_for_only(tab, "household")
    assert tab.locator("#aantal").inner_text() != before


def test_a_situation_is_compared_by_keyboard_and_leaves_no_trace(tab):  # noqa: F811
    asked = []
    tab.on("request", lambda request: asked.append((request.method, request.url, str(request.headers))))
    tab.goto("/vergelijken/")
    tab_to(tab, "document.activeElement.name === 'text'")
    tab.keyboard.type(TEXT)
    tab.keyboard.press("Tab")
    tab.keyboard.press("Enter")
    tab.wait_for_selector("#lijst")
    assert "06-12345678" in tab.locator("#gelezen").inner_text()
    open_folds(tab)
    only(tab, "age")
    wait_for_only(tab, "age")
    tab.get_by_role("button", name="Toon alleen deze regel").first.click()
    tab.get_by_role("button", name="Toon weer alle regels").wait_for()
    assert tab.locator("textarea").input_value() == TEXT
    assert tab.url.endswith("/vergelijken/#antwoord")
    assert {method for method, url, _ in asked if "/vergelijken/" in url} == {"GET", "POST"}
    assert not [url for _, url, headers in asked if "briefadres" in url or "briefadres" in headers]
    assert tab.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}, history.state])") == (
        "[{},{},null]"
    )


def test_it_works_without_javascript(browser, demo_server):
    context = browser.new_context(base_url=demo_server.url, java_script_enabled=False)
    page = context.new_page()
    ask(page)
    for kind in ("rule", "deadlock", "boundary", "household", "words"):
        page.locator(f"#like-{kind}").uncheck()
    with page.expect_navigation():
        page.get_by_role("button", name="Toon de lijst").click()
    rows = page.locator("[data-reason]")
    assert rows.count()
    assert {row.get_attribute("data-reason") for row in rows.all()} == {"age"}
    context.close()


def test_a_result_opens_beside_the_text(tab):  # noqa: F811
    ask(tab)
    with tab.context.expect_page() as opened:
        tab.locator(".kb-result a").first.click()
    opened.value.wait_for_load_state()
    assert "/precedenten/" in opened.value.url
    assert tab.locator("textarea").input_value() == TEXT
