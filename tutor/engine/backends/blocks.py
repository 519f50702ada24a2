"""Room for keys and values, in blocks: nobody begins who might not come to the end beside those who run.

Without that, those who run push each other's beginnings out, read them again, and all of them crawl.
"""

import math
from collections.abc import Hashable

BLOCK = 32  # tokens


class Blocks:
    def __init__(self, most: int):
        self.most = most
        self.taken: dict[Hashable, int] = {}

    def fits(self, tokens: int) -> bool:
        """Whether so many, read and said, have room now. Who is alone always begins: later there is no more room."""
        return not self.taken or sum(self.taken.values()) + needed(tokens) <= self.most

    def take(self, id: Hashable, tokens: int) -> None:
        self.taken[id] = needed(tokens)

    def free(self, id: Hashable) -> None:
        self.taken.pop(id, None)


def needed(tokens: int) -> int:
    """One more than they fill: the end of a beginning that is shared is copied before it is written to."""
    return math.ceil(tokens / BLOCK) + 1
