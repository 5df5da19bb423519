"""What every engine promises about comparable records and counted words; part of the one contract."""

import pytest

from dutch.analysis import telling_tokens
from search.contract import DEEPEST, Example, Expansion, Query, QueryError
from search.likeness import MOST_WORDS
from tests.search_corpus import record, records

DEBT = record(1, "Schuldregeling", "Zij had schulden en de schuldregeling werd geweigerd.")
ROOM = record(2, "Kamer", "Hij sliep op een kamer bij zijn broer en kreeg geen briefadres.")
SCHOOL = record(3, "Leerplicht", "Het kind ging niet naar school.")
BOTH = record(4, "Kamer en schulden", "Op een kamer met schulden, zonder briefadres.")
EVERYWHERE = [record(number, "Formulier", "De aanvraag met formulier.") for number in range(5, 12)]
OF_TWO_RULES = Example("schuld gezin", {"rule": ("briefadres", "wachttijd")}, {"rule": 0.3})


DIVISORS = range(2, 100)


def _divisor(number):
    return f"deler{number}"


def _divided(number):
    """A record with a word for each number that divides its own: some stand in many records, most in few."""
    return record(number, "Getal", " ".join(_divisor(by) for by in DIVISORS if number % by == 0))


def ids(likes):
    return [hit.id for hit in likes.hits]


