"""What the tutor suggests: lines to take in parts, a file, grey text, a plan. The far end is scripted, for a model says
something else each time; what it does with the program is real."""

from urllib.parse import urljoin

from msgspec.structs import replace
from playwright.sync_api import expect

from tests.browser.access import findings
from tests.browser.tutor import ALL, scripted
from tutor.messages import (
    Act,
    Complete,
    Ended,
    Foresee,
    Ghost,
    Look,
    MakePlan,
    Offered,
    Planned,
    PlanStep,
    Rearrange,
    Sentence,
    Settle,
    Suggestion,
    Talk,
    Write,
)

PROGRAM = "score = 0\nfor n in range(3):\n    score = score + n\nprint(score)\n"
SIMPLER = "total = 0\nfor n in range(3):\n    score = score + n\nprint('It is', score)\n"
PLANETS = 'planets = ["Venus", "Mars"]\nprint(planets)\n'
AS_TEXT = "What is the name of planet 4?|Mars\n"


def answers(message):
    match message:
        case Act(action="simplify"):
            change = {"file": message.file, "first": 1, "last": 4, "old": PROGRAM, "text": SIMPLER}
            yield Suggestion(id=message.id, **change, note="Two lines are different.", wants_words=True)
        case Act():
            yield Sentence(id=message.id, text=f"{message.action} {message.first} {message.last}", source="model")
        case Write(wish="planets as a text"):
            yield Suggestion(id=message.id, file="planets.txt", text=AS_TEXT, note="It is a text.")
        case Write():
            yield Suggestion(id=message.id, file="planets.py", text=PLANETS, note="It was run.")
        case Complete() if message.prefix.endswith("print"):
            yield Ghost(id=message.id, text="(score, total)")
        case Complete():
            yield Ghost(id=message.id, text="")
        case MakePlan():
            steps = [PlanStep(number=1, text="Print `hello`.", is_done=True), PlanStep(number=2, text="Ask a name.")]
            yield Planned(
                id=message.id, idea=message.idea, steps=[*steps, PlanStep(number=3, text="Say goodbye.")], now=2
            )
        case Rearrange(order=order):
            texts = ["Print `hello`.", "Ask a name.", "Say goodbye."]
            steps = [PlanStep(number=at, text=texts[number - 1], is_done=at == 1) for at, number in enumerate(order, 1)]
            yield Planned(idea="a greeting", steps=steps, now=2)
        case Talk(text="busy"):
            yield Ended(id=message.id, how="busy")
        case Talk(text="spent"):
            yield Ended(id=message.id, how="spent", text="No help is left for today.", left=0, most=60)


def last_line(work) -> str:
    return work.text().splitlines()[-1]


def wait_until_looked(work, far) -> None:
    """Grey text begins when the rest of the tutor has come, a moment after the page."""
    while not far.of(Look):
        work.page.wait_for_timeout(100)


def origins(work, name: str) -> set[str]:
    """Where the text of the newest version of a file came from, as the history knows it."""
    history = f"{work.page.url}history/"
    get = work.page.context.request.get
    file = next(file for file in get(f"{work.page.url}files/").json()["files"] if file["name"] == name)
    newest = get(f"{history}?file={file['id']}").json()["versions"][-1][0]
    return {code for _, code in get(urljoin(history, f"{newest}/")).json()["origins"]}


def test_lines_are_asked_about_by_key_and_the_answer_is_taken_in_parts(workspace):
    work = workspace({"main.py": PROGRAM})
    far, panel = scripted(work, answers)
    expect(panel.acts).to_be_hidden()
    work.code.click()
    work.page.keyboard.press("Control+a")
    expect(panel.acts).to_contain_text("Lines 1 to 4:")
    assert findings(work.page) == ""
    work.page.keyboard.press("F4")
    for key in ("ArrowRight", "ArrowRight", "Enter"):
        work.page.keyboard.press(key)
    choices = panel.suggestion.get_by_role("checkbox", name="Take this part")
    expect(choices).to_have_count(2)
    assert findings(work.page) == ""

    choices.first.uncheck()
    take = panel.suggestion.get_by_role("button", name="Take the chosen parts")
    take.click()
    expect(panel.suggestion.get_by_role("alert")).to_contain_text("what will it do")
    assert work.text() == PROGRAM
    panel.suggestion.get_by_label("Before you take it").fill("It says It is before the number.")
    take.click()
    assert work.text() == PROGRAM.replace("print(score)", "print('It is', score)")
    expect(panel.suggestion.get_by_role("status")).to_contain_text("It is in your program now.")
    expect(work.code).to_be_focused()  # at the lines that are new
    (settled,) = far.of(Settle)
    assert (settled.taken, settled.words) == ("some", "It says It is before the number.")
    work.wait_until_saved()
    assert "s" in origins(work, "main.py")

    panel.suggestion.get_by_role("button", name="Undo").click()
    assert work.text() == PROGRAM


