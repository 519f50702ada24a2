"""What there is to see on a sheet, thing by thing, in the order in which it was drawn."""

import math
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from runner.depiction.colours import name_of
from runner.depiction.paths import Path, Point, joined, loops, points_of
from runner.depiction.shapes import Box, Kind, box_of, kind_of
from runner.drawing import strokes
from runner.drawing.drawings import Sheet

MOST_POINTS = 30_000  # that are looked at
WHITE = "#ffffff"
SHAPES = {"classic": "arrow", "blank": ""}  # what the shapes of turtles look like; the others look like their names


class Thing(NamedTuple):
    kind: Kind
    box: Box
    colours: tuple[str, ...]  # of its lines, the most used first
    fill: str = ""

    @property
    def centre(self) -> Point:
        left, bottom, right, top = self.box
        return (left + right) / 2, (bottom + top) / 2


class Region(NamedTuple):
    """The part of the plane that is seen."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def size(self) -> tuple[float, float]:
        return self.right - self.left, self.top - self.bottom


def region_of(sheet: Sheet) -> Region:
    """As the page chooses it: the window, or the view where that is larger or lies elsewhere."""
    size, view = sheet.facts.get("Size"), sheet.facts.get("View")
    width, height = (size.width, size.height) if isinstance(size, strokes.Size) else (640.0, 600.0)
    if isinstance(view, strokes.View):
        across, up = view.right - view.left, view.top - view.bottom
        if across > 1 and up > 1 and (across > width or up > height or view.left != -view.right):
            return Region(view.left, view.bottom, view.right, view.top)
    return Region(-width / 2, -height / 2, width / 2, height / 2)


def background_of(sheet: Sheet) -> str:
    command = sheet.facts.get("Background")
    return (command.colour if isinstance(command, strokes.Background) else "") or WHITE


def things_on(sheet: Sheet) -> list[Thing]:
    """At most the first so many: nobody wants to hear of ten thousand."""
    placed = [*surfaces(sheet), *outlines(sheet), *marks(sheet)]
    return merged([thing for _, thing in sorted(placed, key=lambda each: each[0])])


def surfaces(sheet: Sheet) -> Iterator[tuple[int, Thing]]:
    for at, colour, loop in filled_loops(sheet):
        yield at, Thing(kind_of(loop), box_of(loop.points), (), name_of(colour))


def filled_loops(sheet: Sheet) -> Iterator[tuple[int, str, Path]]:
    """Where on the sheet, in which colour, and its edge, drawn or not."""
    seen = 0
    for at, command in enumerate(sheet.items.values()):
        if not isinstance(command, strokes.Surface) or not command.colour or len(command.points) < 6:
            continue
        points = points_of(command.points)
        seen += len(points)
        if seen > MOST_POINTS:
            return
        edge = Path([*points, points[0]], [""] * len(points), False)
        yield from ((at, command.colour, loop) for loop in loops(edge) if loop.is_closed)


def outlines(sheet: Sheet) -> Iterator[tuple[int, Thing]]:
    """Lines are seen where they are not of the colour of an empty sheet."""
    starts: dict[Point, int] = {}
    lines, seen = [], 0
    for at, (item, flat) in enumerate(sheet.points.items()):
        colour: str = sheet.items[item].colour  # type: ignore[attr-defined]
        if not colour or len(flat) < 4 or colour == background_of(sheet):
            continue
        points = points_of(flat)
        seen += len(points)
        if seen > MOST_POINTS:
            break
        starts.setdefault(points[0], at)
        lines.append((points, colour))
    order = {item: at for at, item in enumerate(sheet.items)}
    places = [order[item] for item in sheet.points]
    for path in joined(lines):
        at = places[starts[path.points[0]]]
        for part in loops(path):
            yield at, Thing(kind_of(part), box_of(part.points), colours_of(part))


def marks(sheet: Sheet) -> Iterator[tuple[int, Thing]]:
    """Dots and stamps."""
    for at, command in enumerate(list(sheet.items.values())[:MOST_POINTS]):
        match command:
            case strokes.Dot(_, x, y, size, colour) if colour:
                half = size / 2
                yield at, Thing(Kind("dot", "", (size,)), (x - half, y - half, x + half, y + half), (), name_of(colour))
            case strokes.Stamp(x=x, y=y, shape=shape, fill=fill) if shape_of(shape):
                kind = Kind(f"stamp of {article(shape_of(shape))}")
                yield at, Thing(kind, (x, y, x, y), (), name_of(fill) if fill else "")


def merged(things: list[Thing]) -> list[Thing]:
    """A surface and the line around it are one thing; so is what was drawn twice."""
    found: dict[tuple, Thing] = {}
    filled: dict[tuple, tuple] = {}  # by their place: an edge need not be closed
    for thing in things:
        place = tuple(map(round, thing.box))
        key = filled.get(place, (thing.kind[:2], place)) if not thing.fill else (thing.kind[:2], place)
        if thing.fill:
            filled[place] = key
        before = found.get(key)
        if before is None:
            found[key] = thing
        else:
            whole = thing if thing.fill else before
            found[key] = whole._replace(colours=thing.colours or before.colours, fill=thing.fill or before.fill)
    return list(found.values())


def colours_of(path: Path) -> tuple[str, ...]:
    lengths: Counter[str] = Counter()
    for (start, end), colour in zip(path.pieces, path.colours, strict=False):
        lengths[name_of(colour)] += math.dist(start, end)  # type: ignore[assignment]
    return tuple(name for name, _ in lengths.most_common())


def shape_of(name: str) -> str:
    return SHAPES.get(name, name)


def article(name: str) -> str:
    return f"an {name}" if name[:1].lower() in "aeiou" else f"a {name}"
