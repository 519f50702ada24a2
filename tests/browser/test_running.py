"""Run, input, errors, Stop, pictures: in a real browser, on the real stack."""

import re

import pytest
from playwright.sync_api import WebSocketRoute, expect

from tests.browser.workspace import SLOW


def test_what_is_typed_runs_at_once_and_its_output_is_there(workspace):
    page = workspace({"main.py": "print('old')\n"})
    page.write("print('Hello', 6 * 7)\n")
    page.page.keyboard.press("Control+Enter")
    expect(page.console).to_contain_text("Hello 42", timeout=SLOW)
    page.wait_until_done()
    assert "old" not in page.console.inner_text()


def test_input_asks_in_place_and_the_answer_stays_in_the_output(workspace):
    page = workspace({"main.py": 'name = input("Your name? ")\nage = input("Age? ")\nprint(f"{name} is {age}")\n'})
    page.code.click()
    page.page.keyboard.press("Control+Enter")
    expect(page.answer).to_be_focused(timeout=SLOW)
    page.page.keyboard.type("Ada")
    page.page.keyboard.press("Enter")
    expect(page.answer).to_have_attribute("aria-label", "Age?", timeout=SLOW)
    page.page.keyboard.type("12")
    page.page.keyboard.press("Enter")
    page.wait_until_done()
    assert "Your name? Ada\nAge? 12\nAda is 12" in page.console.inner_text()
    expect(page.code).to_be_focused()  # where the student was before the program asked


def test_control_d_ends_the_input(workspace):
    page = workspace({"main.py": "import sys\nprint(len(sys.stdin.read()))\n"})
    page.run()
    expect(page.answer).to_be_focused(timeout=SLOW)
    page.page.keyboard.press("Control+d")
    page.wait_until_done()
    expect(page.console).to_contain_text("0")


def test_the_line_that_broke_is_marked_and_said_until_it_is_changed(workspace):
    page = workspace({"main.py": 'total = 1\nprint("😀", totl)\n'})
    page.run_to_the_end()
    failure = page.page.locator(".failure")
    expect(failure).to_contain_text("NameError in main.py, line 2")
    expect(failure).to_contain_text("name 'totl' is not defined")
    expect(page.page.get_by_role("alert").filter(has_text="NameError in main.py, line 2")).to_have_count(1)
    expect(page.page.locator(".cm-error-span")).to_have_text("totl")
    failure.get_by_role("button", name="main.py, line 2").click()
    expect(page.code).to_be_focused()
    page.page.keyboard.press("End")
    page.page.keyboard.type(" ")
    expect(page.page.locator(".cm-error-line")).to_have_count(0)


def test_a_line_that_broke_far_down_is_brought_into_view(workspace):
    page = workspace({"main.py": "\n" * 80 + "print(nobody)\n" + "\n" * 80})
    page.run_to_the_end()
    expect(page.page.locator(".cm-error-span")).to_be_in_viewport()


def test_an_error_in_another_file_leads_there(workspace):
    page = workspace({"main.py": "import helper\nhelper.go()\n", "helper.py": "def go():\n    return 1 / 0\n"})
    page.run_to_the_end()
    page.page.get_by_role("button", name="helper.py, line 2").first.click()
    expect(page.tab("helper.py")).to_have_attribute("aria-selected", "true")
    expect(page.page.locator(".cm-error-line")).to_have_text("    return 1 / 0")


def test_a_loop_is_stopped_and_says_where_it_was(workspace):
    page = workspace({"main.py": "while True:\n    pass\n"})
    page.run()
    expect(page.run_button).to_have_attribute("data-state", "running", timeout=SLOW)
    expect(page.run_button).to_contain_text("Stop")
    page.page.wait_for_timeout(600)
    page.page.keyboard.press("Control+.")
    page.wait_until_done()
    expect(page.page.locator(".outcome--stopped")).to_contain_text("line 1")
    expect(page.run_button).to_contain_text("Run")


def test_stop_is_heeded_on_a_page_that_has_just_come(workspace):
    """A second press on Run is no Stop; here nobody has pressed Run."""
    work = workspace({"main.py": "print('began')\nwhile True:\n    pass\n"})
    work.run()
    expect(work.console).to_contain_text("began")
    work.page.add_init_script("performance.now = () => 300")
    work.reload()
    work.page.get_by_role("button", name="Stop", exact=True).click()
    expect(work.said("Stopped")).to_be_visible(timeout=5_000)


