"""Court decisions become drafts: through the command, from files as an operator has them."""

import datetime
import gzip
import json
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connection

from precedents.models import PrecedentPage
from precedents.register import CitationNumber
from tests.editors import publish
from tests.rechtspraak_files import (
    FOLDER,
    OPINION,
    RULING,
    decision,
    ecli,
    run,
    taxonomy,  # noqa: F401 - a fixture
    write_lines,
)

REAL = Path(__file__).resolve().parents[2] / "shared" / "data" / "open" / "court-decisions" / "social.jsonl"
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("taxonomy"), pytest.mark.one_database]


def blockades(page):
    return {blockade.rule_id: blockade.note for blockade in page.blockades.all()}


# What a draft holds


def test_a_ruling_in_xml_becomes_a_draft_an_editor_can_work_on():
    said, well = run(RULING)
    assert well
    assert "als concept: 1, waarvan 1 met een regel" in said
    page = PrecedentPage.objects.get()
    assert (page.live, page.kind, page.outcome, page.fictional) == (False, "uitspraak", "", False)
    assert (page.slug, page.ecli) == ("ecli-nl-fictief-2012-1", "ECLI:NL:FICTIEF:2012:1")
    assert page.court == "Fictieve Raad van Beroep"
    assert (page.decision_date, page.date_precision) == (datetime.date(2012, 5, 15), "dag")
    assert page.title == "Afwijzing bijzondere bijstand voor een bed, art. 35 WWB"
    assert page.summary.endswith("De hoogte van de draagkracht is onjuist berekend.")
    assert blockades(page) == {"bijzondere-bijstand-drempel": "De uitspraak noemt art. 35 WWB."}
    assert {blockade.reality for blockade in page.blockades.all()} == {"echt"}
    assert [domain.slug for domain in page.domains.all()] == ["inkomen"]
    source = page.sources[0].value
    assert source["url"] == "https://deeplink.rechtspraak.nl/uitspraak?id=ECLI:NL:FICTIEF:2012:1"
    assert source["licence"] == "Geen auteursrecht (artikel 11 Auteurswet)"


def test_the_text_has_a_line_a_paragraph_with_its_number_before_it():
    run(RULING)
    assert PrecedentPage.objects.get().ruling_text.splitlines() == [
        "FICTIEVE UITSPRAAK",
        "1 Overwegingen",
        "1.1. Betrokkene vroeg om bijzondere bijstand voor een bed.",
        "een bankafschrift;",
        "een offerte.",
        "1.2. Getoetst is aan artikel 35, eerste lid, van de Wet werk en bijstand (WWB).",
        "Kosten",
        "€ 250",
    ]


def test_an_opinion_without_abstract_or_date():
    run(OPINION)
    page = PrecedentPage.objects.get()
    assert (page.title, page.summary) == ("Uitspraak ECLI:NL:FICTIEF:2019:2", "")
    assert (page.decision_date, page.date_precision) == (datetime.date(2019, 1, 1), "jaar")
    assert set(blockades(page)) == {"wsnp-goede-trouw"}


def test_the_draft_is_published_with_all_it_holds(client):
    run(RULING)
    publish(PrecedentPage.objects.get().latest_revision)
    page = PrecedentPage.objects.get()
    assert page.live
    assert set(blockades(page)) == {"bijzondere-bijstand-drempel"}
    assert [domain.slug for domain in page.domains.all()] == ["inkomen"]
    response = client.get(page.get_url())
    assert response.status_code == 200
    assert "ECLI:NL:FICTIEF:2012:1" in response.content.decode()


TITLES = [
    ("Bijstand geweigerd. De rest.", "Bijstand geweigerd"),
    ("Strijd met art. 4:84 Awb door mr. Fictief? De rest.", "Strijd met art. 4:84 Awb door mr. Fictief?"),
    (
        "Eén zin zonder einde " + "met woorden " * 20,
        "Eén zin zonder einde met woorden met woorden met woorden met woorden met woorden met woorden "
        "met woorden met woorden…",
    ),
    ("Nieuwe\nregel in de zin. De rest.", "Nieuwe regel in de zin"),
    ("<script>alert(1)</script> is tekst.", "<script>alert(1)</script> is tekst"),
    ("x" * 300, "x" * 119 + "…"),
    ("-", f"Uitspraak {ecli(7)}"),
    (None, f"Uitspraak {ecli(8)}"),
]


def test_the_title_is_the_first_sentence_of_the_abstract(tmp_path):
    rows = [decision(number, abstract=abstract) for number, (abstract, _) in enumerate(TITLES, 1)]
    run(write_lines(tmp_path / "zaken.jsonl", *rows))
    titles = [page.title for page in PrecedentPage.objects.order_by("number")]
    assert titles == [title for _, title in TITLES]
    assert max(map(len, titles)) == 120


def test_only_the_year_is_known(tmp_path):
    path = write_lines(tmp_path / "zaken.jsonl", decision(1, date=None), decision(2, date=None, year=None))
    run(path)
    dates = PrecedentPage.objects.values_list("decision_date", "date_precision")
    assert set(dates) == {(datetime.date(2015, 1, 1), "jaar")}


