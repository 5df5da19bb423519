"""What must hold after any fault: nothing published lost, nothing withdrawn found, and the report true."""

from django.test import Client

from precedents.finding import EngineDown
from precedents.index_check import differences
from precedents.index_report import report
from precedents.indexing import current_engine
from precedents.models import PrecedentPage
from tests.shown_results import Shown


def findable() -> set[str]:
    """The numbers that readers may find, as the database has them."""
    return set(PrecedentPage.objects.findable().values_list("number", flat=True))


def found(client: Client, words: str = "") -> set[str] | None:
    """The numbers that a reader finds; None when the site says that searching does not work now."""
    answer = client.get("/zoeken/", {"q": words, "per_page": 50} if words else {})
    return None if answer.status_code == 503 else set(Shown(answer).numbers)


def assert_nothing_wrong(client: Client) -> None:
    """While something may still wait: no list holds what may not be read, no count exceeds it."""
    answer = client.get("/zoeken/")
    if answer.status_code == 503:
        return
    shown = Shown(answer)
    assert set(shown.numbers) <= findable()
    assert shown.total == len(shown.numbers) or shown.total > 20
    assert sum(shown.facets.get("kind", {}).values()) == shown.total


def assert_report_is_true() -> None:
    """It says that all is in step only when it is."""
    told = report()
    try:
        is_in_step = not differences(current_engine()) and not told.waiting
    except EngineDown:
        is_in_step = False
    if not told.advice:
        assert is_in_step


def assert_in_step(client: Client) -> None:
    assert not differences(current_engine())
    assert report().advice == ""
    numbers = found(client)
    assert numbers is not None
    assert numbers == findable() or len(findable()) > 20
