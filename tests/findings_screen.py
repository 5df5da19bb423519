"""The findings beside the edit screen as their author reads them, for tests."""

from bs4 import BeautifulSoup, Tag
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from precedents.findings import place_key, spots_of, value_key
from precedents.models import PrecedentPage
from tests.editors import edit_form

NAMED = "De moeder Fatima El Amrani belde. Haar zoon Kevin Bakker zweeg. Fatima El Amrani huilde."
BSN = "Haar BSN is 111222333."


def ask(client: Client, name: str, page: PrecedentPage, *parts: int, **form: object) -> HttpResponse:
    """What the list answers to a form in which only these fields were filled."""
    return client.post(reverse(name, args=[page.pk, *parts]), edit_form(page, **form))


def listed(answer: HttpResponse) -> BeautifulSoup:
    assert answer.status_code == 200, answer.content.decode()
    return BeautifulSoup(answer.content, "html.parser")


def entry(shown: Tag, words: str) -> Tag:
    """The one entry about these words."""
    (found,) = (one for one in shown.select("[data-entry]") if one.h4.strong.get_text() == words)
    return found


def said(answer: HttpResponse) -> str:
    return BeautifulSoup(answer.content, "html.parser").select_one("[data-answer=said]").get_text()


def status(shown: Tag) -> str:
    return shown.select_one("[data-answer=status]").get_text()


def choice(page: PrecedentPage, words: str, only: int | None = None, **more: str) -> dict[str, str]:
    """The fields with which an author decides about these words in a page in memory: everywhere, or only at
    their first, second ... place."""
    spots = [spot for spot in spots_of(page) if spot.value == words]
    place = "" if only is None else place_key(spots[only])
    fields = {"kind": spots[0].kind, "values": value_key(spots[0]), "reason": "geen-persoonsgegeven"}
    return {f"finding-{name}": value for name, value in (fields | {"place": place} | more).items()}
