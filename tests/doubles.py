"""Scripted stand-ins for the edges; each passes the contract tests of the real thing."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Mapping

from runner import endings
from runner.drawing.drawings import Sheet
from runner.files import Files
from runner.limits import Limits
from runner.messages import Act, Asked, Drawing, Event, Failed
from runner.untrusted.export import Written
from runner.untrusted.plain import Value
from runner.untrusted.plots import Plot

FOREVER = 1e9  # a step of a script: seconds without an event


class ScriptedKernel:
    """Plays a script of events, pauses (seconds) and questions (`Asked`) instead of running a program."""

    def __init__(
        self, *script: Event | float, written: Written | None = None, values: Mapping[str, Value] | None = None
    ):
        self.script = script
        self.values = values or {}  # of its program's variables, and of what its functions give
        self.plots: list[Plot] = []
        self.left = written or Written()
        self.given: Files = {}
        self.answers: list[str | None] = []
        self.acts: list[Act] = []
        self.sheet = Sheet()
        self.draws = any(isinstance(step, Drawing) for step in script)
        self._ask = 0
        self._is_asking = False
        self._waited = asyncio.Event()  # an answer, or a stop, has come
        self._reason = ""

    async def run(
        self, files: Files, entry: str, *, limits: Limits, trace: bool = False, trying: Mapping | None = None
    ) -> AsyncIterator[Event]:
        self.given = files
        left, reason = limits.seconds, "finished"
        for step in self.script:
            match step:
                case int() | float() as seconds:
                    self._waited.clear()
                    await self._pause(min(seconds, left))
                    left -= seconds
                case Asked():
                    self._waited.clear()  # whoever follows may answer before we go on
                    self._ask, self._is_asking = self._ask + 1, True
                    yield Asked(ask=self._ask, prompt=step.prompt, password=step.password)
                    await self._pause(limits.waiting_seconds)
                    if self._is_asking and not self._reason:
                        self._reason = "waiting"
                case Event():
                    yield step
                    reason = "failed" if isinstance(step, Failed) else reason
            if left <= 0:
                self._reason = self._reason or "time"
            if self._reason:
                break
        yield endings.finished(self._reason or reason, files=files, seconds=limits.seconds - left, limits=limits)

    async def inquire(self, question: Mapping, *, seconds: float) -> AsyncIterator[Event | Value]:
        yield self.values.get(question.get("look") or question["call"], Value(is_there=False))

    async def _pause(self, seconds: float) -> None:
        if not self._reason:
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._waited.wait(), seconds)

    def answer(self, ask: int, text: str | None) -> str | None:
        if ask != self._ask or not self._is_asking:
            return None
        self._is_asking = False
        self.answers.append(text)
        self._waited.set()
        return (text or "") + "\n"

    def act(self, act: Act) -> None:
        self.acts.append(act)

    def stop(self, reason: str = "stopped") -> None:
        self._reason = self._reason or reason
        self._waited.set()

    async def written(self) -> Written:
        return self.left


class ScriptedPool:
    """Hands out the given kernels in turn; an exception in their place is raised."""

    def __init__(self, *kernels: ScriptedKernel | Exception):
        self.kernels = list(kernels)
        self.asked: list[dict] = []  # how each was asked for

    @contextlib.asynccontextmanager
    async def kernel(self, **how) -> AsyncIterator[ScriptedKernel]:
        self.asked.append(how)
        kernel = self.kernels.pop(0)
        if isinstance(kernel, Exception):
            raise kernel
        yield kernel
