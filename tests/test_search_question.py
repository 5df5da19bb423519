"""How a question is read, what is marked in a text, and the order of results."""

import html

import pytest

from dutch.analysis import stem
from search import ordering
from search.contract import Expansion, Order, Query, QueryError
from search.highlight import LONGEST_SNIPPET, marked, snippet
from search.ordering import Found, Tier
from search.query_syntax import Phrase, Question, parse


def shape(question):
    """The terms of a question as text: phrases in quotes, groups joined by |, what must be absent after -."""

    def one(term):
        return f'"{" ".join(term.exact)}"' if isinstance(term, Phrase) else term.text

    groups = ["|".join(map(one, group)) for group in question.groups]
    return " ".join([*groups, *(f"-{one(term)}" for term in question.without)])


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("schulden briefadres", "schulden briefadres"),
        ("de schulden van het kind", "schulden kind"),
        ("kunt u aangeven hoe schulden", "schulden"),
        ("kunt u aangeven", "kunt aangeven"),  # nothing else was typed
        ('"eigen bijdrage" wmo', '"eigen bijdrage" wmo'),
        ("“eigen bijdrage” „wmo”", '"eigen bijdrage" "wmo"'),
        ('"van de Wmo"', '"van de wmo"'),
        ("schuld -jeugd", "schuld -jeugd"),
        ('schuld -"pgb tarief"', 'schuld -"pgb tarief"'),
        ("--jeugd", "-jeugd"),
        ("18-plusser mantelzorg-woning", "18-plusser mantelzorg-woning"),
        ("uitkering OR bijstand", "uitkering|bijstand"),
        ("uitkering OF bijstand OR steun kind", "uitkering|bijstand|steun kind"),
        ('a OR "eigen bijdrage"', '"eigen bijdrage"'),
        ("uitkering of bijstand", "uitkering bijstand"),
        ("OR uitkering OR", "uitkering"),
        ("uitkering OR -bijstand", "uitkering -bijstand"),
        ("uitkering AND bijstand EN kind", "uitkering bijstand kind"),
        ('uitkering "bijstand', "uitkering bijstand"),
        ('"" "', ""),
        ("- -- OR", ""),
        ("en/of schuld/huur", "schuld huur"),
    ],
)
def test_reading(text, read):
    assert shape(parse(text)) == read


def test_nothing_typed_asks_for_everything_and_signs_for_nothing():
    assert parse("") == parse(" \t\n") == Question()
    assert parse("?!").asked


def test_a_question_has_a_length():
    assert parse("x" * 500).groups
    with pytest.raises(QueryError, match="500 tekens"):
        parse("x" * 501)


def show(pieces):
    return "".join(f"[{text}]" if is_marked else text for text, is_marked in pieces)


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


def test_other_words_are_marked_too():
    query = Query("samenwoonkorting", added=(Expansion(("de", "kostendelersnorm"), ("samenwoonkorting",)),))
    assert show(marked("De kostendelersnorm.", query)) == "De [kostendelersnorm]."


@pytest.mark.parametrize("question", ["schuld vervoer", "<script>", "leerling", "x" * 500, "\x00"])
def test_pieces_join_to_the_text_and_hold_no_markup(question):
    text = "<script>alert('schuld')</script> & leerlingenvervoer \x00 é̈ " + "lang" * 300
    assert "".join(piece for piece, _ in marked(text, Query(question))) == text
    assert all("<mark" not in html.escape(piece) for piece, _ in marked(text, Query(question)))


def test_a_snippet_is_the_passage_with_most_different_words():
    paragraphs = [
        "Schulden, schulden en schulden.",
        "Vooraf. " * 60 + "Toen kwamen de schulden en een briefadres." + " Daarna." * 60,
        "Een briefadres en schulden.",
    ]
    shown = snippet(paragraphs, Query("schuld briefadres"))
    assert "kwamen de [schulden] en een [briefadres]." in show(shown)
    assert shown[0] == shown[-1] == ("…", False)
    assert len("".join(text for text, _ in shown[1:-1])) <= LONGEST_SNIPPET
    assert set(show(shown[1:-1]).replace("[", "").replace("]", "").split()) <= set(
        " ".join(paragraphs).split()
    )


def test_snippets_of_little_or_nothing():
    assert snippet([], Query("schuld")) == []
    assert snippet(["", "  "], Query("schuld")) == []
    assert show(snippet(["Kort.", "Ander."], Query("schuld"))) == "Kort."
    assert show(snippet(["woord " * 100], Query("schuld"))).endswith("woord…")
    assert len(snippet(["lang" * 1000 + " schuld"], Query("schuld"))) > 1


def tier(scores):
    """Results with these scores, the later ones newer, as an engine would give them."""
    found = [Found(str(n), score, date=n, number=f"{n:03}") for n, score in enumerate(scores)]
    return Tier(total=len(found), fetch=lambda size: found[:size])


def test_scores_that_differ_by_rounding_are_equal():
    found = ordering.page([tier([5.0, 4.0, 3.9999999, 3.9999998, 3.0])], Order.RELEVANCE, 0, 5)
    assert [one.id for one in found] == ["0", "3", "2", "1", "4"]


@pytest.mark.parametrize("size", [1, 7, 30])
def test_many_equal_scores_are_one_list_over_pages(size):
    """More equals than are fetched at once: the newest stand last in the engine's order."""
    tiers = [tier([9.0] * 45), tier([8.0, *[2.0] * 80, 1.0])]
    whole = [one.id for one in ordering.page(tiers, Order.RELEVANCE, 0, 500)]
    assert whole == [*map(str, range(44, -1, -1)), "0", *map(str, range(80, 0, -1)), "81"]
    paged = []
    for start in range(0, 140, size):
        paged += [one.id for one in ordering.page(tiers, Order.RELEVANCE, start, start + size)]
    assert paged == whole


def test_a_word_has_its_stem_and_parts():
    (group,) = parse("leerlingenvervoer").groups
    assert group[0].stem == stem("leerlingenvervoer")
    assert group[0].parts == (stem("leerling"), stem("vervoer"))
