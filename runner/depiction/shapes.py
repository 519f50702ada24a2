"""Which shape a path has: a square, a star, a spiral …"""

import itertools
import math
from collections.abc import Sequence
from statistics import median
from typing import NamedTuple

from runner.depiction.paths import Path, Point

ALIKE = 0.03  # lengths that differ by less than this share are the same
STRAIGHT = 1.5  # degrees
MOST_CORNERS = 12  # that somebody would count
POLYGONS = {3: "triangle", 4: "square", 5: "pentagon", 6: "hexagon", 7: "heptagon", 8: "octagon"}
Box = tuple[float, float, float, float]  # left, bottom, right, top


class Kind(NamedTuple):
    name: str  # "star"
    rest: str = ""  # "with 5 points"
    sizes: tuple[float, ...] = ()  # what is said of it: a side, width and height, a length


def kind_of(path: Path) -> Kind:
    return of_loop(path.points) if path.is_closed else of_line(path.points)


def box_of(points: Sequence[Point]) -> Box:
    across, up = [x for x, _ in points], [y for _, y in points]
    return min(across), min(up), max(across), max(up)


def sides_of(box: Box) -> tuple[float, float]:
    return box[2] - box[0], box[3] - box[1]


# ── Closed ──


def of_loop(points: list[Point]) -> Kind:
    return regular(points) or of_corners(corners_of(points, is_closed=True), sides_of(box_of(points)))


def regular(points: list[Point]) -> Kind | None:
    """All corners on one circle, equally far from each other: a polygon, a star, a circle."""
    middle = centre_of(points)
    far = [math.dist(middle, point) for point in points]
    sides = lengths_of(points, is_closed=True)
    count, radius, side = len(points), max(far), max(sides)
    if count < 3 or not are_alike(far, 0.5) or not are_alike(sides, 0.5):
        return None
    steps = round(count * math.asin(min(1.0, side / (2 * radius))) / math.pi)
    if steps > 1:
        return Kind("star", f"with {count} points", (radius * 2,))
    if count > 10:
        return Kind("circle", "", (radius * 2,))
    return (
        Kind(POLYGONS[count], "", (side,)) if count in POLYGONS else Kind("shape", f"with {count} equal sides", (side,))
    )


def of_corners(points: list[Point], size: tuple[float, float]) -> Kind:
    count = len(points)
    again = regular(points) if count > 2 else None  # its sides were drawn in several pieces
    if again:
        return again
    sides, turns = lengths_of(points, is_closed=True), turns_of(points, is_closed=True)
    if count == 3:
        return Kind("triangle", "", size)
    if count == 4:
        return of_four(sides, turns, size)
    if is_star(points):
        return Kind("star", f"with {count // 2} points", (max(size),))
    is_bulging = all(turn > -STRAIGHT for turn in turns) or all(turn < STRAIGHT for turn in turns)
    if is_bulging and abs(abs(sum(turns)) - 360) < 5:
        name = round_kind(sides, turns)
        if count > 8 or (name == "petal" and count > 4):
            return Kind(name, "", size)
    if count <= MOST_CORNERS:
        return Kind("shape", f"with {count} corners", size)
    return Kind("closed shape", "", size)


def of_four(sides: list[float], turns: list[float], size: tuple[float, float]) -> Kind:
    if all(abs(abs(turn) - 90) < 2 for turn in turns):
        flat = abs(size[0] - max(sides)) < 1 or abs(size[0] - min(sides)) < 1
        return Kind("rectangle", "", size if flat else (max(sides), min(sides)))
    return Kind(
        "diamond" if are_alike(sides, 0.5) else "shape", "" if are_alike(sides, 0.5) else "with 4 corners", size
    )


def is_star(points: list[Point]) -> bool:
    """In and out in turn, and equally far."""
    if len(points) < 8 or len(points) % 2:
        return False
    middle = centre_of(points)
    far = [math.dist(middle, point) for point in points]
    one, other = far[0::2], far[1::2]
    return are_alike(one, 1) and are_alike(other, 1) and abs(max(one) - max(other)) > 0.1 * max(far)


