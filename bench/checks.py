"""How fast a step is judged: `python -m bench.checks`, on real kernels in this process, beside a plain run of the same.

What comes before and after it on the site (the row of an attempt, the event to the page) is not in these figures.
"""

import asyncio
import os
import statistics
import time
from collections.abc import Awaitable, Callable

import django

from bench.table import Table, say_machine

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "learn.site.settings")
django.setup()

from learn.lessons import lessons  # noqa: E402
from learn.lessons.checks.judging import judge  # noqa: E402
from learn.lessons.checks.line import in_turn  # noqa: E402
from learn.lessons.format import Check, Random, Result  # noqa: E402
from runner.boxes import Trial, try_out  # noqa: E402
from runner.fencing import cgroups, fences  # noqa: E402
from runner.kernels.kernel import open_kernel  # noqa: E402
from runner.kernels.pool import CALM_SECONDS, Pool  # noqa: E402
from runner.limits import LIMITS  # noqa: E402

GAME = b"""import random

secret = random.randint(1, 100)
tries = 0
while True:
    guess = int(input("Your guess? "))
    tries = tries + 1
    if guess < secret:
        print("Too low.")
    elif guess > secret:
        print("Too high.")
    else:
        print(f"Yes, after {tries} tries.")
        break

def area(width, height):
    return width * height
"""
FILES = {"main.py": GAME}
ROUNDS = 15
CLASS, TOGETHER = 30, 3  # students; checks of each


def checks_of(number: int) -> list[Check]:
    """Each a run of its own, with other answers."""
    return [
        Check(
            name=f"guess-{n}",
            passed="It is told.",
            failed="It is not told.",
            answers=[str(40 + n), "60", "50"],
            random=Random(picks=[50]),
            printed="after 3 tries",
            values={"tries": 3},
            results=[Result("area", [2, n], gives=2 * n)],
        )
        for n in range(number)
    ]


async def seconds_of(work: Awaitable) -> float:
    began = time.perf_counter()
    await work
    return time.perf_counter() - began


async def plain_run(pool: Pool) -> None:
    async with pool.kernel() as kernel:
        async for _ in kernel.run({"main.py": b"print('hello')\n"}, "main.py", limits=LIMITS):
            pass


async def one_trial(pool: Pool) -> None:
    seen = await try_out(in_turn(pool, "ada"), Trial(FILES, answers=("40", "60", "50"), picks=(50,)))
    assert seen.finished.outcome == "finished"


def judging(number: int) -> Callable[[Pool], Awaitable[None]]:
    async def judged(pool: Pool, who: object = "ada") -> None:
        outcome = await judge(checks_of(number), FILES, entry="main.py", kernels=in_turn(pool, who), stop_at_first=True)
        assert outcome.passed, outcome.told

    return judged


async def judged_with_plots(pool: Pool, who: object) -> None:
    """The last step of the lesson that draws a chart: its trials import matplotlib."""
    lesson = lessons.find("chart-my-data")
    assert lesson
    step = [step for step in lesson.steps if step.kind == "build" and not step.own_idea][-1]
    kernels = in_turn(pool, who)
    outcome = await judge(step.checks, step.solution, entry=lesson.entry, kernels=kernels, stop_at_first=True)
    assert outcome.passed, outcome.told


async def settled(pool: Pool, warm: int) -> None:
    """Used kernels are gone and replaced, so that the work is measured and not the refill."""
    await asyncio.sleep(CALM_SECONDS)
    while len(pool.warm) < warm or pool.starting:
        await asyncio.sleep(0.1)
    await asyncio.sleep(0.3)


async def alone(pool: Pool, table: Table) -> None:
    """One student, all in turn, so that others on this machine disturb all of them alike."""
    kinds = {
        "a plain run": plain_run,
        "one trial": one_trial,
        "a step of one check": judging(1),
        "a step of three checks": judging(3),
    }
    times: dict[str, list[float]] = {name: [] for name in kinds}
    for _ in range(ROUNDS):
        for name, work in kinds.items():
            await settled(pool, 5)
            times[name].append(await seconds_of(work(pool)) * 1000)
    beside = f"a plain run {statistics.median(times['a plain run']):.0f} ms"
    for name, found in times.items():
        goal = 300 if name == "a step of three checks" else None
        table.add(f"{name}, median", statistics.median(found), "ms", goal=goal, beside=beside)
    table.add("… slowest of them", max(times["a step of three checks"]), "ms", beside=f"{ROUNDS} of each")


async def class_at_once(pool: Pool, table: Table, judged: Callable[..., Awaitable[None]], what: str) -> None:
    """A class whose steps are all judged at the same moment, while two more press Run."""
    pool.want(CLASS)
    pool.taken_lately.extend([time.monotonic()] * CLASS * TOGETHER)  # as after its first steps
    pool.stock.asked.extend([time.monotonic()] * CLASS)
    await settled(pool, min(CLASS * TOGETHER, CLASS + pool.more))
    while len(pool.stock) < CLASS:
        await asyncio.sleep(0.1)
    warm, stocked = len(pool.warm), len(pool.stock)
    work = [seconds_of(judged(pool, f"student {n}")) for n in range(CLASS)]
    checking = asyncio.gather(*work)
    runs = []
    for _ in range(2):
        await asyncio.sleep(0.5)
        runs.append(await seconds_of(plain_run(pool)))
    times = await checking
    beside = f"{warm} warm, {stocked} that have matplotlib"
    table.add(f"{CLASS} students judged at once{what}, median", statistics.median(times), "s", beside=beside)
    table.add("… the last of them", max(times), "s")
    table.add("… a Run that is pressed meanwhile", max(runs) * 1000, "ms", goal=1000)


async def measure(table: Table) -> None:
    fence, groups = fences.make_fence(), cgroups.find()
    pool = Pool(lambda: open_kernel(fence, groups), wanted=6, most=100)
    pool.open()
    try:
        await alone(pool, table)
        await class_at_once(pool, table, judging(TOGETHER), ", 3 checks each")
        await class_at_once(pool, table, judged_with_plots, " on a step with plots")
    finally:
        await pool.close()


if __name__ == "__main__":
    say_machine()
    figures = Table()
    asyncio.run(measure(figures))
    figures.say()
