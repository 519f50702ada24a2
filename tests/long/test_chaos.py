"""A student types at two devices, runs and saves while parts are killed at random: what was saved stays, in order."""

import asyncio
import contextlib
import dataclasses
import json
import os
import random
import sqlite3
import time

import httpx
import psutil
import pytest
import websockets

from bench.site import Student

pytestmark = [pytest.mark.long, pytest.mark.stack]

SECONDS = float(os.environ.get("CHAOS_SECONDS", "180"))
SEED = int(os.environ.get("CHAOS_SEED", "0")) or random.randrange(1_000_000)
PARTS = ("web", "runs", "chores", "engine")
MIDDLE = "# ── the middle: the one device writes above, the other below\n"
READ_ALL = """
import json
from projects import history
from projects.models import File
file = File.objects.get(pk="{file}")
revisions = file.versions.order_by("id").values_list("revision", flat=True)
asides = [bytes(one.data).decode() for one in file.asides.all()]
texts = {{revision: history.text_at(file, revision) for revision in revisions}}
print(json.dumps({{"texts": texts, "now": bytes(file.blob.data).decode(), "asides": asides}}))
"""


@dataclasses.dataclass
class Acknowledged:
    revision: int
    sent: str
    shown: str  # what the page shows as saved


class Typist:
    """One device: types a line, saves it as the page does, and goes on typing when nobody answers."""

    def __init__(self, student: Student, file: dict, name: str, *, is_above: bool):
        self.student, self.file, self.name, self.is_above = student, file, name, is_above
        self.text, self.base = file["text"], file["revision"]
        self.sent: list[str] = []
        self.acknowledged: list[Acknowledged] = []
        self.typed: list[str] = []
        self.quarrels = self.unanswered = 0

    def type_a_line(self) -> None:
        line = f"{self.name} = {len(self.typed)}"
        self.typed.append(line)
        above, below = self.text.split(MIDDLE)
        self.text = f"{above}{line}\n{MIDDLE}{below}" if self.is_above else f"{above}{MIDDLE}{below}{line}\n"

    async def save(self) -> None:
        text = self.text
        body = {"text": text, "base": self.base, "sent": self.sent}
        headers = {"X-CSRFToken": self.student.http.cookies["csrftoken"], "Referer": self.student.site.url}
        try:
            answer = await self.student.http.put(self.file["url"], json=body, headers=headers, timeout=15)
        except httpx.HTTPError:
            answer = None
        if answer is None or answer.status_code >= 500:
            self.unanswered += 1
            self.sent = [*self.sent[:1], *self.sent[1:][-3:], text]
            await asyncio.sleep(0.5)
            return
        if answer.status_code == 409:  # both are kept; this device goes on with the other's text
            self.quarrels += 1
            self.text, self.base, self.sent = answer.json()["text"], answer.json()["revision"], []
            return
        assert answer.status_code == 200, answer.text
        told = answer.json()
        self.text, self.base, self.sent = told.get("text", text), told["revision"], []
        self.acknowledged.append(Acknowledged(self.base, text, self.text))

    async def work(self, until: float) -> None:
        while time.monotonic() < until or self.sent:
            self.type_a_line()
            await self.save()
            await asyncio.sleep(random.uniform(0, 0.4))


async def run_again_and_again(student: Student, until: float) -> list[str]:
    outcomes = []
    while time.monotonic() < until:
        with contextlib.suppress(RuntimeError, OSError, TimeoutError, websockets.WebSocketException):
            async with student.workspace() as workspace, asyncio.timeout(15):
                _, ended = await workspace.run(f"print('run {len(outcomes)}')\n")
                outcomes.append(ended["outcome"])
        await asyncio.sleep(0.5)
    return outcomes


async def kill_at_random(stack, until: float) -> list[str]:
    killed = []
    dice = random.Random(SEED)
    while time.monotonic() < until:
        await asyncio.sleep(dice.uniform(2, 9))
        part = dice.choice(PARTS)
        with contextlib.suppress(KeyError, psutil.Error):  # it is just coming back from the last time
            stack.processes()[part].kill()
            killed.append(part)
    return killed


