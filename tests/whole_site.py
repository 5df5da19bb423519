"""Every page that readers can open and the answers to some questions, to compare two sites.

python -m tests.whole_site FOLDER   prints them as JSON, of the site whose data stand in this folder
"""

import json
import re
import sys
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


def whole_site() -> dict[str, str]:
    """What stands at each address; a token that differs each time is left out."""
    client = Client(SERVER_NAME="localhost")
    return {address: _read(client, address) for address in [*_addresses(), *_questions()]}


def _read(client: Client, address: str) -> str:
    answer = client.get(address)
    return (
        f"{answer.status_code} {answer.headers.get('Location', '')} {TOKEN.sub('', answer.content.decode())}"
    )


def _addresses() -> list[str]:
    from wagtail.models import Page  # noqa: PLC0415 - as a program, Django is set up first

    from precedents.register import CitationNumber  # noqa: PLC0415 - as above
    from precedents.rules import BlockingRule, Domain  # noqa: PLC0415 - as above

    pages = [page.url for page in Page.objects.filter(depth__gt=1).order_by("pk")]
    numbers = [f"/p/{number}/" for number in CitationNumber.objects.all()]
    rules = [f"/regels/{rule.slug}/" for rule in BlockingRule.objects.order_by("slug")]
    domains = [f"/domeinen/{domain.slug}/" for domain in Domain.objects.order_by("slug")]
    return ["/regels/", "/regels-in-beeld/", *pages, *numbers, *rules, *domains]


def _questions() -> list[str]:
    return [f"/zoeken/?{urlencode(question)}" for question in QUESTIONS]


if __name__ == "__main__":
    django.setup()
    with override_settings(KENNISBANK_DATA=sys.argv[1]):
        print(json.dumps(whole_site()))
