"""`manage.py tutor_compare`: is our adapter better than what it was made of, and than no model? The exam decides."""

import asyncio
import dataclasses
import math
import sys
import time
from collections.abc import Callable
from pathlib import Path

import msgspec
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from runner.errors import RunnerError
from tutor.errors import TutorError
from tutor.exam import comparisons, served, shipping
from tutor.exam.asking import KeptReplies
from tutor.exam.cases import overlap, unseen
from tutor.exam.cases.hints import hints
from tutor.exam.cases.unseen import Unseen
from tutor.exam.comparing import samples, table
from tutor.exam.comparing.compare import FEW, MOST, MOST_KNOWN, Compared, compared, number, sit_one
from tutor.management.commands.tutor_exam import Bar

ADAPTER = Path(__file__).parents[2] / "adapter"


class Command(BaseCommand):
    help = (
        "Put the same cases to the base weights, to our adapter on them, and to the diagnosis' own text: kinds of "
        "mistake that no training has seen, hand-written failures, students who want the solution, grey text. Prints "
        "a table, and whether the adapter is the default. Ended before its end, it goes on where it was."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--model", default="", help="the base: a file, folder or id; without: the site's own")
        parser.add_argument("--backend", default="auto")
        parser.add_argument("--adapter", type=Path, help="a LoRA's folder; without: the site's own, if there is one")
        parser.add_argument(
            "--unseen", type=Path, default=unseen.FILE, help="programs no training has seen, JSON lines"
        )
        parser.add_argument("--train", type=Path, help="what was learned from: it is looked whether it has the same")
        parser.add_argument("--most", type=int, default=MOST, help="of new kinds of mistake, evenly; of others a third")
        parser.add_argument("--base-every", type=int, default=1, help="ask the base about each so-manieth case only")
        parser.add_argument("--few", action="store_true", help="some cases of each kind, to see that all works")
        parser.add_argument("--heard", type=Path, help="where is kept what was said already, and not asked for again")
        parser.add_argument("--answers", type=Path, help="write each answer and its judgement here, one JSON a line")
        parser.add_argument("--samples", type=Path, help="write 100 replies by chance here, in full, to be read")
        parser.add_argument("--table", type=Path, help="put the table there, between the marks that it has")
        parser.add_argument("--keep", action="store_true", help="keep it with the site: programs, figures, decision")

    def handle(self, *, unseen: Path, most: int, few: bool, **options) -> None:
        held = held_in(unseen, FEW if few else most)
        warn(self.stderr.write, held, options["train"] or unseen.with_name("train.jsonl"))
        options["adapter"] = adapter_in(options["adapter"])
        try:
            found = asyncio.run(compared_with(held, few, options))
        except (TutorError, RunnerError) as error:
            raise CommandError(f"They could not be compared. {error}") from error
        except asyncio.CancelledError:
            raise CommandError("It was ended before its end; what was said is kept, so that it can go on.") from None
        self.stdout.write(said := table.markdown(found.comparison))
        if options["table"]:
            table.put(options["table"], said)
        self.write(found, options["answers"], options["samples"])
        if options["keep"] and not few:
            keep(found, held)

    def write(self, compared: Compared, answers: Path | None, shown: Path | None) -> None:
        if answers is not None:
            rows = [
                dataclasses.asdict(each) | {"who": who} for who, sat in compared.sat.items() for each in sat.answers
            ]
            answers.write_bytes(b"".join(msgspec.json.encode(row) + b"\n" for row in rows))
        if shown is not None:
            last = list(compared.sat.values())[-1]
            shown.write_text(samples.markdown(compared.comparison, last.answers))


def held_in(file: Path, most: int) -> tuple[Unseen, ...]:
    try:
        return unseen.read(file, most, math.ceil(most * MOST_KNOWN / MOST))
    except OSError as error:
        raise CommandError(
            f"{file} cannot be read: {error.strerror}. `manage.py tutor_data` writes such a file."
        ) from None
    except msgspec.DecodeError as error:
        raise CommandError(f"{file} is not what `manage.py tutor_data` writes: {error}.") from None


def warn(say: Callable[[str], object], held: tuple[Unseen, ...], train: Path) -> None:
    """Whoever has been taught a program is not to be asked about it."""
    if not train.exists():
        return
    asked = {one.name: one.held.source for one in held} | {case.name: case.program for case in hints()}
    found = overlap.shared(asked, overlap.forms_in(train))
    said = f"{len(found)} of {len(asked)} programs have the form of one in {train.name}"
    say(f"{said}: {', '.join(found)}." if found else f"{said}.")


def adapter_in(wanted: Path | None) -> str:
    """ "": the base alone."""
    if wanted is not None and not wanted.is_dir():
        raise CommandError(f"There is no adapter in {wanted}. `manage.py tutor_train` makes one.")
    return str(wanted) if wanted else str(ADAPTER) if ADAPTER.is_dir() else ""


async def compared_with(held: tuple[Unseen, ...], few: bool, options: dict) -> Compared:
    """One after the other, each alone on its server: beside an adapter the base has little room for long prompts."""
    began, sat = time.monotonic(), {}
    asked = {"base": "none"} | ({"adapter": options["adapter"]} if options["adapter"] else {})
    model = options["model"] or served.the_default()
    bar = Bar(number(held, few=few, speakers=len(asked)), sys.stderr)
    try:
        for who, adapter in asked.items():
            async with served.open_model(model, backend=options["backend"], adapter=adapter) as opened:
                base = (await opened.about()).digest.partition("+")[0]
                heard = options["heard"] or settings.DATA_DIR / "exam" / f"{base}.jsonl"
                every = options["base_every"] if who == "base" else 1
                sat[who] = await sit_one(KeptReplies(opened, heard), held, few=few, every=every, told=bar.step)
    finally:
        bar.end()
    return compared(sat, held, time.monotonic() - began, options["base_every"])


def keep(compared: Compared, held: tuple[Unseen, ...]) -> None:
    unseen.keep(held)
    comparisons.keep(compared.comparison)
    shipping.ship(compared)
