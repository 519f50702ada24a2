"""The lid is closed, the page crashes, the page is loaded again: everything is as it was."""

import contextlib

import pytest
from playwright.sync_api import Error, Page, expect

from tests.browser.workspace import SLOW, Workspace

FILES = {"main.py": "import helper\nprint('from the last run')\n", "helper.py": "first = 1\nsecond = 2\n"}


def in_the_middle_of_a_word(work: Workspace) -> str:
    """Types into the second file, and is not done. Gives the project's address."""
    work.run_to_the_end()
    work.tab("helper.py").click()
    work.line("second = 2").click()
    work.page.keyboard.press("Home")
    work.page.keyboard.type("unfini")
    return work.page.url


def finds_it_as_it_was(page: Page, address: str) -> None:
    again = Workspace(page)
    again.page.goto(address)
    again.wait_until_open()
    expect(again.tab("helper.py")).to_have_attribute("aria-selected", "true")
    expect(again.line("unfinisecond = 2")).to_be_visible()
    expect(again.page.get_by_text("Line 2, column 7", exact=True)).to_be_visible()
    expect(again.console).to_contain_text("from the last run", timeout=SLOW)
    again.wait_until_saved()


def test_a_page_that_is_closed_in_the_middle_of_a_word_comes_back_whole(workspace, open_page):
    work = workspace(FILES)
    address = in_the_middle_of_a_word(work)
    work.page.close()
    finds_it_as_it_was(open_page(work.page.context), address)


@pytest.mark.long
def test_a_page_that_crashes_comes_back_whole(workspace, open_page):
    work = workspace(FILES)
    address = in_the_middle_of_a_word(work)
    work.page.wait_for_timeout(600)  # the autosave has not come yet: only this device knows
    crash(work.page)
    finds_it_as_it_was(open_page(work.page.context), address)


def crash(page: Page) -> None:
    with page.expect_event("crash"), contextlib.suppress(Error):
        page.goto("chrome://crash")
    page.close()


@pytest.mark.some(1)
@pytest.mark.parametrize("way", ["reload", "another device"])
def test_a_program_that_runs_is_found_running_without_a_gap_or_a_double_line(workspace, browser, open_page, way):
    work = workspace({"main.py": "import time\nfor i in range(40):\n    print('tick', i)\n    time.sleep(0.2)\n"})
    work.run()
    expect(work.console).to_contain_text("tick 5", timeout=SLOW)
    if way == "reload":
        work.page.reload()
    else:
        elsewhere = browser.new_context(storage_state=work.page.context.storage_state())
        address, work = work.page.url, Workspace(open_page(elsewhere))
        work.page.goto(address)
    expect(work.page.get_by_role("button", name="Stop", exact=True)).to_be_visible(timeout=SLOW)
    work.wait_until_done()
    ticks = [line for line in work.console.inner_text().splitlines() if line.startswith("tick")]
    assert ticks == [f"tick {i}" for i in range(40)]


def test_a_question_still_stands_after_a_reload(workspace):
    work = workspace({"main.py": "print('Hello', input('Name? '))\n"})
    work.run()
    expect(work.answer).to_be_visible(timeout=SLOW)
    work.page.reload()
    expect(work.page.get_by_role("textbox", name="Name?")).to_be_visible(timeout=SLOW)
    work.answer.fill("Ada")
    work.answer.press("Enter")
    work.wait_until_done()
    expect(work.console).to_contain_text("Name? Ada")
    expect(work.console).to_contain_text("Hello Ada")