def round_kind(sides: list[float], turns: list[float]) -> str:
    usual, bend = median(sides), median(map(abs, turns))
    long = sum(side > 3 * usual for side in sides)
    sharp = sum(abs(turn) > max(25, 3 * bend) for turn in turns)
    if long == 1:
        return "half circle"
    if long == 2:
        return "slice"
    return "petal" if sharp == 2 else "oval"


# ── Open ──


def of_line(points: list[Point]) -> Kind:
    corners = corners_of(points, is_closed=False)
    size = sides_of(box_of(points))
    if len(corners) == 2:
        return Kind(slope(size), "", (math.dist(*corners),))
    turns, sides = turns_of(points, is_closed=False), lengths_of(points, is_closed=False)
    most = max(sum(turn > 0 for turn in turns), sum(turn < 0 for turn in turns))
    if most >= 0.9 * len(turns) and abs(sum(turns)) > 400 and (grows(sides) or grows(sides[::-1])):
        return Kind("spiral", "", size)
    turns = turns_of(corners, is_closed=False)
    is_gentle = max(map(abs, turns)) < 40 and len(corners) > 4
    if is_gentle:
        is_one_way = all(turn > -5 for turn in turns) or all(turn < 5 for turn in turns)
        return Kind("curve" if is_one_way else "wavy line", "", size)
    if len(turns) > 2 and all(a * b < 0 for a, b in itertools.pairwise(turns)):
        return Kind("zigzag", "", size)
    if len(turns) > MOST_CORNERS:
        return Kind("winding line", "", size)
    return Kind("line", f"with {count_of(len(turns), 'corner')}", size)


def slope(size: tuple[float, float]) -> str:
    if size[1] < 0.03 * size[0]:
        return "level line"
    return "upright line" if size[0] < 0.03 * size[1] else "slanting line"


def grows(sides: list[float]) -> bool:
    """Most of them are longer than the one before, and the last much longer than the first."""
    steps = [b - a for a, b in itertools.pairwise(sides)]
    return sum(step > -0.05 for step in steps) >= 0.9 * len(steps) and sides[-1] > 1.5 * sides[0]


# ── Measures ──


def corners_of(points: list[Point], *, is_closed: bool) -> list[Point]:
    """Without the points where it goes straight on."""
    turns = turns_of(points, is_closed=is_closed)
    if is_closed:
        return [point for point, turn in zip(points, turns, strict=False) if abs(turn) > STRAIGHT]
    inner = [point for point, turn in zip(points[1:], turns, strict=False) if abs(turn) > STRAIGHT]
    return [points[0], *inner, points[-1]]


def turns_of(points: list[Point], *, is_closed: bool) -> list[float]:
    """Degrees to the left at each point; of a line, at each but its ends."""
    around = [points[-1], *points, points[0]] if is_closed else points
    ways = [math.atan2(b[1] - a[1], b[0] - a[0]) for a, b in itertools.pairwise(around)]
    return [(math.degrees(b - a) + 180) % 360 - 180 for a, b in itertools.pairwise(ways)]


def lengths_of(points: list[Point], *, is_closed: bool) -> list[float]:
    ends = [*points[1:], points[0]] if is_closed else points[1:]
    return [math.dist(a, b) for a, b in zip(points, ends, strict=False)]


def centre_of(points: Sequence[Point]) -> Point:
    return sum(x for x, _ in points) / len(points), sum(y for _, y in points) / len(points)


def are_alike(numbers: Sequence[float], pixels: float) -> bool:
    return max(numbers) - min(numbers) <= max(ALIKE * max(numbers), pixels)


def count_of(count: int, name: str) -> str:
    return f"{count:,} {name}" if count == 1 else f"{count:,} {name}s"
