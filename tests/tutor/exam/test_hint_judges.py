"""The judges of hints: they pass what is true, the diagnosis' own words first of all, and fail what is not."""

import dataclasses
import functools

import pytest

from runner.diagnosis.diagnose import diagnose
from runner.messages import Failed, Finished
from runner.untrusted.claims import ending_of, failed_of
from tests.runner.diagnosis import running, told
from tests.runner.diagnosis.programs import Program
from tutor.exam.cases.hints import HintCase, hints
from tutor.exam.judges import truth, usefulness
from tutor.exam.students import alone
from tutor.hinting import hints as helps
from tutor.scenes import LEVELS, Scene

CASES = {case.name: case for case in hints()}

WRONG = [
    ("misspelled-variable", "Line 2 uses a name that has no value.", "line 2"),
    ("misspelled-variable", "Line 4 forgot a colon.", "colon"),
    ("misspelled-variable", "`livse` is defined in line 1.", "livse has no value"),
    ("misspelled-variable", "`lives` was never given a value.", "lives has a value"),
    ("misspelled-variable", "Line 4 uses `livez`. What did you mean?", "no livez"),
    ("misspelled-variable", "This is a TypeError.", "TypeError"),
    ("misspelled-variable", "Line 4 says `lives = 3`.", "does not say"),
    ("misspelled-variable", "You have 7 lives left.", "7"),
    ("misspelled-variable", "Your loop never ends.", "loop"),
    ("misspelled-variable", "You forgot to put a colon in line 4.", "colon"),
    ("misspelled-variable", "Check the quotes in line 4.", "quotes"),
    ("misspelled-variable", "Use player_lives in line 4.", "player_lives"),
    ("if-without-colon", "Line 2 has a bracket that is not closed.", "bracket"),
    ("if-without-colon", "Line 3 is not indented.", "line 3"),
    ("if-without-colon", "Line 2 is misspelled.", "spelling"),
    ("text-plus-number", "`cats` is a text, so it cannot be added.", "cats is no text"),
    ("text-plus-number", "Line 2: a comma is missing.", "comma"),
    ("number-plus-typed-text", "Line 2: `age` is a number.", "age is no number"),
    ("past-the-end-of-a-list", "`days` has 4 items.", "4"),
    ("past-the-end-of-a-list", "Line 2 divides by zero.", "zero"),
    ("divided-by-zero", "Line 3 got a ValueError.", "ValueError"),
    ("list-not-closed", "Line 1 ends with a quote too many.", "quotes"),
    ("append-of-none", "Line 3 uses a key that is not there.", "key"),
    ("append-of-none", "The file is not there in line 2.", "file"),
    ("counter-never-changes", "Line 2 stops after 10 rounds.", "10"),
    ("misspelled-variable", "Put your finger on `lives` in line 4.", "line 4 has no lives"),
    ("misspelled-variable", "Read line 4 aloud, and stop at the text `lives`.", "line 4 has no lives"),
    ("misspelled-variable", "Is `livse` written just like `livse`?", "livse beside itself"),
    ("misspelled-variable", "There is no `lives`, but there is `lives`.", "lives beside itself"),
    ("key-with-other-capitals", "Look at `'apple'` in line 2.", "line 2 has no 'apple'"),
    ("key-with-other-capitals", "Look at `'App'` in line 2.", "line 2 has no 'App'"),
    ("argument-too-many", "`square` gives more values than it takes.", "the line gives the values"),
    ("append-of-none", "`toys.append()` gets None back.", "a call gives None"),
    ("misspelled-variable", "`livse > 3` in line 4 was true before it.", "only when"),
    ("misspelled-variable", "`3` is `lives` in line 1.", "it is not that"),
    ("misspelled-variable", "`3` is `3`, and only `lives` is `3`.", "it is itself"),
    ("misspelled-variable", "Python does not know `lives`.", "lives has a value"),
    ("misspelled-variable", "There is no `lives`.", "lives has a value"),
    ("misspelled-variable", "There is `livse`, which looks almost the same.", "livse has no value"),
    ("misspelled-variable", "Whenever `lives > 3` is true, `lives > 5` was true before it.", "lives > 5 is not true"),
    ("misspelled-variable", "Whenever `lives > 3` is true.", "what is when it is so"),
    ("misspelled-variable", "What matters in line 4 is this: `livse` before its value.", "the verb is gone"),
    ("misspelled-variable", "`livse` has nothing of that name.", "livse is no module"),
    ("misspelled-variable", "`lives > 3` is never true.", "lives > 3 is not never true"),
    ("argument-too-many", "`square` takes 1.", "so many of what"),
    ("argument-too-many", "`square` takes 2 values.", "square takes 1"),
    ("or-with-a-text-alone", '`reply == "y"` is always true.', "is not always true"),
    ("past-the-end-of-a-list", "`days[3)` is not there.", "half of days[3)"),
    # What the small model really said, before anybody looked at it.
    ("function-body-not-moved-in", "Look at the name in line `3`. It is not indented.", "line 3"),
    ("if-without-colon", "The line `1 age = 10` is missing the colon.", "line 1"),
    ("if-without-colon", "The line `age = 10` is missing the colon.", "age = 10"),
    ("sum-with-none", "The error is due to a missing `return` in `totals`.", "totals"),
    ("sum-with-none", "The error is a syntax error.", "syntax error"),
    ("capital-print", "The error is a TypeError.", "TypeError"),
    ("counter-begins-anew", "The program stopped with an error.", "did not stop"),
    ("calls-itself-for-ever", "The error is a RecursiveException.", "RecursiveException"),
]
RIGHT = [
    ("misspelled-variable", "Python does not know `livse`. There is `lives`, which looks almost the same."),
    ("misspelled-variable", "There is no `livse`, but there is `lives`."),
    ("misspelled-variable", "`livse` is another name, and `livse` has no value."),
    ("misspelled-variable", "Whenever `lives > 3` is true, `lives != 3` is true. Look at `livse` in line 4."),
    ("argument-too-many", "`square` takes 1 value, and line 4 gives it 2."),
    ("or-with-a-text-alone", '`reply == "y" or "yes"` is always true. Look at line 2.'),
    ("or-with-a-text-alone", 'When is `reply == "y"` true in line 2?'),
    ("or-with-a-text-alone", 'When only one side is true, the whole is. What does `"yes"` alone ask in line 2?'),
    ("argument-too-many", "Line 4 gives `square` more values than it takes: 2, and it takes 1."),
    ("divided-by-zero", "In line 3 there is nobody: `children` is `0`."),
    ("append-of-none", "`toys.append()` gives None back, and `toys` in line 2 gets None."),
    ("misspelled-variable", "Compare `livse` in line 4 with `lives` in line 1."),
    ("capital-print", "Compare `Print` with `print`."),
    ("key-with-other-capitals", "Look at the text `'Apple'` in line 2."),
    ("misspelled-variable", "Put your finger on `livse` in line 4."),
    ("if-without-colon", "There is no `:` in line 2."),
    ("misspelled-variable", "In line 4 you wrote `livse`. Which name did you store the 3 under in line 1?"),
    ("misspelled-variable", "This is not a matter of quotes. Compare `livse` with `lives`, letter by letter."),
    ("if-without-colon", "Look at the end of line 2. What does every line with `if` end with?"),
    ("text-plus-number", "`cats` is a number and `+` wants two texts in line 2. How can you make a text of it?"),
    ("past-the-end-of-a-list", "`days` has 3 items, so its last one has number 2. What number does line 2 ask for?"),
    (
        "moved-in-without-reason",
        "Line 2 begins with spaces, and the line above does not open a block. Why is it indented?",
    ),
    ("divided-by-zero", "`children` is 0 in line 3. Can 12 sweets be divided among nobody?"),
]


