"""Counted, and how sure one can be of it: so many of so many, with the interval in which the true share lies."""

import math
import statistics
from collections.abc import Iterable

import msgspec

SURE = 1.96  # standard deviations: 95 % of all such intervals hold the true share
UNKNOWN = 100.0  # half an interval, where nothing is known: grades and numbers of words are smaller


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


class Mean(msgspec.Struct, frozen=True):
    """Of something that is measured and not counted, such as the grade of a text."""

    value: float
    low: float
    high: float
    of: int


def mean(measured: Iterable[float]) -> Mean:
    given = list(measured)
    if not given:
        return Mean(0.0, -UNKNOWN, UNKNOWN, 0)
    middle = statistics.fmean(given)
    half = SURE * statistics.stdev(given) / math.sqrt(len(given)) if len(given) > 1 else UNKNOWN
    return Mean(round(middle, 3), round(middle - half, 3), round(middle + half, 3), len(given))


def difference(one: Figure, other: Figure) -> tuple[float, float]:
    """The interval of the first true share less the second.

    Source: R. G. Newcombe, Interval estimation for the difference between independent proportions (1998), method 10.
    """
    (low, high), (other_low, other_high) = one.interval, other.interval
    between = one.share - other.share
    down = math.hypot(one.share - low, other_high - other.share)
    up = math.hypot(high - one.share, other.share - other_low)
    return between - down, between + up


def chance(of: int, hits: int) -> float:
    """How likely it is that a fair coin falls so often, or more often, on one side: the sign test, one-sided."""
    return sum(math.comb(of, number) for number in range(hits, of + 1)) / 2**of
