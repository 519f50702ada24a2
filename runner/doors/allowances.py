"""So much a second and no more, however many messages somebody sends."""

import time


class Allowance:
    """`most` at once, and again `a_second`."""

    def __init__(self, most: float, a_second: float | None = None) -> None:
        self.most = float(most)
        self.a_second = self.most if a_second is None else a_second
        self.left, self.since = self.most, time.monotonic()

    def has_room(self) -> bool:
        now = time.monotonic()
        self.left = min(self.most, self.left + (now - self.since) * self.a_second)
        self.since = now
        if self.left < 1:
            return False
        self.left -= 1
        return True