def test_what_is_asked_again_is_compared_with_the_text_of_now(workspace):
    work = workspace({"main.py": PROGRAM.replace("score + n", "score + n + 1")})
    far, panel = scripted(work, answers)
    far.answer = lambda message: far.say(Ended(id=message.id, how="busy"))
    work.code.click()
    work.page.keyboard.press("Control+a")
    panel.acts.get_by_role("button", name="Simplify").click()
    again = panel.last.get_by_role("button", name="Ask again")
    expect(again).to_be_visible()
    work.write(PROGRAM)

    del far.answer
    again.click()
    expect(panel.suggestion.get_by_role("checkbox", name="Take this part")).to_have_count(2)
    panel.suggestion.get_by_label("Before you take it").fill("It says It is before the number.")
    panel.suggestion.get_by_role("button", name="Take it").click()
    expect(panel.suggestion.get_by_role("status")).to_contain_text("It is in your program now.")
    assert work.text() == SIMPLER


def test_in_the_text_area_too_and_what_is_thrown_away_changes_nothing(workspace):
    work = workspace({"main.py": PROGRAM})
    work.page.evaluate("localStorage.setItem('buildalong.plain', 'true')")
    far, panel = scripted(work, answers)
    area = work.page.locator("[data-plain]")
    if not area.is_visible():
        work.page.get_by_label("Plain text area").check()
    area.focus()
    work.page.keyboard.press("Control+a")
    panel.acts.get_by_role("button", name="Explain").click()
    expect(panel.last).to_contain_text("explain 1 4")
    area.focus()
    work.page.keyboard.press("F4")
    panel.acts.get_by_role("button", name="Simplify").click()
    panel.suggestion.get_by_role("button", name="Throw it away").click()
    expect(panel.suggestion.get_by_role("status")).to_contain_text("Thrown away.")
    assert area.input_value() == PROGRAM
    assert far.of(Settle)[0].taken == "none"
    area.press("Control+End")
    area.type("print")
    work.page.wait_for_timeout(500)
    assert not far.of(Complete)


def test_a_file_is_written_for_me_changed_and_taken(workspace):
    work = workspace({"main.py": PROGRAM})
    far, panel = scripted(work, answers)
    work.page.get_by_title("Add a file").click()
    work.page.get_by_role("button", name="Write a file for me").click()
    expect(panel.words).to_be_focused()
    panel.words.fill("two planets")
    panel.words.press("Enter")
    panel.suggestion.get_by_role("button", name="Change it first").click()
    panel.suggestion.get_by_role("textbox", name="The new file", exact=True).fill(f"{PLANETS}print('mine')\n")
    panel.suggestion.get_by_label("Name of the new file").fill("worlds.py")
    panel.suggestion.get_by_role("button", name="Take it as a new file").click()
    expect(work.tab("worlds.py")).to_have_attribute("aria-selected", "true")
    assert "print('mine')" in work.text()
    assert far.of(Write)[0].wish == "two planets"
    assert far.of(Settle)[0].taken == "some"
    undo = panel.suggestion.get_by_role("button", name="Undo")
    expect(undo).to_be_focused()  # the keyboard goes on where the decision was
    undo.press("Enter")
    expect(work.tab("worlds.py")).to_have_count(0)
    assert work.page.evaluate("document.activeElement !== document.body")


