"""Typing goes on without a connection, is kept in the browser meanwhile, and is sent when the connection is back."""

import datetime

import pytest
from playwright.sync_api import Page, expect

from tests.browser.preparing import fork, put
from tests.browser.workspace import SLOW, Workspace

FILL = """() => {
  for (let size = 1_000_000; size >= 1; size = Math.floor(size / 2)) {
    try { for (let n = 0; ; n += 1) localStorage.setItem(`full.${size}.${n}`, "x".repeat(size)); } catch {}
  }
}"""
NO_CELLAR = "Object.defineProperty(window, 'indexedDB', {value: undefined})"
KEYS_OF_WORK = "Object.keys(localStorage).filter((key) => /draft|open|places|marked/.test(key))"


def type_in(work: Workspace, file: str, words: str) -> None:
    work.tab(file).click()
    work.code.click()
    work.page.keyboard.press("Control+End")
    work.page.keyboard.type(words, delay=15)


def go_offline(work: Workspace) -> None:
    work.page.context.set_offline(True)


def server_text(page: Page, name: str) -> str:
    files = page.context.request.get(f"{page.url}files/").json()["files"]
    address = next(file["url"] for file in files if file["name"] == name)
    return page.context.request.get(page.url.split("/projects/")[0] + address).json()["text"]


@pytest.mark.long
def test_an_hour_on_the_bus_in_several_files(workspace, errors):
    work = workspace({"main.py": "import helper\n", "helper.py": "# helps\n", "notes.txt": "ideas:\n"})
    go_offline(work)
    for words in ("first = 1\n", "second = 2\n"):
        for file in ("main.py", "helper.py", "notes.txt"):
            type_in(work, file, words)
    expect(work.saving).to_have_text("Not saved yet: no connection, kept on this device", timeout=SLOW)
    work.page.context.set_offline(False)
    work.wait_until_saved()
    assert server_text(work.page, "main.py") == "import helper\nfirst = 1\nsecond = 2\n"
    assert server_text(work.page, "helper.py") == "# helps\nfirst = 1\nsecond = 2\n"
    assert server_text(work.page, "notes.txt") == "ideas:\nfirst = 1\nsecond = 2\n"
    assert "draft" not in str(work.page.evaluate(KEYS_OF_WORK))
    errors.clear()  # the browser's own words about the missing network


def test_what_was_typed_offline_comes_together_with_what_was_saved_elsewhere(workspace, errors):
    work = workspace({"main.py": "one = 1\ntwo = 2\nthree = 3\n"})
    go_offline(work)
    type_in(work, "main.py", "four = 4\n")
    expect(work.saving).to_contain_text("kept on this device", timeout=SLOW)
    put(work.page.context, work.page.url, {"main.py": "one = 11\ntwo = 2\nthree = 3\n"})
    work.page.context.set_offline(False)
    expect(work.line("one = 11")).to_be_visible(timeout=SLOW)
    work.wait_until_saved()
    assert server_text(work.page, "main.py") == "one = 11\ntwo = 2\nthree = 3\nfour = 4\n"
    errors.clear()


@pytest.mark.long
def test_where_the_small_storage_is_full_the_large_one_keeps_it(workspace, open_page, errors):
    work = workspace({"main.py": "old\n"})
    work.page.evaluate(FILL)
    work.page.route("**/files/*/", lambda route: route.abort() if route.request.method == "PUT" else route.continue_())
    type_in(work, "main.py", "typed with a full storage")
    expect(work.saving).to_have_text("Not saved yet: no connection, kept on this device", timeout=SLOW)
    again = Workspace(open_page(work.page.context))
    again.page.goto(work.page.url)
    work.page.close()
    again.wait_until_open()
    expect(again.line("typed with a full storage")).to_be_visible(timeout=SLOW)
    again.wait_until_saved()
    assert server_text(again.page, "main.py") == "old\ntyped with a full storage"
    errors.clear()


@pytest.mark.long
def test_where_there_is_no_room_at_all_the_page_says_so_and_asks_to_stay_open(workspace, open_page, errors):
    first = workspace({"main.py": "old\n"})
    work = Workspace(open_page(first.page.context))
    work.page.add_init_script(NO_CELLAR)
    work.page.goto(first.page.url)
    first.page.close()
    work.wait_until_open()
    work.page.evaluate(FILL)
    go_offline(work)
    type_in(work, "main.py", "only here")
    expect(work.saving).to_have_text(
        "Not saved yet: no connection, and this device has no room. Keep this page open.", timeout=SLOW
    )
    asked = []
    work.page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.dismiss()))
    work.page.close(run_before_unload=True)
    work.page.wait_for_timeout(500)
    assert asked == ["beforeunload"]
    work.page.context.set_offline(False)
    work.wait_until_saved()
    assert server_text(work.page, "main.py") == "old\nonly here"
    errors.clear()


