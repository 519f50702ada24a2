"""Grey text at its door: where it is offered, what is asked of the model, and that nothing ever breaks."""

import asyncio
import dataclasses
import itertools

import pytest
from django.core.cache import cache
from django.utils import timezone

from learn.lessons import lessons
from learn.progress import journeys, twins
from learn.progress.standing import of_project
from tests.tutor.doubles import ScriptedModel
from tutor import taught
from tutor.errors import ModelAway
from tutor.ghosts import ahead, completions
from tutor.messages import Complete
from tutor.model.asking import AboutModel, Piece
from tutor.scenes import Scene

pytestmark = pytest.mark.django_db(transaction=True)


class Broken(ScriptedModel):
    async def about(self):
        raise RuntimeError("a bug of ours")


FILLS = AboutModel(digest="d1", is_ready=True, stage="ready", fills_in_the_middle=True)


@pytest.fixture(autouse=True)
def empty_cache():
    cache.clear()


@pytest.fixture
def at_step(student):
    """The student in a lesson, at its step of that number, which is passed or not."""

    def go(slug, number, *, passed=True):
        journey = journeys.begin(student=student, lesson=lessons.find(slug))
        step = lessons.find(slug).steps[number - 1]
        journey.step = step.slug
        journey.save()
        standing = of_project(journey.project)
        if passed:
            standing.kept.first_passed_at = timezone.now()
            standing.kept.save()
        return Scene(student=student, project=journey.project, standing=standing, texts={})

    return go


def complete(scene, model, prefix, suffix="\n"):
    message = Complete(id="g", file="main.py", prefix=prefix, suffix=suffix)
    return asyncio.run(completions.complete(scene, message, model)).text


GUESS = "import random\n\nsecret = random.randint(1, 10)\nguess = int(input())\n"


def test_the_rest_of_the_line_comes_from_the_model(at_step):
    model = ScriptedModel("guess)")
    assert complete(at_step("guess-the-number", 3), model, GUESS + "print(", ")\n") == "guess"
    (asked,) = model.asked
    assert asked.prefix == GUESS + "print("
    assert asked.suffix == ""
    assert (asked.priority, asked.most_tokens, asked.uses_adapter) == ("typing", 12, False)


def test_a_model_that_fills_in_the_middle_is_told_what_follows(at_step):
    model = ScriptedModel("guess", about=FILLS)
    complete(at_step("guess-the-number", 3), model, GUESS + "print(", ")\nprint('end')\n")
    assert model.asked[0].suffix == ")\nprint('end')\n"


def test_only_when_the_step_was_passed_once(at_step):
    model = ScriptedModel("guess")
    assert complete(at_step("guess-the-number", 3, passed=False), model, GUESS + "print(", ")\n") == ""
    assert model.asked == []


def test_the_same_words_are_not_asked_for_twice(at_step):
    model, scene = ScriptedModel("guess"), at_step("guess-the-number", 3)
    assert [complete(scene, model, GUESS + "print(", ")") for _ in range(2)] == ["guess", "guess"]
    assert len(model.asked) == 1


def test_a_long_file_is_cut_at_a_line(at_step):
    model = ScriptedModel("guess")
    complete(at_step("guess-the-number", 3), model, "print('hello')\n" * 300 + GUESS + "print(", ")")
    assert len(model.asked[0].prefix) <= completions.PREFIX
    assert model.asked[0].prefix.startswith("print(")


@pytest.mark.parametrize(
    "model",
    [
        ScriptedModel(ModelAway("off")),
        Broken(),
        ScriptedModel([2.0, "guess"]),
        ScriptedModel([Piece("guess", logprobs=(-3.0, -2.0))]),  # it does not believe it itself
        ScriptedModel("\u202eguess"),
        ScriptedModel("for ever and ever " * 1000),
    ],
)
def test_whatever_the_model_does_there_is_just_nothing(at_step, model):
    assert complete(at_step("guess-the-number", 3), model, GUESS + "print(", ")") == ""


def test_a_line_of_a_later_step_is_never_written(at_step):
    scene = at_step("guess-the-number", 3)
    for line in ("while guess != secret:", "while guess != secret :", "tries = tries + 1"):
        half = len(line) // 2
        assert complete(scene, ScriptedModel(line[half:]), GUESS + line[:half]) == ""
    assert not ahead.gives_away("print(guess, secret)", scene.standing)
    assert not ahead.gives_away("tries = tries + 1", scene.standing, own="  tries = tries + 1")  # they have it already


@pytest.mark.long
def test_nothing_of_the_own_step_is_held_back_and_most_of_the_next_is(at_step):
    own, next_ones = [], []
    for lesson in lessons.all_lessons():
        for step, after in itertools.pairwise(lesson.steps):
            standing = dataclasses.replace(at_step("guess-the-number", 3).standing, lesson=lesson, stage=step)
            had = set(
                lines_of(
                    lesson.starter[lesson.entry],
                    *(each.solution.get(lesson.entry, b"") for each in lesson.steps[: step.number]),
                )
            )
            own += [ahead.gives_away(line, standing) for line in lines_of(step.solution.get(lesson.entry, b""))]
            new = [] if after.own_idea else set(lines_of(after.solution.get(lesson.entry, b""))) - had
            next_ones += [ahead.gives_away(line, standing) for line in new if len(line) >= 12]
    # The others are as short as `return letter`.
    assert sum(own) == 0
    assert sum(next_ones) / len(next_ones) > 0.8


def lines_of(*sources):
    return [line.strip() for source in sources for line in source.decode().splitlines() if line.strip()]


def test_in_a_task_done_alone_there_is_none(at_step, student):
    scene = at_step("guess-the-number", 3)
    journey = scene.standing.journey
    lesson = scene.standing.lesson
    kept = twins.begin(journey=journey, lesson=lesson, twin=lesson.twins[0])
    standing = of_project(kept.project)
    alone = Scene(student=student, project=kept.project, standing=standing, texts={})
    assert standing.is_twin
    assert complete(alone, ScriptedModel("guess"), GUESS + "print(", ")") == ""


def test_in_a_project_of_ones_own_all_that_was_met_is_used(at_step, student, project):
    own = Scene(student=student, project=project, texts={})
    assert "while" in taught.concepts(own)  # nothing was met: nothing is held back
    at_step("greeting-card", 5)
    assert taught.concepts(own) == frozenset({"run", "strings", "brackets", "variables", "input"})
    assert complete(own, ScriptedModel("guess != 3:"), "guess = 3\nwhile ") == ""
