"""Showing a project: the link, a friend who runs and remixes it, the gallery, a report, and the link taken back."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.access import findings, too_wide
from tests.browser.test_hostile_output import STRANGERS, press_everything, watch
from tests.browser.workspace import SLOW, Workspace

ATTACKS = sorted((Path(__file__).parents[1] / "attacks").glob("html_*.py"))
POEM = "name = 'roses'\nprint(name, 'are red')\n"


class Shared(Workspace):
    """The page that a link opens."""

    def open(self, link: str) -> "Shared":
        self.page.goto(link)
        self.wait_until_open()
        return self


def test_a_project_is_shared_run_remixed_and_taken_back(workspace, student, open_page, errors):
    work = workspace({"main.py": POEM, "notes.txt": "words\n"})
    work.run_to_the_end()
    link = shares(work.page)
    friend = Shared(open_page(student(viewport={"width": 1280, "height": 800}))).open(link)
    expect(friend.page.get_by_role("heading", level=1)).to_have_text("Blank")
    expect(friend.console).to_contain_text("roses are red")
    expect(friend.page.locator("[data-last]")).to_be_visible()
    friend.write(POEM.replace("red", "blue"))
    expect(friend.page.locator("[data-changed]")).to_be_visible()
    assert "roses are blue" in friend.run_to_the_end()
    sees_whose_idea_it_was(remixes(friend))
    work.reload()
    assert "red" in work.text()  # the owner's is as it was
    late = Shared(open_page(student())).open(link)
    takes_back(work.page)
    expect(late.page.locator("[data-run-status]")).to_contain_text("not open any more", timeout=SLOW)
    expect(late.run_button).to_be_disabled()
    assert late.page.goto(link).status == 404
    errors.clear()  # the browser reports the 404 as an error


def shares(page: Page) -> str:
    page.get_by_role("link", name="Share", exact=True).click()
    dialog = page.get_by_role("dialog", name="Share it")
    dialog.get_by_role("button", name="Make a link").click()
    link = dialog.get_by_label("The link").input_value()
    assert re.search(r"/shared/[\w-]{22}/$", link)
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    return link


def takes_back(page: Page) -> None:
    page.get_by_role("link", name="Share", exact=True).click()
    dialog = page.get_by_role("dialog", name="Share it")
    dialog.locator("summary", has_text="Take the link back").click()
    dialog.get_by_role("button", name="Take it back").click()
    expect(dialog.get_by_role("button", name="Make a link")).to_be_visible()


def remixes(friend: Shared) -> Workspace:
    friend.page.get_by_role("button", name="Remix it").click()
    friend.page.wait_for_url("**/projects/*-*/")
    remix = Workspace(friend.page)
    remix.wait_until_open()
    assert "blue" in remix.text()
    return remix


def sees_whose_idea_it_was(remix: Workspace) -> None:
    expect(remix.page.locator(".origin")).to_have_text(re.compile(r"Remixed from\s+Blank\s+by Student"))
    remix.page.get_by_role("link", name="See the whole family").click()
    first = remix.page.locator(".family > li > .family__card")
    expect(first.get_by_role("link", name="Blank")).to_be_visible()
    expect(remix.page.locator(".family ul .family__card--here")).to_contain_text("you came from here")
    remix.page.go_back()
    remix.page.locator(".origin a").click()
    expect(remix.page.get_by_role("heading", level=1)).to_have_text("Blank")


@pytest.mark.long
def test_a_program_that_asks_draws_and_fails_does_so_for_a_visitor_too(workspace, student, open_page):
    program = "import turtle\nturtle.speed(0)\nturtle.forward(50)\nname = input('Your name? ')\nprint('hello', nam)\n"
    work = workspace({"main.py": program})
    visitor = Shared(open_page(student(viewport={"width": 1280, "height": 800}))).open(shares(work.page))
    visitor.run()
    visitor.answer.fill("Grace")
    visitor.answer.press("Enter")
    visitor.wait_until_done()
    expect(visitor.page.locator(".failure")).to_contain_text("NameError")
    expect(visitor.page.locator("[data-drawing] canvas").first).to_be_visible()


def test_the_gallery_the_report_and_the_answer(stack, workspace, student, teacher, open_page, errors):
    work = workspace({"main.py": POEM})
    title = f"Poem {work.page.url[-7:-1]}"  # of no other project in the class
    renames(work.page, title)
    link = shares(work.page)
    work.page.get_by_role("link", name="Share", exact=True).click()
    work.page.get_by_role("button", name="Put it in the gallery").first.click()
    expect(work.page.get_by_text("It waits for your teacher")).to_be_visible()
    desk = teacher()
    approves(desk, stack.url, title)
    friend = open_page(student())
    friend.goto(f"{stack.url}/gallery/")
    friend.get_by_role("link", name=title).click()
    friend.wait_for_url(link)
    likes(friend)
    reports(friend)
    answers(desk, stack.url, title)
    assert friend.goto(link).status == 404
    work.page.goto(f"{stack.url}/projects/")
    expect(work.page.get_by_text("Your teacher has closed the link")).to_contain_text("Let us talk.")
    work.page.get_by_role("button", name="I have read it").click()
    expect(work.page.get_by_text("Your teacher has closed the link")).to_have_count(0)
    errors.clear()  # the browser reports the 404 as an error


def renames(page: Page, title: str) -> None:
    field = page.get_by_label("Name of the project")
    field.fill(title)
    with page.expect_response("**/title/"):
        field.press("Enter")


def approves(page: Page, url: str, title: str) -> None:
    page.goto(f"{url}/classes/")
    page.locator(".class-card__link").first.click()
    page.get_by_role("button", name=f"Put it in the gallery {title}").click()
    expect(page.get_by_role("button", name=f"Take it down {title}")).to_be_visible()


def likes(page: Page) -> None:
    page.get_by_role("button", name="Clever").click()
    expect(page.get_by_role("button", name="Clever")).to_have_attribute("aria-pressed", "true")
    page.get_by_role("button", name="Funny").click()
    expect(page.get_by_role("button", name="Funny")).to_have_attribute("aria-pressed", "true")
    expect(page.get_by_role("button", name="Funny")).to_be_focused()
    page.get_by_role("button", name="Funny").click()
    expect(page.get_by_role("button", name="Funny")).to_have_attribute("aria-pressed", "false")


def reports(page: Page) -> None:
    page.locator("summary", has_text="Tell the teacher").click()
    page.get_by_label("It is unkind to somebody").check()
    page.get_by_label("One sentence about it").fill("It laughs at roses.")
    page.get_by_role("button", name="Send it to the teacher").click()
    expect(page.get_by_text("Thank you. The teacher will look at it")).to_be_visible()


def answers(page: Page, url: str, title: str) -> None:
    page.goto(f"{url}/reports/")
    report = page.get_by_role("listitem").filter(has=page.get_by_role("heading", name=title))
    expect(report).to_contain_text("It laughs at roses.")
    report.get_by_label("A sentence to the owner").fill("Let us talk.")
    report.get_by_role("button", name="Hide it at once").click()
    expect(page.get_by_role("button", name=f"Allow it again {title}")).to_be_visible()


@pytest.mark.long
def test_it_is_shared_and_run_by_keyboard_alone(workspace, student, open_page):
    work = workspace({"main.py": "print('typed')\n"})
    share = work.page.get_by_role("link", name="Share", exact=True)
    share.focus()
    work.page.keyboard.press("Enter")
    make = work.page.get_by_role("button", name="Make a link")
    tab_to(work.page, make)
    work.page.keyboard.press("Enter")
    field = work.page.get_by_label("The link")
    expect(field).to_be_visible()
    tab_to(work.page, work.page.get_by_role("button", name="Copy"))
    work.page.keyboard.press("Enter")
    expect(work.page.locator("[data-copy-from]")).to_contain_text(re.compile("Copied|Ctrl"))
    link = field.input_value()
    work.page.keyboard.press("Escape")
    expect(share).to_be_focused()
    visitor = Shared(open_page(student())).open(link)
    visitor.code.focus()
    visitor.page.keyboard.press("Control+Enter")
    visitor.wait_until_done()
    expect(visitor.console).to_contain_text("typed")
    tab_to(visitor.page, visitor.page.get_by_role("button", name="Clever"), before="Escape")


def tab_to(page: Page, target, before: str = "") -> None:
    for _ in range(30):
        if target.evaluate("element => element === document.activeElement"):
            return
        if before:
            page.keyboard.press(before)
        page.keyboard.press("Tab")
    raise AssertionError("The keyboard does not reach it.")


@pytest.mark.long
@pytest.mark.parametrize(
    "look",
    [
        pytest.param({"color_scheme": "light", "viewport": {"width": 1280, "height": 800}}, marks=pytest.mark.long),
        {"color_scheme": "dark", "viewport": {"width": 390, "height": 844}},
    ],
    ids=["wide", "dark phone"],
)
def test_the_pages_can_be_used_by_everybody(stack, workspace, student, teacher, browser, open_page, look, errors):
    program = "import matplotlib.pyplot as plt\nplt.plot([1, 3, 2])\nplt.show()\nprint('wide ' * 60)\nprint(nobody)\n"
    work = workspace({"main.py": program, "a-file-with-a-long-name.txt": "words\n"}, **look)
    work.run_to_the_end()
    found = []

    def check(page: Page, name: str) -> None:
        found.extend(f"{name}: {finding}" for finding in (findings(page), too_wide(page)) if finding)

    link = shares(work.page)
    work.page.get_by_role("link", name="Share", exact=True).click()
    expect(work.page.get_by_label("The link")).to_be_visible()
    work.page.locator("summary", has_text="For a phone").click()
    work.page.locator("summary", has_text="Take the link back").click()
    check(work.page, "dialog")
    work.page.get_by_role("button", name="Put it in the gallery").first.click()
    check(work.page, "dialog, waiting")
    project = work.page.url
    work.page.goto(f"{project}share/")
    check(work.page, "dialog as a page")
    desk = teacher(**look)
    desk.goto(f"{stack.url}/classes/")
    desk.locator(".class-card__link").first.click()
    desk.get_by_role("button", name=re.compile("Put it in the gallery")).last.click()
    expect(desk.get_by_role("button", name=re.compile("Take it down")).last).to_be_visible()
    check(desk, "class")
    visitor = Shared(open_page(student(**look))).open(link)
    check(visitor.page, "shared")
    visitor.run_to_the_end()
    visitor.page.locator("summary", has_text="Tell the teacher").click()
    check(visitor.page, "shared, run, reporting")
    reports_after(visitor.page)
    check(visitor.page, "shared, thanked")
    visitor.page.goto(f"{stack.url}/gallery/")
    check(visitor.page, "gallery")
    visitor.open(link)
    visitor.page.get_by_role("button", name="Remix it").click()
    visitor.page.wait_for_url("**/projects/*-*/")
    visitor.wait_until_open()
    check(visitor.page, "workspace of a remix")
    visitor.page.get_by_role("link", name="See the whole family").click()
    check(visitor.page, "family")
    desk.goto(f"{stack.url}/reports/")
    check(desk, "reports")
    nobody = browser.new_context(**look)
    page = open_page(nobody)
    page.goto(link)
    expect(page.get_by_role("heading", level=1)).to_have_text("Come in first")
    check(page, "door")
    nobody.close()
    errors.clear()  # the browser reports the closed door as an error
    assert not found, "\n".join(found)


def reports_after(page: Page) -> None:
    page.get_by_label("Something else").check()
    page.get_by_role("button", name="Send it to the teacher").click()
    expect(page.get_by_text("Thank you. The teacher will look at it")).to_be_visible()


@pytest.mark.long
def test_hostile_output_stays_in_its_box_before_a_visitor(workspace, student, open_page, errors):
    work = workspace({"main.py": ""})
    link = shares(work.page)
    visitor = Shared(open_page(student(viewport={"width": 1280, "height": 800})))
    opened, found = watch(visitor.page), {}
    for attack in ATTACKS:
        work.put({"main.py": attack.read_text()})
        work.run_to_the_end()
        visitor.open(link)  # shows what the owner's run showed
        found[attack.name] = harm(visitor)
        visitor.run_to_the_end()
        found[attack.name] += harm(visitor) + opened + errors
        opened.clear()
        errors.clear()
    assert found == {attack.name: [] for attack in ATTACKS}


def harm(visitor: Shared) -> list[str]:
    """What the output did to the page."""
    press_everything(visitor.page)
    found = visitor.page.evaluate(STRANGERS.replace("[data-keys-opener]", ".site-logo"))
    if visitor.page.evaluate("String(window.__pwned)") != "undefined" or "PWNED" in visitor.page.title():
        found.append("pwned")
    return found


def test_run_pressed_while_the_page_still_loads_is_done_when_it_is_there(workspace, student, open_page):
    link = shares(workspace({"main.py": POEM}).page)
    page = open_page(student(viewport={"width": 1280, "height": 800}))
    waiting = []
    page.route(re.compile(r"/projects/shared(\.\w+)?\.js"), lambda route: waiting.append(route))
    page.goto(link, wait_until="commit")
    page.locator("[data-run]").click()
    expect(page.locator("[data-run-status]")).to_contain_text("runs as soon as the page is ready")
    waiting[0].continue_()
    expect(page.get_by_role("log")).to_contain_text("roses are red", timeout=SLOW)
