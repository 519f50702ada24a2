"""How a hint is put together: whose words follow a model that explains nothing, and who asks at the end."""

import dataclasses

import pytest

from runner.diagnosis.diagnose import diagnose
from runner.messages import Failed, Finished
from tests.tutor.doubles import ScriptedModel
from tutor import hints, looks
from tutor.exam.students import alone
from tutor.guard.verdicts import SHOWN

RETURN = "score = 3\nreturn score\n"
TYPO = 'score = 3\nprint("Your points:")\nprint(scroe)\n'
OF_TYPO = Failed(kind="NameError", message="name 'scroe' is not defined", file="main.py", line=3)


class Open:
    """Shows everything."""

    async def look(self, sentence, logprobs=()):
        return SHOWN


async def told(says, level, source=TYPO, failed=OF_TYPO):
    findings = tuple(diagnose({"main.py": source.encode()}, failed=failed))
    finished = Finished(outcome="failed")
    scene = dataclasses.replace(alone(source), failed=failed, finished=finished, findings=findings)
    return [each async for each in hints.sentences(scene, level=level, model=ScriptedModel(says), gate=Open())]


def sources(said):
    return [each.source for each in said]


async def test_what_only_points_is_followed_by_the_written_explanation():
    said = await told("It is all about `scroe` in line 3.", "explain")
    alone = await told("", "explain")

    assert sources(said)[:3] == ["rules", "model", "written"]
    assert said[2] == alone[1]
    assert said[-1].text.endswith("?")


async def test_a_question_alone_explains_nothing_either():
    assert sources(await told("Look at line 3. What do you see?", "explain"))[:4] == [
        "rules",
        "model",
        "model",
        "written",
    ]


async def test_a_nudge_points_and_asks():
    assert sources(await told("Look at line 3. What do you see?", "nudge")) == ["rules", "model", "model"]


async def test_who_explains_is_not_explained_again():
    said = await told("It is all about `scroe` in line 3. Python does not know it. Which name is like it?", "explain")
    assert sources(said) == ["rules", "model", "model", "model"]


@pytest.mark.parametrize(
    ("look", "level", "before", "asked"),
    [
        ("Which sign compares two values?", "nudge", (), "Which sign compares two values?"),
        ("Read the sign. Which one compares?", "nudge", (), "Which one compares?"),
        ("Read the sign. Which one compares?", "nudge", ("Which one compares?",), ""),
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
    said = await told("`score` cannot be both at once.", "explain", source, None)
    assert said[-1].text.endswith("Should it be `or`?")
