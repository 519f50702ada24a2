"""Students who ask what their program does: it is run once more before it is told."""

import asyncio
import contextlib
import dataclasses
import time

from bench.site import Site, Workspace, settled
from bench.table import Table
from bench.tutor_pages import CLASS, LAPS, TOGETHER, desk, middle

ALONE = 10
PROGRAM = (
    'answer_{n} = input("Which animal has three hearts? ")\nif answer_{n} == "Octopus":\n    print("Right!")\n'
    'else:\n    print("Sorry, that is wrong.")\n'
)
ASKED = "I type octopus and it says wrong"
GOAL, GOAL_AT_ONCE = 900, 2500  # ms, as for the first sentence of Help me


@dataclasses.dataclass
class Timing:
    seconds: float = 0.0  # to the first sentence
    ended: float = 0.0  # … to the last one
    is_of_run: bool = False


async def ran(workspace: Workspace, number: int) -> str:
    text = PROGRAM.format(n=number)
    await workspace.send(type="start", files={"main.py": text}, entry="main.py")
    asked = await workspace.next("asked")
    await workspace.send(type="answer", ask=asked["ask"], text="octopus")
    await workspace.next("finished")
    return text


async def ask(tutor: Workspace, number: int, text: str) -> Timing:
    began, told = time.perf_counter(), Timing()
    await tutor.send(type="talk", id=f"talk-{number}", text=ASKED, files={"main.py": text})
    while (event := await tutor.next("sentence", "ended"))["type"] != "ended":
        told.seconds = told.seconds or time.perf_counter() - began
        told.is_of_run = told.is_of_run or f"`answer_{number}` was" in event["text"]
    told.ended = time.perf_counter() - began
    return told


async def all_at_once(desks: list[tuple[Workspace, Workspace]], begin: int) -> list[Timing]:
    numbers = range(begin, begin + len(desks))
    texts = [await ran(workspace, number) for (workspace, _), number in zip(desks, numbers, strict=True)]
    asked = zip(desks, numbers, texts, strict=True)
    return await asyncio.gather(*(ask(tutor, number, text) for (_, tutor), number, text in asked))


async def asked_of_run(site: Site, table: Table) -> None:
    async with contextlib.AsyncExitStack() as stack:
        desks = [await stack.enter_async_context(desk(site, 9400 + number)) for number in range(CLASS)]
        await settled(site)
        alone = [each for lap in range(ALONE) for each in await all_at_once(desks[:1], 10 + lap)]
        some = [each for lap in range(LAPS) for each in await all_at_once(desks[:TOGETHER], 100 * (lap + 1))]
        say(table, "1 student", alone, GOAL)
        say(table, f"{TOGETHER} at once", some, GOAL_AT_ONCE)
        say(table, f"{CLASS} at once", await all_at_once(desks, 5000), None)


def say(table: Table, who: str, found: list[Timing], goal: int | None) -> None:
    of_run = sum(each.is_of_run for each in found)
    slowest = 1000 * max(each.seconds for each in found)
    beside = f"slowest {slowest:.0f} ms; told from a run {of_run} of {len(found)}"
    row = f"“{ASKED}” to the first sentence, {who}, median"
    table.add(row, middle(each.seconds for each in found), "ms", goal=goal, beside=beside)
    beside = f"slowest {1000 * max(each.ended for each in found):.0f} ms"
    table.add("… to the end of the answer, median", middle(each.ended for each in found), "ms", beside=beside)
