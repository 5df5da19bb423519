"""Files that are not right: one sentence each, and the rest goes on."""

import gzip
import random

import pytest

from precedents.models import PrecedentPage
from tests.rechtspraak_files import (
    OPINION,
    RULING,
    decision,
    run,
    taxonomy,  # noqa: F401 - a fixture
    write_lines,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("taxonomy"), pytest.mark.one_database]


BAD_LINES = [
    ("{", "dit is geen JSON"),
    ("[]", "hier moet een object staan"),
    ("null", "hier moet een object staan"),
    ('"tekst"', "hier moet een object staan"),
    ("[" * 100_000, "te diep genest"),
    ('{"year": ' + "9" * 5000 + "}", "te lang getal"),
    (decision(9, ecli=None), "geen ECLI"),
    (decision(9, ecli="ECLI:NL:CRVB"), "‘ECLI:NL:CRVB’ is geen ECLI"),
    (decision(9, ecli=["ECLI:NL:FICTIEF:2015:9"]), "‘ecli’ moet tekst zijn"),
    (decision(9, text=None), "heeft geen tekst"),
    (decision(9, text=" \n "), "heeft geen tekst"),
    (decision(9, text={"alinea": "x"}), "‘text’ moet tekst zijn"),
    (decision(9, abstract=12), "‘abstract’ moet tekst zijn"),
    (decision(9, court=None), "welk gerecht"),
    (decision(9, court=True), "‘court’ moet tekst zijn"),
    (decision(9, court="x" * 301), "300"),
    (decision(9, date=20150609), "‘date’ moet tekst zijn"),
    (decision(9, date="9 juni 2015"), "‘9 juni 2015’ is geen datum"),
    (decision(9, date="2015-02-30"), "‘2015-02-30’ is geen datum"),
    (decision(9, date=None, year="2015"), "‘year’ moet een jaartal zijn"),
    (decision(9, date=None, year=True), "‘year’ moet een jaartal zijn"),
    (decision(9, date=None, year=20150), "‘year’ moet een jaartal zijn"),
    (decision(9, text="half \ud800 teken"), "halve tekens"),
]


def test_each_bad_line_is_told_with_its_reason_and_the_rest_goes_on(tmp_path):
    rows = [row for number, (bad, _) in enumerate(BAD_LINES, 100) for row in (bad, decision(number))]
    said, well = run(write_lines(tmp_path / "zaken.jsonl", *rows), OPINION)
    assert not well
    told = [line for line in said.splitlines() if line.startswith("zaken.jsonl, regel ")]
    assert len(told) == len(BAD_LINES)
    for number, (line, (_, reason)) in enumerate(zip(told, BAD_LINES, strict=True)):
        assert line.startswith(f"zaken.jsonl, regel {2 * number + 1}: ")
        assert reason in line
    assert f"Fout: {len(BAD_LINES)}." in said
    assert PrecedentPage.objects.count() == len(BAD_LINES) + 1


def test_control_characters_do_not_reach_the_page(tmp_path):
    row = decision(
        1, text="eerste\x00 deel\x0ctweede\tdeel", abstract="Titel\x07 van de zaak.", court="Raad\x00"
    )
    said, well = run(write_lines(tmp_path / "zaken.jsonl", row))
    assert well, said
    page = PrecedentPage.objects.get()
    assert (page.ruling_text, page.title, page.court) == (
        "eerste deel tweede deel",
        "Titel van de zaak",
        "Raad",
    )


def test_a_line_that_is_no_utf8_and_a_byte_order_mark(tmp_path):
    path = write_lines(tmp_path / "zaken.jsonl", decision(1), decision(2))
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes() + b"\xff\xfe{}\n")
    said, well = run(path)
    assert not well
    assert "zaken.jsonl, regel 3: dit is geen UTF-8." in said
    assert PrecedentPage.objects.count() == 2


BOMB = '<!DOCTYPE x [<!ENTITY a "fictief"><!ENTITY b "&a;&a;&a;">]>'
FILE = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]>'


