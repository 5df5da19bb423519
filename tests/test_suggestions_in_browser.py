"""The list under the search field: by keyboard, by finger, for a screen reader, and without JavaScript."""

from urllib.parse import parse_qs

import pytest

from tests.demo_content import ROOT

pytestmark = [pytest.mark.browser, pytest.mark.django_db, pytest.mark.usefixtures("demo")]

AXE = (ROOT / "node_modules" / "axe-core" / "axe.min.js").read_text()
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
SIZES = {"breed": (1280, 900), "smal": (320, 640)}
PLACES = ["/", "/zoeken/?q=huur", "/nergens/"]
FIELD, LIST, OPTION = "form[role=search] input[name=q]", "[role=listbox]", "[role=option]"


@pytest.fixture(params=SIZES)
def tab(request, browser, demo_server):
    """An empty tab of this width, and what it complained about or asked elsewhere."""
    width, height = SIZES[request.param]
    context = browser.new_context(
        viewport={"width": width, "height": height}, base_url=demo_server.url, has_touch=True
    )
    page, wrong = context.new_page(), []
    page.on("request", lambda asked: asked.url.startswith(demo_server.url) or wrong.append(asked.url))
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", lambda said: "Content Security Policy" not in said.text or wrong.append(said.text))
    yield page
    context.close()
    assert wrong == []


def typed(page, text, place="/"):
    """The options that show after typing."""
    page.goto(place)
    page.locator(FIELD).fill("")
    with page.expect_response(lambda answer: asked_for(answer.request) == text):
        page.locator(FIELD).press_sequentially(text)
    page.locator(f"{LIST}:not([hidden]) {OPTION}").first.wait_for()
    return page.locator(OPTION)


def asked_for(request):
    """What a request for suggestions asks; None for another request."""
    if not request.url.endswith("/suggesties/"):
        return None
    return parse_qs(request.post_data, keep_blank_values=True)["q"][0]


def active(page):
    """The text of the option that the field points to, and whether it is the one that is marked."""
    return page.evaluate(
        """() => {
            const field = document.querySelector("input[name=q]");
            const option = document.getElementById(field.getAttribute("aria-activedescendant"));
            const marked = [...document.querySelectorAll("[role=option][aria-selected=true]")];
            if (marked.length !== (option ? 1 : 0) || (option && marked[0] !== option)) throw "not one";
            if (document.activeElement !== field) throw "focus left the field";
            return option && option.textContent;
        }"""
    )


def is_open(page):
    """Whether the list shows, when the field says the same."""
    shown = page.locator(LIST).is_visible()
    assert page.locator(FIELD).get_attribute("aria-expanded") == str(shown).lower()
    return shown


# Keyboard


def test_arrows_walk_through_all_groups_and_around(tab):
    options = typed(tab, "schuld").all_inner_texts()
    assert active(tab) is None
    walked = []
    for _ in options:
        tab.keyboard.press("ArrowDown")
        walked.append(active(tab))
    assert [" ".join(one.split()) for one in walked] == [" ".join(one.split()) for one in options]
    tab.keyboard.press("ArrowDown")
    assert active(tab) == walked[0]
    tab.keyboard.press("ArrowUp")
    assert active(tab) == walked[-1]
    assert tab.locator(FIELD).input_value() == "schuld"


def test_the_option_that_is_pointed_to_can_be_seen(tab):
    count = typed(tab, "schuld").count()
    for _ in range(count):
        tab.keyboard.press("ArrowDown")
        option = tab.locator(f"{OPTION}[aria-selected=true]").bounding_box()
        box = tab.locator(LIST).bounding_box()
        assert box["y"] <= option["y"] + 1
        assert option["y"] + option["height"] <= box["y"] + box["height"] + 1


def test_enter_on_a_rule_leads_to_its_page(tab):
    typed(tab, "kostendelersn")
    tab.keyboard.press("ArrowDown")
    tab.keyboard.press("Enter")
    tab.wait_for_url("**/regels/kostendelersnorm/")


