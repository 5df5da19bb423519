"""Roads on which a text could become readable, and what readers see of it."""

from io import StringIO

import pytest
from django.core.management import call_command
from django.test import Client
from wagtail.models import Page

from precedents import clearances, index_sync, indexing
from precedents.content import content_hash
from precedents.models import PrecedentPage
from tests.demo_content import engine_settings
from tests.editors import draft
from tests.shown_results import search

NAME = "Roelofje Kwartelkoning"
"""Invented; stands in texts that nobody cleared."""


class Readers:
    """What somebody without an account sees, on the embedded engine."""

    def __init__(self, client: Client) -> None:
        self.client = client

    def see(self, page: Page) -> bool:
        """Asked of every outlet; one that answers otherwise than the others is a fault."""
        index_sync.sync()  # what a commit does
        kept = PrecedentPage.objects.get(pk=page.pk)
        answers = {
            "page": self.client.get(kept.url).status_code == 200,
            "address": self.client.get(f"/p/{kept.number}").status_code == 302,
            "list": PrecedentPage.objects.findable().filter(pk=kept.pk).exists(),
            "search": search(self.client, kept.number).total == 1,
        }
        assert len(set(answers.values())) == 1, answers
        return answers["page"]

    def indexed(self) -> set[int]:
        """Ids of the precedents that the engine holds."""
        return {int(id_) for id_, _ in indexing.current_engine().versions()}


@pytest.fixture
def readers(db, settings, tmp_path, client) -> Readers:
    for name, value in engine_settings("embedded", tmp_path).items():
        setattr(settings, name, value)
    call_command("rebuild_index", stdout=StringIO())
    return Readers(client)


def seal(page: Page) -> None:
    """A valid clearance of exactly what the page holds in memory."""
    clearances.give(page.pk, content_hash(page), None)


def seal_as_stored(page: Page) -> None:
    """A valid clearance of what the database holds, and its hash made anew."""
    seal(PrecedentPage.objects.with_parts().get(pk=page.pk))
    call_command("check_clearances", "--repair", stdout=StringIO())


def unread(**fields: object) -> PrecedentPage:
    """A draft with a name in it that no second reader has seen."""
    return draft(f"Huis van {NAME}", **fields)
