"""A whole lesson, as a student plays it: with mistakes, with the keyboard alone, here and there."""

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from learn.lessons import lessons
from learn.lessons.lesson import Step
from tests.browser.access import findings, too_wide
from tests.browser.preparing import send
from tests.browser.test_blocked import hangs
from tests.browser.test_keyboard import FOCUS_IS_SEEN, tab_to
from tests.browser.workspace import SLOW, Workspace

SLUG = "guess-the-number"
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True, "device_scale_factor": 2}
DESK = {"viewport": {"width": 1280, "height": 800}}


class Lesson(Workspace):
    """Its workspace, with the panel beside it."""

    def __init__(self, page: Page):
        super().__init__(page)
        self.panel = page.locator("#lesson")
        self.next = page.locator("#lesson-next")
        self.answers = page.locator("#lesson-answer")

    def wait_for(self, state: str) -> None:
        expect(self.panel).to_have_attribute("data-state", state, timeout=SLOW)

    def type_over(self, text: str) -> None:
        self.go_to(self.code)
        self.page.keyboard.press("Control+a")
        self.page.keyboard.press("Delete")
        self.page.keyboard.insert_text(text)

    def check(self, state: str) -> None:
        self.page.keyboard.press("F9")
        self.wait_for(state)

    def go_to(self, target: Locator) -> None:
        """With the keyboard, also through the editor, which has to be left."""
        for _ in range(90):
            if target.evaluate("target => target === document.activeElement"):
                return
            if self.code.evaluate("code => code === document.activeElement"):
                self.page.keyboard.press("Escape")
            self.page.keyboard.press("Tab")
            assert (
                self.page.evaluate(f"({FOCUS_IS_SEEN})()")
                or self.page.evaluate("document.activeElement.tagName") == "BODY"
            )
        raise AssertionError(f"Tab does not lead to {target}")

    def press(self, name: str) -> None:
        self.go_to(self.page.locator(name))
        self.page.keyboard.press("Enter")


@pytest.fixture
def begun(stack, student, open_page, errors) -> Iterator[Callable[..., Lesson]]:
    """Opens the lesson in a window of a new student; in `context` in another one of a student who is there."""

    def begin(context: BrowserContext | None = None, prepare: Callable[[Page], None] = lambda page: None, **options):
        context = context or student(**(DESK | options))
        send(context, f"{stack.url}/lessons/{SLUG}/begin/")
        page = open_page(context)
        prepare(page)
        page.goto(f"{stack.url}/lessons/{SLUG}/")
        page.get_by_role("button", name=re.compile("Go on|Open")).first.click()
        page.wait_for_url("**/projects/*-*/")
        lesson = Lesson(page)
        lesson.wait_until_open()
        return lesson

    yield begin
    assert not [line for line in errors if "WebSocket" not in line]


@pytest.mark.long
def test_the_whole_lesson_with_mistakes_and_without_a_mouse(begun):
    lesson = begun()
    steps = lessons.find(SLUG).steps
    for step in steps:
        expect(lesson.page.get_by_role("heading", name=step.title, level=2)).to_be_visible(timeout=SLOW)
        {"build": builds, "predict": predicts, "find": finds, "order": orders}[step.kind](lesson, step)
        lesson.press("#lesson-next")
    lesson.page.wait_for_url("**/done/")
    expect(lesson.page.get_by_role("article", name="My card")).to_contain_text("Guess the number")
    expect(lesson.page.get_by_role("link", name=re.compile("Next lesson"))).to_be_visible()
    assert findings(lesson.page) == ""
    alone(lesson)


def fits() -> str:
    """What passes the first step."""
    return lessons.find(SLUG).steps[0].solution["main.py"].decode()


def builds(lesson: Lesson, step: Step) -> None:
    """First a typical wrong turn of this step, then a hint, then what is right."""
    if step.wrong_programs:
        lesson.type_over(next(iter(step.wrong_programs.values())))
        lesson.check("not_yet")
        expect(lesson.panel.locator(".verdict__line--missing")).to_contain_text("Not yet:")
    if step.hints:
        lesson.press("#lesson-hint")
        expect(lesson.panel.locator(".hint")).to_have_count(1)
    lesson.type_over(step.solution["main.py"].decode() + ("print('and this is mine')\n" if step.own_idea else ""))
    lesson.check("passed")


