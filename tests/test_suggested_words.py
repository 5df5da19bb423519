"""A word is suggested while a precedent that can be found holds it just so, on each engine."""

from io import StringIO

import pytest
from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache
from django.core.management import call_command

from precedents.outbox import note
from tests.demo_content import BOTH, engine_settings
from tests.editors import publish, published, rewritten

pytestmark = pytest.mark.usefixtures("engine")


@pytest.fixture(params=BOTH)
def engine(request, settings, tmp_path, transactional_db):
    """An empty site with an empty index; what tests write reaches it on commit."""
    cache.clear()
    for name, value in engine_settings(request.param, tmp_path).items():
        setattr(settings, name, value)
    call_command("rebuild_index", stdout=StringIO())
    yield
    ContentType.objects.clear_cache()


@pytest.fixture
def words(client):
    """The words that are suggested for a text."""

    def ask(text):
        groups = client.post("/suggesties/", {"q": text}).json()["groups"]
        return [one["label"] for group in groups if group["name"] == "word" for one in group["suggestions"]]

    return ask


def test_a_word_of_a_precedent(words):
    published("Een kwartelkoning op het dak")
    assert words("kwart") == ["kwartelkoning"]
    assert words("op het dak een kwart") == ["kwartelkoning"]


def test_what_most_precedents_hold_comes_first(words):
    for title in ("Schuldrust", "Schuldeisers dringen aan", "Schuldeisers wachten", "Schuldakkoord"):
        published(title)
    assert words("schuld") == ["schuldeisers", "schuldrust", "schuldakkoord"]


@pytest.mark.parametrize("end", ["unpublish", "delete"])
def test_a_word_of_a_withdrawn_precedent_is_gone(words, end):
    page = published("Een kwartelkoning op het dak")
    getattr(page, end)()
    assert words("kwart") == []


def test_a_word_that_was_edited_away_is_gone(words):
    page = published("Een kwartelkoning op het dak")
    publish(rewritten(page, "Een vogel op het dak").latest_revision)
    assert words("kwart") == []


def test_a_word_of_a_draft_is_not_suggested(words):
    rewritten(published("Een vogel op het dak"), "Een kwartelkoning op het dak")
    assert words("kwart") == []


def test_parts_elsewhere_do_not_keep_a_withdrawn_word(words):
    """`Bergman` was a name; a mountain and a man in another precedent do not bring it back."""
    page = published("Bergman zat vast")
    published("Een man op een berg")
    assert words("berg") == ["bergman"]
    page.unpublish()
    assert words("berg") == []


def test_another_form_elsewhere_does_not_keep_a_withdrawn_word(words):
    page = published("De kwartelkoningen vertrokken")
    published("De kwartelkoning bleef")
    page.unpublish()
    assert words("kwart") == ["kwartelkoning"]


def test_a_word_whose_precedent_waits_for_the_index_is_not_suggested(words):
    page = published("Een kwartelkoning op het dak")
    note([page.pk])
    assert words("kwart") == []


def test_the_words_that_are_left_take_the_places(words):
    pages = [published(f"{word} en {word}") for word in ("Dakrand", "Dakgoot", "Dakraam", "Dakpan")]
    pages[0].unpublish()
    assert words("dak") == ["dakpan", "dakgoot", "dakraam"]