class LikenessContract:
    def test_comparable_records_share_telling_words(self, engine):
        engine.add([DEBT, ROOM, SCHOOL, BOTH, *EVERYWHERE])
        likes = engine.similar(Example("Hij heeft schulden en wil een briefadres. Schulden!"), Query())
        assert set(ids(likes)) == {"1", "2", "4"}
        assert ids(likes)[0] == "4"
        assert likes.total == 3
        assert {*telling_tokens("schulden"), *telling_tokens("briefadres")} <= set(likes.telling)

    def test_a_word_of_most_records_tells_nothing(self, engine):
        engine.add([DEBT, ROOM, *EVERYWHERE])
        likes = engine.similar(Example("formulier schulden"), Query())
        assert (ids(likes), set(likes.telling)) == (["1"], {"schuld"})

    def test_a_rare_word_tells_more(self, engine):
        engine.add([DEBT, BOTH, ROOM, SCHOOL, *EVERYWHERE])
        telling = engine.similar(Example("schulden school"), Query()).telling
        assert telling["school"] > telling["schuld"]

    def test_removed_records_and_those_left_out_tell_nothing(self, engine):
        divided = [_divided(number) for number in range(1, 151)]
        engine.rebuild(divided)
        engine.remove(one.id for one in divided[120:])
        hidden = Query(excluded=frozenset(one.id for one in divided[100:120]))
        example = Example(" ".join(map(_divisor, DIVISORS)))
        before = engine.similar(example, hidden).telling
        engine.rebuild(divided[:100])
        assert len(before) == MOST_WORDS
        assert engine.similar(example, Query()).telling == before

    def test_what_tells_need_not_be_counted_again(self, many):
        example = Example("schuld gezin briefadres vervoer naar school")
        refused = Query(chosen={"outcome": ("afgewezen",)})
        known = many.similar(example, Query()).telling
        assert many.similar(example, refused, known) == many.similar(example, refused)

    def test_shared_facet_values_count_by_their_weight(self, many):
        facets = {"rule": ("kostendelersnorm",), "outcome": ("toegekend",)}
        of_rule = {one.id for one in records(150) if "kostendelersnorm" in one.facets.get("rule", ())}
        granted = {one.id for one in records(150) if "toegekend" in one.facets.get("outcome", ())}
        assert of_rule & granted
        assert of_rule - granted
        assert granted - of_rule
        whole = Query(page_size=200)
        likes = many.similar(Example("", facets, {"rule": 0.5, "outcome": 0.2}), whole)
        best = len(of_rule & granted)
        assert set(ids(likes)[:best]) == of_rule & granted
        assert set(ids(likes)[best : len(of_rule)]) == of_rule - granted
        assert set(ids(likes)) == of_rule | granted
        only_rule = many.similar(Example("", facets, {"rule": 0.5}), whole)
        assert set(ids(only_rule)) == of_rule

    def test_words_can_be_left_out(self, engine):
        engine.add([DEBT, ROOM])
        assert engine.similar(Example("schulden", words=0), Query()).total == 0

    def test_nothing_is_comparable_to_nothing(self, engine):
        engine.add([DEBT, ROOM])
        for example in (Example(""), Example("de het een"), Example("quantumveldentheorie")):
            assert engine.similar(example, Query()).hits == ()

    def test_no_index_has_nothing_comparable(self, engine):
        assert engine.similar(Example("schulden"), Query()).hits == ()
        assert engine.holding(["schulden"]) == {"schulden": 0}

    def test_filters_years_and_exclusion_hold(self, many):
        found = Query(chosen={"outcome": ("afgewezen",)}, excluded=frozenset({"1", "2"}), page_size=200)
        likes = many.similar(OF_TWO_RULES, found)
        refused = {one.id for one in records(150) if "afgewezen" in one.facets.get("outcome", ())}
        assert ids(likes)
        assert set(ids(likes)) <= refused - {"1", "2"}

    def test_pages_follow_each_other(self, many):
        whole = ids(many.similar(OF_TWO_RULES, Query(page_size=40)))
        assert len(whole) == 40
        pages = [ids(many.similar(OF_TWO_RULES, Query(page=page, page_size=10))) for page in (1, 2, 3, 4)]
        assert [one for page in pages for one in page] == whole

    def test_what_cannot_be_asked_is_refused(self, engine):
        with pytest.raises(QueryError):
            engine.similar(Example("schuld"), Query(page=DEEPEST))
        with pytest.raises(QueryError):
            engine.similar(Example("schuld"), Query(chosen={"kleur": ("rood",)}))

    def test_a_text_of_ten_thousand_characters(self, engine):
        engine.add([DEBT, ROOM])
        assert ids(engine.similar(Example("schulden " + "x" * 9_000), Query())) == ["1"]
        many_words = " ".join(f"woord{number}" for number in range(1_000))
        assert ids(engine.similar(Example(f"{many_words} briefadres"), Query())) == ["2"]

    # Counted words

    def test_holding_counts_records_with_all_words(self, engine):
        engine.add([DEBT, ROOM, SCHOOL, BOTH])
        texts = ["schuld", "kamer briefadres", "regeling", "de", "fiets", ""]
        assert engine.holding(texts) == {
            "schuld": 2,
            "kamer briefadres": 2,
            "regeling": 1,
            "de": 0,
            "fiets": 0,
            "": 0,
        }

    def test_holding_counts_a_word_in_quotation_marks_just_so(self, engine):
        engine.add([DEBT, ROOM, SCHOOL, BOTH])
        texts = ['"schuld"', '"Schulden"', '"geen briefadres"', '"briefadres geen"', '"regeling"', '"geen"']
        assert list(engine.holding(texts).values()) == [0, 2, 1, 0, 0, 1]

    def test_holding_leaves_out_what_is_excluded(self, engine):
        engine.add([DEBT, BOTH])
        assert engine.holding(["schuld"], frozenset({"4"})) == {"schuld": 1}

    def test_a_search_tells_how_many_records_hold_each_word(self, engine):
        engine.add([DEBT, ROOM, SCHOOL, BOTH])
        query = Query("schulden kamr", year_from=1999, year_to=1999, excluded=frozenset({"4"}))
        assert engine.search(query).holding == {"schulden": 1, "kamr": 0}
        assert engine.search(Query("schulden -kamer")).holding == {"schulden": 2}

    def test_another_way_to_say_it_counts_for_the_words_it_stands_in_for(self, engine):
        engine.add(
            [record(1, "", "De kostendelersnorm en zijn moeder."), record(2, "", "De kostendelersnorm.")]
        )
        other = Expansion(("kostendelersnorm",), ("samenwoonkorting",))
        results = engine.search(Query("samenwoonkorting moeder", added=(other,)))
        assert (results.total, results.with_all_words) == (2, 1)
        assert results.holding == {"samenwoonkorting": 0, "moeder": 1}
