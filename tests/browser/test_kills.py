"""Parts of the site die while somebody works: the page says so calmly, and goes on when they are back."""

import re
import time

import httpx
import pytest
from playwright.sync_api import expect

from tests.browser.workspace import SLOW, Workspace
from tests.stack import Stack, wait_for

pytestmark = pytest.mark.long
TICKS = "import time\nfor i in range(200):\n    print('tick', i)\n    time.sleep(0.1)\n"


@pytest.fixture
def kill(stack: Stack, errors):
    """Kills a part as a full memory would; afterwards the site is whole again."""

    def kill_one(name: str) -> None:
        stack.processes()[name].kill()

    yield kill_one
    wait_for(lambda: is_ready(stack), seconds=60)
    errors.clear()  # the browser's own words about the missing server


def is_ready(stack: Stack) -> bool:
    try:
        return httpx.get(f"{stack.url}/readyz").status_code == 200
    except httpx.TransportError:
        return False


def runs_again(work: Workspace, text: str) -> None:
    """Also when the first try comes too early: then the page said why."""
    work.write(f"print('{text}')\n")
    end = time.monotonic() + 60
    while text not in work.console.inner_text():
        assert time.monotonic() < end
        if work.run_button.get_attribute("data-state") == "ready":
            work.run()
        work.page.wait_for_timeout(500)
    work.wait_until_done()
    work.wait_until_saved()


def test_the_web_process_dies_while_a_program_runs(workspace, kill):
    work = workspace({"main.py": TICKS.replace("200", "80")})
    work.run()
    expect(work.console).to_contain_text("tick 3", timeout=SLOW)
    kill("web")
    expect(work.page.get_by_text("Connection lost: trying again. Your program goes on.")).to_be_visible(timeout=5000)
    work.code.click()
    work.page.keyboard.press("Control+End")
    work.page.keyboard.type("# typed meanwhile")
    work.wait_until_done()
    ticks = [line for line in work.console.inner_text().splitlines() if line.startswith("tick")]
    assert ticks == [f"tick {i}" for i in range(80)]
    work.wait_until_saved()
    work.reload()
    expect(work.code).to_contain_text("# typed meanwhile")


def test_run_is_pressed_while_the_web_process_is_away(workspace, kill):
    work = workspace({"main.py": "print('after all')\n"})
    kill("web")
    expect(work.page.get_by_text("Connecting…", exact=True)).to_be_visible(timeout=5000)
    work.run()
    expect(work.page.get_by_text("your program runs as soon as the connection is there")).to_be_visible()
    expect(work.console).to_contain_text("after all", timeout=60_000)
    work.wait_until_done()


def test_the_runs_worker_dies_in_the_middle_of_a_run(workspace, kill):
    work = workspace({"main.py": TICKS})
    work.run()
    expect(work.console).to_contain_text("tick 3", timeout=SLOW)
    kill("runs")
    expect(work.page.locator(".outcome--broken_off")).to_have_text(re.compile(r"^[A-Z].*\.$"), timeout=12_000)
    expect(work.page.get_by_role("button", name="Run", exact=True)).to_be_visible()
    runs_again(work, "here again")


def test_the_engine_dies_in_the_middle_of_a_run(workspace, kill):
    work = workspace({"main.py": TICKS})
    work.run()
    expect(work.console).to_contain_text("tick 3", timeout=SLOW)
    kill("engine")
    told = work.page.locator(".outcome--broken_off, .outcome--refused, .is-lost")
    last = work.console.get_by_text("tick 199", exact=True)  # or it never mattered
    expect(told.or_(last).first).to_be_visible(timeout=SLOW)
    runs_again(work, "here again")


def test_a_part_dies_in_the_middle_of_a_save(workspace, kill):
    work = workspace({"main.py": "old\n"})
    work.write("written while the server falls\n")
    kill("web")
    work.wait_until_saved()
    work.page.evaluate("localStorage.clear()")
    work.reload()
    assert work.text() == "written while the server falls\n"
