"""A plan is the student's own: nothing of it goes without a way back, and no new one takes its place unasked."""

from playwright.sync_api import expect

from tests.browser.access import findings
from tests.browser.tutor import Panel


def planned(workspace):
    work = workspace({"main.py": "print('hello')\n"})
    panel = Panel(work.page)
    work.page.keyboard.press("F4")
    expect(panel.words).to_be_focused()
    panel.ask("a quiz about sharks", "Plan with me")
    panel.wait_until_said()
    plan = panel.root.locator("[data-plan]")
    expect(plan).to_contain_text("steps done: a quiz about sharks")
    return work, panel, plan


def steps(plan) -> list[str]:
    return plan.locator("[data-text]").all_text_contents()


def test_a_step_that_was_dropped_can_come_back_to_its_place(workspace):
    work, panel, plan = planned(workspace)
    before = steps(plan)
    plan.get_by_role("button", name="Drop it").nth(1).click()
    expect(plan.get_by_role("listitem")).to_have_count(len(before) - 1)
    expect(panel.root.get_by_text(f"Dropped: {before[1]}")).to_be_visible()
    assert findings(work.page) == ""
    panel.root.get_by_role("button", name="Undo").click()
    expect(plan.get_by_role("listitem")).to_have_count(len(before))
    assert steps(plan) == before
    expect(plan.locator("summary")).to_be_focused()
    expect(panel.root.get_by_role("button", name="Undo")).to_be_hidden()


def test_a_new_plan_asks_before_it_takes_the_place_of_the_old_one(workspace):
    work, panel, plan = planned(workspace)
    before = steps(plan)
    panel.ask("a dice game", "Plan with me")
    expect(panel.root.get_by_text(f"You have a plan already: a quiz about sharks (0 of {len(before)}")).to_be_visible()
    expect(plan.get_by_role("listitem").first).to_be_hidden()  # the question has the room
    expect(panel.root.get_by_role("button", name="Keep the old one")).to_be_focused()
    assert findings(work.page) == ""
    work.page.keyboard.press("Enter")
    expect(panel.exchanges).to_have_count(1)
    expect(panel.words).to_be_focused()
    assert steps(plan) == before

    panel.ask("a dice game", "Plan with me")
    panel.root.get_by_role("button", name="Make the new one").click()
    expect(plan).to_contain_text("steps done: a dice game")
    panel.wait_until_said()
    expect(panel.exchanges).to_have_count(2)


def test_a_press_in_a_tab_that_has_not_seen_a_change_drops_no_other_step(workspace, open_page):
    work, _panel, plan = planned(workspace)
    before = steps(plan)
    other = open_page(work.page.context)
    other.goto(work.page.url)
    other.keyboard.press("F4")
    theirs = other.locator("#tutor [data-plan]")
    expect(theirs.locator("[data-text]")).to_have_count(len(before))
    theirs.locator("summary").click()
    plan.get_by_role("button", name="Drop it").nth(1).click()
    expect(plan.get_by_role("listitem")).to_have_count(len(before) - 1)

    theirs.get_by_role("button", name="Drop it").nth(3).click()

    expect(theirs.locator("[data-text]")).to_have_text([before[0], *before[2:]])
    expect(other.locator("[data-plan-dropped]")).to_be_hidden()
    theirs.get_by_role("button", name="Drop it").nth(2).click()
    expect(theirs.locator("[data-text]")).to_have_text([before[0], before[2], *before[4:]])
    expect(other.locator("[data-plan-dropped]")).to_contain_text(f"Dropped: {before[3]}")
