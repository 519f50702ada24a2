"""Two places at once: how long a save takes that is put together, and how soon the other place hears of it."""

import asyncio
import statistics
import time

from bench.make_history import first_file, student_with_project
from bench.site import Site, Student, Workspace

LINES = 200
ROUNDS = 40


async def measure(site: Site, table) -> None:
    """A plain save, a save that is put together with another's, and the moment the other page hears of it, in turn."""
    student = await student_with_project(site, 7100)
    plain, merged, heard = [], [], []
    async with student.workspace() as other:
        await other.send(type="watch")
        lines = [f"line_{number} = {number}" for number in range(LINES)]
        await save(student, (await first_file(student)), lines)
        await asyncio.sleep(1)
        for number in range(ROUNDS):
            there = await first_file(student)
            hearing = asyncio.create_task(seconds_until_heard(other, there["revision"] + 1))
            await asyncio.sleep(0)
            lines[3] = f"above = {number}"
            plain.append(await save(student, there, lines))
            heard.append(await hearing)
            older = [*lines]
            older[3] = f"above = {number - 1}" if number else "line_3 = 3"
            older[-3] = lines[-3] = f"below = {number}"
            merged.append(await save(student, there, older))
    middles = [1000 * statistics.median(took) for took in (merged, plain, heard)]
    table.add("a save put together with another place's, median", middles[0], "ms", beside=f"alone {middles[1]:.1f} ms")
    table.add("from saving at one place to hearing of it at the other", middles[2], "ms", beside=f"{ROUNDS} saves")
    await student.http.aclose()


async def save(student: Student, file: dict, lines: list[str]) -> float:
    """Seconds to the answer."""
    headers = {"X-CSRFToken": student.http.cookies["csrftoken"], "Referer": student.site.url}
    body = {"text": "\n".join(lines), "base": file["revision"]}
    began = time.perf_counter()
    answer = await student.http.put(file["url"], json=body, headers=headers)
    seconds = time.perf_counter() - began
    answer.raise_for_status()
    return seconds


async def seconds_until_heard(workspace: Workspace, revision: int) -> float:
    began = time.perf_counter()
    while True:
        event = await workspace.next("files")
        if max(event["revisions"].values(), default=0) == revision:
            return time.perf_counter() - began
