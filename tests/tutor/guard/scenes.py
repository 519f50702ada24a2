"""Moments of a lesson for tests, without a database: a step, what the student has, and what became of it."""

from collections.abc import Mapping
from pathlib import Path

from learn.lessons import lessons
from learn.lessons.checks.programs import read
from learn.lessons.lesson import Lesson
from learn.people.models import User
from learn.progress.models import Journey, StepProgress
from learn.progress.standing import Standing
from projects.models import Project
from runner.diagnosis.diagnose import diagnose
from runner.messages import Failed
from tutor.exam import redteam
from tutor.scenes import Scene

LESSONS = Path(redteam.__file__).parent / "lessons"


def scene(
    where: str = "",
    source: str = "",
    *,
    failed: Mapping | None = None,
    told: str = "",
    printed: str = "",
    texts: Mapping[str, str] | None = None,
) -> Scene:
    """`where`: "lesson/step", or "" for a project of one's own. A program that cannot be read has failed so."""
    lesson, _, stage = where.partition("/")
    files = {"main.py": source, **(texts or {})}
    data = {name: text.encode() for name, text in files.items()}
    failure = Failed(**failed) if failed else read(data, "main.py")[1]
    return Scene(
        student=User(pk=7, username="ada"),
        project=Project(title="Mine", entry="main.py"),
        standing=standing(find(lesson), stage) if where else None,
        texts=files,
        failed=failure,
        findings=tuple(diagnose(data, failed=failure)) if source.strip() else (),
        told=told,
        printed=printed,
    )


def find(slug: str) -> Lesson:
    """One of the catalogue, or of the red team's own."""
    return lessons.find(slug) or lessons.read(LESSONS / slug)


def standing(lesson: Lesson, slug: str) -> Standing:
    stage = lesson.step(slug) or lesson.twin(slug)
    assert stage is not None, f"{lesson.slug} has no {slug}"
    journey = Journey(lesson=lesson.slug, step=slug)
    return Standing(Project(entry=lesson.entry), lesson, journey, stage, StepProgress(journey=journey, step=slug))
