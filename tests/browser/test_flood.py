"""Many lines: the page stays usable while they come, and who reads is not torn away."""

import statistics

import pytest
from playwright.sync_api import expect

from tests.browser.workspace import SLOW

PROGRAM = "for i in range(100_000):\n    print('line', i)\nwhile True:\n    pass\n"
# From the key to the next picture on the screen.
MEASURE = """() => {
  window.delays = [];
  document.addEventListener("keydown", ({timeStamp}) => {
    requestAnimationFrame(() => setTimeout(() => window.delays.push(performance.now() - timeStamp)));
  }, {capture: true});
}"""


def test_typing_stays_quick_while_a_hundred_thousand_lines_come(workspace, capsys):
    work = workspace({"main.py": PROGRAM})
    work.page.evaluate(MEASURE)
    work.code.click()
    work.page.keyboard.press("Control+End")
    work.page.keyboard.press("Control+Enter")
    work.page.keyboard.type("# written while the lines come", delay=30)
    expect(work.code).to_contain_text("# written while the lines come")
    delays = work.page.evaluate("window.delays")
    with capsys.disabled():
        print(f"\nA key while lines come: {statistics.median(delays):.0f} ms, at most {max(delays):.0f} ms", end=" ")  # noqa: T201
    assert statistics.median(delays) < 300
    expect(work.said("Only the first 200,000 characters are shown.")).to_be_visible(timeout=SLOW)
    assert work.page.locator(".line").count() <= 5001
    work.page.get_by_role("button", name="Stop", exact=True).click()
    expect(work.page.get_by_role("button", name="Run", exact=True)).to_be_visible(timeout=3000)
    expect(work.said("Stopped; it was in the loop on line")).to_be_visible()


@pytest.mark.long
def test_who_scrolls_up_is_left_there_and_who_comes_back_follows(workspace):
    work = workspace({"main.py": "import time\nfor i in range(2000):\n    print('line', i)\n    time.sleep(0.01)\n"})
    work.run()
    expect(work.page.get_by_text("line 99", exact=True)).to_be_attached(timeout=SLOW)
    left = "log => log.scrollHeight - log.scrollTop - log.clientHeight"
    assert work.console.evaluate(left) < 100  # it follows what is printed
    work.console.hover()
    work.page.mouse.wheel(0, -800)
    work.page.wait_for_timeout(300)
    top = work.console.evaluate("log => log.scrollTop")
    work.page.wait_for_timeout(700)
    assert work.console.evaluate("log => log.scrollTop") == top
    work.page.mouse.wheel(0, 50_000)
    work.page.wait_for_timeout(700)
    assert work.console.evaluate(left) < 100
    work.page.keyboard.press("Control+.")
    work.wait_until_done()
