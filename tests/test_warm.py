"""A server that starts says in its log how the index stands, and what to run."""

from io import StringIO

import pytest
from django.core.management import call_command

from kennisbank.warm import tell_how_the_index_stands
from tests.live_site import NOBODY_LISTENS
from tests.logged import logged

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.one_database]


@pytest.fixture
def told(settings, tmp_path):
    """The messages of a start, on the embedded engine."""
    settings.ELASTICSEARCH_URL, settings.KENNISBANK_DATA = "", tmp_path
    with logged() as lines:

        def start():
            tell_how_the_index_stands()
            return [line["message"] for line in lines()]

        yield start


def test_an_index_that_is_in_order_is_not_spoken_of(told):
    call_command("rebuild_index", stdout=StringIO())
    assert told() == []


def test_an_index_that_is_missing_or_down(told, settings):
    (message,) = told()
    assert message.startswith("De zoekindex kan niet worden gebruikt (IndexMissing).")
    assert message.endswith("manage.py check_index")
    settings.ELASTICSEARCH_URL = NOBODY_LISTENS
    assert "(EngineDown" in " ".join(told())


def test_an_index_of_another_word_list(told, tmp_path):
    call_command("rebuild_index", stdout=StringIO())
    (about,) = tmp_path.glob("index/*/about.json")
    about.write_text('{"analysis": "ouder"}')
    (message,) = told()
    assert "andere woordenlijst" in message
    assert message.endswith("manage.py rebuild_index")
