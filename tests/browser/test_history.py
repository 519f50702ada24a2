"""Going back: the scrubber, what changed, who wrote it, bringing back, names, comparing with the starter."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.access import findings
from tests.browser.preparing import fork, send
from tests.browser.workspace import SLOW, Workspace

FIRST = "total = 0\nprint(total)\n"


def test_where_the_network_is_slow_the_button_shows_that_it_was_pressed(workspace):
    page = workspace({"main.py": FIRST}).page
    held = []
    page.route(re.compile("/history/"), lambda route: held.append(route), times=1)
    button = page.get_by_role("button", name="History", exact=True)
    with page.expect_request(re.compile("/history/")):
        button.click()
    expect(button).to_have_attribute("aria-busy", "true")
    held[0].continue_()
    expect(page.get_by_role("dialog", name="History")).to_be_visible(timeout=SLOW)
    expect(button).not_to_have_attribute("aria-busy", "true")


class Panel:
    """The history as a person uses it."""

    def __init__(self, work: Workspace):
        self.work, self.page = work, work.page
        self.dialog = self.page.get_by_role("dialog", name="History")
        self.slider = self.dialog.get_by_role("slider")
        self.when = self.dialog.locator("[data-when]")
        self.summary = self.dialog.locator("[data-summary]")

    def open(self) -> "Panel":
        self.page.get_by_role("button", name="History").click()
        expect(self.dialog).to_be_visible()
        return self

    def drag_to(self, part: float) -> None:
        """With the mouse, to that part of the line."""
        box = self.slider.bounding_box()
        assert box
        y = box["y"] + box["height"] / 2
        self.page.mouse.move(box["x"] + box["width"] - 12, y)
        self.page.mouse.down()
        self.page.mouse.move(box["x"] + 12 + part * (box["width"] - 24), y, steps=8)
        self.page.mouse.up()

    def lines(self, kind: str) -> list[str]:
        return self.dialog.locator(f".line--{kind} .line__text").all_text_contents()

    def act(self, name: str) -> None:
        self.dialog.get_by_role("button", name=name).click()

    def compare_with(self, name: str) -> None:
        self.dialog.get_by_label("Compare with").select_option(label=name)


@pytest.fixture
def history(workspace):
    """A program that was changed three times."""

    def begin(**options) -> Panel:
        work = workspace({"main.py": FIRST, "words.txt": "one\n"}, **options)
        for text in (FIRST + "print('more')\n", FIRST + "print('more and more')\n", "oh no, all is gone\n"):
            save(work, "main.py", text)
        work.reload()
        return Panel(work)

    return begin


def save(work: Workspace, name: str, text: str) -> None:
    files = work.page.context.request.get(work.page.url + "files/").json()["files"]
    file = next(file for file in files if file["name"] == name)
    url = work.page.url.split("/projects/")[0] + file["url"]
    send(work.page.context, url, "PUT", data={"text": text, "base": file["revision"]})


def test_the_scrubber_goes_back_and_shows_what_changed(history):
    panel = history().open()
    expect(panel.when).to_contain_text("Today")
    expect(panel.when).to_contain_text("Version 5 of 5")
    expect(panel.summary).to_have_text("1 line new (+), 3 lines gone (−).")
    panel.drag_to(0.75)
    expect(panel.when).to_contain_text("Version 4 of 5")
    expect(panel.summary).to_have_text("1 line new (+), 1 line gone (−).")
    assert panel.lines("gone") == ["Gone: print('more')"]
    assert panel.dialog.locator("mark").all_text_contents() == [" and more"]
    panel.compare_with("how it is now")
    expect(panel.summary).to_have_text("3 lines new (+), 1 line gone (−).")


def test_one_file_is_brought_back_and_that_is_undone(history):
    panel = history().open()
    panel.drag_to(0.75)
    panel.act("Bring this file back")
    expect(panel.dialog).to_be_hidden()
    expect(panel.work.line("print('more and more')")).to_be_visible()
    expect(panel.page.get_by_text("main.py is as it was: Today").first).to_be_visible()
    panel.page.get_by_role("button", name="Undo").click()
    expect(panel.work.line("oh no, all is gone")).to_be_visible()
    panel.work.reload()
    assert panel.work.text() == "oh no, all is gone\n"


@pytest.mark.long
def test_what_is_typed_and_not_saved_yet_is_in_the_history_too(history):
    panel = history()
    panel.work.write("typed a moment ago\n")
    panel.open()
    expect(panel.when).to_contain_text("Version 6 of 6")
    panel.drag_to(0.0)
    panel.act("Bring this file back")
    panel.page.get_by_role("button", name="Undo").click()
    expect(panel.work.line("typed a moment ago")).to_be_visible()


def test_everything_is_brought_back_also_what_was_deleted(history):
    panel = history()
    panel.work.tab("words.txt").click()
    panel.page.keyboard.press("Delete")
    expect(panel.work.tab("words.txt")).to_have_count(0)
    panel.work.tab("main.py").click()
    panel.open()
    panel.drag_to(0.75)
    panel.act("Bring everything back")
    expect(panel.work.tab("words.txt")).to_be_visible()
    expect(panel.work.line("print('more and more')")).to_be_visible()


@pytest.mark.long
def test_a_moment_gets_a_name_and_is_found_by_it(history):
    panel = history().open()
    panel.drag_to(0.75)
    panel.act("Name this moment")
    panel.dialog.get_by_label("Name of this moment").fill("It works <b>!")
    panel.page.keyboard.press("Enter")
    expect(panel.when).to_contain_text("“It works <b>!”")
    panel.page.keyboard.press("Escape")
    panel.open()
    expect(panel.when).to_contain_text("Version 5 of 5")
    panel.act("★ It works <b>!")
    expect(panel.when).to_contain_text("Version 4 of 5")
    assert panel.dialog.locator(".tick--moment").count() == 1


def test_the_program_is_compared_with_its_starter(stack, student, open_page, errors):
    context = student(viewport={"width": 1280, "height": 800})
    project = fork(context, stack.url, "guess-the-number")
    work = Workspace(open_page(context))
    work.page.goto(project)
    work.wait_until_open()
    work.code.click()
    work.page.keyboard.press("Control+Home")
    work.page.keyboard.type("# mine now\n")
    work.wait_until_saved()
    panel = Panel(work).open()
    panel.compare_with("the starter")
    expect(panel.summary).to_have_text("1 line new (+).")
    assert panel.lines("new") == ["New: # mine now"]
    panel.dialog.get_by_label("Who wrote this", exact=True).check()
    expect(panel.dialog.locator("[data-legend]")).to_contain_text("From the starter or the original: 9")
    assert panel.dialog.locator("[data-then] .source--t").first.text_content() == "# mine now"
    assert not errors


def test_what_is_pasted_is_seen(history):
    panel = history()
    work = panel.work
    work.write("typed = 1\n")
    work.page.evaluate(
        """() => {
          const data = new DataTransfer();
          data.setData("text/plain", "pasted = 2\\n");
          const paste = new ClipboardEvent("paste", {clipboardData: data, bubbles: true, cancelable: true});
          document.querySelector(".cm-content").dispatchEvent(paste);
        }"""
    )
    expect(work.line("pasted = 2")).to_be_visible()
    work.wait_until_saved()
    panel.open()
    panel.dialog.get_by_label("Who wrote this", exact=True).check()
    expect(panel.dialog.locator("[data-then] .source--p")).to_have_text("pasted = 2")
    expect(panel.dialog.locator("[data-legend]")).to_contain_text("Pasted: 5")


def test_by_keyboard_alone(history):
    panel = history()
    panel.page.get_by_role("button", name="History").focus()
    panel.page.keyboard.press("Enter")
    expect(panel.slider).to_be_focused()
    panel.page.keyboard.press("ArrowLeft")
    expect(panel.when).to_contain_text("Version 4 of 5")
    assert "typed. Version 4 of 5" in panel.slider.get_attribute("aria-valuetext")
    panel.page.keyboard.press("Home")
    expect(panel.when).to_contain_text("Version 1 of 5")
    expect(panel.summary).to_have_text("The first version.")
    panel.page.keyboard.press("Escape")
    expect(panel.page.get_by_role("button", name="History")).to_be_focused()


@pytest.mark.long
def test_it_plays_from_the_beginning_and_stays_still_for_who_wants_no_motion(history):
    panel = history().open()
    panel.act("Play")
    expect(panel.when).to_contain_text("Version 5 of 5", timeout=SLOW)
    expect(panel.dialog.get_by_role("button", name="Play")).to_be_visible()
    still = history(reduced_motion="reduce").open()
    expect(still.dialog.locator("[data-play]")).to_be_hidden()


def test_by_finger_on_a_phone_nothing_sticks_out(history):
    panel = history(viewport={"width": 390, "height": 780}, has_touch=True).open()
    box = panel.slider.bounding_box()
    panel.page.touchscreen.tap(box["x"] + 14, box["y"] + box["height"] / 2)
    expect(panel.when).to_contain_text("Version 1 of 5")
    assert panel.dialog.evaluate("(dialog) => dialog.scrollWidth <= dialog.clientWidth && dialog.clientWidth <= 390")
    panel.act("Bring this file back")
    expect(panel.dialog).to_be_hidden()


@pytest.mark.some(1)
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_axe_finds_nothing(history, scheme, width):
    panel = history(color_scheme=scheme, viewport={"width": width, "height": 800}).open()
    panel.slider.press("ArrowLeft")
    panel.act("Name this moment")
    panel.dialog.get_by_label("Name of this moment").fill("It works")
    panel.page.keyboard.press("Enter")
    panel.dialog.get_by_label("Who wrote this", exact=True).check()
    expect(panel.dialog.locator("[data-legend]")).to_be_visible()
    assert findings(panel.page) == ""


@pytest.mark.long
def test_a_clock_that_is_a_year_wrong_changes_nothing(workspace):
    """Time comes from the server, "Today" too."""
    work = workspace({"main.py": FIRST})
    work.page.clock.install(time="2031-01-01T08:00:00")
    work.page.clock.resume()
    work.reload()
    work.write("typed in the future\n")
    work.wait_until_saved()
    panel = Panel(work).open()
    expect(panel.when).to_contain_text("Today")
    assert work.page.evaluate("new Date().getFullYear()") == 2031


@pytest.mark.long
def test_a_teacher_looks_and_cannot_change(history, teacher):
    panel = history()
    page = teacher()
    page.goto(panel.page.url)
    theirs = Panel(Workspace(page)).open()
    expect(theirs.when).to_contain_text("Version 5 of 5")
    expect(theirs.dialog.get_by_role("button", name="Bring this file back")).to_have_count(0)
