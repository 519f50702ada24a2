"""Where a school's network lets no websocket through: the student sees no difference."""

import json
import time
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser.proxy import proxy
from tests.browser.workspace import SLOW, Workspace
from tests.runner.real import patience

TICKS = "import time\nfor i in range(40):\n    print('tick', i)\n    time.sleep(0.1)\n"
NEVER_OPENS = (
    """window.WebSocket = class { constructor() { window.sockets = (window.sockets ?? 0) + 1; } close() {} };"""
)
THROWS = """window.WebSocket = class { constructor() { throw new DOMException("no", "SecurityError"); } };"""
WATCH = """const look = () => {
  const status = document.querySelector("[data-run-status]");
  if (status?.classList.contains("is-lost")) window.sought ??= performance.now();
  else if (window.sought) window.found ??= performance.now();
  requestAnimationFrame(look);
};
look();"""
WAY = "JSON.parse(localStorage.getItem('buildalong.way'))"


def hangs(page: Page) -> None:
    page.add_init_script(NEVER_OPENS)


def throws(page: Page) -> None:
    page.add_init_script(THROWS)


def swallows(page: Page) -> None:
    """Opens, and nothing goes in or comes out."""
    page.route_web_socket("**/run/", lambda route: None)


def refuses(page: Page) -> None:
    page.route_web_socket("**/run/", lambda route: route.close())


BLOCKS = [hangs, *(pytest.param(block, marks=pytest.mark.long) for block in (throws, swallows, refuses))]


@pytest.fixture
def blocked(workspace, errors) -> Iterator[Callable[..., Workspace]]:
    """A workspace in whose browser websockets fail in this way."""

    def open_with(files: dict[str, str], block: Callable[[Page], None] = hangs, **options) -> Workspace:
        work = workspace(files, **options)
        block(work.page)
        work.reload()
        return work

    yield open_with
    errors[:] = [line for line in errors if "WebSocket" not in line]


def ticks(work: Workspace) -> list[str]:
    return [line for line in work.console.inner_text().splitlines() if line.startswith("tick")]


@pytest.mark.some(1)
@pytest.mark.parametrize("block", BLOCKS)
def test_it_goes_over_by_itself_within_two_seconds(blocked, block):
    work = blocked({"main.py": "print('through')\n"})
    work.page.evaluate("localStorage.clear()")
    block(work.page)
    work.page.add_init_script(WATCH)
    work.reload()
    took = work.page.evaluate("(window.found ?? 0) - (window.sought ?? 0)")
    assert took < 2000 * patience()
    assert "through" in work.run_to_the_end()


def test_input_stop_an_error_and_a_picture_work_without_websockets(blocked):
    work = blocked({"main.py": "name = input('Name? ')\nprint('Hello', name)\nwhile True:\n    pass\n"})
    work.run()
    expect(work.answer).to_be_focused(timeout=SLOW)
    work.page.keyboard.type("Ada")
    work.page.keyboard.press("Enter")
    expect(work.console).to_contain_text("Hello Ada", timeout=SLOW)
    work.page.wait_for_timeout(600)
    work.page.keyboard.press("Control+.")
    work.wait_until_done()
    expect(work.page.locator(".outcome--stopped")).to_contain_text("line 3")
    work.write("import matplotlib.pyplot as plt\nplt.plot([1, 4])\nplt.show()\nprint(nam)\n")
    work.run_to_the_end()
    expect(work.page.locator(".cm-error-span")).to_have_text("nam")
    expect(work.page.get_by_role("region", name="Pictures and tables").locator("img")).to_be_visible()


@pytest.mark.long
def test_a_reload_in_the_middle_finds_the_program_running_without_a_gap(blocked):
    work = blocked({"main.py": TICKS})
    work.run()
    expect(work.console).to_contain_text("tick 5", timeout=SLOW)
    work.page.reload()
    work.wait_until_done()
    assert ticks(work) == [f"tick {i}" for i in range(40)]


@pytest.mark.long
def test_a_new_run_takes_the_place_of_the_old_one(blocked):
    work = blocked({"main.py": "print('first')\ninput()\n"})
    work.run()
    expect(work.answer).to_be_visible(timeout=SLOW)
    work.write("print('second')\n")
    work.page.keyboard.press("F5")
    expect(work.console).to_contain_text("second", timeout=SLOW)
    work.wait_until_done()
    assert "first" not in work.console.inner_text()


