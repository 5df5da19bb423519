"""What is marked in a shown text, why, and which passage is shown."""

import html
import random
import time

import pytest

from search.contract import Expansion, Query
from search.highlight import LONGEST_SNIPPET, Piece, best_passage, mark
from search.shown_text import ShownText
from search.sought import Sought


def marked(text, query):
    return mark(ShownText(text), Sought(query))


def snippet(paragraphs, query):
    return best_passage([ShownText(text) for text in paragraphs], Sought(query))


def show(pieces):
    return "".join(f"[{piece.text}]" if piece.is_marked else piece.text for piece in pieces)


def reasons(pieces):
    return [(piece.text, piece.reason) for piece in pieces if piece.is_marked]


@pytest.mark.parametrize(
    ("question", "text", "shown"),
    [
        ("vervoer", "Leerlingenvervoer en vervoer.", "Leerlingen[vervoer] en [vervoer]."),
        ("leerling vervoer", "Het leerlingenvervoer", "Het [leerlingenvervoer]"),
        ("leerlingenvervoer", "leerlingenvervoer, vervoer", "[leerlingenvervoer], vervoer"),
        ("leerlingenvervoer", "vervoer van leerlingen", "[vervoer] van [leerlingen]"),
        ("schulden", "Een SCHULD.", "Een [SCHULD]."),
        ("clienten", "De cliënt", "De [cliënt]"),
        ("wmo", "Wmo-voorziening", "[Wmo]-voorziening"),
        ('"hoogte van de uitkering"', "de hoogte van de uitkering", "de [hoogte] van de [uitkering]"),
        ("kind -vervoer", "kind en vervoer", "[kind] en vervoer"),
        ("uitkering OR bijstand", "bijstand, uitkering", "[bijstand], [uitkering]"),
        ("hoe van de", "hoe van de", "hoe van de"),
        ("", "niets", "niets"),
        ("schuld", "", ""),
        ("b", "<b>schuld</b>", "<b>schuld</b>"),
    ],
)
def test_marking(question, text, shown):
    assert show(marked(text, Query(question))) == shown
    assert not any(piece.reason for piece in marked(text, Query(question)))


# Other ways to say it

CUT = Expansion(("de", "kostendelersnorm"), ("samenwoonkorting",))
CARE = Expansion(("wmo", "en", "zorg", "thuis"), ("hulp", "huishouden"))
WITH_OTHERS = Query("Samenwoonkorting of hulp in het huishouden", added=(CUT, CARE))
FOR_CUT = "Gevonden omdat u ‘Samenwoonkorting’ typte"
FOR_CARE = "Gevonden omdat u ‘hulp huishouden’ typte"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("De Kostendelersnorm.", [("Kostendelersnorm", FOR_CUT)]),
        ("De hulp en de samenwoonkorting.", [("hulp", ""), ("samenwoonkorting", "")]),
        ("Kosten en normen.", []),
        ("De kosten delen als norm.", []),  # `delen` is no form of `deler`
        ("De zorg was goed. Zij bleef thuis.", []),
        ("Zorg thuis", []),
        ("Uit de Wmo komt zorg voor thuis.", [("Wmo", FOR_CARE), ("zorg", FOR_CARE), ("thuis", FOR_CARE)]),
        ("Wmo " + "en nog meer en " * 3 + "zorg thuis", []),
        ("Zorg, zorg, thuis, Wmo", [("zorg", FOR_CARE), ("thuis", FOR_CARE), ("Wmo", FOR_CARE)]),
    ],
)
def test_words_that_were_not_typed_are_marked_where_they_stand_together_with_the_reason(text, shown):
    assert reasons(marked(text, WITH_OTHERS)) == shown


def test_what_was_typed_needs_no_reason():
    query = Query("schulden", added=(Expansion(("geen", "bijstand", "voor", "schulden"), ("schulden",)),))
    assert reasons(marked("Geen bijstand voor schulden.", query)) == [
        ("bijstand", "Gevonden omdat u ‘schulden’ typte"),
        ("schulden", ""),
    ]


def test_an_other_way_is_marked_inside_a_compound():
    query = Query("geld", added=(Expansion(("uitkering",), ("geld",)),))
    (piece,) = [piece for piece in marked("De bijstandsuitkering.", query) if piece.is_marked]
    assert piece == Piece("uitkering", True, "Gevonden omdat u ‘geld’ typte")


@pytest.mark.parametrize("question", ["schuld vervoer", "<script>", "leerling", "x" * 500, "\x00", "zin"])
def test_pieces_join_to_the_text_and_hold_no_markup(question):
    text = "<script>alert('schuld')</script> & leerlingenvervoer \x00 é̈ " + "lang" * 300
    query = Query(question, added=(Expansion(("lang", "vervoer"), ("zin",)), CUT))
    assert "".join(piece.text for piece in marked(text, query)) == text
    assert all("<mark" not in html.escape(piece.text) for piece in marked(text, query))


