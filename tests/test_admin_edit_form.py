"""The edit screen of a precedent: drafts may be unfinished, lists are closed, nothing but text goes in."""

import datetime

import pytest
from bs4 import BeautifulSoup
from django.apps import apps
from django.core.exceptions import ValidationError
from taggit.models import Tag
from wagtail.fields import RichTextField, StreamField

from precedents.models import PrecedentPage
from precedents.rules import Domain, Law
from tests.editors import client_of, domain, draft, edit_form, publish, published, shelf, someone

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]
TABS = [
    "Begin",
    "Situatie",
    "Blokkades",
    "Ruimte",
    "Afweging",
    "Besluit",
    "Resultaat",
    "Klacht of uitspraak",
    "Afronding",
]
PUBLISH = {"action-publish": "1"}


@pytest.fixture
def editor():
    return client_of(someone("beheer"))


def _save(editor, page: PrecedentPage | None = None, **form: object):
    page = page or draft("Concept")
    response = editor.post(f"/admin/pages/{page.pk}/edit/", edit_form(page, **form))
    return response, PrecedentPage.objects.get(pk=page.pk).get_latest_revision_as_object()


def _errors(response) -> dict[str, list[str]]:
    return response.context["form"].errors


def test_the_tabs_follow_the_order_of_writing_in_dutch(editor):
    page = draft("Concept")
    screen = BeautifulSoup(editor.get(f"/admin/pages/{page.pk}/edit/").content, "html.parser")
    tabs = screen.select("[role=tablist] [role=tab]")
    assert [tab.find(string=True, recursive=False).strip() for tab in tabs] == TABS
    assert screen.html["lang"] == "nl"


@pytest.mark.parametrize(
    ("field", "words"),
    [
        ("title", "Eén zin"),
        ("own_words", "zonder aanhalingstekens"),
        ("balanced", "nadelen"),
        ("mandate", "mandaat"),
    ],
)
def test_a_field_tells_what_belongs_there(editor, field, words):
    page = draft("Concept")
    screen = BeautifulSoup(editor.get(f"/admin/pages/{page.pk}/edit/").content, "html.parser")
    assert words in screen.find(id=screen.find(id=f"id_{field}")["aria-describedby"]).get_text()


# Drafts and publishing


@pytest.mark.parametrize(
    "unfinished",
    [
        {},
        {"kind": "uitspraak"},
        {"decision_date": "2025-05-17"},
        {"legal_grounds": [{"law": "BWBR0015703", "article": ""}]},
    ],
)
def test_a_draft_may_be_unfinished(editor, unfinished):
    Law.objects.create(bwb_id="BWBR0015703", name="Participatiewet")
    response, _ = _save(editor, **unfinished)
    assert response.status_code == 302


@pytest.mark.parametrize(
    ("unfinished", "field"),
    [({"kind": "uitspraak"}, "ecli"), ({"decision_date": "2025-05-17"}, "date_precision")],
)
def test_what_is_published_is_finished(editor, unfinished, field):
    response, page = _save(editor, **unfinished, **PUBLISH)
    assert list(_errors(response)) == [field]
    assert not page.live


def test_a_draft_of_a_live_page_may_be_unfinished(editor):
    page = published("Gepubliceerd")
    response, revised = _save(editor, page, kind="uitspraak")
    assert response.status_code == 302
    assert (revised.kind, PrecedentPage.objects.get().kind) == ("uitspraak", "casus")


@pytest.mark.parametrize(
    ("precision", "kept"), [("kwartaal", datetime.date(2025, 4, 1)), ("jaar", datetime.date(2025, 1, 1))]
)
def test_no_more_of_a_date_is_kept_than_its_precision_tells(editor, precision, kept):
    _, page = _save(editor, decision_date="2025-05-17", date_precision=precision)
    assert page.decision_date == kept


def test_a_day_is_for_an_uitspraak_only(editor):
    response, _ = _save(editor, decision_date="2025-05-17", date_precision="dag")
    assert "Alleen een uitspraak" in _errors(response)["date_precision"][0]
    ruling = {"kind": "uitspraak", "ecli": "ECLI:NL:CRVB:2025:700"}
    _, page = _save(editor, decision_date="2025-05-17", date_precision="dag", **ruling)
    assert page.decision_date == datetime.date(2025, 5, 17)


def test_an_ecli_is_checked_and_belongs_to_one_precedent(editor):
    response, _ = _save(editor, ecli="CRVB 2025/700")
    assert "ECLI:NL:CRVB:2025:700" in _errors(response)["ecli"][0]
    published("Uitspraak", kind="uitspraak", ecli="ECLI:NL:CRVB:2025:700")
    response, _ = _save(editor, kind="uitspraak", ecli="ECLI:NL:CRVB:2025:700")
    assert "Er is al een precedent met deze ECLI." in response.content.decode()


