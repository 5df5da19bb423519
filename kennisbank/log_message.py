"""What a log line may tell: what was done and the keys of what it was done to, never a text."""

import logging
import re
import traceback
from collections.abc import Iterator
from http import HTTPStatus
from pathlib import Path

from kennisbank.environment import ROOT

OWN_ROOMS = {"kennisbank", "api", "dossiers", "insights", "precedents", "search", "anonymity", "dutch"}
PLACEHOLDER = re.compile(r"%(?:\([^)]*\))?[#0 +-]*[\d.*]*[a-zA-Z%]")
NAMED_PK = re.compile(r"(\w*(?:id|pk|from))[=:]$")
DIGITS = re.compile(r"\d+")
FIRST_WORDS = re.compile(r"[A-Za-z ]*")


def message_of(record: logging.LogRecord) -> str:
    """One line without texts.

    Our own lines are told as written, with an error among their values by its type only. Of others only the
    template is read, never the line itself, for a title may look like anything: `Published pk=12`. What
    Django tells of an answer is its status: `Not Found`.
    """
    if record.name.split(".")[0] in OWN_ROOMS:
        return _own(record)
    if status := status_of(record):
        return HTTPStatus(status).phrase
    return _reduced(record)


def status_of(record: logging.LogRecord) -> int | None:
    """The status of the answer that a line of Django is about."""
    status = getattr(record, "status_code", None)
    return status if status in list(HTTPStatus) else None


def error_of(record: logging.LogRecord) -> str:
    """The type of the error and of what caused it: `EngineDown (ConnectionTimeout)`."""
    return _types(record.exc_info[1]) if record.exc_info and record.exc_info[1] else ""


def places_of(record: logging.LogRecord) -> list[str]:
    """Where the error went through, the last place where it was raised; no line of source, no value."""
    if not record.exc_info:
        return []
    frames = traceback.extract_tb(record.exc_info[2])
    return [f"{_short(frame.filename)}:{frame.lineno} {frame.name}" for frame in frames]


def _types(error: BaseException) -> str:
    cause = error.__cause__ or error.__context__
    return f"{type(error).__name__} ({type(cause).__name__})" if cause else type(error).__name__


def _short(filename: str) -> str:
    path = Path(filename)
    return str(path.relative_to(ROOT)) if path.is_relative_to(ROOT) else filename


def _own(record: logging.LogRecord) -> str:
    if not isinstance(record.args, tuple) or not record.args:
        return str(record.msg)
    return str(record.msg) % tuple(
        _types(value) if isinstance(value, BaseException) else value for value in record.args
    )


def _reduced(record: logging.LogRecord) -> str:
    """Without arguments a text may stand in the template: then the place in the code says what was done."""
    template = str(record.msg)
    if record.name.startswith("gunicorn."):  # its place is always its own logger; it knows no titles
        what = FIRST_WORDS.match(template)[0].strip()
    elif isinstance(record.args, tuple) and record.args:
        what = re.split(r"[:%'\"(]", template, maxsplit=1)[0].strip()
    else:
        what = ""
    return " ".join((what or f"{record.module}.{record.funcName}", *_keys(template, record.args)))


def _keys(template: str, args: object) -> Iterator[str]:
    values, before = args if isinstance(args, tuple) else (), 0
    for place, value in zip(PLACEHOLDER.finditer(template), values, strict=False):
        name = NAMED_PK.search(template[before : place.start()])
        before = place.end()
        if name and DIGITS.fullmatch(str(value)):
            yield f"{name[1]}={value}"
