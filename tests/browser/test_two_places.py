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


@pytest.mark.long
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


@pytest.mark.long
def test_her_teacher_sees_it_being_typed(workspace, teacher):
    hers = workspace({"main.py": LINES})
    page = teacher()
    page.goto(hers.page.url)
    type_at_the_end_of(hers, "first = 1", " + 1")
    expect(Workspace(page).line("first = 1 + 1")).to_be_visible(timeout=SLOW)


def quarrel(home: Workspace, library: Workspace) -> None:
    """Both change the same line, the one at home while the connection is away."""
    home.page.context.set_offline(True)
    type_at_the_end_of(home, "second = 2", "22")
    expect(home.saving).to_contain_text("kept on this device", timeout=SLOW)
    type_at_the_end_of(library, "second = 2", "00")
    library.wait_until_saved()
    home.page.context.set_offline(False)
    expect(choice(home)).to_be_visible(timeout=SLOW)


def choice(work: Workspace):
    return work.page.get_by_role("group", name="Two texts")


@pytest.mark.parametrize(
    ("button", "here", "there"),
    [
        pytest.param("Keep mine", "second = 222", "second = 222", marks=pytest.mark.long),
        pytest.param("Use the other one", "second = 200", "second = 200", marks=pytest.mark.long),
        ("Keep both", "second = 222", "second = 222"),
        pytest.param("Put both", "second = 200", "second = 222", marks=pytest.mark.long),
    ],
)
def test_the_same_line_is_settled_with_one_click(workspace, elsewhere, errors, button, here, there):
    home = workspace({"main.py": LINES})
    library = elsewhere(home)
    quarrel(home, library)
    expect(choice(home).get_by_role("region", name="The text here")).to_contain_text("second = 222")
    expect(choice(home).get_by_role("region", name="The other text")).to_contain_text("second = 200")
    expect(choice(library)).to_be_visible(timeout=SLOW)  # who comes to the other device finds both, too
    choice(home).get_by_role("button", name=button).click()
    for work in (home, library):
        expect(choice(work)).to_be_hidden(timeout=SLOW)
        work.wait_until_saved()
    expect(home.line(here)).to_be_visible()
    expect(library.line(there)).to_be_visible(timeout=SLOW)
    assert home.text() == library.text()
    if button == "Keep both":
        for work in (home, library):
            work.tab("main_other.py").click(timeout=SLOW)
            expect(work.line("second = 200")).to_be_visible()
    errors.clear()  # the browser's own words about the missing network


@pytest.mark.long
def test_the_other_device_can_settle_it_and_undo_is_one_click(workspace, elsewhere, errors):
    home = workspace({"main.py": LINES})
    library = elsewhere(home)
    quarrel(home, library)
    expect(choice(library)).to_be_visible(timeout=SLOW)
    choice(library).get_by_role("button", name="Use the other one").click()
    for work in (home, library):
        expect(choice(work)).to_be_hidden(timeout=SLOW)
        expect(work.line("second = 222")).to_be_visible(timeout=SLOW)
    library.page.get_by_role("button", name="Undo").click()
    for work in (home, library):
        expect(work.line("second = 200")).to_be_visible(timeout=SLOW)
        work.wait_until_saved()
    errors.clear()


@pytest.mark.long
def test_the_choice_is_still_open_after_a_reload_and_on_a_new_device(workspace, elsewhere, errors):
    home = workspace({"main.py": LINES})
    library = elsewhere(home)
    quarrel(home, library)
    home.reload()
    expect(choice(home)).to_be_visible(timeout=SLOW)
    expect(home.line("second = 222")).to_be_visible()
    phone = elsewhere(home, viewport={"width": 390, "height": 800})
    expect(choice(phone)).to_be_visible(timeout=SLOW)
    assert phone.page.evaluate("document.documentElement.scrollWidth") <= 390
    choice(phone).get_by_role("button", name="Use the other one").click()
    expect(choice(home)).to_be_hidden(timeout=SLOW)
    home.wait_until_saved()
    expect(home.line("second = 222")).to_be_visible()
    errors.clear()


@pytest.mark.long
def test_going_on_at_the_same_letter_on_another_device(workspace, elsewhere):
    home = workspace({"main.py": LINES, "poem.txt": "roses are red\nviolets are\n"})
    home.tab("poem.txt").click()
    type_at_the_end_of(home, "violets are", " bl")
    home.wait_until_saved()
    library = elsewhere(home)
    expect(library.tab("poem.txt")).to_have_attribute("aria-selected", "true")
    expect(library.page.get_by_text("Line 2, column 15", exact=True)).to_be_visible()
    expect(library.code).to_be_focused()
    library.page.keyboard.type("ue")
    expect(library.line("violets are blue")).to_be_visible()
    expect(home.line("violets are blue")).to_be_visible(timeout=SLOW)
    library.wait_until_saved()


def test_the_lid_is_closed_in_the_middle_of_a_word_and_it_goes_on_elsewhere(workspace, elsewhere):
    home = workspace({"main.py": LINES})
    type_at_the_end_of(home, "third = 3", " + le")
    home.page.close(run_before_unload=True)  # the page goes as it does when the lid is closed: `pagehide`, no more
    library = elsewhere(home)
    expect(library.line("third = 3 + le")).to_be_visible(timeout=SLOW)
    library.page.keyboard.type("n(x)")
    expect(library.line("third = 3 + len(x)")).to_be_visible()
    library.wait_until_saved()
