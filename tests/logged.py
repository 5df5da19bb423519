"""What the site logs, read as a collector of logs reads it."""

import json
import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import StringIO

Lines = Callable[[], list[dict[str, object]]]


@contextmanager
def logged() -> Iterator[Lines]:
    """The lines of the site's own handler since the last time they were read; each must be JSON."""
    handler = next(one for one in logging.getLogger("wagtail").handlers if type(one) is logging.StreamHandler)
    before = handler.setStream(StringIO())
    yield lambda: read(handler.setStream(StringIO()).getvalue())
    handler.setStream(before)


def read(written: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in written.splitlines()]
