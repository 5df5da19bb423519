"""Every page that readers can open and the answers to some questions, to compare two sites.

python -m tests.whole_site FOLDER   prints them as JSON, of the site whose data stand in this folder
"""

import json
import re
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlencode

import django
from django.test import Client, override_settings

TOKEN = re.compile(r'(name="csrfmiddlewaretoken" value|nonce)="[^"]*"')
QUESTIONS = [
    {"q": "briefadres"},
    {"q": "schuldhulp na scheiding", "order": "newest"},
    {"q": "leerlingenvervoer"},
    {"q": "inkomen te hoog", "rule": "briefadres"},
    {"q": "bijstand", "outcome": "afgewezen"},
    {"q": '"eigen bijdrage"'},
    {"q": "wmo", "page": "2"},
    {"q": "", "order": "newest"},
    {"q": "", "kind": "klacht"},
    {"q": "samenwonen met ouder", "order": "oldest"},
]


ALSO_WITH_COMPARABLE = 8
"""Of so many precedents one is read with its list of comparable ones too: that takes six times as long."""


def whole_site() -> dict[str, str]:
    """What stands at each address; a token that differs each time is left out.

    Every precedent is read without its list of comparable ones, as it shows while there is no index; the
    sample that is read with it stands behind it.
    """
    precedents, others = _addresses()
    with _no_index():
        bare = _read_all(precedents)
    sample = {
        f"{address}#met": text for address, text in _read_all(precedents[::ALSO_WITH_COMPARABLE]).items()
    }
    return {**bare, **sample, **_read_all([*others, *_questions()])}


@contextmanager
def _no_index() -> Iterator[None]:
    with (
        tempfile.TemporaryDirectory() as empty,
        override_settings(KENNISBANK_DATA=Path(empty), ELASTICSEARCH_URL=""),
    ):
        yield


def _read_all(addresses: list[str]) -> dict[str, str]:
    client = Client(SERVER_NAME="localhost")
    return {address: _read(client, address) for address in addresses}


def _read(client: Client, address: str) -> str:
    answer = client.get(address)
    return (
        f"{answer.status_code} {answer.headers.get('Location', '')} {TOKEN.sub('', answer.content.decode())}"
    )


def _addresses() -> tuple[list[str], list[str]]:
    """Of precedents, and all others."""
    from wagtail.models import Page  # noqa: PLC0415 - as a program, Django is set up first

    from precedents.models import PrecedentPage  # noqa: PLC0415 - as above
    from precedents.register import CitationNumber  # noqa: PLC0415 - as above
    from precedents.rules import BlockingRule, Domain  # noqa: PLC0415 - as above

    precedents = [page.url for page in PrecedentPage.objects.order_by("pk")]
    pages = [page.url for page in Page.objects.filter(depth__gt=1).not_type(PrecedentPage).order_by("pk")]
    numbers = [f"/p/{number}/" for number in CitationNumber.objects.all()]
    rules = [f"/regels/{rule.slug}/" for rule in BlockingRule.objects.order_by("slug")]
    domains = [f"/domeinen/{domain.slug}/" for domain in Domain.objects.order_by("slug")]
    return precedents, ["/regels/", "/regels-in-beeld/", *pages, *numbers, *rules, *domains]


def _questions() -> list[str]:
    return [f"/zoeken/?{urlencode(question)}" for question in QUESTIONS]


if __name__ == "__main__":
    django.setup()
    with override_settings(KENNISBANK_DATA=Path(sys.argv[1])):
        print(json.dumps(whole_site()))
