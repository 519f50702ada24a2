"""Turtle as in any Python, through real kernels: its numbers, its mistakes, its events, its bounds."""

import asyncio
import importlib.util
import re
import time
from pathlib import Path

import pytest

from runner.limits import Limits
from runner.messages import Act, Asked, Drawing, Failed, Finished, Notice
from tests.runner.real import patience
from tests.runner.turtles import AT_ONCE, at_once, commands, commands_of

pytestmark = pytest.mark.kernel
TABLE = Path(__file__).parents[2] / "docs/turtle.md"


def acting(*acts):
    """Does these in turn once the program listens; then stops it, should it still run."""
    is_begun = []

    def meanwhile(kernel, event):
        if is_begun or not isinstance(event, Drawing) or not commands_of(event, "wants"):
            return
        is_begun.append(True)
        later = asyncio.get_running_loop().call_later
        for number, act in enumerate((AT_ONCE, *acts)):
            later(0.2 * number * patience(), kernel.act, act)
        later(0.2 * len(acts) * patience() + 3, kernel.stop)

    return meanwhile


# As the documentation of Python 3.11 shows them, or as they follow from it.
# fmt: off
NUMBERS = {
    "t.goto(10, 10); print(t.towards(0, 0), t.distance(30, 40), t.pos())": "225.0 36.05551275463989 (10.00,10.00)",
    "t.left(90); t.forward(100); print(t.heading(), t.pos(), t.xcor())": "90.0 (0.00,100.00) 6.123233995736766e-15",
    "t.circle(50); print(t.pos(), t.heading())": "(-0.00,0.00) 0.0",
    "t.circle(120, 180); print(t.pos(), t.heading())": "(0.00,240.00) 180.0",
    "t.circle(-40, 90, 3); print(t.pos(), t.heading())": "(40.00,-40.00) 270.0",
    "mode('logo'); print(t.heading()); t.fd(5); t.rt(90); print(t.heading(), t.pos())": "0.0\n90.0 (0.00,5.00)",
    "t.radians(); t.left(1); print(round(t.heading(), 6)); t.degrees(400); print(round(t.heading(), 3))": "1.0\n63.662",
    "t.setheading(270); t.bk(20); t.sety(3); t.setx(-4); print(t.pos())": "(-4.00,3.00)",
    "print(t.pen()['speed']); t.speed('fastest'); print(t.speed()); t.speed(11); print(t.speed())": "3\n0\n0",
    "t.color('red', '#285078'); colormode(255); print(t.color())": "('red', (40.0, 80.0, 120.0))",
    "t.pencolor(0.2, 0.8, 0.55); print(t.pencolor())": "(0.2, 0.8, 0.5490196078431373)",
    "t.begin_poly(); t.fd(100); t.left(20); t.fd(30); t.end_poly(); print(len(t.get_poly()))": "3",
    "t.shape('square'); t.shapesize(4, 2); t.shearfactor(0.5); print(t.shapesize(), t.shearfactor())": "(4, 2, 1) 0.5",
    "t.shape('square'); t.shapetransform(4, -1, 0, 2); print(t.get_shapepoly()[:2])": "((50, -20), (30, 20))",
    "t.tilt(30); t.tilt(30); print(round(t.tiltangle(), 6))": "60.0",
    "print(t.stamp() == t.stamp(), len(getshapes()), t.isvisible(), t.filling())": "False 7 True False",
    "[t.fd(5) or t.lt(80) for _ in 'four']; [t.undo() for _ in 'eight...']; print(t.pos())": "(0.00,0.00)",
    "t.fd(9); t.rt(3); print(t.undobufferentries()); t.setundobuffer(None); t.undo(); print(t.pos())": "2\n(9.00,0.00)",
    "setworldcoordinates(-1, -1, 1, 1); t.goto(0.5, 0.25); print(t.pos(), mode())": "(0.50,0.25) world",
    "c = t.clone(); c.fd(50); print(t.pos(), c.pos(), len(turtles()))": "(0.00,0.00) (50.00,0.00) 2",
    "t.fd(20); resetscreen(); print(t.pos(), t.undobufferentries())": "(0.00,0.00) 0",
    "print(Vec2D(1, 2) + (3, 4), 2 * Vec2D(1, 2), Vec2D(3, 4) * Vec2D(1, 1))": "(4.00,6.00) (2.00,4.00) 7",
    "print(bgcolor(), colormode(), delay(), tracer(), bgpic())": "white 1.0 10 1 nopic",
    "setup(300, 200); print(window_width(), window_height()); setup(0.25, 0.5); print(window_width())": "300 200\n320",
}
# fmt: on


