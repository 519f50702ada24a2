"""Hostile names in the dialog for a new file: a sentence, or a file that works; nothing else."""

import re
from pathlib import Path

from playwright.sync_api import expect

from tests.browser.workspace import SLOW

NAMES = [
    line.encode("latin-1", "backslashreplace").decode("unicode_escape")
    for line in (Path(__file__).parents[1] / "attacks/names.txt").read_text().splitlines()
    if line and not line.startswith("#")
]
SENTENCE = re.compile(r"^[A-Z“].+[.?!]$", re.DOTALL)
ADD = """async (name) => {
  const form = document.querySelector("[data-name-form]");
  form.querySelector("[data-name]").value = name;
  form.requestSubmit();
  const error = form.querySelector("[data-error]");
  const until = performance.now() + 20_000;
  const isDone = () => form.hidden || error.textContent;
  while (!isDone() && performance.now() < until) await new Promise((again) => setTimeout(again, 20));
  const said = error.textContent;
  error.textContent = "";
  return form.hidden ? "" : said || "no answer";
}"""


def test_hostile_names_are_refused_with_a_sentence_or_work(workspace, errors):
    work = workspace({"main.py": "print('fine')\n"})
    page = work.page
    opened: list[str] = []
    page.on("dialog", lambda dialog: (opened.append(dialog.message), dialog.dismiss()))
    title = page.title()
    answers = {}
    for name in NAMES:
        if page.locator("[data-name-form]").is_hidden():
            page.locator("summary", has_text="Add a file").click()
            page.get_by_role("button", name="New file").click()
        answers[name] = page.evaluate(ADD, name)
    assert {name: said for name, said in answers.items() if said and not SENTENCE.match(said)} == {}
    refused = [name for name, said in answers.items() if said]
    assert any("/" in name for name in refused)
    assert page.evaluate("window.__pwned") is None
    assert (page.title(), opened) == (title, [])
    errors[:] = [line for line in errors if not re.search("status of 4(09|13|22)", line)]
    work.reload()
    tabs = page.get_by_role("tab").all_inner_texts()
    assert len(tabs) == 1 + len(NAMES) - len(refused)
    assert not [tab for tab in tabs if re.search(r"[/\\<>|&\x00-\x1f]|^\.|\.\.", tab)]
    expect(page.get_by_role("tab", name="main.py")).to_be_visible()
    assert "fine" in work.run_to_the_end()
    for tab in tabs[1:]:
        page.get_by_role("tab", name=tab, exact=True).click()
        expect(page.get_by_role("tab", name=tab, exact=True)).to_have_attribute("aria-selected", "true", timeout=SLOW)
