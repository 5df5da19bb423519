"""Every kind of page in a browser: no axe violation, no sideways scroll, by keyboard, nothing from elsewhere.

WCAG 2.2 AA by axe-core; 320 CSS pixels is success criterion 1.4.10, text spacing 1.4.12.
"""

import pytest

from precedents.models import PrecedentPage
from tests.demo_content import ROOT

pytestmark = [pytest.mark.browser, pytest.mark.django_db, pytest.mark.usefixtures("demo")]

AXE = (ROOT / "node_modules" / "axe-core" / "axe.min.js").read_text()
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
SIZES = {"breed": (1280, 900), "smal": (320, 640)}
TEXT_SPACING = """() => {
    const spacing = new CSSStyleSheet();
    spacing.replaceSync(`* { line-height: 1.5 !important; letter-spacing: 0.12em !important;
        word-spacing: 0.16em !important; } p { margin-block-end: 2em !important; }`);
    document.adoptedStyleSheets.push(spacing);
}"""
STATES = {
    "voorpagina": "/",
    "alles": "/zoeken/",
    "resultaten": "/zoeken/?q=schulden+briefadres&page=2",
    "gefilterd": "/zoeken/?q=geld&kind=casus&kind=klacht&outcome=afgewezen&deadlock=ja&year_from=2020",
    "alle-woorden": "/zoeken/?q=schulden+briefadres&all_words=1",
    "niets-gevonden": "/zoeken/?q=kwartelkoning&kind=klacht",
    "onleesbare-vraag": "/zoeken/?q=geld&kind=gerucht&year_from=vorig",
    "te-lange-vraag": f"/zoeken/?q={'a' * 501}",
    "voorbij-het-einde": "/zoeken/?q=geld&page=400",
    "vergelijken": "/vergelijken/",
    "vergelijkbaar": "/p/KM-2026-0036/vergelijkbaar/",
    "melden": "/p/KM-2026-0036/melden/",
    "melding-ontvangen": "/p/KM-2026-0036/melden/ontvangen/",
    "typfout": "/zoeken/?q=kostendelesrnorm",
    "regels": "/regels/",
    "regel": "/regels/kostendelersnorm/",
    "domein": "/domeinen/inkomen/",
    "regels-in-beeld": "/regels-in-beeld/",
    "regels-in-beeld-gesorteerd": "/regels-in-beeld/?sort=months&direction=ascending",
    "over": "/over/",
    "privacy": "/privacy/",
    "toegankelijkheid": "/toegankelijkheid/",
    "inloggen": "/inloggen/",
    "wachtwoord": "/wachtwoord-vergeten/",
    "bestaat-niet": "/nergens/",
    "onbekend-nummer": "/p/KM-1999-0001",
}
FAULTY = {STATES["onleesbare-vraag"], STATES["te-lange-vraag"]}


def states():
    """Each page type and state, and a precedent of each kind, with and without a knoop."""
    found = dict(STATES)
    for page in PrecedentPage.objects.findable().order_by("-number"):
        found[f"{page.kind}{'-knoop' if page.deadlocks else ''}"] = page.url
    return found


@pytest.fixture(params=SIZES)
def tab(request, browser, demo_server):
    """An empty tab of this width, and all that it asked of other hosts or complained about."""
    width, height = SIZES[request.param]
    context = browser.new_context(
        viewport={"width": width, "height": height}, base_url=demo_server.url, locale="nl-NL"
    )
    page, wrong = context.new_page(), []
    page.on("request", lambda asked: asked.url.startswith(demo_server.url) or wrong.append(asked.url))
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", lambda said: "Content Security Policy" not in said.text or wrong.append(said.text))
    yield page
    context.close()
    assert wrong == []


def violations(page):
    page.evaluate(AXE)
    run = {"runOnly": {"type": "tag", "values": TAGS}}
    found = page.evaluate("options => axe.run(document, options)", run)["violations"]
    return [(fault["id"], fault["nodes"][0]["html"][:200], len(fault["nodes"])) for fault in found]


def too_wide(page):
    """Whether the page scrolls sideways."""
    return page.evaluate("document.scrollingElement.scrollWidth > document.scrollingElement.clientWidth")