def test_the_numbers_are_those_of_the_standard_module(kernels):
    tried = "\n".join(f"t = fresh()\n{line}\nprint('--')" for line in NUMBERS)
    program = (
        "from turtle import *\n"
        "def fresh():\n"
        "    Screen().clear(); mode('standard'); colormode(1.0); setup(640, 600); tracer(1, 10)\n"
        "    return Turtle()\n" + tried
    )
    ran = kernels.run(program, meanwhile=at_once)

    assert ran.all(Failed) == []
    said = ran.printed.split("--\n")
    assert dict(zip(NUMBERS, [text.strip() for text in said], strict=False)) == NUMBERS


MISTAKES = {
    "fd('far')": ("TypeError", "can't multiply sequence by non-int of type 'float'"),
    "fd()": ("TypeError", "fd() missing 1 required positional argument: 'distance'"),
    "goto('a', 'b')": ("TypeError", "unsupported operand type(s) for -: 'str' and 'float'"),
    "fd(float('nan'))": ("ValueError", "cannot convert float NaN to integer"),
    "fd(float('inf'))": ("OverflowError", "cannot convert float infinity to integer"),
    "color('no such colour')": ("TurtleGraphicsError", "bad color string: no such colour"),
    "color(1, 2)": ("TypeError", "object of type 'int' has no len()"),
    "pencolor(300, 0, 0)": ("TurtleGraphicsError", "bad color sequence: (300, 0, 0)"),
    "shape('whale')": ("TurtleGraphicsError", "There is no shape named whale"),
    "shapesize(0, 1)": ("TurtleGraphicsError", "stretch_wid/stretch_len must not be zero"),
    "mode('upside down')": ("TurtleGraphicsError", "No turtle-graphics-mode upside down"),
    "register_shape('star')": ("TurtleGraphicsError", "Bad arguments for register_shape.\nUse  help(register_shape)"),
    "Shape('blob')": ("TurtleGraphicsError", "There is no shape type blob"),
    "write('x', align='middle')": ("KeyError", "'middle'"),
    "onkey(print, 'up')": ("TclError", 'bad event type or keysym "up"'),
    "RawTurtle(5)": ("TurtleGraphicsError", "bad canvas argument 5"),
    "bgpic('sea.gif')": ("TclError", 'couldn\'t open "sea.gif": no such file or directory'),
    "bye()\nfd(1)": ("Terminator", ""),
    "def go(): 1 / 0\nontimer(go, 10)\nmainloop()": ("ZeroDivisionError", "division by zero"),
}


@pytest.mark.some(3)
@pytest.mark.parametrize("program", MISTAKES)
def test_nonsense_is_told_as_anywhere(kernels, program):
    ran = kernels.run(f"from turtle import *\n{program}\n", meanwhile=at_once)

    assert (ran.failed.kind, ran.failed.message) == MISTAKES[program]
    assert ran.failed.line >= 2
    assert {frame.file for frame in ran.failed.frames} == {"main.py"}


@pytest.mark.parametrize("program", ["getcanvas()", "ScrolledCanvas(None)"])
def test_what_cannot_be_says_so(kernels, program):
    ran = kernels.run(f"from turtle import *\n{program}\n")

    assert ran.failed.message.startswith("Here turtles draw in the page, so there is no Tk canvas")


