"""Colours, size of the letters, and less movement: chosen once, kept everywhere."""

import pytest
from playwright.sync_api import Page, expect


def luminance(page: Page) -> float:
    red, green, blue = page.evaluate(
        r"getComputedStyle(document.body).backgroundColor.match(/\d+(\.\d+)?/g).slice(0, 3).map(Number)"
    )
    return (0.2126 * red + 0.7152 * green + 0.0722 * blue) / 255


def letters(page: Page) -> float:
    return page.evaluate("parseFloat(getComputedStyle(document.body).fontSize)")


def test_colours_and_letters_are_chosen_once_for_all_pages(stack, student, open_page, errors):
    page = open_page(student(color_scheme="light"))
    page.goto(f"{stack.url}/starters/")
    usual = letters(page)
    assert luminance(page) > 0.7
    page.locator("summary", has_text="Appearance").click()
    page.get_by_text("Dark", exact=True).click()
    page.locator(".choice--larger").click()
    assert luminance(page) < 0.2
    assert letters(page) > usual * 1.15
    page.goto(f"{stack.url}/projects/")
    assert luminance(page) < 0.2
    assert letters(page) > usual * 1.15
    page.locator("summary", has_text="Appearance").click()
    expect(page.get_by_label("Dark", exact=True)).to_be_checked()
    assert not errors


def test_the_dark_that_the_computer_wants_is_there_at_once(stack, student, open_page):
    page = open_page(student(color_scheme="dark"))
    page.goto(f"{stack.url}/starters/")
    assert luminance(page) < 0.2


def test_nothing_moves_for_those_who_want_it_so(workspace):
    work = workspace({"main.py": "import time\ntime.sleep(1)\nprint(1)\n"}, reduced_motion="reduce")
    work.run()
    moving = work.page.evaluate(
        "document.getAnimations().filter(({effect}) => effect.getComputedTiming().duration > 100).length"
    )
    assert moving == 0
    work.wait_until_done()


@pytest.mark.long
def test_the_plain_text_area_asks_stops_and_shows_as_well(workspace):
    work = workspace({"main.py": "print('Hello', input('Name? '))\nwhile True:\n    pass\n"})
    work.page.get_by_label("Plain text area").check()
    area = work.page.get_by_role("textbox", name="Code of main.py")
    area.press("Control+Enter")
    box = work.page.get_by_role("textbox", name="Name?")
    expect(box).to_be_focused(timeout=30_000)
    work.page.keyboard.type("Ada\n")
    expect(work.console).to_contain_text("Hello Ada", timeout=30_000)
    work.page.wait_for_timeout(600)  # so soon after Run, a press is taken for a double click
    work.page.get_by_role("button", name="Stop", exact=True).click()
    expect(work.console).to_contain_text("it was in the loop on line 2", timeout=30_000)
    area.fill("import matplotlib.pyplot as plt\nplt.plot([1, 2])\nplt.show()\n")
    area.press("F5")
    expect(work.page.get_by_role("region", name="Pictures and tables").get_by_role("img")).to_be_visible(timeout=30_000)


def test_the_wall_of_a_gallery_that_is_empty_reaches_the_footer(stack, student, open_page, errors):
    page = open_page(student(viewport={"width": 1280, "height": 1400}))
    page.goto(f"{stack.url}/gallery/")
    wall, footer = page.locator(".pegboard").bounding_box(), page.get_by_role("contentinfo").bounding_box()
    assert abs(wall["y"] + wall["height"] - footer["y"]) <= 1
    assert not errors


def test_where_the_browser_chooses_the_colours_one_sees_which_page_this_is(stack, teacher):
    page = teacher(forced_colors="active")
    page.goto(f"{stack.url}/classes/")
    page.locator(".class-card__link").first.click()
    address = page.url
    for path in ("", "tutor/rules/"):
        page.goto(f"{address}{path}")
        here, other = (
            page.locator(f"nav a{which}").first.evaluate("link => getComputedStyle(link).borderBottomWidth")
            for which in ("[aria-current]", ":not([aria-current])")
        )
        assert here != other


CONTRAST = r"""box => {
  const part = (value) => (value /= 255) <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  const numbers = (colour) => colour.match(/\d+(\.\d+)?/g).slice(0, 3).map(Number);
  const light = ([red, green, blue]) => 0.2126 * part(red) + 0.7152 * part(green) + 0.0722 * part(blue);
  const example = getComputedStyle(box, "::placeholder"), ground = numbers(getComputedStyle(box).backgroundColor);
  const ink = numbers(example.color).map((value, i) => value * example.opacity + ground[i] * (1 - example.opacity));
  const [more, less] = [light(ink), light(ground)].sort((a, b) => b - a);
  return (more + 0.05) / (less + 0.05);
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_example_in_a_field_can_be_read(stack, browser, scheme):
    context = browser.new_context(color_scheme=scheme)
    page = context.new_page()
    for path in ("/welcome/", "/back/"):
        page.goto(stack.url + path)
        assert page.locator("main input[placeholder]").evaluate(CONTRAST) >= 4.5
    context.close()