# Passages


def passage(paragraphs, question, holding=None, **more):
    return show(best_passage(list(map(ShownText, paragraphs)), Sought(Query(question, **more), holding)))


def test_a_snippet_is_the_passage_with_most_different_words():
    paragraphs = [
        "Schulden, schulden en schulden.",
        "Vooraf. " * 60 + "Toen kwamen de schulden en een briefadres." + " Daarna." * 60,
        "Een briefadres en schulden.",
    ]
    shown = snippet(paragraphs, Query("schuld briefadres"))
    assert "kwamen de [schulden] en een [briefadres]." in show(shown)
    assert shown[0] == shown[-1] == Piece("…")
    assert len("".join(piece.text for piece in shown[1:-1])) <= LONGEST_SNIPPET
    assert set(show(shown[1:-1]).replace("[", "").replace("]", "").split()) <= set(
        " ".join(paragraphs).split()
    )


def test_a_rare_word_weighs_more_than_common_ones():
    paragraphs = ["De gemeente gaf een uitkering.", "Er kwam een briefadres."]
    question = "uitkering gemeente briefadres"
    assert passage(paragraphs, question) == "De [gemeente] gaf een [uitkering]."
    rare = {"uitkering": 4000, "gemeente": 9000, "briefadres": 3}
    assert passage(paragraphs, question, rare) == "Er kwam een [briefadres]."


def test_of_equal_passages_the_nearest_and_then_the_earliest_is_shown():
    apart = "De schulden " + "en dit en dat " * 8 + "en een briefadres."
    near = "Schulden door een briefadres."
    assert passage([apart, near, near.lower()], "schuld briefadres") == "[Schulden] door een [briefadres]."


def test_a_typed_word_goes_before_another_way_to_say_it():
    paragraphs = ["De kostendelersnorm.", "De samenwoonkorting.", "Niets."]
    added = (Expansion(("kostendelersnorm",), ("samenwoonkorting",)),)
    assert passage(paragraphs, "samenwoonkorting", added=added) == "De [samenwoonkorting]."
    assert passage(paragraphs[::2], "samenwoonkorting", added=added) == "De [kostendelersnorm]."


def test_a_word_and_another_way_to_say_it_are_not_two_answers():
    paragraphs = ["De kostendelersnorm heet samenwoonkorting.", "De samenwoonkorting en de huur."]
    added = (Expansion(("kostendelersnorm",), ("samenwoonkorting",)),)
    assert "[huur]" in passage(paragraphs, "samenwoonkorting huur", added=added)


def test_a_compound_goes_before_its_parts():
    paragraphs = ["Het vervoer van leerlingen.", "Vervoer.", "Het leerlingenvervoer."]
    assert passage(paragraphs, "leerlingenvervoer") == "Het [leerlingenvervoer]."
    assert passage(paragraphs[:2], "leerlingenvervoer") == "Het [vervoer] van [leerlingen]."


def test_a_passage_begins_with_a_sentence_where_there_is_room():
    text = "Heel lang geleden. " * 30 + "Toen kwam de deurwaarder aan de deur. " + "Daarna niets. " * 30
    assert "…Toen kwam de [deurwaarder]" in passage([text], "deurwaarder").replace("Heel lang geleden. ", "")
    assert passage([text], "deurwaarder").startswith("…Heel lang")
    assert passage(["geen einde " * 60 + "deurwaarder"], "deurwaarder").startswith(("…geen", "…einde"))


def test_snippets_of_little_or_nothing():
    assert snippet([], Query("schuld")) == []
    assert snippet(["", "  "], Query("schuld")) == []
    assert show(snippet(["Kort.", "Ander."], Query("schuld"))) == "Kort."
    assert show(snippet(["woord " * 100], Query("schuld"))).endswith("woord…")
    assert len(snippet(["lang" * 1000 + " schuld"], Query("schuld"))) > 1


def test_twenty_long_texts_are_read_within_a_second():
    """Texts of 4,000 words, every sixth of which is asked for. Time of this process: others run beside it."""
    chance = random.Random(4)
    words = "schuld huur briefadres moeder kind school zorg thuis gemeente uitkering besluit bezwaar".split()
    spoken = [*words, *"de het een en van in op niet wel ook maar toen daarna weer nog steeds".split() * 4]
    texts = [[" ".join(chance.choices(spoken, k=200)) + "." for _ in range(20)] for _ in range(20)]
    sought = Sought(Query(" ".join(words), added=(CUT, CARE)), dict.fromkeys(words, 7))
    best_passage(list(map(ShownText, texts[0])), sought)
    start = time.process_time()
    first = [best_passage(list(map(ShownText, paragraphs)), sought) for paragraphs in texts]
    assert time.process_time() - start < 1
    assert first == [best_passage(list(map(ShownText, paragraphs)), sought) for paragraphs in texts]
