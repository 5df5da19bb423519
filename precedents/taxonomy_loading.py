"""Puts the taxonomy into the database, and keeps what editors changed since it was last put in."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.db import transaction

from precedents.rules import (
    Authority,
    BlockingRule,
    Domain,
    EscapeRoute,
    FromTaxonomy,
    Law,
    RuleGround,
    RuleRoute,
)
from precedents.taxonomy import Entry, Taxonomy, TaxonomyError


@dataclass
class Report:
    """What a load does, as Dutch lines; `kept` are the fields that an editor changed."""

    added: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)


@transaction.atomic
def load(taxonomy: Taxonomy, dry_run: bool = False) -> Report:
    """Loads all or nothing. Doing it again changes nothing. With `dry_run` it only tells.

    Raises TaxonomyError with everything that no text of the taxonomy may hold, one a line.
    """
    report = Report()
    for model, entries in (
        (Law, taxonomy.laws),
        (EscapeRoute, taxonomy.routes),
        (Authority, taxonomy.authorities),
        (Domain, taxonomy.domains),
        (BlockingRule, taxonomy.rules),
    ):
        refused = [line for entry in entries for line in _load_entry(model, entry, report)]
        if refused:
            raise TaxonomyError("\n".join(refused))
    if dry_run:
        transaction.set_rollback(True)
    return report


def _load_entry(model: type[FromTaxonomy], entry: Entry, report: Report) -> list[str]:
    """What was refused, as Dutch lines."""
    try:
        _put_entry(model, entry, report)
    except ValidationError as error:
        return [f"{entry.key}: {sentence}" for sentence in error.messages]
    return []


def _put_entry(model: type[FromTaxonomy], entry: Entry, report: Report) -> None:
    key = {"slug": entry.key} if model is Domain else {"pk": entry.key}
    thing = model.objects.filter(**key).first()
    label = f"{model._meta.verbose_name} {entry.key}"
    if thing is None:
        thing = model(**key)
        _put(thing, entry.values)
        report.added.append(label)
        return
    fresh = {name: value for name, value in entry.values.items() if value != _current(thing, name)}
    edited = {name for name in fresh if name in thing.loaded and thing.loaded[name] != _current(thing, name)}
    report.kept += [f"{label}: {name}" for name in sorted(edited) if fresh[name] != thing.loaded[name]]
    update = {name: value for name, value in fresh.items() if name not in edited}
    if update:
        _put(thing, update)
        report.changed.append(f"{label}: {', '.join(sorted(update))}")


def _put(thing: FromTaxonomy, values: Mapping[str, object]) -> None:
    thing.loaded = {**thing.loaded, **values}
    for name, value in values.items():
        if name not in SETTERS:
            setattr(thing, name, value)
        elif name == "domain":
            SETTERS[name](thing, value)
    thing.save()
    for name in values.keys() & (SETTERS.keys() - {"domain"}):
        SETTERS[name](thing, values[name])
    thing.save()


# Fields that are rows or references: how to read them as the file writes them, and how to write them


def _current(thing: FromTaxonomy, name: str) -> object:
    """A form sends each line end as two characters: that alone is no change."""
    value = GETTERS[name](thing) if name in GETTERS else getattr(thing, name)
    return value.replace("\r\n", "\n") if isinstance(value, str) else value


def _reference(row: RuleGround | RuleRoute) -> dict[str, str]:
    return {
        "law": row.law_id or "",
        "article": row.article,
        "paragraph": row.paragraph,
        "item": row.item,
        "date": row.date.isoformat() if row.date else "",
    }


def _route(row: RuleRoute) -> dict[str, object]:
    return {
        "route": row.route_id,
        "description": row.description,
        "verified": row.verified,
        **_reference(row),
    }


GETTERS: dict[str, Callable[[BlockingRule], object]] = {
    "domain": lambda rule: rule.domain.slug,
    "other_domains": lambda rule: sorted(rule.other_domains.values_list("slug", flat=True)),
    "deciders": lambda rule: sorted(authority.pk for authority in rule.deciders.all()),
    "grounds": lambda rule: [_reference(row) for row in rule.grounds.all()],
    "routes": lambda rule: [_route(row) for row in rule.routes.all()],
}


def _set_domain(rule: BlockingRule, slug: str) -> None:
    rule.domain = Domain.objects.get(slug=slug)


def _set_other_domains(rule: BlockingRule, slugs: list[str]) -> None:
    rule.other_domains.set(Domain.objects.filter(slug__in=slugs))


def _set_deciders(rule: BlockingRule, codes: list[str]) -> None:
    rule.deciders.set(Authority.objects.filter(pk__in=codes))


def _rows(rows: list[dict], **renamed: str) -> Iterator[dict]:
    for row in rows:
        yield {
            renamed.get(name, name): value or None if name in ("law", "date") else value
            for name, value in row.items()
        }


def _set_grounds(rule: BlockingRule, rows: list[dict]) -> None:
    rule.grounds.set([RuleGround(**row) for row in _rows(rows, law="law_id")])


def _set_routes(rule: BlockingRule, rows: list[dict]) -> None:
    rule.routes.set([RuleRoute(**row) for row in _rows(rows, law="law_id", route="route_id")])


SETTERS: dict[str, Callable[[BlockingRule, object], None]] = {
    "domain": _set_domain,
    "other_domains": _set_other_domains,
    "deciders": _set_deciders,
    "grounds": _set_grounds,
    "routes": _set_routes,
}
