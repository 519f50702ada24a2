"""Drawings in words: programs run in real kernels, and what is said of their drawings."""

import pytest

from runner.depiction.colours import name_of
from runner.depiction.sentences import MOST_CHARS, in_words
from runner.drawing.drawings import Sheet
from runner.messages import Drawing

pytestmark = pytest.mark.kernel

BEGIN = "from turtle import *\ntracer(0)\nhideturtle()\n"
END = "\nupdate()\n"
SQUARE = "for _ in range(4): forward(100); left(90)\n"
SHEET = "A drawing of 640 by 600."

PROGRAMS: list = []


def program(name: str, source: str, *expected: str) -> None:
    PROGRAMS.append(pytest.param(source, " ".join([SHEET, *expected]), id=name))


program("nothing", "", "Nothing is drawn on it.")
program("a square", SQUARE, "A black square in the middle, 100 wide.")
program(
    "a filled square",
    "color('red')\npenup(); goto(-50, -50); pendown()\nbegin_fill()\n" + SQUARE + "end_fill()",
    "A red filled square in the middle, 100 wide.",
)
program(
    "an edge of another colour",
    "color('navy', 'gold')\nbegin_fill()\n" + SQUARE + "end_fill()",
    "A gold filled square in the middle, 100 wide, with a dark blue edge.",
)
program(
    "sides of four colours",
    "for each in 'red', 'green', 'blue', 'orange':\n  color(each); forward(100); left(90)",
    "A square in 4 colours in the middle, 100 wide.",
)
program(
    "sides in pieces",
    "for _ in range(4):\n  forward(40); forward(60); left(90)",
    "A black square in the middle, 100 wide.",
)
program(
    "a rectangle",
    "for side in 120, 40, 120, 40: forward(side); left(90)",
    "A black rectangle in the middle, 120 wide and 40 high.",
)
program("a triangle", "for _ in range(3): forward(90); left(120)", "A black triangle in the middle, 90 wide.")
program("a hexagon", "pencolor('purple'); circle(60, steps=6)", "A purple hexagon in the middle, 60 wide.")
program(
    "a circle at the top right",
    "color('blue'); penup(); goto(220, 200); pendown(); circle(20)",
    "A blue circle at the top right, 40 wide.",
)
program(
    "a circle of small steps", "for _ in range(360): forward(1); left(1)", "A black circle in the middle, 115 wide."
)
program(
    "half a circle",
    "color('green'); begin_fill(); circle(80, 180); end_fill()",
    "A green filled half circle in the middle, 79 wide and 160 high.",
)
program(
    "a petal",
    "color('hotpink'); begin_fill()\nfor _ in range(2): circle(100, 60); left(120)\nend_fill()",
    "A bright pink filled petal in the middle, 87 wide and 50 high.",
)
program(
    "a star drawn through its middle",
    "for _ in range(5): forward(100); right(144)",
    "A black star with 5 points in the middle, 105 wide.",
)
program(
    "the star of the documentation",
    "color('red', 'yellow')\nbegin_fill()\nwhile True:\n  forward(200); left(170)\n"
    "  if abs(pos()) < 1: break\nend_fill()",
    "A yellow filled star with 36 points on the right, 201 wide, with a red edge.",
)
program(
    "the outline of a star",
    "for _ in range(5): forward(50); left(72); forward(50); right(144)",
    "A black star with 5 points in the middle, 131 wide.",
)
program(
    "a flower of circles",
    "for i in range(36): color(['red','orange','yellow','green','blue','purple'][i % 6]); circle(80); left(10)",
    "36 circles around the middle, in 6 colours, each 160 wide.",
)
program(
    "squares turned",
    "for _ in range(12):\n  " + SQUARE.strip().replace("\n", "\n  ") + "\n  left(30)",
    "12 black squares around the middle, each 100 wide.",
)
program(
    "a spiral of many colours",
    "for i in range(100): color(['red','yellow','blue'][i % 3]); forward(i * 2); left(91)",
    "A spiral in red, blue and yellow in the middle, 223 wide and 218 high.",
)
program("a level line", "forward(150)", "A black level line in the middle, 150 long.")
program("there and back", "left(90); forward(80); back(80)", "A black upright line in the middle, 80 long.")
program(
    "a zigzag",
    "color('brown')\nfor _ in range(3): left(60); forward(40); right(120); forward(40); left(60)",
    "A brown zigzag in the middle, 120 wide and 35 high.",
)
program(
    "rays",
    "for i in range(8): forward(90); back(90); left(45)",
    "8 black lines around the middle, each 90 long.",
)
program(
    "dots in rows",
    "penup()\nfor x in range(4):\n  for y in range(3): goto(x * 30 - 45, y * 30 - 30); dot(20, 'green')",
    "12 green dots in 3 rows of 4 in the middle, each 20 wide.",
)
program(
    "circles inside each other",
    "for r in 20, 40, 60, 80: penup(); goto(0, -r); pendown(); circle(r)",
    "4 black circles one inside the other in the middle, from 40 to 160 wide.",
)
program(
    "things side by side",
    "penup()\nfor x in range(-200, 201, 100): goto(x, 200); pendown(); begin_fill(); circle(20); end_fill(); penup()",
    "5 black filled circles side by side at the top, each 40 wide.",
)
program(
    "stars at night",
    "bgcolor('midnightblue'); penup()\nfor i in range(30): goto(i * 20 - 300, i * i * 37 % 500 - 250); dot(6, 'white')",
    "30 white dots all over the picture, each 6 wide.",
)
program(
    "words",
    "penup(); goto(-300, -280); color('blue'); write('Hello you'); goto(0, 0); write(42)",
    "The words “Hello you” in blue at the bottom left. The number “42” in blue in the middle.",
)
program(
    "many words",
    "penup()\nfor n in range(1, 13): goto(0, n * 10); write(n)",
    "Written: “1”, “2”, “3”, “4”, “5”, “6”, “7”, “8”, “9”, “10”, “11” and “12”.",
)
program("stamps", "shape('turtle'); color('green'); stamp()", "A green stamp of a turtle in the middle.")
program(
    "a turtle that is seen",
    "left(90); showturtle()",
    "Nothing is drawn on it.",
    "One turtle at (0, 0), facing north.",
)
program(
    "two players",
    "for x, colour in (-200, 'red'), (200, 'blue'):\n  p = Turtle('square'); p.color(colour); p.penup(); p.goto(x, 0)",
    "Nothing is drawn on it.",
    "A red turtle shaped like a square at (-200, 0), facing east.",
    "A blue turtle shaped like a square at (200, 0), facing east.",
)
program("the colour of the paper", "color('white'); circle(50)", "Nothing is drawn on it.")
program("what was cleared", "circle(50); clear()", "Nothing is drawn on it.")
program("what was undone", "forward(50); undo()", "Nothing is drawn on it.")