def predicts(lesson: Lesson, step: Step) -> None:
    wrong = next(number for number, option in enumerate(step.options) if not option.right)
    chosen = lesson.page.get_by_role("radio").nth(wrong)
    lesson.go_to(lesson.page.get_by_role("radio").first)
    lesson.page.keyboard.press("Space")
    for _ in range(wrong):
        lesson.page.keyboard.press("ArrowDown")
    expect(chosen).to_be_checked()
    lesson.press("#lesson-answer")
    lesson.wait_for("passed")
    right = next(option.text for option in step.options if option.right)
    expect(lesson.panel.locator(".printed__text")).to_contain_text(right.splitlines()[0].strip())


def finds(lesson: Lesson, step: Step) -> None:
    first, right = lesson.page.get_by_role("radio").first, lesson.page.get_by_role("radio").nth(step.line - 1)
    lesson.go_to(first)
    lesson.page.keyboard.press("Space")
    if step.line > 1:
        lesson.press("#lesson-answer")
        lesson.wait_for("not_yet")
        lesson.go_to(first)
    for _ in range(step.line - 1):
        lesson.page.keyboard.press("ArrowDown")
    expect(right).to_be_checked()
    lesson.press("#lesson-answer")
    lesson.wait_for("passed")


def orders(lesson: Lesson, step: Step) -> None:
    lines = lesson.page.locator("[data-ordering-program] [data-line]")
    lesson.go_to(lines.first)
    for text in step.distractors:
        lines.filter(has_text=text.strip()).first.focus()
        lesson.page.keyboard.press("Delete")
    for place, text in enumerate(line for line in step.program.splitlines() if line.strip()):
        while lines.nth(place).locator("code").text_content() != text:
            lesson.page.locator("[data-ordering-program] [data-line]", has_text=text.strip()).last.focus()
            lesson.page.keyboard.press("Alt+ArrowUp")
    lesson.press("#lesson-answer")
    lesson.wait_for("passed")


def alone(lesson: Lesson) -> None:
    twin = lessons.find(SLUG).twins[0]
    button = lesson.page.get_by_role("button", name=re.compile(re.escape(twin.title)))
    tab_to(button)
    lesson.page.keyboard.press("Enter")
    lesson.page.wait_for_url("**/projects/*-*/")
    lesson.wait_until_open()
    expect(lesson.page.locator("#lesson-hint")).to_have_count(0)
    lesson.check("not_yet")
    lesson.type_over(twin.solution["main.py"].decode())
    lesson.check("passed")
    lesson.page.goto(re.sub("/projects/.*", "/made/", lesson.page.url))
    expect(lesson.page.get_by_text("One task done alone")).to_be_visible()


def test_a_run_is_checked_when_it_has_ended_and_a_reload_shows_the_same(begun):
    lesson = begun()
    lesson.run()
    expect(lesson.panel.locator("[data-checking]").or_(lesson.panel.locator(".verdict")).first).to_be_visible(
        timeout=SLOW
    )
    lesson.wait_for("not_yet")
    said = lesson.panel.locator(".verdict").inner_text()
    lesson.reload()
    lesson.wait_for("not_yet")
    assert lesson.panel.locator(".verdict").inner_text() == said


def test_check_is_answered_within_a_blink(begun):
    lesson = begun()
    lesson.page.evaluate(
        """() => addEventListener("keydown", ({key}) => {
          if (key !== "F9") return;
          const pressed = performance.now();
          const look = () => {
            const isSeen = document.querySelector("[data-checking]:not([hidden])");
            if (isSeen) window.answeredIn = performance.now() - pressed;
            else requestAnimationFrame(look);
          };
          look();
        }, {capture: true})"""
    )
    lesson.check("not_yet")
    assert lesson.page.evaluate("window.answeredIn") < 100


def test_on_another_device_the_same_step_and_what_was_said(begun):
    here = begun()
    there = begun(here.page.context)
    here.write(fits())
    here.check("passed")
    there.wait_for("passed")
    expect(there.code).to_contain_text("guess =", timeout=SLOW)
    here.next.click()
    expect(here.panel).to_have_attribute("data-stage", lessons.find(SLUG).steps[1].slug)
    there.reload()
    expect(there.panel).to_have_attribute("data-stage", lessons.find(SLUG).steps[1].slug)


def test_a_step_is_undone_and_that_is_undone_too(begun):
    lesson = begun()
    lesson.write("print('all gone')\n")
    lesson.page.locator("#lesson-undo").click()
    expect(lesson.code).to_contain_text("randint", timeout=SLOW)
    lesson.page.get_by_role("button", name="Bring back what I had").click()
    expect(lesson.code).to_contain_text("all gone", timeout=SLOW)
    lesson.page.locator("#lesson-changes-opener").click()
    expect(lesson.page.locator("ins.changed__line--new")).to_contain_text("all gone")


