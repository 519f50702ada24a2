"""A browser, and a student who has just arrived. Skips, visibly, where there is no Chromium."""

import shutil
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, StorageState, expect

from tests.browser.preparing import fork, join, put
from tests.browser.workspace import Workspace
from tests.stack import Stack

# The shell has no windows to keep: a new student costs it a fifth of the processor time.
CHROMIUM = next(filter(None, map(shutil.which, ("chromium-headless-shell", "chromium", "chromium-browser"))), None)
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
# What breaks the policy of the page, with its place. Chromium itself tries to style a letter typed over coloured
# words of the editor; it may not, and the editor colours it at once: no complaint.
TELL_VIOLATIONS = """document.addEventListener("securitypolicyviolation", (event) => {
  if (event.target.closest?.(".cm-content")) return;
  console.error("policy broken", event.violatedDirective, event.blockedURI, event.target.outerHTML?.slice(0, 200));
});"""
TEACHER = {"name": "Ms Rivera", "password": "a kite over the harbour"}

expect.set_options(timeout=15_000)  # ms: the other tests may keep both cores busy


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "tests/browser/" in item.nodeid:
            item.add_marker(pytest.mark.browser)
            if not CHROMIUM:
                item.add_marker(pytest.mark.skip(reason="Chromium is not installed"))


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict:
    return {"executable_path": CHROMIUM, "args": ARGUMENTS}


@pytest.fixture
def student(stack: Stack, browser: Browser) -> Iterator[Callable[..., BrowserContext]]:
    """Gives browsers of students who have joined the class; each is a new student."""
    contexts = []

    def arrive(**options) -> BrowserContext:
        context = browser.new_context(**options)
        contexts.append(context)
        join(context, stack.class_link)
        return context

    yield arrive
    for context in contexts:
        context.close()


@pytest.fixture(scope="session")
def teacher_state(stack: Stack, browser: Browser) -> StorageState:
    return become_teacher(stack, browser)


def become_teacher(stack: Stack, browser: Browser) -> StorageState:
    """What a browser keeps after the first teacher has opened the link that works once."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(stack.teacher_link)
    page.get_by_label("Your name").fill(TEACHER["name"])
    page.get_by_label("A password").fill(TEACHER["password"])
    page.get_by_label("The same password again").fill(TEACHER["password"])
    page.get_by_role("button", name="Become a teacher").click()
    expect(page.get_by_role("heading", name="Your classes")).to_be_visible()
    state = context.storage_state()
    context.close()
    return state


@pytest.fixture
def teacher(teacher_state: StorageState, browser: Browser, open_page) -> Iterator[Callable[..., Page]]:
    """Gives pages of the teacher of the class that all students here join."""
    contexts = []

    def open_one(**options) -> Page:
        contexts.append(
            browser.new_context(**({"viewport": {"width": 1280, "height": 800}} | options), storage_state=teacher_state)
        )
        return open_page(contexts[-1])

    yield open_one
    for context in contexts:
        context.close()


@pytest.fixture
def errors() -> list[str]:
    """What the page complained about in its console; none is expected."""
    return []


def complains(line: ConsoleMessage) -> bool:
    return line.type == "error" and not line.text.startswith("Applying inline style violates")


@pytest.fixture
def open_page(errors: list[str]) -> Callable[[BrowserContext], Page]:
    def open_one(context: BrowserContext) -> Page:
        page = context.new_page()
        page.add_init_script(TELL_VIOLATIONS)
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.on("console", lambda line: complains(line) and errors.append(line.text))
        return page

    return open_one


@pytest.fixture
def workspace(stack: Stack, student, open_page, errors: list[str]) -> Iterator[Callable[..., Workspace]]:
    """Opens a project that holds exactly these files, in a window of a new student."""

    def open_with(files: dict[str, str], **options) -> Workspace:
        context = student(**({"viewport": {"width": 1280, "height": 800}} | options))
        project = fork(context, stack.url, "blank")
        put(context, project, files)
        opened = Workspace(open_page(context))
        opened.page.goto(project)
        opened.wait_until_open()
        return opened

    yield open_with
    assert not errors
