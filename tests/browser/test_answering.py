"""Answers to `input()` that do not come one by one as they are asked for."""

from playwright.sync_api import expect

from tests.browser.workspace import SLOW


def test_what_is_typed_before_the_question_comes_answers_it(workspace):
    program = (
        "import time\nfirst = input('First? ')\ntime.sleep(0.5)\nsecond = input('Second? ')\nthird = input('Third? ')\n"
    )
    work = workspace({"main.py": program + "print(first, second, third)\n"})
    work.run()
    expect(work.answer).to_be_focused(timeout=SLOW)
    work.page.keyboard.type("one\ntwo\nthe")
    expect(work.answer).to_have_attribute("aria-label", "Third?", timeout=SLOW)
    expect(work.answer).to_have_value("the")
    work.page.keyboard.type("e\n")
    work.wait_until_done()
    expect(work.console).to_contain_text("one two thee")


def test_lines_pasted_at_once_answer_one_question_each(workspace):
    work = workspace({"main.py": "print(sorted([input(), input(), input()]))\n"})
    work.run()
    expect(work.answer).to_be_focused(timeout=SLOW)
    work.answer.evaluate(
        """box => {
          const clipboardData = new DataTransfer();
          clipboardData.setData("text", "c\\nb\\na\\n");
          box.dispatchEvent(new ClipboardEvent("paste", {clipboardData, cancelable: true, bubbles: true}));
        }"""
    )
    work.wait_until_done()
    expect(work.console).to_contain_text("['a', 'b', 'c']")


def test_a_word_to_keep_secret_is_not_shown(workspace):
    work = workspace({"main.py": "import getpass\nprint(len(getpass.getpass('Password: ')))\n"})
    work.run()
    expect(work.answer).to_have_attribute("type", "password", timeout=SLOW)
    work.answer.fill("sesame")
    work.answer.press("Enter")
    work.wait_until_done()
    expect(work.console).to_contain_text("6")
    expect(work.console).not_to_contain_text("sesame")
