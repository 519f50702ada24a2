"""The tutor as the page knows it; and a far end that says what a test wants, in the protocol's own structs."""

from collections.abc import Callable, Iterator

from playwright.sync_api import Page, WebSocketRoute, expect

from tests.browser.workspace import Workspace
from tutor import messages
from tutor.messages import Ended, FromBrowser, Heard, Look, Offered, Says

ALL = dict.fromkeys(("hint", "chat", "ghost", "action", "file", "plan"), "model")


class Panel:
    def __init__(self, page: Page):
        self.page = page
        self.root = page.locator("#tutor")
        self.opener = page.get_by_role("button", name="Tutor", exact=True)
        self.words = page.locator("#tutor-words")
        self.exchanges = page.locator(".exchange")
        self.last = self.exchanges.last
        self.sentences = self.last.locator(".sentence")
        self.left = page.locator("#tutor-left-words")
        self.suggestion = page.locator(".suggestion").last
        self.acts = page.get_by_role("group").filter(has=page.get_by_role("button", name="Simplify"))

    def ask(self, text: str, mode: str = "Ask") -> None:
        self.page.get_by_role("radio", name=mode, exact=True).check()
        self.words.fill(text)
        self.root.locator("button[type=submit][data-send]").click()

    def wait_until_said(self) -> None:
        expect(self.last).to_be_visible()
        expect(self.last.locator("[data-state]")).to_be_hidden()


class Scripted:
    """Answers the page's websocket. `answers` gives what is said to a message, between `Heard` and `Ended`."""

    def __init__(self, page: Page, answers: Callable[[FromBrowser], Iterator[Says]], offered: Offered):
        self.answers, self.offered = answers, offered
        self.heard: list[FromBrowser] = []
        self.routes: list[WebSocketRoute] = []
        page.route_web_socket("**/tutor/", self.open)

    def open(self, route: WebSocketRoute) -> None:
        self.routes.append(route)
        route.on_message(lambda text: self.hear(str(text)))

    def hear(self, text: str) -> None:
        message = messages.decode(text)
        self.heard.append(message)
        if isinstance(message, Look):
            self.say(self.offered)
        elif isinstance(message, messages.Complete):
            for said in self.answers(message):
                self.say(said)
        elif not isinstance(message, messages.Settle | messages.Cancel | messages.Foresee):
            self.answer(message)

    def answer(self, message) -> None:
        self.say(Heard(id=message.id))
        for said in self.answers(message):
            self.say(said)
            if isinstance(said, Ended):
                return
        self.say(Ended(id=message.id, how="done", left=41, most=60))

    def say(self, said: Says) -> None:
        self.routes[-1].send(messages.encode(said).decode())

    def of(self, kind: type) -> list:
        return [message for message in self.heard if isinstance(message, kind)]


def scripted(work: Workspace, answers: Callable[[FromBrowser], Iterator[Says]], **offered) -> tuple[Scripted, Panel]:
    """The workspace, opened anew with this far end."""
    far = Scripted(work.page, answers, Offered(**({"jobs": ALL, "left": 42, "most": 60} | offered)))
    work.reload()
    return far, Panel(work.page)
