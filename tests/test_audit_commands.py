"""Commands about the audit trail: proof that it holds no value out of a text, and the end of its key."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from wagtail.models import ModelLogEntry, PageLogEntry

from precedents import audit_key
from precedents.audit import AuditAction, AuditedFinding, AuditEntry
from precedents.audit_check import Values
from precedents.deciding import decide
from precedents.decisions import Reason
from precedents.findings import open_findings
from precedents.models import PrecedentPage
from precedents.private_names import keep_names
from tests.editors import draft, publish, rewritten, rule, someone
from tests.roads import NAME

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]
TITLE = "Huis met een tuin"
BSN = "123456782"  # passes the check and is nobody's: the example of the tax office


@pytest.fixture
def page() -> PrecedentPage:
    """Live without a name; its newest draft holds one, a number, and a private name beside it."""
    page = draft(TITLE)
    publish(page.latest_revision)
    page = PrecedentPage.objects.get()
    page.summary = f"Mevrouw {NAME} belde. Haar BSN is {BSN[:4]}.{BSN[4:6]}.{BSN[6:]}."
    keep_names(page, ["Sjoukje"])
    page.save_revision()
    return page


def _check(*args: str) -> tuple[list[str], str]:
    said = StringIO()
    try:
        call_command("check_audit", *args, stdout=said)
    except CommandError as error:
        return said.getvalue().splitlines(), str(error)
    return said.getvalue().splitlines(), ""


def _without_values(told: str) -> bool:
    return not [value for value in (*NAME.split(), "Sjoukje", BSN, TITLE) if value.lower() in told.lower()]


def test_the_trail_of_ordinary_work_holds_no_value(page):
    writer = someone("auteur")
    for one in open_findings(page):
        decide(page, one.spot, Reason.CONSENT, someone("beheer") if one.spot.level == "B1" else writer)
    rewritten(page, f"Nog een {TITLE.lower()}")
    said, failed = _check()
    assert not failed
    assert said[0].startswith("Niets gevonden. Gezocht naar ")
    assert said[0] != "Niets gevonden. Gezocht naar 0 gegevens."


@pytest.mark.parametrize(
    "value",
    [
        NAME,
        NAME.upper(),
        f"belde met {NAME}.",
        "naam: sjoukje",
        BSN,
        "123.456.782",
        f"Titel: {TITLE}",
    ],
)
def test_a_value_is_found_in_every_kind_of_row_and_never_told(page, value):
    entry = AuditEntry.objects.create(page_id=page.pk, number=page.number, action=AuditAction.SENT)
    AuditEntry.objects.filter(pk=entry.pk).update(detector=value[:20] if len(value) < 20 else "", lists="")
    found = AuditedFinding.objects.create(entry=entry, kind="NAME", level="B2", field=value, length=1)
    labelled = PageLogEntry.objects.filter(page_id=page.pk).first()
    PageLogEntry.objects.filter(pk=labelled.pk).update(data={"workflow": [{"remark": value}]})
    of_rule = ModelLogEntry.objects.log_action(rule("briefadres"), "wagtail.edit", title=value)
    said, failed = _check()
    told = " ".join(said)
    for row in (found, labelled, of_rule):
        assert f"{row._meta.verbose_name} {row.pk}" in told
    assert "Gegevens gevonden op" in failed
    assert _without_values(told + failed)


def test_a_value_is_found_in_log_lines(page, tmp_path):
    clean, stained = tmp_path / "schoon.log", tmp_path / "vuil.log"
    clean.write_text("INFO wagtail: Published pk=12 revision_id=40\n" * 3)
    stained.write_text(f"INFO begonnen\nERROR fout bij {NAME.upper()}\nINFO klaar {BSN}\n")
    assert not _check("--log", str(clean))[1]
    said, failed = _check("--log", str(clean), str(stained))
    assert said == [
        f"Hier staat een gegeven uit een tekst: {stained}, regel 2",
        f"Hier staat een gegeven uit een tekst: {stained}, regel 3",
    ]
    assert failed.startswith("Gegevens gevonden op 2 plaatsen.")
    assert _without_values(" ".join(said) + failed)


def test_what_was_decided_to_be_nobody_is_no_value(page):
    page.summary = f"De wet van {NAME}."
    page.save_revision()
    page = PrecedentPage.objects.get()
    for one in open_findings(page.latest_revision.as_object()):
        decide(page, one.spot, Reason.KNOWN_NAME, someone("auteur"))
    ModelLogEntry.objects.log_action(rule("briefadres"), "wagtail.edit", title=f"Wet van {NAME}")
    assert not _check()[1]


def test_without_the_key_of_the_names_nothing_is_proven(page, settings):
    settings.CLEARANCE_KEY = "een andere sleutel van een andere plek"
    said, failed = _check()
    assert failed.startswith("Niet nagezien: ")
    assert not said


def test_a_log_that_is_not_there_is_told(page, tmp_path):
    assert _check("--log", str(tmp_path / "weg.log"))[1].startswith("Niet nagezien: ")


def test_short_values_are_no_proof_of_anything():
    values = Values(["34", "2024", "Bo", "KM", "Roelofje"])
    assert len(values) == 1
    assert not values.stand_in("KM-2024-0034 van 2024, Bo")
    assert values.stand_in("roelofje's")


def test_the_key_is_destroyed_only_when_asked_twice(settings, tmp_path):
    settings.KENNISBANK_DATA = tmp_path
    known = audit_key.hmac_of(NAME)
    with pytest.raises(CommandError, match="Niets gedaan.*Dit is niet terug te draaien.*--yes"):
        call_command("destroy_audit_key")
    assert audit_key.hmac_of(NAME) == known
    said = StringIO()
    call_command("destroy_audit_key", "--yes", stdout=said)
    assert said.getvalue().startswith("De sleutel is vernietigd.")
    assert not list(tmp_path.iterdir())
    assert audit_key.hmac_of(NAME) != known
