"""Places at which lessons' own programs are cut off, to see what would be shown there, and whether it is right."""

import ast
import dataclasses
import io
import tokenize
from collections.abc import Iterable, Iterator

from learn.lessons.lesson import Lesson
from tutor import taught
from tutor.ghosts.spots import Spot, bare

WORDY = (tokenize.NAME, tokenize.NUMBER, tokenize.STRING)


@dataclasses.dataclass(frozen=True)
class Cut:
    """A program cut in a line; `right` is what the line went on with."""

    lesson: str
    step: int
    prefix: str
    suffix: str
    right: str
    taught: frozenset[str]

    @property
    def spot(self) -> Spot:
        return Spot(self.prefix, self.suffix)

    @property
    def is_in_word(self) -> bool:
        return self.prefix[-1:].isalnum() and self.right[:1].isalnum()


def cuts(lessons: Iterable[Lesson], *, every: int = 1) -> Iterator[Cut]:
    """Of each step's solution, as if it were typed from the top: at the ends of words and in the middle of them.

    `every`: only each so-manieth of them, evenly spread.
    """
    number = 0
    for lesson in lessons:
        for step in lesson.steps:
            program = step.solution.get(lesson.entry, b"").decode("utf-8", "replace")
            known = taught.up_to(lesson, step.number)
            for cut in of_program(lesson.slug, program, taught=known, step=step.number):
                number += 1
                if number % every == 0:
                    yield cut


def of_program(name: str, program: str, *, taught: frozenset[str], step: int = 0, every: int = 1) -> Iterator[Cut]:
    for number, (prefix, right) in enumerate(_places(program)):
        right, closed = _as_an_editor_has_it(prefix.rpartition("\n")[2], right)
        if number % every == 0 and any(letter.isalnum() for letter in right):
            yield Cut(name, step, prefix, closed + "\n", right, taught)


def _places(program: str) -> Iterator[tuple[str, str]]:
    """Behind each token but the last of its line, and in the middle of long words."""
    lines = program.splitlines(keepends=True)
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line))
    for token in _tokens(program):
        line_end = starts[token.end[0]] - 1
        end = starts[token.end[0] - 1] + token.end[1]
        places = [end]
        if token.type == tokenize.NAME and len(token.string) >= 5:
            places.insert(0, end - len(token.string) + 2)
        for place in places:
            if program[place:line_end].strip() and token.start[0] == token.end[0]:
                yield program[:place], program[place:line_end]


def _as_an_editor_has_it(begun: str, right: str) -> tuple[str, str]:
    """It has closed the brackets that are open already: they stand behind the cursor, and are not to be typed."""
    right = right.partition("  #")[0].rstrip()
    code = bare(begun)
    still_open = sum(code.count(sign) for sign in "([{") - sum(code.count(sign) for sign in ")]}")
    body = right.rstrip(")]}")
    closed = right[len(body) :][-still_open:] if still_open > 0 and right != body else ""
    return right[: len(right) - len(closed)], closed


def _tokens(program: str) -> Iterator[tokenize.TokenInfo]:
    """Without comments and documentation: nobody is helped with those."""
    texts = {node.lineno for node in ast.walk(ast.parse(program)) if isinstance(node, ast.Expr) and _is_text(node)}
    for token in tokenize.generate_tokens(io.StringIO(program).readline):
        if (token.type in WORDY or token.string in "([{=+-*/<>,:") and token.string and token.start[0] not in texts:
            yield token


def _is_text(node: ast.Expr) -> bool:
    return isinstance(node.value, ast.Constant)
