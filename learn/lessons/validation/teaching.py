"""Whether a lesson uses only what it has taught or may assume, and says rightly what it teaches."""

from collections.abc import Iterable, Iterator

from learn.lessons import concepts
from learn.lessons.lesson import Lesson
from learn.lessons.validation.problems import Problem


def problems(lesson: Lesson, everyone: Iterable[Lesson]) -> Iterator[Problem]:
    """`everyone`: all lessons there are; those with a smaller order come before this one."""
    yield from _of_assumed(lesson, everyone)
    yield from _of_taught(lesson)
    known = set(lesson.assumes)
    known_after: dict[str, set[str]] = {}
    for step in lesson.steps:
        known |= set(step.teaches)
        known_after[step.slug] = set(known)
        program = step.solution[lesson.entry].decode("utf-8-sig") if step.solution else step.program
        name = "program.py" if not step.solution else "solution.py"
        yield from _of_program(lesson, f"{step.slug}/{name}", program, known)
    for twin in lesson.twins:
        known = set().union(*(known_after[slug] for slug in twin.of))
        yield from _of_program(
            lesson, f"{twin.slug}/solution.py", twin.solution[lesson.entry].decode("utf-8-sig"), known
        )


def _of_assumed(lesson: Lesson, everyone: Iterable[Lesson]) -> Iterator[Problem]:
    before = [other for other in everyone if other.order < lesson.order and other.slug != lesson.slug]
    taught = {slug for other in before for slug in other.teaches}
    if early := ", ".join(slug for slug in lesson.assumes if slug not in taught):
        says = f"It assumes what no lesson with a smaller order teaches: {early}. Teach it here, or take it out."
        yield Problem(lesson.slug, "lesson.toml", says)


def _of_taught(lesson: Lesson) -> Iterator[Problem]:
    by_steps = {slug for step in lesson.steps for slug in step.teaches}
    for slug in sorted(set(lesson.teaches) - by_steps):
        says = f"“{slug}” is among what the lesson teaches, but no step teaches it. Add it to its step, or take it out."
        yield Problem(lesson.slug, "lesson.toml", says)
    for step in lesson.steps:
        for slug in step.teaches:
            if slug not in lesson.teaches:
                says = f"This step teaches “{slug}”, but `teaches` in lesson.toml does not name it. Add it there."
                yield Problem(lesson.slug, f"{step.slug}/step.toml", says)


def _of_program(lesson: Lesson, file: str, program: str, known: set[str]) -> Iterator[Problem]:
    for slug, line in sorted(concepts.lines_of(program).items()):
        if slug not in known:
            says = (
                f"The program uses “{slug}” (line {line}), which is neither taught up to here nor assumed. "
                "Teach it, assume it, or write the program without it."
            )
            yield Problem(lesson.slug, file, says)