async def main_file(student: Student) -> dict:
    files = (await student.http.get(f"/projects/{student.project}/files/")).json()["files"]
    address = next(file["url"] for file in files if file["name"] == "main.py")
    return (await student.http.get(address)).json()


async def write_first(student: Student, text: str) -> dict:
    typist = Typist(student, await main_file(student), "first", is_above=True)
    typist.text = text
    await typist.save()
    return await main_file(student)


def kept(stack, file: dict) -> dict:
    """Everything that the site has of the file, read past the web process."""
    done = stack.manage("shell", "-v", "0", "-c", READ_ALL.format(file=file["id"]))
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout.strip().splitlines()[-1])
    found["texts"] = {int(revision): text for revision, text in found["texts"].items()}
    return found


def check_acknowledged(typist: Typist, found: dict) -> None:
    revisions = [one.revision for one in typist.acknowledged]
    assert revisions == sorted(revisions), f"seed {SEED}"
    before = 0
    for one in typist.acknowledged:
        assert found["texts"].get(one.revision) == one.shown, (
            f"revision {one.revision} is not what was shown; seed {SEED}"
        )
        since = [text for revision, text in found["texts"].items() if before < revision <= one.revision]
        assert one.sent in since or one.sent == found["texts"].get(before), f"a text that was sent is gone; seed {SEED}"
        before = one.revision


async def test_every_acknowledged_save_is_there_in_order(own_stack, classroom):
    student = await classroom.student()
    file = await write_first(student, MIDDLE)
    home, library = (Typist(student, file, name, is_above=name == "home") for name in ("home", "library"))
    until = time.monotonic() + SECONDS
    _, _, outcomes, killed = await asyncio.gather(
        home.work(until),
        library.work(until),
        run_again_and_again(student, until),
        kill_at_random(own_stack, until - 15),
    )
    found = await asyncio.to_thread(kept, own_stack, file)
    print(  # noqa: T201 - what -s shows of the minutes
        f"seed {SEED}: {len(killed)} kills ({', '.join(f'{part} {killed.count(part)}' for part in PARTS)}), "
        f"{len(home.acknowledged) + len(library.acknowledged)} saves acknowledged, "
        f"{home.unanswered + library.unanswered} not answered, {home.quarrels + library.quarrels} quarrels, "
        f"{len(outcomes)} runs ended ({outcomes.count('finished')} finished), {len(found['texts'])} versions"
    )
    for typist in (home, library):
        check_acknowledged(typist, found)
    everything = [*found["texts"].values(), *found["asides"]]
    for line in home.typed + library.typed:
        assert any(f"{line}\n" in text for text in everything), f"{line} is gone; seed {SEED}"
    if not home.quarrels + library.quarrels:
        lines = found["now"].splitlines()
        assert [line for line in lines if line.startswith("home")] == home.typed
        assert [line for line in lines if line.startswith("library")] == library.typed
    assert len(killed) >= SECONDS / 20
    assert outcomes.count("finished") >= SECONDS / 20
    assert len(home.acknowledged) >= SECONDS / 5


async def test_a_database_that_is_locked_for_ten_seconds_only_makes_a_save_slow(own_stack, classroom):
    student = await classroom.student()
    typist = Typist(student, await write_first(student, MIDDLE), "line", is_above=True)
    student.http.timeout = httpx.Timeout(60)
    with contextlib.closing(sqlite3.connect(own_stack.data / "db.sqlite3", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        typist.type_a_line()
        saving = asyncio.create_task(typist.save())
        await asyncio.sleep(10)
        assert not typist.acknowledged
        other.execute("ROLLBACK")
    await saving
    while typist.sent:  # who was told to try again does
        typist.type_a_line()
        await typist.save()
    check_acknowledged(typist, await asyncio.to_thread(kept, own_stack, typist.file))
    assert typist.acknowledged
