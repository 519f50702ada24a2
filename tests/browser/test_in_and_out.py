"""In and out: a project leaves as a zip and comes back elsewhere, a notebook too, a deleted one is brought back, and
a teacher takes out and erases a student."""

import re
import zipfile

import pytest
from playwright.sync_api import Page, expect

from tests.browser.access import findings, too_wide
from tests.browser.preparing import fork, put
from tests.browser.test_the_teacher import comes_back, joins, makes_a_class
from tests.browser.workspace import SLOW, Workspace

PROGRAM = "# %% [markdown]\n# # Birds\n\n# %%\nprint('three birds')\n"


def download(page: Page, press) -> object:
    with page.expect_download(timeout=SLOW) as waiting:
        press()
    return waiting.value


def take(work: Workspace, what: str):
    work.page.locator("[data-take-menu] summary").click()
    return download(work.page, lambda: work.page.get_by_role("link", name=what).click())


def test_a_project_goes_out_and_comes_in_elsewhere(workspace, student, open_page, stack, tmp_path, errors):
    work = workspace({"main.py": "old\n", "notes.txt": "words\n"})
    work.write(PROGRAM)
    work.run_to_the_end()
    packed = take(work, "All files, as a zip")  # what was typed last goes along
    notebook = take(work, "A Jupyter notebook")
    shown = take(work, "A web page to show")
    for one in (packed, notebook, shown):
        one.save_as(tmp_path / one.suggested_filename)
    with zipfile.ZipFile(tmp_path / packed.suggested_filename) as archive:
        assert {name.rpartition("/")[2]: archive.read(name).decode() for name in archive.namelist()} == {
            "main.py": PROGRAM,
            "notes.txt": "words\n",
        }
    elsewhere = open_page(student(viewport={"width": 1280, "height": 800}))
    opens_without_a_server(elsewhere, tmp_path / shown.suggested_filename)
    brings(elsewhere, stack.url, tmp_path / packed.suggested_filename)
    there = Workspace(elsewhere)
    there.wait_until_open()
    expect(there.tab("notes.txt")).to_be_visible()
    assert "three birds" in there.run_to_the_end()
    brings(elsewhere, stack.url, tmp_path / notebook.suggested_filename)
    there.wait_until_open()
    expect(elsewhere.get_by_label("Name of the project")).to_have_value("Birds")
    assert there.text().rstrip("\n") == PROGRAM.rstrip("\n")
    assert not errors


def opens_without_a_server(page: Page, path) -> None:
    page.goto(path.as_uri())
    expect(page.get_by_role("heading", name="main.py")).to_be_visible()
    expect(page.get_by_text("three birds").first).to_be_visible()
    assert findings(page) == ""


def brings(page: Page, url: str, path) -> None:
    page.goto(f"{url}/projects/")
    page.get_by_role("link", name="Bring something in").click()
    page.get_by_label("Choose a zip").set_input_files(path)
    page.get_by_role("button", name="Bring it in").click()
    page.wait_for_url(re.compile("/projects/[0-9a-f-]{36}/$"), timeout=SLOW)


def test_a_program_is_pasted_by_keyboard_and_a_zip_is_unpacked_into_a_project(workspace, tmp_path):
    work = workspace({"main.py": "import pasted\n"})
    page = work.page
    page.locator("[data-take-menu] summary").focus()
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Paste a program").focus()
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog", name="Paste a program")
    expect(dialog.get_by_label("The program")).to_be_focused()
    assert findings(page) == ""
    page.keyboard.insert_text(">>> print('from a book')\nfrom a book\n")
    dialog.get_by_role("button", name="Add it").press("Enter")
    expect(work.tab("pasted.py")).to_have_attribute("aria-selected", "true")
    expect(work.code).to_contain_text("# from a book")
    expect(page.locator(".file-note")).to_contain_text("The >>> in front of the lines are gone")
    assert "from a book" in work.run_to_the_end()
    path = tmp_path / "more.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("data/birds.csv", "a,b\n")
        archive.writestr("words.txt", "one\n")
    page.locator("[data-upload]").set_input_files(path)
    expect(work.tab("birds.csv")).to_be_visible(timeout=SLOW)
    expect(page.locator(".file-note").last).to_contain_text("data/birds.csv is now birds.csv")


