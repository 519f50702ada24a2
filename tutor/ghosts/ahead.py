"""What the steps after this one ask for: grey text never writes a line of it."""

import re

from learn.lessons.lesson import Lesson, Step
from learn.progress.standing import Standing
from tutor.ghosts.spots import bare

SHORTEST = 12  # characters: `else:` and `print()` stand in every solution
SPACES = re.compile(r"\s+")
NAME = re.compile(r"[^\W\d]\w*")


def gives_away(line: str, standing: Standing) -> bool:
    """Whether this line, with the words just added, is one that a later step wants to be found."""
    if not isinstance(standing.stage, Step):
        return True
    wanted = _lines_after(standing.lesson, standing.stage.number)
    return _squeezed(line) in wanted or _shape(line) in wanted


def _lines_after(lesson: Lesson, number: int) -> frozenset[str]:
    """Of the solutions of later steps what no step until now and no starter has, as it is and by its shape."""
    had: set[str] = set(_of(lesson.starter.get(lesson.entry, b"")))
    later: set[str] = set()
    for step in lesson.steps:
        lines = _of(step.solution.get(lesson.entry, b"") or step.program.encode())
        (had if step.number <= number else later).update(lines)
    return frozenset(later - had)


def _of(source: bytes) -> set[str]:
    lines = source.decode("utf-8", "replace").splitlines()
    return {form for line in lines for form in (_squeezed(line), _shape(line)) if form}


def _squeezed(line: str) -> str:
    """Without spaces; "" where it is too short to give anything away."""
    line = SPACES.sub("", line.partition("  #")[0])
    return line if len(line) >= SHORTEST else ""


def _shape(line: str) -> str:
    """With texts and numbers left out: other words in the same line are the same line."""
    shape = SPACES.sub("", re.sub(r"\b\d+\b", "0", bare(line)))
    return f"~{shape}" if len(shape) >= SHORTEST and len(NAME.findall(shape)) >= 3 else ""
