"""What the steps after this one ask for: grey text writes no line of it, and nothing that the guard would hold back."""

import re
from functools import lru_cache

from learn.lessons import lessons
from learn.lessons.lesson import Lesson, Step
from learn.progress.standing import Standing
from tutor.guard import leaks, secret
from tutor.guard.secret import Secret

SPACES = re.compile(r"\s+")


def gives_away(line: str, standing: Standing, own: str = "") -> bool:
    """Whether this line, with the words just added, is what a later step asks for. `own`: the student's file."""
    if not isinstance(standing.stage, Step):
        return True
    known = _lines_until(standing.lesson.slug, standing.stage.number)
    if _squeezed(line) in known or _squeezed(line) in map(_squeezed, own.splitlines()):
        return False
    later = _later(standing.lesson.slug, standing.stage.number)
    return any(leaks.leak(each, line.strip()) for each in later)


@lru_cache(maxsize=128)
def _later(slug: str, number: int) -> tuple[Secret, ...]:
    """Of each later step what is new in it, against all that this step and those before it have."""
    lesson = lessons.find(slug)
    if lesson is None:
        return ()
    return tuple(
        secret.made(_programs(lesson, step), own=_until(lesson, number), given=[step.text, *step.hints])
        for step in lesson.steps
        if step.number > number and step.solution and not step.own_idea
    )


@lru_cache(maxsize=128)
def _lines_until(slug: str, number: int) -> frozenset[str]:
    """Of this step and those before it: who has passed them may be told each of these lines."""
    lesson = lessons.find(slug)
    programs = _until(lesson, number) if lesson else []
    return frozenset(_squeezed(line) for text in programs for line in text.splitlines())


def _until(lesson: Lesson, number: int) -> list[str]:
    had = [text for step in lesson.steps if step.number <= number for text in _programs(lesson, step)]
    return had + [data.decode("utf-8", "replace") for name, data in lesson.starter.items() if name.endswith(".py")]


def _programs(lesson: Lesson, step: Step) -> list[str]:
    return secret.texts_of(step, lesson.entry) or [step.program]


def _squeezed(line: str) -> str:
    return SPACES.sub("", line)
