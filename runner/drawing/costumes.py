"""What stamps and turtles look like. A shape of many points, or a large picture, takes few bytes to be worn by
thousands, and a page would paint them for minutes.
"""

import base64
import binascii
from collections import Counter

from runner.drawing import pictures, strokes

MOST_WORN = 3_000_000  # points of all who wear one: a sheet full of stamps of the usual turtle has fewer
PIXELS_A_POINT = 100  # of a picture, painted as fast as one point of a shape


class Costumes:
    def __init__(self) -> None:
        self.points: Counter[str] = Counter()  # of each shape or picture
        self.wearers: Counter[str] = Counter()
        self.worn = 0

    def change(self, off: strokes.Command | None, on: strokes.Command | None) -> bool:
        """Instead of one there is another. False, and nothing is changed, where they would be too much to paint."""
        before, after = worn_by(off), worn_by(on)
        more = self.points[after] - self.points[before]
        if more > 0 and self.worn + more > MOST_WORN:
            return False
        self.worn += more
        self.wearers[before] -= 1
        self.wearers[after] += 1
        return True

    def learn(self, former: strokes.Shape | strokes.Image | None, command: strokes.Shape | strokes.Image) -> bool:
        """All who wear it look so from now on. False where they would be too much to paint."""
        more = points_of(command) - (points_of(former) if former else 0)
        worn = self.worn + more * self.wearers[command.name]
        if more > 0 and worn > MOST_WORN:
            return False
        self.worn = worn
        self.points[command.name] += more
        return True


def worn_by(command: strokes.Command | None) -> str:
    return command.shape if isinstance(command, strokes.Stamp | strokes.Look) else ""


def points_of(command: strokes.Shape | strokes.Image) -> int:
    if isinstance(command, strokes.Shape):
        return sum(len(part.points) // 2 for part in command.parts)
    try:
        width, height = pictures.size_of(base64.b64decode(command.data))
    except (binascii.Error, ValueError):
        return 0  # nobody can show it
    return width * height // PIXELS_A_POINT
