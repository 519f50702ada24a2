"""What of the talk is in view: the end of what was said earlier, the way to the next hint, and what may be taken."""

import pytest
from playwright.sync_api import expect

from tests.browser.access import too_wide
from tests.browser.test_tutor_suggestions import wait_until_looked
from tests.browser.tutor import scripted
from tutor.messages import (
    Act,
    Earlier,
    Ended,
    Help,
    MakePlan,
    Part,
    Planned,
    PlanStep,
    Sentence,
    Suggestion,
    Talk,
    Write,
)

SCREEN = {"viewport": {"width": 1280, "height": 720}}
SMALL = {"viewport": {"width": 320, "height": 640}, "has_touch": True}
AT_200_PERCENT = {"viewport": {"width": 640, "height": 360}}
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
IS_ON_TOP = """(element) => {
  const {left, top, width, height} = element.getBoundingClientRect();
  return element.contains(document.elementFromPoint(left + width / 2, top + Math.min(height / 2, 40)));
}"""
LONG = "A word. " * 60


def answers(message):
    match message:
        case Help():
            yield from (said(message, f"Look at line {number}. {LONG[:99]}") for number in range(2))
            yield Ended(id=message.id, how="done", more=True, left=41, most=60)
        case Talk():
            yield said(message, LONG)
        case Act():
            lines = {"file": message.file, "first": 1, "last": 1, "old": "print(1)", "text": "# It shows 1\nprint(1)"}
            yield said(message, LONG[:90])
            yield Suggestion(id=message.id, **lines, note="A comment.")
        case Write():
            text = "".join(f"word_{number} = {number}\n" for number in range(30))
            yield Suggestion(id=message.id, file="words.py", text=text, note=LONG[:150], wants_words=True)
        case MakePlan():
            steps = [PlanStep(number=number, text=f"Step {number}.") for number in range(1, 6)]
            yield said(message, "Build one step.")
            yield Planned(id=message.id, idea=message.idea, steps=steps, now=1)


def said(message, text: str):
    return Sentence(id=message.id, text=text, source="written")


@pytest.mark.parametrize("screen", [SCREEN, PHONE])
def test_the_end_of_what_was_said_earlier_is_in_view(workspace, screen):
    work = workspace({"main.py": "print(1)\n"}, **screen)
    far, panel = scripted(work, answers)
    panel.opener.click()
    wait_until_looked(work, far)
    for number in range(6):
        part = Part(text=f"{LONG} The end of {number}.", source="written", code="print(1)\n" * 9)
        far.say(Earlier(job="chat", asked=f"Question {number}?", said=[part]))
    expect(panel.exchanges).to_have_count(6)
    expect(panel.last.locator("pre")).to_be_in_viewport()


def test_the_way_to_the_next_hint_comes_into_view_by_itself(workspace):
    work = workspace({"main.py": "print(a)\n"}, **PHONE)
    _far, panel = scripted(work, answers)
    panel.opener.click()
    panel.ask("why?")
    panel.wait_until_said()
    panel.root.get_by_role("button", name="Close the tutor").click()
    work.run_to_the_end()
    work.page.get_by_role("button", name="Help me").click()
    panel.wait_until_said()
    expect(panel.last.get_by_role("button", name="Another hint")).to_be_in_viewport(ratio=1)


def test_of_a_file_its_first_lines_are_seen_beside_the_decision(workspace):
    work = workspace({"main.py": "print(1)\n"}, **SCREEN)
    _far, panel = scripted(work, answers)
    panel.opener.click()
    panel.ask("words", "Write a file")
    panel.wait_until_said()
    take = panel.suggestion.get_by_role("button", name="Take it as a new file")
    expect(take).to_be_in_viewport(ratio=1)
    top = panel.suggestion.locator("pre").bounding_box()["y"]
    assert take.bounding_box()["y"] - top > 40  # pixels: two lines


def test_of_lines_what_changes_is_seen_below_what_is_said_of_it(workspace):
    work = workspace({"main.py": "print(1)\n"}, **SCREEN)
    _far, panel = scripted(work, answers)
    work.code.click()
    work.page.keyboard.press("Control+a")
    panel.acts.get_by_role("button", name="Comment").click()
    panel.wait_until_said()
    expect(panel.sentences.first).to_be_in_viewport(ratio=1)
    change = panel.suggestion.get_by_text("# It shows 1")
    expect(change).to_be_visible()
    assert change.evaluate(IS_ON_TOP)


def test_on_a_phone_a_plan_has_room_after_much_was_said(workspace):
    work = workspace({"main.py": "print(1)\n"}, **PHONE)
    _far, panel = scripted(work, answers)
    panel.opener.click()
    for _ in range(3):
        panel.ask("why?")
        panel.wait_until_said()
    panel.ask("a greeting", "Plan with me")
    panel.wait_until_said()
    plan = panel.root.locator("[data-plan]")
    for number in (1, 2):
        expect(plan.get_by_text(f"Step {number}.", exact=True)).to_be_in_viewport(ratio=1)


@pytest.mark.parametrize("screen", [SMALL, AT_200_PERCENT])
def test_on_the_smallest_screens_nothing_lies_on_what_can_be_done(workspace, screen):
    work = workspace({"main.py": "print(1)\n" * 9}, **screen)
    _far, panel = scripted(work, answers)
    work.code.click()
    work.page.keyboard.press("Control+a")
    expect(panel.acts).to_be_visible()
    for button in panel.acts.get_by_role("button").all():
        assert button.evaluate(IS_ON_TOP)
    assert too_wide(work.page) == ""
    run, opener = work.run_button.bounding_box(), panel.opener.bounding_box()
    assert opener["y"] < run["y"] + run["height"]

    panel.opener.click()
    panel.ask("words", "Write a file")
    panel.wait_until_said()
    take = panel.suggestion.get_by_role("button", name="Take it as a new file")
    text = panel.suggestion.locator("pre")
    text.scroll_into_view_if_needed()
    assert text.evaluate(IS_ON_TOP)
    take.scroll_into_view_if_needed()
    assert take.evaluate(IS_ON_TOP)
