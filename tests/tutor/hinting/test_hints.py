"""How a hint is put together: whose words follow a model that explains nothing, and who asks at the end."""

import dataclasses

import pytest
from msgspec.structs import replace

from runner.diagnosis.diagnose import diagnose
from runner.messages import Failed, Finished
from tests.tutor.doubles import ScriptedModel
from tests.tutor.guard.scenes import find
from tutor import looks
from tutor.exam.students import alone, at_step
from tutor.guard.verdicts import SHOWN
from tutor.hinting import hints
from tutor.scenes import LEVELS

RETURN = "score = 3\nreturn score\n"
TYPO = 'score = 3\nprint("Your points:")\nprint(scroe)\n'
OF_TYPO = Failed(kind="NameError", message="name 'scroe' is not defined", file="main.py", line=3)


class Open:
    """Shows everything."""

    async def check(self, sentence, logprobs=()):
        return SHOWN


async def told(says, level, source=TYPO, failed=OF_TYPO, look="Compare the two letter by letter.", **how):
    model = ScriptedModel(says)
    return [
        each
        async for each in hints.sentences(stopped(source, failed, look), level=level, model=model, gate=Open(), **how)
    ]


def stopped(source, failed, look):
    findings = tuple(replace(each, look=look) for each in diagnose({"main.py": source.encode()}, failed=failed))
    finished = Finished(outcome="failed")
    return dataclasses.replace(alone(source), failed=failed, finished=finished, findings=findings)


def sources(said):
    return [each.source for each in said]


async def test_what_only_points_is_followed_by_the_written_explanation():
    said = await told("It is all about `scroe` in line 3.", "explain")
    alone = await told("", "explain")

    assert sources(said)[:3] == ["rules", "model", "written"]
    assert said[2] == alone[1]
    assert said[-1].text.endswith("?")


async def test_a_question_alone_explains_nothing_either():
    said = await told("Look at line 3. What do you see?", "explain")
    assert sources(said)[:4] == ["rules", "model", "model", "written"]


async def test_a_nudge_points_and_asks():
    assert sources(await told("Look at line 3. Which letter is different?", "nudge")) == ["rules", "model", "model"]


@pytest.mark.parametrize("level", LEVELS)
async def test_what_only_points_is_never_all(level):
    says = {"nudge": "Look at line 3.", "explain": "It is all about line 3.", "example": "Go on in line 3."}
    said = await told(says[level], level)

    assert sources(said)[:3] == ["rules", "model", "written"]
    assert said[2] == (await told("", level))[1]


UNEQUAL = "score = 3\nif score = 3:\n    print(score)\n"
OF_UNEQUAL = Failed(kind="SyntaxError", message="invalid syntax. Maybe you meant '==' ...", file="main.py", line=2)

SIGN = "Which sign compares two values?"


@pytest.mark.parametrize("level", ["nudge", "explain"])
@pytest.mark.parametrize("says", ["", " What is not as you meant it?", " What do you want Python to do there?"])
async def test_the_question_of_the_diagnosis_takes_the_place_of_one_that_fits_everywhere(says, level):
    first = "Look at the `=` in line 2." if level == "nudge" else "Look at the `=` in line 2: it stores a value."
    said = await told(f"{first}{says}", level, UNEQUAL, OF_UNEQUAL, SIGN)

    assert [each.text for each in said[1:]] == [first, SIGN]
    assert said[1].source == "model"
    assert said[2].source == "written"


async def test_a_question_about_this_very_mistake_stays():
    said = await told("Look at the `=` in line 2. Which sign compares?", "nudge", UNEQUAL, OF_UNEQUAL, SIGN)
    assert sources(said) == ["rules", "model", "model"]


@pytest.mark.parametrize(
    ("asked", "is_general"),
    [
        ("What do you want Python to do there?", True),
        ("Which part of the line would you change?", True),
        ("Does the line say just that?", True),
        ("Which sign compares two values?", False),
        ("Which sign is it?", False),
        ("What does `score` hold?", False),
        ("It is a sign.", False),
    ],
)
def test_a_question_that_has_no_word_of_the_mistake_fits_everywhere(asked, is_general):
    (finding, *_) = diagnose({"main.py": UNEQUAL.encode()}, failed=OF_UNEQUAL)
    assert looks.is_general(asked, replace(finding, look=SIGN)) is is_general


