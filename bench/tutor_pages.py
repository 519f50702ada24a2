"""Students with the tutor, over the real websocket: Help me, grey text, and what is not wanted any more."""

import asyncio
import contextlib
import dataclasses
import statistics
import time
from collections import Counter

from bench.run import settled
from bench.site import Site, Student, Workspace
from bench.table import Table
from bench.tutor_server import health

HELPS, GHOSTS = 10, 20
TOGETHER = 8
PROGRAM = 'apples_{n} = {n}\npears_{n} = 7\nprint("Fruit:", apples_{n} + paers_{n})\n'
TYPED = 'names_{n} = ["Ada", "Bo"]\nscore_{n} = 0\nfor name in names_{n}:\n    score_{n} = score_{n} + '
BOUNDS = {"alone": (900, 350), "at once": (2500, 1000)}  # ms: of torch on a processor; of a faster back end


@dataclasses.dataclass
class Helped:
    """Seconds from Help me to the first sentence of the rules, of a hint, of the model; to the end."""

    rules: float = 0.0
    hint: float = 0.0
    model: float = 0.0
    ended: float = 0.0
    how: str = ""  # it ended: done, busy, slow, away


@contextlib.asynccontextmanager
async def desk(site: Site, number: int):
    """A student with a project of their own: its run socket and its tutor socket."""
    student = Student(site, number)
    await student.join()
    await student.fork()
    async with student.workspace() as workspace, student.workspace("tutor") as tutor:
        yield workspace, tutor
    await student.http.aclose()


async def help_me(workspace: Workspace, tutor: Workspace, number: int) -> Helped:
    """A program with a mistake of its own is run, then asked about."""
    text = PROGRAM.format(n=number)
    await workspace.run(text)
    await asyncio.sleep(0.3)
    helped, began = Helped(), time.perf_counter()
    await tutor.send(type="help", id=f"help-{number}", about="failure", files={"main.py": text})
    while not helped.ended:
        event = await tutor.next("sentence", "ended")
        passed = time.perf_counter() - began
        if event["type"] == "ended":
            helped.ended, helped.how = passed, event["how"]
        elif event["source"] == "rules":
            helped.rules = helped.rules or passed
        else:
            helped.hint = helped.hint or passed
            helped.model = helped.model or (passed if event["source"] == "model" else 0.0)
    return helped


async def helped(site: Site, table: Table) -> None:
    async with contextlib.AsyncExitStack() as stack:
        desks = [await stack.enter_async_context(desk(site, 9000 + number)) for number in range(TOGETHER)]
        await settled(site)
        alone = [await help_me(*desks[0], 10 + number) for number in range(HELPS)]
        say(table, "1 student", alone, await bound(site, "alone"))
        many = []
        for lap in range(3):
            numbers = range(100 * (lap + 1), 100 * (lap + 1) + TOGETHER)
            asked = zip(desks, numbers, strict=True)
            many += await asyncio.gather(*(help_me(*each, number) for each, number in asked))
        say(table, f"{TOGETHER} at once", many, await bound(site, "at once"))


async def bound(site: Site, how: str) -> int:
    is_fast = "torch" not in (await health(site))["digest"]
    return BOUNDS[how][is_fast]


def say(table: Table, who: str, found: list[Helped], goal: int) -> None:
    own = [one.model for one in found if one.model]
    table.add(
        f"Help me, {who}: first sentence, of the rules, median", middle(one.rules for one in found), "ms", goal=goal
    )
    beside = f"slowest {1000 * max(one.hint for one in found):.0f} ms"
    hint = middle(one.hint for one in found)
    table.add("… first sentence of the hint, by the model or by hand", hint, "ms", goal=goal, beside=beside)
    shown = f"in {len(own)} of {len(found)}"
    table.add("… first of the model's own words, where it was let through", middle(own), "ms", beside=shown)
    hows = ", ".join(f"{number} {how}" for how, number in Counter(one.how for one in found).items())
    table.add("… to the end of the answer", middle(one.ended for one in found), "ms", beside=hows)


def middle(seconds) -> float:
    found = list(seconds)
    return 1000 * statistics.median(found) if found else 0.0


async def ghosts(site: Site, table: Table) -> None:
    """From the end of the pause, which the page makes, to the grey text or to nothing."""
    async with desk(site, 9100) as (_, tutor):
        times, shown = [], 0
        for number in range(GHOSTS):
            seconds, text = await grey(tutor, number)
            times.append(seconds)
            shown += bool(text)
        await asyncio.sleep(0.5)
        stale = [await typing_on(tutor, 1000 + 10 * number) for number in range(5)]
    table.add("grey text after the pause, median", middle(times), "ms", goal=300, beside=f"shown {shown} of {GHOSTS}")
    table.add("… slowest of them", 1000 * max(times), "ms")
    beside = "5 asked 30 ms apart; from the last of them"
    table.add("… where it is typed on: the last one is answered after, median", middle(stale), "ms", beside=beside)


async def grey(tutor: Workspace, number: int) -> tuple[float, str]:
    began = time.perf_counter()
    await ask(tutor, number)
    while (event := await tutor.next("ghost"))["id"] != f"ghost-{number}":
        pass
    return time.perf_counter() - began, event["text"]


async def typing_on(tutor: Workspace, number: int) -> float:
    for each in range(4):
        await ask(tutor, number + each)
        await asyncio.sleep(0.03)
    return (await grey(tutor, number + 4))[0]


async def ask(tutor: Workspace, number: int) -> None:
    await tutor.send(type="complete", id=f"ghost-{number}", file="main.py", prefix=TYPED.format(n=number), suffix="\n")
