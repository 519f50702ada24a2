"""Fifty visitors press Run on a shared project, and a student presses hers."""

import asyncio
import contextlib
import json
import re
import statistics
from collections.abc import AsyncIterator

import websockets

from bench.site import Site, Student, Workspace
from bench.table import Table

VISITORS = 50
MOST_SECONDS = 200  # more than anybody waits in the line
HELLO = "print('hello')"
BUSY = "import time\nend = time.time() + 0.2\nwhile time.time() < end:\n    pass\nprint('done')"


async def measure(site: Site, table: Table) -> None:
    """A student's Run alone, and while fifty visitors wait for theirs."""
    student = await arrived(site, 8000)
    link = await shared(await arrived(site, 8001))
    visitors = [await arrived(site, 8100 + number) for number in range(VISITORS)]
    async with student.workspace() as workspace:
        alone = await runs_of(workspace, 8)
        meanwhile, waited = await among(visitors, link, workspace)
    middle, base = statistics.median(meanwhile), statistics.median(alone)
    table.add(
        "Run while 50 visitors press Run too, median",
        middle * 1000,
        "ms",
        goal=1500,
        beside=f"alone {base * 1000:.0f} ms",
    )
    table.add("… slowest", max(meanwhile) * 1000, "ms", goal=4000, beside=f"{len(meanwhile)} runs")
    right = sum(one is not None for one in waited)
    last = max(one for one in waited if one is not None)
    table.add("… the last visitor's run has ended after", last, "s", beside=f"{right} of {VISITORS} finished")
    for one in (student, *visitors):
        await one.http.aclose()


async def arrived(site: Site, number: int) -> Student:
    student = Student(site, number)
    await student.join()
    if number < 8100:
        await student.fork()
    return student


async def shared(owner: Student) -> str:
    page = await owner.post(f"/projects/{owner.project}/share/", {})
    return re.search(r"/shared/[\w-]+/", page.text).group(0)


async def runs_of(workspace: Workspace, number: int) -> list[float]:
    seconds = []
    for _ in range(number):
        seconds.append((await workspace.run(HELLO))[0])
        await asyncio.sleep(0.7)
    return seconds


async def among(visitors: list[Student], link: str, workspace: Workspace) -> tuple[list[float], list[float | None]]:
    """Seconds to the student's first outputs while visitors wait, and until each visitor's run was over."""
    async with contextlib.AsyncExitStack() as stack:
        pages = [await stack.enter_async_context(visit(visitor, link)) for visitor in visitors]
        pressed = [asyncio.create_task(press(page)) for page in pages]
        await asyncio.sleep(1)
        seconds = []
        while not all(task.done() for task in pressed) and len(seconds) < 30:
            seconds += await runs_of(workspace, 1)
        return seconds, await asyncio.gather(*pressed)


async def press(page: Workspace) -> float | None:
    """Seconds until the run has ended; None where it did not end well."""
    began = asyncio.get_running_loop().time()
    await page.send(type="start", files={"main.py": BUSY}, entry="main.py")
    ended = await page.next("finished", seconds=MOST_SECONDS)
    return asyncio.get_running_loop().time() - began if ended["outcome"] == "finished" else None


@contextlib.asynccontextmanager
async def visit(visitor: Student, link: str) -> AsyncIterator[Workspace]:
    page = (await visitor.http.get(link)).text
    data = re.search(r'<script id="shared-data" type="application/json">(.*?)</script>', page, re.DOTALL).group(1)
    path = json.loads(data)["socket"]
    cookies = "; ".join(f"{name}={value}" for name, value in visitor.http.cookies.items())
    headers = {"Cookie": cookies}
    address = visitor.site.socket_url + path
    async with websockets.connect(
        address,
        origin=visitor.site.url,  # type: ignore[arg-type]
        additional_headers=headers,
    ) as wire:
        yield Workspace(wire)
