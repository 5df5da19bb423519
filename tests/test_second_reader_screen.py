"""What the second reader sees: the text as readers see it, what changed, who worked on it, what waits."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from wagtail.models import TaskState

from precedents.clearing import OWN_WORK
from precedents.private_names import PrivateNames
from tests.editors import client_of, draft, rule, someone
from tests.reading import WITH_NAME, approve, fresh, read, screen, send, send_back, sent, told

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]

FACT = {"evidence": "feit", "text": "Zij sliep op een matras.", "still_valid": "ja"}


@pytest.fixture
def author():
    return someone("auteur")


@pytest.fixture
def reader():
    return someone("tweede lezer")


@pytest.fixture
def cleared(author, reader):
    """A live precedent, cleared by the reader, with a newer text of its author."""
    page = sent("Bed vergoed", author, summary="De moeder kreeg een bed van de gemeente.")
    approve(page, reader)
    return fresh(page)


def words(element):
    return " ".join(element.get_text().split())


def changed(page, reader):
    part = read(page, reader).select_one("section[aria-labelledby=veranderd]")
    fields = [words(heading) for heading in part.select("h3")]
    marks = [[words(mark) for mark in part.select(tag)] for tag in ("del", "ins")]
    return fields, *marks, words(part)


def test_the_frame_shows_the_newest_text_as_readers_see_it(author, reader):
    page = sent("Bed vergoed", author, summary="De moeder kreeg een bed.", ecli="ECLI:NL:CRVB:2025:700")
    frame = read(page, reader).select_one("iframe")
    assert "allow-scripts" not in frame["sandbox"]
    answer = client_of(reader).get(frame["src"])
    text = answer.content.decode()
    assert "De moeder kreeg een bed." in text
    assert "<script" not in text
    assert 'href="https://' in text.split('target="_blank"', 1)[1]
    assert answer.headers["X-Frame-Options"] == "SAMEORIGIN"
    assert "frame-ancestors 'self'" in answer.headers["Content-Security-Policy"]
    assert "no-store" in answer.headers["Cache-Control"]


def test_the_frame_is_gone_when_nobody_reads(author, reader):
    page = draft("Bed vergoed", author)
    assert client_of(reader).get(reverse("reading_text", args=[page.pk])).status_code == 404
    assert "niet meer bij de tweede lezer" in told(client_of(reader).get(screen(page), follow=True))


def test_what_stands_beside_the_page_is_shown_too(author, reader):
    page = sent("Bed vergoed", author, change_note="Duidelijker geschreven.")
    beside = words(read(page, reader).select_one("section[aria-labelledby=ernaast]"))
    assert "bed-vergoed" in beside
    assert "Duidelijker geschreven." in beside


def test_a_finding_shows_who_let_it_stand_and_why(author, reader):
    page = sent("Regeling", author, summary=WITH_NAME)
    finding = words(read(page, reader).select_one(".reading-findings li"))
    assert "Fatima El Amrani lijkt een naam" in finding
    assert "auteur liet dit staan: schrijver of instantie van een genoemde bron" in finding
    assert "In het kort" in finding


def test_the_first_time_there_is_nothing_to_compare(author, reader):
    assert "Eerste keer" in changed(sent("Bed vergoed", author), reader)[-1]


def test_changed_words_are_marked_and_said(cleared, author, reader):
    cleared.summary = "De moeder kreeg een stoel van de gemeente."
    cleared.save_revision(user=author)
    fields, gone, come, _ = changed(send(cleared, author), reader)
    assert fields == ["In het kort"]
    assert gone == ["Weg: bed (einde weg)"]
    assert come == ["Erbij: stoel (einde erbij)"]


def test_choices_rows_and_blocks_are_compared_in_words(cleared, author, reader):
    cleared.outcome = "toegekend"
    cleared.facts = [("fact", FACT)]
    cleared.blockades.create(rule=rule("kostendelersnorm"), reality="echt", note="De norm zat in de weg.")
    cleared.tags.add("slapen")
    cleared.save_revision(user=author)
    fields, gone, come, _ = changed(send(cleared, author), reader)
    assert fields == ["Situatie", "Uitkomst", "Blokkades", "Vrije tags"]
    assert gone == []
    told_of = " ".join(come)
    for text in ("Toegekend", "Feit", "Zij sliep op een matras.", "Kostendelersnorm", "slapen"):
        assert text in told_of


def test_what_stayed_is_cut_to_the_words_around_a_change(cleared, author, reader):
    long = " ".join(f"woord{number}" for number in range(100))
    cleared.ruling_text = f"{long} oud"
    cleared.save_revision(user=author)
    send(cleared, author)
    approve(cleared, reader)
    page = fresh(cleared)
    page.ruling_text = f"{long} nieuw"
    page.save_revision(user=author)
    *_, whole = changed(send(page, author), reader)
    assert "[…] woord88 " in whole
    assert "woord87 " not in whole


def test_the_same_text_again_is_said_to_be_the_same(cleared, author, reader):
    cleared.save_revision(user=author)
    assert "Niets. De tekst is gelijk" in changed(send(cleared, author), reader)[-1]


def test_a_live_text_that_was_not_cleared_is_nothing_to_compare_with(cleared, author, reader):
    cleared.clearances.update(seal="0" * 64)
    cleared.save_revision(user=author)
    assert "Eerste keer" in changed(send(cleared, author), reader)[-1]


def test_history_names_who_did_what_since_the_last_clearance(cleared, author, reader):
    cleared.save_revision(user=author)
    cleared.save_revision(user=author)
    send(cleared, author)
    send_back(cleared, reader)
    history = words(read(send(fresh(cleared), author), reader).select_one(".reading-history"))
    assert "auteur: Schreef en bewaarde (2 keer)" in history
    assert "tweede-lezer: Teruggestuurd door de tweede lezer" in history
    assert "Vrijgegeven" not in history


def test_the_list_says_what_waits_and_what_one_may_read(author, reader):
    waiting = sent("Bed vergoed", author)
    own = sent("Stoel vergoed", reader)
    draft("Kast vergoed", author)
    rows = [words(row) for row in queue(reader).select(".reading-waiting li")]
    assert len(rows) == 2
    assert waiting.number in rows[0]
    assert rows[0].endswith("U mag dit lezen.")
    assert own.number in rows[1]
    assert rows[1].endswith(OWN_WORK)


def test_wagtails_filter_for_my_review_leaves_out_own_work(author, reader):
    waiting = sent("Bed vergoed", author)
    sent("Stoel vergoed", reader)
    assert list(TaskState.objects.reviewable_by(reader)) == [waiting.current_workflow_task_state]
    assert not TaskState.objects.reviewable_by(author)


def queue(person):
    answer = client_of(person).get(reverse("reading_queue"))
    return BeautifulSoup(answer.content, "html.parser")


@pytest.mark.parametrize(("role", "shown"), [("tweede lezer", True), ("beheer", True), ("auteur", False)])
def test_menu_and_front_page_lead_to_the_screen(author, role, shown):
    page = sent("Bed vergoed", someone("auteur", "schrijver"))
    front = client_of(someone(role, "iemand")).get("/admin/").content.decode()
    assert (reverse("reading_queue") in front) is shown
    assert (screen(page) in front) is shown


def test_names_of_another_key_are_told(author, reader):
    page = sent("Bed vergoed", author)
    PrivateNames.objects.create(page=page, sealed="onleesbaar")
    assert "met een andere sleutel bewaard" in told(client_of(reader).get(screen(page), follow=True))