def test_enter_on_a_word_completes_the_question_and_stays(tab):
    typed(tab, "hulp schuldhulpverl")
    tab.keyboard.press("ArrowUp")
    word = active(tab)
    tab.keyboard.press("Enter")
    assert tab.locator(FIELD).input_value() == f"hulp {word}"
    assert not is_open(tab)
    assert active(tab) is None
    tab.keyboard.press("Enter")
    tab.wait_for_url("**/zoeken/?q=hulp+*")


def test_enter_without_a_choice_searches(tab):
    typed(tab, "schuld")
    tab.keyboard.press("Enter")
    tab.wait_for_url("**/zoeken/?q=schuld")


def test_escape_closes_and_then_empties(tab):
    typed(tab, "schuld")
    tab.keyboard.press("ArrowDown")
    tab.keyboard.press("Escape")
    assert not is_open(tab)
    assert tab.locator(FIELD).input_value() == "schuld"
    tab.keyboard.press("Escape")
    assert tab.locator(FIELD).input_value() == ""


@pytest.mark.parametrize("key", ["Home", "End", "ArrowLeft", "ArrowRight"])
def test_keys_of_the_text_go_back_to_the_text(tab, key):
    typed(tab, "schuld")
    tab.keyboard.press("ArrowDown")
    tab.keyboard.press(key)
    assert active(tab) is None
    place = {"Home": 0, "End": 6, "ArrowLeft": 5, "ArrowRight": 6}[key]
    assert tab.evaluate("document.activeElement.selectionStart") == place


def test_the_list_opens_again_with_an_arrow(tab):
    options = typed(tab, "schuld").all_inner_texts()
    tab.keyboard.press("Escape")
    tab.keyboard.press("ArrowUp")
    tab.locator(f"{FIELD}[aria-activedescendant]").wait_for()
    assert active(tab).split() == options[-1].split()
    tab.keyboard.press("Alt+ArrowUp")
    assert not is_open(tab)
    tab.keyboard.press("Alt+ArrowDown")
    tab.locator(LIST).wait_for()
    assert active(tab) is None


def test_tab_leaves_the_list_and_closes_it(tab):
    typed(tab, "schuld")
    tab.keyboard.press("ArrowDown")
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement.textContent.trim()") == "Zoeken"
    assert not is_open(tab)


def test_an_emptied_field_shows_nothing(tab):
    typed(tab, "sch")
    for _ in "ch":
        tab.keyboard.press("Backspace")
    assert not is_open(tab)
    tab.keyboard.press("ArrowDown")
    assert not is_open(tab)


# Screen reader and eye


@pytest.mark.parametrize("place", PLACES)
def test_no_violation_with_the_list_open(tab, place):
    typed(tab, "schuld", place)
    tab.keyboard.press("ArrowDown")
    tab.evaluate(AXE)
    run = {"runOnly": {"type": "tag", "values": TAGS}}
    found = tab.evaluate("options => axe.run(document, options)", run)["violations"]
    assert [(fault["id"], fault["nodes"][0]["html"][:200]) for fault in found] == []
    assert tab.evaluate("document.scrollingElement.scrollWidth <= document.scrollingElement.clientWidth")


def test_roles_names_and_groups(tab):
    typed(tab, "schuld")
    field = tab.locator(FIELD)
    wanted = {"role": "combobox", "aria-autocomplete": "list", "aria-expanded": "true"}
    assert {name: field.get_attribute(name) for name in wanted} == wanted
    assert field.get_attribute("aria-controls") == tab.locator(LIST).get_attribute("id")
    groups = tab.locator(f"{LIST} > [role=group]")
    titles = [
        tab.locator(f"#{group.get_attribute('aria-labelledby')}").inner_text() for group in groups.all()
    ]
    assert titles == ["Naar een regel", "Naar een domein", "Maak uw woord af"]
    assert tab.get_by_role("listbox", name="Suggesties").count() == 1


def test_the_number_of_suggestions_is_said(tab):
    count = typed(tab, "schuld").count()
    said = tab.locator("form[role=search] [role=status]")
    assert said.inner_text().startswith(f"{count} suggesties")
    tab.keyboard.type("qqq")
    tab.locator("[role=status]:text-is('Geen suggesties.')").wait_for(state="attached")
    assert not is_open(tab)


