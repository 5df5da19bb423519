"""Ten questions and a comparison whose requests to Elasticsearch stand as JSON in tests/data/requests, to be
read."""

from search.contract import Example, Expansion, Order, Query
from search.plan import plan, plan_similar

FACETS = ("kind", "rule", "outcome")
"""Three of them: each adds the same aggregation."""

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
LIKE = Example("schulden, geen adres", {"rule": ("briefadres", "inschrijving")}, {"rule": 0.3})

PLANS = {name: plan(query, FACETS) for name, query in QUERIES.items()} | {
    "vergelijkbaar": plan_similar(LIKE, {"adres": 0.4, "schuld": 0.6}, Query(page_size=4), FACETS)
}
