"""A button whose answer does not come says so; signed out meanwhile, nothing on the page is lost."""

from playwright.sync_api import Page, expect

from tests.browser.access import findings
from tests.browser.preparing import join, send
from tests.browser.test_lesson import DESK, Lesson
from tests.browser.workspace import SLOW, Workspace


def note(page: Page):
    return page.locator("[data-unanswered]")


def sign_out_elsewhere(page: Page, site: str) -> None:
    send(page.context, f"{site}/sign-out/", form={"sure": "yes"})


def begin(context, open_page, site: str) -> Lesson:
    send(context, f"{site}/lessons/greeting-card/begin/")
    page = open_page(context)
    page.goto(f"{site}/lessons/greeting-card/")
    page.get_by_role("button", name="Go on").first.click()
    lesson = Lesson(page)
    lesson.wait_until_open()
    page.wait_for_load_state()  # before that a button sends its form as any page does
    return lesson


def test_a_hint_that_does_not_come_says_so_and_comes_when_asked_again(stack, student, open_page, errors):
    lesson = begin(student(**DESK), open_page, stack.url)
    page = lesson.page
    page.context.set_offline(True)
    page.locator("#lesson-hint").click()
    expect(note(page)).to_contain_text("There is no connection to the server. Try again in a moment.", timeout=SLOW)
    assert findings(page) == ""
    page.context.set_offline(False)
    page.locator("#lesson-hint").click()
    expect(lesson.panel.locator(".hint")).to_have_count(1)
    expect(note(page)).to_be_hidden()
    errors.clear()  # the browser's own words about the missing network


def test_signed_out_in_another_tab_the_step_and_the_program_stay(stack, student, open_page, errors):
    lesson = begin(student(**DESK), open_page, stack.url)
    page = lesson.page
    sign_out_elsewhere(page, stack.url)
    page.locator("#lesson-hint").click()
    expect(note(page)).to_contain_text("You are signed out.", timeout=SLOW)
    expect(lesson.panel.get_by_role("heading", level=2)).to_be_visible()
    expect(lesson.code).to_be_visible()
    note(page).get_by_role("button", name="Close").click()
    expect(note(page)).to_be_hidden()
    page.get_by_role("button", name="History").click()
    expect(page.locator(".file-note")).to_contain_text("You are signed out.")
    errors.clear()


def test_over_the_share_dialog_it_is_seen_too(workspace, errors):
    page = workspace({"main.py": "print(1)\n"}).page
    page.context.set_offline(True)
    page.get_by_role("link", name="Share", exact=True).click()
    dialog = page.get_by_role("dialog", name="Share it")
    expect(dialog.get_by_role("alert")).to_contain_text("no connection", timeout=SLOW)
    page.keyboard.press("Escape")
    expect(note(page)).to_be_hidden()
    errors.clear()


def test_who_comes_back_with_the_card_is_led_to_the_page_and_can_press_again(stack, browser, open_page, errors):
    context = browser.new_context()
    join(context, stack.class_link)
    page = open_page(context)
    page.goto(f"{stack.url}/card/")
    page.get_by_role("button", name="Make a new card").click()
    three_words = page.locator("[translate=no]").first.inner_text()
    page.goto(f"{stack.url}/starters/")
    sign_out_elsewhere(page, stack.url)
    page.locator('form[action="/starters/blank/fork/"] button').first.click()
    page.get_by_role("link", name="I have a card").click()
    page.get_by_label("Your three words").fill(three_words)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="What will you make?")).to_be_visible()
    Workspace.fork(page, "blank").wait_until_open()
    context.close()
    assert not errors


def test_while_an_answer_is_on_its_way_the_button_looks_pressed(stack, student, open_page, errors):
    lesson = begin(student(**DESK), open_page, stack.url)
    button = lesson.page.locator("#lesson-hint")
    held = []
    lesson.page.route("**/lesson/hint/", lambda route: held.append(route), times=1)
    button.click()
    expect(button).to_have_css("opacity", "0.6")
    held[0].continue_()
    expect(lesson.panel.locator(".hint")).to_have_count(1, timeout=SLOW)
    assert not errors
