"""Roads that write past `PrecedentPage.save`: the text is not served until exactly that is cleared."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from taggit.models import Tag
from wagtail.models import Page

from precedents import clearances
from precedents.blockades import Blockade, LegalGround
from precedents.clearances import Clearance, NotCleared
from precedents.models import PrecedentDomain, PrecedentPage, PrecedentTag
from precedents.rules import EscapeRoute, Law
from tests.editors import domain, draft, publish, rule
from tests.roads import NAME, Readers, seal, seal_as_stored

pytestmark = pytest.mark.django_db
BWB = "BWBR0015703"


@pytest.fixture
def page(readers: Readers) -> PrecedentPage:
    """A published precedent with a row, a law, a route and a tag; readers see it."""
    page = draft("Gelezen")
    page.blockades.create(rule=rule("vierwekentermijn"), note="Duurde te lang.")
    page.legal_grounds.create(law=Law.objects.create(bwb_id=BWB, name="Wet"), article="18", note="Gebruikt.")
    page.tags.add("schulden")
    page.domains.set([domain()])
    page.routes = [EscapeRoute.objects.create(code="hardheid", name="Hardheid")]
    publish(page.save_revision())
    page = PrecedentPage.objects.get()
    assert readers.see(page)
    return page


def _row_saved(page: PrecedentPage) -> None:
    row = Blockade.objects.get()
    row.note = NAME
    row.save()


def _row_added(page: PrecedentPage) -> None:
    Blockade(page_id=page.pk, rule=rule("zoektermijn"), note=NAME).save()


def _row_deleted(page: PrecedentPage) -> None:
    Blockade.objects.get().delete()


def _rows_updated(page: PrecedentPage) -> None:
    Blockade.objects.update(note=NAME)


def _rows_created(page: PrecedentPage) -> None:
    Blockade.objects.bulk_create([Blockade(page=page, rule=rule("zoektermijn"), note=NAME)])


def _rows_updated_together(page: PrecedentPage) -> None:
    row = Blockade.objects.get()
    row.note = NAME
    Blockade.objects.bulk_update([row], ["note"])


def _rows_deleted(page: PrecedentPage) -> None:
    Blockade.objects.all().delete()


def _row_moved_here(page: PrecedentPage) -> None:
    other = draft("Ander")
    other.blockades.create(rule=rule("zoektermijn"), note=NAME)
    other.save()
    Blockade.objects.filter(page=other).update(page=page)


def _ground_saved(page: PrecedentPage) -> None:
    LegalGround.objects.get().delete()
    LegalGround(page=page, law_id=BWB, article="18", note=NAME).save()


def _tag_row_created(page: PrecedentPage) -> None:
    PrecedentTag.objects.create(content_object=page, tag=Tag.objects.create(name=NAME))


def _tag_renamed(page: PrecedentPage) -> None:
    tag = Tag.objects.get(name="schulden")
    tag.name = NAME
    tag.save()


def _tag_deleted(page: PrecedentPage) -> None:
    Tag.objects.get(name="schulden").delete()


def _domain_row_created(page: PrecedentPage) -> None:
    PrecedentDomain.objects.create(content_object=page, tag=domain("zorg"))


def _routes_set(page: PrecedentPage) -> None:
    """On the table between pages and routes, as an import would."""
    other = EscapeRoute.objects.create(code="afstemming", name="Afstemming")
    PrecedentPage.routes.through.objects.filter(precedentpage=page).delete()
    page.routes.get_original_manager().set([other])


def _route_deleted(page: PrecedentPage) -> None:
    EscapeRoute.objects.get().delete()


def _queryset_updated(page: PrecedentPage) -> None:
    PrecedentPage.objects.filter(pk=page.pk).update(summary=NAME)


def _base_queryset_updated(page: PrecedentPage) -> None:
    Page.objects.filter(pk=page.pk).update(title=NAME)


def _pages_updated_together(page: PrecedentPage) -> None:
    page.title = NAME
    PrecedentPage.objects.bulk_update([page], ["title"])


def _base_page_saved(page: PrecedentPage) -> None:
    base = Page.objects.get(pk=page.pk)
    base.title = NAME
    base.save()


def _loaded(page: PrecedentPage) -> None:
    """From a file in which somebody changed a text and kept the hash."""
    written = StringIO()
    call_command("dumpdata", "wagtailcore.page", "precedents.precedentpage", stdout=written)
    rows = json.loads(written.getvalue())
    for row in rows:
        if row["model"] == "precedents.precedentpage":
            row["fields"]["summary"] = NAME
    _load(rows)


def _row_loaded(page: PrecedentPage) -> None:
    written = StringIO()
    call_command("dumpdata", "precedents.blockade", stdout=written)
    rows = json.loads(written.getvalue())
    rows[0]["fields"]["note"] = NAME
    _load(rows)


def _load(rows: list[dict]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("sys.stdin", StringIO(json.dumps(rows)))
        call_command("loaddata", "-", format="json", verbosity=0)


ROADS = [
    _row_saved,
    _row_added,
    _row_deleted,
    _rows_updated,
    _rows_created,
    _rows_updated_together,
    _rows_deleted,
    _row_moved_here,
    _ground_saved,
    _tag_row_created,
    _tag_renamed,
    _tag_deleted,
    _domain_row_created,
    _routes_set,
    _route_deleted,
    _queryset_updated,
    _base_queryset_updated,
    _pages_updated_together,
    _base_page_saved,
    _loaded,
    _row_loaded,
]


@pytest.mark.parametrize("road", ROADS)
def test_what_is_written_past_the_page_is_not_served_until_cleared(road, page, readers):
    road(page)
    assert PrecedentPage.objects.get(pk=page.pk).live
    assert not readers.see(page)
    with pytest.raises(CommandError):
        call_command("check_clearances", "--repair", stdout=StringIO())
    assert not readers.see(page)
    seal_as_stored(page)
    assert readers.see(page)


@pytest.mark.parametrize("road", [_row_added, _tag_renamed, _queryset_updated])
def test_what_is_put_back_is_served_again_after_the_check(road, page, readers):
    """The clearance of the old text still holds: nothing has to be read again."""
    before = StringIO()
    models = ["wagtailcore.page", "precedents", "taggit"]
    call_command("dumpdata", *models, exclude=["precedents.indexchange"], stdout=before)
    road(page)
    for model in (PrecedentTag, PrecedentDomain, Blockade, LegalGround):
        model.objects.filter(**{_owner(model): page}).delete()
    PrecedentPage.routes.through.objects.all().delete()
    _load(json.loads(before.getvalue()))
    call_command("check_clearances", "--repair", stdout=StringIO())
    assert readers.see(page)


def _owner(model: type) -> str:
    return "page" if hasattr(model, "page_id") else "content_object"


def test_showing_a_page_by_a_queryset_shows_only_what_is_cleared(page, readers):
    other = draft(NAME)
    Page.objects.filter(pk__in=[page.pk, other.pk]).update(live=False)
    assert not readers.see(page)
    PrecedentPage.objects.filter(pk__in=[page.pk, other.pk]).update(live=True)
    assert readers.see(page)
    assert not readers.see(other)


def test_moving_changes_no_content(page, readers):
    other = draft("Ander")
    page.move(other, "right")
    assert readers.see(page)


def test_moving_what_was_written_past_the_page_does_not_show_it(page, readers):
    PrecedentPage._base_manager.filter(pk=page.pk).update(summary=NAME)
    page.move(draft("Ander"), "right")
    assert not readers.see(page)


IN_MEMORY = [
    lambda page: page.tags.add(NAME),
    lambda page: page.routes.set([]),
    lambda page: page.routes.add(EscapeRoute.objects.create(code="afstemming", name="Afstemming")),
    lambda page: page.blockades.add(Blockade(rule=rule("zoektermijn"), note=NAME)),
]


@pytest.mark.parametrize("change", IN_MEMORY)
def test_what_is_set_on_a_page_passes_the_gate_when_it_is_saved(change, page, readers):
    change(page)
    with pytest.raises(NotCleared):
        page.save()
    assert readers.see(page)
    seal(page)
    page.save()
    assert readers.see(page)


def test_a_loaded_clearance_that_our_key_did_not_seal_opens_nothing(page, readers):
    other = draft(NAME)
    forged = Clearance(page=other, content_hash=other.content_hash, key_id=Clearance.objects.get().key_id)
    forged.seal = Clearance.objects.get().seal
    forged.save()
    Page.objects.filter(pk=other.pk).update(live=True)
    assert not readers.see(other)


def test_clearances_of_another_key_are_void_and_come_back_with_it(page, readers, settings):
    key = settings.CLEARANCE_KEY
    settings.CLEARANCE_KEY = "een andere sleutel van een andere plek"
    call_command("rebuild_index", stdout=StringIO())
    assert not readers.see(page)
    with pytest.raises(NotCleared):
        page.save()
    settings.CLEARANCE_KEY = key
    call_command("rebuild_index", stdout=StringIO())
    assert readers.see(page)


def test_a_clearance_that_goes_takes_the_page_along(page, readers):
    page.clearances.all().delete()
    assert not readers.see(page)
    clearances.give(page.pk, page.content_hash, None)
    assert readers.see(page)


def test_the_index_follows_on_commit(page, readers, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        _row_saved(page)
    assert readers.indexed() == set()