def test_a_hundred_thousand_lines_leave_the_page_usable(workspace):
    page = workspace({"main.py": "for i in range(100_000):\n    print('line', i)\nwhile True:\n    pass\n"})
    page.run()
    expect(page.page.locator("[data-dropped]")).to_be_visible(timeout=SLOW)
    assert page.page.locator(".line").count() <= 5001
    page.page.wait_for_timeout(600)
    page.run_button.click()
    expect(page.run_button).to_have_attribute("data-state", "ready", timeout=3000)


def test_a_new_run_takes_the_place_of_the_old_one(workspace):
    page = workspace({"main.py": "print('first')\ninput()\n"})
    page.run()
    expect(page.answer).to_be_visible(timeout=SLOW)
    page.write("print('second')\n")
    page.page.keyboard.press("F5")
    expect(page.console).to_contain_text("second", timeout=SLOW)
    page.wait_until_done()
    assert "first" not in page.console.inner_text()


def test_a_plot_and_a_table_have_a_pane_of_their_own(workspace):
    code = (
        "import matplotlib.pyplot as plt\nimport pandas\nplt.plot([1, 4, 2])\nplt.show()\n"
        "pandas.DataFrame({'cat': ['Momo'], 'age': [3]})\n"
    )
    page = workspace({"main.py": code})
    page.run_to_the_end()
    pane = page.page.get_by_role("region", name="Pictures and tables")
    expect(pane.locator("img")).to_have_js_property("complete", True)
    expect(pane.get_by_role("cell", name="Momo")).to_be_visible()
    pane.get_by_role("button").click()
    expect(page.page.get_by_role("dialog", name="The picture, large")).to_be_visible()
    page.page.keyboard.press("Escape")
    height = "element => element.getBoundingClientRect().height"
    small = page.page.locator("[data-console]").evaluate(height)
    assert small < pane.evaluate(height)  # little was printed
    page.page.get_by_role("separator", name="Height of the console").press("End")
    assert page.page.locator("[data-console]").evaluate(height) > 2 * small  # and the student has the last word


def test_colours_are_shown_and_the_error_stream_is_told_apart(workspace):
    # Flushed: of two streams nobody keeps the order (docs/open.md).
    page = workspace(
        {"main.py": "import sys\nprint('\\033[31mred\\033[0m <b>no</b>', flush=True)\nprint('oh', file=sys.stderr)\n"}
    )
    page.run_to_the_end()
    expect(page.console.locator(".front-1")).to_have_text("red")
    expect(page.console).to_contain_text("<b>no</b>")
    expect(page.console.locator(".line--stderr")).to_have_text("oh")


def test_opening_the_page_again_shows_the_last_run(workspace):
    page = workspace({"main.py": "print('kept')\nx = y\n"})
    page.run_to_the_end()
    page.reload()
    expect(page.console).to_contain_text("kept", timeout=SLOW)
    expect(page.page.locator(".failure")).to_have_count(1)
    expect(page.page.locator(".cm-error-span")).to_have_text("y")


def test_a_file_that_the_program_writes_appears_among_the_files(workspace):
    page = workspace({"main.py": "open('diary.txt', 'a').write('dear diary\\n')\n"})
    page.run_to_the_end()
    page.tab("diary.txt").click(timeout=SLOW)
    expect(page.code).to_contain_text("dear diary")
    page.run_to_the_end()
    expect(page.page.locator(".cm-line", has_text="dear diary")).to_have_count(2, timeout=SLOW)


def test_run_says_what_it_does_within_a_tenth_of_a_second(workspace):
    page = workspace({"main.py": "print(1)\n"})
    state = page.page.evaluate(
        """async () => {
          const button = document.querySelector("[data-run]");
          button.click();
          await new Promise((drawn) => requestAnimationFrame(drawn));
          return button.dataset.state + " " + document.querySelector("[data-run-status]").textContent;
        }"""
    )
    assert re.match(r"(starting|running)", state), state
    page.wait_until_done()


def test_a_dropped_connection_comes_back_without_a_gap_or_a_double_line(workspace, errors):
    page = workspace({"main.py": "import time\nfor i in range(40):\n    print('tick', i)\n    time.sleep(0.1)\n"})
    sockets: list[WebSocketRoute] = []

    def pass_on(route: WebSocketRoute) -> None:
        sockets.append(route)
        route.connect_to_server()

    page.page.route_web_socket("**/run/", pass_on)
    page.reload()
    page.run()
    for tick in (5, 15):
        expect(page.console).to_contain_text(f"tick {tick}", timeout=SLOW)
        sockets[-1].close()
    page.wait_until_done()
    assert len(sockets) >= 3
    ticks = [line for line in page.console.inner_text().splitlines() if line.startswith("tick")]
    assert ticks == [f"tick {i}" for i in range(40)]