@pytest.mark.some(12)
@pytest.mark.parametrize(("source", "expected"), PROGRAMS)
def test_a_drawing_is_told(kernels, source, expected):
    expected = expected.replace(SHEET, f"{SHEET[:-1]} on a dark blue background.") if "bgcolor" in source else expected
    assert in_words(drawn(kernels, BEGIN + source + END)) == expected


@pytest.mark.parametrize(
    "source",
    [
        "import random\nfor i in range(9000): goto(random.randint(-300, 300), random.randint(-300, 300))",
        "for i in range(3000): penup(); goto(i % 700 - 350, i % 611 - 300); dot(i % 50 + 1, (i % 7 / 7, 0, i % 9 / 9))",
        "for i in range(200): write('many words ' * 90)",
        "goto(1e300, 1e300); goto(-1e300, 5); dot(1e9); circle(1e9)",
        "for i in range(50): goto(0, 0); circle(0); forward(0)",
    ],
)
def test_whatever_is_drawn_is_told_in_a_few_sentences(kernels, source):
    told = in_words(drawn(kernels, BEGIN + source + END))
    assert told.startswith(SHEET)
    assert len(told) <= MOST_CHARS + 20


@pytest.mark.parametrize(
    ("colour", "name"),
    [
        ("#ff0000", "red"), ("#00ff00", "bright green"), ("#0000ff", "blue"), ("#ffff00", "yellow"),
        ("#ffffff", "white"), ("#010203", "black"), ("#ffc0cb", "pink"), ("#fa8072", "pink"), ("#ffa500", "orange"),
        ("#ff6347", "orange"), ("#8b4513", "brown"), ("#d2b48c", "beige"), ("#87ceeb", "light blue"),
        ("#191970", "dark blue"), ("#4b0082", "purple"), ("#dda0dd", "light purple"), ("#228b22", "green"),
        ("#006400", "dark green"), ("#40e0d0", "turquoise"), ("#a9a9a9", "grey"), ("#d3d3d3", "light grey"),
        ("#ffd700", "gold"), ("#b22222", "dark red"),
    ],
)  # fmt: skip
def test_a_colour_has_the_name_that_a_child_gives_it(colour, name):
    assert name_of(colour) == name


def drawn(kernels, source: str) -> Sheet:
    sheet = Sheet()
    ran = kernels.run(source)
    assert ran.finished.outcome == "finished", ran.story
    for event in ran.all(Drawing):
        for command in event.commands:
            sheet.take(command)
    return sheet
