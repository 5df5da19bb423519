"""Statements that paint somebody are advice: never a block, and only when they are about a person."""

import pytest

from anonymity.detector import detect
from anonymity.finding import Kind, Level


@pytest.mark.parametrize(
    ("text", "part", "kind"),
    [
        ("De vader is erg agressief.", "agressief", Kind.JUDGMENT),
        ("Zij is een querulant.", "querulant", Kind.JUDGMENT),
        ("Vader ligt de hele dag op de bank.", "op de bank", Kind.CLICHE),
        ("Vader ligt de hele dag op de bank.", "de hele dag", Kind.ABSOLUTE),
        ("Meneer wil gewoon niet.", "wil gewoon niet", Kind.MOTIVE),
        ("Naar verluidt is hij weggelopen.", "Naar verluidt", Kind.SECOND_HAND),
        ("De moeder dronk destijds te veel.", "destijds", Kind.DATED),
    ],
)
def test_a_statement_about_a_person_gets_advice(text, part, kind):
    assert (part, kind, Level.ADVICE) in {(text[f.start : f.end], f.kind, f.level) for f in detect(text)}


@pytest.mark.parametrize(
    "text",
    [
        "De agressieve incasso stopte.",
        "Het was een lastige keuze.",
        "De vader is niet agressief.",
        "De regeling geldt altijd voor iedereen.",
    ],
)
def test_things_denials_and_rules_get_none(text):
    assert detect(text) == []
