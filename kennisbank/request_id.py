"""The id by which all log lines of one request are found together."""

import re
from contextvars import ContextVar
from uuid import uuid4

HEADER = "X-Request-ID"
FORM = re.compile(r"[A-Za-z0-9-]{8,64}")
KEY, PATH_KEY = "kennisbank.request", "kennisbank.path"
"""Where the id and the told path stand among the variables of a request, for what logs after the answer."""

current: ContextVar[str] = ContextVar("request_id", default="")


def chosen(told: str, is_trusted: bool) -> str:
    """What a trusted proxy told when it looks like an id, else a new one."""
    return told if is_trusted and FORM.fullmatch(told) else uuid4().hex
