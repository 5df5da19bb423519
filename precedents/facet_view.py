"""A facet as the sidebar of a results page shows it."""

from collections.abc import Mapping
from dataclasses import dataclass

from precedents.facets import Facet, Labels

SHOWN_OPTIONS = 6


@dataclass(frozen=True)
class Option:
    value: str
    label: str
    count: int
    is_chosen: bool
    id: str


@dataclass(frozen=True)
class FacetView:
    name: str
    label: str
    is_open: bool
    chosen_count: int
    options: list[Option]
    more_options: list[Option]


def facet_view(facet: Facet, labels: Labels, counts: Mapping[str, int], chosen: tuple[str, ...]) -> FacetView:
    """What is chosen stays in sight, also when nothing has it any more or others are more frequent."""
    options = _options(facet, labels, counts, chosen)
    shown = options[:SHOWN_OPTIONS] + [option for option in options[SHOWN_OPTIONS:] if option.is_chosen]
    return FacetView(
        name=facet.name,
        label=facet.label,
        is_open=facet.is_open or bool(chosen),
        chosen_count=len(chosen),
        options=shown,
        more_options=[option for option in options if option not in shown],
    )


def _options(
    facet: Facet, labels: Labels, counts: Mapping[str, int], chosen: tuple[str, ...]
) -> list[Option]:
    counted = {**dict.fromkeys(chosen, 0), **counts}
    known = [value for value in counted if value in labels]
    place = {value: position for position, value in enumerate(labels)}
    known.sort(
        key=lambda value: (-counted[value], labels[value]) if facet.by_count else (place.get(value, 0), "")
    )
    return [
        Option(value, labels[value], counted[value], value in chosen, f"{facet.name}-{value}")
        for value in known
    ]
