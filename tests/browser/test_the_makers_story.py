"""What makes a program mine, from the first petal to the teacher's zip: at a desk with the keyboard alone, and on a
phone with a finger, where no websocket passes."""

import re
import zipfile
from uuid import uuid4

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from tests.browser.access import too_wide
from tests.browser.test_blocked import NEVER_OPENS
from tests.browser.test_keyboard import tab_to
from tests.browser.test_phone import PHONE
from tests.browser.workspace import SLOW, Workspace

FLOWER = """from turtle import *
shape("turtle")
color("tomato")
speed(0)
for petal in range(6):
    circle(60)
    left(60)
penup()
onkey(lambda: goto(100, 0), "Right")
listen()
done()
"""
MEANT = ("WebSocket", "ERR_INTERNET_DISCONNECTED", "409 (Conflict)")  # the browser's own words about what was done
LOOP = "total = 0\nfor n in [3, 4]:\n    total += n\n"


class Keyboard:
    """No mouse."""

    options = {"viewport": {"width": 1280, "height": 800}}

    def ready(self, page: Page) -> Page:
        return page

    def press(self, target: Locator) -> None:
        tab_to(target, most=90, leaving=True)
        target.page.keyboard.press("Enter")

    def into(self, code: Locator) -> None:
        if not code.evaluate("code => code === document.activeElement"):
            tab_to(code, most=90)

    def turn_right(self, page: Page) -> None:
        expect(page.locator(".drawing__stage")).to_be_focused(timeout=SLOW)
        page.keyboard.press("ArrowRight")

    def stop(self, page: Page) -> None:
        page.keyboard.press("Control+.")

    def slide(self, page: Page, button: str, key: str) -> None:
        page.keyboard.press(key)


class Finger:
    """No key but letters, and no websocket ever opens."""

    options = PHONE

    def ready(self, page: Page) -> Page:
        page.add_init_script(NEVER_OPENS)
        return page

    def press(self, target: Locator) -> None:
        target.tap()

    def into(self, code: Locator) -> None:
        code.tap()

    def turn_right(self, page: Page) -> None:
        expect(page.locator(".drawing__stage")).to_be_in_viewport()
        page.get_by_role("group", name="Keys of the program").get_by_role("button", name="Right").tap()

    def stop(self, page: Page) -> None:
        page.get_by_role("button", name="Stop", exact=True).tap()

    def slide(self, page: Page, button: str, key: str) -> None:
        page.get_by_role("button", name=button, exact=True).tap()


class Maker(Workspace):
    def __init__(self, page: Page, hand: Keyboard | Finger):
        super().__init__(page)
        self.hand = hand

    def open(self, address: str) -> "Maker":
        self.page.goto(address)
        self.wait_until_open()
        return self

    def arrive(self, link: str) -> str:
        """Gives the three words of the card."""
        self.page.goto(link)
        self.page.get_by_label("Your nickname").fill(f"Maker {uuid4().hex[:6]}")
        self.press("button", "Start", exact=True)
        return self.page.get_by_role("region", name="Return card").locator(".words").inner_text()

    def press(self, role: str, name: str, *, exact: bool = False) -> None:
        self.hand.press(self.page.get_by_role(role, name=name, exact=exact))

    def write(self, text: str) -> None:
        self.hand.into(self.code)
        self.page.keyboard.press("Control+a")
        self.page.keyboard.press("Delete")
        self.page.keyboard.insert_text(text)
        self.wait_until_saved()

    def type_at_the_end(self, words: str) -> None:
        self.hand.into(self.code)
        self.page.keyboard.press("Control+End")
        self.page.keyboard.type(words, delay=20)


@pytest.mark.long
@pytest.mark.parametrize("hand", [Keyboard(), Finger()], ids=["keyboard", "finger"])
def test_the_makers_story(stack, browser, teacher, open_page, errors, tmp_path, hand):
    contexts: list[BrowserContext] = []

    def device() -> Page:
        contexts.append(browser.new_context(**hand.options))
        return hand.ready(open_page(contexts[-1]))

    home = Maker(device(), hand)
    words = home.arrive(stack.class_link)
    address = forks(home)
    draws_a_flower_and_moves_it(home)
    finds_it_on_the_cover(home, address)
    goes_back_in_time(home)
    library = Maker(device(), hand)
    types_three_words(library, f"{stack.url}/back/", words)
    goes_on_at_the_same_letter(home, library, address)
    settles_it_with_one_press(home, library)
    sees_whose_idea_it_was(makes_a_link(home), Maker(device(), hand), stack.class_link)
    steps_backwards_through_a_loop(home)
    takes_a_zip(hand.ready(teacher(**hand.options)), address, hand, tmp_path)
    for context in contexts:
        context.close()
    errors[:] = [line for line in errors if not any(words in line for words in MEANT)]
    assert not errors


def forks(home: Maker) -> str:
    home.press("link", "I have written them down")
    home.hand.press(home.page.locator('form[action="/starters/blank/fork/"] button').first)
    home.page.wait_for_url("**/projects/*-*/")
    home.wait_until_open()
    return home.page.url


