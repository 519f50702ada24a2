"""The screen that turtles draw on, as commands for the page. It takes the place of the standard module's way to Tk."""

import base64
import itertools

from buildalong_inside import turtle_colours
from buildalong_inside.turtle_pad import rounded

PRETENDED = 1280, 800  # pixels of the whole screen, for those who ask for half of it
MOST_PICTURE_BYTES = 500_000
PICTURES = {b"GIF8": "image/gif", b"\x89PNG": "image/png", b"\xff\xd8\xff": "image/jpeg", b"RIFF": "image/webp"}
LARGEST = 4_000  # pixels of a side of the window
LONGEST_TEXT = 1_000  # characters of one `write`


class Picture:
    """One that the page has been told. Not a text: the standard module takes a text for a file still to be read."""

    def __init__(self, name):
        self.name = name

    def __str__(self):
        return self.name


class Canvas:
    """Methods for TurtleScreenBase."""

    def __init__(self, cv):
        self.cv = cv
        self.canvwidth, self.canvheight = 400, 300
        self.xscale = self.yscale = 1.0
        self._window = [PRETENDED[0] // 2, PRETENDED[1] * 3 // 4]
        self._numbers = itertools.count(1)
        self._background = "white"
        self._told_shapes = {}
        self._begin_happenings()
        self._pad.add(["new"])
        self._pad.add(["size", *self._window])

    # ── Small things ──

    def _pixels(self, place):
        x, y = place
        return [rounded(x * self.xscale), rounded(y * self.yscale)]

    def _hex(self, colour):
        return turtle_colours.hex_of(colour) or "" if isinstance(colour, str) else ""

    def _width(self, width):
        return min(max(rounded(width), 0), 5_000)

    def _iscolorstring(self, color):
        return turtle_colours.hex_of(color) is not None

    def _createpoly(self):
        return next(self._numbers)

    _createline = _createpoly

    def _createimage(self, image):
        return next(self._numbers)

    def _drawline(self, lineitem, coordlist=None, fill=None, width=None, top=False):
        """Lines are sent as the turtle moves."""

    def _type(self, item):
        return "line"

    def _pointlist(self, item):
        return []

    # ── What is drawn ──

    def _drawpoly(self, polyitem, coordlist, fill=None, outline=None, width=None, top=False):
        points = [part for place in coordlist for part in self._pixels(place)]
        self._pad.add(["f", polyitem, self._hex(fill or ""), points])

    def _dot(self, pos, size, color):
        item = next(self._numbers)
        self._pad.add(["d", item, *self._pixels(pos), self._width(size), self._hex(color)])
        return item

    def _write(self, pos, txt, align, font, pencolor):
        item = next(self._numbers)
        family, size, style = font_of(font)
        x, y = self._pixels(pos)
        anchor = {"left": 0, "center": 0.5, "right": 1}[align]
        text = txt[:LONGEST_TEXT]
        self._pad.add(["w", item, x, y, text, align, family, size, style, self._hex(pencolor)])
        return item, x + width_of(text, size) * (1 - anchor)

    def _delete(self, item):
        if item == "all":
            self._pad.add(["wipe"])
            self._forget_happenings()
        else:
            self._pad.add(["x", item])

    def _rescale(self, xscalefactor, yscalefactor):
        self._pad.add(["scale", float(xscalefactor), float(yscalefactor)])

    def _bgcolor(self, color=None):
        if color is None:
            return self._background
        self._background = color
        self._pad.add(["bg", self._hex(color) or "#ffffff"])

    # ── Its size ──

    def _setscrollregion(self, srx1, sry1, srx2, sry2):
        self._pad.add(["view", *map(rounded, (srx1, -sry2, srx2, -sry1))])

    def _resize(self, canvwidth=None, canvheight=None, bg=None):
        if canvwidth is canvheight is bg is None:
            return self.canvwidth, self.canvheight
        if canvwidth is not None:
            self.canvwidth = canvwidth
        if canvheight is not None:
            self.canvheight = canvheight
        if bg is not None:
            self._bgcolor(bg)
        self._setscrollregion(-self.canvwidth // 2, -self.canvheight // 2, self.canvwidth // 2, self.canvheight // 2)

    def _window_size(self):
        return tuple(self._window)

    # ── When it is shown ──

    def _update(self):
        self._pad.add(["u"], self._delayvalue or 1, is_beat=True)
        self._happen()

    def _delay(self, delay):
        self._pad.keep_pace(delay)

    # ── Shapes and pictures ──

    def _tell_shape(self, name):
        """The page learns a shape when it is first used."""
        shape = self._shapes[name]
        if self._told_shapes.get(name) is shape:
            return
        self._told_shapes[name] = shape
        if shape._type != "image":
            self._pad.add(["shape", name[:100], [self._part(*part) for part in parts_of(shape)]])

    def _part(self, points, fill, outline):
        flat = [rounded(part) for point in points for part in point]
        return [flat, *(None if colour is None else self._hex(colour) for colour in (fill, outline))]

    def _blankimage(self):
        return ""

    @classmethod  # `Shape("image", …)` asks for it before there is a screen at hand
    def _image(cls, filename):
        """Tell the page a picture of the project, by its name."""
        try:
            with open(filename, "rb") as file:
                data = file.read(MOST_PICTURE_BYTES + 1)
        except OSError:
            raise cls._tk_error(f'couldn\'t open "{filename}": no such file or directory') from None
        mime = next((mime for start, mime in PICTURES.items() if data.startswith(start)), None)
        if mime is None:
            raise cls._tk_error(f'couldn\'t recognize data in image file "{filename}"')
        if len(data) > MOST_PICTURE_BYTES:
            raise cls._tk_error(f"{filename} is too large to draw with: at most {MOST_PICTURE_BYTES // 1000} kB.")
        cls._pad.add(["image", str(filename)[:100], mime, base64.b64encode(data).decode()])
        return Picture(str(filename)[:100])

    def _setbgpic(self, item, image):
        self._pad.add(["pic", str(image)])

    def _drawimage(self, item, pos, image):
        """Turtles that are pictures are drawn by their shape's name."""


def parts_of(shape):
    """Polygons with their colours; None: the turtle's own."""
    if shape._type == "polygon":
        return [(shape._data, None, None)]
    if shape._type == "compound":
        return shape._data
    return []


def font_of(font):
    """Family, size and style of whatever Tk takes as a font."""
    words = font.split() if isinstance(font, str) else list(font)
    family = str(words[0]) if words else "Arial"
    size = next((int(float(word)) for word in words[1:] if str(word).lstrip("-").isdecimal()), 8)
    style = " ".join(str(word).lower() for word in words[1:] if str(word).lower() in ("bold", "italic", "underline"))
    return family[:50], min(max(abs(size), 1), 500), style


NARROW, WIDE = set("iljtfrI.,:;'|!()[] "), set("mwMW@%")


def width_of(text, size):
    """About as wide as the page will draw it, in pixels."""
    ems = sum(0.3 if letter in NARROW else 0.87 if letter in WIDE else 0.56 for letter in text)
    return ems * size * 4 / 3