def test_whoever_presses_twice_takes_it_once(workspace):
    work = workspace({"main.py": PROGRAM})
    far, panel = scripted(work, answers)
    panel.opener.click()
    panel.ask("planets", "Write a file")
    panel.suggestion.get_by_role("button", name="Take it as a new file").dblclick()
    expect(work.tab("planets.py")).to_have_attribute("aria-selected", "true")
    work.page.wait_for_timeout(500)
    expect(panel.suggestion.locator("[data-error]")).to_have_text("")
    assert [message.taken for message in far.of(Settle)] == ["all"]


def test_only_a_program_is_in_the_colours_of_python(workspace):
    work = workspace({"main.py": PROGRAM})
    _far, panel = scripted(work, answers)
    panel.opener.click()
    panel.ask("two planets", "Write a file")
    expect(panel.suggestion.locator("pre span")).not_to_have_count(0)
    panel.ask("planets as a text", "Write a file")
    expect(panel.suggestion.get_by_label("Name of the new file")).to_have_value("planets.txt")
    expect(panel.suggestion.locator("pre")).to_have_text(AS_TEXT)
    expect(panel.suggestion.locator("pre span")).to_have_count(0)


def test_grey_text_is_taken_whole_or_by_words_and_gone_with_the_next_key(workspace):
    work = workspace({"main.py": "total = 1\n"})
    far, _ = scripted(work, answers)
    grey = work.page.locator(".cm-ghost")
    wait_until_looked(work, far)
    work.code.click()
    work.page.keyboard.press("Control+End")

    work.page.keyboard.type("print")
    expect(grey).to_have_text("(score, total)")
    expect(work.page.get_by_role("status").filter(has_text="Suggested: (score, total). Tab takes it.")).to_have_count(1)
    work.page.keyboard.press("Escape")
    expect(grey).to_have_count(0)
    work.page.keyboard.press("Tab")
    assert last_line(work) == "print   "  # as before: to the next column of four
    work.page.keyboard.press("Enter")

    work.page.keyboard.type("print")
    expect(grey).to_have_count(1)
    work.page.keyboard.press("Control+ArrowRight")
    work.page.keyboard.press("Control+ArrowRight")
    expect(grey).to_have_text(", total)")
    work.page.keyboard.press("Tab")
    assert last_line(work) == "print(score, total)"
    work.wait_until_saved()
    assert "s" in origins(work, "main.py")
    assert [(each.taken, each.chars) for each in far.of(Settle)] == [("some", 1), ("some", 6), ("all", 14)]

    far.say(Offered(jobs=ALL | {"ghost": "off"}))
    asked = len(far.of(Complete))
    work.page.keyboard.type("\nprint")
    work.page.wait_for_timeout(500)
    assert len(far.of(Complete)) == asked
    expect(grey).to_have_count(0)


def test_a_plan_progress_and_what_cannot_be_done_are_said(workspace):
    work = workspace({"main.py": "print(1 / 0)\n"})
    far, panel = scripted(work, answers, model="The tutor is being made ready: 40 %.", progress=0.4)
    work.page.keyboard.press("F4")
    expect(panel.words).to_be_focused()
    expect(panel.root.get_by_text("The tutor is being made ready: 40 %.")).to_be_visible()
    expect(panel.root.get_by_role("progressbar", name="How far the model is")).to_have_js_property("value", 40)
    panel.ask("a greeting", "Plan with me")
    plan = panel.root.locator("[data-plan]")
    expect(plan).to_contain_text("1 of 3 steps done: a greeting")
    expect(plan.locator("[aria-current=step]")).to_contain_text("Ask a name.")
    plan.get_by_role("button", name="Do it earlier").click()  # only the last one can be: what is done stays in front
    expect(plan.locator("[aria-current=step]")).to_contain_text("Say goodbye.")
    expect(plan.locator("summary")).to_be_focused()
    plan.get_by_role("button", name="Drop it").last.click()
    expect(plan).to_contain_text("1 of 2 steps done: a greeting")
    assert [message.order for message in far.of(Rearrange)] == [[1, 3, 2], [1, 2]]
    far.say(Planned(idea="a greeting", steps=[PlanStep(number=1, text="Print `hello`.", is_done=True)], now=0))
    expect(plan).to_contain_text("1 of 1 steps done")

    panel.ask("busy")
    expect(panel.last).to_contain_text("Many are asking at this moment.")
    expect(panel.last.get_by_role("button", name="Ask again")).to_be_visible()
    panel.ask("spent")
    expect(panel.left).to_have_text("No help is left for today. Tomorrow there are 60 again.")
    assert findings(work.page) == ""

    far.answer = lambda message: None
    panel.ask("this is not understood")
    expect(panel.last.locator("[data-state]")).to_be_visible()
    far.say(Ended(how="refused", text="Reload the page."))
    expect(panel.last).to_contain_text("Reload the page.")
    panel.ask("nobody answers this")
    far.routes[-1].close()
    expect(panel.last).to_contain_text("The connection broke off. Ask again.")
    del far.answer
    panel.last.get_by_role("button", name="Ask again").click()
    expect(panel.exchanges).to_have_count(6)
    panel.wait_until_said()
    assert len(far.routes) == 2


