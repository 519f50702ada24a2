"""All lessons: those that come with the site, and a school's own."""

import functools
import logging
from pathlib import Path

from django.conf import settings

from learn.lessons.errors import BrokenLesson
from learn.lessons.lesson import Lesson, Step, Twin
from learn.lessons.reading import read
from projects import folders

__all__ = ["Lesson", "Step", "Twin", "all_lessons", "find", "read"]

logger = logging.getLogger(__name__)


def all_lessons() -> tuple[Lesson, ...]:
    """In their order; broken ones are left out."""
    return tuple(_lessons(_catalogues()).values())


def find(slug: str) -> Lesson | None:
    return _lessons(_catalogues()).get(slug)


def all_folders() -> dict[str, list[Path]]:
    """Of each slug, that of the last catalogue first: it replaces the others."""
    found: dict[str, list[Path]] = {}
    for catalogue in _catalogues():
        for folder in folders.all_in(catalogue):
            found.setdefault(folder.name, []).insert(0, folder)
    return found


def _catalogues() -> tuple[Path, ...]:
    return tuple(Path(catalogue) for catalogue in settings.LESSONS_DIRS)


@functools.lru_cache(maxsize=4)
def _lessons(catalogues: tuple[Path, ...]) -> dict[str, Lesson]:
    """Read once: what is changed on the disk is there after a restart."""
    found = [lesson for choices in all_folders().values() if (lesson := _first_whole(choices))]
    return {lesson.slug: lesson for lesson in sorted(found, key=lambda lesson: (lesson.order, lesson.slug))}


def _first_whole(choices: list[Path]) -> Lesson | None:
    """Where a school's changed copy is broken, the one that it replaced stays."""
    for folder in choices:
        try:
            return read(folder)
        except BrokenLesson as error:
            logger.error("lesson left out", extra={"lesson": folder.name, "reason": str(error)})
    return None
