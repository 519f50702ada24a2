"""What Learn promises of its pages and checks: `python -m bench.lessons` prints each figure beside its bound."""

import json
import os
import statistics
import subprocess
import sys
import time

import httpx
import psutil

from bench.site import ROOT, Site, Student, Workspace, settled
from bench.table import Table, measure_all

RUNS = 15
LESSON = "guess-the-number"
STUDENTS, ATTEMPTS = 1_000, 50_000
LOOKS = 15
PLAIN = "print('hello')\n"


async def checks(site: Site, table: Table) -> None:
    """From the end of a run to what is said about it: the program passes, so every check of the step is made."""
    student, plain = await students(site)
    program = (ROOT / f"learn/lessons/catalogue/{LESSON}/1-secret/solution.py").read_text()
    waits, pressed, runs, bare = [], [], [], []
    async with student.workspace() as workspace, plain.workspace() as beside:
        await workspace.send(type="watch")
        await workspace.next("here")
        for _ in range(RUNS):
            await settled(site)
            run, wait = await run_and_check(workspace, program)
            runs.append(run * 1000)
            waits.append(wait * 1000)
            await settled(site)
            pressed.append(await check_alone(student, workspace, program) * 1000)
            await settled(site)
            began = time.perf_counter()
            await beside.run(PLAIN)
            bare.append((time.perf_counter() - began) * 1000)
    words = f"the run itself {statistics.median(runs):.0f} ms, a plain run {statistics.median(bare):.0f} ms"
    table.add("a program's end to what its check says, median", statistics.median(waits), "ms", goal=300, beside=words)
    table.add("… slowest of them", max(waits), "ms", beside=f"{RUNS} runs, each with all checks of the step")
    table.add("Check pressed to what it says, median", statistics.median(pressed), "ms", beside="the same, not run")


async def students(site: Site) -> tuple[Student, Student]:
    """One in a lesson, and one with a project like any other."""
    student, plain = Student(site, 8000), Student(site, 8001)
    await student.join()
    answer = await student.post(f"/lessons/{LESSON}/begin/", {})
    student.project = str(answer.url).rstrip("/").rsplit("/", 1)[-1]
    await plain.join()
    await plain.fork()
    return student, plain


async def run_and_check(workspace: Workspace, program: str) -> tuple[float, float]:
    """Seconds from Run to its end, and from there to `checked`."""
    began = time.perf_counter()
    await workspace.send(type="start", files={"main.py": program}, entry="main.py")
    asked = await workspace.next("asked")
    await workspace.send(type="answer", ask=asked["ask"], text="3")
    await workspace.next("finished")
    ended = time.perf_counter()
    checked = await workspace.next("checked")
    assert checked["passed"], checked
    return ended - began, time.perf_counter() - ended


async def check_alone(student: Student, workspace: Workspace, program: str) -> float:
    headers = {"X-CSRFToken": student.http.cookies["csrftoken"], "Referer": student.site.url}
    began = time.perf_counter()
    address = f"/projects/{student.project}/lesson/check/"
    answer = await student.http.post(address, json={"files": {"main.py": program}}, headers=headers)
    answer.raise_for_status()
    await workspace.next("checked")
    return time.perf_counter() - began


async def pages(site: Site, table: Table) -> None:
    """With a school's year in the database."""
    known = seeded(site)
    beside = f"{STUDENTS:,} students, {ATTEMPTS:,} attempts"
    lesson = {"lessons": "/lessons/", "lesson": f"/lessons/{LESSON}/", "what I have made": "/made/"}
    lesson["workspace of a lesson"] = f"/projects/{known['project']}/"
    for name, path in lesson.items():
        milliseconds = await looked_at(site, path, known["student"])
        table.add(f"page “{name}”, from asking to the last byte", milliseconds, "ms", goal=100, beside=beside)
    milliseconds = await looked_at(site, f"/classes/{known['classroom']}/lessons/", known["teacher"])
    table.add("a class of 30 in its lessons, the same", milliseconds, "ms", goal=100, beside=beside)


async def looked_at(site: Site, path: str, session: str) -> float:
    times = []
    async with httpx.AsyncClient(base_url=site.url, cookies={"sessionid": session}) as browser:
        for _ in range(LOOKS):
            began = time.perf_counter()
            answer = await browser.get(path)
            times.append((time.perf_counter() - began) * 1000)
            assert answer.status_code == 200, (path, answer.status_code)
    return statistics.median(times)


def seeded(site: Site) -> dict[str, str]:
    assert site.process
    words = psutil.Process(site.process.pid).cmdline()
    data = words[words.index("--data") + 1]
    command = [sys.executable, "-m", "bench.lessons_seed", str(STUDENTS), str(ATTEMPTS)]
    done = subprocess.run(command, cwd=ROOT, env=os.environ | {"BUILDALONG_DATA": data}, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr[-2000:]
    return json.loads(done.stdout.splitlines()[-1])


PARTS = {"checks": checks, "pages": pages}

if __name__ == "__main__":
    measure_all(PARTS, about=__doc__, apart=True)
