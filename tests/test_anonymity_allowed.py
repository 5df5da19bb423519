"""Terms and words of editors: what a term lets stand, what it never lets through, and whose advice it is."""

import pytest

from anonymity.detector import detect
from anonymity.finding import Level
from anonymity.images import PARTS_OF_EDITORS, standard_words


def found(text, **lists):
    return [text[f.start : f.end] for f in detect(text, **lists) if f.level != Level.ADVICE]


def advised(text, **lists):
    return [text[f.start : f.end] for f in detect(text, **lists) if f.level == Level.ADVICE]


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("De aanpak van Vliegwiel helpt.", "Vliegwiel"),
        ("Zij belden het Zorblax en kregen hulp.", "Zorblax"),
        ("Zij belden het Zorblax en kregen hulp.", "zorblax"),
        ("Zorblax's aanpak helpt. Ook Zorblax zelf.", "Zorblax"),
        ("Dat is Samen  Zorblax\nNoord geworden.", "Samen Zorblax Noord"),
        ("Zij ging naar stichting De Zorblax.", "stichting De Zorblax"),
        ("Hij zat in Kwirkelveen vast.", "Kwirkelveen"),
    ],
)
def test_an_allowed_term_is_not_reported(text, term):
    assert found(text)
    assert found(text, allowed=[term]) == []


@pytest.mark.parametrize(
    ("text", "stays"),
    [
        ("Volgens Jan Hoop klopt het niet.", ["Jan Hoop"]),
        ("Volgens Jan Hoop klopt het niet. De brief ging naar Hoop.", ["Jan Hoop", "Hoop"]),
        ("De brief van mevrouw Hoop ligt er nog.", ["Hoop"]),
        ("Volgens J. Hoop klopt het niet.", ["J. Hoop"]),
    ],
)
def test_a_term_turns_no_person_off(text, stays):
    assert found(text, allowed=["Hoop"]) == stays


def test_a_term_of_other_words_or_another_case_does_not_count():
    text = "Zij belden het Zorblax en kregen hulp."
    for term in ("Zorbla", "Zorblaxen", "ZORBLAX", "het Zorblax en kregen nooit", "", " ", "..."):
        assert found(text, allowed=[term]) == ["het Zorblax"]


def test_a_private_name_is_found_although_it_is_a_term():
    text = "Zij belden het Zorblax en kregen hulp."
    assert found(text, allowed=["Zorblax"], private_names=["Wim Zorblax"]) == ["Zorblax"]


@pytest.mark.parametrize(
    "value",
    ["111222333", "NL91ABNA0417164300", "piet@voorbeeld.nl", "06 12345678", "1234 AB", "12-03-1985"],
)
def test_a_term_hides_no_number(value):
    text = f"Zijn gegevens: geboren {value} bel {value} BSN {value}."
    assert found(text, allowed=[value, text, "Zijn gegevens"]) == found(text) != []


def test_many_terms_are_told_apart():
    terms = [f"Zorblax{'q' * size}" for size in range(1, 30)] + ["Zorblax"]
    assert found("Zij belden Zorblaxqq en Zorblax en Zorblaxx.", allowed=terms) == ["Zorblaxx"]


def test_words_of_editors_replace_those_of_the_file():
    text = "De vader is agressief en zwabberig. Hij ligt graag languit op de chaise longue."
    assert advised(text) == ["agressief"]
    words = {"JUDGMENT adjectives": ["zwabber*"], "CLICHE": ["languit op de chaise*"]}
    assert advised(text, image_words=words) == ["zwabberig", "languit op de chaise"]


def test_a_part_that_is_not_given_stays_that_of_the_file():
    text = "De vader is agressief. Naar verluidt is hij een querulant."
    assert advised(text, image_words={"JUDGMENT adjectives": []}) == ["Naar verluidt", "querulant"]


def test_an_empty_list_finds_nothing():
    text = "De vader is agressief. Naar verluidt ligt hij altijd op de bank."
    assert advised(text, image_words=dict.fromkeys(PARTS_OF_EDITORS, ())) == []


def test_the_list_of_the_file_is_what_stands_when_none_is_given():
    text = "De vader is erg koppig. Zij is een querulant. Hij ligt de hele dag op de bank."
    standard = {part: standard_words(part) for part in PARTS_OF_EDITORS}
    assert all(standard.values())
    assert advised(text, image_words=standard) == advised(text) != []


@pytest.mark.parametrize("word", ["*", "(", "a|b", "[", "\\", "a*b*c", "  "])
def test_a_word_is_a_word_and_no_pattern(word):
    words = {"CLICHE": [word], "JUDGMENT adjectives": [word]}
    assert advised("De vader is lief en de moeder ook.", image_words=words) == []


def test_a_change_of_words_works_at_once():
    text = "De vader is zwabberig."
    for words, advice in ((["zwabberig"], ["zwabberig"]), ([], []), (["zwabberig"], ["zwabberig"])):
        assert advised(text, image_words={"JUDGMENT adjectives": words}) == advice
