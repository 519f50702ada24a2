"""`manage.py validate_lessons`: what is missing in lessons, for those who write them."""

import sys
from collections.abc import Iterable

import msgspec
from django.core.management.base import BaseCommand, CommandParser

from learn.lessons import cards, lessons, validate
from learn.lessons.errors import BrokenLesson
from learn.lessons.lesson import Lesson
from learn.lessons.validation.problems import Problem


class Command(BaseCommand):
    help = (
        "Read lessons, run their solutions and wrong programs, and say in plain words what is missing. "
        "Exit code: 0 nothing, 1 something."
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("slugs", nargs="*", metavar="SLUG", help="lessons to look at (all, and the cards)")
        parser.add_argument("--json", action="store_true", help="one JSON object a problem, and the counts at the end")
        parser.add_argument("--static", action="store_true", help="only what can be said without running a program")
        parser.add_argument("--cards", action="store_true", help="the concept cards too")

    def handle(self, *, slugs: list[str], json: bool, static: bool, **options) -> None:
        chosen, problems = self.read(slugs)
        for lesson in chosen:
            problems += validate.statically(lesson, lessons.all_lessons())
        if options["cards"] or not slugs:
            problems += validate.all_cards(cards.FOLDER)
        self.report(problems, lessons=len(chosen), as_json=json)
        sys.exit(1 if problems else 0)

    def read(self, slugs: Iterable[str]) -> tuple[list[Lesson], list[Problem]]:
        folders = lessons.all_folders()
        chosen: list[Lesson] = []
        problems = []
        for slug in slugs or folders:
            if slug not in folders:
                problems.append(
                    Problem(slug, "", f"There is no lesson of that name. These are there: {', '.join(folders)}.")
                )
                continue
            try:
                chosen.append(lessons.read(folders[slug][0]))
            except BrokenLesson as error:
                problems.append(Problem(slug, "", str(error)))
        return chosen, problems

    def report(self, problems: list[Problem], *, lessons: int, as_json: bool) -> None:
        for problem in problems:
            self.stdout.write(msgspec.json.encode(problem).decode() if as_json else f"• {problem}")
        counts = {"lessons": lessons, "problems": len(problems)}
        if as_json:
            self.stdout.write(msgspec.json.encode(counts).decode())
        elif problems:
            self.stdout.write(f"{len(problems)} things to do in {lessons} lessons.")
        else:
            self.stdout.write(f"{lessons} lessons are complete.")
