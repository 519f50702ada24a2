"""How many dashes the lines of a picture in SVG are made of: one long line can be cut into a million of them."""

import re

DASHES = re.compile(r"stroke-dasharray\s*:([^;}]*)", re.IGNORECASE)
NUMBER = re.compile(r"(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?", re.IGNORECASE)
# What says how far a shape reaches, and so how long its line may be.
REACH = ("d", "points", "x1", "y1", "x2", "y2", "r", "rx", "ry", "width", "height", "pathLength")
MOST_DASHES = 1e9  # … of one shape; a number no larger, whatever the picture says


class Dashes:
    """Told each element as it begins and ends: a dash is inherited."""

    def __init__(self) -> None:
        self.lengths: list[float] = [0.0]  # of one dash and its gap, for each open element; 0: its lines are whole

    def begin(self, attributes: dict[str, str]) -> int:
        """How many dashes this element may be drawn with."""
        told = [attributes.get("stroke-dasharray", ""), *DASHES.findall(attributes.get("style", ""))]
        length = min(filter(None, map(total, told)), default=self.lengths[-1])
        self.lengths.append(length)
        if not length:
            return 0
        return int(min(sum(total(attributes.get(name, "")) for name in REACH) / length, MOST_DASHES))

    def end(self) -> None:
        self.lengths.pop()


def total(text: str) -> float:
    return sum(float(number) for number in NUMBER.findall(text))
