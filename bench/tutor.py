"""How fast the tutor is: `python -m bench.tutor`, over real sockets, on a site and a model server started for it.

`TUTOR_MODEL` names another model than the default, `TUTOR_BACKEND` another back end. `--device cuda` measures what a
graphics card is for, on the model server alone; the other parts on one take `TUTOR_DEVICE=cuda` instead. `--shape 1.5B`
or `7B` is a model of that size with random weights. Help me is measured twice: as the model's exam says who speaks; and
with the model let speak as if it had passed, since what people wrote is there in no time. The guard is on in both, so
the row says how often the first sentence was the model's.
"""

import argparse
import asyncio
import contextlib
import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from bench import memory, tutor_card, tutor_pages, tutor_runs, tutor_server, tutor_trials
from bench.site import Site, in_shell, site
from bench.table import Measure, Table, measure_all

RESULTS_SECONDS = 61.0  # a site asks the rows of exams once a minute

PASS = """
from tutor.models import ExamResult
from tutor.scenes import JOBS
for job in JOBS:
    ExamResult.objects.create(digest={digest!r}, name="bench", backend="bench", job=job, passed=True)
"""


async def served(running: Site, table: Table) -> None:
    """Everything after this part asks a model that is warm."""
    seconds = await tutor_server.until_serving(running)
    about = await tutor_server.health(running)
    beside = f"{about['name']}, {about['backend']}"
    table.add("from READY until the model is fetched, converted and warm", seconds, "s", beside=beside)


async def let_speak(running: Site) -> None:
    """As if it had passed its exam for everything; the site asks its rows once a minute."""
    in_shell(running, PASS.format(digest=(await tutor_server.health(running))["digest"]))
    await asyncio.sleep(RESULTS_SECONDS)


async def room(running: Site, table: Table) -> None:
    """The memory of the model's process; and without the tutor."""
    _, parts, _ = memory.of_tree(running.process.pid)
    table.add("memory of the model's process", parts.get("model", 0), "MB")
    with surroundings(TUTOR="0"), site() as without:
        total, parts, _ = memory.of_tree(without.process.pid)
        table.add("… with TUTOR=0", parts.get("model", 0), "MB", goal=0, beside=f"all of the stack {total:.0f} MB")
        table.add("READY later than with TUTOR=0 by", running.started_in - without.started_in, "s", goal=2)


@contextlib.contextmanager
def surroundings(**names: str) -> Iterator[None]:
    before = dict(os.environ)
    os.environ.update(names)
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)


PARTS: dict[str, Measure] = {
    "written": tutor_pages.as_served,
    "help": tutor_pages.let_speak,
    "class": tutor_pages.class_at_once,
    "ghost": tutor_pages.ghosts,
    "runs": tutor_runs.asked_of_run,
    "trials": tutor_trials.trials,
    "together": tutor_server.together,
    "briefly": tutor_server.briefly,
    "given-up": tutor_server.given_up,
    "meanwhile": tutor_server.meanwhile,
    "room": room,
}
AS_SERVED = ("written", "runs")


def main() -> None:
    parser = argparse.ArgumentParser(add_help=False)
    parser.add_argument("--device", choices=["auto", "cpu", "cuda"])
    parser.add_argument("--shape", choices=["1.5B", "7B"])
    parser.add_argument("--words", type=Path, help="of --shape: a folder with a tokenizer, as the default model's")
    asked, rest = parser.parse_known_args()
    if asked.shape and not (asked.words and list(asked.words.glob("tokenizer*"))):
        parser.error(
            "--shape needs --words FOLDER, where a tokenizer lies: such as that of the converted default model."
        )
    sys.argv[1:] = rest
    device = asked.device or os.environ.get("TUTOR_DEVICE", "auto")
    with tempfile.TemporaryDirectory(prefix="bench-shape-") as folder, surroundings(TUTOR_DEVICE=device):
        if asked.shape:
            words = ["--shape", asked.shape, "--folder", folder, "--words", str(asked.words)]
            words += ["--device", tutor_server.device_of()]
            os.environ["TUTOR_MODEL"] = tutor_server.run_plain("shape", *words)["folder"]
        if asked.device == "cuda" or set(tutor_card.PARTS) & set(rest):
            measure_all(tutor_card.PARTS, about=__doc__, on=tutor_card.server_alone)
        else:
            measure_all({name: after_served(name, measure) for name, measure in PARTS.items()}, about=__doc__)


def after_served(name: str, measure: Measure) -> Measure:
    async def measured(running: Site, table: Table) -> None:
        if not hasattr(running, "speaks"):
            await served(running, table)
            running.speaks = False
        if name not in AS_SERVED and not running.speaks:
            await let_speak(running)
            running.speaks = True
        await measure(running, table)

    return measured


if __name__ == "__main__":
    main()
