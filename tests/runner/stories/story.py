"""A beginner's program, and the story that the console tells of it."""

import dataclasses
import re
import textwrap


@dataclasses.dataclass
class Program:
    name: str
    files: dict[str, str | bytes]
    story: list  # texts as printed, ("asked", prompt), ("picture", alt), ("failed", kind, message, file, line), outcome
    answers: list[str | None]
    entry: str


class Programs(list[Program]):
    """A table of them."""

    def add(self, name: str, text: str, *story, answers=(), entry="main.py", **files: str | bytes) -> None:
        """One line of it. A story's words may be a pattern (`like`); other files are `helper__py="…"`."""
        all_files: dict[str, str | bytes] = {entry: textwrap.dedent(text).lstrip("\n")}
        for other, content in files.items():
            if isinstance(content, str):
                content = textwrap.dedent(content).lstrip("\n")
            all_files[other.replace("__", ".")] = content
        self.append(Program(name, all_files, list(story), list(answers), entry))


def like(pattern: str) -> re.Pattern:
    return re.compile(pattern, re.DOTALL)


def is_told(told, expected) -> bool:
    if isinstance(expected, re.Pattern):
        return isinstance(told, str) and expected.fullmatch(told) is not None
    if isinstance(expected, tuple) and isinstance(told, tuple):
        return len(told) == len(expected) and all(map(is_told, told, expected))
    return told == expected


def failed(kind: str, message, line: int = 1, file: str = "main.py") -> tuple:
    return ("failed", kind, message, file, line)
