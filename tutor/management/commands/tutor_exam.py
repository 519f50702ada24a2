"""`manage.py tutor_exam`: what the model can do, measured; what it does for students follows from it."""

import asyncio
import dataclasses
import sys
from contextlib import AbstractAsyncContextManager
from pathlib import Path
from typing import TextIO

import msgspec
from django.core.management.base import BaseCommand, CommandError, CommandParser

from runner.errors import RunnerError
from tutor.errors import TutorError
from tutor.exam import exam, report, results, served
from tutor.exam.asking import KeptReplies
from tutor.exam.exam import Shown
from tutor.model.asking import Model
from tutor.scenes import JOBS

BAR_WIDTH = 30


class Command(BaseCommand):
    help = (
        "Put the exam to a model: hints, chat, grey text, actions, files, plans, and students who want the solution. "
        "Prints the figures and keeps them: a job that is not passed is done from what people wrote, or not offered."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--model", default="", help="a file, folder, id or address; without: the one that serves")
        parser.add_argument("--name", default="", help="of a model at an address: what its server calls it")
        parser.add_argument("--adapter", default="", help="a LoRA's folder, for a model that is a file, folder or id")
        parser.add_argument("--backend", default="auto", help="of a file, folder or id: the back end to serve it with")
        parser.add_argument("--job", nargs="+", choices=JOBS, default=list(JOBS), help="only these")
        parser.add_argument("--few", action="store_true", help="some cases of each kind; nothing is kept")
        parser.add_argument("--json", action="store_true", help="one JSON object, and nothing else")
        parser.add_argument("--answers", type=Path, help="write each answer and its judgement here, one JSON a line")
        parser.add_argument("--heard", type=Path, help="keep here what was said: what stands there is not asked again")
        parser.add_argument("--ship", type=Path, help="write the figures here, to come with the site")

    def handle(self, *, model: str, name: str, job: list[str], few: bool, json: bool, **options) -> None:
        if model.startswith("http") and not name:
            raise CommandError("What does that server call its model? Say it with --name.")
        bar = Bar(exam.number(job, few=few), sys.stderr)
        opening = served.open_model(model, name=name, backend=options["backend"], adapter=options["adapter"])
        try:
            shown = asyncio.run(examined(opening, job, few, bar, options["heard"]))
        except (TutorError, RunnerError) as error:
            raise CommandError(f"The exam could not be held. {error}") from error
        except asyncio.CancelledError:
            raise CommandError("The exam was ended before its end; nothing was kept.") from None
        finally:
            bar.end()
        if not few:
            self.keep(shown)
        self.write(shown, answers=options["answers"], ship=options["ship"])
        said = [msgspec.json.encode(report.data(shown)).decode()] if json else report.lines(shown)
        self.stdout.write("\n".join(said))

    def keep(self, shown: Shown) -> None:
        about = shown.about
        for job, figures in shown.jobs.items():
            results.store(job, figures, digest=about.digest, name=about.name, backend=about.backend)

    def write(self, shown: Shown, *, answers: Path | None, ship: Path | None) -> None:
        if answers is not None:
            rows = [msgspec.json.encode(dataclasses.asdict(answer)) for answer in shown.answers]
            answers.write_bytes(b"\n".join([*rows, b""]))
        if ship is not None:
            text = msgspec.json.format(msgspec.json.encode(report.shipped(shown)), indent=1)
            ship.write_bytes(text + b"\n")


async def examined(
    opening: AbstractAsyncContextManager[Model], jobs: list[str], few: bool, bar: "Bar", heard: Path | None
) -> Shown:
    async with opening as opened:
        return await exam.examine(KeptReplies(opened, heard) if heard else opened, jobs, few=few, told=bar.step)


class Bar:
    """How far it is, for whoever sits at a terminal."""

    def __init__(self, most: int, out: TextIO):
        self.most, self.done = most, 0
        self.out = out if out.isatty() else None

    def step(self, name: str) -> None:
        self.done += 1
        if self.out is not None:
            full = BAR_WIDTH * self.done // max(1, self.most)
            self.out.write(f"\r{'█' * full}{'░' * (BAR_WIDTH - full)} {self.done}/{self.most} {name}"[:110] + "\x1b[K")
            self.out.flush()

    def end(self) -> None:
        if self.out is not None:
            self.out.write("\r\x1b[K")
            self.out.flush()
