"""Whether lessons and cards are complete and good, as far as a machine can tell."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from learn.lessons import cards, concepts
from learn.lessons.errors import BrokenLesson
from learn.lessons.lesson import Lesson
from learn.lessons.validation import questions, teaching, wording
from learn.lessons.validation.problems import Problem
from projects import folders


def statically(lesson: Lesson, everyone: Iterable[Lesson]) -> Iterator[Problem]:
    """Everything that can be said of a lesson without running a program."""
    everyone = list(everyone)
    for other in everyone:
        if other.slug != lesson.slug and (other.order == lesson.order or other.title == lesson.title):
            what = "order" if other.order == lesson.order else "title"
            yield Problem(lesson.slug, "lesson.toml", f"{other.slug} has the same {what}; give this one another.")
    yield from teaching.problems(lesson, everyone)
    yield from wording.problems(lesson)
    yield from questions.problems(lesson)


def all_cards(catalogue: Path) -> Iterator[Problem]:
    """Each concept has a card, and each card is whole, short and plain."""
    there = set()
    for folder in folders.all_in(catalogue):
        there.add(folder.name)
        try:
            card = cards.read(folder)
        except BrokenLesson as error:
            yield Problem("cards", "", str(error))
            continue
        for says in wording.of_text(card.text):
            yield Problem("cards", f"{folder.name}/card.md", says)
    for slug in sorted(concepts.CONCEPTS - there):
        yield Problem(
            "cards", slug, "There is no card for this concept. Add a folder with card.toml, card.md and program.py."
        )
