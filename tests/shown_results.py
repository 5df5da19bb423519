"""The results page as a reader sees it: read from the HTML of an answer."""

import re
from functools import cached_property
from urllib.parse import urlencode

from bs4 import BeautifulSoup, Tag
from django.http import HttpResponse
from django.test import Client


class Shown:
    """One results page."""

    def __init__(self, answer: HttpResponse) -> None:
        assert answer.status_code == 200, answer.status_code
        self.html = answer.content.decode()
        self.total = int(re.search(r'id="aantal">(\d+) precedent', self.html)[1])

    @cached_property
    def soup(self) -> BeautifulSoup:
        return BeautifulSoup(self.html, "html.parser")

    @cached_property
    def items(self) -> list[Tag]:
        return self.soup.select("#lijst article.kb-result")

    @property
    def numbers(self) -> list[str]:
        return [item.select_one(".kb-id").get_text() for item in self.items]

    @property
    def titles(self) -> list[str]:
        return [item.select_one("h3").get_text() for item in self.items]

    @property
    def years(self) -> list[int]:
        """Years of decision in the order of the list; an item without one is passed over."""
        return [
            int(year) for item in self.items for year in re.findall(r"Besluit\s+(\d{4})", item.get_text(" "))
        ]

    @property
    def words_line(self) -> str:
        """How much of the list has all words."""
        return " ".join(texts(self.soup.select(".kb-under-toolbar > p.kb-small")))

    @cached_property
    def facets(self) -> dict[str, dict[str, int]]:
        """{name: {value: count}} as the sidebar counts them."""
        counted: dict[str, dict[str, int]] = {}
        for field in self.soup.select("#filters .kb-check"):
            box = field.find("input")
            counted.setdefault(box["name"], {})[box["value"]] = number_in(
                field.select_one(".kb-check__count")
            )
        return counted

    @property
    def chosen(self) -> set[tuple[str, str]]:
        return {(box["name"], box["value"]) for box in self.soup.select("#filters input[checked]")}

    @property
    def pills(self) -> dict[str, str]:
        """Label to address."""
        return {_pill(link): link["href"] for link in self.soup.select("a.kb-pill")}

    @property
    def tally(self) -> dict[str, int]:
        """Address to number, for each outcome in the list."""
        return {link["href"]: number_in(link) for link in self.soup.select(".kb-tally a")}

    def link(self, text: str) -> str:
        """The address behind the link with this text."""
        found = [link["href"] for link in self.soup.select("a") if text in link.get_text(" ", strip=True)]
        assert found, f"geen link met {text!r}"
        return found[0]

    @property
    def marked(self) -> set[str]:
        return {mark.get_text() for mark in self.soup.select("mark")}


def search(client: Client, q: str = "", **filters: object) -> Shown:
    return Shown(client.get(f"/zoeken/?{urlencode({'q': q, **filters}, doseq=True)}"))


def total_at(client: Client, url: str) -> int:
    """How many precedents the list at this address has."""
    return Shown(client.get(url)).total


def all_numbers(client: Client, url: str) -> list[str]:
    """The citation numbers of the whole list, page after page."""
    numbers: list[str] = []
    while url:
        shown = Shown(client.get(url))
        numbers += shown.numbers
        following = shown.soup.select_one("a[rel=next]")
        url = following["href"] if following else ""
    return numbers


def number_in(tag: Tag) -> int:
    """The first number that the text of this element holds."""
    return int(re.search(r"\d+", tag.get_text())[0])


def texts(tags: list[Tag]) -> list[str]:
    return [" ".join(tag.get_text(" ").split()) for tag in tags]


def _pill(link: Tag) -> str:
    return link.get_text(" ", strip=True).removeprefix("Verwijder filter ").strip()
