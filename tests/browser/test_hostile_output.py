"""What hostile programs show: it stays in its box, runs nothing, calls nobody, also before a teacher's eyes."""

import http.server
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.workspace import SLOW, Workspace
from tests.runner.real import patience

ATTACKS = sorted((Path(__file__).parents[1] / "attacks").glob("html_*.py"))
CANARY = "127.0.0.1:8999"
AROUND = """() => [...document.querySelectorAll(".site-header, .workspace-bar, .file-bar")]
  .map((part) => part.innerText.trim()).join(" | ")"""
# Everything in the boxes of what programs show that has no business there.
STRANGERS = """() => {
  const STRANGE = "script, style, link, iframe, object, embed, form, input, button, dialog, svg, base, meta";
  const allowed = /^(?:https?:|mailto:)/;
  const found = [];
  for (const element of document.querySelectorAll("[data-figures] *, [data-lines] *")) {
    if (!element.closest(".rich") || element.matches(".rich")) continue;
    const tag = element.outerHTML.slice(0, 160);
    if (element.matches(STRANGE)) found.push(tag);
    for (const {name} of element.attributes) {
      if (/^on|^style$|^id$|^name$|^hx-|^x-|^data-|^form/.test(name)) found.push(`${name}: ${tag}`);
    }
    if (element.href && !allowed.test(element.href)) found.push(`href: ${tag}`);
    if (element.href && !/noopener/.test(element.rel)) found.push(`opener: ${tag}`);
    if (element.src && !element.src.startsWith("data:image/")) found.push(`src: ${tag}`);
  }
  const {x, y, width, height} = document.querySelector("[data-keys-opener]").getBoundingClientRect();
  const top = document.elementFromPoint(x + width / 2, y + height / 2);
  if (!top?.closest("[data-keys-opener]")) found.push(`covered by ${top?.outerHTML.slice(0, 160)}`);
  return [...new Set(found)];
}"""

# How long the page takes to open a dialog and to draw it.
ANSWERS = """async () => {
  const began = performance.now();
  document.querySelector("[data-keys-opener]").click();
  await new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn)));
  return performance.now() - began;
}"""


@pytest.fixture
def canary() -> Iterator[tuple[str, list[str]]]:
    """An address that nothing on the page may call, and what called it."""
    calls = []

    class Listener(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            calls.append(self.path)
            self.send_response(204)
            self.end_headers()

        do_POST = do_GET

        def log_message(self, *words) -> None:
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Listener)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"127.0.0.1:{server.server_address[1]}", calls
    server.shutdown()
    server.server_close()
    thread.join()


def watch(page: Page) -> list[str]:
    """The dialogs that open."""
    opened: list[str] = []
    page.on("dialog", lambda dialog: (opened.append(dialog.message), dialog.dismiss()))
    page.on("popup", lambda popup: opened.append(popup.url))
    return opened


def harm(page: Page, *, before: str) -> list[str]:
    """What the output did to the page."""
    title, pwned, around = page.title(), page.evaluate("String(window.__pwned)"), page.evaluate(AROUND)
    found = [title] if "PWNED" in title else []
    found += [pwned] if pwned != "undefined" else []
    found += [f"around it: {around}"] if around != before else []
    found += page.evaluate(STRANGERS)
    milliseconds = page.evaluate(ANSWERS)
    page.keyboard.press("Escape")
    return found + ([f"answers after {milliseconds:.0f} ms"] if milliseconds > 1000 * patience() else [])


def press_everything(page: Page) -> None:
    """Whatever the output offers to be pressed, except the ways out of this page."""
    page.evaluate(
        """() => [...document.querySelectorAll(".rich *")]
          .filter((element) => !element.href || !/^https?:/.test(element.href))
          .forEach((element) => element.dispatchEvent(new MouseEvent("click", {bubbles: true})))"""
    )


@pytest.mark.some(2)
@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.stem)
def test_hostile_output_stays_in_its_box_also_when_it_is_shown_again(attack, workspace, teacher, canary, errors):
    address, calls = canary
    work = workspace({"main.py": attack.read_text().replace(CANARY, address)})
    reader = Workspace(teacher())
    opened = [*watch(work.page), *watch(reader.page)]
    around = work.page.evaluate(AROUND)
    work.run_to_the_end()
    press_everything(work.page)
    found = harm(work.page, before=around)
    work.reload()
    reader.page.goto(work.page.url)
    for shown_again in (work, reader):
        expect(shown_again.page.locator(".outcome").last).to_be_visible(timeout=SLOW)
        press_everything(shown_again.page)
    found += harm(work.page, before=around)
    found += harm(reader.page, before=reader.page.evaluate(AROUND))
    assert found + [f"called {path}" for path in calls] + opened + errors == []


@pytest.mark.long
def test_a_very_large_output_is_cut_and_says_so(workspace):
    work = workspace({"main.py": "print('x' * 5_000_000)\n"})
    work.run_to_the_end()
    expect(work.said("Only the first 200,000 characters are shown.")).to_be_visible()
    assert harm(work.page, before=work.page.evaluate(AROUND)) == []
