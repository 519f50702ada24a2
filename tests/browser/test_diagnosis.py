"""What went wrong, in plain words: above Python's own, and calmly below the output where nothing failed."""

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
