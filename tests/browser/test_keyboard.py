"""The whole way with the keyboard alone: no test here touches the mouse, and the focus is always seen."""

import re
import time

from playwright.sync_api import Locator, Page, expect

from tests.browser.workspace import SLOW, Workspace

FOCUS_IS_SEEN = """async () => {
  await new Promise((drawn) => setTimeout(drawn, 30)); // the editor looks a moment later
  const rings = (element) => {
    const {outlineStyle, outlineWidth, boxShadow} = getComputedStyle(element);
    return (outlineStyle !== "none" && parseFloat(outlineWidth) >= 2) || boxShadow !== "none";
  };
  // Around the element itself, or around the box it fills: the editor's text stands in three of them.
  let element = document.activeElement;
  for (let level = 0; element && level < 4; level += 1, element = element.parentElement) {
    if (rings(element)) return true;
  }
  return false;
}"""


def tab_to(target: Locator, *, key: str = "Tab", most: int = 60, leaving: bool = False) -> None:
    """Presses Tab until `target` has the focus; on the way each stop can be seen. `leaving`: the editor too, by Esc."""
    page = target.page
    for _ in range(most):
        if leaving and page.locator(".cm-content:focus").count():
            page.keyboard.press("Escape")
        page.keyboard.press(key)
        at = page.evaluate("document.activeElement.outerHTML.slice(0, 120)")
        assert at.startswith("<body") or page.evaluate(FOCUS_IS_SEEN), f"the focus cannot be seen: {at}"
        if target.evaluate("target => target === document.activeElement"):
            return
    raise AssertionError(f"{key} does not lead to {target}")


def test_the_whole_way_without_a_mouse(stack, browser, open_page, errors):
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    page = open_page(context)
    page.goto(stack.class_link)
    joins(page)
    work = forks(page)
    edits(work)
    runs_and_answers(work)
    stops(work)
    opens_the_keys(work)
    resizes(work)
    leaves_the_editor(work)
    context.close()
    assert not errors


def joins(page: Page) -> None:
    expect(page.get_by_label("Your nickname")).to_be_focused()
    page.keyboard.type(f"Keys {time.monotonic_ns() % 1_000_000}")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/card/$"))
    tab_to(page.get_by_role("link", name="I have written them down"))
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/starters/$"))


def forks(page: Page) -> Workspace:
    card = page.get_by_role("listitem").filter(has=page.get_by_role("heading", name="Blank"))
    tab_to(card.get_by_role("button", name="Make it mine"))
    page.keyboard.press("Enter")
    page.wait_for_url("**/projects/*-*/")
    work = Workspace(page)
    work.wait_until_open()
    return work


def edits(work: Workspace) -> None:
    tab_to(work.code)
    work.page.keyboard.press("Control+a")
    work.page.keyboard.type("print('Hello', input('Name? '))\nwhile True:\npass")
    expect(work.code).to_contain_text("pass")


def runs_and_answers(work: Workspace) -> None:
    work.page.keyboard.press("Escape")
    tab_to(work.page.get_by_role("button", name="Run", exact=True))
    work.page.keyboard.press("Enter")
    expect(work.page.get_by_role("textbox", name="Name?")).to_be_focused(timeout=SLOW)
    assert work.page.evaluate(FOCUS_IS_SEEN)
    work.page.keyboard.type("Ada")
    work.page.keyboard.press("Enter")
    expect(work.console).to_contain_text("Hello Ada", timeout=SLOW)


def stops(work: Workspace) -> None:
    stop = work.page.get_by_role("button", name="Stop", exact=True)
    work.page.wait_for_timeout(600)  # so soon after Run, a press is taken for a double click
    tab_to(stop, key="Shift+Tab")
    work.page.keyboard.press("Enter")
    expect(work.console).to_contain_text("Stopped; it was in the loop on line 2", timeout=SLOW)
    expect(work.page.get_by_role("button", name="Run", exact=True)).to_be_focused()


def opens_the_keys(work: Workspace) -> None:
    keys = work.page.get_by_role("dialog", name="Keys")
    work.page.keyboard.press("?")
    expect(keys).to_be_visible()
    expect(keys).to_contain_text("Run the program")
    work.page.keyboard.press("Escape")
    expect(keys).to_be_hidden()
    expect(work.page.get_by_role("button", name="Run", exact=True)).to_be_focused()


def resizes(work: Workspace) -> None:
    divide = work.page.get_by_role("separator", name="Width of the code")
    tab_to(divide, key="Shift+Tab")
    before = work.page.get_by_role("region", name="Code", exact=True).bounding_box()["width"]
    work.page.keyboard.press("ArrowRight")
    work.page.keyboard.press("ArrowRight")
    expect(divide).to_have_attribute("aria-valuenow", "59")
    assert work.page.get_by_role("region", name="Code", exact=True).bounding_box()["width"] > before


def leaves_the_editor(work: Workspace) -> None:
    tab_to(work.code, key="Shift+Tab")
    work.page.keyboard.press("Tab")
    expect(work.code).to_be_focused()
    work.page.keyboard.press("Escape")
    expect(work.page.get_by_text("Tab now leaves the editor.").first).to_be_visible()
    work.page.keyboard.press("Tab")
    expect(work.page.get_by_role("checkbox", name="Plain text area")).to_be_focused()
