"""Where a site is measured: its environment, on the embedded defaults or on real servers."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from secrets import token_urlsafe
from urllib.parse import urlsplit, urlunsplit

import psycopg
from elasticsearch import Elasticsearch
from psycopg.sql import SQL, Identifier

from bench import servers
from kennisbank import environment

_ALIAS = "kennisbank"


@dataclass(frozen=True)
class Place:
    """`folder` is KENNISBANK_DATA, `variables` are the others of the site."""

    folder: Path
    variables: dict[str, str]

    def environment(self, settings: str = "kennisbank.settings") -> dict[str, str]:
        """This machine's environment with the variables of this site only."""
        bare = {name: value for name, value in os.environ.items() if name not in environment.DEFAULTS}
        site = {
            "KENNISBANK_DATA": str(self.folder),
            "KENNISBANK_OPEN_READING": "true",
            "SECRET_KEY": token_urlsafe(50),
        }
        return {**bare, **site, **self.variables, "DJANGO_SETTINGS_MODULE": settings}


def embedded(folder: Path) -> Place:
    return Place(folder, {})


def has_servers() -> bool:
    return bool(servers.elasticsearch_url()) and servers.has_postgresql()


@contextmanager
def on_servers(folder: Path, size: int) -> Iterator[Place]:
    """A database and an index of its own, both removed afterwards.

    Raises RuntimeError for a server that holds the index of a site: the name of an index cannot be chosen.
    """
    url = servers.elasticsearch_url()
    client = Elasticsearch(url)
    if client.indices.exists_alias(name=_ALIAS):
        raise RuntimeError("Deze Elasticsearch heeft al een index van een kennisbank. Neem een lege server.")
    name = f"kennisbank_bench_{size}"
    with _database(name):
        try:
            database = urlunsplit(urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{name}"))
            variables = {"DATABASE_URL": database, "ELASTICSEARCH_URL": url}
            yield Place(folder, variables)
        finally:
            for index in client.indices.get(index=_ALIAS, ignore_unavailable=True):
                client.indices.delete(index=index)


@contextmanager
def _database(name: str) -> Iterator[None]:
    drop, make = SQL("DROP DATABASE IF EXISTS {}"), SQL("CREATE DATABASE {}")
    with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as server:
        server.execute(drop.format(Identifier(name)))
        server.execute(make.format(Identifier(name)))
        try:
            yield
        finally:
            server.execute(drop.format(Identifier(name)))
