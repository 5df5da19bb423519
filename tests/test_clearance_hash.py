"""The hash of a precedent: the same for the same content wherever it comes from, another for any change."""

import datetime

import pytest
from django.core.management import call_command
from django.db.models import BooleanField
from modelcluster.models import get_all_child_m2m_relations, get_all_child_relations
from wagtail.models import Page

from precedents import content
from precedents.blockades import Blockade
from precedents.content import OF_THE_SITE, RELATIONS, content_fields, content_hash, content_of, public_texts
from precedents.models import PrecedentPage
from precedents.rules import EscapeRoute, Law
from tests.admin_forms import send
from tests.editors import client_of, domain, draft, edit_form, publish, published, rule, someone

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]
FACT = {"evidence": "feit", "text": "Regel een.\r\nRegel twee.", "still_valid": "ja"}


def _stored(page: Page) -> str:
    return content_hash(PrecedentPage.objects.with_parts().get(pk=page.pk))


def _as_drafted(page: Page) -> str:
    return content_hash(PrecedentPage.objects.get(pk=page.pk).latest_revision.as_object())


def _full() -> PrecedentPage:
    """A draft that has something of each kind of content."""
    decided = {"decision_date": datetime.date(2025, 5, 17), "date_precision": "kwartaal"}
    page = draft("Huis", summary="Een.\r\nTwee.", agencies=0, **decided)
    page.facts = [("fact", FACT)]
    page.comparable_if = [("point", "Er is een kind."), ("point", "")]
    page.costs = [("cost", {"route": "maatwerk", "item": "Bed", "amount": 0, "period": "eenmalig"})]
    rows = enumerate(("zoektermijn", "briefadres"))
    page.blockades = [Blockade(rule=rule(slug), note=slug, sort_order=place) for place, slug in rows]
    page.legal_grounds.create(law=Law.objects.create(bwb_id="BWBR0015703", name="Wet"), article="18")
    page.routes = [EscapeRoute.objects.create(code=code, name=code) for code in ("b-weg", "a-weg")]
    page.domains.set([domain("zorg"), domain("wonen")])
    page.tags.add("Schulden", "huur")
    page.save_revision()
    return page


def test_revision_and_database_give_the_same_hash():
    page = _full()
    cleared = _as_drafted(page)
    publish(page.latest_revision)
    kept = PrecedentPage.objects.get()
    assert _stored(page) == cleared == kept.content_hash == content_hash(kept) == _as_drafted(page)


def test_what_the_form_sends_is_what_is_kept():
    """The browser ends lines with two signs and sends numbers and dates as text."""
    writer = someone("beheer")
    page = draft("Huis", writer)
    rule("briefadres")
    rule("zoektermijn")
    notes = {"zoektermijn": "Een\r\nTwee", "briefadres": ""}
    rows = [{"rule": slug, "reality": "echt", "note": note} for slug, note in notes.items()]
    plain = {
        "summary": "Een\r\nTwee",
        "agencies": "3",
        "decision_date": "2025-05-17",
        "tags": "Huur, schulden",
    }
    form = edit_form(page, date_precision="kwartaal", blockades=rows, facts=[("fact", FACT)], **plain)
    answer = client_of(writer).post(f"/admin/pages/{page.pk}/edit/", form)
    assert answer.status_code == 302
    cleared = _as_drafted(page)
    publish(PrecedentPage.objects.get().latest_revision)
    assert _stored(page) == cleared


def test_saving_the_form_unchanged_changes_nothing():
    writer = someone("beheer")
    page = _full()
    page.facts = page.costs = page.comparable_if = []  # the form of the tests sends no blocks
    page.save_revision()
    publish(page.latest_revision)
    send(client_of(writer), f"/admin/pages/{page.pk}/edit/", change="duidelijker")
    again = PrecedentPage.objects.get().latest_revision.as_object()
    again.change = ""
    assert content_hash(again) == _stored(page)


