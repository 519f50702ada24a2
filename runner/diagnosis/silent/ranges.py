"""Which numbers pass a comparison with a number."""

import math

Range = tuple[float, bool, float, bool]  # from, with it, to, with it
EVERYTHING: Range = (-math.inf, True, math.inf, True)


def range_of(sign: str, value: object) -> Range | None:
    """The numbers that pass."""
    if isinstance(value, str) or sign == "!=":
        return None
    number = float(value) if abs(value) < 1e300 else math.inf  # type: ignore[arg-type]
    return {
        "==": (number, True, number, True),
        "<": (-math.inf, True, number, False),
        "<=": (-math.inf, True, number, True),
        ">": (number, False, math.inf, True),
        ">=": (number, True, math.inf, True),
    }[sign]


def covers_everything(ranges: list[Range | None]) -> bool:
    reach, with_it = -math.inf, False
    for start, with_start, end, with_end in sorted(found for found in ranges if found is not None):
        if start > reach or (start == reach and not (with_start or with_it)):
            return False
        if (end, with_end) > (reach, with_it):
            reach, with_it = end, with_end
    return reach == math.inf


def in_common(ranges: list[Range | None]) -> bool:
    """Whether some number passes all of them."""
    low, with_low, high, with_high = EVERYTHING
    for found in ranges:
        if found is None:
            continue
        start, with_start, end, with_end = found
        if start > low or (start == low and not with_start):
            low, with_low = start, with_start
        if end < high or (end == high and not with_end):
            high, with_high = end, with_end
    return low < high or (low == high and with_low and with_high)


def lies_inside(inner: Range, outer: Range) -> bool:
    starts = inner[0] > outer[0] or (inner[0] == outer[0] and (outer[1] or not inner[1]))
    ends = inner[2] < outer[2] or (inner[2] == outer[2] and (outer[3] or not inner[3]))
    return starts and ends