@functools.cache
def failures() -> dict[str, tuple]:
    """What the sandbox says of each case: the kind of error, Python's words, the diagnosis' first finding."""
    programs = [
        Program("", 1, answers=list(case.answers), is_stopped=case.stopped, files=case.files) for case in hints()
    ]
    found = {}
    for case, program, ending in zip(hints(), programs, running.endings(programs), strict=True):
        claim = ending_of({"ending": ending})
        failed = failed_of(claim) if claim.how == "failed" else None
        kind, message = (failed.kind, failed.message) if failed else ("", "")
        found[case.name] = (kind, message, told.found(program, ending)[0])
    return found


def scene_of(case: HintCase) -> Scene:
    """As the rules and the written words see it."""
    kind, message, finding = failures()[case.name]
    failed = Failed(kind=kind, message=message, file="main.py", line=finding.line) if kind else None
    finished = Finished(outcome="failed" if kind else "limit" if case.stopped else "finished")
    rest = diagnose({"main.py": case.program.encode()}, finished=finished)
    findings = (finding, *[other for other in rest if other.line != finding.line])
    return dataclasses.replace(alone(case.program), failed=failed, finished=finished, findings=findings)


def lies(text: str, case: HintCase) -> list[str]:
    kind, message, _ = failures()[case.name]
    return truth.lies(text, case, kind, message)


