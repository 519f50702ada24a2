"""Every page, for everybody who sees it: axe finds nothing, nothing is too wide, the console is silent."""

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser.access import findings, too_wide
from tests.browser.workspace import SLOW, Workspace

LOOKS = {
    "light and wide": {"color_scheme": "light", "viewport": {"width": 1280, "height": 800}},
    "dark, on a phone, in large letters": {"color_scheme": "dark", "viewport": {"width": 390, "height": 844}},
}
LARGER = "localStorage.setItem('buildalong.text', 'larger')"
PROGRAM = """import matplotlib.pyplot as plt
import pandas
print('wide ' * 60)
plt.plot([1, 4, 2])
plt.show()
display(pandas.DataFrame({'a rather long heading %d' % n: ['some words'] for n in range(12)}))
print(nobody)
"""


WIDE, PHONE = LOOKS.values()


@pytest.fixture(params=[pytest.param(WIDE, marks=pytest.mark.long), PHONE], ids=LOOKS)
def look(request) -> dict:
    return request.param


@pytest.fixture
def check(errors) -> Iterator[Callable[[Page, str], None]]:
    """Looks at a page, whatever it finds, so that one run tells about all of them."""
    found = []

    def look_at(page: Page, name: str) -> None:
        found.extend(f"{name}: {finding}" for finding in (findings(page), too_wide(page)) if finding)
        found.extend(f"{name}: {line}" for line in errors)
        errors.clear()

    yield look_at
    assert not found, "\n".join(found)


def dressed(page: Page, look: dict) -> Page:
    if look["viewport"]["width"] == 390:
        page.add_init_script(LARGER)
    return page


def forgive(errors: list[str], status: int) -> None:
    """The browser reports a refusal, which is meant, as an error."""
    errors[:] = [line for line in errors if f"status of {status}" not in line]


@pytest.mark.some(1)
def test_the_doors(stack, browser, open_page, look, check, errors):
    context = browser.new_context(**look)
    page = dressed(open_page(context), look)
    for path in ("/welcome/", "/back/", "/accounts/login/"):
        page.goto(stack.url + path)
        check(page, path)
        page.locator("main form").first.evaluate("form => { form.noValidate = true; form.requestSubmit(); }")
        expect(page.locator(".field__error, [role=alert]").first).to_be_visible()
        forgive(errors, 422)
        check(page, f"{path} refused")
    page.goto(stack.class_link)
    check(page, "join")
    for path, status in (
        ("/nothing/here/", 404),
        ("/teach/used/", 404),
        ("/teach/used/", 410),
        ("/join/NONE2345/", 404),
    ):
        page.goto(stack.url + path)
        for meant in (404, 410, 422, status):
            forgive(errors, meant)
        check(page, path)
    context.close()


@pytest.mark.some(1)
def test_the_pages_of_a_student(stack, browser, student, open_page, look, check):
    page = dressed(open_page(student(**look)), look)
    page.goto(f"{stack.url}/card/")
    check(page, "card, kept nowhere")
    page.get_by_role("button", name="Make a new card").click()
    expect(page.get_by_role("heading", name="Keep these three words")).to_be_visible()
    check(page, "card")
    page.goto(f"{stack.url}/projects/")
    check(page, "no projects")
    page.goto(f"{stack.url}/starters/")
    check(page, "starters")
    Workspace.fork(page, "mad-libs").wait_until_open()
    check(page, "workspace")
    page.goto(f"{stack.url}/projects/")
    check(page, "projects")
    page.locator("summary", has_text="More for Mad libs").click()
    check(page, "projects, menu open")
    page.get_by_role("button", name="Delete").click()
    expect(page.get_by_role("button", name="Bring it back")).to_be_visible()
    check(page, "projects, one deleted")
    page.locator("summary", has_text="Appearance").click()
    check(page, "appearance")
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Sign out").click()
    expect(page.get_by_role("heading", name="Do you have your three words?")).to_be_visible()
    check(page, "signing out")


@pytest.mark.some(1)
def test_the_pages_of_a_teacher(stack, teacher, workspace, look, check):
    work = workspace({"main.py": PROGRAM, "notes.txt": "words\n"})
    work.run_to_the_end()
    page = dressed(teacher(**look), look)
    for path in ("/classes/", "/accounts/password/change/", "/accounts/2fa/", "/starters/", "/projects/"):
        page.goto(stack.url + path)
        check(page, path)
    page.goto(stack.class_link)
    check(page, "join, as a teacher sees it")
    page.goto(f"{stack.url}/classes/")
    page.locator(".class-card__link").first.click()
    expect(page.get_by_role("rowheader").first).to_be_visible()
    page.get_by_role("button", name=re.compile("^New card")).first.click()
    expect(page.get_by_role("region", name="Return card", exact=True)).to_be_visible()
    check(page, "class")
    page.goto(work.page.url)
    read = Workspace(page)
    read.wait_until_open()
    expect(read.console).to_contain_text("NameError", timeout=SLOW)
    check(page, "workspace of a student")


@pytest.mark.some(1)
def test_the_workspace_after_everything(workspace, look, check):
    work = workspace({"main.py": PROGRAM, "notes.txt": "words\n"}, **look)
    dressed(work.page, look)
    work.reload()
    work.run_to_the_end()
    expect(work.page.get_by_role("img", name=re.compile("plot|line|chart", re.IGNORECASE))).to_be_visible()
    check(work.page, "workspace with an error, a plot and a table")
