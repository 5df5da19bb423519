"""The list of words of findable precedents: what is in it, and that it follows the precedents."""

from io import StringIO

import pytest
from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache
from django.core.management import CommandError, call_command

from precedents import index_rebuild
from precedents.collection_words import CollectionWord, known_words, remember, starting_with
from precedents.finding import held, standing
from tests.demo_content import BOTH, engine_settings
from tests.editors import draft, published

pytestmark = pytest.mark.usefixtures("emptied")  # on commit the engine is called, so each test commits

CANARY = "kwartelkoning"
NOBODY_LISTENS = "http://127.0.0.1:9"


@pytest.fixture
def emptied(transactional_db):
    """A site without precedents. Afterwards it is set up anew: nothing of this test may be remembered."""
    cache.clear()
    yield
    ContentType.objects.clear_cache()


@pytest.fixture(params=BOTH, autouse=True)
def engine(request, settings, tmp_path, emptied):
    """An empty index on each engine."""
    for name, value in engine_settings(request.param, tmp_path).items():
        setattr(settings, name, value)
    rebuild()


def rebuild():
    call_command("rebuild_index", stdout=StringIO())


def listed():
    """The words as they stand in the database, and as this process knows them: the same."""
    words = sorted(CollectionWord.objects.values_list("word", flat=True))
    assert words == list(known_words().ordered)
    return words


def test_what_is_published_is_in_the_list():
    assert listed() == []
    published("Een Kwartelkoning", summary="Bij wmo-zorg uit 2024 hoort een cliënt, artikel18 en pgb niet.")
    assert listed() == ["client", "hoort", CANARY]
    draft("Een concept over uilen")
    assert "uilen" not in listed()


def test_a_new_word_comes_beside_the_others():
    published(f"Een {CANARY}")
    assert listed() == [CANARY]
    published(f"Nog een {CANARY} en een bosuil")
    assert listed() == ["bosuil", CANARY]


def test_a_rebuild_makes_the_list_anew():
    published(f"Een {CANARY}")
    going = published("Een bosuil")
    published("Een zeearend")
    CollectionWord.objects.filter(word="zeearend").delete()
    going.unpublish()
    assert "bosuil" in known_words()
    rebuild()
    assert listed() == [CANARY, "zeearend"]


def test_a_rebuild_that_fails_leaves_the_list(settings):
    published(f"Een {CANARY}")
    settings.ELASTICSEARCH_URL = NOBODY_LISTENS
    with pytest.raises(CommandError):
        rebuild()
    assert listed() == [CANARY]


def test_what_is_published_during_a_rebuild_stays():
    published(f"Een {CANARY}")
    index_rebuild.rebuild(None, tell=lambda count: remember(["zeearend"]))
    assert listed() == [CANARY, "zeearend"]


def test_words_that_begin_with_some_letters():
    published("Kwart, kwartel, kwartels, kwartelkoning, kwast en zwart")
    assert starting_with("KWART", 10) == ["kwart", "kwartel", "kwartels", CANARY]
    assert starting_with("kwart", 2) == ["kwart", "kwartel"]
    assert starting_with("kwartz", 2) == starting_with("kwartelkoningen", 2) == []


def test_a_withdrawn_word_does_not_stand_anywhere():
    published("Een veld bij een huis")
    withdrawn = published("Bij Veldhuis op het dak")
    assert standing(["veldhuis", "dak", "zolder"]) == ["veldhuis", "dak"]
    withdrawn.unpublish()
    assert "veldhuis" in known_words()
    assert held(["veldhuis"]) == {"veldhuis": 1}, "its parts stand in another precedent"
    assert standing(["veldhuis", "dak", "huis"]) == ["huis"]


def test_a_word_that_waits_for_its_withdrawal_does_not_stand_anywhere(settings):
    page = published(f"Een {CANARY}")
    working = settings.ELASTICSEARCH_URL
    settings.ELASTICSEARCH_URL = NOBODY_LISTENS
    page.unpublish()
    settings.ELASTICSEARCH_URL = working
    assert standing([CANARY]) == []
