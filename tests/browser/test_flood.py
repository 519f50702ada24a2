"""A hundred thousand lines: the page stays usable while they come."""

import statistics

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
