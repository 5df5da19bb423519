"""Reads court decisions: open data of the Rechtspraak (XML) and JSON Lines, plain or gzipped.

The XML is that of data.rechtspraak.nl: RDF with Dublin Core terms, then `inhoudsindicatie` and `uitspraak` or
`conclusie`. A line of JSON is an object with `ecli`, `court`, `date`, `year`, `abstract` and `text`.
"""

import datetime
import gzip
import json
import re
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, TypeVar
from xml.etree.ElementTree import Element, ParseError  # their types only: defusedxml does the reading

from defusedxml.ElementTree import parse
from django.core.exceptions import ValidationError

from precedents.legal import validate_ecli
from precedents.vocabulary import DatePrecision

XML, LINES = ".xml", ".jsonl"
BODIES = ("uitspraak", "conclusie")
INLINE = {"emphasis", "superscript", "subscript", "ulink", "link", "anchor", "inlinemediaobject"}
AFTER_NUMBER = "\x1f"  # cannot stand in XML, so not in the text either
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")

Source = TypeVar("Source")


@dataclass(frozen=True)
class Decision:
    """One decision. `date` is the first of January when `precision` says that only the year is known."""

    ecli: str
    court: str
    date: datetime.date
    precision: DatePrecision
    abstract: str
    text: str


@dataclass(frozen=True)
class Found:
    """What stands at one place of the input (a file, or a line of it): a decision, or why there is none."""

    place: str
    decision: Decision | None = None
    fault: str = ""


class DecisionError(ValueError):
    """This is no decision that can be read. The message is a Dutch sentence that says why."""


def read(paths: Iterable[Path]) -> Iterator[Found]:
    """All that is in the files, and in the XML and JSON Lines files of the folders. Raises nothing."""
    for path in paths:
        if path.is_dir():
            yield from read(sorted(file for file in path.rglob("*") if _kind(file) and file.is_file()))
        else:
            yield from _read_file(path)


def _kind(path: Path) -> str | None:
    name = path.name.lower().removesuffix(".gz")
    return next((kind for kind in (XML, LINES) if name.endswith(kind)), None)


def _read_file(path: Path) -> Iterator[Found]:
    readers = {XML: _read_xml, LINES: _read_lines}
    kind = _kind(path)
    if kind is None:
        yield Found(path.name, fault="dit is geen .xml of .jsonl (of .jsonl.gz).")
        return
    try:
        with gzip.open(path) if path.suffix.lower() == ".gz" else path.open("rb") as file:
            yield from readers[kind](file, path.name)
    except (OSError, EOFError, zlib.error) as error:
        yield Found(path.name, fault=f"het bestand is niet (verder) te lezen ({error}).")


# JSON Lines


def _read_lines(file: BinaryIO, name: str) -> Iterator[Found]:
    for number, line in enumerate(file, 1):
        if line.strip():
            yield _found(f"{name}, regel {number}", _from_line, line)


def _found(place: str, reader: Callable[[Source], Decision], source: Source) -> Found:
    try:
        return Found(place, reader(source))
    except DecisionError as error:
        return Found(place, fault=str(error))


def _from_line(line: bytes) -> Decision:
    try:
        data = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise DecisionError("dit is geen UTF-8.") from error
    except json.JSONDecodeError as error:
        raise DecisionError(f"dit is geen JSON ({error.msg}, teken {error.colno}).") from error
    except (RecursionError, ValueError) as error:
        raise DecisionError("deze JSON is te diep genest of bevat een te lang getal.") from error
    if not isinstance(data, dict):
        raise DecisionError("hier moet een object staan met ‘ecli’, ‘court’ en ‘text’.")
    texts = [_text(data, name) for name in ("ecli", "court", "date", "abstract", "text")]
    return _decision(*texts, year=_year(data))


def _text(data: dict, name: str) -> str:
    value = data.get(name)
    if value is not None and not isinstance(value, str):
        raise DecisionError(f"‘{name}’ moet tekst zijn.")
    return value or ""


