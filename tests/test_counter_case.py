"""The page of a precedent names the newest of the same rule that ended the other way."""

import datetime
import re

import pytest

from precedents.blockades import Blockade
from precedents.models import PrecedentPage
from tests.editors import published, rule

pytestmark = pytest.mark.django_db

LIMIT = [("point", "De boot is verkocht.")]  # the tegengeval stands under the limits of a precedent


def decided(title, outcome, year=None, of="liggeld"):
    dated = {"decision_date": datetime.date(year, 1, 1), "date_precision": "jaar"} if year else {}
    return published(title, outcome=outcome, blockades=[Blockade(rule_id=of)], not_if=LIMIT, **dated)


def named(client, page):
    """The number that stands behind `tegengeval`, if there is one."""
    html = client.get(page.url).content.decode()
    found = re.search(r"tegengeval:.*?(KM-\d{4}-\d{4})", html, re.DOTALL)
    return found and found[1]


@pytest.fixture
def refused():
    """Refused precedents of a rule from new to old, the last without a date; newer ones are no answer."""
    rule("liggeld")
    rule("havengeld")
    decided("Van een andere regel", "afgewezen", 2025, of="havengeld")
    decided("Ook toegekend", "later-alsnog", 2025)
    made = [decided(f"Afgewezen {year}", "afgewezen", year) for year in (None, 2021, 2024)]
    return made[::-1]  # not the order of their numbers


def test_the_newest_with_the_other_outcome_is_named(client, refused):
    granted = decided("Toegekend", "toegekend", 2020)
    for page in refused:
        assert named(client, granted) == page.number
        PrecedentPage.objects.filter(pk=page.pk).update(live=False)
    assert named(client, granted) is None


def test_beside_a_refused_one_stands_a_granted_one(client, refused):
    assert named(client, refused[0]) == PrecedentPage.objects.get(title="Ook toegekend").number
