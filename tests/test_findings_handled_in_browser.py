"""Doing something about a finding in a browser: other words, a decision, a name of the case, a hidden tip."""

import pytest
from playwright.sync_api import expect

from precedents.decisions import FindingDecision, Reason
from precedents.finding_texts import NOTHING_FOUND
from precedents.models import PrecedentPage
from precedents.private_names import PrivateNames
from tests.demo_content import ROOT
from tests.findings_browser import CLEAN, NAMED, SIZES, fact, finding, focused, said, status

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

AXE = (ROOT / "node_modules" / "axe-core" / "axe.min.js").read_text()
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def press(tab, words, button):
    """Presses a button of a finding with the keyboard."""
    finding(tab, words).get_by_role("button", name=button).first.focus()
    tab.keyboard.press("Enter")


def value(tab, name):
    return tab.locator(f"[name={name}]").input_value()


# Other words


def test_other_words_are_written_everywhere_at_once(edit_screen):
    tab = edit_screen(
        summary="De moeder Fatima belde. Fatima's zus kwam. Ook ‘Fatima’ en Fatimaland.",
        facts=[fact("Mevrouw Fatima El Amrani is haar tante.\nFatima zweeg.")],
        comparable_if=[("point", "net als Fatima")],
    )
    tab.locator('[data-entry][data-written="Fatima"]').get_by_role("button", name="Vervang overal").click()
    expect(said(tab)).to_have_text("5 keer vervangen.")
    assert value(tab, "summary") == "De moeder belde. De moeder zus kwam. Ook ‘de moeder’ en Fatimaland."
    assert value(tab, "facts-0-value-text") == "Mevrouw Fatima El Amrani is haar tante.\nDe moeder zweeg."
    assert value(tab, "comparable_if-0-value") == "net als de moeder"
    assert PrecedentPage.objects.get().summary.startswith("De moeder Fatima")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("De moeder Fatima El Amrani belde.", "De moeder belde."),
        ("Zij is moeder Fatima El Amrani zelf.", "Zij is de moeder zelf."),
        ("Mijn moeder mevrouw Fatima El Amrani zweeg.", "Mijn moeder zweeg."),
    ],
)
def test_a_role_is_not_written_twice(edit_screen, before, after):
    tab = edit_screen(summary=before)
    press(tab, "Fatima El Amrani", "Vervang overal")
    expect(tab.locator("#id_summary")).to_have_value(after)


def test_own_words_are_written_in_one_place(edit_screen):
    tab = edit_screen(summary=f"{NAMED} Kevin Bakker huilde.")
    entry = finding(tab, "Kevin Bakker")
    entry.get_by_label("Vervang door").fill("de oudste jongen")
    entry.get_by_role("button", name="Vervang : Kevin Bakker").nth(1).click()
    expect(tab.locator("#id_summary")).to_have_value(f"{NAMED} De oudste jongen huilde.")
    expect(status(tab)).to_have_text("Er staan nog 2 bevindingen open.")
    assert finding(tab, "Kevin Bakker").get_by_label("Vervang door").input_value() == "de oudste jongen"


def test_without_words_nothing_is_written(edit_screen):
    tab = edit_screen(summary=NAMED)
    finding(tab, "Kevin Bakker").get_by_label("Vervang door").fill("")
    press(tab, "Kevin Bakker", "Vervang overal")
    expect(said(tab)).to_have_text("Typ eerst waardoor u dit vervangt.")
    assert value(tab, "summary") == NAMED


def test_a_number_is_taken_out(edit_screen):
    tab = edit_screen(summary="Haar BSN is 111222333. Zij belde.", own_plan="Over 111222333 praten.")
    press(tab, "111222333", "Haal overal weg")
    expect(status(tab)).to_have_text(NOTHING_FOUND)
    assert value(tab, "summary") == "Haar BSN is. Zij belde."
    assert value(tab, "own_plan") == "Over praten."


def test_words_are_also_replaced_in_tags_and_address(edit_screen):
    tab = edit_screen(summary=CLEAN, slug="bed-voor-kevin-bakker")
    tab.locator(".tagit-new input").fill("brief van Kevin Bakker")
    tab.locator(".tagit-new input").press("Tab")
    places = finding(tab, "Kevin Bakker").locator("[data-do=jump]")
    expect(places).to_have_count(2)
    places.last.click()
    expect(tab.locator(".tagit-new input")).to_be_focused()
    finding(tab, "Kevin Bakker").get_by_label("Vervang door").fill("de zoon")
    press(tab, "Kevin Bakker", "Vervang overal")
    expect(tab.locator("[name=tags]")).to_have_value('"brief van de zoon"')
    assert value(tab, "slug") == "bed-voor-de-zoon"
    expect(tab.locator(".tagit-label")).to_have_text(['"brief van de zoon"'])


def test_a_part_of_a_name_is_called_as_its_author_called_it_before(edit_screen):
    tab = edit_screen(summary="Joris Hendriks belde. Mevrouw Hendriks zweeg. Hendriks ook.")
    entry = tab.locator('[data-entry][data-written="Joris Hendriks"]')
    entry.get_by_label("Vervang door").fill("de oom")
    entry.get_by_role("button", name="Vervang overal").click()
    expect(said(tab)).to_have_text("1 keer vervangen.")
    expect(tab.locator('[data-entry][data-written="Hendriks"] [data-part=with]')).to_have_value("de oom")


# Deciding


