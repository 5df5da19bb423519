"""Log lines as JSON, one object a line: what a collector of logs reads without a pattern."""

import json
import logging
from datetime import UTC, datetime

from kennisbank import request_id
from kennisbank.log_message import error_of, message_of, places_of, status_of

ACCESS = "gunicorn.access"
FACTS = ("method", "path", "status", "ms")
"""What a line about an answer tells of it, in this order; `path` as in `kennisbank.request_path`."""


class JsonLine(logging.Formatter):
    """`time` (UTC), `level`, `logger`, `process`, `message`; when known `request` and the facts of an answer;
    of an error `error` (its type) and `places` (file:line function). No text of a visitor or a precedent."""

    def format(self, record: logging.LogRecord) -> str:
        told = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "process": record.process,
            "message": message_of(record),
            **_answer(record),
            "error": error_of(record),
            "places": places_of(record),
        }
        return json.dumps({name: value for name, value in told.items() if value not in (None, "", [])})


def _answer(record: logging.LogRecord) -> dict[str, object]:
    if record.name == ACCESS:
        return {name: getattr(record, name, None) for name in ("request", *FACTS)}
    asked = getattr(getattr(record, "request", None), "META", {})
    return {
        "request": asked.get(request_id.KEY) or request_id.current.get(),
        "path": asked.get(request_id.PATH_KEY),
        "status": status_of(record),
    }
