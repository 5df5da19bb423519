"""A site with very many precedents that hold just enough to be suggested: number, title, law articles, words.

Rows are written at once, past the workflow: lists take them for cleared, no page could be read. The records
of the index are light. Each word of the collection stands in at least one record; few words stand in many.
The same size gives the same site.
"""

import random
from collections.abc import Iterator, Sequence

from django.db import transaction

from bench.collection import records
from bench.site.rows import insert, insert_parents, row_of
from dutch.lexicon import lexicon
from precedents import keys
from precedents.blockades import LegalGround
from precedents.clearances import Clearance
from precedents.collection_words import CollectionWord, words_in
from precedents.indexing import current_engine
from precedents.models import PrecedentPage
from precedents.register import CitationNumber
from precedents.rules import RuleGround
from precedents.site_pages import PrecedentIndexPage

YEAR = 2026
WORDS_EACH = 2
FREQUENT_WORDS = 20
GROUNDS_EACH = 3
BATCH = 1_000


@transaction.atomic
def fill(size: int) -> None:
    """Pages with numbers and law articles, twice as many collection words, and an index of them all."""
    words = _words(WORDS_EACH * size)
    CollectionWord.objects.bulk_create((CollectionWord(word=word) for word in words), batch_size=BATCH)
    pages = _pages(size)
    _register(pages)
    _clear(pages)
    _cite(pages)
    current_engine().rebuild(records(_texts(words)))


def _words(most: int) -> list[str]:
    fitting = sorted(set(words_in(lexicon().known)))
    random.Random(1).shuffle(fitting)
    return fitting[:most]


def _texts(words: Sequence[str]) -> Iterator[str]:
    chance = random.Random(2)
    for start in range(0, len(words), WORDS_EACH):
        frequent = (words[int(chance.paretovariate(0.5)) % len(words)] for _ in range(FREQUENT_WORDS))
        yield " ".join((*words[start : start + WORDS_EACH], *frequent))


def _pages(size: int) -> list[PrecedentPage]:
    shelf = PrecedentIndexPage.objects.get()
    pages = [_page(shelf, number) for number in range(1, size + 1)]
    for page, key in zip(pages, insert_parents(pages), strict=True):
        page.pk = page.page_ptr_id = key
    insert(PrecedentPage, map(row_of, pages))
    return pages


def _page(shelf: PrecedentIndexPage, number: int) -> PrecedentPage:
    return PrecedentPage(
        title=f"Verzonnen precedent {number}",
        slug=f"verzonnen-{number}",
        number=f"KM-{YEAR}-{number:04d}",
        fictional=True,
        live=True,
        content_hash=f"{number:064d}",
        path=PrecedentPage._get_path(shelf.path, shelf.depth + 1, number),
        depth=shelf.depth + 1,
        url_path=f"{shelf.url_path}verzonnen-{number}/",
        content_type=shelf.cached_content_type,
        locale=shelf.locale,
        draft_title=f"Verzonnen precedent {number}",
    )


def _register(pages: Sequence[PrecedentPage]) -> None:
    numbers = (
        CitationNumber(year=YEAR, sequence=sequence, page=page, published=True)
        for sequence, page in enumerate(pages, 1)
    )
    CitationNumber.objects.bulk_create(numbers, batch_size=BATCH)


def _clear(pages: Sequence[PrecedentPage]) -> None:
    clearances = (
        Clearance(page=page, content_hash=page.content_hash, seal="-", key_id=keys.key_id()) for page in pages
    )
    Clearance.objects.bulk_create(clearances, batch_size=BATCH)


def _cite(pages: Sequence[PrecedentPage]) -> None:
    articles = list(
        RuleGround.objects.order_by("law_id", "article").values_list("law_id", "article").distinct()
    )
    chance = random.Random(3)
    grounds = (
        LegalGround(page=page, law_id=law, article=article)
        for page in pages
        for law, article in chance.sample(articles, GROUNDS_EACH)
    )
    LegalGround.objects.bulk_create(grounds, batch_size=BATCH)
