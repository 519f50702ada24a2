"""The Markdown files of lessons and cards."""

from pathlib import Path

from learn.lessons import markdown
from learn.lessons.concepts import CONCEPTS
from learn.lessons.errors import BrokenLesson
from projects import folders


def read_markdown(path: Path, *, reader: str = "the student") -> tuple[str, markdown.Read]:
    """Raises BrokenLesson for what cannot be shown, and for a link to a card that cannot be."""
    text = folders.read_text(path, remedy=f"add it; it is what {reader} reads.")
    if not text.strip():
        raise BrokenLesson(f"{folders.place(path)} is empty: write what {reader} reads.")
    read = markdown.read(text)
    for line, problem in read.problems:
        raise BrokenLesson(f"{folders.at(path, line)}: {problem}")
    for slug in read.cards:
        if slug not in CONCEPTS:
            line = next(number for number, line in enumerate(text.splitlines(), 1) if f"card:{slug}" in line)
            known = ", ".join(sorted(CONCEPTS))
            raise BrokenLesson(f"{folders.at(path, line)}: there is no card “{slug}”; link to one of these: {known}.")
    return text, read
