"""The page for the person who looks after the network: it says in plain words what gets through."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.access import findings, too_wide
from tests.browser.proxy import proxy
from tests.browser.workspace import SLOW

LOOKS = [
    pytest.param({"color_scheme": "light", "viewport": {"width": 1280, "height": 800}}, marks=pytest.mark.long),
    {"color_scheme": "dark", "viewport": {"width": 390, "height": 844}},
]


@pytest.fixture
def visitor(browser, open_page):
    """Nobody needs to be signed in."""
    contexts = []

    def arrive(**options):
        contexts.append(browser.new_context(**options))
        return open_page(contexts[-1])

    yield arrive
    for context in contexts:
        context.close()


def verdict(page):
    return page.locator("[data-verdict]")


@pytest.mark.some(1)
@pytest.mark.parametrize("look", LOOKS)
def test_an_open_network_needs_nothing(stack, visitor, errors, look):
    page = visitor(**look)
    page.goto(f"{stack.url}/network/")
    expect(verdict(page)).to_contain_text("Everything gets through", timeout=SLOW)
    assert page.locator("[data-state=good]").count() == 5
    assert findings(page) == ""
    assert too_wide(page) == ""
    report = page.locator("[data-report]").inner_text()
    assert '"Upgrade: websocket"' in report
    assert f"port {stack.url.rsplit(':')[-1]}" in report
    assert re.search(r"Websockets: Websockets open, answer and stay open. \(first answer after \d+ ms\)", report)
    assert not errors


@pytest.mark.parametrize(
    ("holds_back", "words", "row"),
    [
        (False, "Websockets are blocked here, and Buildalong works all the same", "Streams arrive piece by piece."),
        (True, "Buildalong works here, slowly", "Streams are held back and come in one lump."),
    ],
)
@pytest.mark.long
def test_a_proxy_is_found_out(stack, visitor, holds_back, words, row):
    page = visitor()
    with proxy(stack.url, holds_back=holds_back) as between:
        page.goto(f"{between.url}/network/")
        expect(verdict(page)).to_contain_text(words, timeout=SLOW)
        expect(page.get_by_text(row, exact=True)).to_be_visible()
        expect(page.get_by_text("Websockets do not open. They are refused.", exact=True)).to_be_visible()
        assert findings(page) == ""
        page.goto("about:blank")


@pytest.mark.long
def test_what_is_typed_does_not_arrive(stack, visitor):
    page = visitor()
    page.route("**/ws/network/", lambda route: route.abort() if route.request.method == "POST" else route.continue_())
    page.goto(f"{stack.url}/network/")
    expect(verdict(page)).to_contain_text("Buildalong cannot work here yet", timeout=SLOW)
    expect(
        page.get_by_text("What is typed does not reach the server. There was no answer.", exact=True)
    ).to_be_visible()


@pytest.mark.long
def test_the_text_can_be_taken_along(stack, visitor):
    page = visitor(permissions=["clipboard-read", "clipboard-write"])
    page.goto(f"{stack.url}/network/")
    page.get_by_role("button", name="Copy as text").click()
    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    assert "Please let this through" in page.evaluate("navigator.clipboard.readText()")
    page.emulate_media(media="print")
    expect(page.get_by_role("button", name="Copied")).to_be_hidden()
    expect(page.locator("[data-report]")).to_be_visible()


def test_a_teacher_finds_it(stack, teacher):
    page = teacher()
    page.goto(f"{stack.url}/classes/")
    page.get_by_role("link", name="Does your school's network let everything through?").click()
    expect(page.get_by_role("heading", name="What this network lets through")).to_be_visible()
