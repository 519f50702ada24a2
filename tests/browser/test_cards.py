"""A concept card in the browser: read it, run its program, change it, run it again."""

import pytest
from playwright.sync_api import expect

from tests.browser.access import findings, too_wide
from tests.browser.workspace import Workspace

PHONE = {"color_scheme": "dark", "viewport": {"width": 390, "height": 844}}
WIDE = {"color_scheme": "light", "viewport": {"width": 1280, "height": 800}}


@pytest.mark.some(1)
@pytest.mark.parametrize("look", [PHONE, pytest.param(WIDE, marks=pytest.mark.long)])
def test_a_card_is_read_run_and_changed(stack, student, open_page, errors, look):
    page = open_page(student(**look))
    page.goto(f"{stack.url}/cards/")
    assert findings(page) == ""
    assert too_wide(page) == ""
    page.get_by_role("link", name="Again and again with while").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Again and again with while")
    card = Workspace(page)
    card.wait_until_open()
    assert "Lift off" in card.run_to_the_end()
    card.write("print('my own')\n")
    assert "my own" in card.run_to_the_end()
    assert findings(page) == ""
    assert too_wide(page) == ""
    page.get_by_role("link", name="Leaving a loop early").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Leaving a loop early")
    assert errors == []
