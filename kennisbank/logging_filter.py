"""Keeps texts out of log lines: Wagtail logs each page that is saved with its title and address."""

import logging
import re
import traceback

PLACEHOLDER = re.compile(r"%(?:\([^)]*\))?[#0 +-]*[\d.*]*[a-zA-Z%]")
NAMED_PK = re.compile(r"(\w*(?:id|pk|from))=$")
DIGITS = re.compile(r"\d+")


class OnlyActionAndPk(logging.Filter):
    """Reduces a record to what was done and the keys of what it was done to: `Published pk=12`.

    Reads the template of the line, never the line itself: a title may look like anything. An error keeps its
    type and where it happened, not what it says.
    """

    def filter(self, record: logging.LogRecord) -> bool:
        record.msg, record.args = _reduced(record), None
        if record.exc_info and record.exc_info[0]:
            places = traceback.format_list(traceback.extract_tb(record.exc_info[2]))
            record.msg = f"{record.msg}: {record.exc_info[0].__name__}\n{''.join(places)}".rstrip()
        record.exc_info = record.exc_text = record.stack_info = None
        return True


def _reduced(record: logging.LogRecord) -> str:
    """Without arguments a text may stand in the template: then the place in the code says what was done."""
    if not isinstance(record.args, tuple) or not record.args:
        return f"{record.module}.{record.funcName}"
    template = str(record.msg)
    return " ".join((re.split(r"[:%'\"]", template, maxsplit=1)[0].strip(), *_keys(template, record.args)))


def _keys(template: str, args: tuple[object, ...]) -> list[str]:
    found, before = [], 0
    for place, value in zip(PLACEHOLDER.finditer(template), args, strict=False):
        name = NAMED_PK.search(template[before : place.start()])
        before = place.end()
        if name and DIGITS.fullmatch(str(value)):
            found.append(f"{name[1]}={value}")
    return found