def _year(data: dict) -> int | None:
    year = data.get("year")
    if year is not None and (type(year) is not int or not datetime.MINYEAR <= year <= datetime.MAXYEAR):
        raise DecisionError("‘year’ moet een jaartal zijn, zoals 2016.")
    return year


# XML


def _read_xml(file: BinaryIO, name: str) -> Iterator[Found]:
    yield _found(name, _from_xml, file)


def _from_xml(file: BinaryIO) -> Decision:
    try:
        root = parse(file, forbid_dtd=True).getroot()
    except ParseError as error:
        raise DecisionError(f"regel {error.position[0]}: dit is geen geldige XML.") from error
    except (ValueError, LookupError) as error:  # defusedxml refuses entities and DTDs; an unknown encoding
        raise DecisionError("deze XML is onveilig of onleesbaar en is niet gelezen.") from error
    about = root.find(".//{*}Description")
    if about is None:
        raise DecisionError("dit is geen open data van de Rechtspraak: de beschrijving (RDF) ontbreekt.")
    body = next((part for name in BODIES if (part := root.find(f"{{*}}{name}")) is not None), None)
    return _decision(
        _term(about, "identifier"),
        _term(about, "creator"),
        _term(about, "date"),
        _plain(root.find("{*}inhoudsindicatie")),
        _plain(body),
    )


def _term(about: Element, name: str) -> str:
    return about.findtext(f"{{http://purl.org/dc/terms/}}{name}") or ""


def _plain(root: Element | None) -> str:
    """The text with a line for each paragraph; a paragraph's number stands before it on the same line.

    With a stack of its own, not recursive: how deep the elements stand is up to the file.
    """
    pieces: list[str] = []
    waiting = [] if root is None else [(root, "")]
    while waiting:
        element, after = waiting.pop()
        if element is None:
            pieces.append(after)
            continue
        name = element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
        edge = "" if name in INLINE else "\n"
        pieces += [edge, _one_line(element.text)]
        end = AFTER_NUMBER if name == "nr" else edge
        waiting.append((None, end + after))
        waiting += [(child, _one_line(child.tail)) for child in reversed(element)]
    return _lines(re.sub(rf"{AFTER_NUMBER}\s*", " ", "".join(pieces)))


def _one_line(text: str | None) -> str:
    return re.sub(r"\s+", " ", text or "")


# Both


def _decision(
    ecli: str, court: str, date: str, abstract: str, text: str, year: int | None = None
) -> Decision:
    ecli = ecli.strip().upper()
    try:
        validate_ecli(ecli)
    except ValidationError as error:
        raise DecisionError(f"‘{ecli[:80]}’ is geen ECLI. {error.message}") from error
    day, precision = _date(date.strip(), year or int(ecli.split(":")[3]))
    summary = _clean(abstract) if any(map(str.isalpha, abstract)) else ""  # "-" says: no abstract
    decision = Decision(ecli, _one_line(_clean(court)), day, precision, summary, _clean(text))
    if not decision.text:
        raise DecisionError(f"{ecli} heeft geen tekst.")
    if not decision.court:
        raise DecisionError(f"bij {ecli} staat niet welk gerecht besliste.")
    return decision


def _date(date: str, year: int) -> tuple[datetime.date, DatePrecision]:
    try:
        if date:
            return datetime.date.fromisoformat(date), DatePrecision.DAY
        return datetime.date(year, 1, 1), DatePrecision.YEAR
    except ValueError as error:
        raise DecisionError(f"‘{date or year}’ is geen datum.") from error


def _clean(text: str) -> str:
    """Without control characters, which a database may refuse; half characters are no text at all."""
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise DecisionError("de tekst bevat halve tekens (losse surrogaten).") from error
    return _lines(CONTROL.sub(" ", text))


def _lines(text: str) -> str:
    lines = (re.sub(r"[^\S\n]+", " ", line).strip() for line in text.split("\n"))
    return "\n".join(line for line in lines if line)