def test_no_violation_and_no_sideways_scroll_on_any_page(tab):
    found = {}
    for name, address in states().items():
        tab.goto(address)
        found[name] = violations(tab)
        if too_wide(tab):
            found[name].append("schuift opzij")
    assert {name: faults for name, faults in found.items() if faults} == {}
    assert len(found) > 25


def test_nothing_is_lost_with_more_space_in_the_text(tab):
    wide = []
    for name, address in states().items():
        tab.goto(address)
        tab.evaluate(TEXT_SPACING)
        if too_wide(tab):
            wide.append(name)
    assert wide == []


def test_no_violation_with_everything_folded_open(tab):
    for address in ("/", "/zoeken/?q=schulden", "/regels/kostendelersnorm/", states()["casus-knoop"]):
        tab.goto(address)
        tab.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
        assert violations(tab) == [], address
        assert not too_wide(tab), address


def test_the_first_tab_stop_is_the_skip_link_and_it_works(tab):
    for name, address in states().items():
        if address in FAULTY:
            continue  # there the focus is at the fault
        tab.goto(address)
        tab.keyboard.press("Tab")
        assert focused(tab) == "Direct naar inhoud", name
        assert tab.locator(":focus").bounding_box()["y"] >= 0, name
        tab.keyboard.press("Enter")
        assert tab.evaluate("document.activeElement.id") == "main", name


def focused(page):
    return page.evaluate("document.activeElement.textContent.trim()")


def test_what_went_wrong_takes_the_focus(tab):
    for address in FAULTY:
        tab.goto(address)
        tab.wait_for_function("document.activeElement.classList.contains('kb-errors')")
        assert tab.locator(".kb-errors li").count() >= 1


def test_from_question_to_precedent_by_keyboard(tab):
    tab.goto("/")
    tab_to(tab, "document.activeElement.name === 'q'")
    tab.keyboard.type("samenwoonkorting")
    tab.keyboard.press("Enter")
    tab.wait_for_url("**/zoeken/?q=samenwoonkorting")
    tab_to(tab, "document.activeElement.closest('.kb-result')")
    title = focused(tab)
    tab.keyboard.press("Enter")
    tab.wait_for_url("**/precedenten/**")
    assert tab.locator("h1").inner_text().strip() == title


def tab_to(page, condition):
    """Presses Tab until the focus is where it should be; every stop on the way can be seen."""
    for _stop in range(200):
        page.keyboard.press("Tab")
        if page.evaluate(f"Boolean({condition})"):
            return
    raise AssertionError(f"met Tab niet te bereiken: {condition}")


def test_a_changed_filter_answers_at_once_and_is_announced(browser, demo_server):
    page = browser.new_page(base_url=demo_server.url)
    page.goto("/zoeken/?q=geld")
    status = page.locator("[role=status]:has(#aantal)")
    before = status.inner_text()
    counted = page.locator("label[for=kind-klacht] .kb-check__count").inner_text().split()[0]
    page.locator("#kind-klacht").focus()
    page.keyboard.press("Space")
    page.wait_for_url("**kind=klacht**")
    page.wait_for_function("before => document.querySelector('#aantal').innerText !== before", arg=before)
    assert status.inner_text().split()[0] == counted
    assert page.evaluate("document.activeElement.id") == "kind-klacht"
    assert page.title().startswith(f"“geld”: {counted} precedent")
    assert page.locator("#lijst .kb-result").count() == min(20, int(counted))
    page.go_back()
    page.wait_for_function("before => document.querySelector('#aantal').innerText === before", arg=before)
    page.close()


def test_the_same_without_javascript(browser, demo_server):
    context = browser.new_context(base_url=demo_server.url, java_script_enabled=False)
    page = context.new_page()
    page.goto("/")
    page.locator("input[name=q]").fill("geld")
    page.keyboard.press("Enter")
    counted = page.locator("label[for=kind-klacht] .kb-check__count").inner_text().split()[0]
    page.locator("#kind-klacht").check()
    page.get_by_role("button", name="Toon resultaten").click()
    assert page.locator("#aantal").inner_text().split()[0] == counted
    page.locator("#lijst .kb-result a").first.click()
    assert "/precedenten/" in page.url
    context.close()
