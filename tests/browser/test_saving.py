"""Nothing typed is ever lost: pauses, closed lids, dropped connections, two windows."""

import pytest
from playwright.sync_api import Route, expect

from tests.browser.workspace import SLOW, Workspace


def test_a_pause_saves_and_says_so(workspace):
    page = workspace({"main.py": "old\n"})
    page.write("if this is broken:(\n")
    expect(page.saving).to_have_text("Saving…")
    page.wait_until_saved()
    page.reload()
    assert page.text() == "if this is broken:(\n"


def test_closing_in_the_middle_of_a_word_keeps_it(workspace):
    page = workspace({"main.py": "old\n"})
    page.write("in the middle of a wo")
    page.reload()
    assert page.text() == "in the middle of a wo"
    page.wait_until_saved()


def test_without_a_connection_it_is_kept_here_and_saved_later(workspace, errors):
    page = workspace({"main.py": "old\n"})
    page.page.context.set_offline(True)
    page.write("typed on the bus\n")
    expect(page.saving).to_have_text("Not saved yet: no connection, kept on this device", timeout=SLOW)
    page.page.context.set_offline(False)
    page.wait_until_saved()
    page.reload()
    assert page.text() == "typed on the bus\n"
    errors.clear()  # the browser's own words about the missing network


@pytest.mark.long
def test_a_crash_without_a_connection_loses_nothing(workspace, errors):
    page = workspace({"main.py": "old\n"})

    def refuse(route: Route) -> None:
        route.abort() if route.request.method == "PUT" else route.continue_()

    page.page.route("**/files/*/", refuse)
    page.write("never reached the server\n")
    expect(page.saving).to_contain_text("kept on this device", timeout=SLOW)
    page.page.unroute("**/files/*/")
    again = Workspace(page.page.context.new_page())
    again.page.goto(page.page.url)
    page.page.close()
    again.wait_until_open()
    assert again.text() == "never reached the server\n"
    again.wait_until_saved()
    errors.clear()


def test_two_windows_never_write_over_each_other(workspace, errors):
    mine = workspace({"main.py": "both\n"})
    other = Workspace(mine.page.context.new_page())
    other.page.goto(mine.page.url)
    other.wait_until_open()
    mine.page.route("**/files/**", lambda route: route.abort())  # what is saved elsewhere does not get here
    other.write("theirs\n")
    other.wait_until_saved()
    mine.write("mine\n")
    expect(mine.saving).to_contain_text("kept on this device", timeout=SLOW)
    mine.page.unroute("**/files/**")
    choice = mine.page.get_by_role("group", name="Two texts")
    expect(choice).to_be_visible(timeout=SLOW)
    expect(mine.saving).to_contain_text("choose which text to keep")
    choice.get_by_role("button", name="Keep both").click()
    expect(mine.tab("main_other.py")).to_be_visible()
    mine.wait_until_saved()
    assert mine.text() == "mine\n"
    mine.tab("main_other.py").click()
    expect(mine.code).to_contain_text("theirs")
    errors.clear()  # the browser reports requests that fail


def test_what_was_saved_elsewhere_is_there_when_one_comes_back(workspace):
    mine = workspace({"main.py": "before\n"})
    other = Workspace(mine.page.context.new_page())
    other.page.goto(mine.page.url)
    other.wait_until_open()
    other.write("after\n")
    other.wait_until_saved()
    mine.page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(mine.code).to_contain_text("after", timeout=SLOW)


def test_control_s_says_saved(workspace):
    page = workspace({"main.py": "old\n"})
    page.write("new\n")
    page.page.keyboard.press("Control+s")
    expect(page.page.get_by_role("status").filter(has_text="Saved")).not_to_have_count(0)
    page.wait_until_saved()


def test_where_one_was_is_remembered(workspace):
    page = workspace({"main.py": "a\nbcd\ne\n", "notes.txt": "one\ntwo\n"})
    page.tab("notes.txt").click()
    page.code.click()
    page.page.keyboard.press("Control+End")
    expect(page.page.locator("[data-place]")).to_have_text("Line 3, column 1")
    page.page.wait_for_timeout(700)
    page.reload()
    expect(page.tab("notes.txt")).to_have_attribute("aria-selected", "true")
    expect(page.page.locator("[data-place]")).to_have_text("Line 3, column 1")
