"""A condition made simple means the same."""

from hypothesis import given, settings
from hypothesis import strategies as st

from search.conditions import EVERYTHING, NOTHING, AllOf, AnyOf, But, OneOf, alternatives, simple
from search.live_record import LiveRecord
from search.plan import CODES

CODES_USED = ("a", "b", "c")
MANY = settings(max_examples=300, derandomize=True, deadline=None, database=None)

ONE_OF = st.lists(st.sampled_from(CODES_USED), max_size=2).map(lambda codes: OneOf(CODES, tuple(codes)))


def joined(parts):
    several = st.lists(parts, max_size=3).map(tuple)
    return several.map(AnyOf) | several.map(AllOf) | st.builds(But, parts, parts)


@MANY
@given(st.recursive(ONE_OF, joined, max_leaves=8), st.sets(st.sampled_from(CODES_USED)))
def test_it_is_met_by_the_same_records(condition, codes):
    record = LiveRecord({}, codes)
    assert record.meets(simple(condition)) == record.meets(condition)


@MANY
@given(st.recursive(ONE_OF, joined, max_leaves=8), st.sets(st.sampled_from(CODES_USED)))
def test_one_of_its_alternatives_is_enough_and_needed(condition, codes):
    record = LiveRecord({}, codes)
    assert any(map(record.meets, alternatives(condition))) == record.meets(condition)


def test_what_changes_nothing_is_gone():
    one, other = OneOf(CODES, ("a",)), OneOf(CODES, ("b",))
    nobody = OneOf(CODES, ())
    assert simple(But(one, nobody)) == one
    assert simple(But(nobody, one)) == simple(AllOf((one, nobody))) == NOTHING
    assert simple(AllOf((EVERYTHING, one))) == simple(AnyOf((AllOf((one,)), nobody))) == one
    assert simple(AnyOf((one, EVERYTHING))) == EVERYTHING
    assert simple(AnyOf((one, nobody, other))) == AnyOf((one, other))
