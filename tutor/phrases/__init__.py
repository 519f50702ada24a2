"""Words and phrases that the tutor knows, as tables that anyone can extend; what begins with # is a comment."""

import functools
import re
from pathlib import Path

FOLDER = Path(__file__).parent
SIGN = " ⇒"


def lines(name: str) -> list[str]:
    return [line for line in (FOLDER / f"{name}.txt").read_text().splitlines() if line and not line.startswith("#")]


def pairs(name: str) -> list[tuple[str, str]]:
    """What stands left and right of the ⇒."""
    return [(left.strip(), right.strip()) for left, _, right in (line.partition(SIGN) for line in lines(name))]


@functools.cache
def named(name: str) -> list[tuple[str, re.Pattern[str]]]:
    return [(rule, re.compile(pattern, re.MULTILINE)) for rule, pattern in pairs(name)]


@functools.cache
def patterns(name: str) -> list[re.Pattern[str]]:
    return [re.compile(line) for line in lines(name)]
