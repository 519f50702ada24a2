"""Kernels that have imported the large libraries in a calm moment, kept for programs that do."""

import asyncio
import collections
import contextlib
import time
from collections.abc import Callable

import structlog

from runner.kernels import libraries
from runner.kernels.kernel import JupyterKernel

logger = structlog.get_logger(__name__)

Opened = tuple[JupyterKernel, contextlib.AsyncExitStack]

KERNELS = 2  # one that is stocked takes the memory of so many
LATELY_SECONDS = 300.0  # whoever plotted will do so again
FETCHING_SECONDS = 20.0  # it is given up then
REST_SECONDS = 300.0  # … and not tried again for so long: the libraries may not be there


class Stock:
    """Owned by a pool. `close` ends a kernel that is not wanted any more."""

    def __init__(self, close: Callable[[contextlib.AsyncExitStack], None]):
        self.close = close
        self.kernels: collections.deque[Opened] = collections.deque()
        self.making = 0
        self.asked: collections.deque[float] = collections.deque(maxlen=1_000)  # when one was wanted
        self._rests_until = 0.0

    def __len__(self) -> int:
        return len(self.kernels)

    @property
    def takes(self) -> int:
        """Their memory, in kernels."""
        return KERNELS * (len(self.kernels) + self.making)

    def number(self, most: int) -> int:
        """How many are worth keeping: one, and as many as were wanted in the last minutes."""
        while self.asked and self.asked[0] < time.monotonic() - LATELY_SECONDS:
            self.asked.popleft()
        return min(1 + len(self.asked), most)

    def is_short(self, most: int) -> bool:
        """One more would be made, where there is a moment for it."""
        return not self.making and len(self) < self.number(most) and time.monotonic() > self._rests_until

    def take(self, *, leaves: int = 0) -> Opened | None:
        """One, if there is one beyond `leaves`. Nobody waits for it: importing may take less time than that."""
        self.asked.append(time.monotonic())
        while len(self.kernels) > leaves:
            kernel, stack = self.kernels.popleft()
            if kernel.box.is_alive():
                return kernel, stack
            self.close(stack)
        return None

    def drop(self) -> None:
        self.close(self.kernels.popleft()[1])

    async def make(self, kernel: JupyterKernel, stack: contextlib.AsyncExitStack) -> None:
        is_made = False
        self.making += 1
        try:
            async with asyncio.timeout(FETCHING_SECONDS):
                is_made = await kernel.fetch(libraries.FETCHED)
        except (TimeoutError, OSError) as error:
            logger.warning("kernel was not stocked", reason=str(error))
        finally:
            self.making -= 1
            if is_made:
                self.kernels.append((kernel, stack))
            else:
                self._rests_until = time.monotonic() + REST_SECONDS
                await stack.aclose()
