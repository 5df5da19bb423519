"""Word groups and the few precedents that they lead to, for tests."""

from io import StringIO

from django.core.management import call_command

from precedents.word_groups import Direction, WordGroup
from tests.editors import published
from tests.shown_results import search

GROUPS = "/admin/snippets/precedents/wordgroup/"
QUAIL, GODWIT, BICYCLE = "Een kwartel op het dak", "De grutto in de wei", "Fiets in de schuur"


def publish(*titles):
    for title in titles:
        published(title)
    call_command("rebuild_index", stdout=StringIO())


def both(*words):
    return WordGroup.objects.create(words="\n".join(words))


def one(words, *finds):
    return WordGroup.objects.create(words="\n".join(words), direction=Direction.ONE, finds="\n".join(finds))


def form(words, finds="", **fields):
    direction = Direction.ONE if finds else Direction.BOTH
    return {"words": words, "direction": direction, "finds": finds, "example": "", **fields}


def found(client, question, **filters):
    return set(search(client, question, **filters).titles)
