"""Turtle drawings through real boxes, and what is wanted of them."""

import pytest

from learn.lessons.checks import drawings
from learn.lessons.format import Drawn
from runner.boxes import Trial, try_out

pytestmark = pytest.mark.kernel

SQUARE = "from turtle import *\nfor side in range(4):\n    forward(100)\n    left(90)\n"
SQUARES = "from turtle import *\nfor each in range(6):\n" + "    forward(80)\n    left(90)\n" * 4 + "    left(60)\n"
SPIRAL = "from turtle import *\nfor side in range(20):\n    forward(10 + side * 5)\n    left(91)\n"
HOUSE = SQUARE + "left(90)\nfd(100)\nright(30)\nfd(100)\nright(120)\nfd(100)\nright(120)\nfd(100)\n"
LINES = "from turtle import *\n" + "".join(
    f"color({colour!r})\nforward({30 + 5 * n})\nleft(70)\n" for n, colour in enumerate(["red", "green", "blue"])
)
PIECES = "from turtle import *\nfor side in range(3):\n    for piece in range(5):\n        forward(20)\n    left(120)\n"
FILLED = "from turtle import *\npenup()\nbegin_fill()\nfillcolor('gold')\n" + SQUARE.partition("\n")[2] + "end_fill()\n"
DOTS = "from turtle import *\npenup()\nfor each in range(3):\n    dot(20, 'red')\n    forward(50)\nstamp()\n"
STAR = "from turtle import *\nfor side in range(5):\n    forward(100)\n    right(144)\n"
OUT_OF_TRUE = "from turtle import *\nfor side in range(4):\n    forward(100)\n    left(88)\n"
WHITE = "from turtle import *\npencolor('white')\n" + SQUARE.partition("\n")[2]
UNSEEN = "from turtle import *\npenup()\n" + SQUARE.partition("\n")[2]

# fmt: off
SHOWS = [
    (SQUARE, Drawn(sides=4, closed=True, regular=True, least_lines=4, most_lines=4, least_shapes=1)),
    (SQUARE + "hideturtle()\nmainloop()", Drawn(sides=4, closed=True)),
    (SQUARES, Drawn(sides=4, closed=True, least_shapes=6)),
    (SPIRAL, Drawn(grows=True, least_lines=15)),
    (SQUARE + SPIRAL, Drawn(grows=True, least_lines=15)),
    (HOUSE, Drawn(sides=3, closed=True)),
    (HOUSE, Drawn(sides=4, closed=True, least_shapes=2)),
    (LINES, Drawn(least_colours=3, least_lines=3, most_lines=3)),
    (PIECES, Drawn(sides=3, closed=True, regular=True, most_lines=3)),
    (FILLED, Drawn(filled=True, sides=4, closed=True, least_colours=1, least_shapes=1)),
    (DOTS, Drawn(least_dots=4, least_colours=1)),
    (STAR, Drawn(sides=5, closed=True)),
    (STAR, Drawn(sides=5, star=True)),
    ("from turtle import *\ncircle(50)", Drawn(closed=True, least_lines=8)),
    ("import turtle\nt = turtle.Turtle()\nt.speed(0)\nt.fd(10)\nt.rt(90)\nt.fd(10)", Drawn(least_lines=2)),
]
DOES_NOT = [
    (SQUARE, Drawn(sides=3)),
    (SQUARE, Drawn(least_lines=5)),
    (SQUARE, Drawn(most_lines=3)),
    (SQUARE, Drawn(least_colours=2)),
    (SQUARE, Drawn(least_shapes=2)),
    (SQUARE * 2, Drawn(least_shapes=2)),
    (SQUARE, Drawn(filled=True)),
    (SQUARE, Drawn(least_dots=1)),
    (SQUARE, Drawn(grows=True)),
    (SQUARE, Drawn(star=True)),
    (STAR.replace("144", "72"), Drawn(sides=5, star=True)),
    (SQUARE + LINES, Drawn(grows=True)),
    (FILLED, Drawn(least_shapes=2)),
    (OUT_OF_TRUE, Drawn(sides=4, closed=True)),
    (LINES, Drawn(closed=True)),
    ("from turtle import *\nfd(50)\nlt(90)\nfd(90)\nlt(90)\nfd(50)\nlt(90)\nfd(90)", Drawn(sides=4, regular=True)),
    (WHITE, Drawn(least_lines=1)),
    (UNSEEN, Drawn(least_lines=1)),
    ("print('no turtle')", Drawn(least_lines=1)),
]
# fmt: on


@pytest.fixture
def sheet_of(kernels):
    return lambda program: kernels.do(try_out(kernels, Trial({"main.py": program.encode()}))).sheet


@pytest.mark.some(6)
@pytest.mark.parametrize(("program", "wanted"), SHOWS)
def test_it_shows_what_is_wanted(sheet_of, program, wanted):
    assert drawings.shows(sheet_of(program), wanted)


@pytest.mark.some(1)
@pytest.mark.parametrize(("program", "wanted"), DOES_NOT)
def test_it_does_not(sheet_of, program, wanted):
    assert not drawings.shows(sheet_of(program), wanted)
