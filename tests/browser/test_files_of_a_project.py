"""Several files: add, rename, delete and undo, upload, pictures, download."""

import base64
import re
import time

from playwright.sync_api import expect

from tests.browser.workspace import SLOW

PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)


def name_a_file(page, name: str) -> None:
    page.page.locator("[data-name]").fill(name)
    page.page.keyboard.press("Enter")


def choose(page, menu: str, item: str) -> None:
    page.page.locator("summary", has_text=menu).click()
    page.page.get_by_role("button", name=item, exact=True).click()


def test_a_second_file_is_added_and_imported(workspace):
    page = workspace({"main.py": "import jokes\nprint(jokes.best)\n"})
    choose(page, "Add a file", "New file")
    name_a_file(page, "jokes")
    expect(page.tab("jokes.py")).to_have_attribute("aria-selected", "true")
    page.write("best = 'Knock knock'\n")
    assert "Knock knock" in page.run_to_the_end()


def test_a_name_that_cannot_be_is_answered_beside_it(workspace, errors):
    page = workspace({"main.py": ""})
    choose(page, "Add a file", "New file")
    name_a_file(page, "a/b.py")
    error = page.page.locator("[data-error]")
    expect(error).to_have_text(re.compile(r".+\."))
    name_a_file(page, "main.py")
    expect(error).to_contain_text("main.py")
    errors.clear()  # the browser reports 409 and 422 as errors


def test_a_file_is_renamed(workspace):
    page = workspace({"main.py": "", "old.txt": "words\n"})
    page.tab("old.txt").click()
    choose(page, "This file", "Rename")
    name_a_file(page, "new.txt")
    expect(page.tab("new.txt")).to_be_visible()
    expect(page.tab("old.txt")).to_have_count(0)
    expect(page.code).to_contain_text("words")


def test_what_was_deleted_here_is_told_once_though_the_news_comes_first(workspace):
    page = workspace({"main.py": "", "notes.txt": "one\n"})
    page.tab("notes.txt").click()
    page.page.route("**/delete/", answer_late)
    choose(page, "This file", "Delete")
    notes = page.page.locator(".file-note")
    expect(notes).to_contain_text("notes.txt was deleted.")
    expect(notes).to_have_count(1)
    notes.get_by_role("button", name="Undo").click()
    expect(page.tab("notes.txt")).to_be_visible()
    expect(notes).to_have_count(0)


def answer_late(route) -> None:
    answer = route.fetch()
    time.sleep(1.5)  # long enough for the page to hear of it and to look
    route.fulfill(response=answer)


def test_a_deleted_file_comes_back_with_what_was_typed_last(workspace):
    page = workspace({"main.py": "", "notes.txt": "one\n"})
    page.tab("notes.txt").click()
    page.write("one and two\n")
    choose(page, "This file", "Delete")
    expect(page.tab("notes.txt")).to_have_count(0)
    page.page.get_by_role("button", name="Undo").click()
    expect(page.tab("notes.txt")).to_have_attribute("aria-selected", "true")
    expect(page.code).to_contain_text("one and two")
    page.reload()
    expect(page.code).to_contain_text("one and two")


def test_files_are_uploaded_and_shown_for_what_they_are(workspace):
    page = workspace({"main.py": "print(open('data.csv').read())\n"})
    page.page.locator("[data-upload]").set_input_files(
        [
            {"name": "data.csv", "mimeType": "text/csv", "buffer": b"cat,age\nMomo,3\n"},
            {"name": "dot.png", "mimeType": "image/png", "buffer": PIXEL},
            {"name": "song.mp3", "mimeType": "audio/mpeg", "buffer": b"ID3\0\1\2\xff\xfe" * 50},
        ]
    )
    expect(page.tab("data.csv")).to_have_attribute("aria-selected", "true", timeout=SLOW)
    expect(page.page.locator(".file-note")).to_contain_text("song.mp3")
    page.tab("dot.png").click()
    expect(page.page.get_by_alt_text("The picture dot.png")).to_be_visible()
    assert "Momo,3" in page.run_to_the_end()


def test_what_is_uploaded_while_a_list_is_on_its_way_was_not_deleted(workspace):
    page = workspace({"main.py": "open('note.txt', 'w').write('Hello')\n"})
    held = []
    page.page.route("**/files/", lambda route: held.append((route, route.fetch())), times=1)
    page.run_to_the_end()
    for _ in range(100):
        if held:
            break
        page.page.wait_for_timeout(50)
    dot = {"name": "dot.png", "mimeType": "image/png", "buffer": PIXEL}
    page.page.locator("[data-upload]").set_input_files([dot])
    expect(page.tab("dot.png")).to_be_visible()
    ((route, response),) = held
    route.fulfill(response=response)
    expect(page.tab("note.txt")).to_be_visible()
    expect(page.tab("dot.png")).to_be_visible()
    expect(page.page.locator(".file-note").filter(has_text="was deleted")).to_have_count(0)


def test_a_file_is_dropped_on_the_page(workspace):
    page = workspace({"main.py": ""})
    page.page.evaluate(
        """() => {
          const dataTransfer = new DataTransfer();
          dataTransfer.items.add(new File(["dropped\\n"], "dropped.txt", {type: "text/plain"}));
          const at = document.querySelector(".cm-content");
          for (const type of ["dragenter", "dragover", "drop"]) {
            at.dispatchEvent(new DragEvent(type, {dataTransfer, bubbles: true, cancelable: true}));
          }
        }"""
    )
    expect(page.tab("dropped.txt")).to_be_visible(timeout=SLOW)
    expect(page.code).to_have_text("dropped")


def test_a_file_is_downloaded_as_it_was_typed(workspace):
    page = workspace({"main.py": "old\n"})
    page.write("new\n")
    with page.page.expect_download() as download:
        choose(page, "This file", "Download")
    assert download.value.suggested_filename == "main.py"
    assert download.value.path().read_text() == "new\n"


def test_the_project_is_renamed_where_its_name_stands(workspace):
    page = workspace({"main.py": ""})
    title = page.page.get_by_label("Name of the project")
    title.fill("My best game")
    title.press("Enter")
    expect(page.page).to_have_title(re.compile("^My best game"))
    page.reload()
    expect(title).to_have_value("My best game")
