"""One project open at two places: nothing is written over, and what does not touch is put together as one goes."""

import pytest
from playwright.sync_api import expect

from tests.browser.workspace import SLOW, Workspace

LINES = "first = 1\nsecond = 2\nthird = 3\nfourth = 4\n"


@pytest.fixture
def elsewhere(browser, open_page):
    """The same student on another device."""
    contexts = []

    def open_there(work: Workspace, **options) -> Workspace:
        here = work.page.context.storage_state()
        options = {"viewport": {"width": 1280, "height": 800}} | options
        contexts.append(browser.new_context(storage_state={"cookies": here["cookies"]}, **options))
        there = Workspace(open_page(contexts[-1]))
        there.page.goto(work.page.url)
        there.wait_until_open()
        return there

    yield open_there
    for context in contexts:
        context.close()


def type_at_the_end_of(work: Workspace, line: str, words: str) -> None:
    work.line(line).click()
    work.page.keyboard.press("End")
    work.page.keyboard.type(words, delay=20)


def test_different_lines_come_together_in_both_pages_as_they_are_typed(workspace, elsewhere):
    home = workspace({"main.py": LINES})
    library = elsewhere(home)
    type_at_the_end_of(home, "second = 2", "  # at home")
    expect(library.line("second = 2  # at home")).to_be_visible(timeout=SLOW)
    type_at_the_end_of(library, "third = 3", "  # at the library")
    expect(home.line("third = 3  # at the library")).to_be_visible(timeout=SLOW)
    for work in (home, library):
        work.wait_until_saved()
        assert work.text() == LINES.replace("2", "2  # at home").replace("3", "3  # at the library")


def test_the_cursor_and_undo_stay_with_the_one_who_types(workspace, elsewhere):
    home = workspace({"main.py": LINES})
    library = elsewhere(home)
    type_at_the_end_of(home, "third = 3", " + ")
    library.line("first = 1").click()
    library.page.keyboard.press("Home")
    library.page.keyboard.insert_text("import math\n")
    type_at_the_end_of(library, "fourth = 4", "4")
    expect(home.line("import math")).to_be_visible(timeout=SLOW)
    expect(home.line("fourth = 44")).to_be_visible(timeout=SLOW)
    home.page.keyboard.type("30")
    expect(home.line("third = 3 + 30")).to_be_visible()
    home.page.keyboard.press("Control+z")
    home.page.keyboard.press("Control+z")
    expect(home.line("third = 3")).to_be_visible()
    expect(home.line("import math")).to_be_visible()
    home.wait_until_saved()
    expect(library.line("third = 3")).to_be_visible(timeout=SLOW)


def test_her_teacher_sees_it_being_typed(workspace, teacher):
    hers = workspace({"main.py": LINES})
    page = teacher()
    page.goto(hers.page.url)
    type_at_the_end_of(hers, "first = 1", " + 1")
    expect(Workspace(page).line("first = 1 + 1")).to_be_visible(timeout=SLOW)
