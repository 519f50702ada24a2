"""The actions at their door: each on a beginner's lines, what changes code run on real kernels."""

import asyncio

import pytest

from learn.lessons import lessons
from tests.tutor.doubles import ScriptedModel
from tests.tutor.guard import scenes
from tutor.boxes import Boxes
from tutor.exam.students import at_step
from tutor.guard import leaks, secret
from tutor.guard.trials import NotFoundOut, Tried
from tutor.guard.verdicts import Verdict
from tutor.messages import Sentence, Suggestion

pytestmark = pytest.mark.django_db(transaction=True)

GAME = """\
import random

secret = random.randint(1, 10)
tries = 0
guess = 0
while not guess == secret:
    guess = int(input("Guess: "))
    tries = tries + 1
print(f"It took {tries} tries.")


def bigger(first, second):
    if first - second > 0:
        return first
    return second
"""


class Open:
    """A gate that lets through what it is told to."""

    def __init__(self, *allowed):
        self.allowed = allowed

    async def check(self, sentence, logprobs=()):
        return Verdict() if sentence in self.allowed else Verdict("untrue", "")


def texts(said):
    return [each.text for each in said]


def test_explain_says_what_each_line_does_with_its_card(act):
    said = act("explain", GAME, 3, 4)
    assert texts(said) == ["Line 3 sets `secret` to a random whole number from 1 to 10.", "Line 4 sets `tries` to 0."]
    assert [(each.line, each.file, each.card) for each in said] == [(3, "main.py", "variables"), (4, "main.py", "")]
    assert said[0].card_title


def test_a_broken_program_is_not_explained_but_looked_at(act):
    said = act("explain", "if 5 > 3\n    print('yes')\n", 1, 1)
    assert "cannot read" in said[0].text
    assert (said[1].line, said[1].card) == (1, said[1].card)
    assert "colon" in said[1].text or ":" in said[1].text


def test_find_bug_says_what_the_rules_know_of_these_lines(act):
    program = "score = 0\nprint('Points:', score)\nscore + 1\nprint(score)\n"
    (found,) = act("find_bug", program, 3, 3)
    assert found.line == 3
    assert found.source == "rules"
    nothing = act("find_bug", program, 1, 2)
    assert nothing[0].text == "I find no mistake that I know in these lines."
    assert nothing[1].text == "But line 3 looks odd to me. Select it, and press “Find the bug” once more."


HUNGRY = """\
food = "Noodles"
if food == "noodles":
    print("Yum")
else:
    print("Oh no")
bowls = 0
bowls = bowls + 2
"""


@pytest.mark.kernel
@pytest.mark.parametrize(
    ("first", "last", "wanted", "asks"),
    [
        (
            2,
            5,
            [
                'Line 3 was never reached: in line 2 Python asked whether `food == "noodles"`, and that was not true: '
                '`food` was `"Noodles"`.'
            ],
            "What would have to be different for Python to get there?",
        ),
        (6, 7, ["`bowls` was `0`, `2`, in this order."], "What should be in `bowls`, and when?"),
    ],
)
def test_where_no_rule_sees_a_bug_a_run_shows_what_the_lines_did(act, boxes, first, last, wanted, asks):
    none, *told = [each.text for each in act("find_bug", HUNGRY, first, last, boxes=boxes)]
    assert "no mistake" in none
    assert told == [*wanted, asks]


def test_where_nobody_can_run_it_one_is_told_how_to_look(act):
    async def try_program(*_args, **_how):
        raise NotFoundOut("late")

    told = act("find_bug", HUNGRY, 2, 5, boxes=Boxes(try_program))
    assert "print()" in told[-1].text


def test_nothing_selected_is_said_kindly(act):
    assert "Select the lines" in act("simplify", "\n\n\n", 1, 2)[0].text
    assert "very many" in act("simplify", "x = 1\n" * 200)[0].text


def test_more_words_come_from_a_model_only_through_the_gate(act):
    model = ScriptedModel("It hides a number. It is wrong here.")
    said = act("explain", GAME, 3, 3, model=model, gate=Open("It hides a number."))
    assert [each.source for each in said] == ["rules", "model"]
    assert "secret = random" in model.asked[0].turns[-1].content


