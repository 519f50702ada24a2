"""The chat on the real stack, as people and rules have written it: what a program did, and what may have been meant."""

from playwright.sync_api import expect

from tests.browser.access import findings, too_wide
from tests.browser.test_tutor_help import PHONE
from tests.browser.tutor import Panel
from tests.runner.real import patience

QUIZ = {
    "main.py": 'answer = input("Which animal has three hearts? ")\nif answer == "Octopus":\n    print("Right!")\n'
    'else:\n    print("Sorry, that is wrong.")\n'
}
UNSURE = "append puts something in the list. but how do i take it out again when i am done with it"
MEANT = "How do I remove something from a list?"


def test_what_the_program_did_with_what_was_typed_is_told_from_a_run(workspace):
    work = workspace(QUIZ)
    panel = Panel(work.page)
    work.run()
    work.answer.fill("octopus")
    work.answer.press("Enter")
    work.wait_until_done()
    panel.opener.click()

    panel.ask("I write octopus and it says wrong. But it IS octopus")
    expect(panel.sentences.first).to_contain_text("Let me try your program with what you typed last.")
    panel.wait_until_said()
    expect(panel.sentences).to_have_count(3, timeout=5000 * patience())
    expect(panel.sentences.nth(1)).to_contain_text(
        'what line 2 asks, answer == "Octopus", was not true: answer was "octopus".'
    )
    expect(panel.sentences.nth(2)).to_contain_text("When should that happen, and when not?")
    assert findings(work.page) == ""


def test_what_may_have_been_meant_is_asked_by_a_press(workspace):
    work = workspace(QUIZ)
    panel = Panel(work.page)
    panel.opener.click()
    panel.ask(UNSURE)
    panel.wait_until_said()
    choices = panel.last.get_by_role("group", name="Or did you mean:")
    expect(choices.get_by_role("button", name=MEANT)).to_be_visible()
    assert findings(work.page) == ""

    choices.get_by_role("button", name=MEANT).press("Enter")
    expect(panel.exchanges).to_have_count(2)
    panel.wait_until_said()
    expect(panel.last.locator("[data-asked]")).to_have_text(MEANT)
    expect(panel.sentences.first).to_contain_text('pets.remove("owl")')
    expect(panel.last.get_by_role("group", name="Or did you mean:")).to_be_hidden()


def test_on_a_phone_by_night_the_choices_have_room(workspace):
    work = workspace(QUIZ, **PHONE)
    panel = Panel(work.page)
    panel.opener.click()
    panel.ask(UNSURE)
    panel.wait_until_said()
    button = panel.last.get_by_role("button", name=MEANT)
    expect(button).to_be_visible()
    assert button.bounding_box()["height"] >= 44
    assert too_wide(work.page) == ""
    assert findings(work.page) == ""
