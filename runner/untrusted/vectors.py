"""How much a picture in SVG becomes once its references are followed: ten short lines can stand for millions of shapes.

A page that draws such a picture, its author's, the gallery's or the teacher's, would not answer any more.
"""

import bisect
import itertools
import re
from typing import NamedTuple
from urllib.parse import unquote
from xml.parsers import expat

from runner.untrusted.dashes import Dashes

MOST_SHAPES = 150_000
MOST_FILTERS = 60  # each looks at every point, once where it is described and again wherever it is used
CHARS_A_SHAPE = 24  # of a path or of words: so many take as long to draw as a small shape
DASHES_A_SHAPE = 8
MOST_STEPS = 1_000_000  # of counting
LONGEST_ENTITY = 200
DEEPEST = 25  # references in references
FILTER = re.compile(r"\b(?:blur|drop-shadow)\s*\(|mix-blend-mode", re.IGNORECASE)
# What a style sheet would do to elements that nobody has counted, and how it could hide that.
RULE = re.compile(r"filter|mix-blend-mode|dasharray|@import|\\|data:[^,]{0,60}svg", re.IGNORECASE)
PICTURE_INSIDE = re.compile(r"data:[^,]{0,60}svg", re.IGNORECASE)
DRAWN = ("d", "points", "values", "from", "to", "by")  # the last four: of what moves
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
        return _Counted(svg).total(0)
    except (TooMuch, expat.ExpatError, ValueError, IndexError):
        return None


def is_light(svg: bytes) -> bool:
    return weight_of(svg) is not None


class _Counted:
    """Elements by number, in the order in which they begin: what is in one lies between its number and its end."""

    def __init__(self, svg: bytes):
        self.ends: list[int] = []
        self.open: list[int] = []
        self.shapes: list[int] = []  # each is one; a long path, many words or dashes are more
        self.filters: list[int] = []
        self.places: dict[str, int] = {}  # id -> its element
        self.referring: list[int] = []  # elements, in order, once for each reference
        self.referred: list[str] = []  # … and what to
        self.known: dict[int, Weight] = {}
        self.steps = 0
        self.dashes = Dashes()
        self.sheets: set[int] = set()  # elements that are style sheets
        self.rules: list[str] = []
        self.parse(svg)
        self.shapes_before = [0, *itertools.accumulate(self.shapes)]
        self.filters_before = [0, *itertools.accumulate(self.filters)]

    def parse(self, svg: bytes) -> None:
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartElementHandler, parser.EndElementHandler = self.begin, self.end
        parser.CharacterDataHandler = self.words
        parser.EntityDeclHandler, parser.ProcessingInstructionHandler = self.refuse, self.instruct
        parser.Parse(svg, True)
        if RULE.search("".join(self.rules)):  # whole: a word can come in two pieces
            raise TooMuch

    def begin(self, name: str, attributes: dict[str, str]) -> None:
        number, kind = len(self.ends), name.rpartition(":")[2]
        if number >= MOST_SHAPES or attributes.get("attributeName") == "stroke-dasharray":
            raise TooMuch
        if kind == "style":
            self.sheets.add(number)
        self.ends.append(number + 1)
        self.open.append(number)
        self.places.setdefault(attributes.get("id", ""), number)
        drawn = sum(len(attributes.get(name, "")) for name in DRAWN)
        dashes = self.dashes.begin(attributes)
        self.shapes.append(1 + drawn // CHARS_A_SHAPE + dashes // DASHES_A_SHAPE)
        self.filters.append(int(kind.startswith("fe")))
        for key, value in attributes.items():
            self.look_at(key, value, number)

    def look_at(self, key: str, value: str, number: int) -> None:
        for found in REFERENCE.findall(value) if "#" in value else ():
            self.referring.append(number)
            self.referred.append("".join(found))
        self.filters[number] += len(FILTER.findall(value))
        is_hidden = "\\" in value and ":" not in key and (key == "style" or "(" in value)
        if is_hidden or PICTURE_INSIDE.search(value):
            raise TooMuch

    def words(self, text: str) -> None:
        self.shapes[self.open[-1]] += len(text) // CHARS_A_SHAPE
        if self.open[-1] in self.sheets:
            self.rules.append(text)

    def end(self, name: str) -> None:
        self.ends[self.open.pop()] = len(self.ends)
        self.dashes.end()

    def instruct(self, target: str, _data: str) -> None:
        """A style sheet from elsewhere, which may be a word of this very picture."""
        if target == "xml-stylesheet":
            raise TooMuch

    def refuse(self, _name: str, _is_parameter: bool, value: str | None, *_place: object) -> None:
        """Entities: drawing programs write addresses so; of others, or from elsewhere, none are made."""
        if value is None or "&" in value or "%" in value or len(value) > LONGEST_ENTITY:
            raise TooMuch

    def total(self, number: int, depth: int = 0) -> Weight:
        if number in self.known:
            return self.known[number]
        if depth > DEEPEST:
            raise TooMuch
        self.known[number] = NOTHING  # of a circle nothing is drawn
        end = self.ends[number]
        total = Weight(
            self.shapes_before[end] - self.shapes_before[number],
            self.filters_before[end] - self.filters_before[number],
        )
        first, last = bisect.bisect_left(self.referring, number), bisect.bisect_left(self.referring, end)
        for name in self.referred[first:last]:
            self.steps += 1
            place = self.places.get(name, self.places.get(unquote(name)))
            total = total.plus(self.total(place, depth + 1)) if place is not None else total
            if not total.is_light or self.steps > MOST_STEPS:
                raise TooMuch
        if not total.is_light:
            raise TooMuch
        self.known[number] = total
        return total
