"""Plain values, compared: exactly, but as a beginner means it."""

import math

import pytest

from learn.lessons.checks import values
from runner.boxes import Value

SAME = [
    (3, 3, 0),
    (3.0, 3, 0),
    (0.1 + 0.2, 0.3, 0),
    (3.14, 3.1, 0.05),
    (0.3, 0.2, 0.1),
    (3, 4, 1),
    ("ada", "ada", 0),
    ([1, (2, "x")], [1, [2, "x"]], 0),
    ((1, 2), [1, 2], 0),
    ({"a": [1.0]}, {"a": [1]}, 0),
    ({1: "x"}, {"1": "x"}, 0),
    ({1, 2}, {2, 1}, 0),
    (True, True, 0),
    (None, None, 0),
    (math.nan, math.nan, 0),
    (math.inf, math.inf, 0),
    (10**400, 10**400, 0),
    (b"x", b"x", 0),
    ([], [], 0),
]
OTHER = [
    (True, 1, 0),
    (1, True, 0),
    (0, False, 0),
    (1, True, 5),
    (3, 4, 0),
    (3, 3.0000001, 0),
    ("3", 3, 0),
    ("Ada", "ada", 0),
    ([1, 2], [2, 1], 0),
    ([1, 2], [1, 2, 3], 0),
    ([True], [1], 0),
    ({"a": 1}, {"a": 1, "b": 2}, 0),
    ({"a": 1}, {"b": 1}, 0),
    ({1: "x", "1": "x"}, {"1": "x"}, 0),
    (None, 0, 0),
    (None, False, 0),
    ("", None, 0),
    (math.inf, 1e308, 1),
    (10**400, 3.0, 1),
    (b"x", "x", 0),
    ({1}, [1], 0),
]


@pytest.mark.parametrize(("given", "expected", "within"), SAME)
def test_these_are_the_same(given, expected, within):
    assert values.are_same(given, expected, within)


@pytest.mark.parametrize(("given", "expected", "within"), OTHER)
def test_these_are_not(given, expected, within):
    assert not values.are_same(given, expected, within)


def test_only_plain_values_are_anything():
    assert values.is_(Value(is_there=True, is_plain=True, plain=None), None)
    assert not values.is_(Value(is_there=True, type_name="NoneType"), None)
    assert not values.is_(Value(is_there=False), None)
