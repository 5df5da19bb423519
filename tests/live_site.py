"""A site without precedents whose every commit reaches an engine, for tests that take `live_engine`."""

from collections.abc import Iterator
from io import StringIO
from pathlib import Path

import pytest
from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache
from django.core.management import call_command

from tests.demo_content import BOTH, engine_settings

NOBODY_LISTENS = "http://127.0.0.1:9"


@pytest.fixture
def emptied_site(transactional_db: None) -> Iterator[None]:
    """Afterwards the site is set up anew: nothing of this test may be remembered."""
    cache.clear()
    yield
    ContentType.objects.clear_cache()


@pytest.fixture(params=BOTH)
def live_engine(request: pytest.FixtureRequest, settings: object, tmp_path: Path, emptied_site: None) -> str:
    """An empty index on each engine, in a data folder of its own."""
    for name, value in engine_settings(request.param, tmp_path).items():
        setattr(settings, name, value)
    call_command("rebuild_index", stdout=StringIO())
    return request.param
