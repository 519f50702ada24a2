"""A step's checks, judged over real boxes."""

import random

import pytest

from learn.lessons.checks import fresh
from learn.lessons.checks.judging import judge
from learn.lessons.format import Check, Mistake, Random, Result, Words
from runner.errors import NoSandbox
from tests.doubles import ScriptedPool

pytestmark = pytest.mark.kernel

LOW = Check(
    name="low",
    passed="A guess that is too low is answered.",
    failed="I typed 3 while the secret was 7, and did not see “low”.",
    answers=["3"],
    random=Random(picks=[7]),
    printed="low",
    mistakes=[Mistake(name="turned-round", printed="high", says="Which way does the < point?")],
)
RIGHT = Check(
    name="right", passed="Found.", failed="I typed 7.", answers=["7"], random=Random(picks=[7]), printed="yes"
)
GUESS = """import random
secret = random.randint(1, 10)
guess = int(input("Your guess? "))
if guess < secret:
    print("Too LOW")
elif guess == secret:
    print("Yes")
"""


@pytest.fixture
def judged(kernels):
    def judge_one(program: str, *checks: Check, **how):
        return kernels.do(judge(checks, {"main.py": program.encode()}, entry="main.py", kernels=kernels, **how))

    return judge_one


@pytest.fixture
def used(kernels, monkeypatch):
    """One item for each kernel that is taken."""
    used: list[int] = []
    take = kernels.kernel
    monkeypatch.setattr(kernels, "kernel", lambda **how: used.append(1) or take(**how))
    return used


def test_what_is_met_is_said(judged):
    outcome = judged(GUESS, LOW, RIGHT)

    assert outcome.passed
    assert [(told.check, told.passed, told.text, told.message) for told in outcome.told] == [
        ("low", True, "A guess that is too low is answered.", ""),
        ("right", True, "Found.", ""),
    ]
    assert not outcome.findings


def test_the_first_that_is_not_met_comes_first(judged):
    outcome = judged(GUESS.replace("Yes", "No"), LOW, RIGHT)

    assert not outcome.passed
    assert [told.check for told in outcome.told] == ["right", "low"]
    assert (outcome.told[0].text, outcome.told[0].message) == ("I typed 7.", "right")


def test_a_wrong_turn_is_recognised(judged):
    told = judged(GUESS.replace("LOW", "high"), LOW).told[0]

    assert (told.text, told.message) == ("Which way does the < point?", "turned-round")


def test_a_program_that_fails_is_told_with_what_was_typed(judged):
    outcome = judged(GUESS.replace("int(input", "(input"), LOW)

    assert outcome.told[0].message == "failed"
    assert outcome.told[0].text.startswith("With the answer “3” your program stopped. ")


def test_a_mistake_may_be_named_by_its_diagnosis(judged):
    told = judged("prin('low')", Check(name="a", passed="p", failed="f", printed="low")).told[0]
    named = Mistake(name="typo", tag="name-typo", says="Look at how print is spelled.")
    again = judged("prin('low')", Check(name="a", passed="p", failed="f", printed="low", mistakes=[named]))

    assert told.message == "failed"
    assert (again.told[0].message, again.told[0].text) == ("typo", "Look at how print is spelled.")
    assert again.findings[0].tag == "name-typo"


SAID_BY_THEMSELVES = {
    "input('One? ')\ninput('Two? ')": ("wants-more", "your program asked “Two?”, and I had no more answers"),
    "while True:\n    try:\n        input('Again? ')\n    except:\n        pass": ("wants-more", "asked “Again?”"),
    "input()\nn = 1\nwhile n < 3:\n    n = 1": ("endless", "With the answer “3” your program ran on and on"),
    "while True:\n    print('a' * 500)": ("endless", "printed on and on"),
    "import os\nos._exit(1)": ("failed", "ended Python itself"),
    "a = [0]\nwhile True:\n    a = a + a": ("memory", "more memory than there is"),
    "print('hello')": ("low", "did not see “low”. I had “3” ready to type, but your program did not ask."),
    "print('hello'": ("failed", ""),
}


@pytest.mark.some(2)
@pytest.mark.parametrize("program", SAID_BY_THEMSELVES, ids=lambda program: program[-18:])
def test_what_goes_wrong_by_itself_is_said(judged, program):
    message, text = SAID_BY_THEMSELVES[program]
    (told,) = judged(program, LOW).told

    assert told.message == message
    assert text in told.text


ENDS = {
    "print('low')": ("finished", "asking", "any"),
    "print('low')\ninput()\ninput()": ("asking", "any"),
    "print('low')\n1 / 0": ("any",),
}


@pytest.mark.parametrize("program", ENDS)
def test_how_a_program_may_end_is_for_the_check_to_say(judged, program):
    ways = ("finished", "asking", "any")
    checks = [Check(name=way, passed="p", failed="f", answers=["3"], printed="low", ends=way) for way in ways]

    assert {told.check for told in judged(program, *checks).told if told.passed} == set(ENDS[program])


def test_answers_for_as_many_questions_as_may_come_are_not_counted_up(judged):
    quiz = Check(name="score", passed="p", failed="I knew two.", answers=["octopus", *["no idea"] * 12], printed="2")
    pair = Check(name="score", passed="p", failed="I knew two.", answers=["octopus", "venus"], printed="2")

    assert judged("input()\ninput()", quiz).told[0].text == "I knew two."
    assert "ready to type" in judged("print(1)", quiz).told[0].text
    assert judged("input()", pair).told[0].text.startswith("I knew two. I also had “venus” ready")


