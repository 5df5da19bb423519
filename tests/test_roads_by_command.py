"""Commands that write precedents: planned publication, imports, the demonstration, and checks."""

import datetime
import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from precedents.audit import AuditAction, AuditEntry
from precedents.clearances import Clearance
from precedents.content import content_hash
from precedents.models import PrecedentPage
from tests.demo_content import DEMO
from tests.editors import draft, published, rule
from tests.rechtspraak_files import RULING
from tests.roads import NAME, seal, unread

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]
COMMANDS = ["publish_scheduled", "publish_scheduled_pages"]


def _run(*command: str) -> tuple[str, str, str]:
    """What it said, what it complained of, and with which sentence it failed, if it did."""
    said, complained = StringIO(), StringIO()
    try:
        call_command(*command, stdout=said, stderr=complained)
    except CommandError as error:
        return said.getvalue(), complained.getvalue(), str(error)
    return said.getvalue(), complained.getvalue(), ""


def _planned(page: PrecedentPage) -> PrecedentPage:
    """Its newest revision is due, as if it was cleared when it was planned."""
    page.revisions.update(approved_go_live_at=timezone.now() - datetime.timedelta(minutes=1))
    return page


@pytest.mark.parametrize("name", COMMANDS)
def test_a_refused_page_stops_no_other_and_is_told(name, readers):
    first, refused, last = (_planned(draft(title)) for title in ("Een", f"Huis van {NAME}", "Twee"))
    for page in (first, last):
        seal(page.latest_revision.as_object())
    _, complained, failed = _run(name)
    assert readers.see(first)
    assert readers.see(last)
    assert not readers.see(refused)
    assert complained.startswith(f"{refused.number}: ")
    assert "tweede lezer" in complained
    assert "planning is weggehaald" in complained
    assert failed.startswith("Niet gepubliceerd: 1.")
    assert NAME not in complained + failed
    assert not refused.revisions.filter(approved_go_live_at__isnull=False).exists()
    assert _run(name) == ("", "", "")  # told once, not every time it runs


def test_an_unfinished_page_stops_no_other_either(readers):
    unfinished = draft("Een uitspraak")
    unfinished.kind = "uitspraak"
    unfinished.save_revision(clean=False)
    _planned(unfinished)
    other = _planned(draft("Een"))
    for page in (unfinished, other):
        seal(page.latest_revision.as_object())
    _, complained, _ = _run("publish_scheduled")
    assert readers.see(other)
    assert not readers.see(unfinished)
    assert "heeft een ECLI" in complained


def test_planned_publication_is_noted_and_what_expired_goes(readers):
    page, expired = _planned(draft("Een")), published("Oud")
    PrecedentPage.objects.filter(pk=expired.pk).update(expire_at=timezone.now() - datetime.timedelta(1))
    seal(page.latest_revision.as_object())
    assert _run("publish_scheduled")[1:] == ("", "")
    assert readers.see(page)
    assert not PrecedentPage.objects.get(pk=expired.pk).live
    entry = AuditEntry.objects.get(action=AuditAction.PUBLISHED, page_id=page.pk)
    assert entry.by is None


def test_a_dry_run_changes_nothing_and_tells_no_title(readers):
    page = _planned(unread())
    said, complained, failed = _run("publish_scheduled", "--dryrun")
    assert said.startswith(f"{page.number}: zou gepubliceerd worden")
    assert NAME not in said + complained
    assert not failed
    assert page.revisions.filter(approved_go_live_at__isnull=False).exists()


def test_imported_decisions_are_drafts_until_somebody_clears_them(readers):
    rule("vierwekentermijn")
    _run("import_rechtspraak", str(RULING))
    page = PrecedentPage.objects.get()
    assert not page.live
    assert not readers.see(page)
    seal(page.latest_revision.as_object())
    page.latest_revision.publish()
    assert readers.see(page)


def test_the_demonstration_goes_the_way_of_every_precedent(readers, tmp_path):
    _run("load_taxonomy")
    source = sorted(DEMO.glob("*.json"))[0]
    (tmp_path / source.name).write_text(source.read_text())
    decided = DEMO.parent / "decisions.json"
    (tmp_path.parent / "decisions.json").write_text(decided.read_text())
    assert _run("load_demo", str(tmp_path))[2] == ""
    page = PrecedentPage.objects.get()
    assert readers.see(page)
    cleared = AuditEntry.objects.get(action=AuditAction.CLEARED)
    assert cleared.by != page.owner
    assert Clearance.objects.get().cleared_by == cleared.by


def test_a_demonstration_with_a_name_in_it_is_not_loaded(readers, tmp_path):
    _run("load_taxonomy")
    source = sorted(DEMO.glob("*.json"))[0]
    precedent = json.loads(source.read_text()) | {"summary": f"Mevrouw {NAME} wachtte."}
    (tmp_path / source.name).write_text(json.dumps(precedent))
    _, _, failed = _run("load_demo", str(tmp_path))
    assert failed.startswith("Niets geladen.")
    assert not PrecedentPage.objects.exists()


def test_the_check_is_content_with_what_is_cleared():
    published("Een")
    draft("Twee")
    said, _, failed = _run("check_clearances")
    assert said == "Elk openbaar precedent is vrijgegeven zoals het nu is.\n"
    assert not failed


def test_the_check_sees_what_was_written_by_hand_in_the_database(readers):
    page, other = published("Een"), published("Twee")
    PrecedentPage._base_manager.filter(pk=page.pk).update(summary=NAME)
    said, _, failed = _run("check_clearances")
    assert said.splitlines() == [
        f"{page.number}: de tekst is buiten de site om veranderd of teruggezet",
        f"{page.number}: niet vrijgegeven",
    ]
    assert "--repair" in failed
    assert PrecedentPage.objects.findable().count() == 2  # by its columns it is cleared, its page says 404
    said, _, failed = _run("check_clearances", "--repair")
    assert "Opnieuw bewaard: 1." in said
    assert failed.startswith("Niet vrijgegeven en dus niet getoond: 1.")
    assert not readers.see(page)
    assert readers.see(other)


def test_repair_serves_again_what_is_still_cleared(readers):
    page = published("Een")
    PrecedentPage.objects.filter(pk=page.pk).update(content_hash="")
    assert "veranderd of teruggezet" in _run("check_clearances")[0]
    said, _, failed = _run("check_clearances", "--repair")
    assert "Opnieuw bewaard: 1." in said
    assert not failed
    assert readers.see(page)
    assert PrecedentPage.objects.get().content_hash == content_hash(page)
