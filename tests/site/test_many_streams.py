"""Sixty open streams on the real site: no thread is held for them, the site answers, and nothing stays behind."""

import asyncio
import contextlib
import time
import uuid
from urllib.parse import urlsplit

import httpx

from bench.make_sse import ByStream
from bench.site import Site, Student
from tests.runner.real import patience

STUDENTS, EACH = 4, 15


def workspaces_open(stack) -> float:
    text = httpx.get(f"{stack.url}/metrics").text
    return next(float(line.split()[1]) for line in text.splitlines() if line.startswith("buildalong_workspaces_open "))


async def arrive(stack) -> ByStream:
    student = Student(Site(stack.url, urlsplit(stack.class_link).path, None, 0), uuid.uuid4().hex[:6])
    await student.join()
    await student.fork()
    return ByStream(student, f"/ws/projects/{student.project}/run/?page=1")


async def test_sixty_streams_hold_no_thread_and_go_without_a_trace(stack):
    before = await asyncio.to_thread(workspaces_open, stack)
    pages = [await arrive(stack) for _ in range(STUDENTS)]
    web = stack.processes()["web"]
    threads = web.num_threads()
    async with contextlib.AsyncExitStack() as opened:
        for page in pages:
            for _ in range(EACH):
                await opened.enter_async_context(page.listening())
        await asyncio.sleep(1)
        assert web.num_threads() - threads < 12
        assert await asyncio.to_thread(workspaces_open, stack) == before + STUDENTS * EACH
        began = time.monotonic()
        answers = await asyncio.gather(*(page.student.http.get("/starters/") for page in pages))
        assert {answer.status_code for answer in answers} == {200}
        assert time.monotonic() - began < 2 * patience()
        _, finished = await pages[0].run("print('through')\n")
        assert finished["outcome"] == "finished"
    for page in pages:
        await page.student.http.aclose()
    end = time.monotonic() + 10 * patience()
    while await asyncio.to_thread(workspaces_open, stack) > before:
        assert time.monotonic() < end
        await asyncio.sleep(0.2)