def test_what_works_here_is_remembered_for_the_next_page(blocked):
    work = blocked({"main.py": "print('again')\n"})
    expect(work.page.locator("[data-run-status].is-lost")).to_have_count(0)
    assert work.page.evaluate(WAY)["way"] == "stream"
    work.reload()
    assert work.page.evaluate("window.sockets ?? 0") == 0  # it did not even try
    assert "again" in work.run_to_the_end()


@pytest.mark.long
def test_a_moment_of_trouble_is_not_remembered_for_long(blocked):
    work = blocked({"main.py": "print(1)\n"})
    kept = work.page.evaluate(WAY)
    assert kept["until"] - time.time() * 1000 < 11 * 60 * 1000


@pytest.mark.long
def test_websockets_that_come_late_are_taken_without_a_gap(workspace, errors):
    work = workspace({"main.py": TICKS})
    held = []
    work.page.route_web_socket("**/run/", lambda route: held.append(route))
    work.reload()
    work.run()
    expect(work.console).to_contain_text("tick 5", timeout=SLOW)
    assert work.page.evaluate(WAY)["way"] == "stream"
    server = held[0].connect_to_server()
    server.send(json.dumps({"type": "watch", "run": "", "seq": 0}))
    work.wait_until_done()
    assert ticks(work) == [f"tick {i}" for i in range(40)]
    work.page.wait_for_function(f"{WAY} === null")


@pytest.mark.long
def test_websockets_that_are_cut_again_and_again_are_given_up(workspace, errors):
    work = workspace({"main.py": TICKS.replace("40", "150")})
    sockets = []

    def pass_on(route) -> None:
        sockets.append(route)
        route.connect_to_server()

    work.page.route_web_socket("**/run/", pass_on)
    work.reload()
    work.run()
    cuts = 0
    while cuts < 8 and work.page.evaluate(WAY) is None:
        expect(work.console).to_contain_text(f"tick {cuts * 6 + 3}", timeout=SLOW)
        sockets[-1].close()
        cuts += 1
        work.page.wait_for_timeout(100)
    assert work.page.evaluate(WAY)["way"] == "stream"
    work.wait_until_done()
    assert ticks(work) == [f"tick {i}" for i in range(150)]


@pytest.mark.parametrize(("holds_back", "way"), [(False, "stream"), (True, "answers")])
@pytest.mark.long
def test_behind_a_real_proxy(stack, workspace, errors, holds_back, way):
    work = workspace({"main.py": f"name = input('Name? ')\nprint('Hello', name)\n{TICKS}"})
    with proxy(stack.url, holds_back=holds_back) as between:
        work.page.goto(work.page.url.replace(stack.url, between.url))
        work.wait_until_open()
        work.run()
        expect(work.answer).to_be_visible(timeout=SLOW)
        work.answer.fill("Ada")
        work.answer.press("Enter")
        work.wait_until_done()
        assert "Hello Ada" in work.console.inner_text()
        assert ticks(work) == [f"tick {i}" for i in range(40)]
        assert work.page.evaluate(WAY)["way"] == way
        if holds_back:
            expect(work.page.get_by_text("Slow network", exact=True)).to_be_visible()
            expect(work.page.get_by_role("link", name="Find out more")).to_be_visible()
        work.page.goto("about:blank")
    errors[:] = [line for line in errors if "WebSocket" not in line]


@pytest.mark.long
def test_a_page_nobody_looks_at_gives_its_stream_back(blocked):
    work = blocked({"main.py": "print('seen again')\n"})
    work.page.evaluate(
        """() => {
          const wait = window.setTimeout;
          window.setTimeout = (does, after) => wait(does, after === 10_000 ? 10 : after);
          Object.defineProperty(document, "hidden", {get: () => window.isAway, configurable: true});
          window.isAway = true;
          document.dispatchEvent(new Event("visibilitychange"));
        }"""
    )
    work.page.wait_for_timeout(300)
    asked = []
    work.page.on("request", lambda request: asked.append(request.url) if "/run/" in request.url else None)
    work.page.evaluate("() => { window.isAway = false; document.dispatchEvent(new Event('visibilitychange')); }")
    work.page.wait_for_timeout(500)
    assert len(asked) == 1
    assert "seen again" in work.run_to_the_end()


@pytest.mark.long
def test_who_is_signed_out_is_told(blocked, errors):
    work = blocked({"main.py": "print(1)\n"})
    work.page.context.clear_cookies()
    work.run()
    expect(work.page.get_by_text("You are signed out, or this project is not here any more")).to_be_visible()
    errors.clear()  # the browser reports the refusal, which is meant
