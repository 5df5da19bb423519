"""`python -m tests.busy_editor FILE`: publishes and unpublishes until it is stopped, whatever goes wrong.

Writes to FILE what the site confirmed: a line `+ number` or `- number`. What failed is not confirmed.
"""

import os
import random
import sys
import time
from pathlib import Path

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kennisbank.settings")
django.setup()

from django.db import DatabaseError, connection  # noqa: E402  after django.setup

from precedents.models import PrecedentPage  # noqa: E402  as above
from tests.editors import publish, published, rewritten  # noqa: E402  as above

FIRST = 6


def main() -> None:
    chance = random.Random(1)
    with Path(sys.argv[1]).open("a", buffering=1) as confirmed:
        for turn in range(10_000):
            try:
                confirmed.write(_edit(chance, turn))
            except DatabaseError:
                connection.close()
                time.sleep(0.5)


def _edit(chance: random.Random, turn: int) -> str:
    pages = list(PrecedentPage.objects.filter(live=True).order_by("pk"))
    if len(pages) < FIRST or chance.random() < 0.4:
        return f"+ {published(f'Een merel op het dak van nummer {turn}').number}\n"
    page = chance.choice(pages)
    if chance.random() < 0.5:
        publish(rewritten(page, f"Een mus op het dak van nummer {turn}").latest_revision)
        return f"+ {page.number}\n"
    page.unpublish()
    return f"- {page.number}\n"


if __name__ == "__main__":
    main()
