"""Parts are killed while somebody works: what was saved is there, the student is told, the next Run works."""

import asyncio
import contextlib
import signal
import time

import psutil
import pytest
import websockets

pytestmark = [pytest.mark.long, pytest.mark.stack]

COUNTING = "import time\nfor number in range(100):\n    print('number', number)\n    time.sleep(0.2)\n"
HELLO = "print('hello again')\n"
SAVED = "saved = 'before the fall'\n"


async def save(student, text: str) -> None:
    files = (await student.http.get(f"/projects/{student.project}/files/")).json()["files"]
    main = next(file for file in files if file["name"] == "main.py")
    token = student.http.cookies["csrftoken"]
    answer = await student.http.put(
        f"/projects/{student.project}/files/{main['id']}/",
        json={"text": text, "base": main["revision"]},
        headers={"X-CSRFToken": token, "Referer": student.site.url},
    )
    assert answer.status_code == 200, answer.text


async def saved_text(student) -> str:
    files = (await student.http.get(f"/projects/{student.project}/files/")).json()["files"]
    main = next(file for file in files if file["name"] == "main.py")
    return (await student.http.get(f"/projects/{student.project}/files/{main['id']}/")).json()["text"]


async def run_until_it_works(student, seconds: float = 60) -> None:
    """The next Run may have to wait for a part to come back, and says so meanwhile; then it works."""
    until = time.monotonic() + seconds
    while True:
        try:
            async with student.workspace() as workspace:
                _, ended = await workspace.run(HELLO)
            assert ended["outcome"] in ("finished", "broken_off"), ended
            if ended["outcome"] == "finished":
                return
        except (RuntimeError, OSError, TimeoutError, websockets.WebSocketException):
            pass
        assert time.monotonic() < until, "no Run worked any more"
        await asyncio.sleep(0.5)


async def test_the_worker_is_killed_in_the_middle_of_a_run(own_stack, classroom):
    student = await classroom.student()
    await save(student, SAVED)
    async with student.workspace() as workspace:
        await workspace.send(type="start", files={"main.py": COUNTING}, entry="main.py")
        await workspace.next("output")
        own_stack.processes()["runs"].kill()
        began = time.monotonic()
        ended = await workspace.next("finished", seconds=30)
    assert ended["outcome"] == "broken_off"
    assert "fault on our side" in ended["text"]
    assert time.monotonic() - began < 12
    async with student.workspace() as workspace:
        await workspace.send(type="watch")
        kept = [await workspace.next("output", "finished") for _ in range(2)]
    assert kept[0]["text"].startswith("number 0")
    await run_until_it_works(student)
    assert await saved_text(student) == SAVED


async def test_no_sandbox_outlives_its_worker(own_stack, classroom):
    student = await classroom.student()
    async with student.workspace() as workspace:
        await workspace.send(type="start", files={"main.py": "while True: pass\n"}, entry="main.py")
        await workspace.next("started")
        worker = own_stack.processes()["runs"]
        inside = [child for child in worker.children(recursive=True) if "bwrap" in child.name() or child.uids().real]
        assert inside
        worker.kill()
        _, alive = psutil.wait_procs(inside, timeout=10)
    assert not [process for process in alive if process.status() != psutil.STATUS_ZOMBIE]


async def test_the_engine_is_killed_in_the_middle_of_a_run(own_stack, classroom):
    student = await classroom.student()
    await save(student, SAVED)
    async with student.workspace() as workspace:
        await workspace.send(type="start", files={"main.py": COUNTING}, entry="main.py")
        await workspace.next("output")
        own_stack.processes()["engine"].kill()
    await run_until_it_works(student)
    assert await saved_text(student) == SAVED


async def test_the_web_process_is_killed_while_a_program_runs(own_stack, classroom):
    student = await classroom.student()
    await save(student, SAVED)
    seen = []
    async with student.workspace() as workspace:
        await workspace.send(type="start", files={"main.py": COUNTING}, entry="main.py")
        seen.append(await workspace.next("started"))
        seen.append(await workspace.next("output"))
        own_stack.processes()["web"].kill()
    async with contextlib.AsyncExitStack() as opened:
        workspace = await back(student, opened)
        # Where it was: without a gap and without a double line.
        await workspace.send(type="watch", run=seen[0]["run"], seq=seen[-1]["seq"])
        text = seen[-1]["text"]
        while "number 60" not in text:
            text += (await workspace.next("output"))["text"]
        assert text.splitlines()[:61] == [f"number {n}" for n in range(61)]
        await workspace.send(type="stop")
        assert (await workspace.next("finished"))["outcome"] == "stopped"
    assert await saved_text(student) == SAVED


async def back(student, opened: contextlib.AsyncExitStack, seconds: float = 30):
    until = time.monotonic() + seconds
    while True:
        try:
            return await opened.enter_async_context(student.workspace())
        except (OSError, websockets.WebSocketException):
            assert time.monotonic() < until, "the site did not come back"
            await asyncio.sleep(0.3)


async def test_a_kernel_is_killed_from_outside(own_stack, classroom):
    student = await classroom.student()
    async with student.workspace() as workspace:
        await workspace.send(type="start", files={"main.py": COUNTING}, entry="main.py")
        await workspace.next("output")
        for process in own_stack.processes()["runs"].children(recursive=True):
            if "buildalong_inside.kernel_app" in process.cmdline() and process.name().startswith("python"):
                process.send_signal(signal.SIGKILL)
        ended = await workspace.next("finished", seconds=15)
        assert ended["outcome"] == "failed"
        assert ended["text"]
    await run_until_it_works(student)
