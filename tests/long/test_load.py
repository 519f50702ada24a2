"""A class at once, and many runs in a row: what must hold on any machine (the figures are the benchmark's)."""

import asyncio

import psutil
import pytest

from bench.run import HELLO, Everyone, press_within_a_second, ten_runs
from tests.classroom import site_of

pytestmark = [pytest.mark.long, pytest.mark.stack]


async def test_thirty_students_press_run_together(own_stack, classroom):
    students = [await classroom.student() for _ in range(30)]
    async with Everyone(students) as workspaces:
        await site_of(own_stack).until_warm(30, seconds=180)
        results = await asyncio.gather(*(press_within_a_second(workspace) for workspace in workspaces))
    assert [ended["outcome"] for _, ended in results] == ["finished"] * 30
    assert max(seconds for seconds, _ in results) < 10


async def test_a_hundred_runs_leave_nothing_behind(own_stack, classroom):
    students = [await classroom.student() for _ in range(10)]
    worker = own_stack.processes()["runs"]
    async with Everyone(students) as workspaces:
        outcomes = await asyncio.gather(*(ten_runs(workspace, 10) for workspace in workspaces))
        await asyncio.sleep(3)
        await site_of(own_stack).until_warm(12)
        await asyncio.sleep(1)
        kernels = [p for p in worker.children(recursive=True) if "buildalong_inside.kernel_app" in p.cmdline()]
    assert outcomes == [["finished"] * 10] * 10
    # Three processes a sandbox: two of bubblewrap's and the kernel.
    assert len(kernels) <= 3 * 14
    assert not [p for p in worker.children(recursive=True) if p.status() == psutil.STATUS_ZOMBIE]


async def test_one_student_cannot_take_the_places_of_the_others(classroom):
    greedy, neighbour = await classroom.student(), await classroom.student()
    projects = []
    for _ in range(10):
        await greedy.fork()
        projects.append(greedy.project)
    refusals, started = [], []

    async def hold(project: str) -> None:
        greedy.project = project
        async with greedy.workspace() as workspace:
            try:
                await workspace.send(type="start", files={"main.py": "input()\n"}, entry="main.py")
                started.append(await workspace.next("asked"))
                await asyncio.sleep(15)
            except RuntimeError as refusal:
                refusals.append(str(refusal))

    holding = [asyncio.create_task(hold(project)) for project in projects]
    await asyncio.sleep(6)
    async with neighbour.workspace() as workspace:
        seconds, ended = await workspace.run(HELLO)
    await asyncio.gather(*holding)
    assert ended["outcome"] == "finished"
    assert seconds < 5
    assert refusals
    assert all("still running" in refusal for refusal in refusals)
