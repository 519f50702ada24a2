"""A site to measure: started on a folder of its own, and students who use it as a browser would."""

import asyncio
import contextlib
import json
import os
import re
import secrets
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import httpx
import websockets

ROOT = Path(__file__).resolve().parents[1]
READY_SECONDS = 180


class Site:
    def __init__(self, url: str, class_path: str, process: subprocess.Popen | None, started_in: float):
        self.url = url
        self.class_path = class_path
        self.process = process
        self.started_in = started_in  # seconds to READY

    @property
    def socket_url(self) -> str:
        return self.url.replace("http", "ws", 1)

    @property
    def data(self) -> Path:
        """Its folder."""
        words = list(self.process.args)
        return Path(words[words.index("--data") + 1])

    def warm(self) -> int:
        says = httpx.get(f"{self.url}/readyz").json()["runs"]["says"]
        return int(re.search(r"ready: (\d+)", says).group(1))

    async def until_warm(self, kernels: int, seconds: float = 120) -> int:
        """Wait until so many kernels are ready, or as many as there will be."""
        until = time.monotonic() + seconds
        while (warm := self.warm()) < kernels and time.monotonic() < until:
            await asyncio.sleep(0.2)
        return warm


async def settled(site: Site) -> None:
    """Let used kernels be replaced, so that a run is measured and not the refill."""
    await asyncio.sleep(1.3)
    await site.until_warm(3)


@contextlib.contextmanager
def site(*arguments: str) -> Iterator[Site]:
    with tempfile.TemporaryDirectory(prefix="bench-") as folder, socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
        probe.close()
        began = time.monotonic()
        command = [sys.executable, "manage.py", "up", "--data", f"{folder}/data", "--port", str(port), *arguments]
        environment = {k: v for k, v in os.environ.items() if k not in ("BUILDALONG_DATA", "PORT")}
        process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True)
        try:
            yield announced(process, began)
        finally:
            process.terminate()
            process.wait(30)


def in_shell(running: Site, program: str) -> str:
    """What a program prints that knows the site's settings and rows."""
    environment = {**os.environ, "BUILDALONG_DATA": str(running.data)}
    command = [sys.executable, "manage.py", "shell", "-v0", "-c", program]
    return subprocess.run(command, cwd=ROOT, env=environment, check=True, capture_output=True, text=True).stdout


def announced(process: subprocess.Popen, began: float) -> Site:
    """Read what `up` prints until it has said everything we need."""
    url, started_in = "", 0.0
    for line in process.stdout:
        if line.startswith("READY "):
            url, started_in = line.split()[1], time.monotonic() - began
        if found := re.search(r"(/join/\w+/)", line):
            return Site(url, found.group(1), process, started_in)
    raise RuntimeError("The site did not start.")


class Student:
    """Joins the class, forks a starter, opens the workspace, presses Run."""

    def __init__(self, site: Site, number: int):
        self.site = site
        self.number = number
        self.http = httpx.AsyncClient(base_url=site.url, follow_redirects=True, timeout=60)
        self.project = ""

    async def join(self) -> None:
        await self.http.get(self.site.class_path)
        await self.post(self.site.class_path, {"nickname": f"Student {self.number} {secrets.token_hex(2)}"})

    async def fork(self, starter: str = "blank") -> None:
        answer = await self.post(f"/starters/{starter}/fork/", {})
        self.project = re.search(r"/projects/([0-9a-f-]{36})/", str(answer.url)).group(1)

    async def post(self, path: str, data: dict) -> httpx.Response:
        token = self.http.cookies.get("csrftoken")
        if not token:
            await self.http.get(path if path.startswith("/join") else "/starters/")
            token = self.http.cookies.get("csrftoken")
        answer = await self.http.post(path, data=data, headers={"X-CSRFToken": token, "Referer": self.site.url})
        answer.raise_for_status()
        return answer

    @contextlib.asynccontextmanager
    async def workspace(self, door: str = "run") -> AsyncIterator["Workspace"]:
        """One of its websockets: run, tutor."""
        cookies = "; ".join(f"{name}={value}" for name, value in self.http.cookies.items())
        address = f"{self.site.socket_url}/ws/projects/{self.project}/{door}/"
        async with websockets.connect(
            address, origin=self.site.url, additional_headers={"Cookie": cookies}, max_size=16 << 20
        ) as wire:
            yield Workspace(wire)


class Workspace:
    def __init__(self, wire):
        self.wire = wire

    async def send(self, **message) -> None:
        await self.wire.send(json.dumps(message))

    async def next(self, *kinds: str, seconds: float = 60) -> dict:
        """The next event of one of these kinds; a refusal is an error."""
        async with asyncio.timeout(seconds):
            while True:
                event = json.loads(await self.wire.recv())
                if event["type"] == "refused":
                    raise RuntimeError(event["text"])
                if event["type"] in kinds:
                    return event

    async def run(self, program: str) -> tuple[float, dict]:
        """Seconds to the first output, and the run's end."""
        began = time.perf_counter()
        await self.send(type="start", files={"main.py": program}, entry="main.py")
        first = await self.next("output", "finished")
        seconds = time.perf_counter() - began
        return seconds, first if first["type"] == "finished" else await self.next("finished")
