"""How many people may fit a description."""

import pytest

from anonymity.population import expected_matches, inhabitants, people_in_class, size_class


def test_municipalities_have_a_size():
    assert inhabitants("'s-Gravenhage") > inhabitants("Zwolle") > inhabitants("Vlieland") > 0
    assert [size_class(name) for name in ("Urk", "Almelo", "Amsterdam")] == [
        "kleinere middelgrote",
        "middelgrote",
        "zeer grote",
    ]


def test_what_is_no_municipality_has_none():
    assert size_class("Nergenshuizen") is None


def test_each_fact_makes_the_group_smaller():
    people = inhabitants("Urk")
    whole = expected_matches(people)
    part = expected_matches(people, age="4-11", household="eenoudergezin", domain="jeugdhulp")
    assert whole == people
    assert part < 10 < expected_matches(people_in_class("middelgrote"), "4-11", "eenoudergezin", "jeugdhulp")
    assert expected_matches(people, age="4-11", rare_facts=1) == expected_matches(people, age="4-11") / 10


def test_an_unknown_heading_is_an_error():
    with pytest.raises(KeyError):
        expected_matches(1000, age="200+")
