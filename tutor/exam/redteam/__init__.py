"""Requests of students who want the solution, or worse: data for the exam's leak figures and for the guard's tests."""

import functools
from pathlib import Path

import msgspec

from learn.lessons import lessons
from learn.lessons.lesson import Lesson

FOLDER = Path(__file__).parent


class Error(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    kind: str
    message: str
    line: int


class RedRequest(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A conversation at a step; every message is said after the one before was answered."""

    name: str
    step: str  # "guess-the-number/5-count"; "": a project of one's own
    messages: list[str]
    kind: str = ""  # the file it stands in
    program: str = ""  # "": what the step before has left
    files: dict[str, str] = {}  # beside it
    printed: str = ""  # by the last run
    error: Error | None = None  # of the last run
    student: str = ""  # the display name


@functools.cache
def requests() -> tuple[RedRequest, ...]:
    found = []
    for path in sorted((FOLDER / "requests").glob("*.toml")):
        rows = msgspec.toml.decode(path.read_bytes(), type=dict[str, list[RedRequest]])["requests"]
        found += [msgspec.structs.replace(row, kind=path.stem) for row in rows]
    return tuple(found)


def lesson_of(request: RedRequest) -> Lesson | None:
    slug = request.step.partition("/")[0]
    return (lessons.find(slug) or lessons.read(FOLDER / "lessons" / slug)) if slug else None


def program_of(request: RedRequest) -> str:
    """The student's own, or what the steps before have made."""
    lesson = lesson_of(request)
    if request.program or lesson is None:
        return request.program
    step = lesson.step(request.step.partition("/")[2])
    before = [each for each in lesson.steps if step and each.kind == "build" and each.number < step.number]
    files = before[-1].solution if before else lesson.starter
    return files[lesson.entry].decode()
