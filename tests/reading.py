"""A text at the second reader and the answers of one, for tests."""

from bs4 import BeautifulSoup
from django.contrib.auth.models import AbstractUser
from django.http import HttpResponse
from wagtail.models import Workflow

from precedents.deciding import decide
from precedents.decisions import Reason
from precedents.findings import open_findings
from precedents.models import PrecedentPage
from tests.editors import client_of, draft

CLEAN = "De moeder kreeg toch een bed vergoed."
WITH_NAME = "Op de website schreef Fatima El Amrani over de regeling."


def sent(title: str, author: AbstractUser, **fields: object) -> PrecedentPage:
    """A draft that its author sent in, with a reason for each finding that stands in it."""
    page = draft(title, author, **fields)
    for one in open_findings(page):
        decide(page, one.spot, Reason.SOURCE_AUTHOR, author)
    return send(page, author)


def send(page: PrecedentPage, author: AbstractUser) -> PrecedentPage:
    """Sends it in, or in again, as the editor does."""
    waiting = fresh(page).current_workflow_state
    waiting.resume(author) if waiting else Workflow.objects.get().start(page, author)
    return fresh(page)


def fresh(page: PrecedentPage) -> PrecedentPage:
    return PrecedentPage.objects.get(pk=page.pk)


def screen(page: PrecedentPage) -> str:
    return f"/admin/precedenten/{page.pk}/lezen/"


def read(page: PrecedentPage, reader: AbstractUser) -> BeautifulSoup:
    answer = client_of(reader).get(screen(page))
    assert answer.status_code == 200, answer.headers.get("Location")
    return BeautifulSoup(answer.content, "html.parser")


def approval(shown: BeautifulSoup, **changes: object) -> dict[str, object]:
    """What the screen sends when everything is agreed upon and nobody is recognised."""
    agreed = [box["value"] for box in shown.select("input[name=agreed]")]
    hash_ = shown.select_one("input[name=shown]")["value"]
    return {"action": "approve", "shown": hash_, "agreed": agreed, "recognised": "nee"} | changes


def approve(page: PrecedentPage, reader: AbstractUser, **changes: object) -> HttpResponse:
    return client_of(reader).post(screen(page), approval(read(page, reader), **changes), follow=True)


def send_back(page: PrecedentPage, reader: AbstractUser, remark: str = "Schrijf het ruimer.") -> HttpResponse:
    answers = approval(read(page, reader), action="reject", remark=remark)
    return client_of(reader).post(screen(page), answers, follow=True)


def told(answer: HttpResponse) -> str:
    """All messages and faults on a page."""
    page = BeautifulSoup(answer.content, "html.parser")
    found = page.select(".messages li, .error-message, .help-block")
    return " ".join(one.get_text(" ", strip=True) for one in found)