def test_where_a_websocket_has_passed_it_is_tried_again_until_the_server_is_back(workspace):
    work = workspace({"main.py": PROGRAM})
    far, panel = scripted(work, answers)
    panel.opener.click()
    panel.ask("planets", "Write a file")
    panel.wait_until_said()
    away = [True, True]  # the server is started anew meanwhile
    work.page.route_web_socket("**/tutor/", lambda route: route.close() if away and away.pop() else far.open(route))

    far.routes[-1].close()
    panel.suggestion.get_by_role("button", name="Throw it away").click()
    wait_until(work, lambda: len(far.routes) == 2)
    panel.ask("is it back?")
    panel.wait_until_said()

    assert [message.text for message in far.of(Talk)] == ["is it back?"]
    assert [message.taken for message in far.of(Settle)] == ["none"]


def test_a_step_that_is_found_to_be_done_a_while_after_the_run_is_ticked_too(workspace):
    work = workspace({"main.py": "print('hello')\n"})
    far, panel = scripted(work, answers)
    panel.opener.click()
    panel.ask("a greeting", "Plan with me")
    plan = panel.root.locator("[data-plan]")
    expect(plan).to_contain_text("1 of 3 steps done")
    drop = plan.get_by_role("button", name="Drop it").last
    looked = len(far.of(Look))
    work.run()
    drop.focus()
    wait_until(work, lambda: len(far.of(Look)) >= looked + 2)
    (planned,) = answers(MakePlan(id="p", idea="a greeting"))
    far.say(planned)  # the same once more: whoever is in it with the keyboard is left there
    work.page.wait_for_timeout(200)
    expect(drop).to_be_focused()
    far.say(replace(planned, steps=[replace(step, is_done=True) for step in planned.steps], now=0))
    expect(plan).to_contain_text("3 of 3 steps done")


def test_a_run_that_fails_is_told_to_the_tutor_and_nothing_is_seen_of_it(workspace):
    work = workspace({"main.py": "print(1 / 1)\n"})
    far, panel = scripted(work, answers)
    work.run_to_the_end()
    assert far.of(Foresee) == []
    work.write("print(1 / 0)\n")
    work.run_to_the_end()
    expect(work.page.get_by_role("log").get_by_role("button", name="Help me")).to_be_visible()
    wait_until(work, lambda: far.of(Foresee))
    assert [bool(each.run) for each in far.of(Foresee)] == [True]
    expect(panel.exchanges).to_have_count(0)


def wait_until(work, happens) -> None:
    for _ in range(100):
        if happens():
            return
        work.page.wait_for_timeout(50)
    raise AssertionError("It does not happen.")


def test_the_bar_comes_back_when_the_same_lines_are_selected_again(workspace):
    work = workspace({"main.py": PROGRAM})
    _far, panel = scripted(work, answers)
    first = work.line("score = 0")
    first.click(click_count=3)
    panel.acts.get_by_role("button", name="Explain").click()
    expect(panel.last).to_contain_text("explain 1 1")
    work.page.wait_for_timeout(600)
    expect(panel.acts).to_be_hidden()
    first.click(click_count=3)
    expect(panel.acts).to_contain_text("Line 1:")
    work.page.keyboard.press("Escape")
    work.page.wait_for_timeout(600)
    expect(panel.acts).to_be_hidden()
