"""Which rules a decision cites: invented sentences, and the rules that the draft then holds."""

import pytest

from precedents.models import PrecedentPage
from tests.rechtspraak_files import (
    decision,
    ecli,
    run,
    taxonomy,  # noqa: F401 - a fixture
    write_lines,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("taxonomy")]

NOTHING = ""
CITED = [
    # by name and abbreviation, in the ways courts write it
    ("artikel 58 van de Participatiewet", 2016, "inlichtingenplicht-terugvordering"),
    ("art. 4:84 Awb", 2016, "precedentvrees"),
    ("artikel 4:84 van de Algemene Wet Bestuursrecht", 2016, "precedentvrees"),
    ("artikel 22a, eerste lid, van de Pw", 2016, "kostendelersnorm"),
    ("Artikel 15 lid 1 PW", 2016, "voorliggende-voorziening"),
    ("artikel 288 lid 1 sub b Fw", 2016, "wsnp-goede-trouw"),
    ("artikel 288, tweede lid, aanhef en onder c, van de Faillissementswet", 2016, "wsnp-goede-trouw"),
    ("artikel 5, aanhef en onder a, van de Leerplichtwet 1969", 2016, "vrijstelling-leerplicht"),
    ("artikel 2.23 van de Wet Brp", 2018, "briefadres"),
    ("artikel 1a:1, vierde lid, van de Wajong 2015", 2017, "wajong-duurzaam"),
    ("artikel 17, eerste\nlid, aanhef en onder a,van de WW", 2012, "ww-wekeneis"),
    ("het eerste lid van artikel 17 van de PW", 2016, "inlichtingenplicht-terugvordering"),
    # lists
    ("de artikelen 17 en 54 van de WWB", 2010, "inlichtingenplicht-terugvordering"),
    ("artt. 22a lid 1 jo. 44 lid 1 PW", 2016, "ingangsdatum-melding kostendelersnorm"),
    ("artikel 15, eerste lid, en artikel 35, eerste lid, van de Participatiewet", 2016,
     "bijzondere-bijstand-drempel voorliggende-voorziening"),
    ("artikel 13, eerste lid, aanhef en onder e en g, van de Participatiewet", 2016,
     "geen-bijstand-voor-schulden verblijf-buitenland"),
    ("artikel 22a, eerste lid, in verbinding met artikel 17 van de WW", 2012, "ww-wekeneis"),
    ("artikelen 36 van de WWB, 33 van de ZW en 17 van de WW", 2012,
     "individuele-inkomenstoeslag ww-wekeneis"),
    ("artikel 44, lid 1 en 54, derde lid, Pw", 2016,
     "inlichtingenplicht-terugvordering ingangsdatum-melding"),
    # lid and onderdeel count
    ("artikel 58, tweede lid, aanhef en onder d van de Pw", 2018, NOTHING),
    ("artikel 54, eerste lid, van de PW en artikel 54, vierde lid, van de PW", 2021, NOTHING),
    ("het derde lid van artikel 58 van de PW", 2016, NOTHING),
    ("artikel 18, eerste lid, van de Participatiewet", 2016, NOTHING),
    ("artikel 13, eerste lid, van de Participatiewet", 2016, NOTHING),
    ("artikel 31, tweede lid, aanhef en onder m, van de WWB", 2012, "giftengrens"),
    ("artikel 31, tweede lid, van de WWB", 2012, NOTHING),
    # an article without lid means its first lid
    ("artikel 16 van de WWB", 2010, NOTHING),
    ("artikel 40 van de WWB", 2010, NOTHING),
    ("artikel 17 van de Participatiewet", 2016, "inlichtingenplicht-terugvordering"),
    # two rules rest on the same spot: both are cited
    ("artikel 2.3.5, derde lid, van de Wmo 2015", 2016, "eigen-kracht-gebruikelijke-hulp wmo-vervoer-grens"),
    # acts that are no longer in force
    ("artikel 65, eerste lid, van de Abw", 2002, "inlichtingenplicht-terugvordering"),
    ("artikel 69, derde lid, van de Algemene bijstandswet", 2003, "inlichtingenplicht-terugvordering"),
    ("artikel 7, eerste lid, van de Abw", 2003, NOTHING),
    ("artikel 42 van de Abw", 2003, NOTHING),
    ("artikel 35 van de Abw", 2003, NOTHING),
    ("artikel 13, eerste lid, aanhef en onder e, van de WWB", 2008, NOTHING),
    ("artikel 9b AWBZ", 2012, "wlz-toegang"),
    ("artikel 20 van de WIJ", 2011, "afwijkend-adres-opschorting"),
    ("artikel 20 wij gaan verder", 2011, NOTHING),
    ("artikel 49, eerste lid, van de Wet GBA", 2012, "briefadres"),
    # one name, two acts
    ("artikel 20, zesde lid, van de Wmo", 2013, "toegang-opvang"),
    ("artikel 2.3.5, zesde lid, van de Wmo", 2016, "wlz-gaat-voor"),
    ("artikel 20, zesde lid, van de Wmo 2015", 2016, NOTHING),
    ("artikel 13b, tweede lid, van de Huisvestingswet", 2012, "regiobinding-woonruimte"),
    ("artikel 12, tweede lid, van de Huisvestingswet", 2012, NOTHING),
    ("artikel 12, tweede lid, van de Huisvestingswet", 2019, NOTHING),
    ("artikel 12, tweede lid, van de Huisvestingswet 2014", 2019, "urgentiecriteria"),
    ("artikel 7, eerste lid, van de Wet inburgering", 2015, "inburgeringstermijn"),
    ("artikel 7, eerste lid, van de Wet inburgering nieuwkomers", 2004, NOTHING),
    # another law, rule or word
    ("artikel 17 van het Uitvoeringsbesluit Wmo 2015", 2016, NOTHING),
    ("artikel 17 van de WW-verordening", 2016, NOTHING),
    ("artikel 35 van die wet, de Participatiewet", 2016, NOTHING),
    ("artikelen 3 van het Besluit en 35 van de WWB", 2012, NOTHING),
    ("in 2015 35 Participatiewet-uitkeringen", 2016, NOTHING),
    ("hij ontvangt bijstand op grond van de Participatiewet", 2016, NOTHING),
]  # fmt: skip


