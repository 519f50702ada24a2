"""Who comes next where many are checked at once: students take turns, however many trials each of them has."""

import asyncio
import collections
import contextlib
import dataclasses
import itertools
import os
import threading
import weakref
from collections.abc import AsyncIterator, Hashable

from runner.kernels.kernel import Kernel
from runner.kernels.pool import Pool

EACH = 2  # kernels that one student's checks have at once
PLACES = max(EACH, 2 * (os.cpu_count() or 1))  # more at once would not be done sooner


class Line:
    """Owned by one event loop."""

    def __init__(self, places: int = PLACES, each: int = EACH):
        self.free = places
        self.each = each
        self.waiting: dict[Hashable, collections.deque[asyncio.Future]] = {}
        self.served: collections.Counter[Hashable] = collections.Counter()  # now
        self.turns: dict[Hashable, int] = {}  # when each had a turn last, until nobody is here
        self.numbers = itertools.count(1)

    @contextlib.asynccontextmanager
    async def place(self, who: Hashable) -> AsyncIterator[None]:
        turn = asyncio.get_running_loop().create_future()
        self.waiting.setdefault(who, collections.deque()).append(turn)
        self._call()
        try:
            await turn
            yield
        finally:
            if turn.done() and not turn.cancelled():
                self._leave(who)
            self._call()

    def _call(self) -> None:
        """Give free places to those who had none, or whose last turn was longest ago."""
        self._forget()
        while self.free:
            who = min(self._ready(), key=lambda each: self.turns.get(each, 0), default=None)
            if who is None:
                return
            self.waiting[who].popleft().set_result(None)
            self.free -= 1
            self.served[who] += 1
            self.turns[who] = next(self.numbers)
            self._forget()

    def _ready(self) -> list[Hashable]:
        return [who for who in self.waiting if self.served[who] < self.each]

    def _forget(self) -> None:
        """Those who gave up waiting, and those who are not here any more."""
        self.waiting = {who: left for who, turns in self.waiting.items() if (left := still_waiting(turns))}
        if not self.waiting and not self.served:
            self.turns.clear()

    def _leave(self, who: Hashable) -> None:
        self.free += 1
        self.served[who] -= 1
        self.served += collections.Counter()  # keeps those above 0


def still_waiting(turns: collections.deque[asyncio.Future]) -> collections.deque[asyncio.Future]:
    return collections.deque(turn for turn in turns if not turn.done())


@dataclasses.dataclass(frozen=True)
class InTurn:
    """A pool's kernels for one student's checks: after those who press Run, and in turn with the other students."""

    pool: Pool
    line: Line
    who: Hashable

    @contextlib.asynccontextmanager
    async def kernel(self, *, imports: bool = False) -> AsyncIterator[Kernel]:
        async with (
            self.line.place(self.who),
            self.pool.kernel(is_patient=True, takes_more=True, imports=imports) as kernel,
        ):
            yield kernel


_lock = threading.Lock()  # tasks have threads of their own
_lines: weakref.WeakKeyDictionary[Pool, Line] = weakref.WeakKeyDictionary()


def in_turn(pool: Pool, who: Hashable) -> InTurn:
    """What `judge` and `try_out` take as kernels for the checks of student `who`."""
    with _lock:
        return InTurn(pool, _lines.setdefault(pool, Line()), who)
