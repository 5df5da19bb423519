"""Which servers are there to measure on, and Wagtail's search on them when they are."""

import os
from collections.abc import Callable
from types import ModuleType

import django

from bench.open_sets import OpenSet

Run = dict[str, list[str]]


def elasticsearch_url() -> str:
    return os.environ.get("ELASTICSEARCH_URL", "")


def has_postgresql() -> bool:
    return os.environ.get("DATABASE_URL", "").startswith("postgres")


def wagtail_backends() -> list[str]:
    """None without PostgreSQL: the database backend is meant for that, and both need its rows."""
    if not has_postgresql():
        return []
    return ["default", "elasticsearch"] if elasticsearch_url() else ["default"]


def wagtail() -> ModuleType:
    """What asks Wagtail. Django reads its settings when it is set up; models can be imported after that."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "bench.settings"
    django.setup()
    from bench import wagtail_search  # noqa: PLC0415  not before django.setup

    return wagtail_search


def wagtail_systems(depth: int) -> dict[str, Callable[[OpenSet], Run]]:
    """For each backend its name and the way to ask it an open set."""
    return {wagtail().BACKENDS[name]: _system(name, depth) for name in wagtail_backends()}


def _system(backend: str, depth: int) -> Callable[[OpenSet], Run]:
    return lambda one: wagtail().run(backend, one.corpus(), one.queries, depth)
