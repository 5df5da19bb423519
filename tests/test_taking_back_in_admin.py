"""Holding, releasing and withdrawing on the screens of the admin."""

import pytest
from bs4 import BeautifulSoup

from precedents.models import PrecedentPage
from precedents.register import CitationNumber
from precedents.taking_back import HOLD_SENTENCE, WITHDRAWAL_SENTENCE
from tests.admin_forms import send
from tests.editors import client_of, draft, edit_form, published, shelf, someone

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]

STEPS = ("aanhouden", "weer-tonen", "intrekken")


@pytest.fixture
def page():
    return published("Een precedent", someone("auteur", "schrijver"))


@pytest.fixture(params=["tweede lezer", "beheer"])
def staff(request):
    return client_of(someone(request.param))


def address(page, step):
    return f"/admin/precedenten/{page.pk}/{step}/"


def text(answer):
    return BeautifulSoup(answer.content, "html.parser").get_text(" ", strip=True)


def offered(client, url, page):
    """The steps to which this screen leads."""
    html = client.get(url).content.decode()
    return {step for step in STEPS if address(page, step) in html}


def test_a_precedent_is_held_released_and_withdrawn(staff, client, page):
    send(staff, address(page, "aanhouden"))
    answer = client.get(page.url)
    assert answer.status_code == 410
    assert HOLD_SENTENCE in answer.content.decode()
    send(staff, address(page, "weer-tonen"))
    assert client.get(page.url).status_code == 200
    send(staff, address(page, "intrekken"), reason="bezwaar", sentence="Weg op verzoek.")
    assert "Weg op verzoek." in client.get(page.url).content.decode()
    assert CitationNumber.objects.get(page=page).withdrawn_for == "bezwaar"


def test_the_screen_says_what_happens_and_offers_a_sentence(staff, page):
    held, withdrawn = (staff.get(address(page, step)) for step in ("aanhouden", "intrekken"))
    assert HOLD_SENTENCE in text(held)
    assert "tot u het weer toont" in text(held)
    assert WITHDRAWAL_SENTENCE in text(withdrawn)
    assert "voor altijd" in text(withdrawn)
    assert staff.get(page.url).status_code == 200  # looking changes nothing


@pytest.mark.parametrize(
    ("step", "form", "told"),
    [
        ("aanhouden", {"sentence": ""}, "Schrijf een zin voor lezers"),
        ("aanhouden", {"sentence": "Mevrouw Fatima El Amrani belde."}, "gegeven over een persoon"),
        ("intrekken", {"sentence": "Weg."}, "Kies een reden"),
        ("intrekken", {"sentence": "Weg.", "reason": "zomaar"}, "geldige keuze"),
        ("intrekken", {"sentence": "Bel 06-12345678.", "reason": "anders"}, "gegeven over een persoon"),
        ("weer-tonen", {}, "is niet aangehouden"),
    ],
)
def test_what_cannot_be_done_is_told_and_not_done(client, page, step, form, told):
    answer = client_of(someone("beheer")).post(address(page, step), form)
    assert answer.status_code == 200
    assert told in text(answer)
    assert client.get(page.url).status_code == 200


@pytest.mark.parametrize("role", ["lezer", "auteur", "beleid"])
@pytest.mark.parametrize("step", STEPS)
def test_others_can_do_none_of_it(client, page, role, step):
    outsider = client_of(someone(role))
    form = {"sentence": "Weg.", "reason": "anders"}
    assert outsider.get(address(page, step)).status_code == 302
    assert outsider.post(address(page, step), form).status_code == 302
    assert client.get(page.url).status_code == 200
    assert CitationNumber.objects.filter(page=page, held_at=None, withdrawn_at=None).exists()


def test_its_own_author_cannot_either(client, page):
    author = client_of(page.owner)
    assert (
        author.post(address(page, "intrekken"), {"sentence": "Weg.", "reason": "anders"}).status_code == 302
    )
    assert offered(author, f"/admin/pages/{page.pk}/edit/", page) == set()
    assert client.get(page.url).status_code == 200


@pytest.mark.parametrize(
    "screen", ["/admin/precedenten/", "/admin/pages/{page.pk}/edit/", "/admin/pages/{shelf}/"]
)
def test_the_screens_offer_what_can_be_done_now(staff, page, screen):
    url = screen.format(page=page, shelf=shelf().pk)
    assert offered(staff, url, page) == {"aanhouden", "intrekken"}
    send(staff, address(page, "aanhouden"))
    assert offered(staff, url, page) == {"weer-tonen", "intrekken"}
    send(staff, address(page, "intrekken"), reason="anders")
    assert offered(staff, url, page) == set()


def test_of_a_draft_there_is_nothing_to_take_back(staff):
    page = draft("Concept")
    assert offered(staff, "/admin/precedenten/", page) == set()
    assert "nooit gepubliceerd" in text(staff.post(address(page, "aanhouden"), {"sentence": "Weg."}))


def test_lists_and_the_edit_screen_show_the_state(staff, page):
    other = published("Een ander")
    for step, label, changes in (
        ("aanhouden", "Aangehouden", {}),
        ("intrekken", "Ingetrokken", {"reason": "anders"}),
    ):
        send(staff, address(page, step), **changes)
        html = BeautifulSoup(staff.get("/admin/precedenten/").content, "html.parser")
        links = html.select("td.title .title-wrapper a")
        shown = {link.get_text(strip=True): link.find_parent("tr").get_text() for link in links}
        assert label in shown[page.title]
        assert label not in shown[other.title]
        filtered = text(staff.get(f"/admin/precedenten/?status={label.lower()}"))
        assert page.number in filtered
        assert other.number not in filtered
        staff.get("/admin/")  # the message of the last step
        assert f"{page.number} is {label.lower()}. Lezers zien het niet." in text(
            staff.get(f"/admin/pages/{page.pk}/edit/")
        )


def test_publishing_what_is_withdrawn_is_refused_in_a_sentence(staff, page):
    send(staff, address(page, "intrekken"), reason="anders")
    form = edit_form(page, title="Toch weer", change="verbeterd", **{"action-publish": "1"})
    answer = staff.post(f"/admin/pages/{page.pk}/edit/", form, follow=True)
    assert "Maak een nieuw precedent" in text(answer)
    assert not PrecedentPage.objects.get(pk=page.pk).live


def test_one_comes_back_where_one_came_from_and_nowhere_else(staff, page):
    form = {"sentence": "Weg.", "next": "/admin/precedenten/?status=aangehouden"}
    assert staff.post(address(page, "aanhouden"), form).url == "/admin/precedenten/?status=aangehouden"
    form = {"next": "https://elders.example.org/"}
    assert staff.post(address(page, "weer-tonen"), form).url == f"/admin/pages/{page.pk}/edit/"
