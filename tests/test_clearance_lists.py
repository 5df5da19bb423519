"""Allowed terms and image-forming words: who keeps them in the admin, and that the next scan reads them."""

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth import get_user_model
from django.core.management import call_command

from precedents.allowed_terms import AllowedTerm
from precedents.clearance import IMAGE_WORD_PARTS, blocking_texts, lists_version, scan, standard_image_words
from precedents.content import PublicText
from precedents.image_words import ImageWords
from tests.editors import client_of, someone

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]
TERMS = "/admin/snippets/precedents/allowedterm/"
IMAGE_WORDS = "/admin/snippets/precedents/imagewords/"
KOPPIG = "De vader is zwabberig. De moeder is erg koppig."
ZORBLAX = "Volgens Zorblax klopt het niet."


def values(text, level):
    return [spot.value for spot in scan([PublicText("facts", "Wat er speelde", text)]) if spot.level == level]


def screen(client, url):
    answer = client.get(url)
    assert answer.status_code == 200
    return BeautifulSoup(answer.content, "html.parser")


def part(name):
    return ImageWords.objects.get(part=name)


# Allowed terms


def test_a_term_works_for_everybody_once_beheer_approved_it():
    author = someone("auteur")
    term = AllowedTerm.objects.create(term="Zorblax", proposed_by=author)
    beheer = client_of(someone("beheer"))
    assert values(ZORBLAX, "B2") == ["Zorblax"]
    assert blocking_texts([ZORBLAX]) == ["Zorblax"]
    before = lists_version()
    row = screen(beheer, TERMS).select_one("tr:has(td.title)").get_text(" ")
    assert "Zorblax" in row
    assert author.get_username() in row
    edit = f"{TERMS}edit/{term.pk}/"
    assert beheer.post(edit, {"term": "Zorblax", "approved": "on"}).status_code == 302
    assert values(ZORBLAX, "B2") == []
    assert blocking_texts([ZORBLAX]) == []
    approved = lists_version()
    assert approved != before
    assert beheer.post(edit, {"term": "Zorblax"}).status_code == 302
    assert values(ZORBLAX, "B2") == ["Zorblax"]
    assert lists_version() == before


def test_what_waits_for_approval_stands_on_top():
    AllowedTerm.objects.create(term="Aardlicht", approved=True)
    AllowedTerm.objects.create(term="Zorblax")
    links = screen(client_of(someone("beheer")), TERMS).select("td.title .title-wrapper a")
    assert [link.get_text(strip=True) for link in links] == ["Zorblax", "Aardlicht"]


def test_a_term_of_two_letters_is_refused():
    answer = client_of(someone("beheer")).post(f"{TERMS}add/", {"term": " a.b ", "approved": "on"})
    assert "minstens drie letters" in answer.content.decode()
    assert not AllowedTerm.objects.exists()


@pytest.mark.parametrize("role", ["auteur", "tweede lezer", "beleid"])
def test_only_beheer_keeps_terms(role):
    term = AllowedTerm.objects.create(term="Zorblax")
    client = client_of(someone(role))
    assert client.get(TERMS).status_code == 302
    client.post(f"{TERMS}edit/{term.pk}/", {"term": "Zorblax", "approved": "on"})
    term.refresh_from_db()
    assert not term.approved


# Image-forming words


def test_the_list_starts_as_the_file_has_it():
    assert set(ImageWords.objects.values_list("part", flat=True)) == set(IMAGE_WORD_PARTS)
    for name in IMAGE_WORD_PARTS:
        assert part(name).words.splitlines() == list(standard_image_words(name)) != []


def test_migrating_again_keeps_what_editors_made_and_fills_what_is_not_there():
    ImageWords.objects.filter(part="CLICHE").update(words="languit op de divan")
    ImageWords.objects.filter(part="DATED").delete()
    call_command("migrate", verbosity=0)
    assert part("CLICHE").words == "languit op de divan"
    assert part("DATED").words.splitlines() == list(standard_image_words("DATED"))


@pytest.mark.parametrize("role", ["beheer", "tweede lezer"])
def test_a_word_that_an_editor_adds_or_takes_away_counts_at_the_next_scan(role):
    assert values(KOPPIG, "A") == ["koppig"]
    before = lists_version()
    judgments = part("JUDGMENT adjectives")
    edit = f"{IMAGE_WORDS}edit/{judgments.pk}/"
    kept = [word for word in judgments.words.splitlines() if not word.startswith("koppig")]
    answer = client_of(someone(role)).post(edit, {"words": "\r\n".join([*kept, " zwabberig* ", ""])})
    assert answer.status_code == 302
    assert values(KOPPIG, "A") == ["zwabberig"]
    assert lists_version() != before


@pytest.mark.parametrize("line", ["a*", "x" * 61, "**"])
def test_a_word_that_cannot_work_is_refused_at_its_field(line):
    judgments = part("JUDGMENT adjectives")
    answer = client_of(someone("beheer")).post(f"{IMAGE_WORDS}edit/{judgments.pk}/", {"words": line})
    assert answer.status_code == 200
    field = BeautifulSoup(answer.content, "html.parser").select_one("[data-contentpath=words]")
    assert f"‘{line[:60]}’ is te" in field.get_text()
    assert part("JUDGMENT adjectives").words == judgments.words


@pytest.mark.parametrize("who", ["beheer", "tweede lezer", "superuser"])
def test_nobody_adds_or_deletes_a_part(who):
    user = get_user_model().objects.create_superuser("baas") if who == "superuser" else someone(who)
    client = client_of(user)
    assert client.get(f"{IMAGE_WORDS}add/").status_code in (302, 404)
    client.post(f"{IMAGE_WORDS}delete/{part('CLICHE').pk}/")
    assert ImageWords.objects.count() == len(IMAGE_WORD_PARTS)


@pytest.mark.parametrize("role", ["auteur", "beleid"])
def test_others_do_not_see_the_list(role):
    assert client_of(someone(role)).get(IMAGE_WORDS).status_code == 302


@pytest.mark.parametrize(("role", "shown"), [("beheer", True), ("tweede lezer", True), ("auteur", False)])
def test_the_menu_offers_the_lists_to_who_keeps_them(role, shown):
    menu = client_of(someone(role)).get("/admin/").content.decode()
    assert (IMAGE_WORDS in menu) is shown


def test_a_scan_asks_each_list_once(django_assert_num_queries):
    texts = [PublicText("facts", f"Feit {number}", KOPPIG) for number in range(20)]
    with django_assert_num_queries(2):
        scan(texts)
