"""How fast, how big: `python -m bench.run` measures the site beside its baselines and prints a table.

Everything goes over real sockets to a site started for it on an empty folder. Absolute figures are noisy on shared
machines, so each stands beside its baseline from the same session.
"""

import asyncio
import gzip
import random
import re
import statistics
import time
from urllib.parse import urljoin

from bench import memory
from bench.bare import bare_kernel
from bench.site import Site, Student, Workspace, settled
from bench.table import Table, measure_all

HELLO = "print('hello')\n"
FLOOD = "for number in range(100_000):\n    print('line', number)\n"
ENDLESS = "while True:\n    print('again')\n"
CHART = "import matplotlib.pyplot as plt\nplt.bar(['Mon', 'Tue'], [3, 5])\nplt.show()\n"
HIDING = {"antigravity.py": ""}  # named as a module of Python: such a project is given a kernel that has nothing yet
STOCKING = 3.0  # seconds


async def first_output(site: Site, table: Table, runs: int) -> None:
    """One student alone: pressing Run to the first output, beside a bare kernel, in turn."""
    student = Student(site, 1000)
    await student.join()
    await student.fork()
    ours, bare = [], []
    async with student.workspace() as workspace, bare_kernel() as kernel:
        for _ in range(runs):
            await settled(site)
            ours.append((await workspace.run(HELLO))[0] * 1000)
            await settled(site)
            bare.append(await kernel.run(HELLO) * 1000)
    middle, base = statistics.median(ours), statistics.median(bare)
    table.add("Run to first output, warm, median", middle, "ms", goal=60, beside=f"bare jupyter_client {base:.1f} ms")
    table.add("… above the bare kernel", middle - base, "ms", goal=40, beside=f"{runs} runs each, in turn")
    table.add("… slowest of them", max(ours), "ms", beside=f"bare {max(bare):.1f} ms")


async def first_chart(site: Site, table: Table, runs: int) -> None:
    """One student alone: pressing Run to the chart, beside a kernel that has to import matplotlib first, in turn."""
    student = Student(site, 1500)
    await student.join()
    await student.fork()
    stocked, fresh = [], []
    async with student.workspace() as workspace:
        for _ in range(runs):
            for files, times in (({}, stocked), (HIDING, fresh)):
                await settled(site)
                await asyncio.sleep(STOCKING)
                began = time.perf_counter()
                await workspace.send(type="start", files={"main.py": CHART, **files}, entry="main.py")
                await workspace.next("picture")
                times.append((time.perf_counter() - began) * 1000)
                await workspace.next("finished")
    beside = f"where matplotlib is imported first {statistics.median(fresh):.0f} ms, {runs} runs each, in turn"
    table.add("Run to a chart, median", statistics.median(stocked), "ms", goal=300, beside=beside)


async def class_of(number: int, site: Site, table: Table, rounds: int = 1) -> None:
    """A class presses Run within one second."""
    students = [Student(site, n) for n in range(number)]
    for student in students:
        await student.join()
        await student.fork()
    async with Everyone(students) as workspaces:
        warm = await site.until_warm(number, seconds=180)
        for _ in range(rounds):
            results = await asyncio.gather(*(press_within_a_second(w) for w in workspaces))
    seconds = [result[0] for result in results]
    right = sum(result[1]["outcome"] == "finished" for result in results)
    table.add(
        f"{number} students at once, median", statistics.median(seconds) * 1000, "ms", goal=1000, beside=f"{warm} warm"
    )
    table.add(
        f"{number} students at once, slowest",
        max(seconds) * 1000,
        "ms",
        goal=4000,
        beside=f"{right} of {number} finished",
    )


async def press_within_a_second(workspace: Workspace) -> tuple[float, dict]:
    await asyncio.sleep(random.random())
    return await workspace.run(HELLO)


class Everyone:
    """All their workspaces, open together."""

    def __init__(self, students: list[Student]):
        self.opened = [student.workspace() for student in students]

    async def __aenter__(self) -> list[Workspace]:
        return [await one.__aenter__() for one in self.opened]

    async def __aexit__(self, *error) -> None:
        for one in self.opened:
            await one.__aexit__(None, None, None)


