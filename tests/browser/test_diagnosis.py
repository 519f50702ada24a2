"""What went wrong, in plain words: above Python's own, and calmly below the output where nothing failed."""

import pytest
from playwright.sync_api import expect


def test_a_failure_is_said_in_plain_words_above_pythons_own(workspace):
    page = workspace({"main.py": 'score = 1\nprint("😀", scroe)\n'})
    page.run_to_the_end()
    failure = page.page.locator(".failure")

    words = failure.locator(".finding__sentence")
    expect(words).to_contain_text("Line 2 uses scroe")
    expect(words.locator("code")).to_have_text(["scroe", "score"])
    expect(failure.locator(".failure__message")).to_contain_text("name 'scroe' is not defined")
    assert words.bounding_box()["y"] < failure.locator(".failure__message").bounding_box()["y"]
    expect(page.page.get_by_role("alert").filter(has_text="Line 2 uses scroe")).to_have_count(1)
    card = failure.get_by_role("link", name="Read more about it (opens in a new tab)")
    expect(card).to_have_attribute("href", "/cards/variables/")
    expect(card).to_have_attribute("target", "_blank")


def test_the_mark_stands_where_it_was_really_forgotten(workspace):
    page = workspace({"main.py": 'names = ["Ada",\n    "Ben"\n\nprint(names)\nprint("done")\n'})
    page.run_to_the_end()

    expect(page.page.locator(".finding__sentence")).to_contain_text("Line 1 opens a bracket")
    expect(page.page.locator(".cm-error-span")).to_have_text("[")
    page.page.locator(".failure").get_by_role("button", name="Show where").click()
    expect(page.code).to_be_focused()


def test_code_in_a_sentence_is_only_text(workspace):
    page = workspace({"main.py": "print('<img src=x onerror=alert(1)>)\n"})
    page.run_to_the_end()

    expect(page.page.locator(".finding__sentence")).to_contain_text("the quote at its end is missing")
    assert page.page.locator(".failure img").count() == 0


def test_what_to_look_at_stands_calmly_below_the_output_and_can_be_closed(workspace):
    page = workspace({"main.py": 'name = "ada"\nname.upper()\nprint("Hello", name)\n'})
    page.run_to_the_end()
    note = page.page.get_by_role("region", name="Something to look at")

    expect(page.console).to_contain_text("Hello ada")
    expect(note.locator(".finding__sentence")).to_contain_text("name")
    assert page.page.locator(".failure").count() == 0
    note.get_by_role("button", name="Close").click()
    expect(note).to_have_count(0)
    expect(page.console).to_contain_text("Finished")


def test_a_good_program_is_told_nothing(workspace):
    page = workspace({"main.py": 'name = "Ada"\nprint("Hello", name)\n'})
    page.run_to_the_end()

    expect(page.console).to_contain_text("Finished")
    assert page.page.locator(".to-look-at").count() == 0


def test_on_a_phone_and_in_the_dark_the_words_fit(workspace):
    page = workspace({"main.py": 'print("a" + 1 + ' + '"long " * 3)\n'})
    page.page.emulate_media(color_scheme="dark")
    page.page.set_viewport_size({"width": 360, "height": 640})
    page.run_to_the_end()

    finding = page.page.locator(".failure .finding")
    expect(finding).to_be_visible()
    assert finding.bounding_box()["x"] + finding.bounding_box()["width"] <= 360


WITH_THE_TUTOR = {"viewport": {"width": 1280, "height": 720}}
MANY_LINES = "for number in range(60):\n    print('line', number)\n"


def is_seen_in_the_console(page, selector: str) -> bool:
    """The top of it, with a line of text."""
    return page.page.evaluate(
        """(selector) => {
          const of = (element) => element.getBoundingClientRect();
          const log = of(document.querySelector("[data-log]"));
          const top = of(document.querySelector(selector)).top;
          return top >= log.top && top + 24 <= log.bottom;
        }""",
        selector,
    )


@pytest.mark.parametrize(
    ("ending", "words"),
    [
        ("score = 1\nprint(scroe)\n", ".failure .finding__sentence"),
        ("name = 'a'\nname.upper()\n", ".to-look-at__title"),
    ],
)
def test_where_there_is_little_room_the_plain_sentence_is_what_is_seen(workspace, ending, words):
    page = workspace({"main.py": MANY_LINES + ending}, **WITH_THE_TUTOR)
    page.page.get_by_role("button", name="Tutor", exact=True).click()
    page.run()
    page.wait_until_done()
    expect(page.page.locator(words)).to_be_visible()
    page.page.wait_for_timeout(300)  # whatever comes after the end
    assert is_seen_in_the_console(page, words)


def test_what_is_seen_stays_so_where_the_tutor_takes_the_room(workspace):
    page = workspace({"main.py": MANY_LINES + "score = 1\nprint(scroe)\n"}, **WITH_THE_TUTOR)
    page.run_to_the_end()
    expect(page.page.locator(".failure.is-explained")).to_be_visible()
    page.page.keyboard.press("F4")
    expect(page.page.locator("#tutor")).to_be_visible()
    page.page.wait_for_timeout(300)
    assert is_seen_in_the_console(page, ".failure .finding__sentence")


def test_while_it_prints_the_end_is_followed(workspace):
    page = workspace({"main.py": f"import time\n{MANY_LINES}time.sleep(30)\n"}, **WITH_THE_TUTOR)
    page.run()
    expect(page.page.locator("[data-log]").get_by_text("line 59")).to_be_in_viewport()
