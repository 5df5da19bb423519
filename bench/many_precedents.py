"""A site with very many precedents that hold just enough to be suggested: number, title, law articles, words.

Rows are written at once, past the workflow: lists take them for cleared, no page could be read. The records
of the index are light. Each word of the collection stands in at least one record; few words stand in many.
The same size gives the same site.
"""

import random
from collections.abc import Iterator, Sequence

from django.db import connection, transaction
from wagtail.models import Page

from bench.collection import records
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
    parents = [
        Page(**{field.attname: getattr(page, field.attname) for field in _fields(Page)}) for page in pages
    ]
    Page.objects.bulk_create(parents, batch_size=BATCH)
    for page, parent in zip(pages, parents, strict=True):
        page.pk = page.page_ptr_id = parent.pk
    _insert(pages)
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


def _insert(pages: Sequence[PrecedentPage]) -> None:
    """The rows of the table of precedents itself: Django writes no rows of two tables at once."""
    fields = PrecedentPage._meta.local_concrete_fields
    names = ", ".join(connection.ops.quote_name(field.column) for field in fields)
    places = ", ".join(["%s"] * len(fields))
    rows = [
        [field.get_db_prep_save(field.pre_save(page, True), connection) for field in fields] for page in pages
    ]
    with connection.cursor() as cursor:
        cursor.executemany(f"INSERT INTO {PrecedentPage._meta.db_table} ({names}) VALUES ({places})", rows)


def _fields(model: type[Page]) -> list:
    return [field for field in model._meta.local_concrete_fields if not field.primary_key]


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