# Files and folders


def test_reads_folders_and_gzipped_lines(tmp_path):
    with gzip.open(tmp_path / "zaken.jsonl.gz", "wt", encoding="utf-8") as file:
        file.write(json.dumps(decision(1)) + "\n\n" + json.dumps(decision(2)) + "\n")
    (tmp_path / "dieper").mkdir()
    (tmp_path / "dieper" / "zaak.xml").write_bytes(RULING.read_bytes())
    (tmp_path / "LEESMIJ.md").write_text("Geen uitspraak.")
    said, well = run(tmp_path, OPINION)
    assert well
    assert "als concept: 4, waarvan 2 met een regel" in said
    assert PrecedentPage.objects.count() == 4


def test_progress_is_told(tmp_path):
    said, _ = run(write_lines(tmp_path / "zaken.jsonl", *(decision(n) for n in range(1, 43))))
    assert [line for line in said.splitlines() if line.startswith("  ")] == [
        "  20 uitspraken gelezen",
        "  40 uitspraken gelezen",
    ]


# Again, dry, and killed


def test_again_changes_nothing_whatever_an_editor_did(tmp_path):
    run(FOLDER)
    page = PrecedentPage.objects.get(ecli="ECLI:NL:FICTIEF:2012:1")
    page.title, page.slug = "Door de redactie geschreven", "ander-adres"
    publish(page.save_revision())
    said, well = run(FOLDER)
    assert well
    assert "als concept: 0" in said
    assert "Bestond al: 2." in said
    page.refresh_from_db()
    assert (page.live, page.title) == (True, "Door de redactie geschreven")
    assert PrecedentPage.objects.count() == 2


def test_an_ecli_that_stands_in_a_newer_draft_only_is_left_alone():
    run(OPINION)
    page = PrecedentPage.objects.get()
    page.ecli = "ECLI:NL:FICTIEF:2012:1"
    page.save_revision()
    said, _ = run(RULING)
    assert "Bestond al: 1." in said
    assert PrecedentPage.objects.count() == 1


def test_the_same_decision_twice_in_the_input_is_one_draft(tmp_path):
    said, well = run(write_lines(tmp_path / "zaken.jsonl", decision(1), decision(1), decision(1)))
    assert well
    assert "als concept: 1" in said
    assert "Bestond al: 2." in said


def test_dry_run_tells_the_same_and_stores_nothing(tmp_path):
    path = write_lines(tmp_path / "zaken.jsonl", decision(1), decision(1), decision(2, court="x" * 301))
    said, well = run("--dry-run", path)
    assert not well
    assert "Zou klaarzetten als concept: 1, waarvan 0 met een regel" in said
    assert "Bestond al: 1. Fout: 1." in said
    assert not PrecedentPage.objects.exists()
    assert not CitationNumber.objects.exists()
    told, _ = run(path)
    assert told.partition("als concept")[2] == said.partition("als concept")[2]


def test_a_killed_run_leaves_no_half_decision_and_the_next_one_ends_it(tmp_path):
    path = write_lines(tmp_path / "zaken.jsonl", *(decision(n, text="Zie art. 35 WWB.") for n in range(1, 6)))
    revisions = 0

    def kill_in_the_third(execute, sql, *args):
        nonlocal revisions
        if 'INSERT INTO "wagtailcore_revision"' in sql:
            revisions += 1
            if revisions == 3:
                raise KeyboardInterrupt
        return execute(sql, *args)

    with connection.execute_wrapper(kill_in_the_third), pytest.raises(KeyboardInterrupt):
        run(path)
    assert [page.ecli for page in PrecedentPage.objects.order_by("pk")] == [ecli(1), ecli(2)]
    assert CitationNumber.objects.count() == 2
    assert all(page.latest_revision and page.blockades.exists() for page in PrecedentPage.objects.all())
    said, well = run(path)
    assert well
    assert "als concept: 3" in said
    assert PrecedentPage.objects.count() == 5


def test_without_taxonomy_it_says_what_to_do():
    call_command("flush", interactive=False, verbosity=0)
    said, well = run(RULING)
    assert not well
    assert "load_taxonomy" in said


@pytest.mark.skipif(not REAL.exists(), reason="de map ../shared met echte uitspraken is er niet")
def test_the_33_real_decisions():
    said, well = run(REAL)
    assert well
    assert "als concept: 33, waarvan 2 met een regel uit de taxonomie. Bestond al: 0. Fout: 0." in said
    rules = {page.ecli: set(blockades(page)) for page in PrecedentPage.objects.all() if blockades(page)}
    assert rules == {
        "ECLI:NL:CRVB:2013:1886": {
            "bijzondere-bijstand-drempel",
            "voorliggende-voorziening",
            "inlichtingenplicht-terugvordering",
        },
        "ECLI:NL:CRVB:2012:BY5954": {"ww-wekeneis"},
    }
