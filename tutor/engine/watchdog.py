"""Ends the process when one step of the model takes far too long: its supervisor starts it again."""

import faulthandler
import sys
from time import monotonic

FRESH_SECONDS = 1.0  # it is not wound up anew more often than this


class Watchdog:
    """Python's own fault handler waits in C: it also ends a process whose interpreter is held by a stuck library."""

    def __init__(self, seconds: float):
        self.seconds = seconds
        self.wound_at = 0.0

    def touch(self, seconds: float = 0.0) -> None:
        """It goes on well; from now on there are so many seconds again."""
        if seconds or monotonic() - self.wound_at > FRESH_SECONDS:
            self.wound_at = monotonic()
            faulthandler.dump_traceback_later(seconds or self.seconds, exit=True, file=sys.__stderr__ or 2)

    def rest(self) -> None:
        """Nothing is being done."""
        self.wound_at = 0.0
        faulthandler.cancel_dump_traceback_later()
