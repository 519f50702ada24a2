"""Where on the sheet something is, in words."""

import math
from collections.abc import Sequence

from runner.depiction.paths import Point
from runner.depiction.shapes import Box, are_alike, centre_of
from runner.depiction.things import Region

ACROSS = ("left", "", "right")
UP = ("bottom", "", "top")
WHOLE = 0.85  # of the sheet
COMPASS = ("east", "north east", "north", "north west", "west", "south west", "south", "south east")


def where(box: Box, region: Region) -> str:
    """ "in the middle", "at the top right"."""
    left, bottom, right, top = box
    if right < region.left or left > region.right or top < region.bottom or bottom > region.top:
        return "outside the picture"
    width, height = region.size
    if right - left >= WHOLE * width and top - bottom >= WHOLE * height:
        return "across the whole picture"
    corner = corner_of(((left + right) / 2, (bottom + top) / 2), region)
    if corner == "middle":
        return "in the middle"
    return f"on the {corner}" if corner in ACROSS else f"at the {corner}"


def corner_of(point: Point, region: Region) -> str:
    """ "middle", "left", "top right"."""
    width, height = region.size
    across = ACROSS[third((point[0] - region.left) / width)]
    up = UP[third((point[1] - region.bottom) / height)]
    return " ".join(word for word in (up, across) if word) or "middle"


def third(share: float) -> int:
    return 0 if share < 0.36 else 2 if share > 0.64 else 1


def arrangement(centres: Sequence[Point], box: Box, region: Region) -> str:
    """How several of a kind lie: "around the middle", "in a row", "all over the picture"."""
    place = where(box, region)
    across, up = [x for x, _ in centres], [y for _, y in centres]
    width, height = max(across) - min(across), max(up) - min(up)
    if max(width, height) < 4:
        return f"one inside the other {place}"
    if height < 0.04 * width:
        return f"side by side {place}"
    if width < 0.04 * height:
        return f"one above the other {place}"
    rows = grid(centres)
    if rows:
        return f"in {rows} {place}"
    middle = centre_of(centres)
    if are_alike([math.dist(middle, centre) for centre in centres], 4) and place != "outside the picture":
        return f"around the {corner_of(middle, region)}"
    if width > 0.6 * region.size[0] and height > 0.6 * region.size[1]:
        return "all over the picture"
    return place


def grid(centres: Sequence[Point]) -> str:
    """ "3 rows of 4", where it is so."""
    columns, rows = (len({round(centre[axis] / 2) for centre in centres}) for axis in (0, 1))
    is_one = columns * rows == len(centres) and min(columns, rows) > 1
    return f"{rows} rows of {columns}" if is_one else ""


def direction(angle: float) -> str:
    return COMPASS[round(angle / 45) % 8]
