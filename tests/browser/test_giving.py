"""A class helps the tutor learn: its teacher says yes, a student says no, and what would be used is shown first."""

import time
from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.access import findings, too_wide
from tests.stack import Stack

PHONE = {"viewport": {"width": 390, "height": 844}, "color_scheme": "dark", "reduced_motion": "reduce"}
OF_ADA = {"main.py": '# by Zorba\nzwiebel = 3\nprint("Zorba has", zwiebl)\n'}
OF_GRACE = {"main.py": 'quokkas = 7\nprint("Quokkas:", quokas)\n'}
NIGHT = "from tutor.tasks import collect_gifts; collect_gifts.delay()"


@pytest.fixture
def giving(stack: Stack, teacher) -> Iterator[Page]:
    """What the class gives, as its teacher sees it. In the end nothing, as before."""
    page = teacher()
    page.goto(f"{stack.url}/classes/")
    page.locator(".class-card__link").first.click()
    page.wait_for_url("**/classes/*-*/")
    page.goto(f"{page.url}tutor/rules/")
    page.get_by_role("link", name="Helping it learn").click()
    expect(page.get_by_role("heading", name="Helping the tutor learn")).to_be_visible()
    yield page
    stop = page.get_by_role("button", name="Stop, and delete what was kept")
    if stop.count():
        stop.click()


def test_a_class_gives_and_each_student_has_the_last_word(stack, giving, teacher, workspace, errors):
    expect(giving.get_by_text("This class gives nothing.")).to_be_visible()
    giving.get_by_role("button", name="Yes, this class gives").click()
    expect(giving.get_by_text("Nothing waits.")).to_be_visible()
    fine(giving, errors)

    ada, grace = workspace(OF_ADA), workspace(OF_GRACE, **PHONE)
    for student in (ada, grace):
        student.run_to_the_end()
    stack.manage("shell", "-v0", "-c", NIGHT).check_returncode()
    waiting(giving, 2)
    own = mine(grace.page, stack)
    own.get_by_text("The one that is yours").click()
    expect(own.locator("pre")).to_be_visible()
    fine(grace.page, errors)
    own.get_by_role("button", name="No, leave mine out").click()
    expect(own).to_contain_text("You have said no: nothing of yours is used.")
    fine(grace.page, errors)

    on_phone = teacher(**PHONE)
    on_phone.goto(giving.url)
    program = waiting(on_phone, 1).locator("pre")
    assert [word for word in ("zorba", "zwieb", "quok", "#") if word in program.inner_text().lower()] == []
    fine(on_phone, errors)
    on_phone.get_by_role("button", name="Those with a tick may be used").click()
    expect(on_phone.get_by_role("heading", name="May be used")).to_be_visible()
    fine(on_phone, errors)

    own = mine(ada.page, stack)
    own.get_by_text("The one that is yours").click()
    expect(own.get_by_text("may be used", exact=True)).to_be_visible()
    own.get_by_role("button", name="Leave this one out").click()
    expect(own.get_by_text("Nothing of yours is kept for it at this moment.")).to_be_visible()
    giving.reload()
    expect(giving.locator("pre")).to_have_count(0)
    giving.get_by_role("button", name="Stop, and delete what was kept").click()
    expect(giving.get_by_text("This class gives nothing. What was kept is deleted.")).to_be_visible()
    fine(giving, errors)


def waiting(page: Page, number: int) -> Locator:
    """So many programs wait for the teacher: each was run again in a box before."""
    programs = page.get_by_role("listitem").filter(has=page.get_by_role("checkbox"))
    end = time.monotonic() + 30
    while programs.count() != number:
        assert time.monotonic() < end, f"{programs.count()} wait for the teacher."
        page.wait_for_timeout(300)
        page.reload()
    return programs


def mine(page: Page, stack: Stack) -> Locator:
    page.goto(f"{stack.url}/my/tutor/")
    return page.get_by_role("region", name="Helping the tutor learn")


def fine(page: Page, errors: list[str]) -> None:
    assert (findings(page), too_wide(page), errors) == ("", "", [])
