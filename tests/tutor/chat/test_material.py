"""What a model has left out of an answer is said after it."""

import pytest

from tutor.chat import material

FIRST = "Line 17 uses what `tell()` gives back."
NONE = f"{FIRST} But `tell` only prints and has no `return`, so what comes back is `None`."


@pytest.mark.parametrize(
    ("said", "left"),
    [
        (["But `tell` only prints and has no `return`."], ["So what comes back is `None`."]),
        (["`tell` only prints and has no `return`: what comes back is `None`."], []),
        ([], ["But `tell` only prints and has no `return`, so what comes back is `None`."]),
    ],
)
def test_the_end_that_names_something_else_is_not_lost(said, left):
    assert material.left_out(NONE, [FIRST, *said]) == left
