"""What a drawing is made of: each command of turtle on its way to the page, as a short JSON array: `["m", 1, 50, 0]`.

Coordinates are pixels from the middle, y upwards. A `turtle` and an `item` are numbers that mean nothing elsewhere.
`ms` is how long the page takes to draw it; in what is drawn at once it is 0.
"""

from typing import Annotated, Literal

import msgspec

Id = Annotated[int, msgspec.Meta(ge=0, le=2**31)]
Coordinate = Annotated[float, msgspec.Meta(ge=-1e6, le=1e6)]
Side = Annotated[float, msgspec.Meta(ge=1, le=10_000)]
Width = Annotated[float, msgspec.Meta(ge=0, le=5_000)]
Ms = Annotated[float, msgspec.Meta(ge=0, le=20_000)]
Colour = Annotated[str, msgspec.Meta(pattern=r"\A(#[0-9a-f]{6})?\Z")]  # empty: none
Name = Annotated[str, msgspec.Meta(max_length=100)]
Text = Annotated[str, msgspec.Meta(max_length=1_000)]
Points = Annotated[list[Coordinate], msgspec.Meta(max_length=20_000)]  # x, y, x, y …
Flag = Literal[0, 1]


class Command(msgspec.Struct, array_like=True, gc=False):
    pass


# ── The sheet ──


class New(Command, tag="new"):
    """Begin with an empty sheet."""


class Size(Command, tag="size"):
    """Of the window that the program thinks it has."""

    width: Side
    height: Side


class View(Command, tag="view"):
    """Which part of the plane is seen."""

    left: Coordinate
    bottom: Coordinate
    right: Coordinate
    top: Coordinate


class Scale(Command, tag="scale"):
    """Everything drawn so far is stretched from the middle."""

    x: Coordinate
    y: Coordinate


class Background(Command, tag="bg"):
    colour: Colour


class BackgroundPicture(Command, tag="pic"):
    name: Name  # of an Image; empty: none


class Title(Command, tag="title"):
    text: Name


class Wipe(Command, tag="wipe"):
    """All that was drawn goes, and all turtles."""


class Hold(Command, tag="hold"):
    """What comes is not seen before the next `Show`."""


class Live(Command, tag="live"):
    """What comes is seen as it comes."""


class Show(Command, tag="u"):
    pass


# ── What a turtle does ──


class Begin(Command, tag="n"):
    """A line begins."""

    item: Id
    colour: Colour
    width: Width
    x: Coordinate
    y: Coordinate


class Draw(Command, tag="l"):
    """A turtle moves and draws the line on."""

    turtle: Id
    item: Id
    x: Coordinate
    y: Coordinate
    ms: Ms = 0


class Move(Command, tag="m"):
    turtle: Id
    x: Coordinate
    y: Coordinate
    ms: Ms = 0


class Unmove(Command, tag="v"):
    """A turtle goes back, and the last piece of the line goes."""

    turtle: Id
    item: Id
    x: Coordinate
    y: Coordinate
    ms: Ms = 0


class Turn(Command, tag="h"):
    turtle: Id
    angle: Coordinate  # degrees to the left of east, where it looks then
    by: Coordinate  # how far it turns to get there
    ms: Ms = 0


class Look(Command, tag="t"):
    turtle: Id
    is_shown: Flag
    shape: Name
    edge: Colour
    fill: Colour
    width: Width
    a: Coordinate = 1
    b: Coordinate = 0
    c: Coordinate = 0
    d: Coordinate = 1


# ── Things that stay ──


class Line(Command, tag="L"):
    """A whole line; what Begin and Draw made of it."""

    item: Id
    colour: Colour
    width: Width
    points: Annotated[Points, msgspec.Meta(min_length=2)]


class Place(Command, tag="b"):
    """A surface will come here, below what is drawn from now on."""

    item: Id


class Surface(Command, tag="f"):
    item: Id
    colour: Colour
    points: Points


class Dot(Command, tag="d"):
    item: Id
    x: Coordinate
    y: Coordinate
    size: Width
    colour: Colour


class Words(Command, tag="w"):
    item: Id
    x: Coordinate
    y: Coordinate
    text: Text
    align: Literal["left", "center", "right"]
    family: Name
    size: Side  # points
    style: Annotated[str, msgspec.Meta(pattern=r"\A[a-z ]{0,40}\Z")]
    colour: Colour


class Stamp(Command, tag="s"):
    item: Id
    x: Coordinate
    y: Coordinate
    angle: Coordinate
    shape: Name
    edge: Colour
    fill: Colour
    width: Width
    a: Coordinate = 1
    b: Coordinate = 0
    c: Coordinate = 0
    d: Coordinate = 1


class Remove(Command, tag="x"):
    item: Id


# ── Shapes and pictures ──


class Part(msgspec.Struct, array_like=True, gc=False):
    points: Annotated[list[Coordinate], msgspec.Meta(max_length=1_000)]
    fill: Colour | None = None  # None: the turtle's own
    edge: Colour | None = None


class Shape(Command, tag="shape"):
    name: Name
    parts: Annotated[list[Part], msgspec.Meta(max_length=50)]


class Image(Command, tag="image"):
    """A picture of the project, as background or as a turtle's shape."""

    name: Name
    mime: Literal["image/png", "image/jpeg", "image/gif", "image/webp"]
    data: Annotated[str, msgspec.Meta(max_length=700_000)]  # base64


# ── What it listens to ──


class Wants(Command, tag="wants"):
    """Which keys (Tk's names; empty: any), which mouse buttons on the sheet, and which on turtles."""

    keys: Annotated[list[Name], msgspec.Meta(max_length=200)]
    clicks: Flag
    turtles: Annotated[list[Id], msgspec.Meta(max_length=1_000)]


AnyCommand = (
    New | Size | View | Scale | Background | BackgroundPicture | Title | Wipe | Hold | Live | Show
    | Begin | Draw | Move | Unmove | Turn | Look
    | Line | Place | Surface | Dot | Words | Stamp | Remove | Shape | Image | Wants
)  # fmt: skip
