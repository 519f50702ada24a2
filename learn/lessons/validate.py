"""Whether lessons and cards are complete and good, as far as a machine can tell."""

import dataclasses
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from learn.lessons import cards, concepts, lessons
from learn.lessons.cards import Card
from learn.lessons.errors import BrokenLesson
from learn.lessons.lesson import Lesson
from learn.lessons.validation import digests, programs, questions, teaching, wording
from learn.lessons.validation.problems import Problem
from projects import folders

CARDS = "cards"  # stands where a lesson's slug does


@dataclasses.dataclass(frozen=True)
class Chosen:
    """A lesson to look at, as it was when it was read."""

    lesson: Lesson
    folder: Path
    digest: str


def choose(slugs: Sequence[str] = ()) -> tuple[list[Chosen], list[Lesson], list[Problem]]:
    """Those to look at (all where none is named), all that can be read, and what is wrong with the others."""
    found = {slug: choices[0] for slug, choices in lessons.all_folders().items()}
    chosen, everyone, problems = [], [], []
    for slug, folder in found.items():
        digest = digests.of_lesson(folder)
        try:
            everyone.append(lessons.read(folder))
        except BrokenLesson as error:
            if slug in slugs or not slugs:
                problems.append(Problem(slug, "", str(error)))
            continue
        if slug in slugs or not slugs:
            chosen.append(Chosen(everyone[-1], folder, digest))
    for slug in slugs:
        if slug not in found:
            says = f"There is no such lesson. These are there: {', '.join(found)}."
            problems.append(Problem(slug, "", says))
    return chosen, everyone, problems


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


def all_cards(catalogue: Path) -> tuple[list[Card], list[Problem]]:
    """The cards that can be read; and whether each concept has one that is short and plain."""
    there, found, problems = set(), [], []
    for folder in folders.all_in(catalogue):
        there.add(folder.name)
        try:
            card = cards.read(folder)
        except BrokenLesson as error:
            problems.append(Problem(CARDS, "", str(error)))
            continue
        found.append(card)
        problems += [Problem(CARDS, f"{folder.name}/card.md", says) for says in wording.of_text(card.text)]
    for slug in sorted(concepts.CONCEPTS - there):
        says = "There is no card for this concept. Add a folder with card.toml, card.md and program.py."
        problems.append(Problem(CARDS, slug, says))
    return found, problems


def programs_of(chosen: Iterable[Chosen], *, only_changed: bool) -> Iterator[programs.Job]:
    """Of a lesson that is as it was when it was whole, only the last solution: it holds what all steps have built."""
    kept = digests.kept() if only_changed else {}
    for one in chosen:
        is_as_it_was = kept.get(one.lesson.slug) == one.digest
        yield from programs.last_solution(one.lesson) if is_as_it_was else programs.jobs(one.lesson)


def programs_of_cards(found: Iterable[Card], *, only_changed: bool) -> list[programs.Job]:
    is_as_it_was = only_changed and digests.kept().get(CARDS) == digests.of_lesson(cards.FOLDER)
    return [] if is_as_it_was else list(programs.of_cards(found))


def remember(chosen: Iterable[Chosen], problems: Iterable[Problem], *, with_cards: bool) -> None:
    """Of the lessons that come with the site, and of the cards: which are whole now, and which no longer."""
    kept = digests.kept()
    broken = {problem.lesson for problem in problems}
    if with_cards:
        kept.pop(CARDS, None)
        if CARDS not in broken and cards.FOLDER == digests.CARDS:
            kept[CARDS] = digests.of_lesson(cards.FOLDER)
    for one in chosen:
        if one.folder.parent == digests.CATALOGUE:
            kept.pop(one.lesson.slug, None)
            if one.lesson.slug not in broken:
                kept[one.lesson.slug] = one.digest
    digests.keep(
        {slug: digest for slug, digest in kept.items() if slug == CARDS or (digests.CATALOGUE / slug).is_dir()}
    )