def test_exactly_the_cited_rules(tmp_path):
    rows = [
        decision(number, date=f"{year}-06-01", abstract="", text=f"Fictief. De Raad wijst op {text}. Einde.")
        for number, (text, year, _) in enumerate(CITED, 1)
    ]
    _, well = run(write_lines(tmp_path / "zaken.jsonl", *rows))
    assert well
    pages = {page.ecli: page for page in PrecedentPage.objects.all()}
    found = [
        (text, year, " ".join(sorted(rule.pk for rule in pages[ecli(number)].rules)))
        for number, (text, year, _) in enumerate(CITED, 1)
    ]
    assert found == [(text, year, " ".join(sorted(rules.split()))) for text, year, rules in CITED]


def test_the_note_quotes_the_citation_and_the_domains_are_those_of_the_rules(tmp_path):
    text = "Artikel 36 van de WW en 17 van de WW.\nDaarna artikel 4:84 van de\nAwb, en nog artikel 4:84 Awb."
    run(write_lines(tmp_path / "zaken.jsonl", decision(1, text=f"Fictief. {text}")))
    page = PrecedentPage.objects.get()
    assert {blockade.rule_id: blockade.note for blockade in page.blockades.all()} == {
        "ww-wekeneis": "De uitspraak noemt artikel 17 van de WW.",
        "precedentvrees": "De uitspraak noemt artikel 4:84 van de Awb.",
    }
    assert {domain.slug for domain in page.domains.all()} == {"werk", "organisatie"}
