"""From publishing a new text to finding it through another process."""

import time

from django.contrib.auth import get_user_model

from bench.speed.server import Server
from precedents import clearances
from precedents.content import content_hash
from precedents.demo import READER
from precedents.models import PrecedentPage

_PAUSE = 0.005
_PATIENCE = 30.0
_LETTERS = "bcdfghjklm"


def until_found(server: Server, turn: int) -> float:
    """Seconds from `publish` until a results page of the server shows the precedent under a word of its new
    title. The title is put back afterwards.

    Raises RuntimeError when it is not found in half a minute.
    """
    page = PrecedentPage.objects.findable().order_by("pk")[turn]
    title, word = page.title, f"qpublicatie{''.join(_LETTERS[int(digit)] for digit in str(time.time_ns()))}"
    revision = _cleared(page, f"{title} {word}")
    began = time.perf_counter()
    revision.publish(user=_reader())
    while page.number not in server.get(f"/zoeken/?q={word}"):
        if time.perf_counter() - began > _PATIENCE:
            raise RuntimeError(f"{page.number} is niet te vinden onder zijn nieuwe titel.")
        time.sleep(_PAUSE)
    took = time.perf_counter() - began
    _cleared(PrecedentPage.objects.get(pk=page.pk), title).publish(user=_reader())
    return took


def _cleared(page: PrecedentPage, title: str) -> object:
    """A revision with this title, its text cleared without being read."""
    page.title = title
    revision = page.save_revision()
    clearances.give(page.pk, content_hash(revision.as_object()), _reader())
    return revision


def _reader() -> object:
    return get_user_model().objects.get(username=READER)
