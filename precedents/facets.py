"""The one list of facets: form, sidebar, mapping, command, JSON and export are all made from it."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from django.db.models import Model, TextChoices

from precedents import deadlocks
from precedents.models import PrecedentPage
from precedents.rules import Authority, BlockingRule, Domain, EscapeRoute
from precedents.vocabulary import (
    AgeBand,
    BoundaryType,
    Deviation,
    Household,
    Kind,
    Level,
    Outcome,
    Validity,
)

Labels = Mapping[str, str]


@dataclass(frozen=True)
class Facet:
    """`name` is the word in URL, JSON and index. `labels` gives the known values in fixed order and
    what readers see; with `by_count` the sidebar shows the most frequent value first instead."""

    name: str
    label: str
    values: Callable[[PrecedentPage], Iterable[str]]
    labels: Callable[[], Labels]
    by_count: bool = False
    is_open: bool = False


class KnotLabels(Mapping[str, str]):
    """Knows every knoop that can be made of known rules; lists only the value for any knoop."""

    def __init__(self, rule_names: Labels) -> None:
        self._rule_names = rule_names

    def __getitem__(self, value: str) -> str:
        if value == deadlocks.ANY:
            return "Met een knoop"
        slugs = value.split(deadlocks.SEPARATOR)
        if len(slugs) < 2 or value != deadlocks.slug_of(tuple(slugs)):
            raise KeyError(value)
        return " en ".join(self._rule_names[slug] for slug in slugs)

    def __iter__(self) -> Iterator[str]:
        return iter([deadlocks.ANY])

    def __len__(self) -> int:
        return 1


def _choice(
    name: str, label: str, choices: type[TextChoices], field: str = "", is_open: bool = False
) -> Facet:
    return Facet(
        name, label, lambda page: filter(None, [getattr(page, field or name)]), lambda: dict(choices.choices),
        is_open=is_open,
    )  # fmt: skip


def _names(model: type[Model]) -> Callable[[], Labels]:
    return lambda: dict(model._default_manager.values_list("pk", "name"))


def _domain_names() -> Labels:
    return dict(Domain.objects.values_list("slug", "name"))


def _knots(page: PrecedentPage) -> list[str]:
    knots = [deadlocks.slug_of(circle) for circle in page.deadlocks]
    return [deadlocks.ANY, *knots] if knots else []


FACETS: tuple[Facet, ...] = (
    _choice("kind", "Soort", Kind, is_open=True),
    Facet(
        "rule",
        "Regel",
        lambda page: [rule.pk for rule in page.rules],
        _names(BlockingRule),
        by_count=True,
        is_open=True,
    ),  # fmt: skip
    Facet(
        "domain",
        "Domein",
        lambda page: [item.tag.slug for item in page.domain_items.all()],
        _domain_names,
        by_count=True,
        is_open=True,
    ),  # fmt: skip
    _choice("outcome", "Uitkomst", Outcome, is_open=True),
    Facet(
        "route",
        "Uitweg",
        lambda page: [route.pk for route in page.routes.all()],
        _names(EscapeRoute),
        by_count=True,
    ),  # fmt: skip
    Facet(
        "boundary",
        "Grenstype",
        lambda page: {rule.boundary for rule in page.rules},
        lambda: dict(BoundaryType.choices),
    ),  # fmt: skip
    _choice("deviation", "Soort afwijking", Deviation),
    Facet(
        "level",
        "Niveau van de regel",
        lambda page: {rule.level for rule in page.rules},
        lambda: dict(Level.choices),
    ),  # fmt: skip
    Facet(
        "held_by",
        "Wie hield eraan vast",
        lambda page: {blockade.held_by_id for blockade in page.blockades.all() if blockade.held_by_id},
        _names(Authority),
        by_count=True,
    ),  # fmt: skip
    _choice("age", "Leeftijd", AgeBand, field="age_band"),
    _choice("household", "Huishouden", Household),
    Facet(
        "deadlock",
        "Knoop",
        _knots,
        lambda: KnotLabels(_names(BlockingRule)()),
        by_count=True,
    ),  # fmt: skip
    _choice("validity", "Geldigheid", Validity),
)

NAMES: tuple[str, ...] = tuple(facet.name for facet in FACETS)


def facet_values(page: PrecedentPage) -> dict[str, tuple[str, ...]]:
    """All facet values of a page, as they are indexed."""
    return {facet.name: tuple(sorted(set(facet.values(page)))) for facet in FACETS}