def test_the_case_of_a_known_tag_does_not_matter():
    one, other = draft("Een"), draft("Twee")
    one.tags.add("Schulden")
    other.tags.add("SCHULDEN")
    assert content_of(one)["tags"] == content_of(other)["tags"] == ["Schulden"]


def test_order_of_rows_without_a_place_does_not_matter_and_a_given_place_does():
    page = draft("Huis")
    rows = [Blockade(rule=rule(slug), note=slug) for slug in ("zoektermijn", "briefadres")]
    page.blockades = rows
    unordered = content_hash(page)
    page.blockades = rows[::-1]
    assert content_hash(page) == unordered
    for place, row in enumerate(rows):
        row.sort_order = place
    page.blockades = rows
    ordered = content_hash(page)
    rows[0].sort_order, rows[1].sort_order = 1, 0
    page.blockades = rows
    assert content_hash(page) != ordered
    page.save()
    assert _stored(page) == content_hash(page)


def test_a_field_added_later_and_still_empty_leaves_clearances_valid(monkeypatch):
    page = draft("Huis", own_words="Ik wil naar huis.")
    now = content_hash(page)
    for name, same in (("recommendation", True), ("fictional", True), ("costs", True), ("own_words", False)):
        known = [field for field in content.fields_of(PrecedentPage) if field.name != name]
        with monkeypatch.context() as before:
            before.setattr(content, "fields_of", lambda model, known=known: known)
            assert (content_hash(page) == now) == same, name


def test_nought_is_no_empty_field():
    page = draft("Huis", agencies=0)
    with_nought = content_hash(page)
    page.agencies = None
    assert content_hash(page) != with_nought


def test_every_field_and_every_row_counts():
    """A field or relation that is added to the model later is content without being named."""
    relations = {rel.get_accessor_name() for rel in get_all_child_relations(PrecedentPage)}
    relations |= {field.name for field in get_all_child_m2m_relations(PrecedentPage)}
    assert relations - {"wagtail_admin_comments"} <= set(RELATIONS)
    own = {field.name for field in PrecedentPage._meta.local_concrete_fields}
    assert own - content_fields(PrecedentPage) == OF_THE_SITE


@pytest.mark.parametrize("name", sorted(content_fields(PrecedentPage) - set(RELATIONS) - {"domains", "tags"}))
def test_another_value_of_a_field_is_another_hash(name):
    page = draft("Huis")
    before = content_hash(page)
    field = PrecedentPage._meta.get_field(name)
    if field.get_internal_type() == "JSONField":
        block = next(iter(field.stream_block.child_blocks.values()))
        setattr(page, name, [(block.name, block.get_default())])
    elif isinstance(field, BooleanField):
        setattr(page, name, True)
    else:
        numbers = {"DateField": datetime.date(2025, 1, 1), "PositiveSmallIntegerField": 7}
        setattr(page, name, numbers.get(field.get_internal_type(), "anders"))
    assert content_hash(page) != before


def test_a_text_that_counts_is_a_text_that_is_scanned():
    page = _full()
    scanned = " ".join(text.text for text in public_texts(page))
    for told in (
        "Huis",
        "Een.\nTwee.",
        "Regel een.\nRegel twee.",
        "Er is een kind.",
        "Bed",
        "zoektermijn",
        "huur",
    ):
        assert told in scanned


def test_the_hash_is_kept_when_the_page_is_saved_and_never_copied():
    page = published("Huis")
    assert page.content_hash == content_hash(page)
    copy = page.copy(update_attrs={"slug": "kopie"}, keep_live=False)
    assert PrecedentPage.objects.get(pk=copy.pk).content_hash == _stored(copy) != page.content_hash


def test_a_move_and_a_check_leave_the_hash(capsys):
    page = published("Huis")
    page.move(draft("Ander"), "right")
    call_command("check_clearances")
    assert PrecedentPage.objects.get(pk=page.pk).content_hash == page.content_hash
