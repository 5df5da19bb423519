"""The words of a text that tell why a precedent is comparable."""

from precedents.shared_words import as_written


def test_a_compound_with_a_single_letter_is_read_as_any_other():
    assert as_written("Een S-bocht in de weg", {"bocht": 1.0, "s": 0.5}) == {"bocht": "bocht"}