async def test_who_explains_is_not_explained_again():
    said = await told("It is all about `scroe` in line 3. Python does not know it. Which name is like it?", "explain")
    assert sources(said) == ["rules", "model", "model", "model"]


@pytest.mark.parametrize(
    ("look", "level", "before", "asked"),
    [
        ("Which sign compares two values?", "nudge", (), "Which sign compares two values?"),
        ("Read the sign. Which one compares?", "nudge", (), "Which one compares?"),
        ("Read the sign. Which one compares?", "nudge", ("Which one compares?",), ""),
        ('Two ask. What does `ask("Who? ").x` do?', "nudge", (), 'What does `ask("Who? ").x` do?'),
        ("Look at line 1: how many names are there?", "nudge", ("How many names are there?",), ""),
        ("Count them. How many are there? `print()` shows them.", "nudge", (), ""),
        ("Only Enter was pressed. What should it do then?", "nudge", (), None),
        (
            "Only Enter was pressed. What should it do then?",
            "nudge",
            ("Only Enter was pressed.",),
            "What should it do then?",
        ),
        ("Both sides have to be true. Should it be `or`?", "nudge", (), ""),
        ("Both sides have to be true. Should it be `or`?", "explain", (), None),
        ("Compare them letter by letter.", "explain", (), ""),
        ("", "explain", (), ""),
    ],
)
def test_what_the_diagnosis_asks_is_asked_once_and_with_what_it_speaks_of(look, level, before, asked):
    assert looks.question(look, level, set(before)) == (look if asked is None else asked)


async def test_what_the_diagnosis_asks_is_better_than_what_fits_everywhere():
    source = "score = 3\nif score == 1 and score == 2:\n    print(score)\n"
    asks = "Which side of the `and` is true when `score` is `1`?"
    said = await told("`score` cannot be both at once.", "explain", source, None, f"Try it with a value. {asks}")
    assert said[-1].text == asks


async def test_at_an_example_one_question_is_enough():
    said = await told("Look at line 3. Python does not know it. Which name is like `scroe`?", "example")

    assert said[-1].code
    assert [each.text for each in said if each.text.endswith("?")] == ["Which name is like `scroe`?"]


async def test_at_an_example_without_a_question_one_is_asked_at_its_end():
    said = await told("Look at line 3. Python does not know it.", "example")
    assert said[-2].code
    assert said[-1].text.endswith("?")


async def test_what_the_model_has_answered_is_not_asked_by_hand_either():
    look = "`score` has a value. Which kind of value is `score`?"
    answers = "`score` is a number. Python knows it."
    asked = [each.text for each in await told(answers, "explain", look=look) if each.text.endswith("?")]

    assert asked == ["What do you want to change in line 3 now?"]


@pytest.mark.parametrize("level", LEVELS)
async def test_a_check_that_says_that_the_program_stopped_is_about_what_stopped_it(level):
    scene = dataclasses.replace(stopped(TYPO, OF_TYPO, "Which letter differs?"), told="Your program stopped.")
    of_check, of_failure = ScriptedModel("Look at line 3."), ScriptedModel("Look at line 3.")
    said = [each async for each in hints.sentences(scene, about="check", level=level, model=of_check, gate=Open())]

    assert said == [each async for each in hints.sentences(scene, level=level, model=of_failure, gate=Open())]
    assert of_check.asked == of_failure.asked


@pytest.mark.parametrize("about", ["check", "start"])
@pytest.mark.parametrize(
    "reply",
    [
        "Go on in short as it is, and then what is it that you want?",
        "Go on in short as it is, and how does it change?",
        "Try this with the check: try it with the check: what does your program do now?",
        "At which step does your program ask something else?",
    ],
)
async def test_what_fits_everywhere_is_not_said_about_a_step(reply, about):
    """Said so by a small model to whoever asked for a hint and had no error."""
    scene = at_step(find("guess-the-number"), find("guess-the-number").steps[2], "guess = 0\n")
    scene = dataclasses.replace(scene, told="I played a number that was too low, and your program did not say so.")

    async def sources_of(reply):
        model = ScriptedModel(reply)
        return sources(
            [each async for each in hints.sentences(scene, about=about, level="explain", model=model, gate=Open())]
        )

    assert "model" not in await sources_of(reply)
    assert "model" in await sources_of("Which number is too low, and where does your program compare it?")
    assert "model" in await sources_of("What is in `guess` when line 1 is done?")
