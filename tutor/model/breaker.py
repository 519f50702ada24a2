"""Whoever fails again and again is left alone for a while: nobody waits for a model that does not answer."""

from collections.abc import Callable
from time import monotonic

FAILURES = 3  # one after the other, unless it is said otherwise
SHORTEST_SECONDS = 3.0
LONGEST_SECONDS = 30.0


class Breaker:
    """Closed: everybody may ask. Open: nobody. After a while one may try, and how that goes decides."""

    def __init__(
        self, *, most: int = FAILURES, seconds: float = SHORTEST_SECONDS, now: Callable[[], float] = monotonic
    ):
        """`most`: failures one after the other until it opens, first for so many `seconds`."""
        self.most, self.shortest, self.now = most, seconds, now
        self.failures = 0
        self.open_until = 0.0
        self.wait_seconds = seconds
        self.is_trying = False

    @property
    def is_open(self) -> bool:
        return self.failures >= self.most

    def lets_through(self) -> bool:
        """Whoever was let through says afterwards how it went: `well`, `failed` or `left`."""
        if not self.is_open:
            return True
        if self.is_trying or self.now() < self.open_until:
            return False
        self.is_trying = True
        return True

    def well(self) -> None:
        self.failures, self.is_trying, self.wait_seconds = 0, False, self.shortest

    def failed(self) -> None:
        if self.is_open and not self.is_trying:
            return  # let through before it opened
        self.failures += 1
        if self.is_open:
            self.open_until = self.now() + self.wait_seconds
            self.wait_seconds = min(self.wait_seconds * 2, LONGEST_SECONDS)
        self.is_trying = False

    def left(self) -> None:
        """Nobody waited to see how it went."""
        self.is_trying = False
