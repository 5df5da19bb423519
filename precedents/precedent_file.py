"""A precedent as a JSON file: one object, with the fields of the page under the same names."""

import datetime
import json
from pathlib import Path
from typing import TypeVar

import jsonschema
from django.core.exceptions import ValidationError
from django.db.models import Model
from jsonschema.exceptions import best_match
from wagtail.models import Page

from precedents.blockades import Blockade, LegalGround
from precedents.models import PrecedentPage
from precedents.rules import Authority, BlockingRule, EscapeRoute, Law
from precedents.schema import PRECEDENT_SCHEMA

STREAMS = {
    "facts": "fact",
    "tried_before": "attempt",
    "follow_ups": "follow_up",
    "costs": "cost",
    "comparable_if": "point",
    "not_if": "point",
    "norms": "norm",
    "sources": "source",
}
DATES = ("decision_date", "validity_date", "review_date")
ROWS = {"domains", "tags", "routes", "blockades", "legal_grounds", "considerations"}

_FORM = jsonschema.Draft202012Validator(PRECEDENT_SCHEMA, format_checker=jsonschema.FormatChecker())

T = TypeVar("T", bound=Model)


class PrecedentFileError(ValueError):
    """The file cannot be loaded. The message names the file, the place in it and what is wrong."""


def read_precedent(path: Path) -> PrecedentPage:
    """An unsaved page with all its rows, checked; its slug is the name of the file."""
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        _check_form(data)
        page = _page(data, path.stem)
        _check(page)
    except json.JSONDecodeError as error:
        raise PrecedentFileError(
            f"{path.name}, regel {error.lineno}: dit is geen JSON ({error.msg})."
        ) from error
    except (OSError, UnicodeDecodeError, RecursionError) as error:
        raise PrecedentFileError(f"{path.name}: het bestand is niet te lezen ({error}).") from error
    except jsonschema.ValidationError as error:
        place = "/".join(map(str, error.absolute_path)) or "het hele bestand"
        raise PrecedentFileError(f"{path.name}, {place}: {error.message}") from error
    except ValidationError as error:
        raise PrecedentFileError(f"{path.name}: {_told(error)}") from error
    return page


def _check_form(data: object) -> None:
    """Raises what tells most. `jsonschema.validate` does the same but looks at the schema itself each time,
    which takes longer than all else of a file."""
    if error := best_match(_FORM.iter_errors(data)):
        raise error


def _told(error: ValidationError) -> str:
    """The messages, each with the name of its field when it has one."""
    if not hasattr(error, "error_dict"):
        return " ".join(error.messages)
    return " ".join(f"{name}: {' '.join(messages)}" for name, messages in error.message_dict.items())


def _page(data: dict, slug: str) -> PrecedentPage:
    plain = {name: value for name, value in data.items() if name not in STREAMS and name not in ROWS}
    for name in DATES:
        plain[name] = datetime.date.fromisoformat(data[name]) if data[name] else None
    page = PrecedentPage(slug=slug, **plain, **data["considerations"])
    for name, block in STREAMS.items():
        setattr(page, name, [(block, _block_value(value)) for value in data[name]])
    page.routes = _known(EscapeRoute, data["routes"])
    page.domains.set(data["domains"])
    page.tags.set(data["tags"])
    _refuse_twice([row["rule"] for row in data["blockades"]])
    page.blockades = [_blockade(row) for row in data["blockades"]]
    page.legal_grounds = [_ground(row) for row in data["legal_grounds"]]
    for rows in (page.blockades.all(), page.legal_grounds.all()):
        for place, row in enumerate(rows):
            row.sort_order = place
    return page


def _check(page: PrecedentPage) -> None:
    """What the forms of the admin check too: lengths, numbers, articles, and what must fit together."""
    page.clean_fields(
        exclude={field.name for field in Page._meta.fields} - {"title", "slug"} | {"page_ptr", "number"}
    )
    for row in (*page.blockades.all(), *page.legal_grounds.all()):
        row.clean_fields(exclude={"page"})
        row.clean()
    page.clean()


def _block_value(value: str | dict) -> str | dict:
    """The value as its block holds it: the moment of a follow-up is a choice, so a string."""
    return (
        {**value, "months": str(value["months"])} if isinstance(value, dict) and "months" in value else value
    )


def _blockade(row: dict) -> Blockade:
    rules = [row["rule"], row["waits_for"]] if row["waits_for"] else [row["rule"]]
    _known(BlockingRule, rules)
    _known(Authority, [row["held_by"]] if row["held_by"] else [])
    return Blockade(
        rule_id=row["rule"],
        reality=row["reality"],
        checked_by=row["checked_by"],
        held_by_id=row["held_by"] or None,
        waits_for_id=row["waits_for"],
        note=row["note"],
    )


def _ground(row: dict) -> LegalGround:
    _known(Law, [row["law"]])
    return LegalGround(
        law_id=row["law"],
        article=row["article"],
        paragraph=row["paragraph"],
        date=datetime.date.fromisoformat(row["date"]) if row["date"] else None,
        note=row["note"],
    )


def _refuse_twice(rules: list[str]) -> None:
    for rule in rules:
        if rules.count(rule) > 1:
            raise ValidationError(f"De regel ‘{rule}’ staat twee keer op deze pagina.")


def _known(model: type[T], keys: list[str]) -> list[T]:
    found = model.objects.in_bulk(keys)
    for key in keys:
        if key not in found:
            raise ValidationError(
                f"{model._meta.verbose_name} ‘{key}’ bestaat niet. Laad eerst de taxonomie."
            )
    return [found[key] for key in keys]
