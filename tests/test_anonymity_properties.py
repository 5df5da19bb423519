"""What holds for every text: the detector answers in time, its findings lie well, and tricks hide nothing.

All identifiers are invented or well-known examples.
"""

import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from anonymity import lists
from anonymity.detector import detect
from anonymity.finding import Level

MEGABYTE = 1_000_000
SECONDS_FOR_A_MEGABYTE = 60
"""Of the processor; about ten are needed."""

PIECES = st.sampled_from(
    """Jan|van der|De Vries|mevrouw|Fatima El Amrani|jansen|F.|A.B.|'s|'t|
    Van De |111222333|NL91 ABNA|06-|12-03-|1234 |1234 AB|Kerkstraat |
    aan de |zaaknummer |kenmerk: |artikel 1, |Wmo 2015|ECLI:NL:|€ 1.|
    geb. |jaar |€|@|a@b|www.|http://|x punt nl|[|]|(|)|:|;|,|. |.|\n|\t| |
    -|–|/|_|'|"|\u200b|\u0301|\u202e|１２|Ａ|ﬁ|ﷺ|½|Иван|ан|محمد|\ud800|\x00|
    😀|altijd |vader |is erg koppig|naar verluidt |de enige |
    basisschool De |Verordening |groet, |insta |9|a|A""".replace("\n    ", "").split("|")
)
TEXTS = st.text(st.characters(codec=None, exclude_categories=())) | st.lists(PIECES).map("".join)
HARDLY_ANY_TIME = settings(max_examples=400, derandomize=True, deadline=None, database=None)
FEW = settings(max_examples=60, derandomize=True, deadline=None, database=None)

IDENTIFIERS = {
    "BSN": "111222333",
    "IBAN": "NL91ABNA0417164300",
    "PHONE": "0612345678",
    "EMAIL": "piet.jansen@voorbeeld.nl",
    "POSTCODE": "1234AB",
}
LISTED = ["Fatima", "Kevin", "Mohammed", "Agnieszka"]
SENTENCES = {
    "BSN": "Het nummer {} staat erop.",
    "IBAN": "De rekening {} is leeg.",
    "PHONE": "Bel {} na tienen.",
    "EMAIL": "Mail naar {} graag.",
    "POSTCODE": "Zij woont op {} Zwolle.",
    "NAME": "Later belde {} nog een keer.",
}
INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff\u00ad\u034f\u180e\u202a\u202e\u2066\ufe0f\x00\x07"
LOOK_ALIKES = {
    plain: signs
    for plain, signs in (line.split() for line in lists.lines("look_alikes.txt"))
    if plain.isalpha()
}
FULL_WIDTH = {chr(code): chr(code + 0xFEE0) for code in range(0x21, 0x7F)}


def hidden_identifiers():
    values = [*IDENTIFIERS.items(), *(("NAME", name) for name in LISTED)]
    return st.sampled_from(values)


def assert_whole(kind, hidden):
    before, behind = SENTENCES[kind].split("{}")
    found = detect(before + hidden + behind)
    start, end = len(before), len(before) + len(hidden)
    assert any(
        f.start <= start and f.end >= end and f.kind == kind and f.level in ("B1", "B2") for f in found
    ), (hidden, found)


@HARDLY_ANY_TIME
@given(TEXTS)
def test_findings_lie_inside_the_text_in_order_and_apart(text):
    found = detect(text)
    assert all(0 <= f.start < f.end <= len(text) for f in found)
    assert found == sorted(found)
    for layer in (
        [f for f in found if f.level != Level.ADVICE],
        [f for f in found if f.level == Level.ADVICE],
    ):
        assert all(one.end <= other.start for one, other in pairwise(layer))
    assert detect(text) == found


@FEW
@given(TEXTS, st.lists(TEXTS, max_size=3), st.lists(TEXTS, max_size=3))
def test_what_an_author_or_editor_gives_breaks_nothing(text, names, terms):
    found = detect(text, names, terms, {"CLICHE": terms, "JUDGMENT adjectives": names})
    assert all(0 <= f.start < f.end <= len(text) for f in found)


@FEW
@given(hidden_identifiers(), st.data())
def test_invisible_signs_hide_nothing(chosen, data):
    kind, value = chosen
    hidden = value[0] + "".join(data.draw(st.text(INVISIBLE, max_size=2)) + sign for sign in value[1:])
    assert_whole(kind, hidden)


@FEW
@given(hidden_identifiers(), st.data())
def test_letters_of_other_scripts_hide_nothing(chosen, data):
    kind, value = chosen
    assert_whole(
        kind, "".join(data.draw(st.sampled_from(sign + LOOK_ALIKES.get(sign, ""))) for sign in value)
    )


@FEW
@given(hidden_identifiers(), st.data())
def test_full_width_signs_hide_nothing(chosen, data):
    kind, value = chosen
    assert_whole(kind, "".join(data.draw(st.sampled_from([sign, FULL_WIDTH[sign]])) for sign in value))


@FEW
@given(hidden_identifiers(), st.data())
def test_digits_of_other_scripts_hide_nothing(chosen, data):
    kind, value = chosen
    zeros = data.draw(st.sampled_from("٠۰०০๐０𝟎𝟶"))
    assert_whole(kind, "".join(chr(ord(zeros) + int(sign)) if sign.isdigit() else sign for sign in value))


@pytest.mark.parametrize(
    ("piece", "size"),
    [
        ("a", MEGABYTE),
        ("محمد يسكن \u202eهنا １１１\u200b２２２３３３ \ud800 Jan\u0301\u0327 ﷺ\n", MEGABYTE),
        ("\u0301\u0327", MEGABYTE),
        ("Van De ", MEGABYTE // 10),
        ("op de ", MEGABYTE // 10),
        ("altijd vader ", MEGABYTE // 10),
        ("Jansen, F. de ", MEGABYTE // 10),
        ("A.", MEGABYTE // 10),
        ("a.b@", MEGABYTE // 10),
        ("x punt ", MEGABYTE // 10),
    ],
    ids=lambda value: str(value)[:10].encode("unicode_escape").decode(),
)
def test_a_long_text_is_read_in_time(piece, size):
    start = time.process_time()
    detect(piece * (size // len(piece)))
    assert time.process_time() - start < SECONDS_FOR_A_MEGABYTE * size / MEGABYTE


@settings(max_examples=60, derandomize=True, deadline=None, database=None)
@given(st.lists(PIECES, min_size=1, max_size=3).map("".join))
def test_a_text_of_six_times_the_length_takes_hardly_longer_by_the_sign(piece):
    """Where time grew with the square it would take thirty-six times as long."""
    times = []
    for size in (4_000, 24_000):
        start = time.process_time()
        detect((piece * (size // len(piece) + 1))[:size])
        times.append(time.process_time() - start)
    assert times[1] < 18 * max(times[0], 0.02)
