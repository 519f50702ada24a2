"""How much a picture in SVG becomes once its references are followed: ten short lines can stand for millions of shapes.

A page that draws such a picture, its author's, the gallery's or the teacher's, would not answer any more.
"""

import bisect
import re
from typing import NamedTuple
from xml.parsers import expat

MOST_SHAPES = 150_000
MOST_FILTERS = 60  # each looks at every point
MOST_STEPS = 1_000_000  # of counting
LONGEST_ENTITY = 200
DEEPEST = 25  # references in references
REFERENCE = re.compile(r"^\s*#(\S+)\s*$|url\(\s*['\"]?#([^'\")\s]+)")


class TooMuch(Exception):
    """Of shapes, or of what cannot be counted."""


class Weight(NamedTuple):
    shapes: int
    filters: int

    @property
    def is_light(self) -> bool:
        return self.shapes <= MOST_SHAPES and self.filters <= MOST_FILTERS

    def plus(self, other: "Weight") -> "Weight":
        """Of both, where they are shown on one page."""
        return Weight(self.shapes + other.shapes, self.filters + other.filters)


NOTHING = Weight(0, 0)


def weight_of(svg: bytes) -> Weight | None:
    """None for what is too heavy by itself, or no XML."""
    try:
        counted = _Counted(svg)
        return Weight(counted.total(0), counted.filters)
    except (TooMuch, expat.ExpatError, ValueError, IndexError):
        return None


def is_light(svg: bytes) -> bool:
    return weight_of(svg) is not None


class _Counted:
    """Elements by number, in the order in which they begin: what is in one lies between its number and its end."""

    def __init__(self, svg: bytes):
        self.ends: list[int] = []
        self.open: list[int] = []
        self.places: dict[str, int] = {}  # id -> its element
        self.referring: list[int] = []  # elements, in order, once for each reference
        self.referred: list[str] = []  # … and what to
        self.known: dict[int, int] = {}
        self.filters = self.steps = 0
        parser = expat.ParserCreate()
        parser.StartElementHandler, parser.EndElementHandler = self.begin, self.end
        parser.EntityDeclHandler = self.refuse
        parser.Parse(svg, True)

    def begin(self, name: str, attributes: dict[str, str]) -> None:
        number = len(self.ends)
        self.filters += name.rpartition(":")[2].startswith("fe")
        if number >= MOST_SHAPES or self.filters > MOST_FILTERS:
            raise TooMuch
        self.ends.append(number + 1)
        self.open.append(number)
        self.places.setdefault(attributes.get("id", ""), number)
        for value in attributes.values():
            for found in REFERENCE.findall(value) if "#" in value else ():
                self.referring.append(number)
                self.referred.append("".join(found))

    def end(self, name: str) -> None:
        self.ends[self.open.pop()] = len(self.ends)

    def refuse(self, _name: str, _is_parameter: bool, value: str | None, *_place: object) -> None:
        """Entities: drawing programs write addresses so; of others, or from elsewhere, none are made."""
        if value is None or "&" in value or "%" in value or len(value) > LONGEST_ENTITY:
            raise TooMuch

    def total(self, number: int, depth: int = 0) -> int:
        if number in self.known:
            return self.known[number]
        if depth > DEEPEST:
            raise TooMuch
        self.known[number] = 0  # of a circle nothing is drawn
        total = self.ends[number] - number
        first = bisect.bisect_left(self.referring, number)
        last = bisect.bisect_left(self.referring, self.ends[number])
        for name in self.referred[first:last]:
            self.steps += 1
            place = self.places.get(name)
            total += self.total(place, depth + 1) if place is not None else 0
            if total > MOST_SHAPES or self.steps > MOST_STEPS:
                raise TooMuch
        self.known[number] = total
        return total
