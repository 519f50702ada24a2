"""The database is held by somebody else: a save waits, and what was answered is there."""

import asyncio
import contextlib
import sqlite3
import time

import pytest

from tests.classroom import Class

pytestmark = pytest.mark.stack

LONGER_THAN_IT_WAITS = 25  # seconds; `timeout` in learn/site/settings.py is 20


@pytest.fixture
async def student(stack):
    there = Class(stack)
    yield await there.student()
    await there.leave()


@contextlib.contextmanager
def locked(stack):
    database = sqlite3.connect(stack.data / "db.sqlite3", isolation_level=None, timeout=30)
    database.execute("BEGIN IMMEDIATE")
    try:
        yield
    finally:
        database.execute("ROLLBACK")
        database.close()


class Desk:
    """The student's first file, saved as the editor saves it."""

    def __init__(self, student):
        self.student, self.http = student, student.http
        self.path = f"/projects/{student.project}/"

    async def file(self):
        (first, *_) = (await self.http.get(f"{self.path}files/")).json()["files"]
        return first

    async def save(self, text, base):
        file = await self.file()
        headers = {"X-CSRFToken": self.http.cookies["csrftoken"], "Referer": self.student.site.url}
        return await self.http.put(file["url"], json={"text": text, "base": base}, headers=headers)

    async def texts(self):
        """Every version, the oldest first."""
        told = (await self.http.get(f"{self.path}history/?file={(await self.file())['id']}")).json()
        return [(await self.http.get(f"{self.path}history/{row[0]}/")).json()["text"] for row in told["versions"]]


@pytest.mark.long
async def test_a_save_waits_while_the_database_is_locked_for_ten_seconds(stack, student):
    desk = Desk(student)
    assert (await desk.save("before\n", 1)).status_code == 200
    with locked(stack):
        began = time.monotonic()
        saving = asyncio.create_task(desk.save("meanwhile\n", 2))
        await asyncio.sleep(10)
        assert not saving.done()
        assert (await desk.texts())[1:] == ["before\n"]  # reading waits for nobody
    answer = await saving
    assert (answer.status_code, answer.json()["revision"]) == (200, 3)
    assert time.monotonic() - began < 20
    assert (await desk.texts())[1:] == ["before\n", "meanwhile\n"]


@pytest.mark.long
async def test_a_save_that_waited_too_long_is_told_so_and_tried_again(stack, student):
    desk = Desk(student)
    with locked(stack):
        saving = asyncio.create_task(desk.save("once\n", 1))
        await asyncio.sleep(LONGER_THAN_IT_WAITS)
    answer = await saving
    assert answer.status_code == 503
    assert "tried again by itself" in answer.json()["message"]
    assert (await desk.save("once\n", 1)).json()["revision"] == 2
    assert (await desk.texts())[1:] == ["once\n"]
