"""A list of comparable precedents as a reader sees it: read from the HTML of an answer."""

import re
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urlencode

from bs4 import BeautifulSoup, Tag
from django.http import HttpResponse
from django.test import Client

from precedents.models import PrecedentPage
from tests.shown_results import texts


@dataclass(frozen=True)
class ShownItem:
    """`reasons` and `differences` are name to text, in their order."""

    number: str
    outcome: str
    reasons: dict[str, str]
    differences: dict[str, str]
    twins: list[str]
    brought: bool

    @property
    def page(self) -> PrecedentPage:
        return PrecedentPage.objects.with_parts().get(number=self.number)


class Compared:
    def __init__(self, answer: HttpResponse) -> None:
        assert answer.status_code == 200, answer.status_code
        self.html = answer.content.decode()
        self.soup = BeautifulSoup(self.html, "html.parser")

    @property
    def shown(self) -> int:
        return int(re.match(r"\d+", self.soup.select_one("#aantal").get_text())[0])

    @property
    def total(self) -> int:
        """Of all precedents with something in common."""
        told = self.soup.select_one(".kb-alike__total")
        return int(re.match(r"\d+", told.get_text())[0]) if told else self.shown

    @cached_property
    def items(self) -> list[ShownItem]:
        return [_item(article) for article in self.soup.select("article.kb-result")]

    @property
    def numbers(self) -> list[str]:
        return [item.number for item in self.items]

    @property
    def switches(self) -> dict[str, bool]:
        return {box["value"]: box.has_attr("checked") for box in self.soup.select("input[type=checkbox]")}

    @property
    def main(self) -> str:
        return " ".join(self.soup.main.get_text(" ").split())


def comparable_to(client: Client, page: PrecedentPage, **parameters: object) -> Compared:
    return Compared(client.get(f"/p/{page.number}/vergelijkbaar/?{urlencode(parameters, doseq=True)}"))


def compared(client: Client, text: str, **parameters: object) -> Compared:
    return Compared(client.post("/vergelijken/", {"text": text, **parameters}))


def _item(article: Tag) -> ShownItem:
    return ShownItem(
        number=article.select_one(".kb-id").get_text(),
        outcome=texts(article.select(".kb-badges li"))[0],
        reasons=_told(article, "reason"),
        differences=_told(article, "difference"),
        twins=[re.match(r"\S+", link.get_text())[0] for link in article.select(".kb-twins a")],
        brought="Staat hier zodat" in article.get_text(),
    )


def _told(article: Tag, kind: str) -> dict[str, str]:
    rows = article.select(f"[data-{kind}]")
    return {row[f"data-{kind}"]: text.split(": ", 1)[1] for row, text in zip(rows, texts(rows), strict=True)}
