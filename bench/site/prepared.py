"""The site that the settings name, filled to a size and indexed; what is there already is kept."""

import sys
from pathlib import Path

from django.conf import settings
from django.core.management import call_command

from bench.open_sets import passages
from bench.site.making import fill
from kennisbank.environment import ROOT
from kennisbank.stamps import checksum, is_done, mark_done
from precedents.demo import load_accounts
from precedents.index_rebuild import rebuild
from precedents.models import PrecedentPage

_DEMO, _TAXONOMY = ROOT / "demo", ROOT / "taxonomy"
_MADE_OF = (ROOT / "bench" / "site", _DEMO, _TAXONOMY, ROOT / "precedents" / "content.py")
_INDEXED_BY = (ROOT / "dutch", ROOT / "search", ROOT / "precedents")


def fill_site(size: int, data: Path) -> None:
    """Raises RuntimeError for a site that was made otherwise."""
    call_command("migrate", verbosity=0, stdout=sys.stderr)
    stamp, total = _stamp("rows"), checksum(_MADE_OF, *_where(size))
    if is_done(stamp, total):
        return
    if PrecedentPage.objects.exists():
        raise RuntimeError(
            "Deze site is anders gemaakt dan nu. Verwijder de map, dan wordt zij nieuw gemaakt."
        )
    call_command("load_taxonomy", verbosity=0, stdout=sys.stderr)
    load_accounts()
    texts = [text.replace("\0", "") for text in passages(data)]
    fill(size, texts, sorted((_DEMO / "precedents").glob("*.json")))
    mark_done(stamp, total)


def index_is_current(size: int) -> bool:
    return is_done(_stamp("index"), _total_of_index(size))


def index_site(size: int) -> None:
    rebuild(None, lambda _count: None)
    mark_done(_stamp("index"), _total_of_index(size))


def _total_of_index(size: int) -> str:
    return checksum((*_MADE_OF, *_INDEXED_BY), *_where(size))


def _where(size: int) -> tuple[str, ...]:
    return (settings.DATABASES["default"]["NAME"], settings.ELASTICSEARCH_URL, str(size))


def _stamp(name: str) -> Path:
    return settings.KENNISBANK_DATA / "stamps" / name
