"""Ends the process when one step of the model takes far too long: its supervisor starts it again."""

import contextlib
import faulthandler
import sys
from pathlib import Path
from time import monotonic
from typing import NamedTuple

FRESH_SECONDS = 1.0  # it is not wound up anew more often than this
LEAST_SECONDS = 0.02  # of computing: less says nothing about how busy the machine is
MOST_SLOWED = 20.0


class Spent(NamedTuple):
    """Seconds of all threads together: computing, and waiting until others let them compute."""

    computing: float = 0.0
    waiting: float = 0.0


class Watchdog:
    """Python's own fault handler waits in C: it also ends a process whose interpreter is held by a stuck library."""

    def __init__(self, seconds: float):
        self.seconds = seconds
        self.wound_at = 0.0
        self.spent = Spent()
        self.slowed = 1.0

    def touch(self, seconds: float = 0.0) -> None:
        """It goes on well; from now on there are so many seconds again."""
        if seconds or monotonic() - self.wound_at > FRESH_SECONDS:
            self.wound_at = monotonic()
            faulthandler.dump_traceback_later(seconds or self._patience(), exit=True, file=sys.__stderr__ or 2)

    def rest(self) -> None:
        """Nothing is being done."""
        self.wound_at = 0.0
        faulthandler.cancel_dump_traceback_later()

    def _patience(self) -> float:
        """Who is starved is not stuck: begun anew where others have the processor it would only take longer still."""
        before, self.spent = self.spent, spent()
        self.slowed = slowed(before, self.spent) or self.slowed
        return self.seconds * self.slowed


def slowed(before: Spent, after: Spent) -> float:
    """How many times as long everything takes because others compute, too; 0 where that is not known."""
    computing, waiting = after.computing - before.computing, after.waiting - before.waiting
    return min(MOST_SLOWED, 1 + max(0.0, waiting) / computing) if computing > LEAST_SECONDS else 0.0


def spent() -> Spent:
    """As Linux counts it; nothing where it does not."""
    computing = waiting = 0
    for file in Path("/proc/self/task").glob("*/schedstat"):
        with contextlib.suppress(OSError, ValueError):  # a thread that has just ended
            run, waited, _times = map(int, file.read_text().split())
            computing, waiting = computing + run, waiting + waited
    return Spent(computing / 1e9, waiting / 1e9)
