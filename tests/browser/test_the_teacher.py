"""A teacher in one browser, a student in two others: the class, its projects, and a lost card."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import TEACHER
from tests.browser.workspace import SLOW, Workspace


def test_a_teacher_reads_along_and_brings_a_student_back(stack, teacher, browser, open_page, errors):
    classroom = makes_a_class(teacher(), stack.url)
    link = classroom.locator("#class-link").inner_text()
    student = open_page(browser.new_context())
    old_words = joins(student, link, "Grace")
    project = works(student, stack.url)
    reads_it(classroom, "Grace")
    new_words = gives_a_new_card(classroom, "Grace")
    other_device = open_page(browser.new_context())
    comes_back(other_device, stack.url, old_words)
    expect(other_device.get_by_text("card", exact=False).first).to_be_visible()
    expect(other_device).to_have_url(re.compile("/back/$"))
    errors.clear()  # the browser reports the refusal as an error
    comes_back(other_device, stack.url, new_words)
    finds_everything(other_device, project)
    student.context.close()
    other_device.context.close()
    assert not errors


def makes_a_class(page: Page, url: str) -> Page:
    page.goto(f"{url}/classes/")
    page.get_by_label("Name of the class").fill("Year 8")
    page.get_by_role("button", name="Make the class").click()
    expect(page.get_by_role("heading", name="Year 8")).to_be_visible()
    expect(page.get_by_text("Nobody has joined yet.")).to_be_visible()
    return page


def joins(page: Page, link: str, nickname: str) -> str:
    page.goto(link)
    page.get_by_label("Your nickname").fill(nickname)
    page.get_by_role("button", name="Start", exact=True).click()
    words = page.get_by_role("region", name="Return card").locator(".words").inner_text()
    page.get_by_role("link", name="I have written them down").click()
    return words


def works(page: Page, url: str) -> str:
    work = Workspace.fork(page, "blank")
    work.wait_until_open()
    work.write("print('made by Grace')\n")
    work.run_to_the_end()
    work.wait_until_saved()
    page.get_by_label("Name of the project").fill("Grace's machine")
    page.keyboard.press("Enter")
    expect(page).to_have_title(re.compile("^Grace's machine"))
    return page.url


def reads_it(page: Page, nickname: str) -> None:
    page.reload()
    row = page.get_by_role("row").filter(has=page.get_by_role("rowheader", name=nickname))
    classroom = page.url
    row.get_by_role("link", name="Grace's machine").click()
    work = Workspace(page)
    work.wait_until_open()
    expect(page.get_by_text(f"A project of {nickname}: you can read it")).to_be_visible()
    expect(work.code).to_contain_text("made by Grace")
    expect(work.console).to_contain_text("made by Grace", timeout=SLOW)
    expect(page.get_by_role("button", name="Run")).to_have_count(0)
    expect(page.get_by_role("button", name="Add a file")).to_have_count(0)
    work.code.click()
    page.keyboard.type("# changed by the teacher")
    page.keyboard.press("Control+Enter")
    page.keyboard.press("Control+s")
    expect(work.code).not_to_contain_text("changed by the teacher")
    page.goto(classroom)


def gives_a_new_card(page: Page, nickname: str) -> str:
    row = page.get_by_role("listitem").filter(has_text=nickname).filter(has=page.get_by_role("button", name="New card"))
    row.get_by_role("button", name=f"New card for {nickname}").click()
    card = row.get_by_role("region", name="Return card")
    expect(card).to_be_visible()
    return card.locator(".words").inner_text()


def comes_back(page: Page, url: str, words: str) -> None:
    page.goto(f"{url}/welcome/")
    page.get_by_role("link", name="I have a card").click()
    page.get_by_label("Your three words").fill(words)
    page.keyboard.press("Enter")


def finds_everything(page: Page, project: str) -> None:
    page.get_by_role("link", name="My projects").click()
    page.get_by_role("link", name="Continue Grace's machine").click()
    expect(page).to_have_url(project)
    work = Workspace(page)
    work.wait_until_open()
    expect(work.code).to_contain_text("made by Grace")
    expect(work.console).to_contain_text("made by Grace", timeout=SLOW)


@pytest.mark.long
def test_a_question_is_for_the_student_and_the_teacher_sees_the_answer(workspace, teacher):
    work = workspace({"main.py": "name = input('Name? ')\nprint('Hello', name)\n"})
    work.run()
    expect(work.answer).to_be_visible(timeout=SLOW)
    reader = Workspace(teacher())
    reader.page.goto(work.page.url)
    expect(reader.console).to_contain_text("Name?", timeout=SLOW)
    expect(reader.page.get_by_text("Waiting for an answer", exact=True)).to_be_visible()
    expect(reader.answer).to_have_count(0)
    work.answer.fill("Ada")
    work.answer.press("Enter")
    expect(reader.console).to_contain_text("Name? Ada", timeout=SLOW)
    expect(reader.console).to_contain_text("Hello Ada", timeout=SLOW)


def test_the_link_of_a_teacher_works_once_and_the_password_from_then_on(stack, teacher, browser, open_page, errors):
    page = open_page(browser.new_context())
    assert teacher  # somebody has used the link
    page.goto(stack.teacher_link)
    expect(page.get_by_role("heading", name="This link no longer works")).to_be_visible()
    page.get_by_role("link", name="Sign in").click()
    errors.clear()  # the browser reports the closed link as an error
    page.get_by_label(re.compile("name", re.IGNORECASE)).fill(TEACHER["name"])
    page.get_by_label("Password").fill(TEACHER["password"])
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("heading", name="Your classes")).to_be_visible()
    page.get_by_role("button", name="Sign out").click()
    page.goto(f"{stack.url}/classes/")
    expect(page.get_by_role("heading", name="Your classes")).to_have_count(0)
    page.context.close()
    assert not errors


def test_what_waits_is_named_at_the_top_and_the_keyboard_stays_with_what_was_pressed(stack, teacher, workspace):
    student = workspace({"main.py": "print(1)\n"}).page
    student.get_by_role("link", name="Share", exact=True).click()
    student.get_by_role("button", name="Make a link").click()
    student.get_by_role("button", name="Put it in the gallery").click()
    expect(student.get_by_text("It waits for your teacher")).to_be_visible()
    page = teacher()
    page.goto(f"{stack.url}/classes/")
    page.locator(".class-card__link").first.click()
    contents = page.get_by_role("navigation", name="On this page")
    expect(contents).to_contain_text(re.compile("waits? for you"))  # others of this site may wait too
    contents.get_by_role("link", name="Sharing and the gallery").click()
    expect(page.get_by_role("heading", name="Sharing and the gallery")).to_be_in_viewport()
    page.get_by_role("button", name="Put it in the gallery").first.click()
    expect(page.get_by_text("hangs in the gallery.")).to_be_focused()
    card = page.get_by_role("button", name=re.compile("^New card")).first
    card.press("Enter")
    expect(page.get_by_role("region", name="Return card", exact=True)).to_be_visible()
    expect(card).to_be_focused()
