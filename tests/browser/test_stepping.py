"""Going through a run step by step in the page: by keys, slider, finger; what is shown, what is said, when it ends."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.access import findings, too_wide
from tests.browser.test_phone import PHONE, SMALLER_THAN_A_FINGER
from tests.browser.workspace import SLOW, Workspace

LOOP = "total = 0\nfor n in [3, 4]:\n    total += n\n    print(total)\n"
SHARED = """def grow(things):
    things.append(9)

marks = [1, 2]
same = marks
pair = {"a": marks, "b": [1, 2]}
grow(same)
marks.append(marks)
print(nmae)
"""


class Stepping:
    def __init__(self, work: Workspace):
        self.work = work
        self.page: Page = work.page
        self.panel = work.page.get_by_role("region", name="Step by step")
        self.slider = self.panel.get_by_role("slider", name="Step")
        self.said = self.panel.get_by_role("status")
        self.place = self.panel.locator("[data-step-place]")
        self.marked = work.page.locator(".cm-error-line")

    def start(self) -> "Stepping":
        self.page.get_by_role("button", name="Step", exact=True).click()
        expect(self.panel).to_be_visible(timeout=SLOW)
        return self

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)

    def row(self, name: str) -> Locator:
        return self.panel.get_by_role("row").filter(has=self.page.get_by_role("rowheader", name=name, exact=True)).first

    def button(self, name: str) -> Locator:
        return self.panel.get_by_role("button", name=name, exact=True)


@pytest.fixture
def stepping(workspace):
    return lambda text, **how: Stepping(workspace({"main.py": text}, **how)).start()


def test_forwards_and_backwards_by_keys(stepping):
    steps = stepping(LOOP)
    expect(steps.slider).to_be_focused()
    expect(steps.place).to_have_text("Line 1")
    expect(steps.marked).to_have_text("total = 0")
    steps.press("ArrowRight")
    expect(steps.said).to_have_text("Line 1: total is 0. Next: line 2.")
    expect(steps.row("total")).to_contain_text("0 new")
    steps.press("ArrowRight", "ArrowRight")
    expect(steps.said).to_have_text("Line 3: total changed from 0 to 3. Next: line 4.")
    expect(steps.row("total")).to_contain_text("3 was 0")
    expect(steps.marked).to_have_text("    print(total)")
    steps.press("ArrowLeft")
    expect(steps.marked).to_have_text("    total += n")
    expect(steps.row("total")).to_have_text("total0")
    steps.press("End")
    expect(steps.place).to_have_text("The end")
    expect(steps.panel.get_by_text("Step 9 of 9")).to_be_visible()
    steps.press("Home")
    expect(steps.panel.get_by_text("Step 1 of 9")).to_be_visible()
    expect(steps.slider).to_have_attribute("aria-valuetext", "Step 1 of 9, line 1")


@pytest.mark.long
def test_what_is_printed_later_is_dimmed(stepping):
    steps = stepping(LOOP)
    steps.press("ArrowRight", "ArrowRight", "ArrowRight", "ArrowRight")
    expect(steps.said).to_have_text("Line 4: printed 3. Next: line 2.")
    expect(steps.panel.locator("[data-step-printed]")).to_have_text("3\n")
    expect(steps.panel.locator("[data-step-later]")).to_have_text("7\n")


def test_by_the_slider_and_the_buttons(stepping):
    steps = stepping(LOOP)
    steps.slider.fill("4")
    expect(steps.said).to_contain_text("total changed from 0 to 3")
    steps.button("One step on").click()
    expect(steps.panel.get_by_text("Step 5 of 9")).to_be_visible()
    steps.button("One step back").click()
    steps.button("One step back").click()
    expect(steps.panel.get_by_text("Step 3 of 9")).to_be_visible()
    steps.button("Last step").click()
    expect(steps.place).to_have_text("The end")
    steps.button("One step on").focus()
    steps.press("Enter")  # there is none: nothing happens, and it keeps the focus
    expect(steps.button("One step on")).to_be_focused()
    steps.button("First step").click()
    expect(steps.place).to_have_text("Line 1")


@pytest.mark.long
def test_to_a_line_and_to_the_same_line_again(stepping):
    steps = stepping(LOOP)
    steps.page.locator(".cm-lineNumbers .cm-gutterElement", has_text=re.compile("^4$")).click()
    expect(steps.panel.get_by_text("Step 4 of 9")).to_be_visible()
    steps.slider.focus()
    steps.press("ArrowDown")
    expect(steps.panel.get_by_text("Step 7 of 9")).to_be_visible()
    steps.press("ArrowUp")
    expect(steps.panel.get_by_text("Step 4 of 9")).to_be_visible()
    steps.work.line("for n in [3, 4]:").click()
    steps.slider.focus()
    steps.press("l")
    expect(steps.place).to_have_text("Line 2")


def test_one_thing_under_two_names_is_seen_as_one(stepping):
    steps = stepping(SHARED)
    steps.press("e")
    expect(steps.said).to_have_text("It broke on line 9: NameError: name 'nmae' is not defined.")
    marks, same = steps.row("marks"), steps.row("same")
    expect(marks).to_contain_text("number 1 list of 4")
    chip = same.get_by_role("button", name="1 the same list of 4")
    expect(chip).to_be_visible()
    expect(marks.get_by_role("button", name="1 the same list of 4")).to_be_visible()  # it holds itself
    expect(steps.row("pair").get_by_role("button", name="the same")).to_have_count(1)
    chip.click()
    expect(marks.locator(".thing.is-lit")).to_be_focused()


@pytest.mark.long
def test_every_call_has_its_variables(stepping):
    steps = stepping(SHARED)
    steps.page.locator(".cm-lineNumbers .cm-gutterElement", has_text=re.compile("^2$")).click()
    expect(steps.panel.get_by_role("heading", level=4)).to_have_text(["grow", "the program waits on line 7"])
    expect(steps.row("things")).to_contain_text("list of 2")
    steps.slider.focus()
    steps.press("ArrowRight")
    expect(steps.said).to_have_text("Line 2: things got 9. grow gives back None.")


def test_from_a_failure_to_its_step(workspace):
    work = workspace({"main.py": "def half(n):\n    return n / 0\n\nhalf(4)\n"})
    work.run_to_the_end()
    work.console.get_by_role("button", name="Step to the error").click()
    steps = Stepping(work)
    expect(steps.panel).to_be_visible(timeout=SLOW)
    expect(steps.said).to_have_text("It broke on line 2: ZeroDivisionError: division by zero.")
    expect(steps.row("n")).to_contain_text("4")
    expect(steps.marked).to_have_text("    return n / 0")


@pytest.mark.long
def test_input_is_answered_as_ever(workspace):
    work = workspace({"main.py": "name = input('Name? ')\nprint('Hi', name)\n"})
    work.page.keyboard.press("F8")
    expect(work.answer).to_be_visible(timeout=SLOW)
    work.answer.fill("Ada")
    work.answer.press("Enter")
    steps = Stepping(work)
    expect(steps.panel).to_be_visible(timeout=SLOW)
    steps.press("ArrowRight")
    expect(steps.said).to_contain_text("name is 'Ada'")
    expect(steps.panel.locator("[data-step-printed]")).to_have_text("Name? Ada\n")


def test_who_changes_the_program_is_back_at_the_console(stepping):
    steps = stepping(LOOP)
    steps.work.code.press("Control+End")
    steps.page.keyboard.type("print(1)")
    expect(steps.panel).to_be_hidden()
    expect(steps.work.console).to_be_visible()
    expect(steps.marked).to_have_count(0)
    expect(steps.work.code).to_be_focused()
    steps.work.console.get_by_role("button", name="Go through them").click()
    expect(steps.work.said("The program is not the one that ran any more.")).to_be_visible()


@pytest.mark.long
def test_escape_goes_back_to_the_console_and_one_can_return(stepping):
    steps = stepping(LOOP)
    steps.press("Escape")
    expect(steps.panel).to_be_hidden()
    expect(steps.work.said("9 steps recorded.")).to_be_visible()
    steps.work.console.get_by_role("button", name="Go through them").click()
    expect(steps.place).to_have_text("Line 1")


@pytest.mark.long
def test_a_reload_goes_on_at_the_same_step(stepping):
    steps = stepping(LOOP)
    steps.press("ArrowRight", "ArrowRight", "ArrowRight")
    steps.page.wait_for_timeout(500)  # it is remembered when one rests
    steps.work.reload()
    expect(steps.panel).to_be_visible(timeout=SLOW)
    expect(steps.panel.get_by_text("Step 4 of 9")).to_be_visible()
    expect(steps.row("total")).to_contain_text("3 was 0")


@pytest.mark.long
def test_more_steps_than_are_kept(stepping):
    steps = stepping("n = 0\nwhile n < 9000:\n    n += 1\nprint(m)\n")
    expect(steps.panel.get_by_text("Only the first 5,000 steps are kept.")).to_be_visible()
    steps.press("e")
    expect(steps.said).to_contain_text("NameError")
    expect(steps.row("n")).to_contain_text("9000")


@pytest.mark.long
def test_in_the_plain_text_area_the_line_is_said(workspace):
    work = workspace({"main.py": LOOP})
    work.page.get_by_label("Plain text area").check()
    steps = Stepping(work).start()
    expect(work.page.locator("[data-plain-mark-words]")).to_have_text("Step by step: line 1")
    steps.press("ArrowRight")
    expect(work.page.locator("[data-plain-mark-words]")).to_have_text("Step by step: line 2")
    steps.press("Escape")
    expect(work.page.locator("[data-plain-mark]")).to_be_hidden()


@pytest.mark.long
def test_on_a_phone(stepping):
    steps = stepping(SHARED, **PHONE)
    assert too_wide(steps.page) == ""
    on = steps.button("One step on")
    expect(on).to_be_in_viewport()
    expect(steps.place).to_be_in_viewport()
    expect(steps.marked).to_be_in_viewport()
    for _ in range(5):
        on.tap()
    expect(on).to_be_in_viewport()
    assert steps.page.evaluate(SMALLER_THAN_A_FINGER) == []
    assert findings(steps.page) == ""
    assert too_wide(steps.page) == ""


@pytest.mark.long
@pytest.mark.parametrize("scheme", [pytest.param("light", marks=pytest.mark.long), "dark"])
def test_axe_finds_nothing(stepping, scheme):
    steps = stepping(SHARED, color_scheme=scheme)
    assert findings(steps.page) == ""
    steps.press("ArrowRight", "ArrowRight", "ArrowRight")
    assert findings(steps.page) == ""
    steps.press("e")
    assert findings(steps.page) == ""