def test_run_pressed_without_a_connection_runs_when_it_is_back(workspace, errors):
    page = workspace({"main.py": "print('at last')\n"})
    page.page.route_web_socket("**/run/", lambda route: route.close())
    page.page.route(re.compile(r"/run/\?"), lambda route: route.abort())
    page.page.goto(page.page.url)
    expect(page.code).to_be_visible()
    page.run()
    expect(page.page.locator("[data-run-status]")).to_contain_text("Connecting… your program runs as soon as")
    page.page.unroute_all()
    page.page.route_web_socket("**/run/", lambda route: route.connect_to_server())
    expect(page.console).to_contain_text("at last", timeout=SLOW)
    errors.clear()  # the browser's own words about what it could not reach


def test_run_pressed_while_the_page_still_loads_is_not_lost(workspace):
    page = workspace({"main.py": "print('here at last')\n"})
    held = []
    page.page.route(re.compile(r"/projects/workspace[.\w]*\.js"), lambda route: held.append(route))
    page.page.goto(page.page.url, wait_until="commit")
    page.run_button.click()
    expect(page.page.locator("[data-run-status]")).to_contain_text("Loading")
    expect(page.page.locator("[data-run-status]")).to_contain_text("as soon as the page is ready")
    for request in held:
        request.continue_()
    page.wait_until_done()
    expect(page.console).to_contain_text("here at last")


def test_what_is_typed_while_the_page_still_loads_is_kept(workspace):
    page = workspace({"main.py": "first = 1\nlast = 2\n"})
    held = []
    page.page.route(re.compile(r"/projects/workspace[.\w]*\.js"), lambda route: held.append(route))
    page.page.goto(page.page.url, wait_until="commit")
    page.page.locator("[data-plain]").press("Control+End")
    page.page.keyboard.type("typed = 3")
    page.page.get_by_label("Name of the project").fill("Typed early")
    for request in held:
        request.continue_()
    expect(page.line("typed = 3")).to_be_visible(timeout=SLOW)
    page.page.locator(".cm-content").click()
    page.wait_until_saved()
    page.page.unroute_all()
    page.reload()
    assert page.text() == "first = 1\nlast = 2\ntyped = 3"
    expect(page.page.get_by_label("Name of the project")).to_have_value("Typed early")


def test_a_page_that_did_not_come_whole_says_so(workspace, errors):
    page = workspace({"main.py": ""})
    page.page.route(re.compile(r"/runner/running[.\w]*\.js"), lambda route: route.abort())
    page.page.goto(page.page.url)
    expect(page.page.locator("[data-run-status]")).to_contain_text("Reload the page to try again.", timeout=SLOW)
    errors.clear()  # the browser's own words about it


def test_no_button_is_dead_while_the_page_still_loads(workspace):
    page = workspace({"main.py": "total = 1\ntotal = 2\n"})
    held = []
    page.page.route(re.compile(r"/projects/workspace[.\w]*\.js"), lambda route: held.append(route))
    page.page.goto(page.page.url, wait_until="commit")
    page.page.get_by_role("button", name="History").click()
    expect(page.page.locator("[data-run-status]")).to_have_text("Loading… one moment.")
    page.page.keyboard.press("F8")  # only what was meant last is done
    for request in held:
        request.continue_()
    expect(page.page.get_by_text("Step 1 of 3")).to_be_visible(timeout=SLOW)
    expect(page.page.get_by_role("dialog", name="History")).to_be_hidden()


@pytest.mark.parametrize("width", [390, 1024, 1280])
def test_what_a_run_is_about_is_read_in_a_line(workspace, width):
    """Between two buttons there may be no room for it; then it stands below them."""
    work = workspace({"main.py": "input('Your name? ')\n"}, viewport={"width": width, "height": 844})
    work.run()
    status = work.page.locator("[data-run-status]")
    expect(status).to_have_text("Waiting for your answer", timeout=SLOW)
    lines = status.evaluate(
        "status => status.getBoundingClientRect().height / parseFloat(getComputedStyle(status).lineHeight)"
    )
    assert lines < 1.5
    bar = work.page.locator(".run-bar")
    assert bar.evaluate("bar => bar.scrollWidth <= bar.clientWidth")