@pytest.mark.kernel
def test_what_is_simpler_was_run_beside_the_old(act, boxes):
    *why, offered = act("simplify", GAME, 6, 8, boxes=boxes)
    assert [each.source for each in why] == ["rules", "rules"]
    assert isinstance(offered, Suggestion)
    assert (offered.first, offered.last, offered.wants_words) == (6, 8, True)
    assert offered.text == 'while guess != secret:\n    guess = int(input("Guess: "))\n    tries += 1'
    assert offered.old == "\n".join(GAME.split("\n")[5:8])


@pytest.mark.kernel
def test_comments_are_put_in_front_of_blocks(act, boxes):
    offered = act("comment", GAME, 3, 8, boxes=boxes)[-1]
    assert offered.wants_words  # which line they would change
    assert offered.text.split("\n") == [
        "# Sets secret to a random whole number from 1 to 10",
        "secret = random.randint(1, 10)",
        "tries = 0",
        "guess = 0",
        "# Again and again, as long as guess is not the same as secret",
        "while not guess == secret:",
        '    guess = int(input("Guess: "))',
        "    tries = tries + 1",
    ]


@pytest.mark.kernel
def test_a_test_calls_the_function_and_says_what_it_gave(act, boxes):
    said, offered = act("write_test", GAME, 12, 15, boxes=boxes)
    assert "Is it what you want" in said.text
    assert offered.text.split("\n") == [
        "    return second",
        "",
        "",
        'print("bigger(3, 10)", bigger(3, 10), "- it gave 10. Is that right?")',
        'print("bigger(10, 0)", bigger(10, 0), "- it gave 10. Is that right?")',
        'print("bigger(0, 3)", bigger(0, 3), "- it gave 3. Is that right?")',
    ]
    assert (offered.first, offered.last, offered.old) == (15, 15, "    return second")
    assert "what it gives now" in offered.note


@pytest.mark.kernel
def test_what_a_wrong_function_gives_is_not_said_to_be_right(act, boxes):
    offered = act("write_test", "def double(number):\n    return number * 3\n", boxes=boxes)[-1]
    assert "should" not in offered.text + offered.note
    assert '"- it gave 9. Is that right?"' in offered.text


def test_lines_in_which_something_was_found_are_not_called_fine(act):
    said = act("simplify", 'name = "ada"\nname.upper()\nprint(name)\n')
    assert said[0].text == "I know no shorter way to write this that surely does the same."
    assert [each.line for each in said[1:]] == [2]
    assert len(act("simplify", 'name = "ada"\nprint(name.upper())\n')) == 1


@pytest.mark.kernel
def test_what_shows_something_is_tested_by_what_it_shows(act, boxes):
    program = 'def greet(name):\n    print("Hi", name)\n'
    offered = act("write_test", program, boxes=boxes)[-1]
    assert offered.text.split("\n")[3] == 'greet("hello")  # it showed Hi hello - is that right?'.replace('"', "'")


def test_lines_without_a_function_have_no_test(act):
    assert "Select the lines of a function" in act("write_test", GAME, 3, 4)[0].text


@pytest.mark.parametrize(
    ("how", "why"),
    [
        ("late", "could not try"),
        ("other", "did something else"),
        ("solves", "a part of your step"),
        ("late to say whether it solves", "could not try"),
    ],
)
def test_what_cannot_be_shown_to_be_harmless_is_not_offered_and_why_is_said(act, how, why):
    """No box in time; a program that then does something else; one that would do the step."""
    seen = []

    async def try_program(scene, given, **_how):
        if how == "late":
            raise NotFoundOut("late")
        seen.append(given)
        return Tried(outcome="finished", printed=str(len(seen)) if how == "other" else "")

    async def gives_it_away(scene, code):
        if how.startswith("late to"):
            raise NotFoundOut("late")
        return how == "solves"

    said = act("simplify", "score = score + 1", boxes=Boxes(try_program, gives_it_away))
    assert all(isinstance(each, Sentence) for each in said)
    assert why in said[-1].text


