"""A teacher reads what was asked, is told of an alarm, and sets the rules; a student sees the same of their own."""

import re
from collections.abc import Callable
from urllib.parse import urlparse

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.access import findings, too_wide
from tests.browser.preparing import fork, put, send

PHONE = {"viewport": {"width": 390, "height": 844}, "color_scheme": "dark", "reduced_motion": "reduce"}
BROKEN = {"main.py": "score = 3\nprint(scroe)\n"}


@pytest.fixture
def asking(stack, student) -> Callable[..., tuple[BrowserContext, str]]:
    """A student who asked these things in the chat, and the nickname."""

    def ask(*questions: str, **options) -> tuple[BrowserContext, str]:
        context = student(**options)
        project = fork(context, stack.url, "blank")
        put(context, project, BROKEN)
        door = f"{stack.url}/ws{urlparse(project).path}tutor/"
        for number, text in enumerate(questions):
            send(context, door, data=[{"type": "talk", "id": f"t{number}", "text": text}])
        page = context.new_page()
        page.goto(f"{stack.url}/projects/")
        name = page.locator(".site-person__name").inner_text()
        page.close()
        return context, name

    return ask


def fine(page: Page, errors: list[str]) -> None:
    assert (findings(page), too_wide(page), errors) == ("", "", [])


def of_class(page: Page, stack) -> str:
    """The address of the class's pages."""
    page.goto(f"{stack.url}/classes/")
    page.locator(".class-card__link").first.click()
    expect(page.get_by_role("link", name="All that was asked")).to_be_visible()
    return page.url


def test_an_alarm_stands_on_top_until_the_teacher_has_seen_to_it(stack, asking, teacher, errors):
    _, name = asking("What is a loop?", "I hate my life and nobody likes me")
    page = teacher()
    page.goto(f"{stack.url}/classes/")
    alarm = page.get_by_role("listitem").filter(has_text=f"{name} wrote something to the tutor")
    expect(alarm).to_be_visible()
    fine(page, errors)
    of_class(page, stack)
    expect(alarm).to_be_visible()
    alarm.get_by_role("link", name="Read what was written").click()
    expect(page.get_by_text("I hate my life and nobody likes me")).to_be_visible()
    expect(page.get_by_text("a teacher was told")).to_be_visible()
    page.go_back()
    seen = alarm.get_by_role("button", name="I have seen to it")
    seen.focus()
    page.keyboard.press("Enter")
    expect(alarm).to_have_count(0)
    assert page.evaluate("document.activeElement !== document.body")  # the keyboard goes on where the button was
    page.reload()
    expect(page.get_by_role("link", name="All that was asked")).to_be_visible()
    expect(alarm).to_have_count(0)
    assert not errors


def test_a_teacher_finds_what_was_asked_as_they_type(stack, asking, teacher, errors):
    _, ada = asking("What is a quokka?", "What is a variable?")
    _, grace = asking("What is a wombat?")
    page = teacher()
    page.goto(f"{of_class(page, stack)}tutor/exchanges/")
    exchanges = page.get_by_role("article")
    page.get_by_label("Student").select_option(ada)
    expect(exchanges).to_have_count(2)
    page.get_by_label("Words in it").press_sequentially("quokka")
    expect(exchanges).to_have_count(1)
    expect(exchanges).to_contain_text("What is a quokka?")
    expect(page.get_by_label("Words in it")).to_be_focused()
    expect(page).to_have_url(re.compile("words=quokka"))
    page.reload()
    expect(exchanges).to_have_count(1)
    with page.expect_download() as download:
        page.get_by_role("link", name="As a table (CSV)").click()
    rows = download.value.path().read_text(encoding="utf-8-sig").splitlines()
    assert len([row for row in rows if "quokka" in row]) == 1
    assert not [row for row in rows if "wombat" in row]
    page.get_by_role("link", name="Show everything").first.click()
    expect(exchanges.filter(has_text="wombat").filter(has_text=grace)).to_have_count(1)
    assert page.evaluate("localStorage.getItem('htmx-history-cache')") is None
    fine(page, errors)


def test_rules_are_set_with_the_keyboard_alone(stack, asking, teacher, errors):
    page = teacher()
    classroom = of_class(page, stack)
    page.goto(f"{classroom}tutor/rules/turtle-art/")
    page.get_by_role("radio", name=re.compile("^An example")).focus()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(page.get_by_role("radio", name=re.compile("^A nudge"))).to_be_checked()
    page.get_by_role("checkbox", name=re.compile("^Grey text")).focus()
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    row = page.get_by_role("listitem").filter(has_text="Turtle art")
    expect(row).to_contain_text("It gives nudges. Switched off: grey text.")
    expect(page.get_by_text("Saved.")).to_be_visible()
    fine(page, errors)
    row.get_by_role("link", name="Change").click()
    page.get_by_role("button", name="Use the rules of the class again").click()
    expect(row).to_contain_text("As in the whole class.")
    assert not errors


def test_every_page_of_the_tutor_on_a_phone_by_night(stack, asking, teacher, errors):
    asking("What is a list?", "why is my score zero?")
    page = teacher(**PHONE)
    page.add_init_script("localStorage.setItem('buildalong.text', 'larger')")
    classroom = of_class(page, stack)
    fine(page, errors)
    for path in ("", "exchanges/", "most-asked/", "rules/", "rules/mad-libs/", "model/"):
        page.goto(f"{classroom}tutor/{path}")
        expect(page.get_by_role("heading", name="The tutor", exact=True)).to_be_visible()
        fine(page, errors)
    page.goto(f"{classroom}tutor/exchanges/")
    page.locator(".exchange__at").first.click()
    expect(page.get_by_role("link", name=re.compile("^All that"))).to_be_visible()
    fine(page, errors)


def test_a_student_reads_their_own_and_switches_it_off_and_on(stack, asking, open_page, errors):
    context, _ = asking("What is a function?", viewport=PHONE["viewport"])
    page = open_page(context)
    page.goto(f"{stack.url}/projects/")
    page.get_by_role("link", name="My tutor").click()
    expect(page.get_by_role("article")).to_have_count(1)
    expect(page.get_by_role("article")).to_contain_text("What is a function?")
    expect(page.get_by_text("59 of 60 helps are left.")).to_be_visible()
    fine(page, errors)
    page.get_by_role("checkbox", name=re.compile("^The tutor")).uncheck()
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Saved.")).to_be_visible()
    project = fork(context, stack.url, "blank")
    page.goto(project)
    expect(page.get_by_role("button", name="Run", exact=True)).to_be_visible()
    expect(page.get_by_role("button", name="Tutor", exact=True)).to_have_count(0)
    page.goto(f"{stack.url}/my/tutor/")
    page.get_by_role("checkbox", name=re.compile("^The tutor")).check()
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Saved.")).to_be_visible()
    page.goto(project)
    expect(page.get_by_role("button", name="Tutor", exact=True)).to_be_visible()
    assert not errors
