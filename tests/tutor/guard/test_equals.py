"""What the diagnosis says of one thing, of one number and on one condition is not said of another."""

import dataclasses

import pytest

from runner.diagnosis.findings import Finding
from tests.tutor.guard.scenes import scene
from tutor.guard.gate import Gate

SURE = (-0.01, -0.02)
ROUNDUP = ("from math import roundup", "Line 1 imports `roundup` from `math`, which has nothing of that name.")
FIVE = ("for step in 5:\n    print(step)", "Line 1 goes through `5`, a whole number, which has no parts to go through.")
GESS = (
    "guess = 5\nprint(gess)",
    "Line 2 uses `gess`, which Python does not know. There is `guess`, which looks almost the same.",
)
INPUT = ('name = input("Who", "are you? ")', "Line 1 gives `input` 2 values, but `input` takes 1.")
DAYS = (
    "days = [1, 2, 3]\nprint(days[3])",
    "Line 2 asks `days` for number 3, but it has 3 items, with the numbers 0 to 2.",
)
CEIL = ("from math import ceiling", "Line 1 imports `ceiling` from `math`. But `math` has no `ceiling`.")
BRACE = ('name = 1\nprint(f"Hi {name")', "Line 2 has an f-string with a `{` without the `}` that belongs to it.")
AND = (
    'pet = input()\nif pet == "cat" and pet == "dog":\n    print(pet)',
    "Line 2: `pet` cannot be all of that at the same time, so the whole condition is never true.",
)
ELIF = (
    "day = 30\nif day > 15:\n    print(1)\nelif day > 25:\n    print(2)",
    "Line 4: whenever `day > 25` is true, `day > 15` in line 2 was true before it, so this `elif` is never reached.",
)


@pytest.mark.parametrize(
    ("program", "sentence", "detail"),
    [
        (ROUNDUP, "`roundup` has nothing of that name.", "it is another that has it"),
        (ROUNDUP, "`roundup` of the module `math` has nothing of that name.", "it is another that has it"),
        (ROUNDUP, "`math` has nothing of that name.", ""),
        (ROUNDUP, ROUNDUP[1], ""),
        (FIVE, "`5` has no parts to go through.", ""),
        (FIVE, "`step` has no parts to go through.", "it is another that has it"),
        (FIVE, "`7` has no value.", "quotes what is not there"),
        (GESS, "Python does not know `guess`.", "it is another that is not known"),
        (GESS, "Line 2 uses `guess`, which Python does not know.", "it is another that is not known"),
        (GESS, "Python does not know `gess`.", ""),
        (GESS, "Python does not know `gess`, but it knows `guess`.", ""),
        (GESS, "`gess` is a name that Python does not know.", ""),
        (GESS, "There is no `guess`.", "it is there"),
        (GESS, "`guess` has no value.", "it is there"),
        (GESS, "There is `gess`, which looks almost the same.", "the other one is there"),
        (GESS, "There is no `gess`. There is `guess`, which looks almost the same.", ""),
        (CEIL, "`ceiling` has no `math`.", "it is another that has it"),
        (CEIL, "`math` has no `ceiling`.", ""),
        (GESS, "`gess` is a name, and `gess` has no value yet.", ""),
        (GESS, "Compare `gess` with `gess`.", "the same twice"),
        (INPUT, "`input` takes 2 values.", "it takes another number"),
        (INPUT, "It gets 1 value, and it takes 1.", "it gets another number"),
        (INPUT, "`input` takes 1 value.", ""),
        (INPUT, "It gets two values, and `input` takes one value.", ""),
        (DAYS, "`days` has 2 items.", "another count"),
        (DAYS, "`days` has 3 items, and line 2 has no item behind them.", ""),
        (BRACE, "Look at the `{` in line 2.", ""),
        (BRACE, "Look at the `}` in line 2.", "not in that line"),
        (AND, "The whole condition is always true.", "not always so"),
        (AND, '`pet == "dog"` is never true.', "it is another that is always so"),
        (AND, "The whole condition is never true.", ""),
        (AND, '`pet == "cat" and pet == "dog"` is never true.', ""),
        (AND, 'When is `pet == "dog"` never true?', ""),
        (ELIF, "`day > 15` in line 2 is never reached.", "it is another that is always so"),
        (ELIF, "Line 2 is never reached.", "another is never reached"),
        (ELIF, "If `day > 15` is true, `day > 25` was true before it.", "another condition"),
        (ELIF, "Whenever `day > 25` is true, `day > 25` was true before it.", "another was true before"),
        (ELIF, "`day > 15` was true before it.", "only on a condition"),
        (ELIF, "So this `elif` is never reached.", ""),
        (ELIF, "Whenever `day > 15` is true, this `elif` is never reached.", "another condition"),
        (ELIF, "Whenever `day > 25` is true, `day > 15` in line 2 was true before it.", ""),
    ],
)
def test_what_the_diagnosis_says_of_one_is_not_said_of_another(program, sentence, detail):
    source, said = program
    found = Finding(tag="other-error", sentence=said, line=int(said[5]))
    broken = dataclasses.replace(scene("", source), findings=(found,), failed=None)
    gate = Gate(broken, job="hint", level="explain", tries=False)
    assert gate.compare(sentence, SURE).detail == detail


def test_in_a_talk_the_words_of_a_card_may_be_said():
    gate = Gate(scene("", "while True:\n    print(1)"), job="chat", level="explain", tries=False)
    assert gate.compare("In `while True`, the condition is always true.", SURE).may_be_shown
