"""The editor helps a beginner's fingers, and does not get in their way."""

import pytest
from playwright.sync_api import expect

KEYS = [
    ("a colon indents", ["if x:", "Enter", "y"], "if x:\n    y"),
    ("also in a line that is wrong", ["if x = 3:", "Enter", "y"], "if x = 3:\n    y"),
    ("Backspace takes a level back", ["if x:", "Enter", "y", "Enter", "Backspace", "z"], "if x:\n    y\nz"),
    ("after return the block is over", ["def f():", "Enter", "return 1", "Enter", "f"], "def f():\n    return 1\nf"),
    ("else finds its if", ["if x:", "Enter", "y", "Enter", "else:", "Enter", "z"], "if x:\n    y\nelse:\n    z"),
    ("Tab indents, Shift+Tab takes it back", ["Tab", "Tab", "y", "Shift+Tab"], "    y"),
    ("Tab after words goes to the next column", ["x = 1", "Tab", "# one"], "x = 1   # one"),
    ("brackets and quotes are closed once", ["print(", '"', "hi", '"', ")"], 'print("hi")'),
    ("an apostrophe in a word is no quote", ["# don't"], "# don't"),
    ("a list goes on inside its brackets", ["x = [", "Enter", "1"], "x = [\n    1\n]"),
]


def type_keys(work, keys: list[str]) -> str:
    work.write("")
    for key in keys:
        if key in ("Enter", "Backspace", "Tab") or "+" in key:
            work.page.keyboard.press(key)
        else:
            work.page.keyboard.type(key)
    return work.text()


def test_what_the_keys_do(workspace):
    work = workspace({"main.py": ""})
    for what, keys, text in KEYS:
        assert type_keys(work, keys) == text, what


@pytest.mark.long
def test_each_file_has_an_undo_of_its_own(workspace):
    work = workspace({"main.py": "one\n", "notes.txt": "two\n"})
    work.code.click()
    work.page.keyboard.press("Control+Home")
    work.page.keyboard.type("1 ")
    work.tab("notes.txt").click()
    work.code.click()
    work.page.keyboard.press("Control+Home")
    work.page.keyboard.type("2 ")
    work.tab("main.py").click()
    expect(work.code).to_contain_text("1 one")
    work.code.click()
    work.page.keyboard.press("Control+z")
    assert work.text() == "one\n"
    work.tab("notes.txt").click()
    assert work.text() == "2 two\n"
