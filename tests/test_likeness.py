"""Which words tell most: counting only those that can be among them must give the same words."""

from hypothesis import given, settings
from hypothesis import strategies as st

from search.likeness import MOST_WORDS, Bounds, most_telling, worth_counting

MANY = settings(max_examples=200, derandomize=True, deadline=None, database=None)


@st.composite
def collections(draw):
    """Tokens of a text, how many of the records hold each, and what is known of that beforehand."""
    size = draw(st.integers(0, 400))
    tokens = [f"w{number}" for number in range(draw(st.integers(1, 3 * MOST_WORDS)))]
    repeated = {token: draw(st.sampled_from((0.7, 1.1, 1.6, 3.0))) for token in tokens}
    held = {token: draw(st.integers(0, size)) for token in tokens}
    gone = draw(st.integers(0, 30))
    most = {token: count + draw(st.integers(0, gone)) for token, count in held.items()}
    known = {token: (max(0, count - gone), count) for token, count in most.items()}
    return repeated, held, size, Bounds(known, (max(0, size - gone), size + gone))


@MANY
@given(collections())
def test_counting_less_tells_the_same(collection):
    repeated, held, size, bounds = collection
    counted = {token: held[token] for token in worth_counting(repeated, bounds)}
    assert most_telling(repeated, counted, size) == most_telling(repeated, held, size)


def test_a_word_that_is_certainly_not_among_them_is_not_counted():
    rare = {f"r{number}": (1, 2) for number in range(MOST_WORDS)}
    bounds = Bounds({**rare, "vaak": (300, 301), "nergens": (0, 0)}, (1_000, 1_001))
    assert set(worth_counting(dict.fromkeys(bounds.held, 1.0), bounds)) == set(rare)


def test_without_bounds_all_are_counted():
    assert worth_counting({"een": 1.0, "twee": 1.0}, None) == ["een", "twee"]
