"""The lines of a program put in order, with the keyboard alone."""

from urllib.parse import urljoin

import pytest
from playwright.sync_api import BrowserContext, expect

from learn.lessons import lessons
from learn.lessons.lesson import Step
from tests.browser.preparing import send
from tests.browser.test_lesson import DESK, PHONE, Lesson
from tests.stack import wait_for

SLUG = "greeting-card"
HERE = "document.activeElement.querySelector?.('code')?.textContent"


def arrive(context: BrowserContext, site: str, until: Step) -> str:
    """The address of the project of one who has passed all steps before."""
    begun = send(context, f"{site}/lessons/{SLUG}/begin/", max_redirects=0)
    project = urljoin(site, begun.headers["location"])
    for step in lessons.find(SLUG).steps[: until.number - 1]:
        if step.kind == "build":
            texts = {name: data.decode() for name, data in step.solution.items()}
            send(context, f"{project}lesson/check/", data={"files": texts})
        else:
            right = next(number for number, option in enumerate(step.options) if option.right)
            send(context, f"{project}lesson/answer/", form={"answer": str(right)})
        wait_for(lambda: 'data-state="passed"' in panel(context, project), seconds=20)
        send(context, f"{project}lesson/next/")
    return project


def panel(context: BrowserContext, project: str) -> str:
    return context.request.get(f"{project}lesson/", headers={"HX-Request": "true"}).text()


class Lines:
    """With the arrows from one to the next."""

    def __init__(self, lesson: Lesson):
        self.lesson = lesson
        self.keys = lesson.page.keyboard
        self.program = lesson.page.locator("[data-ordering-program] code")
        self.aside = lesson.page.locator("[data-ordering-aside] code")

    def reach(self, text: str) -> None:
        for key in ["ArrowUp"] * 12 + ["ArrowDown"] * 12:
            if self.lesson.page.evaluate(HERE) == text:
                return
            self.keys.press(key)
        raise AssertionError(f"The arrows do not lead to {text}")

    def move_to(self, place: int, text: str) -> None:
        self.reach(text)
        for _ in range(self.program.all_text_contents().index(text) - place):
            self.keys.press("Alt+ArrowUp")


@pytest.mark.long
def test_lines_are_put_in_order_without_a_mouse(stack, student, open_page, errors):
    step = next(step for step in lessons.find(SLUG).steps if step.kind == "order")
    right = step.program.splitlines()
    context = student(**DESK)
    page = open_page(context)
    page.goto(arrive(context, stack.url, step))
    lesson = Lesson(page)
    lesson.wait_until_open()
    lines = Lines(lesson)

    lesson.press("#lesson-answer")
    lesson.wait_for("not_yet")

    lesson.go_to(page.locator("[data-ordering-program] [data-line]").first)
    for text in (*step.distractors, right[0]):
        lines.reach(text)
        lines.keys.press("Delete")
    expect(lines.aside).to_have_text([*step.distractors, right[0]])
    lines.keys.press("Enter")
    for place, text in enumerate(right):
        lines.move_to(place, text)
    expect(lines.program).to_have_text(right)
    lesson.press("#lesson-answer")
    lesson.wait_for("passed")
    expect(lesson.panel).to_contain_text(step.says)
    assert not errors


def kind(name: str) -> Step:
    return next(step for step in lessons.find(SLUG).steps if step.kind == name)


@pytest.fixture
def at(stack, student, open_page, errors):
    """Opens the lesson at its first step of this kind."""

    def open_at(name: str, **options) -> Lesson:
        context = student(**(DESK | options))
        page = open_page(context)
        page.goto(arrive(context, stack.url, kind(name)))
        lesson = Lesson(page)
        lesson.wait_until_open()
        return lesson

    yield open_at
    assert not errors


def test_the_keyboard_goes_on_where_the_answer_leads(at):
    lesson = at("predict")
    lesson.go_to(lesson.page.get_by_role("radio").first)
    lesson.page.keyboard.press("Space")
    lesson.press("#lesson-answer")
    lesson.wait_for("passed")
    expect(lesson.next).to_be_focused()


def test_each_line_is_read_whole_and_after_a_wrong_order_the_keyboard_can_try_again(at):
    lesson = at("order")
    lines = lesson.page.locator("[data-ordering] code")
    for width in (1366, 320):
        lesson.page.set_viewport_size({"width": width, "height": 768})
        expect(lines.first).to_be_visible()
        assert lines.evaluate_all("(lines) => lines.filter((line) => line.scrollWidth > line.clientWidth).length") == 0
    lesson.press("#lesson-answer")
    lesson.wait_for("not_yet")
    expect(lesson.answers).to_be_focused()


def test_on_a_phone_the_next_step_comes_into_view(at):
    lesson = at("predict", **PHONE)
    lesson.page.get_by_role("radio").first.tap()
    lesson.answers.tap()
    lesson.wait_for("passed")
    lesson.next.scroll_into_view_if_needed()
    lesson.next.tap()
    title = lesson.page.get_by_role("heading", name=lessons.find(SLUG).steps[kind("predict").number].title, level=2)
    expect(title).to_be_focused()
    expect(title).to_be_in_viewport(ratio=1)
