"""The words of hints at a step of a lesson: of what the step or its check names, and never its solution."""

import dataclasses
import random
from collections import Counter

import pytest

from learn.lessons import lessons
from tutor.exam.students import at_step
from tutor.prompting import briefs
from tutor.scenes import LEVELS
from tutor.training import telling
from tutor.training.telling import steps


@pytest.mark.parametrize("draw", [telling.check, telling.start])
def test_hints_at_a_step_say_nothing_of_its_solution(draw):
    chance, tally = random.Random(6), Counter()
    told = [each for _ in range(40) for each in draw(chance, tally)]

    assert len(told) > 25, tally
    assert all(each.reply.endswith("?") for each in told)


def test_hints_at_a_step_name_what_the_step_or_its_check_names():
    lesson = lessons.find("guess-the-number")
    told = "I typed banana. Then I looked for “low” in the answer, and it was not there."
    checked = dataclasses.replace(at_step(lesson, lesson.step("8-banana")), told=told)
    replies = {way: steps.filled(checked, "check", level, way) for level in LEVELS for way in briefs.WAYS[level]}

    assert all("“low”" in replies[way] or "banana" in replies[way] for way in replies if way != "try"), replies
    assert steps.given(checked, "start")["goal"] == "your game survives a banana."


@pytest.mark.parametrize(
    ("told", "piece", "given"),
    [
        ("I typed Zoe. Then I looked for Zoe on the card, and did not find it.", "typed", "Zoe"),
        ("I typed Zuzu and wombat, and they got glued together.", "typed", "Zuzu and wombat"),
        ("I typed 3 while the secret was 8.", "typed", ""),
        ("I typed east, take, west and north.", "typed", ""),
        ("I looked for a 3 in what you print, and did not find it.", "wanted", "the 3"),
        ("I looked for the word “low”, and it was not there.", "wanted", "“low”"),
        ("I looked for “0%”. It was not there.", "wanted", ""),
        ("I looked for “low”. It came twice.", "wanted", ""),
        ("I called `shift(2)`. I hoped to get back `d`.", "call", "`shift(2)`"),
        ("I hoped for `True`. At the end `score` should be 2.", "code", "`score`"),
    ],
)
def test_what_a_check_says_is_taken_as_it_stands(told, piece, given):
    lesson = lessons.find("guess-the-number")
    checked = dataclasses.replace(at_step(lesson, lesson.step("8-banana")), told=told)
    assert steps.given(checked, "check")[piece] == given
