"""A drawing as an SVG of our own making: numbers and colours that were checked, words that are escaped.

It is only ever shown as an `<img>`.
"""

import math
import re
from collections.abc import Iterable
from xml.sax.saxutils import escape, quoteattr

from runner.depiction.things import Region, background_of, region_of
from runner.drawing import strokes
from runner.drawing.drawings import Sheet, Turtle
from runner.drawing.strokes import Command

MOST_BYTES = 200_000
COARSER = (0.25, 1.0, 2.5, 6.0)  # pixels: what is closer together than this becomes one point
NOT_IN_XML = re.compile("[^\t\n -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
LINE_HEIGHT = 1.6  # of the size of the letters, as the page has it
PIXELS_A_POINT = 4 / 3


def svg_of(sheet: Sheet, *, words: str = "") -> bytes:
    """At most `MOST_BYTES`: first the lines become coarser, then what was drawn first is left out.

    `words`: what is seen, for those who cannot.
    """
    region = region_of(sheet)
    head, foot = opening(region, background_of(sheet), words), "</g></svg>"
    room = MOST_BYTES - len((head + foot).encode())
    drawn = things(sheet)
    for step in COARSER:
        parts, is_whole = fitting((part_of(sheet, thing, step) for thing in drawn), room)
        if is_whole:
            break
    else:
        parts, _ = fitting((part_of(sheet, thing, COARSER[-1]) for thing in reversed(drawn)), room)
        parts.reverse()
    return (head + "".join(parts) + foot).encode()


def opening(region: Region, background: str, words: str) -> str:
    width, height = (number(side) for side in region.size)
    box = " ".join(map(number, (region.left, -region.top, *region.size)))
    ground = " ".join(
        f"{name}={quoteattr(number(value))}"
        for name, value in zip(("x", "y", "width", "height"), (region.left, -region.top, *region.size), strict=False)
    )
    told = f"<title>{text(words)}</title>" if words else ""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="{box}">{told}'
        f'<rect {ground} fill="{background}"/><g stroke-linecap="round" stroke-linejoin="round">'
    )


def fitting(parts: Iterable[str], room: int) -> tuple[list[str], bool]:
    """As many as fit, and whether that is all. No more are made: one shape of many points may be stamped often."""
    taken: list[str] = []
    for part in parts:
        room -= len(part.encode())
        if room < 0:
            return taken, False
        taken.append(part)
    return taken, True


def things(sheet: Sheet) -> list[Command | Turtle]:
    """What lies lowest comes first."""
    items = [sheet.whole(item, command) for item, command in sheet.items.items()]
    return items + [turtle for turtle in sheet.turtles.values() if turtle.look and turtle.look.is_shown]


def part_of(sheet: Sheet, thing: Command | Turtle, step: float) -> str:
    match thing:
        case strokes.Line(_, colour, width, points) if colour and len(points) > 3:
            path = path_of(points, step)
            return f'<path d="{path}" fill="none" stroke="{colour}" stroke-width="{number(max(width, 0.3))}"/>'
        case strokes.Surface(_, colour, points) if colour and len(points) > 5:
            return f'<path d="{path_of(points, step)}z" fill="{colour}" fill-rule="evenodd"/>'
        case strokes.Dot(_, x, y, size, colour) if colour:
            return f'<circle cx="{number(x)}" cy="{number(-y)}" r="{number(size / 2)}" fill="{colour}"/>'
        case strokes.Words() as words if words.colour:
            return written(words)
        case strokes.Stamp() as stamp:
            return shaped(sheet, stamp, stamp.x, stamp.y, stamp.angle)
        case Turtle(look, x, y, angle) if look:
            return shaped(sheet, look, x, y, angle)
    return ""


def path_of(points: list[float], step: float) -> str:
    """`M` and `l` to each point that is `step` or more from the last; the end always."""
    x, y = round(points[0], 1), round(-points[1], 1)
    told = [f"M{number(x)} {number(y)}l"]
    last = len(points) - 2
    for index in range(2, len(points), 2):
        across, down = points[index] - x, -points[index + 1] - y
        if index < last and math.hypot(across, down) < step:
            continue
        told.append(f"{number(across)} {number(down)}")
        x, y = x + round(across, 1), y + round(down, 1)
    return " ".join(told).replace(" -", "-")


def shaped(sheet: Sheet, look: strokes.Look | strokes.Stamp, x: float, y: float, angle: float) -> str:
    """A shape that looks up, stretched, turned and put in its place."""
    shape = sheet.shapes.get(look.shape)
    told = []
    for part in shape.parts if shape else ():
        if len(part.points) < 4:
            continue
        points = placed(part.points, (look.a, look.b, look.c, look.d), x, y, angle)
        fill, edge = (
            own if own is not None else usual for own, usual in ((part.fill, look.fill), (part.edge, look.edge))
        )
        colours = f'fill="{fill or "none"}" stroke="{edge or "none"}"'
        told.append(f'<path d="{path_of(points, 0)}z" {colours} stroke-width="{number(max(look.width, 0.5))}"/>')
    return "".join(told)


def placed(
    points: list[float], stretch: tuple[float, float, float, float], x: float, y: float, angle: float
) -> list[float]:
    a, b, c, d = stretch
    cosine, sine = math.cos(math.radians(angle)), math.sin(math.radians(angle))
    found: list[float] = []
    for p, q in zip(points[0::2], points[1::2], strict=False):
        across, along = a * p + b * q, c * p + d * q
        found += (x + sine * across + cosine * along, y - cosine * across + sine * along)
    return found


def written(words: strokes.Words) -> str:
    size = words.size * PIXELS_A_POINT
    anchor = {"left": "start", "center": "middle", "right": "end"}[words.align]
    slant = ' font-style="italic"' if "italic" in words.style else ""
    weight = ' font-weight="bold"' if "bold" in words.style else ""
    family = re.sub(r"[^\w .-]", "", words.family)
    lines = words.text.split("\n")
    # Letters stand on a line a little above the place that turtle names.
    rows = "".join(
        f'<tspan x="{number(words.x)}" y="{number(y)}">{text(line)}</tspan>'
        for line, y in zip(lines, baselines(len(lines), -words.y - 0.22 * size, words.size * LINE_HEIGHT), strict=False)
    )
    return (
        f'<text text-anchor="{anchor}" font-family="{family}, sans-serif" font-size="{number(size)}"{slant}{weight}'
        f' fill="{words.colour}" xml:space="preserve">{rows}</text>'
    )


def baselines(count: int, last: float, height: float) -> Iterable[float]:
    return [last - (count - 1 - row) * height for row in range(count)]


def text(words: str) -> str:
    return escape(NOT_IN_XML.sub("", words))


def number(value: float) -> str:
    """Short: a tenth of a pixel is enough."""
    told = f"{value:.1f}"
    told = told[:-2] if told.endswith(".0") else told
    return "0" if told == "-0" else told
