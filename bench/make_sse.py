"""Where no websocket passes: pressing Run to the first output by stream and POST, beside the websocket, in turn."""

import contextlib
import statistics
import time
from collections.abc import AsyncIterator

from bench.run import HELLO
from bench.site import Site, Student, Workspace, settled
from bench.table import Table

RUNS = 20


class ByStream(Workspace):
    """The workspace of a page that reads a stream and posts what it says."""

    def __init__(self, student: Student, path: str):
        super().__init__(wire=None)
        self.student, self.path = student, path

    @property
    def headers(self) -> dict[str, str]:
        return {"X-CSRFToken": self.student.http.cookies["csrftoken"], "Origin": self.student.site.url}

    async def send(self, **message) -> None:
        answer = await self.student.http.post(self.path, json=[message], headers=self.headers)
        answer.raise_for_status()
        for event in answer.json():
            raise RuntimeError(event["text"])

    @contextlib.asynccontextmanager
    async def listening(self) -> AsyncIterator["ByStream"]:
        async with self.student.http.stream("GET", self.path, headers=self.headers, timeout=None) as answer:
            answer.raise_for_status()
            self.wire = Lines(answer.aiter_lines())
            yield self


class Lines:
    """What the stream says, as a websocket would give it."""

    def __init__(self, lines: AsyncIterator[str]):
        self.lines = lines

    async def recv(self) -> str:
        while not (line := await anext(self.lines)).startswith("data: "):
            pass
        return line.removeprefix("data: ")


async def measure(site: Site, table: Table) -> None:
    student = Student(site, 7000)
    await student.join()
    await student.fork()
    path = f"/ws/projects/{student.project}/run/?page=bench"
    sockets, streams = [], []
    async with student.workspace() as by_socket, ByStream(student, path).listening() as by_stream:
        for _ in range(RUNS):
            await settled(site)
            sockets.append((await by_socket.run(HELLO))[0] * 1000)
            await settled(site)
            streams.append((await by_stream.run(HELLO))[0] * 1000)
    socket, stream = statistics.median(sockets), statistics.median(streams)
    beside = f"websocket {socket:.1f} ms, {RUNS} runs each, in turn"
    table.add("Run to first output without websockets, median", stream, "ms", beside=beside)
    table.add("… as a multiple of the websocket's", stream / socket, "times", goal=2)
    table.add("… slowest of them", max(streams), "ms", beside=f"websocket {max(sockets):.1f} ms")
    await posted(student, path, table)


async def posted(student: Student, path: str, table: Table) -> None:
    """A word that nothing answers: what a POST costs by itself."""
    talker = ByStream(student, path)
    times = []
    for _ in range(30):
        began = time.perf_counter()
        await talker.send(type="stop")
        times.append((time.perf_counter() - began) * 1000)
    table.add("… a POST by itself, median", statistics.median(times), "ms")
