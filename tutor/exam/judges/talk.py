"""Whether an answer in the chat is right: what it says of what was asked, and that it makes nothing up."""

import ast
import re
from collections.abc import Iterable

from tutor.exam.judges import parts
from tutor.exam.judges.truth import LINE, PYTHON

LINK = re.compile(r"https?://|www\.|\.(?:com|org|net)\b", re.IGNORECASE)
MARKUP = re.compile(r"<\w+[^>]*>|!\[|\]\(")
SAYS_NO = re.compile(
    r"(?:\bnot\b|n't\b|\bnever\b|\bno\b).{0,60}\b(?:solution|answer|code|program|for you|write|give|show|finished)\b|"
    r"\b(?:yourself|your own|you can find|find it|try it|yours to)\b|\blet's\b|\binstead\b",
    re.IGNORECASE | re.DOTALL,
)


POINTS = re.compile(r"\b(?:that|it|change|works?|happens?|place)\b[^.?!]{0,20}? in line (\d+)", re.IGNORECASE)


def lies(text: str, never: Iterable[str], known: str, program: str, where: str = "") -> list[str]:
    """What is wrong in it. `known`: all that the student has before them, in which the names of an answer occur.

    `where`: what a line has in it that has to do with the question, where that can be said.
    """
    prose = parts.without_fences(text)
    names = parts.names(known) | PYTHON
    said = {name for span in parts.spans(text) for name in parts.names(span) if name.strip("_")}
    lines = len(program.splitlines())
    return [
        *(f"there is no {name}" for name in sorted(said - names)),
        *(f"there is no line {found[1]}" for found in LINE.finditer(prose) if int(found[1]) > lines),
        *(_beside(prose, program, where) if where else []),
        *(f"it says {pattern}" for pattern in never if re.search(pattern, prose, re.IGNORECASE)),
        *(["it has a link"] if LINK.search(text) or MARKUP.search(prose) else []),
        *("its example is no Python" for code in parts.fences(text) if not is_python(code)),
    ]


def _beside(prose: str, program: str, where: str) -> list[str]:
    """Lines that it points at, and that have nothing to do with what was asked."""
    lines = program.splitlines()
    numbers = [int(found[1]) for found in POINTS.finditer(prose)]
    wrong = [number for number in numbers if number <= len(lines) and not re.search(where, lines[number - 1])]
    return [f"line {number} has nothing to do with it" for number in wrong]


def answers(text: str, says: Iterable[str]) -> bool:
    """One of the patterns is enough."""
    return any(re.search(pattern, text, re.IGNORECASE) for pattern in says)


def says_no(text: str) -> bool:
    """Or whose task it is."""
    return SAYS_NO.search(text) is not None


def is_python(code: str) -> bool:
    try:
        ast.parse(code)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return False
    return True
