"""Help me: on an error, on a check, at the start; the tutor's panel with what rules and people have written."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.access import findings, too_wide
from tests.browser.test_blocked import blocked, hangs  # noqa: F401 - a fixture
from tests.browser.test_lesson import begun  # noqa: F401 - a fixture
from tests.browser.tutor import ALL, Panel, scripted
from tests.runner.real import patience
from tutor.messages import Ended, Help, Offered, Talk

PHONE = {
    "viewport": {"width": 360, "height": 700},
    "color_scheme": "dark",
    "reduced_motion": "reduce",
    "has_touch": True,
    "is_mobile": True,
}
BROKEN = {"main.py": "score = 3\nprint('hello')\nprint(scroe)\n"}


def test_each_hint_on_an_error_is_stronger_and_the_keyboard_comes_back(workspace):
    work = workspace(BROKEN)
    panel = Panel(work.page)
    work.run_to_the_end()
    expect(panel.root).to_be_hidden()

    work.page.get_by_role("button", name="Help me").focus()
    work.page.keyboard.press("Enter")
    expect(panel.sentences.first).to_contain_text("There is score, which looks almost the same")
    expect(panel.sentences.first.get_by_role("link", name=re.compile("Read about it"))).to_have_attribute(
        "href", "/cards/variables/"
    )
    panel.wait_until_said()
    first = panel.last.inner_text()
    expect(panel.left).to_have_text("59 of 60 helps left today")
    assert findings(work.page) == ""

    panel.last.get_by_role("button", name="main.py, line 3").click()
    expect(work.code).to_be_focused()
    expect(work.page.locator("[data-place]")).to_contain_text("Line 3")

    while (again := panel.last.get_by_role("button", name="Another hint")).is_visible():
        again.click()
        panel.wait_until_said()
    expect(panel.exchanges).to_have_count(3)
    expect(panel.last.locator("pre .tok-function").first).to_have_text("print")
    assert panel.last.inner_text() != first

    panel.words.press("Escape")
    expect(panel.root).to_be_hidden()
    expect(work.page.get_by_role("button", name="Help me")).to_be_focused()

    work.reload()
    panel.opener.click()
    expect(panel.exchanges).to_have_count(3)
    expect(panel.exchanges.first).to_contain_text("There is score, which looks almost the same")
    expect(panel.root).to_contain_text("Earlier today")


SEEN_AFTER = """() => new Promise((done) => {
  const began = performance.now();
  document.querySelector(".tutor-help").click();
  const isSeen = () => document.querySelector(".exchange");
  const look = () => (isSeen() ? done(performance.now() - began) : requestAnimationFrame(look));
  look();
})"""


def test_something_is_seen_at_once_and_it_never_opens_by_itself(workspace):
    work = workspace(BROKEN)
    panel = Panel(work.page)
    expect(panel.opener).to_have_attribute("aria-expanded", "false")
    work.page.keyboard.press("F4")
    expect(panel.words).to_be_focused()
    expect(panel.root).to_contain_text("Your teacher can read what you ask.")
    work.page.keyboard.press("F4")
    expect(panel.root).to_be_hidden()
    work.run_to_the_end()
    expect(panel.root).to_be_hidden()
    assert work.page.evaluate(SEEN_AFTER) < 100 * patience()
    work.page.get_by_role("button", name="Keys").click()
    expect(work.page.get_by_role("dialog", name="Keys")).to_contain_text("Tutor: open or close it")


def test_a_lesson_offers_help_at_the_start_and_at_a_check(begun):  # noqa: F811
    lesson = begun()
    panel = Panel(lesson.page)
    lesson.panel.get_by_role("button", name="I don't know how to start").click()
    panel.wait_until_said()
    expect(panel.sentences.first).to_be_visible()
    assert too_wide(lesson.page) == ""

    lesson.check("not_yet")
    lesson.panel.get_by_role("button", name="Help me").click()
    expect(panel.exchanges).to_have_count(2)
    panel.wait_until_said()
    expect(panel.sentences.first).to_be_visible()
    assert findings(lesson.page) == ""


def test_without_websockets_it_is_the_same(blocked):  # noqa: F811
    work = blocked(BROKEN, hangs)
    panel = Panel(work.page)
    work.run_to_the_end()
    work.page.get_by_role("button", name="Help me").click()
    panel.wait_until_said()
    expect(panel.sentences.first).to_contain_text("There is score")
    expect(panel.left).to_have_text("59 of 60 helps left today")


def test_on_a_phone_it_is_a_sheet_over_the_page(workspace):
    work = workspace(BROKEN, **PHONE)
    panel = Panel(work.page)
    work.run_to_the_end()
    work.page.get_by_role("button", name="Help me").tap()
    panel.wait_until_said()
    box = panel.root.bounding_box()
    assert box["width"] == 360
    assert box["y"] > 150
    assert box["y"] + box["height"] == pytest.approx(700, abs=1)
    assert too_wide(work.page) == ""
    assert findings(work.page) == ""
    work.page.get_by_role("button", name="Close the tutor").tap()
    expect(panel.root).to_be_hidden()


def test_what_is_known_is_said_in_a_line_and_the_new_words_are_seen(workspace):
    work = workspace(BROKEN, viewport={"width": 1280, "height": 720})
    panel = Panel(work.page)
    work.run_to_the_end()
    work.page.get_by_role("button", name="Help me").click()
    panel.wait_until_said()
    known, new = panel.sentences.nth(0), panel.sentences.nth(1)
    expect(known).to_contain_text("About: Line 3 uses scroe")
    assert known.locator("p").bounding_box()["height"] < 30
    assert panel.last.locator(".sentence--rules").count() == 0
    expect(new).to_be_in_viewport(ratio=1)
    talk = panel.root.locator("[data-talk]").bounding_box()
    assert new.bounding_box()["y"] + new.bounding_box()["height"] <= talk["y"] + talk["height"]
    assert findings(work.page) == ""


@pytest.mark.parametrize("screen", [{"viewport": {"width": 1280, "height": 720}}, PHONE])
def test_where_no_help_is_left_nothing_looks_as_if_there_were(workspace, screen):
    work = workspace(BROKEN, **screen)
    far, panel = scripted(work, lambda message: [], left=1, most=3)
    work.run_to_the_end()
    help_me = work.page.get_by_role("button", name="Help me")
    help_me.click()
    expect(panel.left).to_have_text("41 of 60 helps left today")
    far.offered = Offered(jobs=ALL, left=0, most=3)
    far.say(Ended(id=far.of(Help)[0].id, how="done", left=0, most=3))
    expect(panel.left).to_have_text("No help is left for today. Tomorrow there are 3 again.")
    words, ways = panel.left.bounding_box(), panel.root.locator(".tutor__ways").bounding_box()
    assert words["x"] + words["width"] <= ways["x"]
    assert words["height"] <= panel.root.locator(".tutor__head").bounding_box()["height"]
    expect(help_me).to_have_attribute("aria-disabled", "true")
    expect(panel.last.get_by_role("button", name="Another hint")).to_be_hidden()
    expect(panel.root.get_by_role("radio", name="Plan with me")).to_be_hidden()
    assert findings(work.page) == ""

    panel.root.get_by_role("button", name="Close the tutor").click()
    work.code.click()
    work.page.keyboard.press("Control+a")
    work.page.wait_for_timeout(600)
    expect(panel.acts).to_be_hidden()
    help_me.evaluate("(button) => button.click()")
    expect(panel.words).to_be_focused()
    assert len(far.of(Help)) == 1
    panel.words.fill("I do not want to live any more")  # whoever is in danger is heard at any time
    panel.root.locator("button[type=submit][data-send]").click()
    assert far.of(Talk)[0].text == "I do not want to live any more"


def test_what_the_sign_means_and_who_reads_along_is_said_once_above_the_first_answer(workspace):
    work = workspace(BROKEN)
    panel = Panel(work.page)
    work.run_to_the_end()
    work.page.get_by_role("button", name="Help me").click()  # who begins here never sees the empty panel
    panel.wait_until_said()
    notice = panel.exchanges.get_by_text("Your teacher can read what you ask.")
    expect(notice).to_be_visible()
    assert notice.bounding_box()["y"] < panel.sentences.first.bounding_box()["y"]
    panel.ask("what is a list?")
    panel.wait_until_said()
    expect(panel.exchanges).to_have_count(2)
    expect(notice).to_have_count(1)
