"""The list of comparable precedents on a small site of its own: both outcomes, doubles, what is withdrawn."""

from io import StringIO

import pytest
from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache
from django.core.management import call_command

from precedents.blockades import Blockade
from precedents.models import PrecedentPage
from tests.demo_content import BOTH, engine_settings
from tests.editors import publish, published, rule
from tests.shown_comparable import comparable_to, compared

pytestmark = pytest.mark.usefixtures("emptied")  # on commit the engine is called, so each test commits

NOBODY_LISTENS = "http://127.0.0.1:9"
STORY = (
    "Een visser verloor zijn boot in de storm. Zonder boot vangt hij niets en zonder vangst betaalt hij geen "
    "haven. De havenmeester wil eerst het liggeld en daarna pas een nieuwe ligplaats geven. De bank leent "
    "alleen aan wie een ligplaats heeft. Zo ligt de kotter van zijn broer al maanden aan de ketting."
)
NEARLY = STORY.replace("storm", "winterstorm").replace("maanden", "weken")


@pytest.fixture
def emptied(transactional_db):
    cache.clear()
    yield
    ContentType.objects.clear_cache()


@pytest.fixture(params=BOTH)
def engine(request, settings, tmp_path, emptied):
    """An empty index on each engine."""
    for name, value in engine_settings(request.param, tmp_path).items():
        setattr(settings, name, value)
    call_command("rebuild_index", stdout=StringIO())


def under_rule(number, slug="liggeld", **fields):
    summary = f"Verhaal {number} over haven{number}."
    return published(f"Kwestie {number}", summary=summary, blockades=[Blockade(rule_id=slug)], **fields)


def source_and_crowd(count, outcome):
    """A precedent and as many of the same rule and outcome."""
    rule("liggeld")
    source = under_rule(0, outcome=outcome, age_band="27-39")
    for number in range(1, count + 1):
        under_rule(number, outcome=outcome)
    return source


def of_same_age(outcome):
    """Comparable by its age only, so further down than all of the rule."""
    return published("Anders", summary="Iets heel anders.", outcome=outcome, age_band="27-39")


def filler():
    """What stands in most precedents tells nothing: a word of two is telling among seven."""
    for number in range(5):
        published(f"Vulling {number}", summary=f"Onderwerp{number} gaat nergens over.")


@pytest.mark.parametrize(("crowd", "missing"), [("toegekend", "afgewezen"), ("afgewezen", "later-alsnog")])
def test_the_outcome_that_is_missing_takes_the_last_place_of_the_first_ten(engine, client, crowd, missing):
    source = source_and_crowd(24, crowd)
    published("Boot", summary="Iets anders.", outcome=missing)  # nothing in common
    other = of_same_age(missing)
    shown = comparable_to(client, source)
    assert shown.numbers.index(other.number) == 9
    assert [item.number for item in shown.items if item.brought] == [other.number]
    assert (shown.shown, shown.total) == (20, 25)
    assert len(set(shown.numbers)) == 20


def test_what_is_further_down_the_list_is_not_told_twice(engine, client):
    source = source_and_crowd(12, "toegekend")
    other = of_same_age("afgewezen")
    shown = comparable_to(client, source)
    assert shown.numbers.count(other.number) == 1
    assert shown.shown == shown.total == 13


def test_an_outcome_that_nothing_comparable_has_is_not_there(engine, client):
    source = source_and_crowd(24, "toegekend")
    published("Boot", summary="Iets anders.", outcome="afgewezen")
    shown = comparable_to(client, source)
    assert not any(item.brought for item in shown.items)
    assert {item.outcome for item in shown.items} == {"Toegekend"}


def test_nearly_the_same_text_is_shown_once_with_the_other_under_it(engine, client):
    filler()
    source = published(
        "De haven", summary="Zonder ligplaats leent de bank niet aan een visser met een kotter."
    )
    first = published("De visser", summary=STORY, outcome="toegekend")
    second = published("De visser", slug="tweede", summary=NEARLY, outcome="afgewezen")
    other = published("De schipper", summary="Ook zonder ligplaats gaat het de schipper goed.")
    for shown in (comparable_to(client, source), compared(client, "Geen ligplaats, geen kotter, visser?")):
        (pair,) = [item for item in shown.items if item.twins]
        assert {pair.number, *pair.twins} == {first.number, second.number}
        assert other.number in shown.numbers
        assert shown.shown == sum(1 + len(item.twins) for item in shown.items) == shown.total
        assert "(afgewezen)" in shown.main or "(toegekend)" in shown.main


def test_what_is_withdrawn_is_shown_nowhere(engine, client, settings):
    filler()
    source = published("De visser", summary=STORY)
    twin = published("De visser", slug="tweede", summary=NEARLY)
    stays = published("De kotter", summary="De kotter ligt aan de ketting, de visser wacht.")
    assert twin.number in comparable_to(client, source).numbers
    PrecedentPage.objects.filter(pk=twin.pk).update(live=False)  # the index does not know
    for shown in (comparable_to(client, source), compared(client, STORY)):
        assert twin.number not in shown.html
        assert stays.number in shown.numbers
        assert shown.total == shown.shown
    assert twin.number not in client.get(source.url).content.decode()
    assert client.get(f"/p/{twin.number}/vergelijkbaar/").status_code == 410


def test_a_change_that_waits_is_left_out(engine, client, settings):
    source = published("De visser", summary=STORY)
    edited = published("De kotter", summary="De kotter ligt aan de ketting, de visser wacht.")
    working = settings.ELASTICSEARCH_URL
    settings.ELASTICSEARCH_URL = NOBODY_LISTENS
    edited.summary = "Iets anders."
    publish(edited.save_revision())
    settings.ELASTICSEARCH_URL = working
    assert comparable_to(client, source).items == []


def test_a_number_without_a_page_is_answered_as_its_own_address(engine, client):
    assert client.get("/p/KM-1999-0001/vergelijkbaar/").status_code == 404
    assert client.get("/p/onzin/vergelijkbaar/").status_code == 404
    page = published("De visser", summary=STORY)
    assert client.get(f"/p/{page.number.lower()}/vergelijkbaar/").status_code == 200
    assert client.post(f"/p/{page.number}/vergelijkbaar/").status_code == 405


@pytest.mark.parametrize("asked", ["like=verhaal", "like=rule&like=%00", "like=%ff"])
def test_an_unknown_kind_gets_a_sentence(engine, client, asked):
    page = published("De visser", summary=STORY)
    answer = client.get(f"/p/{page.number}/vergelijkbaar/?{asked}")
    assert answer.status_code == 400
    assert "Zet de vinkjes opnieuw" in answer.content.decode()


def test_the_page_of_a_precedent_works_while_the_engine_is_down(engine, client, settings):
    page = published("De visser", summary=STORY)
    published("De kotter", summary="De kotter ligt aan de ketting, de visser wacht.")
    assert "De kotter" in client.get(page.url).content.decode()
    settings.ELASTICSEARCH_URL = NOBODY_LISTENS
    answer = client.get(page.url)
    assert answer.status_code == 200
    assert "nu even niet te tonen" in answer.content.decode()
    assert client.get(f"/p/{page.number}/vergelijkbaar/").status_code == 503
