"""What the author reads beside the text: what was found, where, what it seems to be and what to write."""

import pytest

from anonymity import lists
from precedents.clearance import Kind, Level
from precedents.finding_texts import LEVEL_TITLES, NOTHING_FOUND, SEEMS, replacement
from precedents.models import PrecedentPage
from precedents.private_names import keep_names
from tests.editors import client_of, draft, shelf, someone
from tests.findings_screen import BSN, NAMED, ask, entry, listed, status

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]

CLEAN = "De moeder kreeg een bed van de gemeente."
TIP = "De moeder is agressief."


@pytest.fixture
def author():
    return someone("auteur")


@pytest.fixture
def page(author):
    return draft("Bed vergoed", author)


@pytest.fixture
def read(author, page):
    """The list for a form in which these fields are filled."""
    client = client_of(author)
    return lambda **form: listed(ask(client, "findings", page, **form))


def test_each_level_has_its_heading_and_the_gravest_is_first(read):
    shown = read(summary=f"{NAMED} Zij woont in Utrecht. {BSN}", facts=[])
    headings = [one.find(string=True).strip() for one in shown.select("h3")]
    assert headings == [LEVEL_TITLES[level] for level in (Level.BLOCK, Level.RESOLVE, Level.CONFIRM)]


def test_a_number_says_what_it_is_and_that_it_must_go(read):
    found = entry(read(summary=BSN), "111222333")
    assert "In deze tekst staat waarschijnlijk een burgerservicenummer" in found.h4.get_text()
    assert "Dat mag niet gepubliceerd worden. Haal het weg." in found.get_text()
    assert found.select("[data-do=remove-all]")
    assert not found.select("[data-part=with]")


def test_a_name_stands_once_with_all_its_places_and_its_role(read):
    found = entry(read(summary=NAMED, own_plan="Het plan van Fatima El Amrani."), "Fatima El Amrani")
    assert "lijkt een naam." in found.h4.get_text()
    places = found.select("[data-do=jump]")
    assert [one.select_one(".kb-place__label").get_text() for one in places] == [
        "In het kort",
        "In het kort",
        "Eigen plan van de inwoner",
    ]
    assert found.select_one("[data-part=with]")["value"] == "de moeder"


def test_a_place_tells_where_the_words_stand(read):
    place = entry(
        read(facts=[("fact", _fact("\r\nOok Kevin Bakker\r\nzweeg, zei Kevin Bakker."))]), "Kevin Bakker"
    )
    first, second = place.select("[data-do=jump]")
    assert (first["data-field"], first.select_one(".kb-place__label").get_text()) == (
        "facts",
        "Situatie 1, wat",
    )
    assert [(one["data-start"], one["data-end"]) for one in (first, second)] == [("4", "16"), ("28", "40")]


def _fact(text):
    return {"evidence": "feit", "text": text, "seen_by": "", "seen_on": "", "still_valid": "ja"}


def test_part_of_a_name_is_the_same_person(read):
    shown = read(summary=f"{NAMED} Fatima's broer kwam. Mevrouw El Amrani niet.")
    for words in ("Fatima El Amrani", "Fatima's", "El Amrani"):
        assert entry(shown, words).select_one("[data-part=with]")["value"] == "de moeder", words


def test_a_name_of_two_people_is_not_one_of_them(read):
    shown = read(summary="Zoon Kevin Bakker en dochter Sanne Bakker kwamen. Mevrouw Bakker niet.")
    assert entry(shown, "Bakker").select_one("[data-part=with]")["value"] == "de inwoner"


def test_the_status_counts_what_the_list_shows(read):
    shown = read(summary=f"{NAMED} {TIP}", own_plan=BSN)
    open_places = shown.select(".kb-findings__group [data-do=jump]")
    assert status(shown) == f"Er staan nog {len(open_places)} bevindingen open."
    assert [one.get_text() for one in shown.select(".kb-findings__count")] == ["1", "3"]


def test_one_finding_is_counted_in_good_dutch(read):
    assert status(read(summary=BSN)) == "Er staat nog 1 bevinding open."


