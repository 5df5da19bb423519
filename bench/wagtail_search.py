"""Wagtail's own search on the same texts: its database backend and its Elasticsearch backend."""

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import islice

from django.core.management import call_command
from django.db import connection
from wagtail.search.backends import get_search_backend

from bench.collection import FACETS
from bench.models import Text
from search.contract import Record

BACKENDS = {"default": "Wagtail, database", "elasticsearch": "Wagtail, Elasticsearch"}
_AT_ONCE = 1_000

# The database backend nests one expression a word: a question of 100 words is deeper than Python goes.
sys.setrecursionlimit(20_000)


@contextmanager
def database() -> Iterator[None]:
    """A database of its own on the server of DATABASE_URL, removed afterwards."""
    connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
    try:
        yield
    finally:
        connection.creation.destroy_test_db(connection.settings_dict["NAME"], verbosity=0)


def fill(texts: Iterable[Text], backend: str) -> None:
    """Replaces what is there and what the backend indexed."""
    Text.objects.all().delete()
    rows = iter(texts)
    while some := list(islice(rows, _AT_ONCE)):
        Text.objects.bulk_create(some)
    call_command("wagtail_update_index", backend_name=backend, verbosity=0)


def plain(corpus: Iterable[tuple[str, str]]) -> Iterator[Text]:
    return (Text(identity=identity, text=text.replace("\0", "")) for identity, text in corpus)


def with_facets(records: Iterable[Record]) -> Iterator[Text]:
    """Of each facet the first value: a field of Wagtail's own index holds one."""
    for record in records:
        values = {f"facet_{name}": values[0] for name, values in record.facets.items() if values}
        yield Text(identity=record.id, text=f"{record.title}. {' '.join(record.text)}", **values)


def run(
    backend: str, corpus: Iterable[tuple[str, str]], queries: Iterable[tuple[str, str]], depth: int
) -> dict[str, list[str]]:
    """Per query the documents found, best first, by any of the words: all words finds hardly anything."""
    fill(plain(corpus), backend)
    return {query: _found(backend, text, depth) for query, text in queries}


def page_with_facets(backend: str, text: str) -> tuple[list[str], dict[str, dict]]:
    """What a results page needs: the first twenty and the counts of every facet."""
    results = get_search_backend(backend).search(text, Text, operator="or")
    first = [one.identity for one in results[:20]]
    return first, {name: results.facet(f"facet_{name}") for name in FACETS}


def _found(backend: str, text: str, depth: int) -> list[str]:
    results = get_search_backend(backend).search(text, Text, operator="or")
    return [one.identity for one in results[:depth]]
