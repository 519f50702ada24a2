"""Counted, and how sure one can be of it: so many of so many, with the interval in which the true share lies."""

import math
from collections.abc import Iterable

import msgspec

SURE = 1.96  # standard deviations: 95 % of all such intervals hold the true share


class Figure(msgspec.Struct, frozen=True):
    hits: int
    of: int

    @property
    def share(self) -> float:
        return self.hits / self.of if self.of else 0.0

    @property
    def interval(self) -> tuple[float, float]:
        return wilson(self.hits, self.of)


def wilson(hits: int, of: int, sure: float = SURE) -> tuple[float, float]:
    """Unlike the usual share ± error it stays within 0 and 1, and none of 150 is not “surely never”.

    Source: E. B. Wilson, Probable inference, the law of succession, and statistical inference (1927).
    """
    if not of:
        return 0.0, 1.0
    share, weight = hits / of, sure * sure / of
    middle = share + weight / 2
    half = sure * math.sqrt(share * (1 - share) / of + weight / (4 * of))
    low, high = (middle - half) / (1 + weight), (middle + half) / (1 + weight)
    return (0.0 if hits == 0 else low), (1.0 if hits == of else high)


def count(answers: Iterable[bool]) -> Figure:
    given = list(answers)
    return Figure(sum(given), len(given))
