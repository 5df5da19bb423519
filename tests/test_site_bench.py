"""The large sites that are measured on: readable precedents, the same each time, found as others are."""

import pytest
from django.core.management import call_command
from django.db import transaction
from wagtail.models import Page

from bench.site.making import fill
from precedents.index_rebuild import rebuild
from precedents.indexing import current_engine
from precedents.models import PrecedentPage
from precedents.visibility import is_readable
from search.contract import Query
from tests.demo_content import DEMO

pytestmark = pytest.mark.django_db

TEXTS = [
    "Het bestuur kan afwijken van de norm. Dat geldt voor iedere vergunning.",
    "De zeevisserij wordt geregeld bij algemene maatregel; quota gelden per haven.",
    "Artikel twee is niet van toepassing op de veerman.",
]
SIZE = 8
FILES = sorted(DEMO.glob("*.json"))[:4]


@pytest.fixture
def pages(settings, tmp_path):
    settings.KENNISBANK_DATA = tmp_path
    call_command("load_taxonomy", verbosity=0)
    fill(SIZE, TEXTS, FILES)
    return list(PrecedentPage.objects.findable().with_parts().order_by("pk"))


def test_every_precedent_is_cleared_as_it_stands(pages):
    assert len(pages) == SIZE
    assert all(map(is_readable, pages))
    page = pages[0]
    page.summary += " En nog iets."
    assert not is_readable(page)


def test_it_has_the_structure_of_the_demonstration_and_begins_with_a_text_of_its_own(pages):
    assert all(page.title.split()[:2] == TEXTS[at % 3].split()[:2] for at, page in enumerate(pages))
    assert all(page.rules and page.facts and page.domain_items.all() for page in pages)
    assert {len(page.summary.split()) > 20 for page in pages} == {True}
    assert not any(Page.find_problems())


def test_it_is_found_and_served(pages, client):
    assert rebuild(None, lambda count: None) == SIZE
    assert current_engine().search(Query("zeevisserij")).total == SIZE
    page = client.get(pages[1].url)
    assert page.status_code == 200
    assert pages[1].number in page.content.decode()


def test_the_same_size_gives_the_same_site():
    call_command("load_taxonomy", verbosity=0)
    assert _hashes(SIZE) == _hashes(SIZE)
    assert _hashes(SIZE)[:3] == _hashes(3)


def _hashes(size):
    with transaction.atomic():
        fill(size, TEXTS, FILES)
        hashes = list(PrecedentPage.objects.order_by("number").values_list("content_hash", flat=True))
        transaction.set_rollback(True)
    return hashes
