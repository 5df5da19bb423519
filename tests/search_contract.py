"""What every engine promises. A test class of an engine inherits this and gives the fixture `place`:
a function that makes an engine, each time on the same, at first absent, index."""

import datetime

import pytest

from search.contract import DEEPEST, Example, Expansion, IndexMissing, Order, Query, QueryError
from search.document import analysis_version
from tests.likeness_contract import LikenessContract
from tests.search_corpus import FACETS, VALUES, queries, record, records

TRAVEL = record(1, "Leerlingenvervoer toegekend", "Vervoer naar school. Geen eigen bijdrage van de ouders.")
DEBT = record(
    2, "Schulden en een briefadres", "Zonder briefadres geen schuldhulp.", "De eigen woning is weg."
)
CARE = record(3, "Mantelzorg", "Hulp voor de cliënten, door het college betaald; bijdrage eigen aan de zorg.")


def ids(results):
    return [hit.id for hit in results.hits]


class EngineContract(LikenessContract):
    @pytest.fixture
    def engine(self, place):
        """With an index without records."""
        engine = place(FACETS)
        engine.rebuild(())
        return engine

    @pytest.fixture
    def three(self, engine):
        engine.add([TRAVEL, DEBT, CARE])
        return lambda text="", **more: sorted(ids(engine.search(Query(text, **more))))

    @pytest.fixture
    def many(self, engine):
        engine.rebuild(records(150))
        return engine

    # Writing

    def test_an_index_that_is_not_there_is_missing_not_empty(self, place):
        engine = place(FACETS)
        for verb in (
            lambda: engine.search(Query("vervoer")),
            lambda: engine.holding(["vervoer"]),
            lambda: engine.similar(Example("vervoer"), Query()),
            lambda: list(engine.versions()),
            lambda: engine.add([TRAVEL]),
            lambda: engine.remove(["1"]),
            engine.condition,
        ):
            with pytest.raises(IndexMissing, match="rebuild_index"):
                verb()

    def test_an_empty_index_is_empty(self, engine):
        results = engine.search(Query("vervoer"))
        assert (results.total, results.with_all_words, results.hits) == (0, 0, ())
        assert results.facets == {name: {} for name in FACETS}
        assert list(engine.versions()) == []
        engine.remove(["1"])

    def test_it_tells_its_condition(self, engine, place):
        engine.add([TRAVEL, DEBT])
        engine.remove(["1"])
        told = place(FACETS).condition()
        assert told.documents == 1
        assert told.size > 0
        assert told.analysis == analysis_version()
        assert told.version[0].isdigit()
        before = told.index
        engine.rebuild([CARE])
        assert engine.condition().index != before

    def test_every_version_is_told(self, engine):
        engine.rebuild(record(number, "zorg", version=number) for number in range(1, 6001))
        assert dict(engine.versions()) == {f"{number}": number for number in range(1, 6001)}

    def test_what_is_written_meanwhile_goes_to_the_index_in_use(self, engine, place):
        engine.add([TRAVEL])
        with engine.building() as draft:
            draft.add([DEBT])
            place(FACETS).add([CARE])
            engine.remove(["1"])
            assert ids(engine.search(Query())) == ["3"]
            draft.add([CARE, record(2, "Schulden", version=2)])
            draft.remove(["unknown"])
            assert draft.count() == 2
            draft.use()
        assert dict(place(FACETS).versions()) == {"2": 2, "3": 1}

    def test_what_is_not_taken_into_use_is_gone(self, engine, leftovers):
        engine.add([TRAVEL])
        before = leftovers()
        with engine.building() as draft:
            draft.add([DEBT])
        assert ids(engine.search(Query())) == ["1"]
        assert leftovers() == before

    def test_what_is_added_is_found_at_once_by_all(self, engine, place):
        other = place(FACETS)
        assert ids(other.search(Query("vervoer"))) == []
        engine.add([TRAVEL])
        assert ids(other.search(Query("vervoer"))) == ["1"]
        other.add([DEBT])
        assert sorted(ids(engine.search(Query()))) == ["1", "2"]

    def test_the_same_id_replaces(self, engine):
        engine.add([TRAVEL, DEBT])
        engine.add([record(1, "Verhuizing", version=2)])
        assert ids(engine.search(Query("vervoer"))) == []
        assert ids(engine.search(Query("verhuizing"))) == ["1"]
        assert dict(engine.versions()) == {"1": 2, "2": 1}

    def test_what_is_removed_is_gone_at_once_for_all(self, engine, place):
        engine.add([TRAVEL, DEBT])
        other = place(FACETS)
        assert other.search(Query()).total == 2
        engine.remove(["1", "unknown"])
        assert ids(other.search(Query())) == ["2"]
        assert dict(other.versions()) == {"2": 1}

    def test_a_rebuild_replaces_all(self, engine, place):
        other = place(FACETS)
        engine.add([TRAVEL])
        assert other.search(Query()).total == 1
        engine.rebuild([DEBT, CARE])
        assert sorted(ids(other.search(Query()))) == ["2", "3"]
        engine.rebuild([])
        assert other.search(Query()).total == 0

    def test_readers_see_the_old_index_while_it_is_rebuilt(self, engine, place):
        engine.add([TRAVEL])
        seen = []

        def slowly():
            for one in (DEBT, CARE):
                seen.append(ids(place(FACETS).search(Query())))
                yield one

        engine.rebuild(slowly())
        assert seen == [["1"], ["1"]]

    def test_a_failed_rebuild_leaves_the_old_index_and_nothing_else(self, engine, leftovers):
        engine.add([TRAVEL])
        before = leftovers()

        def failing():
            yield DEBT
            raise RuntimeError("no more records")

        with pytest.raises(RuntimeError, match="no more records"):
            engine.rebuild(failing())
        assert ids(engine.search(Query())) == ["1"]
        assert leftovers() == before

    def test_an_old_index_is_cleared_away(self, engine, leftovers):
        engine.rebuild([TRAVEL])
        before = len(leftovers())
        engine.rebuild([DEBT])
        assert len(leftovers()) == before

    # Words

    @pytest.mark.parametrize(
        ("text", "found"),
        [
            ("vervoer", ["1"]),  # a part of leerlingenvervoer, and a word
            ("leerlingenvervoer", ["1"]),
            ("schuld", ["2"]),  # schulden, schuldhulp
            ("clienten", ["3"]),  # without its accent
            ("eigen", ["1", "2", "3"]),
            ("hulp van schulden", ["2", "3"]),
            ("wat kunt u aangeven over schulden", ["2"]),  # words that only ask
            ("hoe wat de", []),
            ("!? …", []),
            ("", ["1", "2", "3"]),
            ("   ", ["1", "2", "3"]),
        ],
    )
    def test_words(self, three, text, found):
        assert three(text) == found

    def test_a_compound_is_found_in_its_parts(self, engine):
        engine.add([record(1, "", "Het vervoer van een leerling."), record(2, "", "Het vervoer van zand.")])
        assert ids(engine.search(Query("leerlingenvervoer"))) == ["1"]

    def test_a_compound_is_found_inside_a_longer_one(self, engine):
        engine.add(
            [record(1, "", "De kinderopvangtoeslag."), record(2, "", "De opvang, het kind, de toeslag.")]
        )
        assert ids(engine.search(Query("kinderopvang", page_size=1))) == ["1"]
        assert ids(engine.search(Query("kinderopvang -toeslag"))) == []

    @pytest.mark.parametrize(
        ("text", "found"),
        [
            ('"eigen bijdrage"', ["1"]),
            ('"bijdrage eigen"', ["3"]),
            ('"eigen bijdrage van de ouders"', ["1"]),
            ('"bijdrage van ouders"', []),
            ('"schuldhulp de eigen"', []),  # not across paragraphs
            ('"briefadres" school', ["2"]),
            ('"eigen bijdrage" "naar school"', ["1"]),
            ('"eigen bijdrage" OR "eigen woning"', ["1", "2"]),
            ('"EIGEN Bijdrage', ["1", "2", "3"]),  # no pair: just words
            ('""', []),
        ],
    )
    def test_phrases_are_conditions(self, three, text, found):
        assert three(text) == found

    @pytest.mark.parametrize(
        ("text", "found"),
        [
            ("eigen -vervoer", ["2", "3"]),
            ("eigen -schuld", ["1", "3"]),  # nor schuldhulp
            ('eigen -"eigen bijdrage"', ["2", "3"]),
            ("-eigen", []),
            ("-vervoer -mantelzorg", ["2"]),
            ("eigen -eigen", []),
            ("eigen - vervoer", ["1", "2", "3"]),
            ("eigen -", ["1", "2", "3"]),
            ("OR eigen OR", ["1", "2", "3"]),
        ],
    )
    def test_minus_and_stray_signs(self, three, text, found):
        assert three(text) == found

    def test_all_words(self, engine):
        engine.add([TRAVEL, DEBT, CARE])
        some = engine.search(Query("eigen woning schuld"))
        assert (some.total, some.with_all_words) == (3, 1)
        assert ids(some)[0] == "2"
        every = engine.search(Query("eigen woning schuld", all_words=True))
        assert (every.total, every.with_all_words, ids(every)) == (1, 1, ["2"])

    def test_one_of_two_ways_is_one_word(self, engine):
        engine.add([TRAVEL, DEBT, CARE])
        assert engine.search(Query("schuld OR mantelzorg eigen")).with_all_words == 2
        assert engine.search(Query("schuld mantelzorg eigen")).with_all_words == 0

    def test_other_words_find_too_but_weigh_less(self, engine):
        engine.add([record(1, "", "De kostendelersnorm."), record(2, "", "De samenwoonkorting.")])
        results = engine.search(
            Query(
                "samenwoonkorting",
                added=(
                    Expansion(("de", "kostendelersnorm"), ("samenwoonkorting",)),
                    Expansion(("zoals", "de"), ("samenwoonkorting",)),
                ),
            )
        )
        assert ids(results) == ["2", "1"]
        assert results.with_all_words == 2
        assert engine.search(Query("samenwoonkorting")).total == 1

    def test_favoured_values_come_first_but_find_nothing(self, engine):
        of_rule = {"facets": {"rule": ("briefadres",)}}
        others = [record(1, "Schuld", "Schuld."), record(2, "", "Een schuld.", **of_rule)]
        engine.add([*others, record(3, "", "Wonen.", **of_rule)])
        assert ids(engine.search(Query("schuld"))) == ["1", "2"]
        results = engine.search(Query("schuld", favoured={"rule": ("wachttijd", "briefadres")}))
        assert (ids(results), results.total) == (["2", "1"], 2)

    def test_the_first_favoured_value_counts_most(self, engine):
        rules = ("briefadres", "wachttijd")
        engine.add([record(at, "", "Schuld.", facets={"rule": (rule,)}) for at, rule in enumerate(rules)])
        for order, expected in ((rules, ["0", "1"]), (rules[::-1], ["1", "0"])):
            assert ids(engine.search(Query("schuld", favoured={"rule": order}))) == expected

    def test_the_title_weighs_more(self, engine):
        engine.add(
            [record(1, "Wonen en verhuizing", "Iets"), record(2, "Iets anders", "Wonen en verhuizing")]
        )
        assert ids(engine.search(Query("verhuizing"))) == ["1", "2"]

    # Citations

    def test_citations_come_first(self, many):
        for codes in (frozenset({"km-2026-0040"}), frozenset({"bwbr0015703:7", "bwbr0015703:8"})):
            plain = many.search(Query("schuld vervoer", page_size=200))
            cited = {one.id for one in records(150) if one.codes & codes}
            results = many.search(Query("schuld vervoer", codes=codes, page_size=200))
            assert cited
            assert set(ids(results)[: len(cited)]) == cited
            assert ids(results)[len(cited) :] == [one for one in ids(plain) if one not in cited]
            assert results.total == len(set(ids(plain)) | cited)

    def test_a_citation_alone_finds_what_it_cites(self, many):
        assert ids(many.search(Query(codes=frozenset({"km-2026-0040"})))) == ["40"]
        assert ids(many.search(Query("de", codes=frozenset({"km-2026-0040"})))) == ["40"]

    def test_pages_go_on_behind_the_citations(self, many):
        query = {"text": "schuld", "codes": frozenset({"bwbr0015703:7", "bwbr0015703:8"})}
        whole = ids(many.search(Query(**query, page_size=100)))
        assert [
            one for page in (1, 2, 3) for one in ids(many.search(Query(**query, page=page, page_size=3)))
        ] == (whole[:9])

    # Filters and counts

    def test_or_within_and_between(self, engine):
        engine.add(
            record(number, "", "zorg", facets={"kind": (kind,), "rule": rules})
            for number, kind, rules in [
                (1, "casus", ("a", "b")),
                (2, "klacht", ("b",)),
                (3, "casus", ("c",)),
            ]
        )
        results = engine.search(Query("zorg", chosen={"kind": ("casus",), "rule": ("b", "c")}))
        assert sorted(ids(results)) == ["1", "3"]
        assert results.facets["kind"] == {"casus": 2, "klacht": 1}
        assert results.facets["rule"] == {"a": 1, "b": 1, "c": 1}
        assert results.facets["outcome"] == {}

    def test_counts_equal_the_list_they_lead_to(self, many):
        for query in queries(25):
            results = many.search(query)
            for name, values in VALUES.items():
                for value in values:
                    narrowed = Query(
                        **(vars(query) | {"chosen": {**query.chosen, name: (value,)}, "page": 1})
                    )
                    assert results.facets[name].get(value, 0) == many.search(narrowed).total
            every = Query(**(vars(query) | {"all_words": True, "page": 1}))
            assert results.with_all_words == many.search(every).total

    def test_no_facet_value_is_cut(self, engine):
        engine.add(record(n, facets={"rule": tuple(f"{n}-{v}" for v in range(40))}) for n in range(30))
        assert len(engine.search(Query()).facets["rule"]) == 1200

    def test_years(self, engine):
        engine.add([record(year, year=year) for year in (2021, 2022, 2023)] + [record(1)])
        found = {
            (low, high): sorted(ids(engine.search(Query(year_from=low, year_to=high))))
            for low, high in [(2022, None), (None, 2022), (2022, 2022), (2024, 2020), (None, None)]
        }
        assert found == {
            (2022, None): ["2022", "2023"],
            (None, 2022): ["2021", "2022"],
            (2022, 2022): ["2022"],
            (2024, 2020): [],
            (None, None): ["1", "2021", "2022", "2023"],
        }

    def test_excluded_is_not_found_and_not_counted(self, many):
        whole = many.search(Query("schuld", page_size=200))
        out = frozenset(ids(whole)[::2])
        rest = many.search(Query("schuld", page_size=200, excluded=out, codes=frozenset({"km-2026-0001"})))
        assert out
        assert not out & set(ids(rest))
        allowed = [one for one in records(150) if one.id in ids(rest)]
        assert rest.total == len(allowed)
        for value, count in rest.facets["kind"].items():
            assert count == sum(value in one.facets["kind"] for one in allowed)

    def test_a_hundred_thousand_may_be_excluded(self, engine):
        engine.add([DEBT, CARE])
        query = Query("", excluded=frozenset({DEBT.id, *map(str, range(1_000_000, 1_100_000))}))
        assert ids(engine.search(query)) == [CARE.id]
        assert engine.holding(["schulden", "zorg"], query.excluded) == {"schulden": 0, "zorg": 1}

    # Order and pages

    def test_newest_and_oldest(self, many):
        days = {one.id: (one.date, one.number) for one in records(150)}
        newest = sorted(days, key=lambda one: (-days[one][0].toordinal(), days[one][1]))
        oldest = sorted(days, key=days.get)
        assert ids(many.search(Query(page_size=500))) == newest
        assert ids(many.search(Query(page_size=500, order=Order.NEWEST))) == newest
        assert ids(many.search(Query(page_size=500, order=Order.OLDEST))) == oldest

    def test_equal_scores_come_newest_first_then_by_number(self, engine):
        day = datetime.date(2024, 1, 1)
        engine.add(
            record(n, "", "zorg", date=day + datetime.timedelta(n // 10)) for n in (5, 21, 3, 11, 22, 4)
        )
        assert ids(engine.search(Query("zorg"))) == ["21", "22", "11", "3", "4", "5"]

    @pytest.mark.parametrize("order", Order)
    @pytest.mark.parametrize("text", ["", "schuld", "zorg kind eigen -vader"])
    def test_pages_have_no_doubles_and_no_gaps(self, many, text, order):
        whole = ids(many.search(Query(text, order=order, page_size=1000)))
        paged = []
        for page in range(1, len(whole) // 7 + 2):
            paged += ids(many.search(Query(text, order=order, page=page, page_size=7)))
        assert paged == whole
        assert len(set(whole)) == many.search(Query(text)).total

    def test_a_page_after_the_last_is_empty_with_true_totals(self, many):
        results = many.search(Query(page=300, page_size=20))
        assert results.hits == ()
        assert results.total == 180

    # Bad input

    @pytest.mark.parametrize(
        "query",
        [
            Query("x" * 501),
            Query(page=0),
            Query(page_size=0),
            Query(page=501, page_size=20),
            Query(page_size=DEEPEST + 1),
            Query(chosen={"nonsense": ("casus",)}),
        ],
    )
    def test_what_cannot_be_asked_is_told(self, engine, query):
        with pytest.raises(QueryError, match=r"\.$"):
            engine.search(query)

    @pytest.mark.parametrize(
        "text",
        [
            '+-&&||!(){}[]^"~*?:\\/',
            "title:[* TO *] OR _exists_:kind",
            'id:1 AND stems:"vervoer"~2 vervoer^9 /.*/ vervo*',
            '{"query": {"match_all": {}}}',
            "<script>alert(1)</script> {{ 7 * 7 }} %s %00 ' OR 1=1; --",
            "\x00\x07\x1b[31m\u202e\ufeff\ud800",
            "🏠 住宅 жильё بيت",
            r"^(a+)+$ .* [a-z]{2,} (?:x|y)* \d+ (?=.*z) vervo?er*",
            "\u202erekening\u202c \u200fschuld\u200e \u2066a\u2069 a\u200bb \u00ad",
            "s̷̢̛͎c̴̖͌h̶̪̾u̵̳͂l̶̰̈d̸͇̓ " + "e" + "\u0301" * 300,
            '" \' “ ” „ ‘ ’ ` ´ "" "a',
            "1.250,50 4:84 2.3.5a 1:2:3:4 000000000000000000000000000000 1e309 -1 ½ Ⅻ",
            "vervoer OF schuld " * 27,
            '"vervoer school" ' * 29,
            "a" * 500,
            "ab " * 166,
            " ".join(f"{n:x}q" for n in range(140))[:500],
            '"' + " ".join(f"{n:x}q" for n in range(140))[:498] + '"',
            "-" * 500,
            '"' * 500,
            "OR " * 166,
        ],
    )
    def test_any_text_is_answered(self, three, text):
        assert set(three(text)) <= {"1", "2", "3"}
        assert set(three(f"{text[:490]} vervoer")) <= {"1", "2", "3"}

    def test_syntax_of_an_engine_is_just_words(self, three):
        assert three("vervoer* OR id:2") == ["1"]
        assert three("title:mantelzorg") == ["3"]

    def test_any_record_is_indexed(self, engine):
        strange = "\x00 begin\x00einde \x1b[31m \ud800 " + "lang" * 20_000 + " 🏠 <b>vet</b>"
        engine.add([record(1, strange, strange, "", facets={"kind": ("a b", 'x"y', "é/ê")})])
        assert ids(engine.search(Query("einde"))) == ["1"]
        assert ids(engine.search(Query("vet"))) == ["1"]
        assert ids(engine.search(Query("lang" * 100))) == ["1"]
        assert ids(engine.search(Query(chosen={"kind": ('x"y',)}))) == ["1"]
        assert engine.search(Query()).facets["kind"] == {"a b": 1, 'x"y': 1, "é/ê": 1}
