"""How much room the tutor has: what the console does not need, more where it is wished for; a plan takes less of it."""

import pytest
from playwright.sync_api import expect

from tests.browser.access import findings, too_wide
from tests.browser.test_tutor_suggestions import answers
from tests.browser.tutor import Panel, scripted
from tutor.messages import Act, MakePlan, Sentence, Suggestion, Talk

SCREEN = {"viewport": {"width": 1280, "height": 720}}
AT_200_PERCENT = {"viewport": {"width": 640, "height": 360}}
OLD = "".join(f"print('line {number}')\n" for number in range(9))


def reading(panel: Panel) -> float:
    """Pixels for what is said."""
    return panel.root.locator("[data-talk]").evaluate("(talk) => talk.clientHeight")


def much(message):
    match message:
        case Act():
            change = {"file": message.file, "first": 1, "last": 9, "old": OLD, "text": OLD.replace("line", "row")}
            yield Suggestion(id=message.id, **change, note="Nine lines are different.", wants_words=True)
        case Talk():
            yield Sentence(id=message.id, text="A word. " * 200, source="written")
        case MakePlan():
            yield from answers(message)


@pytest.mark.parametrize(("screen", "least", "least_of_large"), [(SCREEN, 170, 260), (AT_200_PERCENT, 170, 200)])
def test_a_plan_folds_to_its_step_and_the_panel_can_be_larger(workspace, screen, least, least_of_large):
    work = workspace({"main.py": "print(undefined)\n"}, **screen)
    _far, panel = scripted(work, much)
    work.page.keyboard.press("F4")
    expect(panel.words).to_be_focused()
    panel.ask("a greeting", "Plan with me")
    plan = panel.root.locator("[data-plan]")
    expect(plan.get_by_text("Say goodbye.")).to_be_visible()  # it was just made
    expect(panel.words).to_be_in_viewport(ratio=1)
    panel.ask("what is a list?")
    expect(plan.get_by_text("Say goodbye.")).to_be_hidden()
    expect(plan.get_by_text("step 2 of 3: Ask a name.")).to_be_visible()
    work.run_button.evaluate("(button) => button.click()")
    work.wait_until_done()
    assert reading(panel) >= least
    assert too_wide(work.page) == ""

    larger = panel.root.get_by_role("button", name="Larger")
    larger.press("Enter")
    assert reading(panel) >= least_of_large
    assert findings(work.page) == ""
    work.reload()
    work.page.keyboard.press("F4")
    expect(larger).to_have_attribute("aria-pressed", "true")
    larger.press("Enter")
    expect(larger).to_have_attribute("aria-pressed", "false")


def test_what_the_console_does_not_need_the_tutor_has_until_the_student_says_otherwise(workspace):
    work = workspace({"main.py": "print('a')\n"}, **SCREEN)
    _far, panel = scripted(work, much)
    work.page.keyboard.press("F4")
    expect(panel.words).to_be_focused()
    with_little = reading(panel)
    work.write("for number in range(90):\n    print(number)\n")
    work.run()
    work.wait_until_done()
    assert reading(panel) < with_little - 30
    box = panel.root.bounding_box()
    assert box["y"] + box["height"] == pytest.approx(720, abs=1)

    before = reading(panel)
    handle = work.page.get_by_role("separator", name="Height of the tutor")
    handle.focus()
    for _ in range(4):
        handle.press("ArrowUp")
    assert reading(panel) == pytest.approx(before + 4 * 0.02 * 592, abs=2)


def test_the_decision_stays_in_view_beside_a_long_difference(workspace):
    work = workspace({"main.py": OLD}, **SCREEN)
    _far, panel = scripted(work, much)
    work.code.click()
    work.page.keyboard.press("Control+a")
    panel.acts.get_by_role("button", name="Simplify").click()
    expect(panel.suggestion.get_by_role("button", name="Take it")).to_be_in_viewport(ratio=1)
    assert findings(work.page) == ""


def test_that_the_program_waits_is_seen_whole(workspace):
    work = workspace({"main.py": "for number in range(60):\n    print(number)\ninput('Your name? ')\n"}, **SCREEN)
    panel = Panel(work.page)
    panel.opener.click()
    work.run()
    status = work.page.locator("[data-run-status]")
    expect(status).to_contain_text("Waiting for your answer")
    is_covered = """(status) => {
      const {left, bottom} = status.getBoundingClientRect();
      return document.elementFromPoint(left + 5, bottom - 3) !== status;
    }"""
    assert not status.evaluate(is_covered)


def test_a_picture_has_room_beside_the_tutor(workspace):
    work = workspace({"main.py": "import matplotlib.pyplot as plt\nplt.plot([1, 2])\nplt.show()\n"}, **SCREEN)
    panel = Panel(work.page)
    panel.opener.click()
    expect(panel.words).to_be_focused()
    work.run()
    work.wait_until_done()
    room = work.page.locator("[data-figures]").bounding_box()
    assert room["height"] > 80
    assert room["y"] + room["height"] <= panel.root.bounding_box()["y"]
    assert reading(panel) > 100  # also below the line that says that there is no model
