"""How many people fit what a precedent tells, and the municipality that may not be named lightly."""

import json

import pytest

from anonymity.population import SIZE_CLASSES, people_in_class, share
from precedents.clearance import Level
from precedents.deciding import decide
from precedents.decisions import Reason
from precedents.findings import findings_of, open_findings
from precedents.models import PrecedentPage
from precedents.recognition import ASSUMED, estimates, in_words
from precedents.vocabulary import AgeBand, Household, MunicipalitySize
from tests.demo_content import ROOT
from tests.editors import client_of, domain, draft, someone
from tests.reading import approve, fresh, read, send

TAXONOMY = ROOT / "taxonomy" / "blocking-rules.json"
FAMILY = {"age_band": AgeBand.A40, "household": Household.SINGLE_PARENT}
IN_URK = "De aanvrager woont in Urk."


@pytest.fixture
def author(db):
    return someone("auteur")


def of(page, *domains, **fields):
    """The page in memory with these fields and domains."""
    for name, value in fields.items():
        setattr(page, name, value)
    page.domains.set([domain(slug) for slug in domains])
    return page


def spots(page):
    return [one.spot for one in findings_of(page)]


def first_estimate(page):
    return estimates(page, spots(page))[0]


@pytest.mark.parametrize(("heading", "values"), [("age", AgeBand), ("household", Household)])
def test_each_choice_of_the_form_has_a_share(heading, values):
    assert all(0 < share(heading, value) < 1 for value in values)


def test_the_ages_are_everybody():
    assert sum(share("age", value) for value in AgeBand) == pytest.approx(1)


def test_each_domain_of_the_taxonomy_has_a_share():
    domains = json.loads(TAXONOMY.read_text(encoding="utf-8"))["domeinen"]
    assert all(0 < share("domain", one["code"]) < 1 for one in domains)


def test_the_size_classes_are_those_of_the_form():
    assert [one.slug for one in SIZE_CLASSES] == MunicipalitySize.values
    for one, label in zip(SIZE_CLASSES[:-1], MunicipalitySize.labels, strict=False):
        assert f"{one.below:,}".replace(",", ".") in label


def test_people_are_counted_in_the_size_class(author):
    page = of(draft("Bed vergoed", author), "schulden", **FAMILY, municipality_size=MunicipalitySize.MEDIUM)
    found = first_estimate(page)
    people = people_in_class("50000-100000")
    expected = (
        people * share("age", "40-54") * share("household", "eenoudergezin") * share("domain", "schulden")
    )
    assert found.people == pytest.approx(expected)
    assert found.sentence == f"Naar schatting passen {in_words(expected)} mensen bij deze kenmerken."
    assert not found.warnings
    assert found.assumptions[-1] == ASSUMED


def test_without_a_size_the_whole_country_counts(author):
    assert (
        first_estimate(draft("Bed vergoed", author)).assumptions[0].startswith("heel Nederland: 18.000.000")
    )


def test_of_more_domains_the_rarest_counts_and_an_unknown_one_is_told(author):
    page = draft("Bed vergoed", author)
    both = first_estimate(of(page, "wmo", "schulden")).people
    assert both == first_estimate(of(page, "schulden")).people
    unknown = first_estimate(of(page, "ruimtevaart"))
    assert unknown.people == first_estimate(of(page, "brp")).people
    assert any("Ruimtevaart (aandeel onbekend)" in line for line in unknown.assumptions)


def test_a_rare_fact_is_told_and_makes_the_group_ten_times_smaller(author):
    page = of(draft("Bed vergoed", author), "schulden", **FAMILY)
    before = first_estimate(page).people
    rare = first_estimate(of(page, "schulden", summary="Zij kreeg een vierling."))
    assert rare.people == pytest.approx(before / 10)
    assert "zeldzaam feit" in rare.warnings[0]


@pytest.mark.parametrize(
    ("number", "words"), [(7.4, "7"), (19.6, "20"), (234, "230"), (1234, "1.200"), (1_250_000, "1.200.000")]
)
def test_numbers_are_no_more_precise_than_an_estimate(number, words):
    assert in_words(number) == words


def test_a_municipality_in_which_many_fit_asks_a_reason(author):
    page = of(draft("Bed vergoed", author, summary="De aanvrager woont in Rotterdam."), "schulden")
    [one] = open_findings(page)
    assert (one.spot.value, one.spot.level) == ("Rotterdam", Level.CONFIRM)


def test_a_municipality_in_which_few_fit_asks_an_agreement_too(author):
    page = of(draft("Bed vergoed", author, summary=IN_URK), "brp", **FAMILY)
    [one] = open_findings(page)
    assert (one.spot.value, one.spot.level) == ("Urk", Level.RESOLVE)
    decide(page, one.spot, Reason.FALSE_ALARM, author)
    [decided] = findings_of(page)
    assert not decided.is_open
    assert decided.needs_agreement


def test_a_decision_of_before_the_group_became_small_does_not_hold(author):
    page = draft("Bed vergoed", author, summary=IN_URK)
    [one] = open_findings(page)
    assert one.spot.level == Level.CONFIRM
    decide(page, one.spot, Reason.FALSE_ALARM, author)
    assert not open_findings(page)
    assert open_findings(of(page, "brp", **FAMILY))


@pytest.mark.parametrize(
    ("about", "level"), [("De brief was laat.", Level.CONFIRM), ("De diagnose was laat.", Level.RESOLVE)]
)
def test_more_must_fit_where_children_health_or_crime_are_concerned(author, about, level):
    """21.000 x 0,155 x 0,185 x 0,03 is 18: more than ten, less than twenty."""
    group = {"age_band": AgeBand.A55, "household": Household.SINGLE}
    page = of(draft("Bed vergoed", author, summary=f"{IN_URK} {about}"), "wonen", **group)
    assert [one.spot.level for one in open_findings(page)] == [level]


def test_the_screen_shows_the_estimates_and_asks_for_the_agreement(author):
    reader = someone("tweede lezer")
    page = draft("Bed vergoed", author, summary=IN_URK, **FAMILY)
    page.domains.set([domain("brp")])
    page.save_revision(user=author)
    page = fresh(page)
    newest = page.get_latest_revision_as_object()
    decide(newest, open_findings(newest)[0].spot, Reason.FALSE_ALARM, author)
    send(page, author)
    shown = read(page, reader).get_text()
    assert "Naar schatting passen in Urk 3 mensen bij deze kenmerken." in shown
    assert ASSUMED in shown
    approve(page, reader, agreed=[])
    assert not fresh(page).live
    approve(page, reader)
    assert PrecedentPage.objects.findable().filter(pk=page.pk).exists()
    assert client_of(author).get(page.url).status_code == 200
