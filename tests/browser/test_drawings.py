"""What a turtle has drawn: told in words, kept as a file, shown in the lists."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.access import findings, too_wide
from tests.browser.test_phone import PHONE
from tests.browser.workspace import SLOW

FLOWER = """from turtle import *
tracer(0)
for number in range(6):
    color("tomato")
    begin_fill()
    circle(60)
    end_fill()
    left(60)
hideturtle()
update()
"""
TOLD = "6 orange filled circles around the middle, each 120 wide."
GAME = """from turtle import *
color("blue")
circle(50)
input("Go on? ")
"""


@pytest.mark.long
def test_a_drawing_is_told_to_those_who_cannot_see_it(workspace):
    work = workspace({"main.py": FLOWER})
    work.run_to_the_end()
    for _ in range(2):
        drawing = work.page.locator(".drawing__stage")
        expect(drawing).to_have_accessible_description(re.compile(re.escape(TOLD)), timeout=SLOW)
        words = work.page.get_by_text("In words", exact=True)
        words.focus()
        work.page.keyboard.press("Enter")
        expect(work.page.get_by_text(TOLD)).to_be_visible()
        assert findings(work.page) == ""
        work.page.reload()
        work.wait_until_open()


@pytest.mark.long
def test_it_is_told_while_the_program_still_runs(workspace):
    work = workspace({"main.py": GAME})
    work.run()
    told = re.compile("A blue circle in the middle, 100 wide. One blue turtle at .0, 0., facing east.")
    expect(work.page.locator(".drawing__stage")).to_have_accessible_description(told, timeout=SLOW)
    expect(work.run_button).not_to_have_attribute("data-state", "ready")


def test_the_drawing_is_downloaded_and_is_the_picture_of_the_project(workspace):
    work = workspace({"main.py": FLOWER})
    work.run_to_the_end()
    with work.page.expect_download() as png:
        work.page.get_by_role("button", name="Download PNG").click()
    assert png.value.path().read_bytes().startswith(b"\x89PNG")
    with work.page.expect_download() as svg:
        work.page.get_by_role("link", name="Download SVG").click()
    assert svg.value.suggested_filename.endswith(".svg")
    assert TOLD in svg.value.path().read_text()
    work.page.goto(re.sub(r"(/projects/).*", r"\1", work.page.url))
    picture = work.page.get_by_role("img", name=re.compile(re.escape(TOLD)))
    expect(picture).to_be_visible()
    assert picture.evaluate("image => image.decode().then(() => image.naturalWidth)") == 640
    assert findings(work.page) == ""


@pytest.mark.long
def test_a_drawing_in_words_on_a_phone_at_night(workspace):
    work = workspace({"main.py": FLOWER}, **PHONE, color_scheme="dark")
    work.run_to_the_end()
    words = work.page.get_by_text("In words", exact=True)
    words.tap()
    expect(work.page.get_by_text(TOLD)).to_be_visible()
    assert too_wide(work.page) == ""
    assert findings(work.page) == ""
    assert work.page.locator(".drawing__paper").bounding_box()["height"] > 100
