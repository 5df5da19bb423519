"""The audit trail: what happened to which text, by whom, and what was decided; never what it said."""

from io import BytesIO

import pytest
from openpyxl import load_workbook

from precedents import audit_key
from precedents.audit import AuditAction, AuditedFinding, AuditEntry
from precedents.clearance import detector_version, lists_version
from precedents.clearing import clear
from precedents.content import content_hash
from precedents.deciding import decide
from precedents.decisions import Reason
from precedents.findings import findings_of, open_findings
from precedents.models import PrecedentPage
from tests.editors import client_of, draft, rewritten, someone
from tests.roads import NAME, unread

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]
REPORT = "/admin/controlespoor/"


@pytest.fixture
def writer():
    return someone("auteur", "schrijver")


@pytest.fixture
def reader():
    return someone("tweede lezer")


@pytest.fixture
def beheer():
    return client_of(someone("beheer"))


@pytest.fixture
def page(writer, reader) -> PrecedentPage:
    """Published with a name in it that two people let stand."""
    page = unread(owner=writer)
    for one in open_findings(page):
        decide(page, one.spot, Reason.SOURCE_AUTHOR, writer)
    _publish(page, reader)
    return PrecedentPage.objects.get(pk=page.pk)


def _publish(page: PrecedentPage, reader) -> None:
    revision = page.latest_revision
    agreed = page.decisions.values_list("pk", flat=True)
    clear(revision, reader, content_hash(revision.as_object()), agreed)
    revision.publish(user=reader)


def _body(answer) -> bytes:
    assert answer.status_code == 200
    return b"".join(answer.streaming_content) if answer.streaming else answer.content


def test_a_clearance_is_noted_with_versions_hash_and_decisions(page, writer, reader):
    entry = AuditEntry.objects.get(action=AuditAction.CLEARED)
    assert (entry.page_id, entry.number, entry.by) == (page.pk, page.number, reader)
    assert entry.revision_id == page.live_revision_id
    assert entry.content_hash == page.content_hash
    assert (entry.detector, entry.lists) == (detector_version(), lists_version())
    assert entry.detector
    assert entry.lists
    found = entry.findings.first()
    assert (found.kind, found.field, found.reason) == ("NAME", "title", Reason.SOURCE_AUTHOR)
    assert (found.decided_by, found.agreed_by) == (writer, reader)
    assert found.length == len(NAME)


def test_that_nothing_was_found_is_noted_as_well(writer, reader):
    _publish(draft("Huis met een tuin", writer), reader)
    entry = AuditEntry.objects.get(action=AuditAction.CLEARED)
    assert not entry.findings.exists()
    assert AuditEntry.objects.filter(action=AuditAction.PUBLISHED).count() == 1


def test_the_same_value_is_recognised_until_the_key_is_destroyed(page):
    other = draft(f"Ook van {NAME}")
    keys = set(AuditedFinding.objects.values_list("value_key", flat=True))
    decide(other, open_findings(other)[0].spot, Reason.SOURCE_AUTHOR, someone("auteur"))
    assert set(AuditedFinding.objects.values_list("value_key", flat=True)) == keys
    audit_key.destroy()
    assert open_findings(page)  # the decision of then is not recognised either
    decide(other, findings_of(other)[0].spot, Reason.SOURCE_AUTHOR, someone("lezer"))
    assert len(set(AuditedFinding.objects.values_list("value_key", flat=True))) == len(keys) + 1


def test_the_trail_outlives_page_and_revisions(page):
    before = AuditEntry.objects.count()
    number = page.number
    page.delete()
    assert AuditEntry.objects.filter(number=number).count() >= before


def test_the_trail_outlives_the_people_in_it(page, reader):
    reader.delete()
    assert AuditEntry.objects.get(action=AuditAction.CLEARED).by is None


@pytest.mark.parametrize("role", ["auteur", "tweede lezer", "beleid"])
def test_only_beheer_reads_the_report(role):
    client = client_of(someone(role, "ander"))
    for address in (REPORT, f"{REPORT}regels/", f"{REPORT}?export=csv"):
        assert client.get(address).status_code == 302, address
    assert REPORT not in client.get("/admin/").content.decode()


def test_beheer_finds_the_report_in_the_menu(beheer):
    assert REPORT in beheer.get("/admin/").content.decode()


def test_the_report_tells_who_what_when_and_the_decisions_without_the_value(page, beheer):
    told = _body(beheer.get(REPORT)).decode()
    reason, action = "schrijver of instantie van een genoemde bron", "Vrijgegeven door de tweede lezer"
    for part in (page.number, action, "tweede-lezer", "een naam (B2)", reason, detector_version()):
        assert part in told, part
    assert f"{len(NAME)} tekens" in told
    assert NAME not in told
    assert page.title not in told


def test_the_report_can_be_filtered(page, beheer, writer):
    rewritten(page, "Nog een versie")
    other = draft("Ander huis", writer)
    decided = draft(f"Van {NAME}", writer)
    decide(decided, open_findings(decided)[0].spot, Reason.FALSE_ALARM, writer)

    def numbers(query: str) -> set[str]:
        told = _body(beheer.get(f"{REPORT}regels/?{query}")).decode()
        return {one.number for one in (page, other, decided) if one.number in told}

    assert numbers("") == {page.number, decided.number}
    assert numbers(f"number={decided.number.lower()}") == {decided.number}
    assert numbers("action=gepubliceerd") == {page.number}
    assert numbers(f"by={writer.pk}&action=besluit") == {page.number, decided.number}
    assert numbers("at_to=2020-01-01") == set()


def test_the_report_can_be_taken_along(page, beheer):
    lines = _body(beheer.get(f"{REPORT}?export=csv")).decode().splitlines()
    assert lines[0].startswith("Wanneer,Nummer,Wat,Wie,Versie")
    assert lines[0].endswith("Hash van de tekst")
    assert any(page.content_hash in line for line in lines)
    sheet = load_workbook(BytesIO(_body(beheer.get(f"{REPORT}?export=xlsx")))).active
    assert sheet.max_row == len(lines) == AuditEntry.objects.count() + 1
    assert NAME not in str([[cell.value for cell in row] for row in sheet.rows]) + "".join(lines)


def test_many_rows_ask_no_more_of_the_database(page, beheer, django_assert_max_num_queries):
    for number in range(30):
        AuditEntry.objects.create(page_id=page.pk, number=f"KM-2020-{number:04d}", action=AuditAction.SENT)
    with django_assert_max_num_queries(40):
        beheer.get(REPORT)
