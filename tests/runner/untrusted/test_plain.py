"""Plain values on their way out of a box: written inside, read outside as a stranger's word."""

import json
import math

import pytest
from hypothesis import given
from hypothesis import strategies as some

from runner.inside import plain as inside
from runner.untrusted.plain import MOST_BYTES, NotPlain, plain_of, value_of

HASHABLE = some.none() | some.booleans() | some.integers() | some.floats(allow_nan=False) | some.text() | some.binary()
PLAIN = some.recursive(
    HASHABLE,
    lambda parts: (
        some.lists(parts, max_size=4)
        | some.lists(parts, max_size=4).map(tuple)
        | some.sets(HASHABLE, max_size=4)
        | some.dictionaries(HASHABLE, parts, max_size=4)
    ),
    max_leaves=12,
)


@given(PLAIN)
def test_what_goes_in_comes_out(value):
    told = json.loads(json.dumps(inside.tagged(value)))

    assert repr(plain_of(told)) == repr(value) or plain_of(told) == value
    assert type(plain_of(told)) is type(value)


@pytest.mark.parametrize("number", [math.nan, math.inf, -math.inf, -0.0, 0.1, 1e300])
def test_every_float_comes_out_as_it_is(number):
    assert repr(plain_of(inside.tagged(number))) == repr(number)


@given(
    some.recursive(
        some.none()
        | some.booleans()
        | some.integers()
        | some.text()
        | some.sampled_from(["int", "list", "dict", "set"]),
        lambda parts: some.lists(parts, max_size=4) | some.dictionaries(some.text(), parts, max_size=3),
        max_leaves=12,
    )
)
def test_of_anything_else_nothing_comes_out_that_is_not_plain(told):
    try:
        value = plain_of(told)
    except NotPlain:
        return
    assert type(value) in (type(None), bool, int, float, str, bytes, list, tuple, set, dict)


REPLIES = [
    {},
    {"ending": None},
    {"ending": {"how": "finished"}},
    {"ending": {"how": "finished", "value": ["int", "4"], "type": 4}},
    {"ending": {"how": "finished", "value": ["int", "0x4"], "type": "int"}},
    {"ending": ["finished"]},
    {"ending": {"how": "failed", "kind": "x" * 1000, "message": "m" * 10_000}},
]


@pytest.mark.parametrize("reply", REPLIES)
def test_a_reply_that_makes_no_sense_is_no_value(reply):
    value = value_of(reply, 100)

    assert not value.is_plain or value.plain == 4
    assert len(value.type_name) <= 100
    assert value.failed is None or len(value.failed.message) <= 2_000


def test_a_reply_that_is_too_large_is_not_looked_into():
    reply = {"ending": {"how": "finished", "value": ["int", "4"], "type": "int"}}

    assert value_of(reply, MOST_BYTES).plain == 4
    assert not value_of(reply, MOST_BYTES + 1).is_plain