def types_three_words(library: Maker, address: str, words: str) -> None:
    library.page.goto(address)
    library.page.get_by_label("Your three words").fill(words)
    library.press("button", "Open my projects")
    library.page.wait_for_url(re.compile("/projects/$"))


def draws_a_flower_and_moves_it(home: Maker) -> None:
    home.write(FLOWER)
    home.press("button", "Run", exact=True)
    stage = home.page.locator(".drawing__stage")
    expect(stage).to_have_accessible_description(re.compile("6 .*circles"), timeout=SLOW)
    home.hand.turn_right(home.page)
    expect(stage).to_have_accessible_description(re.compile(r"turtle at .100, 0"), timeout=SLOW)
    home.hand.stop(home.page)
    home.wait_until_done()
    assert too_wide(home.page) == ""


def finds_it_on_the_cover(home: Maker, address: str) -> None:
    home.press("link", "My projects")
    expect(home.page.get_by_role("img", name=re.compile("6 .*circles"))).to_be_visible()
    home.open(address)


def goes_back_in_time(home: Maker) -> None:
    home.write(FLOWER.replace("tomato", "purple"))
    home.press("button", "History")
    dialog = home.page.get_by_role("dialog", name="History")
    expect(dialog.locator(".line--gone mark")).to_have_text("tomato")
    home.hand.slide(home.page, "One version earlier", "ArrowLeft")
    expect(dialog.locator(".line--new", has_text="tomato")).to_be_visible()
    home.press("button", "Bring this file back")
    expect(home.line('color("tomato")')).to_be_visible()


def goes_on_at_the_same_letter(home: Maker, library: Maker, address: str) -> None:
    home.type_at_the_end("# pet")
    home.wait_until_saved()
    home.page.context.set_offline(True)  # the lid is closed
    library.open(address)
    expect(library.page.get_by_text("Line 12, column 6", exact=True)).to_be_visible()
    library.type_at_the_end("als")
    expect(library.line("# petals")).to_be_visible()
    library.wait_until_saved()


def settles_it_with_one_press(home: Maker, library: Maker) -> None:
    home.type_at_the_end("unia")
    expect(home.saving).to_contain_text("kept on this device", timeout=SLOW)
    home.page.context.set_offline(False)
    both = home.page.get_by_role("group", name="Two texts")
    expect(both.get_by_role("region", name="The text here")).to_contain_text("# petunia", timeout=SLOW)
    expect(both.get_by_role("region", name="The other text")).to_contain_text("# petals")
    home.press("button", "Use the other one")
    expect(both).to_be_hidden()
    for work in (home, library):
        expect(work.line("# petals")).to_be_visible(timeout=SLOW)
        work.wait_until_saved()


def makes_a_link(home: Maker) -> str:
    home.press("link", "Share", exact=True)
    home.press("button", "Make a link")
    link = home.page.get_by_role("dialog", name="Share it").get_by_label("The link").input_value()
    home.page.keyboard.press("Escape")
    return link


def sees_whose_idea_it_was(link: str, friend: Maker, class_link: str) -> None:
    friend.arrive(class_link)
    friend.open(link)
    expect(friend.line("# petals")).to_be_visible()
    friend.press("button", "Run", exact=True)
    expect(friend.page.locator(".drawing__stage")).to_be_visible(timeout=SLOW)
    friend.press("button", "Remix it")
    friend.page.wait_for_url("**/projects/*-*/")
    friend.wait_until_open()
    expect(friend.page.locator(".origin")).to_have_text(re.compile(r"Remixed from\s+Blank\s+by Maker"))
    friend.type_at_the_end("!")
    friend.press("button", "History")
    friend.page.get_by_label("Compare with").select_option(label="the original")
    expect(friend.page.locator("[data-summary]")).to_have_text("1 line new (+), 1 line gone (−).")


def steps_backwards_through_a_loop(home: Maker) -> None:
    home.write(LOOP)
    home.press("button", "Step", exact=True)
    panel = home.page.get_by_role("region", name="Step by step")
    expect(panel).to_be_visible(timeout=SLOW)
    home.hand.slide(home.page, "Last step", "End")
    expect(panel.get_by_text("Step 7 of 7")).to_be_visible()
    for total in ("from 3 to 7", "", "from 0 to 3"):
        home.hand.slide(home.page, "One step back", "ArrowLeft")
        expect(panel.get_by_role("status")).to_contain_text(f"total changed {total}" if total else "Next: line 3")
    assert too_wide(home.page) == ""


def takes_a_zip(page: Page, address: str, hand: Keyboard | Finger, folder) -> None:
    Maker(page, hand).open(address)
    hand.press(page.locator("[data-take-menu] summary"))
    with page.expect_download() as download:
        hand.press(page.get_by_role("link", name="All files, as a zip"))
    download.value.save_as(folder / "project.zip")
    with zipfile.ZipFile(folder / "project.zip") as archive:
        assert LOOP in [archive.read(name).decode() for name in archive.namelist()]
