"""A reader who reports a problem, and what came of it, for tests."""

from bs4 import BeautifulSoup
from django.http import HttpResponse
from django.test import Client

from precedents.models import PrecedentPage
from precedents.register import CitationNumber


def report(
    client: Client,
    page: PrecedentPage,
    problem: str = "herkenbaar",
    text: str = "",
    address: str = "192.0.2.1",
    **more: str,
) -> HttpResponse:
    """Sends the form from this network address."""
    form = {"problem": problem, "text": text, **more}
    return client.post(f"/p/{page.number}/melden/", form, REMOTE_ADDR=address)


def text(answer: HttpResponse) -> str:
    return BeautifulSoup(answer.content, "html.parser").get_text(" ", strip=True)


def is_held(page: PrecedentPage) -> bool:
    return CitationNumber.objects.filter(page=page, held_at__isnull=False).exists()
