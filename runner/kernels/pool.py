"""Warm kernels, each used once. As many as there are open workspaces, within a memory budget."""

import asyncio
import collections
import contextlib
import time
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager

import structlog

from runner.errors import RunnerError
from runner.kernels.kernel import JupyterKernel
from runner.kernels.stock import Opened, Stock

logger = structlog.get_logger(__name__)

Opener = Callable[[], AbstractAsyncContextManager[JupyterKernel]]

STARTING_AT_ONCE = 2
CALM_SECONDS = 0.5  # after a Run, before its kernel is replaced: the class that presses together comes first
KEEP_SECONDS = 60  # how long more kernels than wanted are kept
RESERVED = 2  # warm kernels that the patient leaves to those who come next
LATELY_SECONDS = 300.0  # those who took some one after the other will do so again: for so long more are kept for them
MORE = 2  # … as many as they took, and at most so many for each that is wanted anyway
STOCKING_CALM_SECONDS = 1.0  # after a Run, before one is stocked: that takes a processor for half a second


class Pool:
    """Owned by one event loop. `wanted` may be set at any time."""

    def __init__(self, opener: Opener, *, wanted: int, most: int):
        self.opener = opener
        self.wanted = wanted
        self.most = most
        self.warm: collections.deque[Opened] = collections.deque()
        self.stock = Stock(lambda stack: self._spawn(stack.aclose()))
        self.waiting: collections.deque[asyncio.Future] = collections.deque()
        # Theirs is the turn after all others; each with how many it leaves to those.
        self.patient: collections.deque[tuple[asyncio.Future, int]] = collections.deque()
        self.taken_lately: collections.deque[float] = collections.deque(maxlen=1_000)  # when, by who takes more
        self.starting = 0
        self.busy = 0
        self.faults = 0  # kernels in a row that did not start
        self._taken_at = 0.0
        self._wanted_at = time.monotonic()
        self._changed = asyncio.Event()
        self._tasks: set[asyncio.Task] = set()
        self._keeper: asyncio.Task | None = None

    def open(self) -> None:
        self._keeper = asyncio.create_task(self._keep())

    async def close(self) -> None:
        if self._keeper is not None:
            self._keeper.cancel()
        for task in [*self._tasks]:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        for kept in (self.warm, self.stock.kernels):
            while kept:
                await kept.popleft()[1].aclose()

    @contextlib.asynccontextmanager
    async def kernel(
        self, *, is_patient: bool = False, takes_more: bool = False, imports: bool = False
    ) -> AsyncIterator[JupyterKernel]:
        """A kernel for one run, warm if there is one. Raises RunnerError when none can be started.

        Whoever `is_patient` comes after all others. Whoever `takes_more` will soon need others, so more are kept warm.
        `imports`: its program imports the large libraries, so one that has them is given, if there is one.
        """
        self.busy += 1
        if takes_more or not is_patient:
            self._taken_at = time.monotonic()
        if takes_more:  # one after the other, faster than any could be replaced
            self.taken_lately.append(self._taken_at)
        try:
            stocked = self.stock.take(leaves=int(is_patient)) if imports else None
            kernel, stack = stocked or await self._take(is_patient, self.wanted // 4 if takes_more else RESERVED)
            try:
                yield kernel
            finally:
                # Closing takes a moment that nobody has to wait for.
                self._spawn(stack.aclose())
        finally:
            self.busy -= 1
            self._changed.set()

    async def _take(self, is_patient: bool, leaves: int) -> Opened:
        while len(self.warm) > (leaves if is_patient else 0):
            kernel, stack = self.warm.popleft()
            self._changed.set()
            if kernel.box.is_alive():
                return kernel, stack
            self._spawn(stack.aclose())
        turn = asyncio.get_running_loop().create_future()
        if is_patient:
            self.patient.append((turn, leaves))
        else:
            self.waiting.append(turn)
        self._changed.set()
        try:
            return await turn
        except asyncio.CancelledError:
            if turn.done() and not turn.cancelled() and not turn.exception():
                self._give(*turn.result())
            raise

    async def _keep(self) -> None:
        """Start what is missing, close what is too much."""
        while True:
            while self._is_short() and self.starting < STARTING_AT_ONCE:
                self.starting += 1
                self._spawn(self._start())
            if len(self.warm) > self.wanted + self.more and time.monotonic() - self._wanted_at > KEEP_SECONDS:
                self._spawn(self.warm.popleft()[1].aclose())
            is_tight = self.waiting and self._room() < 1
            if self.stock.kernels and (len(self.stock) > self.stock.number(self.wanted) or is_tight):
                self.stock.drop()
            elif self._may_stock():
                self._spawn(self.stock.make(*self.warm.popleft()))
            self._changed.clear()
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._changed.wait(), 0.25)

    def _is_short(self) -> bool:
        if len(self.waiting) + len(self.patient) > self.starting:
            return True
        if self.faults:
            return self.starting == 0 and not self.warm
        if time.monotonic() - self._taken_at < CALM_SECONDS:
            return False
        return len(self.warm) + self.starting < min(self.wanted + self.more, self.most - self.busy - self.stock.takes)

    def _room(self) -> int:
        """How many more the memory holds."""
        return self.most - self.busy - self.stock.takes - len(self.warm) - self.starting

    def _may_stock(self) -> bool:
        """All is calm, and those who want none of it have theirs."""
        is_calm = time.monotonic() - self._taken_at > STOCKING_CALM_SECONDS
        is_busy = self.waiting or self.patient or self.starting or self.faults
        is_full = len(self.warm) >= max(1, self.wanted) and self._room() >= 1
        return is_calm and is_full and not is_busy and self.stock.is_short(self.wanted)

    @property
    def more(self) -> int:
        """How many beyond those that are wanted."""
        while self.taken_lately and self.taken_lately[0] < time.monotonic() - LATELY_SECONDS:
            self.taken_lately.popleft()
        return min(len(self.taken_lately), MORE * self.wanted)

    def want(self, number: int) -> None:
        if number >= self.wanted:
            self._wanted_at = time.monotonic()
        self.wanted = number
        self._changed.set()

    async def _start(self) -> None:
        stack = contextlib.AsyncExitStack()
        try:
            kernel = await stack.enter_async_context(self.opener())
        except (RunnerError, OSError) as error:
            await self._report(error)
        else:
            self.faults = 0
            self._give(kernel, stack)
        finally:
            self.starting -= 1
            self._changed.set()

    async def _report(self, error: Exception) -> None:
        """One that did not start is tried again; at the second those who wait are told, and we pause."""
        self.faults += 1
        logger.error("kernel did not start", reason=str(error))
        if self.faults == 1:
            return
        for turn in (*self.waiting, *(turn for turn, _ in self.patient)):
            if not turn.done():
                turn.set_exception(error)
        self.waiting.clear()
        self.patient.clear()
        await asyncio.sleep(1)

    def _give(self, kernel: JupyterKernel, stack: contextlib.AsyncExitStack) -> None:
        while self.waiting:
            turn = self.waiting.popleft()
            if not turn.done():
                turn.set_result((kernel, stack))
                return
        self.patient = collections.deque((turn, leaves) for turn, leaves in self.patient if not turn.done())
        for at, (turn, leaves) in enumerate(self.patient):
            if len(self.warm) >= leaves:
                del self.patient[at]
                turn.set_result((kernel, stack))
                return
        self.warm.append((kernel, stack))

    def _spawn(self, work) -> None:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
