"""What the figures were measured on: processor, memory, versions and commit."""

import os
import platform
import re
import subprocess
from importlib.metadata import version
from pathlib import Path

import psycopg
from elasticsearch import Elasticsearch

from bench import servers
from kennisbank.environment import ROOT

_PACKAGES = {"Django": "django", "Wagtail": "wagtail", "tantivy": "tantivy", "gunicorn": "gunicorn"}


def described() -> str:
    """Sentences for above a table; no names of machines or folders."""
    packages = ", ".join(f"{name} {version(package)}" for name, package in _PACKAGES.items())
    parts = [f"Python {platform.python_version()}", packages, *_servers()]
    return f"{_hardware()}. {', '.join(parts)}. Commit {_commit()}."


def _hardware() -> str:
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return f"{_processor()}, {os.cpu_count()} cores, {memory:.0f} GB"


def _processor() -> str:
    known = re.search(r"^model name\s*:\s*(.+)$", Path("/proc/cpuinfo").read_text(encoding="utf-8"), re.M)
    return known[1] if known else platform.machine()


def _servers() -> list[str]:
    told = []
    if url := servers.elasticsearch_url():
        told.append(f"Elasticsearch {Elasticsearch(url).info()['version']['number']}")
    if servers.has_postgresql():
        with psycopg.connect(os.environ["DATABASE_URL"]) as connection:
            told.append(f"PostgreSQL {connection.info.server_version // 10_000}")
    return told


def _commit() -> str:
    """Of the code as it is; what is not in a commit yet is told."""
    commit, changed = (
        _git("rev-parse", "--short", "HEAD"),
        _git("status", "--porcelain", "--untracked-files=no"),
    )
    return f"{commit or 'unknown'}{' with changes' if changed else ''}"


def _git(*words: str) -> str:
    return subprocess.run(
        ["git", *words], cwd=ROOT, capture_output=True, text=True, check=False
    ).stdout.strip()