def test_facts_and_costs_come_back_as_they_were_written(editor):
    fact = {"evidence": "verklaring", "text": "Er is geen bed.", "seen_by": "wijkteam", "seen_on": "2025"}
    cost = {"route": "maatwerk", "item": "bed", "amount": "150", "period": "eenmalig", "evidence": "feit"}
    response, page = _save(editor, facts=[("fact", {**fact, "still_valid": "ja"})], costs=[("cost", cost)])
    assert response.status_code == 302
    assert page.facts[0].value["text"] == "Er is geen bed."
    assert page.costs[0].value["amount"] == 150


# Domains and tags


def test_domains_are_checkboxes(editor):
    wonen, zorg = domain("wonen"), domain("zorg")
    page = draft("Concept")
    screen = BeautifulSoup(editor.get(f"/admin/pages/{page.pk}/edit/").content, "html.parser")
    boxes = screen.select("input[type=checkbox][name=domains]")
    assert [box["value"] for box in boxes] == [str(wonen.pk), str(zorg.pk)]
    _, page = _save(editor, page, domains=[str(zorg.pk)])
    assert list(page.domains.all()) == [zorg]
    page = PrecedentPage.objects.get()
    screen = BeautifulSoup(editor.get(f"/admin/pages/{page.pk}/edit/").content, "html.parser")
    assert [box["value"] for box in screen.select("input[name=domains][checked]")] == [str(zorg.pk)]


@pytest.mark.parametrize("value", ["999", "verzonnen", "wonen' --"])
def test_an_unknown_domain_is_an_error_in_the_form(editor, value):
    response, page = _save(editor, domains=[value])
    assert _errors(response)["domains"] == ["Dit domein staat niet in de lijst."]
    assert not page.domains.exists()
    assert not Domain.objects.exists()


@pytest.mark.parametrize("way", ["add", "set"])
def test_an_unknown_domain_is_an_error_in_code(way):
    domain("wonen")
    page = draft("Concept")
    put = {
        "add": lambda: page.domains.add("wonen", "verzonnen"),
        "set": lambda: page.domains.set(["verzonnen"]),
    }
    with pytest.raises(ValidationError, match="Onbekend domein: verzonnen. Kies uit: wonen"):
        put[way]()
    assert Domain.objects.count() == 1
    assert not page.domains.exists()


def test_tags_are_free_and_only_published_ones_are_suggested(editor):
    publish(_save(editor, tags="briefadres")[1].latest_revision)
    _save(editor, tags='"brief van de buurman", briefadres')
    assert set(Tag.objects.values_list("name", flat=True)) == {"briefadres", "brief van de buurman"}
    assert editor.get("/admin/trefwoorden/?term=brief").json() == ["briefadres"]
    assert editor.get("/admin/trefwoorden/").json() == []


# Nothing but text


def test_no_image_document_or_embed_can_be_put_in(editor):
    for app in ("wagtail.images", "wagtail.documents", "wagtail.embeds"):
        assert not apps.is_installed(app)
    for name in ("images", "documents", "embeds/chooser"):
        assert editor.get(f"/admin/{name}/").status_code == 404
    assert not any(isinstance(field, RichTextField) for field in PrecedentPage._meta.get_fields())


def test_markup_in_a_field_is_shown_as_text(editor):
    script = "<script>alert(1)</script>"
    fact = {"evidence": "feit", "text": script, "still_valid": "ja"}
    _, page = _save(editor, summary=script, facts=[("fact", fact)])
    screen = editor.get(f"/admin/pages/{page.pk}/edit/").content.decode()
    assert script not in screen
    assert "&lt;script&gt;alert(1)&lt;/script&gt;</textarea>" in screen


def test_there_is_no_field_for_who_someone_is():
    names = " ".join(field.name for field in PrecedentPage._meta.get_fields())
    blocks = " ".join(
        name
        for field in PrecedentPage._meta.get_fields()
        if isinstance(field, StreamField)
        for block in field.stream_block.child_blocks.values()
        for name in getattr(block, "child_blocks", {})
    )
    for word in ("birth", "bsn", "address", "dossier", "first_name", "last_name", "image", "document"):
        assert word not in names + blocks


# Making a page


def test_the_first_save_gives_owner_number_and_slug(editor):
    form = edit_form(title="Bed vergoed na verhuizing")
    response = editor.post(f"/admin/pages/add/precedents/precedentpage/{shelf().pk}/", form)
    page = PrecedentPage.objects.get()
    assert response.url == f"/admin/pages/{page.pk}/edit/"
    assert (page.slug, page.owner.username, page.live) == ("bed-vergoed-na-verhuizing", "beheer", False)
    assert page.number


def test_a_page_without_a_title_is_not_saved(editor):
    response = editor.post(f"/admin/pages/add/precedents/precedentpage/{shelf().pk}/", edit_form())
    assert "title" in _errors(response)
    assert not PrecedentPage.objects.exists()
