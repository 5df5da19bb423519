"""Numbers and addresses by their shape. All of them are invented or well-known examples."""

import pytest

from anonymity.detector import detect
from anonymity.finding import Kind, Level

FOUND = [
    ("bel (020) 123 45 67 na tienen", "(020) 123 45 67", Kind.PHONE),
    ("tel: +31(0)6-12345678", "+31(0)6-12345678", Kind.PHONE),
    ("appte vanaf 06 - 12345678", "06 - 12345678", Kind.PHONE),
    ("Bereikbaar op 0031 20 1234567.", "0031 20 1234567", Kind.PHONE),
    ("+48 601 234 567 is haar nummer", "+48 601 234 567", Kind.PHONE),
    ("BSN 1112.22.333", "1112.22.333", Kind.BSN),
    ("bsn 111-22-2334, met een tikfout", "111-22-2334", Kind.BSN),
    ("het nummer 111222333 staat erop", "111222333", Kind.BSN),
    ("rek. NL91 ABNA 0417 1643 00 is leeg", "NL91 ABNA 0417 1643 00", Kind.IBAN),
    ("IBAN NL00RABO0123456789", "NL00RABO0123456789", Kind.IBAN),
    ("DE89370400440532013000 staat rood", "DE89370400440532013000", Kind.IBAN),
    ("mail fatima_87@voorbeeld.frl", "fatima_87@voorbeeld.frl", Kind.EMAIL),
    ("piet (at) voorbeeld (punt) nl", "piet (at) voorbeeld (punt) nl", Kind.EMAIL),
    ("piet apenstaartje voorbeeld punt nl", "piet apenstaartje voorbeeld punt nl", Kind.EMAIL),
    ("de auto met kenteken 12abcd", "12abcd", Kind.PLATE),
    ("XX-123-X stond voor de deur", "XX-123-X", Kind.PLATE),
    ("1234AB Zwolle", "1234AB", Kind.POSTCODE),
    ("9712 cp Groningen", "9712 cp", Kind.POSTCODE),
    ("woont aan de Burgemeester van Tuyllplein 3", "Burgemeester van Tuyllplein 3", Kind.ADDRESS),
    ("het huis Kerkstraat 12-3 hs", "Kerkstraat 12-3 hs", Kind.ADDRESS),
    ("woont op Achter de Kerk 3", "Achter de Kerk 3", Kind.ADDRESS),
    ("ze zit in de mettesingel 53", "mettesingel 53", Kind.ADDRESS),
    ("geb. 12 maart '85", "12 maart '85", Kind.DOB),
    ("Jan Pietersen (12-03-1985) belde", "12-03-1985", Kind.DOB),
    ("geboren te Zwolle op 3 juni 1990", "3 juni 1990", Kind.DOB),
    ("zaaknummer Z/23/123456", "Z/23/123456", Kind.CASE_ID),
    ("ons kenmerk: JZ/2023/44", "JZ/2023/44", Kind.CASE_ID),
    ("de zaak ROT 21/4567 loopt", "ROT 21/4567", Kind.CASE_ID),
    ("insta: @lisa.k", "@lisa.k", Kind.HANDLE),
    ("Haar nummer: 0 6 1 2 3 4 5 6 7 8", "0 6 1 2 3 4 5 6 7 8", Kind.PHONE),
    ("IBAN NL91ABNA0417164300 en BE71 0961 2345 6769", "BE71 0961 2345 6769", Kind.IBAN),
    ("rekening ABNA 0417 1643 00", "ABNA 0417 1643 00", Kind.IBAN),
    ("lisa @ voorbeeld . nl schreef", "lisa @ voorbeeld . nl", Kind.EMAIL),
    ("mail jansen@voorbeeld punt nl", "jansen@voorbeeld punt nl", Kind.EMAIL),
    ("de auto 97 TLB 6 stond er", "97 TLB 6", Kind.PLATE),
    ("nummerbord xk 19 zt", "xk 19 zt", Kind.PLATE),
    ("postcode 2848gt", "2848gt", Kind.POSTCODE),
    ("op 4831-AB", "4831-AB", Kind.POSTCODE),
    ("BETREFT: PARALLELWEG 9", "PARALLELWEG 9", Kind.ADDRESS),
    ("zij ging naar de Klaproos 31.", "de Klaproos 31", Kind.ADDRESS),
    ("het adres is wilgenhof 22-b", "wilgenhof 22-b", Kind.ADDRESS),
    ("de J.P. Coenlaan 5", "J.P. Coenlaan 5", Kind.ADDRESS),
    ("in de Vondelstraat 7/2 te huur", "Vondelstraat 7/2", Kind.ADDRESS),
    ("zie zaak NL22.14512", "NL22.14512", Kind.CASE_ID),
    ("proces-verbaal PL0600-2021123456", "PL0600-2021123456", Kind.CASE_ID),
    ("dossier 21/03489 is dicht", "21/03489", Kind.CASE_ID),
    ("paspoort NW5K3B7L2", "NW5K3B7L2", Kind.CASE_ID),
    ("discord: wolfje#2213", "wolfje#2213", Kind.HANDLE),
    ("gebeld op ma 3-1", "3-1", Kind.DATE),
    ("Adres: Zilverschoon 51-II", "Zilverschoon 51-II", Kind.ADDRESS),
    ("Bij Zilverschoon 51 is ingebroken", "Zilverschoon 51", Kind.ADDRESS),
    ("(Fluitekruid 8, 1234 AB)", "Fluitekruid 8", Kind.ADDRESS),
    ("woont aan 't Hof 186", "'t Hof 186", Kind.ADDRESS),
    ("de zaak C/01/234567 / HA ZA 21-438", "C/01/234567 / HA ZA 21-438", Kind.CASE_ID),
    ("huurdersnummer 5514-KJ-426", "5514-KJ-426", Kind.CASE_ID),
    ("dossiernr 17/4390 WMO", "17/4390 WMO", Kind.CASE_ID),
    ("Onderwerp: bezwaar / z2019-32543", "z2019-32543", Kind.ID_OTHER),
    ("via Instagram (mo1990)", "mo1990", Kind.HANDLE),
]
HARMLESS = [
    "ECLI:NL:RBDHA:2021:12345",
    "Stb. 2014, 280 en Stcrt. 2020, 12345",
    "Kamerstukken II 2013/14, 33 841, nr. 3",
    "€ 1.234.567,89 en 12.345.678 inwoners en 12,5%",
    "schooljaar 2022/2023 en 2019-2021",
    "ISBN 978-90-123-4567-8, KvK 12345678",
    "bel 0800-8051, 14 020, 112 of 0900-1234567",
    "artikel 2.3.5, vijfde lid, onder a, van de Wmo 2015",
    "Sinds 1 juli 2021 geldt de norm.",
    "https://www.uwv.nl/particulieren",
    "Het formulier heeft kenmerk 972526811.",
    "Verordening maatschappelijke ondersteuning gemeente Zwolle 2021",
    "24 uur per dag, 3 keer per week, om 12.30 uur",
    "Richtlijn 2004/38/EG en Verordening (EU) 2016/679",
    "10.000-20.000 inwoners, 09.00-17.00 uur, groep 8. Fase 2 begint.",
    "zaak C-133/15, RSIN 123456789, BTW-nummer NL123456789B01",
    "Het arrest van de Hoge Raad van 18 juni 1993 en de uitspraak CRvB 12 mei 2020.",
    "Sociaal Akkoord 2004 en Wet Hillen 2015",
    "van 1 januari 2013 tot en met 31 december 2013",
]


