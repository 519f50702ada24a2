"""Keyboard only, screen reader, phone, dark, without the editor: everybody can work here."""

import pytest
from playwright.sync_api import expect

from tests.browser.access import findings, too_wide
from tests.browser.workspace import SLOW

PROGRAM = "print('hello')\nname = input('Name? ')\nprint(nam)\n"


def run_until_it_breaks(page) -> None:
    page.run()
    expect(page.answer).to_be_visible(timeout=SLOW)
    page.answer.fill("Ada")
    page.answer.press("Enter")
    page.wait_until_done()
    expect(page.page.locator(".failure")).to_be_visible()


@pytest.mark.some(1)
@pytest.mark.parametrize(
    ("width", "scheme"),
    [
        (1280, "light"),
        (390, "dark"),
        pytest.param(1280, "dark", marks=pytest.mark.long),
        pytest.param(390, "light", marks=pytest.mark.long),
    ],
)
def test_axe_finds_nothing(workspace, scheme, width):
    page = workspace(
        {"main.py": PROGRAM, "notes.txt": "words"}, color_scheme=scheme, viewport={"width": width, "height": 800}
    )
    assert findings(page.page) == ""
    page.run()
    expect(page.answer).to_be_visible(timeout=SLOW)
    assert findings(page.page) == ""
    page.answer.fill("Ada")
    page.answer.press("Enter")
    page.wait_until_done()
    page.page.locator("summary", has_text="How Python got there").click()
    page.code.click()
    page.page.keyboard.press("Control+f")
    assert findings(page.page) == ""
    page.page.keyboard.press("Escape")
    page.page.locator("[data-keys-opener]").click()
    assert findings(page.page) == ""


def test_everything_can_be_done_with_the_keyboard(workspace):
    page = workspace({"main.py": PROGRAM})
    keyboard = page.page.keyboard
    page.page.locator("#main").focus()
    for _ in range(12):
        keyboard.press("Tab")
        if page.code.evaluate("code => code === document.activeElement"):
            break
    expect(page.code).to_be_focused()
    keyboard.press("Control+End")
    keyboard.type("if name:")
    keyboard.press("Enter")
    keyboard.type("print('typed')")
    assert page.text().endswith("if name:\n    print('typed')")
    keyboard.press("Tab")
    expect(page.code).to_be_focused()  # Tab belongs to the code
    keyboard.press("Escape")
    expect(page.page.locator("#editor-hint")).to_have_text("Tab now leaves the editor.")
    keyboard.press("Tab")
    expect(page.code).not_to_be_focused()
    for _ in range(4):
        if page.run_button.evaluate("button => button === document.activeElement"):
            break
        keyboard.press("Tab")
    keyboard.press("Enter")
    expect(page.answer).to_be_focused(timeout=SLOW)
    keyboard.type("Ada")
    keyboard.press("Enter")
    page.wait_until_done()
    keyboard.press("?")
    expect(page.page.get_by_role("dialog", name="Keys")).to_be_visible()
    keyboard.press("Escape")
    expect(page.page.get_by_role("dialog", name="Keys")).to_be_hidden()


def test_panes_are_resized_with_the_keyboard_and_stay_so(workspace):
    page = workspace({"main.py": ""})
    divide = page.page.get_by_role("separator", name="Width of the code")
    divide.focus()
    for _ in range(3):
        page.page.keyboard.press("ArrowLeft")
    expect(divide).to_have_attribute("aria-valuenow", "49")
    width = page.page.locator(".code-pane").bounding_box()["width"]
    assert 0.47 < width / 1280 < 0.51
    page.reload()
    expect(divide).to_have_attribute("aria-valuenow", "49")


def test_the_plain_text_area_does_everything_as_well(workspace):
    page = workspace({"main.py": "print(1)\n"})
    page.page.get_by_label("Plain text area").check()
    area = page.page.locator("[data-plain]")
    expect(area).to_have_value("print(1)\n")
    area.fill("")
    area.press_sequentially("for i in range(2):\nprint(i)\n")
    area.press("Backspace")
    area.press_sequentially("prin(2)")
    expect(area).to_have_value("for i in range(2):\n    print(i)\nprin(2)")
    page.run_to_the_end()
    assert "0\n1" in page.console.inner_text()
    expect(page.page.locator("[data-plain-mark]")).to_contain_text("Line 3: NameError")
    expect(page.page.locator(".tutor-acts")).to_be_visible()  # the span is selected, and the bar covers nothing
    page.page.get_by_role("button", name="Go to the line").click()
    expect(area).to_be_focused()
    assert area.evaluate("area => area.value.slice(area.selectionStart, area.selectionEnd)") == "prin"
    page.wait_until_saved()
    page.reload()
    expect(page.page.get_by_label("Plain text area")).to_be_checked()
    expect(area).to_have_value("for i in range(2):\n    print(i)\nprin(2)")


def test_the_page_works_where_the_editor_cannot_be_loaded(workspace, errors):
    page = workspace({"main.py": "print('plain')\n"})
    page.page.route("**/editor/editor*.js", lambda route: route.abort())
    page.page.goto(page.page.url)
    expect(page.page.locator("[data-plain]")).to_have_value("print('plain')\n")
    assert "plain" in page.run_to_the_end()
    errors.clear()


def test_on_a_phone_run_is_in_reach_and_the_output_comes_into_view(workspace):
    page = workspace(
        {"main.py": "\n" * 40 + "print('seen')\n"},
        viewport={"width": 390, "height": 844},
        has_touch=True,
        is_mobile=True,
    )
    expect(page.run_button).to_be_in_viewport()
    page.run_to_the_end()
    expect(page.page.locator(".line", has_text="seen")).to_be_in_viewport()
    assert too_wide(page.page) == ""
