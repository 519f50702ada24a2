"""What the guard waits for where a sentence has code: a step's checks, run with that code on a worker of the site."""

import json
import statistics

from bench.site import Site, in_shell, settled
from bench.table import Table

DEADLINE = 2500  # ms: a sentence waits no longer, see tutor/guard/trials.py

PROGRAM = """
import asyncio, json, time
from learn.lessons import lessons
from tutor.exam.students import at_step
from tutor.guard import trials

lesson = lessons.find("greeting-card")
scene = at_step(lesson, lesson.steps[2])

async def seconds(number):
    began = time.perf_counter()
    try:
        await trials.gives_it_away(scene, f'shown_{number} = "Hi"\\nprint(shown_{number})')
    except trials.NotFoundOut:
        return None
    return time.perf_counter() - began

async def alone():
    found = []
    for number in range(10):
        found.append(await seconds(number))
        await asyncio.sleep(1.5)
    return found

async def together():
    return await asyncio.gather(*(seconds(100 + number) for number in range(4)))

print(json.dumps({"one at a time": asyncio.run(alone()), "4 at once": asyncio.run(together())}))
"""


async def trials(site: Site, table: Table) -> None:
    await settled(site)
    for who, found in json.loads(in_shell(site, PROGRAM).splitlines()[-1]).items():
        seconds = [each for each in found if each is not None]
        if seconds:
            beside = f"slowest {1000 * max(seconds):.0f} ms"
            median = 1000 * statistics.median(seconds)
            table.add(f"the guard tries code at a step, {who}, median", median, "ms", goal=DEADLINE, beside=beside)
        late = len(found) - len(seconds)
        table.add(f"… {who}: not found out in time, so not shown", late, "", goal=0, beside=f"of {len(found)}")
