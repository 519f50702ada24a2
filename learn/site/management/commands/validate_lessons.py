"""`manage.py validate_lessons`: what is missing in lessons, for those who write them."""

import asyncio
import sys
import time
from typing import TextIO

import msgspec
from django.core.management.base import BaseCommand, CommandError, CommandParser

from learn.lessons import cards, validate
from learn.lessons.validation import programs, running
from learn.lessons.validation.problems import Problem
from runner.errors import RunnerError

BAR_WIDTH = 30


class Command(BaseCommand):
    help = (
        "Read lessons, run their solutions and wrong programs, and say in plain words what is missing. "
        "Exit code: 0 nothing, 1 something."
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("slugs", nargs="*", metavar="SLUG", help="lessons to look at (all of them, and the cards)")
        parser.add_argument("--json", action="store_true", help="one JSON object a problem, and the counts at the end")
        parser.add_argument("--cards", action="store_true", help="the concept cards too")
        parser.add_argument("--static", action="store_true", help="only what can be said without running a program")
        parser.add_argument(
            "--changed", action="store_true", help="of lessons that are as they were, run only the last solution"
        )

    def handle(self, *, slugs: list[str], json: bool, static: bool, changed: bool, **options) -> None:
        began = time.monotonic()
        chosen, everyone, problems = validate.choose(slugs)
        jobs = list(validate.programs_of(chosen, only_changed=changed))
        for one in chosen:
            problems += validate.statically(one.lesson, everyone)
        if options["cards"] or not slugs:
            found, of_cards = validate.all_cards(cards.FOLDER)
            problems += of_cards
            jobs += validate.programs_of_cards(found, only_changed=changed)
        if not static:
            problems += self.run(jobs)
            validate.remember(chosen, problems, with_cards=options["cards"] or not slugs)
        counts = {"lessons": len(chosen), "programs": 0 if static else len(jobs), "problems": len(problems)}
        self.report(sorted(problems), counts | {"seconds": round(time.monotonic() - began, 1)}, as_json=json)
        sys.exit(1 if problems else 0)

    def run(self, jobs: list[programs.Job]) -> list[Problem]:
        bar = Bar(len(jobs), sys.stderr)
        try:
            return asyncio.run(running.run(jobs, bar.step))
        except RunnerError as error:
            raise CommandError(f"The programs of the lessons could not be run here. {error}") from error
        finally:
            bar.end()

    def report(self, problems: list[Problem], counts: dict, *, as_json: bool) -> None:
        for problem in problems:
            self.stdout.write(msgspec.json.encode(problem).decode() if as_json else f"• {problem}")
        if as_json:
            self.stdout.write(msgspec.json.encode(counts).decode())
            return
        self.stdout.write("Looked at {lessons} lessons and {programs} programs in {seconds} s.".format(**counts))
        self.stdout.write(f"To do: {len(problems)}." if problems else "All is well.")


class Bar:
    """How far it is, for whoever sits at a terminal."""

    def __init__(self, most: int, out: TextIO):
        self.most, self.done = most, 0
        self.out = out if out.isatty() else None

    def step(self, job: programs.Job) -> None:
        self.done += 1
        if self.out is not None:
            full = BAR_WIDTH * self.done // max(1, self.most)
            bar = "█" * full + "░" * (BAR_WIDTH - full)
            self.out.write(f"\r{bar} {self.done}/{self.most} {job.lesson}/{job.file}"[:110] + "\x1b[K")
            self.out.flush()

    def end(self) -> None:
        if self.out is not None:
            self.out.write("\r\x1b[K")
            self.out.flush()
