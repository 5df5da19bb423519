"""Reads the taxonomy file: the whole file is right, or nothing of it is used."""

import json
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import jsonschema

from precedents.taxonomy_schema import KEYS, SHAPE, references

Fault = tuple[str, str]
"""What is wrong: the name of the thing that it is wrong with, and a sentence."""


class TaxonomyError(ValueError):
    """The file cannot be used. The message names the line and what is wrong with it."""


@dataclass(frozen=True)
class Entry:
    """One thing to load: its key in the database and its values by field name."""

    key: str
    values: Mapping[str, object]


@dataclass(frozen=True)
class Taxonomy:
    domains: tuple[Entry, ...]
    laws: tuple[Entry, ...]
    routes: tuple[Entry, ...]
    authorities: tuple[Entry, ...]
    rules: tuple[Entry, ...]


def read_taxonomy(path: Path) -> Taxonomy:
    """Raises TaxonomyError with every fault found, one a line."""
    return _taxonomy(read_checked(path, _faults))


def read_checked(path: Path, faults_of: Callable[[object], list[Fault]]) -> dict:
    """The data of a JSON file in which no fault is found. Raises TaxonomyError with all of them."""
    try:
        text = path.read_text(encoding="utf-8")
        data = json.loads(text)
    except (OSError, UnicodeDecodeError) as error:
        raise TaxonomyError(f"{path}: het bestand is niet te lezen ({error}).") from error
    except json.JSONDecodeError as error:
        raise TaxonomyError(f"{path.name}, regel {error.lineno}: dit is geen JSON ({error.msg}).") from error
    faults = [f"{path.name}, regel {_line(text, key)}: {reason}" for key, reason in faults_of(data)]
    if faults:
        raise TaxonomyError("\n".join(faults))
    return data


# What must be right


def _faults(data: object) -> list[Fault]:
    faults = list(shape_faults(data, SHAPE)) or list(shape_faults(data, references(data)))
    return faults or list(_repeated(data["regels"]))


def shape_faults(data: object, schema: dict) -> Iterator[Fault]:
    """Where the data is not as the JSON Schema asks."""
    validator = jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker())
    for error in validator.iter_errors(data):
        list_name, *place = [*error.absolute_path, ""][:-1] or [""]
        row = data[list_name][place[0]] if place and isinstance(place[0], int) else None
        name = next((row[key] for key in KEYS if key in row), "") if isinstance(row, dict) else list_name
        where = "/".join(map(str, [list_name, name, *place[1:]]))
        yield str(name), f"{where}: {error.message}"


def _repeated(rules: list[dict]) -> Iterator[Fault]:
    for key in ("id", "slug"):
        for name, times in Counter(rule[key] for rule in rules).items():
            if times > 1:
                yield name, f"‘{name}’ komt {times} keer voor."


def _line(text: str, name: str) -> int:
    lines = text.splitlines()
    return next((number for number, line in enumerate(lines, 1) if name and f'"{name}"' in line), 1)


# What it becomes


def _taxonomy(data: dict) -> Taxonomy:
    return Taxonomy(
        domains=tuple(_domain(position, row) for position, row in enumerate(data["domeinen"])),
        laws=tuple(
            Entry(row["bwb_id"], {"name": row["naam"], "abbreviation": row.get("afkorting", "")})
            for row in data["wetten"]
        ),
        routes=_coded(data["uitwegcodes"]),
        authorities=_coded(data["bevoegd_gezag"]),
        rules=tuple(_rule(row) for row in data["regels"]),
    )


def _domain(position: int, row: dict) -> Entry:
    words = "\n".join(row.get("alledaagse_woorden", []))
    values = {
        "name": row["naam"],
        "covers": row.get("omvat", ""),
        "everyday_words": words,
        "position": position,
    }
    return Entry(row["code"], values)


def _coded(rows: list[dict]) -> tuple[Entry, ...]:
    return tuple(
        Entry(row["code"], {"name": row["naam"], "position": position}) for position, row in enumerate(rows)
    )


def _rule(row: dict) -> Entry:
    return Entry(
        row["slug"],
        {
            "code": row["id"],
            "name": row["naam"],
            "core": row["kern"],
            "purpose": row["doel"],
            "level": row["niveau"],
            "boundary": row["type_grens"],
            "everyday_words": "\n".join(row["alledaagse_woorden"]),
            "typical_situations": "\n".join(row["herkenbaar_aan"]),
            "caution": row.get("let_op") or "",
            "domain": row["domein"],
            "other_domains": sorted(row["ook_in_domein"]),
            "deciders": sorted(row["bevoegd_gezag"]),
            "grounds": [_reference(ground) for ground in row["grondslag"]],
            "routes": [_route(route) for route in row["uitwegen"]],
        },
    )


def _reference(ground: dict) -> dict[str, str]:
    return {
        "law": ground.get("bwb_id", ""),
        "article": ground.get("artikel", ""),
        "paragraph": ground.get("lid", ""),
        "item": ground.get("onderdeel", ""),
        "date": ground.get("toestand", ""),
    }


def _route(route: dict) -> dict[str, object]:
    return {
        "route": route["code"],
        "description": route["omschrijving"],
        "verified": route.get("controle") == "verified",
        **_reference(route.get("grondslag") or {}),
    }
