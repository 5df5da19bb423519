"""How many people may fit a description."""

import pytest

from anonymity.population import (
    SIZE_CLASSES,
    expected_matches,
    inhabitants,
    people_in_class,
    share,
    size_class,
    smallest_share,
)


def test_municipalities_have_a_size():
    assert inhabitants("'s-Gravenhage") > inhabitants("Zwolle") > inhabitants("Vlieland") > 0
    assert [size_class(name) for name in ("Urk", "Almelo", "Zwolle", "Amsterdam")] == [
        "kleine",
        "middelgrote",
        "grote",
        "zeer grote",
    ]


def test_a_municipality_has_the_names_that_people_use():
    assert inhabitants("Den Haag") == inhabitants("'s-Gravenhage")
    assert inhabitants("BERGEN") == inhabitants("Bergen (L.)")  # the smaller of two
    assert size_class("Nergenshuizen") is None


def test_everybody_lives_in_one_size_class():
    assert sum(people_in_class(one.slug) for one in SIZE_CLASSES) == people_in_class()
    assert people_in_class() == pytest.approx(18_000_000, rel=0.01)


def test_each_fact_makes_the_group_smaller():
    people = inhabitants("Urk")
    shares = [share("age", "4-11"), share("household", "eenoudergezin"), share("domain", "jeugd")]
    assert expected_matches(people) == people
    assert expected_matches(people, shares) < 10 < expected_matches(people_in_class("50000-100000"), shares)
    assert expected_matches(people, shares, rare_facts=1) == expected_matches(people, shares) / 10


def test_who_is_not_counted_has_the_smallest_share():
    with pytest.raises(KeyError):
        share("age", "200+")
    assert smallest_share("domain") == min(share("domain", name) for name in ("brp", "verblijf", "wmo"))
