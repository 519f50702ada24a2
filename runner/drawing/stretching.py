"""A drawing whose world is stretched from its middle."""

import msgspec

from runner.drawing import strokes
from runner.drawing.strokes import Command


def within(number: float) -> float:
    return min(max(number, -1e6), 1e6)


def stretch(points: list[float], x: float, y: float) -> None:
    points[0::2] = [within(each * x) for each in points[0::2]]
    points[1::2] = [within(each * y) for each in points[1::2]]


def stretched(command: Command, x: float, y: float) -> Command:
    match command:
        case strokes.Surface(item, colour, points):
            points = list(points)
            stretch(points, x, y)
            return strokes.Surface(item, colour, points)
        case strokes.Dot() | strokes.Words() | strokes.Stamp():
            return msgspec.structs.replace(command, x=within(command.x * x), y=within(command.y * y))
    return command
