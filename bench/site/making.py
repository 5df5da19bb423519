"""A site of any size, made of the demonstration's structure with passages of law as text.

Each precedent has the shape of one of the demonstration, as long as that one, and begins with a passage of
its own; the rest of its words come from passages drawn by chance, so each passage is used about five times.
The same size gives the same site, and a larger one begins with the smaller.
"""

import datetime
import random
from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path

from django.contrib.contenttypes.models import ContentType
from django.db import connection, transaction
from wagtail.models import Page

from bench.site.rows import Rows, insert_parents
from bench.site.shapes import Shape
from precedents.models import PrecedentPage
from precedents.site_pages import PrecedentIndexPage
from precedents.vocabulary import DatePrecision, Kind

BATCH = 500
YEAR = 2026
FIRST_YEAR = 2015
_TITLE_WORDS = 10
_LONGEST_TITLE = 150


def fill(size: int, texts: Sequence[str], files: Sequence[Path], seed: int = 1) -> None:
    """Adds `size` readable precedents to a site that has none; the index is not built."""
    shapes = [Shape(path) for path in files]
    shelf = PrecedentIndexPage.objects.get()
    for start in range(1, size + 1, BATCH):
        numbers = range(start, min(start + BATCH, size + 1))
        with transaction.atomic():
            _write(shelf, shapes, texts, numbers, seed)
    Page.objects.filter(pk=shelf.pk).update(numchild=size)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")  # a database that grows day by day has done so itself


def _write(
    shelf: PrecedentIndexPage, shapes: Sequence[Shape], texts: Sequence[str], numbers: range, seed: int
) -> None:
    keys = insert_parents([_bare(shelf, number, texts[(number - 1) % len(texts)]) for number in numbers])
    rows = Rows()
    for number, pk in zip(numbers, keys, strict=True):
        chance = random.Random(f"{seed} {number}")
        own = texts[(number - 1) % len(texts)]
        page = chance.choice(shapes).filled(_words(own, texts, chance), chance)
        _name(page, _bare(shelf, number, own))
        _date(page, chance)
        rows.add(page, pk, YEAR, number)
    rows.write()


def _words(own: str, texts: Sequence[str], chance: random.Random) -> Iterator[str]:
    drawn = (chance.choice(texts) for _ in iter(int, 1))
    return chain.from_iterable(text.split() for text in chain([own], drawn))


def _bare(shelf: PrecedentIndexPage, number: int, text: str) -> PrecedentPage:
    """What Wagtail keeps of every page."""
    title = " ".join(text.split()[:_TITLE_WORDS])[:_LONGEST_TITLE].strip()
    slug = f"verzonnen-{number}"
    moment = datetime.datetime(FIRST_YEAR, 1, 1, tzinfo=datetime.UTC) + datetime.timedelta(hours=number)
    return PrecedentPage(
        title=title,
        draft_title=title,
        slug=slug,
        number=f"KM-{YEAR}-{number:04d}",
        path=PrecedentPage._get_path(shelf.path, shelf.depth + 1, number),
        depth=shelf.depth + 1,
        url_path=f"{shelf.url_path}{slug}/",
        content_type=ContentType.objects.get_for_model(PrecedentPage),
        locale=shelf.locale,
        live=True,
        first_published_at=moment,
        last_published_at=moment,
        latest_revision_created_at=moment,
    )


def _name(page: PrecedentPage, bare: PrecedentPage) -> None:
    page.title, page.slug, page.number = bare.title, bare.slug, bare.number
    page.fictional = True


def _date(page: PrecedentPage, chance: random.Random) -> None:
    """A decision in any quarter; a ruling keeps its kind of date and gets a reference of its own."""
    if page.decision_date:
        month = chance.choice((1, 4, 7, 10))
        page.decision_date = datetime.date(chance.randint(FIRST_YEAR, YEAR - 1), month, 1)
        page.date_precision = DatePrecision.QUARTER
    if page.kind == Kind.UITSPRAAK or page.ecli:
        page.ecli = f"ECLI:NL:RVS:{YEAR}:{page.number.replace('-', '')}"
