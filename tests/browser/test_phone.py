"""The same on a phone, with a finger."""

import re
from uuid import uuid4

import pytest
from playwright.sync_api import expect

from tests.browser.access import too_wide
from tests.browser.preparing import send
from tests.browser.test_lesson import begun  # noqa: F401 - a fixture
from tests.browser.tutor import Panel
from tests.browser.workspace import SLOW

PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True, "device_scale_factor": 2}
PROGRAM = """name = input("Your name? ")
print("Hello", name, "-" * 200)
import matplotlib.pyplot as plt
plt.plot([1, 4, 2])
plt.title("Three dots")
plt.show()
import pandas
display(pandas.DataFrame({"a heading of many words %d" % n: [n] for n in range(9)}))
print(nam)
"""


def test_run_answer_and_see_a_plot_with_a_finger(workspace):
    work = workspace({"main.py": PROGRAM}, **PHONE)
    assert too_wide(work.page) == ""
    work.page.get_by_role("button", name="Run", exact=True).tap()
    box = work.page.get_by_role("textbox", name="Your name?")
    expect(box).to_be_in_viewport(timeout=SLOW)
    assert box.evaluate("box => parseFloat(getComputedStyle(box).fontSize)") >= 16, "a phone would zoom in"
    box.tap()
    work.page.keyboard.type("Ada")
    work.page.get_by_role("button", name="Enter", exact=True).tap()
    work.wait_until_done()
    expect(work.console.locator(".failure__message")).to_be_in_viewport()  # the last and not the largest
    plot = work.page.get_by_role("img", name=re.compile("Three dots"))
    expect(plot).to_be_visible()
    plot.scroll_into_view_if_needed()
    assert plot.bounding_box()["width"] <= 390
    expect(work.page.get_by_role("columnheader", name="words 8")).to_have_count(1)
    assert too_wide(work.page) == ""
    plot.tap()
    large = work.page.get_by_role("dialog", name="The picture, large")
    expect(large).to_be_visible()
    assert too_wide(work.page) == ""
    large.get_by_role("button", name="Close").tap()
    expect(large).to_be_hidden()


LONG = "A_title_that_is_one_long_word_without_any_space_in_it_at_all"


def test_on_the_smallest_screen_a_teacher_reads_a_long_title_in_lines(workspace, teacher, stack):
    work = workspace({"main.py": "print(1)\n"})
    send(work.page.context, f"{work.page.url}title/", form={"title": LONG})
    send(work.page.context, f"{work.page.url}share/")
    classes = teacher(viewport={"width": 320, "height": 640})
    classes.goto(f"{stack.url}/classes/")
    address = classes.locator(".class-card__link").first.evaluate("link => link.href")
    send(work.page.context, f"{work.page.url}share/{address.rstrip('/').rpartition('/')[2]}/", form={"asked": "1"})
    panel = Panel(work.page)
    panel.opener.click()
    panel.ask("what is a loop?")
    panel.wait_until_said()
    classes.goto(f"{address}sharing/")
    name = classes.locator(".roster__name", has_text=LONG)
    assert name.bounding_box()["width"] > 200
    assert too_wide(classes) == ""
    classes.goto(f"{address}tutor/exchanges/")
    classes.locator(".exchange__at").first.click()
    expect(classes.get_by_role("link", name=f"Open “{LONG}”")).to_be_visible()
    assert too_wide(classes) == ""


def test_the_card_of_a_long_nickname_fits_on_the_smallest_screen(stack, browser, open_page):
    context = browser.new_context(viewport={"width": 320, "height": 640})
    page = open_page(context)
    page.goto(stack.class_link)
    page.get_by_label("Your nickname").fill(f"{uuid4().hex[:6]}{'W' * 24}")
    page.get_by_role("button", name="Start").click()
    expect(page.get_by_role("heading", name="Keep these three words")).to_be_visible()
    assert too_wide(page) == ""
    context.close()


def test_a_tick_stands_beside_its_words_on_the_smallest_screen(stack, browser, open_page):
    context = browser.new_context(viewport={"width": 320, "height": 640})
    page = open_page(context)
    page.goto(f"{stack.url}/accounts/login/")
    tick = page.get_by_role("checkbox")
    words = tick.evaluate(
        """tick => {
          const range = document.createRange();
          range.selectNodeContents(tick.closest("label").lastChild);
          return range.getBoundingClientRect().left;
        }"""
    )
    box = tick.bounding_box()
    assert words >= box["x"] + box["width"]
    context.close()


def test_the_ways_out_of_the_workspace_stand_in_one_row(workspace):
    page = workspace({"main.py": "print(1)\n"}, **PHONE).page
    links = page.get_by_role("navigation", name="Site").get_by_role("link")
    assert len({link.bounding_box()["y"] for link in links.all()}) == 1
    expect(links.last).to_be_in_viewport(ratio=1)
    assert page.get_by_role("banner").bounding_box()["height"] < 64


@pytest.mark.long
def test_what_a_finger_taps_is_large_enough(stack, student, open_page, workspace, errors):
    work = workspace({"main.py": "print(1)\n", "notes.txt": ""}, **PHONE)
    page = open_page(work.page.context)
    small = []
    for path in ("/starters/", "/projects/", work.page.url.removeprefix(stack.url)):
        page.goto(stack.url + path)
        page.wait_for_load_state("networkidle")
        small += [f"{path}: {found}" for found in page.evaluate(SMALLER_THAN_A_FINGER)]
    assert not small, "\n".join(small)


# Links inside a sentence are as large as its letters; everything else has room for a finger (WCAG 2.2: 24 px).
SMALLER_THAN_A_FINGER = """() => [...document.querySelectorAll("button, summary, select, input, a.button, [role=tab]")]
  .filter((element) => element.checkVisibility({visibilityProperty: true}) && !element.closest(".visually-hidden"))
  .filter((element) => !element.classList.contains("visually-hidden"))
  .map((element) => [element, (element.closest("label") ?? element).getBoundingClientRect()])
  .filter(([, {width, height}]) => width < 24 || height < 24)
  .map(([element, {width, height}]) => `${Math.round(width)}x${Math.round(height)} ${element.outerHTML.slice(0, 140)}`)
"""


def test_why_a_step_is_not_met_is_seen_and_the_strip_leads_there(begun):  # noqa: F811
    lesson = begun(**PHONE)
    reason = lesson.panel.locator(".verdict__line--missing")
    lesson.page.get_by_role("button", name="Run", exact=True).tap()
    lesson.wait_for("not_yet")
    expect(reason).to_be_in_viewport(ratio=1)
    expect(lesson.panel.get_by_role("button", name="Help me")).to_be_in_viewport()
    assert lesson.run_button.evaluate("(button) => button === document.activeElement")

    lesson.page.evaluate("scrollTo(0, document.body.scrollHeight)")
    strip = lesson.page.get_by_role("button", name=re.compile("Lesson: .*Not yet"))
    strip.tap()
    expect(reason).to_be_in_viewport(ratio=1)
    strip.tap()
    expect(reason).to_be_hidden()


def test_an_error_is_looked_at_before_the_step(begun):  # noqa: F811
    lesson = begun(**PHONE)
    lesson.type_over("score = 1\nprint(scroe)\n")
    lesson.page.get_by_role("button", name="Run", exact=True).tap()
    lesson.wait_for("not_yet")
    expect(lesson.page.locator(".failure .finding__sentence")).to_be_in_viewport()
