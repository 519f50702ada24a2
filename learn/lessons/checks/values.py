"""Is a plain value the one that was expected?

Exact, so that what a program only claims to be equal is not; but as a beginner means it, and as an author can write it
in TOML: 6.0 is 6 (a mean of whole numbers is a float), a tuple is as good as a list of the same, and True is never 1.
"""

import math
from collections.abc import Mapping

from runner.boxes import Value

CLOSE = 1e-9  # 0.1 + 0.2 is 0.3, as far as a beginner can know


def is_(value: Value, expected: object, within: float = 0) -> bool:
    return value.is_there and value.is_plain and are_same(value.plain, expected, within)


def are_same(given: object, expected: object, within: float = 0) -> bool:
    """Both are plain values: nothing here runs a student's code."""
    match given, expected:
        case (bool(), _) | (_, bool()):
            return given is expected
        case (int() | float(), int() | float()):
            return are_close(given, expected, within)
        case (list() | tuple(), list() | tuple()):
            return len(given) == len(expected) and all(
                are_same(one, other, within) for one, other in zip(given, expected, strict=True)
            )
        case (dict(), dict()):
            return have_same_items(given, expected, within)
    return type(given) is type(expected) and given == expected


def are_close(given: int | float, expected: int | float, within: float) -> bool:
    if isinstance(given, int) and isinstance(expected, int) and not within:
        return given == expected
    try:
        if math.isnan(given) or math.isnan(expected):
            return math.isnan(given) and math.isnan(expected)
        # The tolerance of a float itself goes on top: 0.3 is within 0.1 of 0.2.
        return math.isclose(given, expected, rel_tol=CLOSE, abs_tol=within + CLOSE * min(1.0, within or 1e-3))
    except OverflowError:
        return given == expected  # whole numbers too large for a float


def have_same_items(given: Mapping, expected: Mapping, within: float) -> bool:
    """TOML knows only text as keys, so "1" stands for the key 1 too."""
    if len(given) != len(expected):
        return False
    known = {str(key) if type(key) is int else key: value for key, value in given.items()}
    wanted = {str(key) if type(key) is int else key: value for key, value in expected.items()}
    return known.keys() == wanted.keys() and all(are_same(known[key], wanted[key], within) for key in wanted)
