"""A drawing on its way to the page: which commands, in which order, when, and how many."""

import pytest

from runner.limits import Limits
from runner.messages import Notice
from tests.runner.real import patience
from tests.runner.turtles import at_once, commands

pytestmark = pytest.mark.kernel


def test_a_drawing_arrives_as_commands(kernels):
    ran = kernels.run(
        "from turtle import *\npensize(3); color('red', 'gold'); begin_fill()\n"
        "for _ in range(3): fd(60); lt(120)\nend_fill(); dot(9, 'Red3')\n"
        "write('hi', font=('Arial', 12, 'bold'))\n"
        "s = stamp(); clearstamp(s); undo(); undo(); bgcolor('light blue')\n",
        meanwhile=at_once,
    )

    assert commands(ran, "b", "n", "f", "d", "w", "bg")[1:] == [
        ["b", 5],
        ["n", 4, "#ff0000", 3, 0, 0],
        ["f", 5, "#ffd700", [0, 0, 60, 0, 30, 51.96, 0, 0]],
        ["d", 6, 0, 0, 9, "#cd0000"],
        ["w", 7, 0, 0, "hi", "left", "Arial", 12, "bold", "#ff0000"],
        ["bg", "#add8e6"],
    ]
    assert commands(ran, "x") == [["x", 8], ["x", 7], ["x", 6]]
    assert [place[3:5] for place in commands(ran, "l")] == [[60, 0], [30, 51.96], [0, 0]]


SLOW_THREAD = """
import threading, time, turtle
from buildalong_inside import turtle_pad

t = turtle.Turtle()
(pad,) = turtle_pad._pads
send = pad.kernel.session.send
def slowly(*args, **how):
    if threading.current_thread() is not threading.main_thread():
        time.sleep(0.2)
    return send(*args, **how)
pad.kernel.session.send = slowly
for number in range(20):
    t.write(number)
    time.sleep(0.02)
"""


def test_what_was_drawn_later_comes_later_also_where_the_thread_that_sends_is_slow(kernels):
    """At its end the program sends the rest itself."""
    assert [int(told[4]) for told in commands(kernels.run(SLOW_THREAD), "w")] == list(range(20))


def test_drawing_takes_the_time_that_it_takes_in_a_window(kernels):
    ran = kernels.run("from turtle import *\nspeed(1)\nfd(300)\nspeed(0)\nfd(300)\nprint(pos())\n")

    slow, fast = [move[-1] for move in commands(ran, "l")]
    assert (slow, fast) == (910, 1)  # 91 hops of 10 ms
    assert 0.4 < ran.finished.seconds < 3 * patience()


def test_without_a_tracer_nothing_is_shown_before_it_is_asked_for(kernels):
    ran = kernels.run("from turtle import *\ntracer(0)\nfor _ in range(10_000): fd(1); lt(1)\nupdate()\n")

    assert commands(ran, "hold", "u", "live")[-4:] == [["hold"], ["u"], ["u"], ["live"]]
    assert len(commands(ran, "l")) == 10_000
    assert ran.seconds < 3 * patience()


@pytest.mark.long
def test_a_million_stamps_leave_room_for_others(kernels):
    ran = kernels.run(
        "from turtle import *\ntracer(0)\nfor n in range(1_000_000): stamp()\nprint('done')\n",
        limits=Limits(seconds=100 * patience()),
    )

    assert [event.text[:34] for event in ran.all(Notice)] == ["A drawing can have 100,000 parts, "]
    assert len(commands(ran, "s")) <= 100_000
    assert ran.printed == "done\n"


FORGED = """
from IPython.display import display
for forged in (
    None, 5, "x", {"a": 1}, [["new", 1, 2]], [["l"] * 100_000], [[["n"]]], [["bg", "javascript:x"]],
    [["w", 1, 0, 0, "\\x1b[2J<script>", "left", "a;b:url(c)", 1e308, "", "#000000"]], [["size", -5, 1e999]],
):
    display({"application/x-buildalong-drawing": forged}, raw=True)
print("sent")
"""


def test_forged_drawings_do_nothing(kernels):
    ran = kernels.run(FORGED)

    assert [command for command in commands(ran) if command != ["new"]] == []
    assert "sent\n" in ran.printed  # the library warns about some of them
    assert ran.finished.outcome == "finished"
