"""What counts as one word, and which words are the same."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from dutch.analysis import (
    analyze,
    exact,
    exact_words,
    held_tokens,
    is_stop_word,
    leaf_stems,
    part_stems,
    parts,
    stem,
    telling_tokens,
)
from dutch.tokens import LONGEST, fold, words


@pytest.mark.parametrize(
    "text",
    [
        "art. 4:84 Awb,\u00a0m.b.t. 1.250,50 euro ECLI:NL:CRVB:2025:700.",
        "a.b. c\x1cd\u2028e\u200bf  zo'n-ding\u3000§(de)zaak",
        "x" * 500 + " schulden " + "ik.ga.naar." * 30 + " huis",
        " \n ",
    ],
)
def test_a_text_is_read_as_its_pieces_are(text):
    found = [word.text for word in words(text)]
    read = analyze(text)
    assert read.words == tuple(map(exact, found)) == exact_words(text)
    assert read.parts == tuple(token for word in found for token in telling_tokens(word))
    assert read.stems == tuple(stem(word) for word in found if not is_stop_word(word))
    assert held_tokens(text) == set(read.parts)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Een zin, met: tekens!", ["Een", "zin", "met", "tekens"]),
        ("18-plusser en mantelzorg-woning", ["18-plusser", "en", "mantelzorg-woning"]),
        ("zo'n pgb's ’s avonds", ["zo'n", "pgb's", "s", "avonds"]),
        ("art. 4:84 Awb, 22a en 2.3.5a", ["art", "4:84", "Awb", "22a", "en", "2.3.5a"]),
        ("€ 1.250,50 per 01-02-2025.", ["1.250,50", "per", "01-02-2025"]),
        ("m.b.t. het p.g.b.", ["m.b.t.", "het", "p.g.b."]),
        ("ECLI:NL:CRVB:2025:700.", ["ECLI:NL:CRVB:2025:700"]),
        ("en/of a_b", ["en", "of", "a", "b"]),
        ("een\x00twee\x1b[3mdrie\u202evier", ["een", "twee", "3mdrie", "vier"]),
        ("🏠 ... --- ''", []),
        ("жильё بيت", ["жильё", "بيت"]),
    ],
)
def test_words(text, found):
    assert [word.text for word in words(text)] == found


def test_words_know_where_they_stand():
    text = "De coördinatie\u00ad, 4:84  (pgb’s)"
    assert [text[word.start : word.end] for word in words(text)] == [word.text for word in words(text)]


@pytest.mark.parametrize(
    ("word", "folded"),
    [
        ("Coördinatie", "coordinatie"),
        ("COO\u0308RDINATIE", "coordinatie"),
        ("bĳstand", "bijstand"),
        ("uit\u00adkering", "uitkering"),
        ("pgb’s", "pgb's"),
        ("1.250", "1250"),
        ("1.250,50", "1250,50"),
        ("2.3.5", "2.3.5"),
        ("P.G.B.", "pgb"),
        ("x" * 1000, "x" * LONGEST),
        ("ﬁ" * 90, "fi" * (LONGEST // 2)),
    ],
)
def test_fold(word, folded):
    assert fold(word) == folded == exact(word)


@pytest.mark.parametrize(
    "same",
    [
        "schuld schulden Schuld",
        "toeslag toeslagen",
        "uitkering uitkeringen",
        "kind kinderen",
        "huis huizen",
        "gezin gezinnen",
        "cliënt cliënten clienten",
        "financiële financiele",
        "pgb pgb's p.g.b.",
        "mantelzorg-woning mantelzorgwoning mantelzorgwoningen",
        "18-plusser 18-plussers",
        "toegekend toekennen",
        "inkomen inkomens",
        "werkgever werkgevers",
        "kostendelersnorm kostendelersnormen",
        "cliëntenraad clientenraad",
        "begeleiding begeleiden begeleid",
        "vermelding vermelden vermeld",
        "gewijzigd wijzigen wijziging",
    ],
)
def test_forms_of_one_word_are_one(same):
    assert len({stem(word) for word in same.split()}) == 1


@pytest.mark.parametrize(
    "pair", ["gezin zin", "gebrek breken", "begeleiding beleid", "1-1-2025 11-2025", "4:84 484", "22a 22"]
)
def test_other_words_are_others(pair):
    first, second = pair.split()
    assert stem(first) != stem(second)


def test_streams_keep_the_order_and_leave_stop_words_out():
    tokens = analyze("Het leerlingenvervoer van de kinderen, m.b.t. school B.")
    assert tokens.words == ("het", "leerlingenvervoer", "van", "de", "kinderen", "mbt", "school", "b")
    assert tokens.stems == (stem("leerlingenvervoer"), "kind", "mbt", "school")
    assert tokens.parts == (stem("leerlingenvervoer"), stem("leerling"), "vervoer", "kind", "mbt", "school")


def test_neighbours_are_one_token_in_either_order():
    pairs = analyze("De hoogte van de uitkering").pairs
    assert len(pairs) == 1
    assert pairs == analyze("uitkering, hoogte").pairs != analyze("hoogte toeslag").pairs
    assert analyze("kinderen kind").pairs == analyze("kind").pairs == ()


def test_stop_words():
    assert all(map(is_stop_word, ["De", "zo’n", "b", "Zónder"]))
    assert not any(map(is_stop_word, ["kind", "5", "wmo"]))


def test_parts_stand_where_they_are_written():
    for word, pieces in [
        ("Kostendelersnorm", {"Kostendelers", "delersnorm", "Kosten", "delers", "norm"}),
        ("Wmo-voorziening", {"Wmo", "voorziening"}),
        ("18-plusser", {"18", "plusser"}),
        ("cliëntondersteuning", {"cliënt", "ondersteuning"}),
    ]:
        assert {word[part.start : part.end] for part in parts(word)} == pieces


def test_a_part_has_the_stem_of_the_word_it_is():
    assert stem("leerling") in part_stems("leerlingenvervoer")
    assert stem("uitkering") in part_stems("uitkeringsbedrag")
    assert stem("voorziening") in part_stems("Wmo-voorziening")
    assert stem("arbeidsongeschiktheid") not in leaf_stems("arbeidsongeschiktheidsuitkering")
    assert {stem("kinderopvang"), "toeslag"} <= set(part_stems("kinderopvangtoeslag"))
    assert part_stems("kind") == leaf_stems("kind") == ()
    assert telling_tokens("kinderen") == ("kind",)
    assert telling_tokens("van") == ()


def test_very_long_and_strange_words_have_short_tokens():
    for word in ("a" * 5000, "9" * 5000, "leerling" * 100, "é" * 5000, "a-" * 300 + "a"):
        found = analyze(word)
        assert found.words
        assert all(0 < len(token) <= LONGEST for token in (*found.words, *found.stems, *found.parts))


def test_threads_may_stem_at_the_same_time():
    many = [
        f"{start}{end}" for start in ("her", "be", "ont") for end in "schrijving werking houding".split()
    ] * 50
    alone = [stem.__wrapped__(word) for word in many]
    with ThreadPoolExecutor(8) as together:
        assert list(together.map(stem.__wrapped__, many)) == alone