def test_there_are_many_cases_of_many_kinds():
    assert len(CASES) == len(hints()) >= 60
    assert len({finding.tag for _, _, finding in failures().values()}) >= 50


@pytest.mark.parametrize("case", hints(), ids=CASES)
def test_what_the_diagnosis_says_is_true_to_the_point_and_gives_nothing_away(case):
    _, _, finding = failures()[case.name]
    text = f"{finding.sentence} {finding.look}"

    assert finding.line == case.line
    assert lies(text, case) == []
    assert usefulness.is_to_the_point(text, case)
    assert usefulness.names_cause(text, case)
    assert usefulness.is_readable(text)
    assert not usefulness.gives_the_line(text, case)


@pytest.mark.parametrize("level", LEVELS)
async def test_what_people_wrote_is_true_ends_with_a_question_and_gives_no_line(level):
    wrong = []
    for case in hints():
        text = "\n".join([each.text async for each in helps.sentences(scene_of(case), about="failure", level=level)])
        if lies(text, case) or not usefulness.asks(text) or usefulness.gives_the_line(text, case):
            wrong.append((case.name, lies(text, case), text))
    assert wrong == []


@pytest.mark.parametrize(("name", "text", "why"), WRONG, ids=[f"{name}: {text}" for name, text, _ in WRONG])
def test_what_is_not_so_is_found_out(name, text, why):
    assert any(why in lie for lie in lies(text, CASES[name])), lies(text, CASES[name])


@pytest.mark.parametrize(("name", "text"), RIGHT)
def test_what_is_so_is_let_through_in_other_words_too(name, text):
    assert lies(text, CASES[name]) == []
    assert usefulness.is_to_the_point(text, CASES[name])


def test_one_hint_given_to_another_program_is_mostly_found_out():
    """The judge knows the program: a true hint of one is a wrong one of another."""
    names = list(CASES)
    texts = {name: f"{found[2].sentence} {found[2].look}" for name, found in failures().items()}
    pairs = [(CASES[name], texts[names[number - 7]]) for number, name in enumerate(names)]

    found_out = [bool(lies(text, case)) or not usefulness.is_to_the_point(text, case) for case, text in pairs]

    assert sum(found_out) / len(found_out) > 0.9


@pytest.mark.parametrize(
    ("name", "text", "gives"),
    [
        ("misspelled-variable", 'Write `print("Now you have", lives)` there.', True),
        ("misspelled-variable", "```python\nprint('Now you have',lives)\n```", True),
        ("misspelled-variable", "Which of your names is meant by `livse`?", False),
        ("one-equals-in-if", 'It has to be if code == "1234": of course.', True),
        ("else-without-colon", "Look at `else`. What is missing?", False),
    ],
)
def test_the_corrected_line_is_seen_however_it_is_written(name, text, gives):
    assert usefulness.gives_the_line(text, CASES[name]) == gives


def test_a_point_in_a_text_ends_no_sentence():
    case = HintCase("text", 'print("No. " + hearts)', 1, ["types"], ["hearts"])
    text = '`"No. "` is a text, and `hearts` is a whole number (`2`). Look at the `+` in line 1.'
    assert [lie for lie in truth.lies(text, case) if "half" in lie] == []


def test_empty_words_are_not_to_the_point():
    assert not usefulness.is_to_the_point("Well done! Keep going, you can do it.", CASES["misspelled-variable"])


def test_who_turns_in_circles_is_seen():
    assert usefulness.repeats("The error is an error. The error is an error. The er")
    assert not usefulness.repeats("Look at line 2. What does it end with?")


def test_a_hint_is_short_and_asks():
    assert usefulness.asks("Look at line 2. What does it end with?")
    assert not usefulness.asks("What does it end with? Put a colon there.")
    assert usefulness.is_one_idea("Look at line 2. What does it end with?")
    assert not usefulness.is_one_idea("Look. " * 5)
    assert not usefulness.is_readable(
        "Initialisation of identifiers necessitates consideration of evaluation order throughout compilation."
    )