def test_a_tip_holds_nothing_up_and_is_folded_away(read):
    shown = read(summary=TIP)
    tip = entry(shown, "agressief")
    assert tip.find_parent("details")["data-fold"] == "tips"
    assert "Wat gebeurde er, wie zag het en wanneer?" in tip.get_text()
    assert not tip.select("[data-do=decide], [data-part=with]")
    assert status(shown) == NOTHING_FOUND


@pytest.mark.parametrize("text", [CLEAN, TIP, NAMED, BSN])
def test_no_screen_promises_too_much(read, text):
    shown = str(read(summary=text)).lower()
    assert "anoniem" not in shown
    assert "geen oordelen" not in shown
    assert "score" not in shown


def test_with_nothing_found_the_fixed_sentence_stands_there(read):
    shown = read(summary=CLEAN)
    assert status(shown) == (
        "Wij vonden nu niets meer. Dat is geen garantie: lees de tekst nog één keer zelf, "
        "of laat een collega lezen."
    )
    assert not shown.select("[data-entry]")


def test_the_screen_opens_with_the_list_of_the_saved_text(author):
    page = draft("Bed vergoed", author, summary=NAMED)
    screen = listed(client_of(author).get(f"/admin/pages/{page.pk}/edit/"))
    aside = screen.select_one("form [data-findings-aside]")
    assert aside.select_one("[data-status]").get_text() == "Er staan nog 3 bevindingen open."
    assert aside.find_next_sibling().select("[role=tab]")
    assert len(aside.select("[data-do=jump]")) == 3


def test_nothing_in_the_aside_is_sent_with_the_page(author):
    page = draft("Bed vergoed", author, summary=f"{NAMED} {BSN}")
    keep_names(page, ["Fatima El Amrani"])
    aside = listed(client_of(author).get(f"/admin/pages/{page.pk}/edit/")).select_one("[data-findings-aside]")
    controls = aside.select("input, select, textarea")
    assert len(controls) > 4
    assert all(one["form"] == "geen" and not one.get("name") for one in controls)
    assert not aside.select("form, button:not([type=button])")


def test_every_control_says_which_finding_it_is_about(author):
    page = draft("Bed vergoed", author, summary=NAMED)
    aside = listed(client_of(author).get(f"/admin/pages/{page.pk}/edit/")).select_one("[data-findings-aside]")
    names = [
        one.get_text(" ", strip=True) for one in aside.select("[data-entry] button, [data-entry] summary")
    ]
    assert all("Fatima El Amrani" in name or "Kevin Bakker" in name for name in names)
    assert len(names) > 6


def test_a_page_that_was_never_saved_has_its_list_too(author):
    screen = listed(client_of(author).get(f"/admin/pages/add/precedents/precedentpage/{shelf().pk}/"))
    aside = screen.select_one("[data-findings-aside]")
    assert aside.select_one("[data-status]").get_text() == NOTHING_FOUND
    assert "Sla het concept eerst op; daarna kunt u beslissen." in aside.get_text()
    assert not PrecedentPage.objects.exists()


# The texts


def test_every_kind_says_what_it_seems_to_be():
    assert set(SEEMS) == set(Kind)
    assert set(LEVEL_TITLES) == set(Level)


def test_every_suggestion_is_written_taken_out_or_left_to_the_author():
    suggestions = dict(line.split(": ", 1) for line in lists.lines("suggestions.txt"))
    advice = {"JUDGMENT", "CLICHE", "ABSOLUTE", "MOTIVE", "SECOND_HAND", "DATED"}
    made = {kind: replacement(text) for kind, text in suggestions.items() if kind not in advice}
    numbers = dict.fromkeys("BSN IBAN PHONE EMAIL POSTCODE CASE_ID ID_OTHER PLATE HANDLE".split(), "")
    own_words = dict.fromkeys("DOB DATE AGE RARE".split())
    assert made == numbers | own_words | {
        "NAME": "de inwoner",
        "INITIALS": "de inwoner",
        "ADDRESS": "een woning",
        "PLACE": "een gemeente",
        "HOOD": "een wijk",
        "ORG_LOCAL": "een organisatie",
        "PROFESSION": "een zeldzaam beroep",
    }