def test_keys_run_their_handlers_in_the_program(kernels):
    ran = kernels.run(
        "from turtle import *\n"
        "def up(): sety(ycor() + 20); print('up', pos())\n"
        "def fire(): print('fire'); dot(5)\n"
        "def done_(): print('let go'); dot(6)\n"
        "onkey(up, 'Up'); onkeypress(fire, 'space'); onkeyrelease(done_, 'space'); onkeypress(bye, 'q'); listen()\n"
        "mainloop()\nprint('after')\n",
        meanwhile=acting(
            Act(kind="press", key="Up"),
            Act(kind="press", key="space"),
            Act(kind="release", key="space"),
            Act(kind="press", key="Q"),
        ),
    )

    assert ran.printed == "up (0.00,20.00)\nfire\nlet go\nafter\n"
    assert ran.finished.outcome == "finished"


def test_clicks_and_drags_reach_the_turtle_and_the_sheet(kernels):
    ran = kernels.run(
        "import turtle\nt = turtle.Turtle(); s = turtle.Screen(); t.penup(); t.speed(0)\n"
        "t.onclick(lambda x, y: print('click', x, y)); t.onrelease(lambda x, y: (print('release'), s.bye()))\n"
        "t.ondrag(t.goto); s.onclick(lambda x, y: (print('sheet', x, y), t.dot(3)))\n"
        "s.onclick(lambda x, y: print('right'), btn=3); s.mainloop(); print(t.pos())\n",
        meanwhile=acting(
            Act(kind="down", x=3, y=4, turtle=1),
            Act(kind="drag", x=50, y=60, turtle=1),
            Act(kind="up", x=50, y=60, turtle=1),
        ),
    )

    assert ran.printed == "click 3.0 4.0\nsheet 3.0 4.0\nrelease\n(50.00,60.00)\n"


def test_a_loop_without_mainloop_hears_keys_too(kernels):
    ran = kernels.run(
        "from turtle import *\nstate = []\nonkey(lambda: state.append(1), 'a'); listen(); speed(0)\n"
        "while not state: fd(1); rt(1)\nprint('heard')\n",
        meanwhile=lambda kernel, event: isinstance(event, Drawing) and kernel.act(Act(kind="press", key="a")),
    )

    assert ran.printed == "heard\n"


def test_timers_tick(kernels):
    ran = kernels.run(
        "from turtle import *\nimport time\nbegan = time.monotonic()\n"
        "def tick(left):\n    fd(10)\n    if left: ontimer(lambda: tick(left - 1), 50)\n"
        "tick(6)\nmainloop()\nprint(pos(), 0.25 < time.monotonic() - began)\n"
    )

    assert ran.printed == "(70.00,0.00) True\n"
    assert ran.finished.outcome == "finished"


def test_questions_are_asked_in_the_console(kernels):
    ran = kernels.run(
        "from turtle import *\nonkey(print, 'a'); listen()\n"
        "print(textinput('Name', 'Who are you?'), numinput('Age', 'How old?', 10, minval=5, maxval=99))\n"
        "print(numinput('n', 'n?', default=7), textinput('', 'more?'))\n",
        answers=["Ada", "many", "3", "12", "", None],
    )

    assert [event.prompt for event in ran.all(Asked)][:2] == ["Name: Who are you? ", "Age: How old? [10] "]
    assert ran.printed.splitlines() == [
        "'many' is not a number. Try again.",
        "The smallest number allowed here is 5. Try again.",
        "Ada 12.0",
        "7.0 None",
    ]


def test_what_is_done_meanwhile_answers_no_question(kernels):
    def meanwhile(kernel, event):
        if isinstance(event, Drawing):
            for _ in range(50):
                kernel.act(Act(kind="press", key="a"))
        if isinstance(event, Asked):
            kernel.act(Act(kind="press", key="a"))
            kernel.answer(event.ask, "right")

    ran = kernels.run("from turtle import *\nfd(1)\nprint(input('? '))\n", meanwhile=meanwhile)

    assert ran.printed == "right\n"


