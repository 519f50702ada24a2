"""All that an expectation can ask for, of programs tried out in real boxes."""

import ast

import pytest

from learn.lessons.checks.expectations import Tried, asks_for_nothing, is_met
from learn.lessons.checks.trials import trials_for
from learn.lessons.format import Check, Drawn, Mistake, Plotted, Random, Result, Source, Turn, Words, Written
from runner.boxes import try_out

pytestmark = pytest.mark.kernel

SCORES = """
import json
score = 0
with open("questions.txt", encoding="utf-8") as file:
    for line in file:
        question, answer = line.strip().split("|")
        if input(question + " ") == answer:
            score = score + 1
with open("scores.txt", "w") as file:
    file.write(f"Score: {score}")
names = ["Ada", "Bo"]

def add(a, b=1):
    print("adding")
    return a + b

def ask():
    return int(input("How many? "))

def swap(pair):
    return pair[1], pair[0]
"""
GIVEN = {"questions.txt": "2 + 2?|4\nCapital of Peru?|Lima\n"}


def a_check(**wanted) -> Check:
    return Check(name="c", passed="p", failed="f", answers=["4", "lima"], files=GIVEN, **wanted)


MET = [
    a_check(printed=Words(order=["2 + 2", "peru"])),
    a_check(values={"score": 1, "names": ["Ada", "Bo"]}),
    a_check(written=Written(file="scores.txt", text="score: 1")),
    a_check(source=Source(uses=["for", "with"], calls=["open"])),
    a_check(results=[Result("add", [2, 3], gives=5, prints="adding"), Result("add", [2], gives=3)]),
    a_check(results=[Result("ask", [], ["7"], gives=7)]),
    a_check(results=[Result("swap", [[1, 2]], gives=[2, 1])]),
    a_check(results=[Result("add", [0.1, 0.2], gives=0.3, within=0.001), Result("add", [1, True], prints="adding")]),
    a_check(),
]
NOT_MET = [
    a_check(printed="berlin"),
    a_check(values={"score": True}),
    a_check(values={"nothing": 0}),
    a_check(written=Written(file="scores.txt", text="2")),
    a_check(written=Written(file="other.txt", text="")),
    a_check(written=Written(file="questions.txt", text="Peru")),  # which it did not write
    a_check(source=Source(uses=["while"])),
    a_check(results=[Result("add", [2, 3], gives=6)]),
    a_check(results=[Result("add", ["2", 3], gives=5)]),
    a_check(results=[Result("ask", [], ["seven"], gives=7)]),
    a_check(results=[Result("ask", [], gives=7)]),
    a_check(results=[Result("nobody", [], prints="")]),
    a_check(drawn=Drawn(least_lines=1)),
    a_check(plotted=Plotted()),
]


@pytest.fixture
def met(kernels):
    def is_met_by(check: Check, program: str) -> bool:
        ((trial, _),) = trials_for([check], {"main.py": program.encode()}, "main.py")
        return is_met(check, Tried(trial, kernels.do(try_out(kernels, trial)), ast.parse(program)))

    return is_met_by


@pytest.mark.some(5)
@pytest.mark.parametrize("check", MET)
def test_it_is_met(met, check):
    assert met(check, SCORES)


@pytest.mark.some(5)
@pytest.mark.parametrize("check", NOT_MET)
def test_it_is_not_met(met, check):
    assert not met(check, SCORES)


def test_a_conversation_brings_its_answers(met):
    check = Check(
        name="c",
        passed="p",
        failed="f",
        files=GIVEN,
        talk=[Turn(asks="2", answer="4"), Turn(asks="Peru", answer="Lima")],
    )
    assert met(check, SCORES)


def test_checks_share_a_trial_only_if_they_give_the_same():
    one = Check(name="1", passed="p", failed="f", answers=["3"])
    with_mistake = Check(
        name="2", passed="p", failed="f", answers=["3"], mistakes=[Mistake(name="m", says="s", values={"score": 2})]
    )
    others = [
        Check(name="3", passed="p", failed="f", answers=["4"]),
        Check(name="4", passed="p", failed="f", answers=["3"], random=Random(picks=[1])),
        Check(name="5", passed="p", failed="f", answers=["3"], random=Random(picks=[True])),
        Check(name="6", passed="p", failed="f", answers=["3"], files={"a.txt": "1"}),
        Check(name="7", passed="p", failed="f", answers=["3"], results=[Result("add", [1, 2], gives=3)]),
        Check(name="8", passed="p", failed="f", answers=["3"], results=[Result("add", [1, True], gives=2)]),
    ]
    groups = trials_for([one, *others, with_mistake], {"main.py": b""}, "main.py")

    assert [[check.name for check in group] for _, group in groups] == [["1", "2"], *[[str(n)] for n in range(3, 9)]]
    assert groups[0][0].looks == ("score",)


def test_what_asks_for_nothing_is_known():
    assert asks_for_nothing(Mistake(name="m", says="s", tag="name-typo"))
    assert not asks_for_nothing(Mistake(name="m", says="s", printed=""))
