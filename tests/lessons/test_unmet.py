"""A program need not be run where its text shows that it cannot do what is asked."""

import pytest

from learn.lessons.format import Check, Drawn, Plotted, Result, Source
from learn.lessons.validation import unmet


def check(**wanted) -> Check:
    return Check(name="one", passed="Yes.", failed="No.", **wanted)


AREA = Result(function="area", args=[1], gives=1)


@pytest.mark.parametrize(
    ("wanted", "program", "cannot"),
    [
        ({"results": [AREA]}, "print(1)", True),
        ({"results": [AREA]}, "def area(a):\n    return a", False),
        ({"results": [AREA]}, "area = max", False),
        ({"results": [AREA]}, "from shapes import area", False),
        ({"results": [AREA]}, "from shapes import *", False),
        ({"results": [AREA]}, "exec('def area(a): return a')", False),
        ({"results": [AREA]}, "def area(", False),
        ({"values": {"score": 3}}, "points = 3", True),
        ({"values": {"score": 3}}, "for score in range(4): pass", False),
        ({"source": Source(uses=["for"])}, "print(1)", True),
        ({"source": Source(uses=["for"])}, "for i in []: pass", True),
        ({"source": Source(uses=["for"])}, "for i in x: print(i)", False),
        ({"drawn": Drawn(sides=4)}, "print(1)", True),
        ({"drawn": Drawn(sides=4)}, "from turtle import *", False),
        ({"plotted": Plotted(kind="bar")}, "import turtle", True),
        ({"plotted": Plotted(kind="bar")}, "import matplotlib.pyplot as plt", False),
        ({"printed": "7"}, "print(8)", False),
    ],
)
def test_what_a_program_surely_cannot_do(wanted, program, cannot):
    assert unmet.surely([check(**wanted)], program) is cannot


def test_one_that_cannot_be_met_is_enough():
    assert unmet.surely([check(printed="x"), check(values={"a": 1})], "print(1)")
