"""Costs three ways, side by side: the usual route, maatwerk, and doing nothing more."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from precedents.vocabulary import CostPeriod, CostRoute, Evidence

# A year of each, so that the three columns can be compared.
IN_A_YEAR = {CostPeriod.ONCE: 1, CostPeriod.MONTH: 12, CostPeriod.YEAR: 1, CostPeriod.TWELVE_MONTHS: 1}


@dataclass(frozen=True)
class CostRow:
    item: str
    note: str
    amounts: list[tuple[str, int | None]]


@dataclass(frozen=True)
class CostTable:
    """`routes` are (value, label); every row and the totals have one amount per route, in whole euros."""

    routes: list[tuple[str, str]]
    rows: list[CostRow]
    totals: list[tuple[str, int]]
    note: str


def cost_table(costs: Sequence[Mapping[str, object]]) -> CostTable | None:
    """None without costs. A route without any amount has no column: unknown is not zero."""
    if not costs:
        return None
    routes = [route for route in CostRoute if any(cost["route"] == route for cost in costs)]
    rows = [_row(cost, routes) for cost in costs]
    totals = [
        (route.value, sum(_in_a_year(cost) for cost in costs if cost["route"] == route)) for route in routes
    ]
    return CostTable(
        routes=[(route.value, route.label) for route in routes],
        rows=rows,
        totals=totals,
        note="Bedragen per maand zijn voor het totaal omgerekend naar twaalf maanden."
        if _has_months(costs)
        else "",
    )


def _row(cost: Mapping[str, object], routes: Sequence[CostRoute]) -> CostRow:
    evidence = Evidence(cost["evidence"]).label
    said = [CostPeriod(cost["period"]).label, cost["payer"] and f"betaald door {cost['payer']}"]
    source = f"{evidence}: {cost['source']}" if cost["source"] else evidence
    return CostRow(
        item=str(cost["item"]),
        note=". ".join(filter(None, [", ".join(filter(None, said)), source])),
        amounts=[(route.value, cost["amount"] if cost["route"] == route else None) for route in routes],
    )


def _in_a_year(cost: Mapping[str, object]) -> int:
    return cost["amount"] * IN_A_YEAR[cost["period"]]


def _has_months(costs: Sequence[Mapping[str, object]]) -> bool:
    return any(cost["period"] == CostPeriod.MONTH for cost in costs)
