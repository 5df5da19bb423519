"""How a question is read, and the order of results."""

import pytest

from dutch.analysis import stem
from search import ordering
from search.contract import Order, QueryError
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