BAD_XML = [
    (lambda text: text[:900], "dit is geen geldige XML"),
    (lambda text: "geen xml", "regel 1: dit is geen geldige XML"),
    (lambda text: "", "dit is geen geldige XML"),
    (lambda text: "<html><body>Fictief</body></html>", "geen open data van de Rechtspraak"),
    (lambda text: text.replace("<open-", BOMB + "<open-", 1).replace("een offerte", "&b;"), "onveilig"),
    (lambda text: text.replace("<open-", FILE + "<open-", 1).replace("een offerte", "&a;"), "onveilig"),
    (lambda text: text.replace("UTF-8", "fictief-8"), "XML"),
    (lambda text: text.replace("ECLI:NL:FICTIEF:2012:1", "zonder nummer"), "is geen ECLI"),
    (lambda text: text.replace("2012-05-15", "vorig jaar"), "is geen datum"),
    (
        lambda text: text.replace("uitspraak id", "bijlage id").replace("</uitspraak>", "</bijlage>"),
        "geen tekst",
    ),
]


def test_each_bad_xml_file_is_told_and_the_rest_goes_on(tmp_path):
    good = RULING.read_text(encoding="utf-8")
    for number, (change, _) in enumerate(BAD_XML, 10):
        (tmp_path / f"stuk-{number}.xml").write_text(change(good), encoding="utf-8")
    (tmp_path / "z-goed.xml").write_bytes(OPINION.read_bytes())
    said, well = run(tmp_path)
    assert not well
    told = [line for line in said.splitlines() if line.startswith("stuk-")]
    for number, (line, (_, reason)) in enumerate(zip(told, BAD_XML, strict=True), 10):
        assert line.startswith(f"stuk-{number}.xml: ")
        assert reason in line
    assert [page.ecli for page in PrecedentPage.objects.all()] == ["ECLI:NL:FICTIEF:2019:2"]


def test_xml_that_is_nested_very_deep_is_read(tmp_path):
    deep = "<section>" * 50_000 + "<para>diep</para>" + "</section>" * 50_000
    path = tmp_path / "diep.xml"
    path.write_text(RULING.read_text(encoding="utf-8").replace("<informaltable>", deep + "<informaltable>"))
    said, well = run(path)
    assert well, said
    assert "diep" in PrecedentPage.objects.get().ruling_text


def test_a_gzipped_file_that_breaks_off_gives_what_it_held(tmp_path):
    noise = random.Random(1).randbytes(50_000).hex()  # more than a reader takes in at once
    rows = [decision(number, text=noise[number:]) for number in range(1, 9)]
    whole = gzip.compress(write_lines(tmp_path / "z.jsonl", *rows).read_bytes())
    (tmp_path / "z.jsonl.gz").write_bytes(whole[: len(whole) - 100])
    (tmp_path / "z.jsonl").unlink()
    (tmp_path / "geen.jsonl.gz").write_bytes(b"geen gzip")
    said, well = run(tmp_path, OPINION)
    assert not well
    assert "z.jsonl.gz: het bestand is niet (verder) te lezen" in said
    assert "geen.jsonl.gz: het bestand is niet (verder) te lezen" in said
    assert "Fout: 2." in said
    assert 2 <= PrecedentPage.objects.count() <= 9
    assert PrecedentPage.objects.filter(ecli="ECLI:NL:FICTIEF:2019:2").exists()


def test_what_is_not_there_or_of_another_kind_is_told(tmp_path):
    (tmp_path / "brief.pdf").write_bytes(b"%PDF")
    said, well = run(tmp_path / "weg.xml", tmp_path / "brief.pdf", RULING)
    assert not well
    assert "weg.xml: het bestand is niet (verder) te lezen" in said
    assert "brief.pdf: dit is geen .xml of .jsonl (of .jsonl.gz)." in said
    assert PrecedentPage.objects.count() == 1


def test_a_folder_without_decisions_is_told(tmp_path):
    said, well = run(tmp_path)
    assert not well
    assert "Niets gevonden" in said
