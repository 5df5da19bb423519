"""What is held, withdrawn or deleted is gone for readers at once, on each engine, also while it is down."""

import json

import pytest
from bs4 import BeautifulSoup

from precedents import taking_back
from precedents.audit import AuditAction, AuditEntry
from precedents.clearances import Clearance, NotCleared
from precedents.models import PrecedentPage
from precedents.outbox import IndexChange
from precedents.register import CitationNumber, WithdrawalReason
from precedents.taking_back import HOLD_SENTENCE, CannotTakeBack
from tests.editors import client_of, domain, publish, published, rewritten, rule, someone
from tests.live_site import NOBODY_LISTENS
from tests.shown_results import search

pytestmark = pytest.mark.usefixtures("emptied_site")  # on commit the engine is called, so each test commits

CANARY = "kwartelkoning"
SENTENCE = "Wij bekijken de tekst opnieuw."
WAYS = {
    "aanhouden": lambda page, user: taking_back.hold(page, user, SENTENCE),
    "intrekken": lambda page, user: taking_back.withdraw(page, user, WithdrawalReason.WRONG, SENTENCE),
    "verwijderen": lambda page, user: page.delete(),
    "depubliceren": lambda page, user: page.unpublish(user=user),
}
TOLD = {"aanhouden": AuditAction.HELD, "intrekken": AuditAction.WITHDRAWN, "verwijderen": AuditAction.DELETED}


@pytest.fixture
def pages():
    """Two precedents that look alike; the first holds the word that is looked for."""
    wonen, blocked = domain("wonen"), rule("briefadres")
    made = []
    for title, nest in ((f"Een {CANARY} op het dak", "rietnest"), ("Een spreeuw op het dak", "nestkast")):
        summary = f"{title} woont in een {nest} en heeft geen adres."
        page = published(title, kind="klacht", summary=summary, outcome="toegekend")
        page.blockades.create(rule=blocked)
        page.domains.add(wonen)
        publish(page.save_revision())
        made.append(PrecedentPage.objects.get(pk=page.pk))
    return made


@pytest.fixture
def reader():
    return someone("tweede lezer")


def seen_by(client, page):
    """Where a reader still meets this page: each place that shows its word, number or title."""
    word = page.title.split()[1]
    other = PrecedentPage.objects.exclude(pk=page.pk).get()
    answers = {
        "zoeken": client.get("/zoeken/", {"q": word}),
        "alles": client.get("/zoeken/"),
        "nummer": client.get("/zoeken/", {"q": page.number}),
        "voorpagina": client.get("/"),
        "regel": client.get("/regels/briefadres/"),
        "domein": client.get("/domeinen/wonen/"),
        "pagina": client.get(page.url or "/precedenten/weg/"),
        "vergelijkbaar": client.get(f"/p/{page.number}/vergelijkbaar/"),
        "lijkt op": client.get(f"/p/{other.number}/vergelijkbaar/"),
        "bij een ander": client.get(other.url),
        "situatie": client.post("/vergelijken/", {"text": "woont in een rietnest zonder adres"}),
        "suggesties": client.post("/suggesties/", {"q": word[:5]}),
        "nummers": client.post("/suggesties/", {"q": page.number[:-1]}),
    }
    return {name for name, answer in answers.items() if word in _text(answer, word)}


def _text(answer, typed):
    """What a reader sees in an answer, apart from the question as it was typed."""
    text = answer.content.decode()
    if answer["Content-Type"].startswith("text/html"):
        text = BeautifulSoup(text, "html.parser").get_text()
    return text.replace(f"“{typed}”", "").replace(f"‘{typed}’", "")


def test_readers_meet_a_published_precedent_in_all_these_places(live_engine, client, pages):
    everywhere = {"zoeken", "alles", "nummer", "voorpagina", "regel", "domein", "pagina", "vergelijkbaar"}
    everywhere |= {"lijkt op", "bij een ander", "situatie", "suggesties", "nummers"}
    assert seen_by(client, pages[0]) == everywhere


@pytest.mark.parametrize("way", WAYS)
def test_readers_meet_it_nowhere(live_engine, client, pages, reader, way):
    page = pages[0]
    WAYS[way](page, reader)
    assert seen_by(client, page) == set()
    assert search(client).total == 1
    assert search(client).facets["kind"] == {"klacht": 1}
    assert search(client, CANARY).total == search(client, page.number).total == 0
    assert not IndexChange.objects.exists()
    assert client.get(f"/p/{page.number}/").status_code == 410


@pytest.mark.parametrize("way", WAYS)
def test_readers_meet_it_nowhere_while_the_engine_was_down(live_engine, client, pages, reader, settings, way):
    """The index still holds the text: the engine comes back before anybody retried."""
    page, working = pages[0], settings.ELASTICSEARCH_URL
    settings.ELASTICSEARCH_URL = NOBODY_LISTENS
    WAYS[way](page, reader)
    assert client.get(f"/p/{page.number}/").status_code == 410
    assert IndexChange.objects.filter(page_id=page.pk).exclude(error="").exists()
    settings.ELASTICSEARCH_URL = working
    assert seen_by(client, page) == set()
    assert search(client).total == 1
    assert search(client).facets["kind"] == {"klacht": 1}


def test_what_is_released_is_back_as_it_was(live_engine, client, pages, reader):
    page = pages[0]
    before = seen_by(client, page)
    taking_back.hold(page, reader, SENTENCE)
    taking_back.release(page, reader)
    assert seen_by(client, page) == before
    assert client.get(page.url).status_code == 200
    assert search(client, CANARY).numbers == [page.number]
    assert [entry.action for entry in AuditEntry.objects.filter(page_id=page.pk)[:2]] == [
        AuditAction.RELEASED,
        AuditAction.HELD,
    ]