def test_the_list_covers_neither_field_nor_button(tab):
    typed(tab, "schuld")
    top = tab.locator(LIST).bounding_box()["y"]
    for part in (FIELD, "form[role=search] button"):
        box = tab.locator(part).bounding_box()
        assert box["y"] + box["height"] <= top


def test_a_finger_chooses(tab):
    typed(tab, "hulp schuldhulpverl")
    tab.locator(OPTION).last.tap()
    assert tab.locator(FIELD).input_value().startswith("hulp schuldhulpverl")
    assert tab.evaluate("document.activeElement.name") == "q"
    typed(tab, "kostendelersn").first.tap()
    tab.wait_for_url("**/regels/kostendelersnorm/")


def test_a_press_elsewhere_closes(tab):
    typed(tab, "schuld")
    tab.locator("h1").click()
    assert not is_open(tab)


def test_what_stands_behind_the_caret_stays(tab):
    tab.goto("/")
    tab.locator(FIELD).fill(" in Utrecht")
    tab.keyboard.press("Home")
    with tab.expect_response(lambda answer: asked_for(answer.request) == "schuldhulpverl"):
        tab.locator(FIELD).press_sequentially("schuldhulpverl")
    tab.locator(f"{LIST}:not([hidden]) {OPTION}").first.wait_for()
    tab.keyboard.press("ArrowUp")
    word = active(tab)
    tab.keyboard.press("Enter")
    assert tab.locator(FIELD).input_value() == f"{word} in Utrecht"


# What is asked


def test_what_is_typed_stands_in_no_address_and_is_asked_once_in_a_pause(tab):
    asked = []
    tab.on("request", lambda request: asked.append((request.method, request.url, request.post_data)))
    typed(tab, "samenwoonkorting")
    sent = [(method, body) for method, url, body in asked if url.endswith("/suggesties/")]
    assert sent[-1] == ("POST", "q=samenwoonkorting")
    assert len(sent) < len("samenwoonkorting") / 2
    assert not [url for _, url, _ in asked if "samenwoon" in url]
    assert tab.evaluate("history.length") <= 2


@pytest.mark.parametrize("answer", [{"status": 500}, {"status": 400}, {"body": "geen json"}, None])
def test_a_failure_is_silent_and_the_form_works(tab, answer):
    tab.route("**/suggesties/", lambda route: route.fulfill(**answer) if answer else route.abort())
    tab.goto("/")
    tab.locator(FIELD).press_sequentially("schuld")
    with tab.expect_request("**/suggesties/"):
        tab.keyboard.type("en")
    assert not is_open(tab)
    tab.keyboard.press("Enter")
    tab.wait_for_url("**/zoeken/?q=schulden")


def test_an_older_answer_never_shows(tab):
    """The first answer is held back until the second has come."""
    held = []

    def answer(route):
        if asked_for(route.request) == "samenwoonk":
            route.continue_()
        else:
            held.append(route)

    tab.route("**/suggesties/", answer)
    tab.goto("/")
    with tab.expect_request("**/suggesties/"):
        tab.locator(FIELD).press_sequentially("schuld")
    tab.locator(FIELD).fill("samenwoonk")
    tab.locator(f"{LIST}:not([hidden]) {OPTION}").first.wait_for()
    before = tab.locator(LIST).inner_text()
    for route in held:
        route.abort()
    tab.wait_for_timeout(300)
    assert held
    assert tab.locator(LIST).inner_text() == before


# Without JavaScript


@pytest.mark.parametrize("place", PLACES)
def test_without_javascript_the_form_works(browser, demo_server, place):
    context = browser.new_context(base_url=demo_server.url, java_script_enabled=False)
    page = context.new_page()
    page.goto(place)
    assert page.locator(FIELD).get_attribute("role") is None
    assert page.locator(LIST).count() == 0
    page.locator(FIELD).fill("schuld")
    page.keyboard.press("Enter")
    page.wait_for_url("**/zoeken/?q=schuld")
    assert page.locator("#lijst .kb-result").count()
    context.close()
