"""Regels in beeld: which rules block people again and again, as one sortable table.

Each column carries its caveat; each count leads to the search with the same filters.
"""

from collections.abc import Callable
from dataclasses import dataclass
from statistics import median

from django.urls import reverse

from insights.rule_counts import WHOLLY_GRANTED, Figures, count_rules
from precedents.links import list_url
from precedents.vocabulary import Outcome

Cell = tuple[str, str | None, str]
YEARS_SHOWN = 5
UP, DOWN = "ascending", "descending"

CAVEATS = (
    "Dit zijn alleen de precedenten in deze kennisbank. Het is geen steekproef: een redactie kiest.",
    "Een precedent met twee regels telt bij beide regels. De onderste rij telt elk precedent één keer.",
    "Toegekend, deels en afgewezen zijn samen soms minder dan het totaal: een zaak kan nog lopen, zijn "
    "ingetrokken, of de uitkomst is niet bekend.",
    "Een precedent zonder bekend jaar van besluit staat in geen enkel jaar, maar wel in het totaal.",
)


@dataclass(frozen=True)
class Column:
    key: str
    label: str
    caveat: str
    amount: Callable[[Figures], float]
    cell: Callable[[Figures], Cell]


def overview(sort: str, direction: str) -> dict[str, object]:
    """The context of the table. An unknown column or direction falls back to most precedents first."""
    figures, whole = count_rules()
    columns = _columns(sorted(whole.years, reverse=True)[:YEARS_SHOWN])
    by_key = {column.key: column for column in columns}
    sort = sort if sort in by_key or sort == "rule" else "total"
    direction = direction if direction in (UP, DOWN) else UP if sort == "rule" else DOWN
    figures.sort(key=lambda row: row.rule.name)
    if sort != "rule":
        figures.sort(key=by_key[sort].amount, reverse=direction == DOWN)
    elif direction == DOWN:
        figures.reverse()
    return {
        "caveats": CAVEATS,
        "columns": [_heading("rule", "Regel", "", sort, direction)]
        + [_heading(column.key, column.label, column.caveat, sort, direction) for column in columns],
        "rows": [{"rule": row.rule, "cells": [column.cell(row) for column in columns]} for row in figures],
        "total": {"cells": [column.cell(whole) for column in columns]},
    }


def _columns(years: list[int]) -> list[Column]:
    return [
        _count("total", "Precedenten", "Alle soorten samen", lambda row: row.total),
        _count("granted", "Toegekend", "Ook later alsnog", lambda row: row.granted, outcome=WHOLLY_GRANTED),
        _count("partly", "Deels", "Deels toegekend", lambda row: row.partly, outcome=[Outcome.PARTLY.value]),
        _count(
            "refused",
            "Afgewezen",
            "Ook wat terecht is afgewezen",
            lambda row: row.refused,
            outcome=[Outcome.REFUSED.value],
        ),
        Column(
            "knots",
            "Knopen",
            "Precedenten waarin deze regel in een knoop zit",
            lambda row: row.knotted,
            _knot_cell,
        ),
        Column("months", "Maanden vast", "Mediaan; tussen haakjes bij hoeveel bekend", _median, _months_cell),
        *[_year_column(year) for year in years],
    ]


def _count(
    key: str, label: str, caveat: str, amount: Callable[[Figures], int], **filters: list[str]
) -> Column:
    def cell(row: Figures) -> Cell:
        return _linked(amount(row), list_url(rule=row.slug, **filters), label)

    return Column(key, label, caveat, amount, cell)


def _year_column(year: int) -> Column:
    def amount(row: Figures) -> int:
        return row.years.get(year, 0)

    def cell(row: Figures) -> Cell:
        return _linked(amount(row), list_url(rule=row.slug, year_from=year, year_to=year), str(year))

    return Column(f"y{year}", str(year), "Jaar van besluit", amount, cell)


def _knot_cell(row: Figures) -> Cell:
    return _linked(row.knotted, list_url(rule=row.slug, deadlock=sorted(row.knots)), "Knopen")


def _median(row: Figures) -> float:
    return median(row.months) if row.months else -1


def _months_cell(row: Figures) -> Cell:
    if not row.months:
        return ("onbekend", None, "Maanden vast")
    middle = f"{median(row.months):g}".replace(".", ",")
    return (f"{middle} ({len(row.months)} van {row.total})", list_url(rule=row.slug), "Maanden vast")


def _linked(number: int, url: str, label: str) -> Cell:
    return (str(number), url if number else None, label)


def _heading(key: str, label: str, caveat: str, sort: str, direction: str) -> dict[str, object]:
    is_current = key == sort
    turned = UP if is_current and direction == DOWN or key == "rule" and not is_current else DOWN
    return {
        "label": label,
        "caveat": caveat,
        "is_current": is_current,
        "direction": direction if is_current else "",
        "sort_url": f"{reverse('rules_in_view')}?sort={key}&direction={turned}",
    }
