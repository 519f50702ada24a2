"""Students who are not there: moments as the tutor sees them, without a row."""

import dataclasses

from django.utils import timezone

from learn.lessons.lesson import Lesson, Step
from learn.people.models import User
from learn.progress.models import Journey, StepProgress
from learn.progress.standing import Standing
from projects.models import Project
from runner.boxes import Observed
from runner.diagnosis.diagnose import diagnose
from runner.files import Files
from tutor.scenes import Scene


def alone(source: str, seen: Observed | None = None) -> Scene:
    """In a project of one's own."""
    return _ran(Scene(student=User(), project=Project(title="Mine"), texts={"main.py": source}), seen)


def at_step(
    lesson: Lesson, step: Step, source: str = "", seen: Observed | None = None, *, is_passed: bool = False
) -> Scene:
    """`source` "": what the steps before have made."""
    student, project = User(), Project(title=lesson.title, entry=lesson.entry)
    journey = Journey(student=student, lesson=lesson.slug, project=project, step=step.slug)
    passed_at = timezone.now() if is_passed else None
    progress = StepProgress(journey=journey, step=step.slug, passed_at=passed_at, first_passed_at=passed_at)
    files = before(lesson, step) | ({lesson.entry: source.encode()} if source else {})
    scene = Scene(
        student=student,
        project=project,
        standing=Standing(project, lesson, journey, step, progress),
        texts={name: text for name, data in files.items() if (text := _text(data)) is not None},
        entry=lesson.entry,
    )
    return _ran(scene, seen)


def before(lesson: Lesson, step: Step) -> Files:
    """What a student has when the step begins."""
    solved = [each.solution for each in lesson.steps if each.kind == "build" and each.number < step.number]
    return {**(solved[-1] if solved else lesson.starter), **step.beside, **({} if solved else lesson.starter)}


def _text(data: bytes) -> str | None:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return None


def _ran(scene: Scene, seen: Observed | None) -> Scene:
    if seen is None:
        return scene
    files = {name: text.encode() for name, text in scene.texts.items()}
    findings = diagnose(files, failed=seen.failed, finished=seen.finished, entry=scene.entry)
    return dataclasses.replace(
        scene, failed=seen.failed, finished=seen.finished, findings=tuple(findings), printed=seen.printed[-2_000:]
    )
