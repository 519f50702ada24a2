"""What can be seen of orders, mistakes to find and own ideas without running them."""

from collections.abc import Iterator

from learn.lessons.lesson import Lesson, Step
from learn.lessons.validation.problems import Problem


def problems(lesson: Lesson) -> Iterator[Problem]:
    before = lesson.starter
    for step in lesson.steps:
        file = f"{step.slug}/step.toml"
        if step.kind == "order":
            yield from (Problem(lesson.slug, file, says) for says in _of_order(step))
        elif step.kind == "find" and (not (line := _line(step)) or line.startswith("#")):
            says = f"Line {step.line} of program.py does nothing, so no mistake can be in it. Name another line."
            yield Problem(lesson.slug, file, says)
        elif step.own_idea and step.solution[lesson.entry] == before[lesson.entry]:
            says = "The solution is the program of the step before. Change it, as an example of an idea of one's own."
            yield Problem(lesson.slug, f"{step.slug}/solution.py", says)
        if step.kind == "build":
            before = step.solution


def _of_order(step: Step) -> Iterator[str]:
    lines = [line.strip() for line in step.program.splitlines() if line.strip()]
    if len(lines) < 3:
        yield "There are fewer than 3 lines to put in order. Write a longer solution.py."
    for distractor in step.distractors:
        if distractor.strip() in lines:
            yield f"The distractor `{distractor}` is a line of the solution too. Change it."


def _line(step: Step) -> str:
    return step.program.splitlines()[step.line - 1].strip()
