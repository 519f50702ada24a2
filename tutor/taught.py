"""Which concepts a student has been taught by now: nothing that is suggested goes past them."""

from learn.lessons import lessons
from learn.lessons.concepts import CONCEPTS
from learn.lessons.lesson import Lesson, Step
from learn.people.models import User
from learn.progress.models import StepProgress
from learn.progress.standing import Standing
from tutor.scenes import Scene


def concepts(scene: Scene) -> frozenset[str]:
    """In a lesson: up to its step. In a project of one's own: all of the lessons that were begun, or simply all."""
    if scene.standing is not None:
        return at(scene.standing)
    return met_by(scene.student)


def at(standing: Standing) -> frozenset[str]:
    stage, lesson = standing.stage, standing.lesson
    if isinstance(stage, Step):
        return up_to(lesson, stage.number)
    return up_to(lesson, max(step.number for step in lesson.steps if step.slug in stage.of))


def up_to(lesson: Lesson, number: int) -> frozenset[str]:
    """What the lesson assumes, and what its steps teach until that one."""
    return frozenset(lesson.assumes).union(*(step.teaches for step in lesson.steps if step.number <= number))


def met_by(student: User) -> frozenset[str]:
    """Reads the database."""
    met: set[str] = set()
    passed: dict[str, set[str]] = {}
    done = StepProgress.objects.filter(journey__student=student).exclude(first_passed_at=None)
    for name, step in done.values_list("journey__lesson", "step"):
        passed.setdefault(name, set()).add(step)
    for slug, steps in passed.items():
        if lesson := lessons.find(slug):
            met |= up_to(lesson, max((step.number for step in lesson.steps if step.slug in steps), default=0))
    return frozenset(met) or CONCEPTS
