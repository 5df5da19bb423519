"""The stored blocks of a page are its blocks, also where a part is not stored."""

import json

import pytest
from wagtail.blocks import StreamValue

from precedents.models import PrecedentPage
from precedents.public_text import prose
from precedents.stream_values import stored, values
from precedents.vocabulary import StillValid

STREAMS = (
    "facts",
    "tried_before",
    "follow_ups",
    "costs",
    "comparable_if",
    "not_if",
    "norms",
    "sources",
)


def as_blocks(stream):
    return [(child.block_type, child.block.get_prep_value(child.value)) for child in stream]


@pytest.mark.django_db
@pytest.mark.one_database
@pytest.mark.usefixtures("demo")
def test_they_are_the_blocks_of_every_page_of_the_demo():
    for page in PrecedentPage.objects.live():
        before = {name: list(stored(getattr(page, name))) for name in STREAMS}
        assert before == {name: as_blocks(getattr(page, name)) for name in STREAMS}
        assert before == {name: list(stored(getattr(page, name))) for name in STREAMS}


def test_a_part_that_is_not_stored_has_its_default():
    (fact,) = values(
        _stream("facts", [{"type": "fact", "value": {"evidence": "feit", "text": "Zij slaapt."}}])
    )
    assert fact["still_valid"] == StillValid.UNKNOWN
    assert not fact["seen_by"]


def test_a_part_or_a_block_that_is_no_longer_known_is_left_out():
    kept = {"type": "fact", "value": {"text": "Zij slaapt.", "colour": "rood"}}
    (fact,) = values(_stream("facts", [kept, {"type": "song", "value": "La la"}]))
    assert fact["text"] == "Zij slaapt."
    assert "colour" not in fact


def test_a_text_reads_on_where_a_part_is_empty():
    page = PrecedentPage(
        tried_before=_stream(
            "tried_before", [_attempt(what="Gebeld."), _attempt(what="Gemaild.", result=None)]
        )
    )
    assert prose(page) == ("Gebeld.", "Gemaild.")


def _attempt(**value):
    return {"type": "attempt", "value": value}


def _stream(name: str, blocks: list[dict]) -> StreamValue:
    """As it comes from the database."""
    return PrecedentPage._meta.get_field(name).to_python(json.dumps(blocks))