def test_the_lesson_is_left_and_the_project_stays(begun):
    lesson = begun()
    lesson.page.get_by_role("button", name="Leave the lesson").click()
    expect(lesson.panel).to_have_count(0)
    lesson.wait_until_open()
    expect(lesson.code).to_contain_text("randint")


def test_on_a_low_screen_what_is_to_be_done_is_in_view_beside_the_reason(begun):
    lesson = begun(viewport={"width": 1280, "height": 720})
    expect(lesson.panel.locator(".lesson-text li").first).to_be_in_viewport(ratio=1)
    lesson.write("secret = 7\nprint(scret)\n")
    lesson.run()
    lesson.wait_for("not_yet")
    around = lesson.panel.bounding_box()
    assert lesson.panel.locator(".panel__foot").bounding_box()["height"] <= around["height"] / 2
    expect(lesson.panel.get_by_role("button", name="Help me")).to_be_in_viewport(ratio=1)


def test_folded_away_it_stays_so(begun):
    lesson = begun()
    lesson.page.locator("[data-lesson-fold]").click()
    expect(lesson.panel).to_be_hidden()
    code = lesson.page.get_by_role("region", name="Code", exact=True).bounding_box()
    assert code["width"] > 500
    lesson.reload()
    expect(lesson.panel).to_be_hidden()
    lesson.page.locator("[data-lesson-fold]").click()
    expect(lesson.panel).to_be_visible()


@pytest.mark.long
def test_where_no_websocket_passes_a_check_is_heard_as_well(begun):
    lesson = begun(prepare=hangs)
    lesson.check("not_yet")
    lesson.write(fits())
    lesson.check("passed")


def test_on_a_phone(begun):
    lesson = begun(**PHONE)
    expect(lesson.code).to_be_visible()
    assert lesson.page.evaluate("scrollY") == 0  # what is read first comes first
    assert too_wide(lesson.page) == ""
    lesson.page.get_by_role("button", name="Check").tap()
    lesson.wait_for("not_yet")
    strip = lesson.page.locator("[data-lesson-fold]")
    lesson.code.tap()  # the text above does not lie over it
    lesson.page.locator("[data-console]").scroll_into_view_if_needed()
    expect(strip).to_be_in_viewport()
    expect(lesson.page.locator("#lesson-title")).not_to_be_in_viewport()
    strip.tap()
    expect(lesson.panel.locator(".verdict__line--missing")).to_be_in_viewport()
    strip.tap()
    expect(lesson.panel).to_be_hidden()
    expect(lesson.page.locator("[data-lesson-chip]")).to_have_text("Not yet")
    assert too_wide(lesson.page) == ""


@pytest.mark.some(1)
@pytest.mark.parametrize("look", ["light", "dark"])
def test_nothing_is_in_the_way_of_anybody(begun, stack, look):
    lesson = begun(color_scheme=look)
    lesson.check("not_yet")
    lesson.page.locator("#lesson-hint").click()
    expect(lesson.panel.locator(".hint")).to_be_visible()
    assert findings(lesson.page) == ""
    for path in ("/lessons/", f"/lessons/{SLUG}/", "/made/"):
        lesson.page.goto(stack.url + path)
        assert findings(lesson.page) == "", path


def test_a_teacher_reads_along_and_presses_nothing(begun, teacher, stack):
    lesson = begun()
    lesson.check("not_yet")
    page = teacher()
    page.goto(lesson.page.url)
    expect(page.locator("#lesson")).to_contain_text("One try at this step")
    expect(page.locator("#lesson [data-check], #lesson-hint, #lesson-next, #lesson-undo")).to_have_count(0)
    expect(page.locator("#lesson .verdict")).to_be_visible()
    assert findings(page) == ""
    page.goto(f"{stack.url}/classes/")
    page.get_by_role("link", name="First class").first.click()
    expect(page.get_by_role("cell", name=re.compile("Step 1 of")).first).to_be_visible()


@pytest.mark.long
def test_what_failed_or_was_stopped_is_checked_too(begun):
    lesson = begun()
    lesson.write("print(gues)\n")
    lesson.run()
    lesson.wait_for("not_yet")
    expect(lesson.panel.locator(".verdict__line--missing")).to_contain_text("gues")
    lesson.write("while True:\n    pass\n")
    lesson.run()
    expect(lesson.run_button).to_have_attribute("data-state", "running", timeout=SLOW)
    lesson.page.wait_for_timeout(700)  # so soon after Run, a press is taken for a double click
    lesson.run_button.click()
    expect(lesson.panel.locator(".verdict__line--missing")).not_to_contain_text("gues", timeout=SLOW)
    lesson.wait_for("not_yet")