def test_a_mainloop_with_nothing_to_wait_for_ends(kernels):
    ran = kernels.run("from turtle import *\nfd(10)\ndone()\nprint('over')\n")

    assert (ran.printed, ran.finished.outcome) == ("over\n", "finished")


ENDLESS = {
    "mainloop": "from turtle import *\nonkey(print, 'a'); listen(); fd(1)\nmainloop()\n",
    "timer": "from turtle import *\ndef go():\n    rt(1)\n    ontimer(go, 0)\ngo()\nmainloop()\n",
    "loop": "from turtle import *\nspeed(1)\nwhile True: fd(500); rt(170)\n",
    "update": "from turtle import *\ntracer(0)\nwhile True: rt(1); update()\n",
    "busy": "from turtle import *\nfd(1)\nwhile True: pass\n",
}


@pytest.mark.parametrize("program", ENDLESS)
def test_stop_stops_at_once(kernels, program):
    is_begun, took = [], []

    def stop(kernel):
        took.append(time.monotonic())
        kernel.stop()

    def meanwhile(kernel, event):
        if isinstance(event, Drawing) and not is_begun:
            is_begun.append(True)
            asyncio.get_running_loop().call_later(0.7, stop, kernel)
        elif isinstance(event, Finished):
            took.append(time.monotonic())

    ran = kernels.run(ENDLESS[program], meanwhile=meanwhile)

    assert ran.finished.outcome == "stopped"
    assert took[1] - took[0] < 0.7 * patience()


def test_an_endless_mainloop_has_an_end(kernels):
    ran = kernels.run(ENDLESS["mainloop"], limits=Limits(seconds=2 * patience(), waiting_seconds=2))

    assert ran.finished.outcome == "limit"
    assert ran.finished.text.startswith("The drawing was open for")
    assert ran.seconds > 1.9


@pytest.mark.long
def test_a_drawing_that_only_computes_has_an_end(kernels):
    ran = kernels.run(ENDLESS["busy"], limits=Limits(seconds=1))

    assert ran.finished.outcome == "limit"
    assert ran.finished.text.startswith("The program computed for more than 1 seconds")
    assert "line 3" in ran.finished.text


FOLDER = importlib.util.find_spec("turtledemo")
DEMOS = sorted(Path(FOLDER.origin).parent.glob("*.py")) if FOLDER and FOLDER.origin else []
# It makes canvases of its own with tkinter; the other two are not programs.
LEFT_OUT = ("two_canvases", "__init__", "__main__")


@pytest.mark.some(4)
@pytest.mark.skipif(not DEMOS, reason="this Python came without turtledemo")
@pytest.mark.parametrize("demo", [demo.stem for demo in DEMOS if demo.stem not in LEFT_OUT])
def test_pythons_own_demos_run_unchanged(kernels, demo):
    source = next(path for path in DEMOS if path.stem == demo).read_text()
    is_begun = []

    def meanwhile(kernel, event):
        at_once(kernel, event)
        if isinstance(event, Drawing) and not is_begun:
            is_begun.append(True)
            asyncio.get_running_loop().call_later(1.5, kernel.stop)
        elif isinstance(event, Asked):
            kernel.answer(event.ask, "3")

    ran = kernels.run(source, meanwhile=meanwhile)

    assert ran.all(Failed) == []
    assert ran.finished.outcome in ("finished", "stopped")
    assert len(commands(ran, "l", "s", "m", "d", "f")) > (0 if demo == "paint" else 10)  # it draws where one clicks
    assert ran.all(Notice) == []


def test_the_table_in_the_docs_has_every_name(kernels):
    ran = kernels.run("import turtle\nprint(*turtle.__all__)\n")

    rows = re.findall(r"^\| `(\w+)` \| (.*?) \| (.*?) \|$", TABLE.read_text(), re.MULTILINE)
    told = {name: how for name, how, _ in rows}
    assert len(rows) == len(told)
    assert set(ran.printed.split()) <= set(told)
    assert set(told.values()) == {"works", "works differently", "not"}
    assert all(why for _, how, why in rows if how != "works")