def test_answers_that_are_only_there_in_case_are_not_missed(judged):
    same = Check(name="board", passed="p", failed="I looked.", answers=["1"] * 4, values={"board": 3})
    called = Check(
        name="double", passed="p", failed="I called it.", answers=["3", "4"], results=[Result("double", [2], gives=4)]
    )

    assert judged("board = 2", same).told[0].text == "I looked."
    assert judged("def double(n):\n    return n", called).told[0].text == "I called it."


def test_who_is_asked_though_nobody_answers_is_told_so(judged):
    check = Check(name="c", passed="p", failed="f", printed="hello")

    assert "nobody types an answer, but your program asks “Name?”." in judged("input('Name? ')", check).told[0].text
    assert "your program asks for one." in judged("input()", check).told[0].text


def test_the_unchanged_starter_does_not_pass(judged):
    begun = {"main.py": b"# A greeting\nprint( 'low' )\n", "data.txt": b"1"}
    check = Check(name="a", passed="p", failed="f", printed="low")

    same = judged("print('low')  # mine", check, unchanged={"main.py": begun["main.py"]})
    changed = judged("print('Low')", check, unchanged={"main.py": begun["main.py"]})
    without_data = judged("print('low')", check, unchanged=begun)

    assert (same.passed, same.told[0].message) == (False, "unchanged")
    assert changed.passed
    assert without_data.passed


OWN_IDEAS = {
    "print('mine')": True,
    "input('Your name? ')": True,
    "import turtle\nwhile True:\n    turtle.left(3)": True,
    "1 / 0": False,
    "while True: pass": False,
}


@pytest.mark.some(1)
@pytest.mark.parametrize("program", OWN_IDEAS)
def test_an_idea_of_ones_own_passes_if_it_runs(judged, program):
    outcome = judged(program)

    assert outcome.passed is OWN_IDEAS[program]
    assert outcome.told[0].text


def test_functions_are_called(judged):
    area = Check(
        name="area",
        passed="p",
        failed="f",
        results=[Result("area", [2, 3], gives=6), Result("area", [0.1, 3], gives=0.3, within=0.01)],
        mistakes=[
            Mistake(name="prints", results=[Result("area", [2, 3], prints="6")], says="It prints. Give it back."),
            Mistake(name="added", results=[Result("area", [2, 3], gives=5)], says="That is a sum."),
        ],
    )
    assert judged("def area(a, b):\n    return a * b", area).passed
    assert judged("def area(a, b):\n    print(a * b)", area).told[0].message == "prints"
    assert judged("def area(a, b):\n    return a + b", area).told[0].message == "added"
    assert judged("def aera(a, b):\n    return a * b", area).told[0].message == "area"


def test_checks_that_give_the_same_share_a_trial(judged, used):
    checks = [Check(name=str(n), passed="p", failed="f", printed=Words(has=[str(n)])) for n in range(4)]
    outcome = judged("print(0, 1, 2)", *checks)

    assert len(used) == 1
    assert [told.passed for told in outcome.told] == [False, True, True, True]


def test_who_wants_only_the_first_is_told_only_that_and_costs_one_kernel(judged, used):
    outcome = judged("print(1)", LOW, RIGHT, stop_at_first=True)

    assert [told.check for told in outcome.told] == ["low"]
    assert len(used) == 1
    assert judged(GUESS, LOW, RIGHT, stop_at_first=True).passed


def test_a_row_is_drawn_each_time(judged, monkeypatch):
    rows = [{"word": "low", "secret": 7}, {"word": "yes", "secret": 3}]
    check = Check(
        name="<<word>>",
        passed="p",
        failed="The secret was <<secret>>.",
        answers=["3"],
        random=Random(picks=["<<secret>>"]),
        printed="<<word>>",
        fresh=rows,
    )
    monkeypatch.setattr(fresh, "chance", random.Random(3))
    told = [judged(program, fresh.filled(check)).told[0] for program in [GUESS] * 4 + ["print('low')"] * 6]

    assert {each.passed for each in told[:4]} == {True}
    assert {each.check for each in told[:4]} == {"low", "yes"}
    assert {each.text[:18] for each in told[4:]} == {"p", "The secret was 3. "}


def test_checks_with_rows_of_the_same_number_share_a_trial(judged, used):
    rows = [{"word": "a"}, {"word": "b"}, {"word": "c"}]
    checks = [
        fresh.filled(
            Check(name=str(n), passed="p", failed="f", answers=["<<word>>"], printed=f"{n}<<word>>", fresh=rows)
        )
        for n in range(3)
    ]

    assert judged("word = input()\nprint(f'0{word} 1{word} 2{word}')", *checks).passed
    assert len(used) == 1


@pytest.mark.parametrize("fault", [NoSandbox("none"), OSError("the disk is full")])
async def test_a_fault_of_ours_is_not_held_against_anybody(fault):
    outcome = await judge([LOW], {"main.py": b"print(1)"}, entry="main.py", kernels=ScriptedPool(fault))

    assert outcome.is_fault
    assert not outcome.passed
    assert "not counted" in outcome.told[0].text