@pytest.mark.long
def test_a_file_deleted_elsewhere_comes_back_with_what_was_typed_here(workspace, errors):
    work = workspace({"main.py": "old\n", "notes.txt": "ideas\n"})
    go_offline(work)
    type_in(work, "notes.txt", "one more")
    put(work.page.context, work.page.url, {"main.py": "old\n"})
    work.page.context.set_offline(False)
    work.page.get_by_role("button", name="Bring it back").click(timeout=SLOW)
    work.wait_until_saved()
    expect(work.page.get_by_role("group", name="Two texts")).to_be_hidden()
    assert server_text(work.page, "notes.txt") == "ideas\none more"
    errors.clear()


@pytest.mark.parametrize("years", [-1, 1])
@pytest.mark.long
def test_a_clock_that_is_wrong_by_a_year_changes_nothing(workspace, errors, years):
    work = workspace({"main.py": "old\n"})
    work.page.context.clock.set_fixed_time(datetime.datetime.now() + datetime.timedelta(days=365 * years))
    work.reload()
    go_offline(work)
    type_in(work, "main.py", "typed at a strange time")
    expect(work.saving).to_contain_text("kept on this device", timeout=SLOW)
    work.page.context.set_offline(False)
    work.wait_until_saved()
    work.reload()
    assert work.text() == "old\ntyped at a strange time"
    errors.clear()


def test_signing_out_says_what_is_not_saved_and_leaves_nothing_on_the_computer(workspace, errors, stack):
    work = workspace({"main.py": "old\n"})
    work.page.route("**/files/*/", lambda route: route.abort() if route.request.method == "PUT" else route.continue_())
    type_in(work, "main.py", "secret words")
    expect(work.saving).to_contain_text("kept on this device", timeout=SLOW)
    assert "draft" in str(work.page.evaluate(KEYS_OF_WORK))
    work.page.goto(f"{stack.url}/sign-out/")
    leave = work.page.get_by_role("button", name="I have them, sign out")
    leave.click()
    expect(work.page.get_by_text("has not reached the server yet")).to_be_visible()
    leave.click()
    expect(leave).to_be_hidden(timeout=SLOW)
    assert work.page.evaluate(KEYS_OF_WORK) == []
    errors.clear()


@pytest.mark.long
def test_the_next_student_at_the_same_computer_finds_none_of_it(workspace, student, stack, errors):
    work = workspace({"main.py": "old\n"})
    work.page.route("**/files/*/", lambda route: route.abort() if route.request.method == "PUT" else route.continue_())
    type_in(work, "main.py", "secret words")
    expect(work.saving).to_contain_text("kept on this device", timeout=SLOW)
    left = work.page.context.storage_state()["origins"]
    work.page.close()
    next_one = student(storage_state={"cookies": [], "origins": left}, viewport={"width": 1280, "height": 800})
    page = Workspace(next_one.new_page())
    page.page.goto(fork(next_one, stack.url, "blank"))
    page.wait_until_open()
    assert "draft" in str(page.page.evaluate(KEYS_OF_WORK))  # it waits for its owner
    assert "secret" not in page.page.inner_text("body")
    errors.clear()


@pytest.mark.long
def test_in_the_plain_text_area_too_the_cursor_stays_and_undo_goes_on(workspace, errors):
    work = workspace({"main.py": "one = 1\ntwo = 2\nthree = 3\n"})
    work.page.get_by_role("checkbox", name="Plain text area").check()
    area = work.page.locator("[data-plain]")
    area.click()
    area.evaluate("(area) => area.setSelectionRange(15, 15)")
    work.page.keyboard.type(" + 2")
    work.wait_until_saved()
    put(work.page.context, work.page.url, {"main.py": "zero = 0\none = 1\ntwo = 2 + 2\nthree = 33\n"})
    expect(area).to_have_value("zero = 0\none = 1\ntwo = 2 + 2\nthree = 33\n", timeout=SLOW)
    work.page.keyboard.type("0")
    expect(area).to_have_value("zero = 0\none = 1\ntwo = 2 + 20\nthree = 33\n")
    work.wait_until_saved()
