"""Real sandboxed kernels for the tests, in an event loop of their own that keeps a few warm."""

import asyncio
import contextlib
import dataclasses
import inspect
import os
import threading
import time
from collections.abc import AsyncIterator, Callable, Sequence

from runner.fencing import box, cgroups, fences
from runner.kernels.kernel import JupyterKernel, open_kernel
from runner.limits import LIMITS, Limits
from runner.messages import Asked, Event, Failed, Finished, Html, Notice, Output, Picture
from runner.untrusted.export import Written

WARM = 2
LONGEST_TEST = 120  # seconds


def patience() -> float:
    """How much longer things take while others use this machine too: 1 where nobody does."""
    return min(6.0, max(1.0, os.getloadavg()[0] / (os.cpu_count() or 1)))


@dataclasses.dataclass
class Ran:
    """All that one run said and left."""

    events: list[Event]
    written: Written
    seconds: float  # of wall time, from the start of the program
    box: box.Box

    @property
    def finished(self) -> Finished:
        assert [type(event) for event in self.events].count(Finished) == 1
        assert isinstance(self.events[-1], Finished)
        return self.events[-1]

    @property
    def failed(self) -> Failed:
        (failure,) = self.all(Failed)
        return failure

    def all(self, *kinds: type) -> list:
        return [event for event in self.events if isinstance(event, kinds)]

    @property
    def printed(self) -> str:
        return "".join(event.text for event in self.all(Output))

    def stream(self, name: str) -> str:
        return "".join(event.text for event in self.all(Output) if event.stream == name)

    @property
    def story(self) -> list:
        """The run on a few lines, as the tables of programs write it."""
        told: list = []
        for event in self.events:
            match event:
                case Output(text=text) if told and isinstance(told[-1], str):
                    told[-1] += text
                case Output(text=text) | Notice(text=text):
                    told.append(text)
                case Asked(prompt=prompt):
                    told.append(("asked", prompt))
                case Picture(alt=alt):
                    told.append(("picture", alt))
                case Html(html=html):
                    told.append(("html", html))
                case Failed(kind=kind, message=message, file=file, line=line):
                    told.append(("failed", kind, message, file, line))
                case Finished(outcome=outcome):
                    told.append(outcome)
        return told


class Kernels:
    """A door from tests to kernels: `run` waits for the program and gives what it did."""

    def __init__(self) -> None:
        self.fence = fences.make_fence()
        self.groups = cgroups.find()
        self.loop = asyncio.new_event_loop()
        self.warm: asyncio.Queue = asyncio.Queue(WARM)
        self.thread = threading.Thread(target=self.loop.run_forever, daemon=True)
        self.thread.start()
        self.keepers: list[asyncio.Task] = self.do(self.start_keeping())

    async def start_keeping(self) -> list[asyncio.Task]:
        return [asyncio.create_task(self.keep()) for _ in range(WARM)]

    async def keep(self) -> None:
        while True:
            stack = contextlib.AsyncExitStack()
            try:
                kernel = await stack.enter_async_context(open_kernel(self.fence, self.groups))
                await self.warm.put((kernel, stack))
            except BaseException as error:
                await stack.aclose()
                if isinstance(error, asyncio.CancelledError):
                    raise
                await self.warm.put((error, stack))

    @contextlib.asynccontextmanager
    async def kernel(self, *, imports: bool = False) -> AsyncIterator[JupyterKernel]:
        kernel, stack = await self.warm.get()
        if isinstance(kernel, BaseException):
            raise kernel
        async with stack:
            yield kernel

    def do(self, work):
        return asyncio.run_coroutine_threadsafe(asyncio.wait_for(work, LONGEST_TEST), self.loop).result()

    def run(self, files: dict[str, str | bytes] | str, **how) -> Ran:
        return self.do(self.running(files, **how))

    async def running(
        self,
        files: dict[str, str | bytes] | str,
        *,
        entry: str = "main.py",
        answers: Sequence[str | None] = (),
        limits: Limits = LIMITS,
        meanwhile: Callable | None = None,
        trace: bool = False,
    ) -> Ran:
        """`answers` are given in turn, then the end of input; `meanwhile(kernel, event)` sees each event."""
        files = {"main.py": files} if isinstance(files, str) else files
        given = {name: data.encode() if isinstance(data, str) else data for name, data in files.items()}
        left = iter(answers)
        events: list[Event] = []
        async with self.kernel() as kernel:
            began = time.monotonic()
            async for event in kernel.run(given, entry, limits=limits, trace=trace):
                events.append(event)
                if meanwhile is not None:
                    result = meanwhile(kernel, event)
                    if inspect.isawaitable(result):
                        await result
                elif isinstance(event, Asked):
                    kernel.answer(event.ask, next(left, None))
            seconds = time.monotonic() - began
            written = await kernel.written()
        return Ran(events, written, seconds, kernel.box)

    def close(self) -> None:
        async def rest() -> None:
            for keeper in self.keepers:
                keeper.cancel()
            await asyncio.gather(*self.keepers, return_exceptions=True)
            while not self.warm.empty():
                await self.warm.get_nowait()[1].aclose()

        self.do(rest())
        self.loop.call_soon_threadsafe(self.loop.stop)
        self.thread.join(10)
        self.loop.close()