async def hundred_runs(site: Site, table: Table) -> None:
    """Ten students, ten runs each, one after the other: nothing may fail, stay behind or grow."""
    students = [Student(site, 2000 + n) for n in range(10)]
    for student in students:
        await student.join()
        await student.fork()
    async with Everyone(students) as workspaces:
        await asyncio.gather(*(ten_runs(w, 1) for w in workspaces))
        await at_rest(site)
        before, _, _ = memory.of_tree(site.process.pid)
        outcomes = await asyncio.gather(*(ten_runs(w, 10) for w in workspaces))
        await at_rest(site)
        after, _, boxes = memory.of_tree(site.process.pid)
    wrong = sum(outcome != "finished" for ended in outcomes for outcome in ended)
    table.add("100 runs by 10 students: not finished", wrong, "runs", goal=0)
    table.add("… memory of the stack grew by", after - before, "MB", goal=20, beside=f"from {before:.0f} MB")
    left = len(boxes) - site.warm()
    table.add("… sandboxes left behind", max(0, left), "", goal=0, beside=f"{len(boxes)} there, all warm")


async def ten_runs(workspace: Workspace, times: int) -> list[str]:
    return [(await workspace.run(HELLO))[1]["outcome"] for _ in range(times)]


async def at_rest(site: Site) -> None:
    await asyncio.sleep(2)
    await site.until_warm(13, seconds=60)
    await asyncio.sleep(2)


async def floods(site: Site, table: Table) -> None:
    student = Student(site, 3000)
    await student.join()
    await student.fork()
    async with student.workspace() as workspace:
        await workspace.send(type="start", files={"main.py": FLOOD}, entry="main.py")
        began, size, ended = time.perf_counter(), 0, None
        while ended is None:
            event = await workspace.next("output", "finished")
            size += len(event.get("text", "")) if event["type"] == "output" else 0
            ended = event if event["type"] == "finished" else None
        table.add("100,000 lines printed: until it ends", time.perf_counter() - began, "s", beside=ended["outcome"])
        table.add("… characters that reach the page", size, "", goal=210_000, beside="of 1,188,890 printed")
        await settled(site)
        await workspace.send(type="start", files={"main.py": ENDLESS}, entry="main.py")
        await workspace.next("output")
        await asyncio.sleep(0.7)
        began = time.perf_counter()
        await workspace.send(type="stop")
        await workspace.next("finished")
        table.add("Stop, in a loop that prints without end", (time.perf_counter() - began) * 1000, "ms", goal=500)


async def pages(site: Site, table: Table) -> None:
    student = Student(site, 4000)
    await student.join()
    await student.fork("guess-the-number")
    for name, path in (("gallery", "/starters/"), ("workspace", f"/projects/{student.project}/")):
        times = []
        for _ in range(15):
            began = time.perf_counter()
            page = await student.http.get(path)
            times.append((time.perf_counter() - began) * 1000)
        table.add(f"{name} page, from asking to the last byte", statistics.median(times), "ms", goal=100)
    scripts = await scripts_of(student, site, page.text)
    size = sum(len(gzip.compress(text, 9)) for text in scripts.values()) / 1000
    foreign = [address for address in scripts if not address.startswith(site.url)]
    table.add("JavaScript of the workspace, compressed", size, "kB", goal=250, beside=f"{len(scripts)} files")
    table.add("… from elsewhere", len(foreign), "files", goal=0)


async def scripts_of(student: Student, site: Site, page: str) -> dict[str, bytes]:
    """Every script that the page loads or loads ahead, and what those import."""
    sources = re.findall(r'<script[^>]+src="([^"]+)"', page) + re.findall(r'"modulepreload" href="([^"]+)"', page)
    todo = [urljoin(site.url, source) for source in sources]
    found: dict[str, bytes] = {}
    while todo:
        address = todo.pop()
        if address in found:
            continue
        found[address] = (await student.http.get(address)).content
        imports = re.findall(rb'(?:from|import)\s*\(?"(\.[^"]+\.js)"', found[address])
        todo += [urljoin(address, name.decode()) for name in imports]
    return found


async def idle_memory(site: Site, table: Table) -> None:
    await asyncio.sleep(3)
    total, parts, kernels = memory.of_tree(site.process.pid)
    share = ", ".join(f"{name} {size:.0f}" for name, size in sorted(parts.items()))
    own = total - parts.get("model", 0)  # which is loaded behind READY, and measured in bench.tutor
    table.add("memory of the idle stack, without kernels and the tutor's model", own, "MB", goal=700, beside=share)
    middle = statistics.median(kernels) if kernels else 0
    beside = f"{len(kernels)} there; one that has matplotlib {max(kernels, default=0):.0f} MB"
    table.add("memory of a warm kernel, median", middle, "MB", goal=45, beside=beside)


PARTS = {
    "memory": idle_memory,
    "first": lambda site, table: first_output(site, table, runs=25),
    "chart": lambda site, table: first_chart(site, table, runs=8),
    "class": lambda site, table: class_of(30, site, table),
    "hundred": hundred_runs,
    "floods": floods,
    "pages": pages,
}


if __name__ == "__main__":
    measure_all(PARTS, about=__doc__)
