"""Turtle in the page: it draws, it listens, and its picture stays."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.test_phone import PHONE
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


GAME = """
import turtle
t = turtle.Turtle()
t.shape("square"); t.shapesize(2); t.color("blue"); t.penup(); t.speed(0)
screen = turtle.Screen()
screen.onkey(lambda: t.setx(t.xcor() + 100), "Right")
screen.onkey(lambda: print("typed a"), "a")
screen.onclick(lambda x, y: (t.goto(x, y), print("clicked", round(x / 10), round(y / 10))))
screen.listen()
screen.mainloop()
"""


def stage(work):
    return work.page.locator(".drawing__stage")


def turtle_at(work, x, y):
    """The colour of the upper canvas, where turtles are."""
    return work.page.locator(".drawing__front").evaluate(
        """(canvas, [x, y]) => {
          const unit = canvas.width / 640;
          const place = [canvas.width / 2 + x * unit, canvas.height / 2 - y * unit].map(Math.round);
          return [...canvas.getContext("2d").getImageData(...place, 1, 1).data].join(",");
        }""",
        [x, y],
    )


def until_turtle(work, x, y):
    for _ in range(150):
        if turtle_at(work, x, y) == "0,0,255,255":
            return
        work.page.wait_for_timeout(100)
    assert turtle_at(work, x, y) == "0,0,255,255"


def test_keys_and_clicks_move_it_and_stop_stops_it(workspace):
    work = workspace({"main.py": GAME})
    work.run()
    until_turtle(work, 0, 0)
    expect(work.page.get_by_text("Click the picture, then use the keys.")).to_be_visible()
    stage(work).focus()
    work.page.keyboard.press("ArrowRight")
    until_turtle(work, 100, 0)
    assert turtle_at(work, 0, 0) == "0,0,0,0"
    work.page.keyboard.press("a")
    expect(work.console).to_contain_text("typed a", timeout=SLOW)
    box = stage(work).bounding_box()
    stage(work).click(position={"x": box["width"] / 4, "y": box["height"] / 4})
    until_turtle(work, -160, 150)
    expect(work.console).to_contain_text("clicked -16 15", timeout=SLOW)
    stage(work).focus()
    work.page.keyboard.press("Tab")
    expect(stage(work)).not_to_be_focused()
    stage(work).focus()
    work.page.keyboard.press("Escape")
    expect(stage(work)).not_to_be_focused()
    work.page.reload()  # the game goes on, and is seen where it was
    work.wait_until_open()
    until_turtle(work, -160, 150)
    stage(work).focus()
    work.page.keyboard.press("ArrowRight")
    until_turtle(work, -60, 150)
    work.page.get_by_role("button", name="Stop", exact=True).click()
    expect(work.said("Stopped")).to_be_visible(timeout=SLOW)
    expect(work.page.get_by_text("Click the picture, then use the keys.")).to_be_hidden()
    until_turtle(work, -60, 150)  # its picture stays


HELD = """
import turtle
t = turtle.Turtle()
t.shape("square"); t.shapesize(2); t.color("blue"); t.penup(); t.speed(0)
times = []
turtle.onkeypress(lambda: times.append(t.setx(t.xcor() + 20)), "Right")
turtle.onkeyrelease(lambda: print("moved", len(times), "times"), "Right")
turtle.onkey(lambda: print("plus"), "plus")
turtle.listen()
turtle.done()
"""


def test_on_a_phone_the_keys_are_buttons_and_the_drawing_is_in_view(workspace):
    work = workspace({"main.py": HELD}, **PHONE)
    work.run_button.tap()
    until_turtle(work, 0, 0)
    expect(stage(work)).to_be_in_viewport(ratio=0.9)
    keys = work.page.get_by_role("group", name="Keys of the program")
    expect(keys.get_by_role("button")).to_have_text(["→", "+"])
    keys.get_by_text("+", exact=True).tap()
    expect(work.console).to_contain_text("plus", timeout=SLOW)
    keys.get_by_role("button", name="Right").hover()
    work.page.mouse.down()
    work.page.wait_for_timeout(1200)  # who stays on it goes on and on
    work.page.mouse.up()
    expect(work.console).to_contain_text(re.compile(r"moved ([3-9]|\d\d) times"), timeout=SLOW)
    work.run_button.tap()
    work.wait_until_done()
    expect(keys).to_be_hidden()


@pytest.mark.long
def test_a_question_is_answered_in_the_console(workspace):
    program = (
        "import turtle\nturtle.write(turtle.textinput('Name', 'Who are you?'))\nprint(turtle.numinput('n', 'n?'))\n"
    )
    work = workspace({"main.py": program})
    work.run()
    expect(work.answer).to_be_focused(timeout=SLOW)
    work.answer.fill("Ada")
    work.answer.press("Enter")
    expect(work.answer).to_have_attribute("aria-label", "n: n?", timeout=SLOW)
    work.answer.fill("7")
    work.answer.press("Enter")
    work.wait_until_done()
    expect(work.console).to_contain_text("7.0")


def test_who_wants_no_motion_sees_it_at_once_and_on_a_phone_it_fits(workspace):
    slow = "import turtle\nturtle.speed(1)\nfor _ in range(40):\n    turtle.forward(200)\n    turtle.left(117)\n"
    work = workspace({"main.py": slow}, reduced_motion="reduce", viewport={"width": 390, "height": 844})
    work.run()
    work.wait_until_done()  # 40 seconds and more at its own pace
    slider = work.page.get_by_role("slider", name="Speed")
    expect(slider).to_have_attribute("aria-valuetext", "at once")
    assert work.page.evaluate("document.documentElement.scrollWidth") <= 390


PICTURES = """
from PIL import Image
import turtle
Image.new("RGB", (640, 480), "green").save("field.png")
Image.new("RGB", (60, 60), "blue").save("ball.gif")
screen = turtle.Screen()
screen.bgpic("field.png")
screen.register_shape("ball.gif")
ball = turtle.Turtle("ball.gif")
ball.color("red"); ball.penup()
ball.ondrag(ball.goto)
ball.onrelease(lambda x, y: print("dropped", round(x / 20), round(y / 20)))
screen.mainloop()
"""


def place_on_page(work, x, y):
    box = stage(work).bounding_box()
    unit = box["width"] / 640
    return box["x"] + box["width"] / 2 + x * unit, box["y"] + box["height"] / 2 - y * unit


def test_a_picture_is_dragged_over_another(workspace):
    """Shapes and backgrounds that are pictures, and a turtle that follows the pointer."""
    work = workspace({"main.py": PICTURES})
    work.run()
    until_turtle(work, 0, 0)
    until_colour(work, 200, 100, "#008000")
    mouse = work.page.mouse
    mouse.move(*place_on_page(work, 0, 0))
    mouse.down()
    mouse.move(*place_on_page(work, 60, 50), steps=4)
    mouse.move(*place_on_page(work, 120, 100), steps=4)
    until_turtle(work, 120, 100)
    mouse.up()
    expect(work.console).to_contain_text("dropped 6 5", timeout=SLOW)
    assert turtle_at(work, 0, 0) == "0,0,0,0"