def test_a_test_whose_calls_could_not_be_made_is_not_called_impossible(act):
    async def try_program(*_args, **_how):
        raise NotFoundOut("late")

    assert "could not call it just now" in act("write_test", GAME, 12, 15, boxes=Boxes(try_program))[0].text


def test_a_line_of_the_steps_solution_is_not_suggested_though_it_would_not_pass_alone():
    async def gives_it_away(scene, code):
        return False

    lesson = lessons.find("guess-the-number")
    step = next(step for step in lesson.steps if step.number == 4)
    scene = at_step(lesson, step)
    line = "while guess != secret:"
    assert line in step.solution["main.py"].decode()
    boxes = Boxes(gives_it_away=gives_it_away)
    assert not asyncio.run(boxes.is_safe(scene, f"{line}\n    print('again')\n"))
    assert asyncio.run(boxes.is_safe(scene, "planets = ['Mars', 'Venus']\n"))
    rest = "# and then comes `!= secret:`\n"
    assert asyncio.run(boxes.is_safe(scene, rest))
    assert not asyncio.run(boxes.after(["It begins with `while guess`."]).is_safe(scene, rest))


async def does_the_same(*_args, **_how):
    return Tried(outcome="finished")


async def does_no_step(scene, code):
    return False


def offered_at(act, action, where, program):
    """What is said at a step to a program of whoever has not passed it."""
    scene = scenes.scene(where, program)
    return act(action, program, boxes=Boxes(does_the_same, does_no_step), scene=scene)[-1]


NEARLY = """\
def is_prime(n):
    for d in range(2, n):
        if n % d == 0:
            return False
        else:
            return True
"""


def test_comments_on_ones_own_lines_are_never_taken_for_the_step(act):
    offered = offered_at(act, "comment", "primes/1-numbers", NEARLY)
    assert offered.text.startswith("# Makes a function is_prime")


def test_what_is_simpler_is_held_against_the_step_without_what_its_student_wrote(act):
    program = NEARLY.replace("    for", "    found = False\n    if found == True:\n        return False\n    for")
    assert "if found:" in offered_at(act, "simplify", "primes/1-numbers", program).text


FINDS = [(lesson, step) for lesson in lessons.all_lessons() for step in lesson.steps if step.kind == "find"]


@pytest.mark.parametrize("action", ["find_bug", "simplify"])
@pytest.mark.parametrize(("lesson", "step"), FINDS, ids=lambda each: each.slug)
def test_which_line_a_step_asks_for_is_not_told_to_who_has_typed_its_program(act, action, lesson, step):
    scene = scenes.scene(f"{lesson.slug}/{step.slug}", step.program)
    said = act(action, step.program, boxes=Boxes(does_the_same, does_no_step), scene=scene)
    hidden = secret.of(scene)
    assert not [each.text for each in said if isinstance(each, Sentence) and leaks.leak(hidden, each.text)]


@pytest.mark.parametrize("action", ["explain", "find_bug", "simplify", "comment", "write_test"])
@pytest.mark.parametrize(
    "program",
    [
        "x = " + "-" * 3_000 + "1",
        "x = " + "1 + " * 3_000 + "1",
        "x = " + "[" * 90 + "]" * 90,
        "if " + "not " * 900 + "x:\n    pass",
        "x = 1\n" * 20_000,
        "\x00\x01",
        "\ufeffprint('\u202e')",
        "print(`5`)",
        "class A:\n    def __init__(self): ...\n",
        "async def f():\n    await g()\n",
        "match x:\n    case 5:\n        pass\n",
        "def f(*a, **k):\n    return lambda: (yield)\n",
    ],
)
def test_whatever_is_selected_something_is_said(act, action, program):
    async def try_program(*_args, **_how):
        raise NotFoundOut("late")

    async def gives_it_away(scene, code):
        return False

    said = act(action, program, 1, min(40, program.count("\n") + 1), boxes=Boxes(try_program, gives_it_away))
    assert said
    assert all(each.text for each in said)
