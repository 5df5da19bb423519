"""Ten questions whose requests to Elasticsearch stand as JSON in tests/data/requests, to be read."""

from search.contract import Expansion, Order, Query

QUERIES = {
    "niets-getypt": Query(),
    "alledaagse-woorden": Query("zoon van 28 weer thuis, bijstand gekort"),
    "alle-woorden": Query("briefadres schuldhulp", all_words=True),
    "aanhalingstekens-en-min": Query('"eigen bijdrage" -vervoer'),
    "citeernummer": Query("KM-2026-0001", codes=frozenset({"km-2026-0001"})),
    "filters": Query("zorg", chosen={"kind": ("casus", "klacht"), "outcome": ("toegekend",)}),
    "jaren-nieuwste-eerst": Query("schuld", year_from=2022, year_to=2024, order=Order.NEWEST),
    "andere-manier-om-het-te-zeggen": Query(
        "samenwoonkorting", added=(Expansion(("kostendelersnorm",), ("samenwoonkorting",)),)
    ),
    "waarschijnlijke-regel-en-wachtende-wijziging": Query(
        "vriend slaapt op de bank", favoured={"rule": ("kostendelersnorm",)}, excluded=frozenset({"7"})
    ),
    "derde-bladzijde": Query("hulp", page=3, page_size=10),
}
"""Facets are left to three: each adds the same aggregation."""

FACETS = ("kind", "rule", "outcome")
