"""Is a turtle's drawing as wanted? Looked at as it is seen: how it was drawn, in how many pieces, does not count."""

import itertools
import math
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from learn.lessons.format import Drawn
from runner.depiction import shapes
from runner.depiction.paths import Path, Point, joined, loops, points_of
from runner.depiction.things import MOST_POINTS, background_of, filled_loops
from runner.drawing import strokes
from runner.drawing.drawings import Sheet

LEAST_GROWING = 4  # pieces
HAIR = 0.05  # pixels that rounding may make


class Outline(NamedTuple):
    corners: list[Point]  # where it turns, and the ends of one that is open
    is_closed: bool

    @property
    def sides(self) -> int:
        return len(self.corners) if self.is_closed else len(self.corners) - 1


def shows(sheet: Sheet, wanted: Drawn) -> bool:
    paths = list(joined(lines_of(sheet)))
    outlines = apart([*outlines_of(paths), *surfaces_of(sheet)])
    return (
        wanted.least_lines <= sum(outline.sides for outline in outlines) <= wanted.most_lines
        and has_outline(outlines, wanted)
        and len(colours_of(sheet)) >= wanted.least_colours
        and len(outlines) >= wanted.least_shapes
        and (not wanted.filled or any(True for _ in surfaces_of(sheet)))
        and marks_of(sheet) >= wanted.least_dots
        and (not wanted.grows or any(grows(path, wanted.least_lines) for path in paths))
    )


def has_outline(outlines: Iterable[Outline], wanted: Drawn) -> bool:
    """One outline has all that is wanted of one."""
    if not (wanted.sides or wanted.closed or wanted.regular or wanted.star):
        return True
    return any(
        (not wanted.sides or outline.sides == wanted.sides)
        and (not wanted.closed or outline.is_closed)
        and (not wanted.regular or is_regular(outline))
        and (not wanted.star or is_star(outline))
        for outline in outlines
    )


def is_regular(outline: Outline) -> bool:
    return outline.is_closed and len(outline.corners) > 2 and shapes.regular(outline.corners) is not None


def is_star(outline: Outline) -> bool:
    kind = shapes.regular(outline.corners) if is_regular(outline) else None
    return kind is not None and kind.name == "star"


def lines_of(sheet: Sheet) -> Iterator[tuple[list[Point], str]]:
    """Those that can be seen."""
    seen = 0
    for item, flat in sheet.points.items():
        colour: str = sheet.items[item].colour  # type: ignore[attr-defined]
        seen += len(flat) // 2
        if seen > MOST_POINTS:
            return
        if colour and len(flat) >= 4 and colour != background_of(sheet):
            yield points_of(flat), colour


def outlines_of(paths: Iterable[Path]) -> Iterator[Outline]:
    for path in paths:
        for part in loops(path):
            yield Outline(shapes.corners_of(part.points, is_closed=part.is_closed), part.is_closed)


def surfaces_of(sheet: Sheet) -> Iterator[Outline]:
    """What is filled has an outline, drawn or not."""
    for _, _, loop in filled_loops(sheet):
        yield Outline(shapes.corners_of(loop.points, is_closed=True), True)


def apart(outlines: Iterable[Outline]) -> list[Outline]:
    """Each once: what was drawn twice, or drawn and filled, is one."""
    found: dict[tuple, Outline] = {}
    for outline in outlines:
        if outline.sides > 0:
            place = frozenset((round(x), round(y)) for x, y in outline.corners)
            found.setdefault((outline.is_closed, place), outline)
    return list(found.values())


def colours_of(sheet: Sheet) -> set[str]:
    """Of lines, surfaces, dots, stamps and words; not of the sheet itself."""
    found = set()
    for item, command in sheet.items.items():
        match command:
            case strokes.Begin(colour=colour) | strokes.Line(colour=colour) if len(sheet.points.get(item, ())) >= 4:
                found.add(colour)
            case strokes.Surface(colour=colour) | strokes.Dot(colour=colour) | strokes.Words(colour=colour):
                found.add(colour)
            case strokes.Stamp(fill=fill):
                found.add(fill)
    return found - {"", background_of(sheet)}


def marks_of(sheet: Sheet) -> int:
    return sum(isinstance(command, strokes.Dot | strokes.Stamp) for command in sheet.items.values())


def grows(path: Path, least: int) -> bool:
    """Each straight piece is longer than the one before: of all pieces, or of `least` that follow each other.

    A spiral often goes on from a square that was drawn before it.
    """
    corners = shapes.corners_of(path.points, is_closed=False)
    pieces = [math.dist(a, b) for a, b in itertools.pairwise(corners)]
    if len(pieces) < LEAST_GROWING:
        return False
    return shapes.grows(pieces) or longest_growth(pieces) >= max(least, LEAST_GROWING)


def longest_growth(pieces: list[float]) -> int:
    """How many, one after the other, are each longer than the one before."""
    longest = run = 1
    for one, next_one in itertools.pairwise(pieces):
        run = run + 1 if next_one > one + HAIR else 1
        longest = max(longest, run)
    return longest