@pytest.mark.some(1)
@pytest.mark.parametrize(
    ("width", "scheme"),
    [
        (1280, "light"),
        (390, "dark"),
        pytest.param(1280, "dark", marks=pytest.mark.long),
        pytest.param(390, "light", marks=pytest.mark.long),
    ],
)
def test_the_pages_are_for_everybody(stack, student, open_page, scheme, width, errors):
    context = student(color_scheme=scheme, viewport={"width": width, "height": 844})
    project = fork(context, stack.url, "blank")
    put(context, project, {"main.py": "", "old.txt": "x"})
    put(context, project, {"main.py": ""})
    page = open_page(context)
    for path in ("bring/", "deleted/", ""):
        page.goto(f"{stack.url}/projects/{path}")
        assert findings(page) == ""
        assert too_wide(page) == ""
    page.goto(f"{stack.url}/projects/bring/")
    page.get_by_label("The program").fill("\u200b  ")
    page.get_by_role("button", name="Make it a project").click()
    expect(page.get_by_role("alert")).to_contain_text("Paste a program first")
    assert findings(page) == ""
    page.goto(project)
    page.locator("[data-take-menu] summary").click()
    assert findings(page) == ""
    assert too_wide(page) == ""
    assert [error for error in errors if "422" not in error] == []


def test_what_was_deleted_comes_back_from_its_page(stack, student, open_page, errors):
    context = student()
    project = fork(context, stack.url, "mad-libs")
    page = open_page(context)
    page.goto(f"{stack.url}/projects/")
    page.locator("summary", has_text="More for Mad libs").click()
    page.get_by_role("button", name="Delete").click()
    page.goto(f"{stack.url}/projects/")
    page.get_by_role("link", name="Recently deleted").click()
    expect(page.get_by_text("30 days left")).to_be_visible()
    page.get_by_role("button", name="Bring back Mad libs").click()
    expect(page.get_by_role("link", name="Continue Mad libs")).to_have_attribute(
        "href", project.removeprefix(stack.url)
    )
    assert not errors


@pytest.mark.long
def test_a_teacher_takes_out_and_erases_a_student(stack, teacher, browser, open_page, errors, tmp_path):
    page = makes_a_class(teacher(), stack.url)
    classroom = page.url
    student = open_page(browser.new_context())
    words = joins(student, page.locator("#class-link").inner_text(), "Zebedee")
    work = Workspace.fork(student, "blank")
    work.wait_until_open()
    work.write("print('made by Zebedee')\n")
    work.run_to_the_end()
    work.wait_until_saved()
    student.goto(f"{stack.url}/projects/")
    mine = download(student, lambda: student.get_by_role("link", name="Take all my work").click())
    page.goto(classroom)
    page.get_by_role("link", name="Export or erase Zebedee").click()
    assert findings(page) == ""
    taken = download(page, lambda: page.get_by_role("link", name="Download the zip").click())
    for one in (mine, taken):
        with zipfile.ZipFile(one.path()) as archive:
            assert archive.testzip() is None
            assert any(b"made by Zebedee" in archive.read(name) for name in archive.namelist() if name.endswith(".py"))
            archive.extractall(tmp_path)
    looks_at_it_at_home(student, tmp_path)
    page.get_by_label("To erase everything, type the nickname").fill("Zebedee")
    page.get_by_role("button", name="Erase Zebedee").click()
    expect(page.get_by_text("Zebedee is erased.")).to_be_visible(timeout=SLOW)
    expect(page.get_by_text("Nobody has joined yet.")).to_be_visible()
    student.goto(f"{stack.url}/projects/")
    expect(student).to_have_url(re.compile("/welcome/"))
    comes_back(student, stack.url, words)
    expect(student).to_have_url(re.compile("/back/$"))
    expect(student.get_by_text("open no account")).to_be_visible()
    student.context.close()
    for log in (stack.data / "logs").glob("*"):
        assert "Zebedee" not in log.read_text(errors="replace"), log
    assert [error for error in errors if "422" not in error] == []


def looks_at_it_at_home(page: Page, folder) -> None:
    page.goto((folder / "index.html").as_uri())
    expect(page.get_by_text("Everything that this site kept of Zebedee")).to_be_visible()
    assert findings(page) == ""
    page.locator("a", has_text="begun").click()
    expect(page.get_by_text("made by Zebedee").first).to_be_visible()
