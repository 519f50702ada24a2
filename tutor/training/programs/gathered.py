"""All right programs there are here: of the grammar, of lessons (a school's own too), of starters."""

from collections.abc import Iterator

from learn.lessons.checks import trials
from learn.lessons.errors import BrokenLesson
from learn.lessons.lesson import Lesson, Step, Twin
from learn.lessons.lessons import all_folders, read
from projects.starters import all_starters
from runner.files import Files
from tutor.training.cases import RightProgram
from tutor.training.chance import Chance
from tutor.training.programs import grammar

MOST_LINES = 60  # beginners' programs; more does not fit into a prompt
SLOW = ("import turtle", "from turtle", "matplotlib", "pandas", "numpy")  # to run: seconds instead of milliseconds


def programs(chance: Chance, each: int, left_out: list[str]) -> list[RightProgram]:
    """`each` of every shape of the grammar, and each lesson's and starter's. No source is there twice.

    `left_out` hears of each lesson that cannot be read.
    """
    found: dict[str, RightProgram] = {}
    for program in (*written(left_out), *grammar.programs(chance, each)):
        found.setdefault(program.source, program)
    return list(found.values())


def written(left_out: list[str]) -> Iterator[RightProgram]:
    for lesson in lessons(left_out):
        stages: list[Step | Twin] = [*lesson.steps, *lesson.twins]
        for stage in stages:
            origin = f"lesson {lesson.slug}/{stage.slug}"
            yield from of_files(stage.solution, lesson.entry, lesson.slug, origin, answers_of(stage))
    for starter in all_starters():
        yield from of_files(starter.files, starter.entry, starter.slug, f"starter {starter.slug}", starter.answers)


def lessons(left_out: list[str]) -> Iterator[Lesson]:
    """Those of `LESSONS_DIRS`; of two with the same name the school's own, if it is whole."""
    for choices in all_folders().values():
        for folder in choices:
            try:
                yield read(folder)
                break
            except BrokenLesson as error:
                left_out.append(f"The lesson in {folder} was left out. {error}")


def of_files(files: Files, entry: str, shape: str, origin: str, answers: tuple[str, ...]) -> Iterator[RightProgram]:
    """A program of one file, which is not long and needs nothing that is slow to start."""
    if set(files) != {entry}:
        return
    source = files[entry].decode("utf-8-sig", "replace")
    if len(source.splitlines()) <= MOST_LINES and not any(slow in source for slow in SLOW):
        yield RightProgram(source=source, shape=shape, topic=shape, origin=origin, answers=answers)


def answers_of(stage: Step | Twin) -> tuple[str, ...]:
    """What its first check types that types something."""
    for check in stage.checks:
        if typed := trials.answers_of(check):
            return tuple(typed)
    return ()