def test_a_finding_may_stay_and_not_stay_by_keyboard(edit_screen):
    tab = edit_screen(summary=NAMED)
    entry = finding(tab, "Kevin Bakker")
    entry.locator("summary").focus()
    tab.keyboard.press("Enter")
    entry.get_by_label("Waarom?").select_option(Reason.SOURCE_AUTHOR)
    press(tab, "Kevin Bakker", "Laat staan")
    expect(said(tab)).to_have_text("‘Kevin Bakker’ mag blijven staan.")
    expect(status(tab)).to_have_text("Er staat nog 1 bevinding open.")
    assert "Fatima El Amrani" in tab.evaluate("document.activeElement.closest('[data-entry]').textContent")
    assert FindingDecision.objects.get().reason == Reason.SOURCE_AUTHOR
    tab.locator("[data-fold=decided] > summary").click()
    expect(finding(tab, "Kevin Bakker")).to_contain_text("Besloten door auteur.")
    press(tab, "Kevin Bakker", "Maak ongedaan")
    expect(status(tab)).to_have_text("Er staan nog 2 bevindingen open.")
    assert not FindingDecision.objects.exists()
    focused(tab)


def test_what_is_no_person_is_said_with_one_press(edit_screen):
    tab = edit_screen(summary=f"{NAMED} Kevin Bakker's bed.")
    press(tab, "Kevin Bakker", "Dit is geen persoon")
    expect(status(tab)).to_have_text("Er staat nog 1 bevinding open.")
    assert {one.reason for one in FindingDecision.objects.all()} == {Reason.FALSE_ALARM}


def test_only_the_name_of_something_can_be_proposed(edit_screen):
    tab = edit_screen(summary=NAMED)
    entry = finding(tab, "Kevin Bakker")
    entry.locator("summary").click()
    offer = entry.get_by_label("Stel voor als toegestane term")
    expect(offer).to_be_hidden()
    entry.get_by_label("Waarom?").select_option(Reason.KNOWN_NAME)
    offer.check()
    entry.get_by_role("button", name="Laat staan").click()
    expect(said(tab)).to_contain_text("voorgesteld als toegestane term")


# Names of the case and tips


def test_a_name_of_the_case_is_found_and_stays_out_of_the_form(edit_screen):
    tab = edit_screen(summary="Zij heet roos en kreeg een bed.")
    expect(status(tab)).to_have_text(NOTHING_FOUND)
    tab.locator("[data-fold=names] > summary").click()
    tab.get_by_label("Echte namen").fill("roos")
    tab.get_by_role("button", name="Bewaar de namen").click()
    expect(finding(tab, "roos")).to_be_visible()
    expect(said(tab)).to_have_text("De namen zijn bewaard.")
    assert PrivateNames.objects.exists()
    sent = tab.evaluate(
        "[...new FormData(document.querySelector('form[data-edit-form]')).values()].join(' ')"
    )
    assert sent.count("roos") == 1


def test_a_tip_can_be_put_away_in_this_browser_only(edit_screen):
    tab = edit_screen(summary="De moeder is agressief.")
    tab.locator("[data-fold=tips] > summary").click()
    press(tab, "agressief", "Niet meer tonen in deze tekst")
    expect(finding(tab, "agressief")).to_be_hidden()
    kept = tab.evaluate("JSON.stringify(localStorage)")
    assert "agressief" not in kept
    tab.reload(wait_until="networkidle")
    tab.locator("[data-fold=tips] > summary").click()
    expect(finding(tab, "agressief")).to_be_hidden()
    tab.get_by_role("button", name="Toon verborgen tips").click()
    expect(finding(tab, "agressief")).to_be_visible()


# The screen


@pytest.mark.parametrize("size", SIZES)
def test_the_findings_are_accessible_and_fit(edit_screen, size):
    tab = edit_screen(
        size, summary=f"{NAMED} Haar BSN is 111222333. De moeder is agressief. Zij woont in Utrecht."
    )
    tab.evaluate(
        "document.querySelectorAll('[data-findings-aside] details').forEach(one => { one.open = true })"
    )
    tab.evaluate(AXE)
    run = {"runOnly": {"type": "tag", "values": TAGS}}
    found = tab.evaluate("options => axe.run('[data-findings-aside]', options)", run)["violations"]
    assert [(fault["id"], fault["nodes"][0]["html"][:200]) for fault in found] == []
    assert tab.evaluate("document.scrollingElement.scrollWidth <= document.scrollingElement.clientWidth")
    assert tab.evaluate(
        "[...document.querySelectorAll('.kb-findings')].every(e => e.scrollWidth <= e.clientWidth)"
    )


def test_the_list_stands_beside_the_text_or_folded_above_it(edit_screen):
    wide, narrow = edit_screen(summary=NAMED), edit_screen("smal", summary=NAMED)
    aside, text = (wide.locator(name).bounding_box() for name in (".kb-findings", "#id_title"))
    assert aside["x"] >= text["x"] + text["width"]
    aside, text = (narrow.locator(name).bounding_box() for name in (".kb-findings", "#id_title"))
    assert aside["y"] + aside["height"] <= text["y"]
    expect(finding(narrow, "Kevin Bakker")).to_be_hidden()
    expect(status(narrow)).to_be_visible()


def test_the_list_stays_in_sight_in_every_tab(edit_screen):
    tab = edit_screen(summary=NAMED, facts=[fact(CLEAN)] * 12)
    for name in ("Situatie", "Afronding"):
        tab.get_by_role("tab", name=name).click()
        tab.mouse.move(400, 500)
        tab.mouse.wheel(0, 3000)
        expect(status(tab)).to_be_in_viewport()


def test_the_list_can_be_skipped(edit_screen):
    tab = edit_screen(summary=NAMED)
    tab.locator(".kb-findings__skip").focus()
    assert tab.locator(".kb-findings__skip").bounding_box()["height"] > 10
    tab.keyboard.press("Enter")
    tab.keyboard.press("Tab")
    assert tab.evaluate("Boolean(document.activeElement.closest('.kb-writing__text'))")
