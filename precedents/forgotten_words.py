"""Takes words of old texts out of the list of collection words, when no findable precedent has them now."""

import logging
from collections.abc import Iterable, Iterator
from functools import partial

from django.db import transaction
from wagtail.models import Page, Revision

from precedents import collection_words
from precedents.finding import EngineDown, standing
from precedents.public_text import labels, prose

logger = logging.getLogger(__name__)


def forget_after_commit(texts: Iterable[str]) -> None:
    """Once the index knows what changed. Comes after `index_sync.sync` of the same change."""
    if words := frozenset(collection_words.words_in(texts)):
        transaction.on_commit(partial(_forget, words))


def texts_of(revisions: Iterable[Revision]) -> Iterator[str]:
    for revision in revisions:
        yield from texts_of_page(revision.as_object())


def texts_of_page(page: Page) -> tuple[str, ...]:
    return (page.title, *prose(page), *labels(page))


def _forget(words: frozenset[str]) -> None:
    """While the engine is down they stay until the next rebuild: who shows a word asks first who has it."""
    try:
        kept = standing(words)
    except EngineDown:
        logger.warning("De zoekmachine is niet bereikbaar; oude woorden gaan weg bij rebuild_index.")
        return
    collection_words.forget(words.difference(kept))
