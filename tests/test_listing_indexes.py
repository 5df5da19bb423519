"""What readers and staff list and count often is read from an index, not from the whole table."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from insights.figures import precedent_total, rule_figures
from insights.rule_counts import count_rules
from precedents import outbox, reporting
from precedents.audit import AuditEntry
from precedents.knots import pages_by_knot
from precedents.models import PrecedentPage
from precedents.register import find_number
from tests.editors import client_of, published, rule, someone

pytestmark = pytest.mark.django_db

INDEXES = {
    "counted_precedents": [precedent_total, count_rules, rule_figures, pages_by_knot],
    "precedents_clearance_page_id": [lambda: PrecedentPage.objects.findable().filter(pk=1).exists()],
    "citation_number_once": [lambda: find_number("KM-2026-0001")],
    "open_reports": [lambda: list(reporting.open_reports())],
    "texts_to_erase": [reporting.erase_texts],
    "audit_trail_of_a_number": [lambda: list(AuditEntry.objects.filter(number="KM-2026-0001"))],
}


@pytest.fixture
def rows():
    """Rows in each table: an empty one is not worth an index."""
    for number in range(3):
        page = published(f"Bed vergoed {number}")
        page.blockades.create(rule=rule(f"regel-{number}"))
    outbox.note([page.pk])


def plans_of(ask) -> list[str]:
    with CaptureQueriesContext(connection) as captured:
        ask()
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute("SET LOCAL enable_bitmapscan = off")
        return [plan_of(cursor, query["sql"]) for query in captured]


def plan_of(cursor, sql) -> str:
    cursor.execute(f"EXPLAIN {sql}")
    return "\n".join(row[0] for row in cursor.fetchall())


@pytest.mark.postgresql
@pytest.mark.parametrize(
    ("index", "ask"), [(index, ask) for index, asks in INDEXES.items() for ask in asks], ids=lambda _: ""
)
def test_it_is_read_from_its_index(rows, index, ask):
    plans = plans_of(ask)
    assert any(index in plan for plan in plans), "\n\n".join(plans)


@pytest.mark.one_database
@pytest.mark.parametrize("typed", [str, str.lower, " {} ".format])
def test_the_audit_trail_of_a_number_is_found_however_it_is_typed(rows, typed):
    number = PrecedentPage.objects.first().number
    asked = {"export": "csv", "number": typed(number)}
    answer = client_of(someone("beheer")).get("/admin/controlespoor/", asked)
    found = b"".join(answer.streaming_content).decode().splitlines()[1:]
    assert found
    assert all(number in line for line in found)
