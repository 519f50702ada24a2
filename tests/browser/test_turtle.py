"""Turtle in the page: it draws, it listens, and its picture stays."""

from playwright.sync_api import expect

from tests.browser.workspace import SLOW

SQUARE = """
from turtle import *
color("red", "yellow")
pensize(10)
begin_fill()
for _ in range(4):
    forward(100)
    left(90)
end_fill()
hideturtle()
"""


def until_colour(work, x, y, colour):
    for _ in range(100):
        if colour_at(work, x, y) == colour:
            return
        work.page.wait_for_timeout(100)
    assert colour_at(work, x, y) == colour


def colour_at(work, x, y):
    return work.page.locator(".drawing__paper").evaluate(
        """(canvas, [x, y]) => {
          const unit = canvas.width / 640;
          const [across, down] = [canvas.width / 2 + x * unit, canvas.height / 2 - y * unit];
          const data = canvas.getContext("2d").getImageData(Math.round(across), Math.round(down), 1, 1).data;
          return "#" + [...data].slice(0, 3).map((part) => part.toString(16).padStart(2, "0")).join("");
        }""",
        [x, y],
    )


def test_a_square_is_drawn_and_stays_after_a_reload(workspace):
    work = workspace({"main.py": SQUARE})
    work.run_to_the_end()
    for _ in range(2):
        expect(work.page.locator(".drawing__paper")).to_be_visible(timeout=SLOW)
        until_colour(work, 50, 50, "#ffff00")
        until_colour(work, 50, 0, "#ff0000")
        until_colour(work, -50, -50, "#ffffff")
        work.page.reload()
        work.wait_until_open()
