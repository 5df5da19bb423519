"""What every worker needs for its first answer, read once before they are made: they share the memory."""

import gc
import logging

from django.db import Error, connections
from django.template.loader import get_template
from django.urls import get_resolver
from wagtail.hooks import get_hooks

from dutch import nearness
from dutch.analysis import analyze
from dutch.lexicon import accented
from precedents.collection_words import known_words
from precedents.everyday import other_words
from precedents.fitting_rules import fitting_rules
from precedents.indexing import EngineDown, current_engine

logger = logging.getLogger(__name__)

EXAMPLE, MISTYPED = "Zij krijgt geen leerlingenvervoer omdat het te ver is.", "leerlingenvervor"
_OBJECTS, _GENERATIONS = 5_000, (10, 20)
"""A results page makes half a million objects and leaves few in a circle. With Python's own 700 the collector
looks so often that one page in twenty takes 143 ms instead of 111; with 20,000 it is 99, for 45 MB more."""
TEMPLATES = ("precedents/search.html", "precedents/precedent_page.html", "wagtailadmin/base.html")


def warm() -> None:
    """Reads word lists, addresses, templates and what the rules say. No connection is open when it returns.

    What was read the garbage collector leaves alone from here on: looking at it would copy its memory to each
    worker.
    """
    _from_files()
    try:
        _from_database()
    except Error as error:  # the workers try again, and /health/ready tells
        logger.warning("De database antwoordt nog niet: %s", error)
    connections.close_all()
    gc.collect()
    gc.freeze()
    gc.set_threshold(_OBJECTS, *_GENERATIONS)


def tell_how_the_index_stands() -> None:
    """Says in the log when it cannot be used, or was made with another word list, and what to run."""
    try:
        current_engine().condition()
    except EngineDown as error:
        logger.warning(
            "De zoekindex kan niet worden gebruikt (%s). Kijk wat er is en wat u doet: manage.py check_index",
            error,
        )
    finally:
        connections.close_all()


def _from_files() -> None:
    analyze(EXAMPLE)
    accented()
    nearness.compounds_near(MISTYPED)
    len(get_resolver().reverse_dict)
    get_hooks("register_admin_urls")
    for name in TEMPLATES:
        get_template(name)


def _from_database() -> None:
    fitting_rules(EXAMPLE)
    other_words(EXAMPLE)
    known_words().nearness.near(MISTYPED)