# The address


@pytest.mark.parametrize("way", ["aanhouden", "intrekken"])
def test_every_address_answers_410_with_the_sentence_and_nothing_of_the_text(client, pages, reader, way):
    page = pages[0]
    WAYS[way](page, reader)
    numbered = f"/p/{page.number}"
    for address in (numbered, f"{numbered}/", f"{numbered}/vergelijkbaar/", f"{numbered}/melden/", page.url):
        answer = client.get(address)
        assert answer.status_code == 410, address
        assert SENTENCE in answer.content.decode()
        assert CANARY not in answer.content.decode()
        assert answer["X-Robots-Tag"] == "noindex"
        assert answer["Cache-Control"] == "private, no-store"


def test_a_held_page_is_not_said_to_be_withdrawn(client, pages, reader):
    taking_back.hold(pages[0], reader)
    told = _text(client.get(pages[0].url), "")
    assert HOLD_SENTENCE in told
    assert "ingetrokken" not in told


def test_a_live_page_without_clearance_is_not_found_and_not_called_withdrawn(client, pages):
    page = pages[0]
    Clearance.objects.filter(page=page).delete()
    for address in (page.url, f"/p/{page.number}", f"/p/{page.number}/vergelijkbaar/"):
        assert client.get(address).status_code == 404, address


@pytest.mark.parametrize(
    "address", ["/", "/zoeken/?q=dak", "/p/{}", "/nergens/", "/regels/", "/vergelijken/"]
)
def test_no_cache_keeps_a_page(client, pages, address):
    kept = client.get(address.format(pages[0].number))["Cache-Control"]
    assert {"private", "no-store"} <= {part.strip() for part in kept.split(",")}


# Withdrawn is for ever


def test_what_is_withdrawn_is_never_published_again(client, pages, reader):
    page = pages[0]
    taking_back.withdraw(page, reader, WithdrawalReason.RECOGNISABLE, SENTENCE)
    page = PrecedentPage.objects.get(pk=page.pk)
    assert not page.live
    assert not Clearance.objects.filter(page=page).exists()
    with pytest.raises(NotCleared, match="Maak een nieuw precedent"):
        publish(page.save_revision())
    page.live = True
    with pytest.raises(NotCleared, match="Maak een nieuw precedent"):
        page.save()
    PrecedentPage.objects.filter(pk=page.pk).update(live=True)
    assert client.get(page.url).status_code == client.get(f"/p/{page.number}").status_code == 410


def test_a_withdrawal_is_not_held_released_or_repeated(pages, reader):
    taking_back.withdraw(pages[0], reader, WithdrawalReason.OTHER, SENTENCE)
    for step in (WAYS["aanhouden"], WAYS["intrekken"], taking_back.release):
        with pytest.raises(CannotTakeBack, match="al ingetrokken"):
            step(pages[0], reader)
    with pytest.raises(CannotTakeBack, match="niet aangehouden"):
        taking_back.release(pages[1], reader)


def test_a_withdrawal_keeps_its_reason_and_leaves_no_earlier_text(pages, reader):
    for summary in ("Een concept met te veel erin.", "Een later concept."):
        pages[0].summary = summary
        page = rewritten(pages[0], "Nieuw")
    taking_back.withdraw(page, reader, WithdrawalReason.OBJECTION, SENTENCE)
    number = CitationNumber.objects.get(page=page)
    assert (number.withdrawn_for, number.reason) == ("bezwaar", SENTENCE)
    kept = json.dumps([revision.content for revision in page.revisions.all()])
    assert "te veel erin" not in kept


def test_what_was_planned_for_later_is_not_published(pages, reader):
    pages[0].unpublish()
    page = rewritten(pages[0], "Voor later")
    page.revisions.filter(pk=page.latest_revision_id).update(approved_go_live_at="2030-01-01T00:00Z")
    taking_back.withdraw(page, reader, WithdrawalReason.OTHER, SENTENCE)
    assert not page.revisions.filter(approved_go_live_at__isnull=False).exists()


# The sentence


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("  ", "Schrijf een zin"),
        ("Mevrouw Fatima El Amrani vroeg erom.", "gegeven over een persoon"),
        ("Bel voor vragen 06-12345678.", "gegeven over een persoon"),
        ("a" * 301, "hoogstens 300 tekens"),
    ],
)
def test_a_sentence_for_readers_tells_of_nobody(client, pages, reader, sentence, told):
    for step in (
        lambda: taking_back.hold(pages[0], reader, sentence),
        lambda: taking_back.withdraw(pages[0], reader, WithdrawalReason.OTHER, sentence),
    ):
        with pytest.raises(CannotTakeBack, match=told):
            step()
    assert client.get(pages[0].url).status_code == 200


def test_our_own_sentences_would_pass_as_well():
    assert taking_back.blocking_texts(taking_back.OUR_OWN) == []


# The trail


@pytest.mark.parametrize("way", TOLD)
def test_who_did_it_is_kept(pages, reader, way):
    page = pages[0]
    WAYS[way](page, reader)
    entry = AuditEntry.objects.filter(number=page.number, action=TOLD[way]).get()
    assert entry.by == (None if way == "verwijderen" else reader)  # in code nobody is named


def test_the_screens_of_wagtail_name_who_did_it(pages):
    manager = someone("beheer")
    client = client_of(manager)
    client.post(f"/admin/pages/{pages[0].pk}/unpublish/")
    client.post(f"/admin/pages/{pages[1].pk}/delete/")
    told = AuditEntry.objects.filter(action__in=[AuditAction.HELD, AuditAction.DELETED])
    assert sorted(told.values_list("number", "action", "by")) == [
        (pages[0].number, AuditAction.HELD, manager.pk),
        (pages[1].number, AuditAction.DELETED, manager.pk),
    ]
