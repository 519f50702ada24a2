"""What a program is answered that asks."""

import sys
from collections.abc import Callable
from pathlib import Path


def lines_of(path: str | None) -> Callable[[], str | None]:
    """Answers from a file, or from the keyboard where somebody sits at it; otherwise there is no input."""
    if path is None:
        return from_keyboard if sys.stdin is not None and sys.stdin.isatty() else lambda: None
    lines = iter(Path(path).read_text(errors="replace").splitlines())
    return lambda: next(lines, None)


def from_keyboard() -> str | None:
    line = sys.stdin.readline()
    return line.rstrip("\n") if line else None
