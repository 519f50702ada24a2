"""All right programs there are here: of the grammar, of lessons (a school's own too), of starters."""

import random
from collections.abc import Iterator

from learn.lessons.lesson import Step, Twin
from learn.lessons.lessons import all_lessons
from projects.starters import all_starters
from runner.files import Files
from tutor.training.cases import Program
from tutor.training.programs import grammar

MOST_LINES = 60  # beginners' programs; more does not fit into a prompt
SLOW = ("import turtle", "from turtle", "matplotlib", "pandas", "numpy")  # to run: seconds instead of milliseconds


def programs(chance: random.Random, each: int) -> list[Program]:
    """`each` of every shape of the grammar, and each lesson's and starter's. No source is there twice."""
    found: dict[str, Program] = {}
    for program in (*written(), *grammar.programs(chance, each)):
        found.setdefault(program.source, program)
    return list(found.values())


def written() -> Iterator[Program]:
    for lesson in all_lessons():
        for stage in (*lesson.steps, *lesson.twins):
            yield from of_files(
                stage.solution, lesson.entry, lesson.slug, f"lesson {lesson.slug}/{stage.slug}", answers_of(stage)
            )
    for starter in all_starters():
        yield from of_files(starter.files, starter.entry, starter.slug, f"starter {starter.slug}", starter.answers)


def of_files(files: Files, entry: str, shape: str, origin: str, answers: tuple[str, ...]) -> Iterator[Program]:
    """A program of one file, which is not long and needs nothing that is slow to start."""
    if set(files) != {entry}:
        return
    source = files[entry].decode()
    if len(source.splitlines()) <= MOST_LINES and not any(slow in source for slow in SLOW):
        yield Program(source=source, shape=shape, topic=shape, origin=origin, answers=answers)


def answers_of(stage: Step | Twin) -> tuple[str, ...]:
    """What its first check types."""
    for check in stage.checks:
        if check.answers:
            return tuple(check.answers)
    return ()
