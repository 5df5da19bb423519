"""The findings beside the text in a browser: they follow what is typed, by keyboard, without saving."""

import pytest
from playwright.sync_api import expect
from wagtail.admin.models import FormState
from wagtail.models import Revision

from precedents.finding_texts import NOTHING_FOUND
from precedents.models import PrecedentPage
from tests.findings_browser import CLEAN, NAMED, fact, finding, focused, said, status

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

SELECTED = """words => {
    const field = document.activeElement;
    return field.value?.slice(field.selectionStart, field.selectionEnd) === words;
}"""


# Following what is typed


def test_the_list_follows_the_text_and_nothing_is_saved(edit_screen):
    tab = edit_screen(summary=CLEAN)
    expect(status(tab)).to_have_text(NOTHING_FOUND)
    before = Revision.objects.count()
    tab.locator("#id_summary").press_sequentially(f" {NAMED}")
    expect(status(tab)).to_have_text("Er staan nog 2 bevindingen open.")
    assert tab.evaluate("document.activeElement.id") == "id_summary"
    tab.locator("#id_summary").fill(CLEAN)
    expect(status(tab)).to_have_text(NOTHING_FOUND)
    tab.wait_for_timeout(1500)  # three times the pause after which the admin would have saved by itself
    assert Revision.objects.count() == before
    assert not FormState.objects.exists()
    assert PrecedentPage.objects.get().summary == CLEAN


def test_a_new_page_is_followed_too_and_not_made(edit_screen):
    tab = edit_screen()
    tab.locator("#id_title").fill("Bed")
    tab.locator("#id_summary").fill(NAMED)
    expect(status(tab)).to_have_text("Er staan nog 2 bevindingen open.")
    tab.wait_for_timeout(1500)
    assert not PrecedentPage.objects.exists()


def test_a_part_that_is_taken_out_is_followed(edit_screen):
    tab = edit_screen(facts=[fact(NAMED), fact(CLEAN)])
    tab.get_by_role("tab", name="Situatie").click()
    tab.locator("#tab-situatie button[title=Verwijderen]:visible").first.click()
    expect(status(tab)).to_have_text(NOTHING_FOUND)


def test_a_text_that_cannot_be_looked_at_leaves_the_list(edit_screen):
    tab = edit_screen(summary=NAMED)
    tab.get_by_role("tab", name="Klacht of uitspraak").click()
    tab.locator("#id_ecli").fill("onzin")
    expect(said(tab)).to_contain_text("Kijk eerst bij: ECLI.")
    expect(finding(tab, "Kevin Bakker")).to_be_visible()


def test_who_was_logged_out_keeps_list_and_text(edit_screen):
    tab = edit_screen(summary=NAMED)
    tab.context.clear_cookies()
    tab.locator("#id_summary").fill(f"{NAMED} Meer.")
    expect(said(tab)).to_contain_text("Nakijken lukt nu niet. Wat u typte staat er nog.")
    expect(finding(tab, "Kevin Bakker")).to_be_visible()
    assert tab.locator("#id_summary").input_value() == f"{NAMED} Meer."


# Going there


def test_enter_leads_to_the_words_and_escape_back(edit_screen):
    before = "  \n🙂 Eerst dit. "
    tab = edit_screen(summary=CLEAN, facts=[fact(CLEAN), fact(f"{before}{NAMED}\n\nEinde.")])
    place = finding(tab, "Kevin Bakker").locator("[data-do=jump]")
    place.focus()
    tab.keyboard.press("Enter")
    tab.wait_for_function(SELECTED, arg="Kevin Bakker")
    assert tab.evaluate("document.activeElement.name") == "facts-1-value-text"
    expect(tab.get_by_role("tab", name="Situatie")).to_have_attribute("aria-selected", "true")
    box = tab.locator(":focus").bounding_box()
    assert 0 < box["y"] < 900
    tab.keyboard.press("Escape")
    assert "Kevin Bakker" in focused(tab)


def test_words_are_found_in_every_kind_of_field(edit_screen):
    tab = edit_screen(
        summary=CLEAN,
        mandate="In overleg met Kevin Bakker.",
        comparable_if=[("point", "Zoals Joris Hendriks.")],
    )
    for words in ("Kevin Bakker", "Joris Hendriks"):
        finding(tab, words).locator("[data-do=jump]").first.click()
        tab.wait_for_function(SELECTED, arg=words)


def test_a_folded_part_is_opened(edit_screen):
    tab = edit_screen(summary=NAMED)
    tab.get_by_role("button", name="Alles samenvouwen").first.click()
    expect(tab.locator("#id_summary")).to_be_hidden()
    finding(tab, "Kevin Bakker").locator("[data-do=jump]").click()
    expect(tab.locator("#id_summary")).to_be_focused()
    tab.wait_for_function(SELECTED, arg="Kevin Bakker")


def test_words_that_moved_are_found_where_they_are(edit_screen):
    tab = edit_screen(summary=NAMED)
    tab.evaluate(
        "() => { const text = document.querySelector('#id_summary'); text.value = `Eerst ${text.value}`; }"
    )
    finding(tab, "Kevin Bakker").locator("[data-do=jump]").click()
    tab.wait_for_function(SELECTED, arg="Kevin Bakker")
    tab.evaluate("document.querySelector('#id_summary').value = 'Niets meer.'")
    finding(tab, "Kevin Bakker").locator("[data-do=jump]").click()
    expect(said(tab)).to_contain_text("Deze woorden staan niet meer in de tekst.")
