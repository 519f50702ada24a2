"""The workspace as a student uses it."""

from playwright.sync_api import Page, expect

from tests.browser.preparing import put

SLOW = 30_000  # ms: two cores are shared by everything


class Workspace:
    def __init__(self, page: Page):
        self.page = page
        self.run_button = page.locator("[data-run]")
        self.console = page.get_by_role("log")
        self.code = page.locator(".cm-content")
        self.saving = page.locator("[data-saving]")
        self.answer = page.locator(".asked input")

    @classmethod
    def fork(cls, page: Page, slug: str) -> "Workspace":
        page.locator(f'form[action="/starters/{slug}/fork/"] button').first.click()
        page.wait_for_url("**/projects/*-*/")
        return cls(page)

    def put(self, files: dict[str, str]) -> None:
        put(self.page.context, self.page.url, files)
        self.reload()

    def reload(self) -> None:
        self.page.goto(self.page.url)
        self.wait_until_open()

    def wait_until_open(self) -> None:
        expect(self.code.or_(self.page.locator("[data-plain]:visible"))).to_be_visible()
        expect(self.page.locator("[data-run-status].is-lost")).to_have_count(0, timeout=SLOW)

    def run(self) -> None:
        """A run may be over before anyone looks: what the last one left is told apart from what this one brings."""
        self.page.evaluate("document.querySelectorAll('.outcome').forEach((old) => old.classList.add('old'))")
        self.run_button.click()

    def wait_until_done(self) -> None:
        expect(self.page.locator(".outcome:not(.old)").last).to_be_visible(timeout=SLOW)
        expect(self.run_button).to_have_attribute("data-state", "ready", timeout=SLOW)

    def run_to_the_end(self) -> str:
        self.run()
        self.wait_until_done()
        return self.console.inner_text()

    def write(self, text: str) -> None:
        """Types over all that is in the open file."""
        self.code.click()
        self.page.keyboard.press("Control+a")
        # Typing over a selection makes Chromium try styles of its own, which the policy blocks and the console reports.
        self.page.keyboard.press("Delete")
        self.page.keyboard.insert_text(text)

    def tab(self, name: str):
        return self.page.get_by_role("tab", name=name)

    def said(self, text: str):
        """A sentence of ours between the lines that the program printed."""
        return self.console.locator(".outcome", has_text=text)

    def line(self, text: str):
        """The line of the editor that reads exactly so."""
        return self.page.locator(".cm-line").get_by_text(text, exact=True)

    def text(self) -> str:
        return "\n".join(self.page.locator(".cm-line").all_text_contents())

    def wait_until_saved(self) -> None:
        expect(self.saving).to_have_text("Saved", timeout=SLOW)