@pytest.mark.parametrize(("text", "part", "kind"), FOUND, ids=[part for _, part, _ in FOUND])
def test_an_identifier_is_found_whole(text, part, kind):
    found = {(text[f.start : f.end], f.kind) for f in detect(text)}
    assert (part, kind) in found


@pytest.mark.parametrize("text", HARMLESS)
def test_what_belongs_to_nobody_is_left_alone(text):
    assert detect(text) == []


@pytest.mark.parametrize("kind", [Kind.BSN, Kind.IBAN, Kind.PHONE, Kind.PLATE, Kind.POSTCODE, Kind.DOB])
def test_direct_identifiers_cannot_be_published(kind):
    levels = {f.level for text, _, its in FOUND if its is kind for f in detect(text) if f.kind is kind}
    assert levels == {Level.BLOCK}


def test_a_function_mailbox_asks_for_confirmation_only():
    assert [f.level for f in detect("mail naar info@voorbeeld.nl")] == [Level.CONFIRM]


@pytest.mark.parametrize(
    "number",
    ["1112\u200b22333", "１１１２２２３３３", "111\u00ad222\ufeff333", "111\u2011222\u2011333"],
    ids=["zero width", "full width", "soft hyphen", "odd hyphens"],
)
def test_signs_that_nobody_sees_hide_no_number(number):
    text = f"Het nummer {number} staat erop."
    assert [(text[f.start : f.end], f.kind) for f in detect(text)] == [(number, Kind.BSN)]


def test_letters_of_another_script_hide_no_account():
    text = "Rekening NL91\u0410\u0412N\u04100417164300."
    assert [f.kind for f in detect(text)] == [Kind.IBAN]


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "a" * 50_000,
        "A." * 20_000,
        "a-" * 20_000,
        "9 " * 20_000,
        "Jan, " * 5_000,
        "\u200b" * 20_000,
        "\u202e" + "nav " * 5_000,
        "e" + "\u0301" * 5_000,
        "محمد يسكن هنا. " * 1_000,
        "\x00\ud800",
    ],
    ids=range(12),
)
def test_no_text_is_too_odd(text):
    assert all(0 <= f.start < f.end <= len(text) for f in detect(text))
