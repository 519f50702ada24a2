"""From lines as they were drawn to paths as they are seen: each closed loop by itself, and what leads there."""

import math
from collections.abc import Iterable, Iterator
from typing import NamedTuple

Point = tuple[float, float]

NEAR = 0.5  # pixels: a turtle that comes back is rounded
CELL = 1.0


class Path(NamedTuple):
    points: list[Point]
    colours: list[str]  # of its pieces, as many as it has
    is_closed: bool

    @property
    def pieces(self) -> Iterator[tuple[Point, Point]]:
        """From point to point, for a loop back to the first."""
        yield from zip(self.points, self.points[1:], strict=False)
        if self.is_closed:
            yield self.points[-1], self.points[0]


def points_of(flat: list[float]) -> list[Point]:
    return list(zip(flat[0::2], flat[1::2], strict=False))


def joined(lines: Iterable[tuple[list[Point], str]]) -> Iterator[Path]:
    """Lines (points and colour) that go on where the last one ended are one path."""
    path: Path | None = None
    for points, colour in lines:
        if path is None or math.dist(path.points[-1], points[0]) > NEAR:
            if path is not None:
                yield path
            path = Path([points[0]], [], False)
        path.points.extend(points[1:])
        path.colours.extend([colour] * (len(points) - 1))
    if path is not None:
        yield path


def loops(path: Path) -> Iterator[Path]:
    """Wherever the path comes back to a point, what lies between is a loop; what never comes back is left over.

    Of there and back, one line is left.
    """
    points, colours = [path.points[0]], []
    known = {cell_of(points[0]): 0}
    for point, colour in zip(path.points[1:], path.colours, strict=False):
        if math.dist(point, points[-1]) < 0.05:
            continue
        colours.append(colour)
        at = _index_near(point, points, known)
        if at is None:
            known[cell_of(point)] = len(points)
            points.append(point)
            continue
        loop, of_loop = points[at:], colours[at:]
        for left in loop[1:]:
            known.pop(cell_of(left), None)
        del points[at + 1 :], colours[at:]
        if len(loop) > 2:
            yield Path(loop, of_loop, True)
        elif len(loop) == 2:
            yield Path(loop, of_loop[:1], False)
    if len(points) > 1:
        yield Path(points, colours, False)


def cell_of(point: Point) -> tuple[int, int]:
    return math.floor(point[0] / CELL), math.floor(point[1] / CELL)


def _index_near(point: Point, points: list[Point], known: dict[tuple[int, int], int]) -> int | None:
    column, row = cell_of(point)
    for across in (column, column - 1, column + 1):
        for up in (row, row - 1, row + 1):
            index = known.get((across, up))
            if index is not None and math.dist(points[index], point) < NEAR:
                return index
    return None
