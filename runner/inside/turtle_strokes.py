"""What a turtle draws, as commands for the page, in the place of the standard module's own ways to Tk."""

import itertools
import math

from buildalong_inside.turtle_pad import rounded

NUMBERS = itertools.count(1)
LONGEST_MS = 20_000
SLOWEST_SHARE = 0.1  # of the delay: what a move at speed 0 takes
MOST_IN_LINE = 42


def number_of(turtle):
    """A turtle's number on the page. A copy of it has none yet, whatever its attributes say."""
    owner, number = turtle.__dict__.get("_page_number", (None, 0))
    if owner != id(turtle):
        number = next(NUMBERS)
        turtle._page_number = (id(turtle), number)
        turtle._told_look = turtle._told_place = turtle._told_angle = turtle._begun = None
    return number


class Strokes:
    """Methods for RawTurtle."""

    # ── Moves ──

    def _goto(self, end):
        screen, start = self.screen, self._position
        ms = self._ms_of(end)
        place = screen._pixels(end)
        if self.undobuffer:
            modes = (self._drawing, self._pencolor, self._pensize, isinstance(self._fillpath, list))
            self.undobuffer.push(("go", start, end, modes, self.currentLineItem))
        number = number_of(self)
        if self._drawing:
            self._begin_line(start)
            self.currentLine.append(end)
        self._position = end
        self._told_place = place
        if isinstance(self._fillpath, list):
            self._fillpath.append(end)
        if self._creatingPoly:
            self._poly.append(end)
        item = self.currentLineItem
        if len(self.currentLine) > MOST_IN_LINE:
            self._newLine()
        if self._drawing:
            screen._pad.add(["l", number, item, *place, ms], ms)
        else:
            screen._pad.add(["m", number, *place, ms], ms)
        self._update()

    def _ms_of(self, end):
        """How long the standard module would take to get there, in hops of its delay."""
        screen = self.screen
        x, y = end - self._position
        if screen._tracing != 1:
            return 0
        if not self._speed:
            return screen._delayvalue * SLOWEST_SHARE
        pixels = math.hypot(x * screen.xscale, y * screen.yscale)
        hops = 1 + int(pixels / (3 * 1.1**self._speed * self._speed))
        return min(hops * screen._delayvalue, LONGEST_MS)

    def _begin_line(self, start):
        screen, item = self.screen, self.currentLineItem
        if self._begun != item:
            self._begun = item
            colour, width = screen._hex(self._pencolor), screen._width(self._pensize)
            screen._pad.add(["n", item, colour, width, *screen._pixels(start)])

    def _newLine(self, usePos=True):
        if len(self.currentLine) > 1:
            self.currentLineItem = self.screen._createline()
            self.items.append(self.currentLineItem)
        self.currentLine = [self._position] if usePos else []

    def _undogoto(self, entry):
        old, new, (drawing, _, _, filling), item = entry
        self._position = old
        screen, number = self.screen, number_of(self)
        self._position, ms = old, self._ms_of(new)
        self._told_place = place = screen._pixels(old)
        screen._pad.add(["v", number, item, *place, ms] if drawing else ["m", number, *place, ms], ms)
        self.currentLineItem = screen._createline()
        self.items.append(self.currentLineItem)
        self.currentLine = [old]
        if self._creatingPoly and self._poly:
            self._poly.pop()
            if not self._poly:
                self._creatingPoly, self._poly = False, None
        if filling and self._fillpath:
            self._fillpath.pop()
        self._update()

    def _rotate(self, angle):
        if self.undobuffer:
            self.undobuffer.push(("rot", angle, self._degreesPerAU))
        angle *= self._degreesPerAU
        self._orient = self._orient.rotate(angle)
        ms = 0
        if self.screen._tracing == 1 and self._speed > 0:
            ms = min((1 + int(abs(angle) / (3.0 * self._speed))) * self.screen._delayvalue, LONGEST_MS)
        number = number_of(self)
        self._told_angle = self._angle()
        self.screen._pad.add(["h", number, self._told_angle, rounded(angle), ms], ms)
        self._update()

    def _angle(self):
        """In degrees as the page sees it: the axes of a world of one's own may be stretched."""
        x, y = self._orient
        return rounded(math.degrees(math.atan2(y * self.screen.yscale, x * self.screen.xscale)))

    # ── How it looks ──

    def _update_data(self):
        self.screen._incrementudc()

    def _update(self):
        screen = self.screen
        if screen._tracing == 0:
            return
        self._update_data()
        if screen._updatecounter:
            return
        for turtle in [self] if screen._tracing == 1 else screen.turtles():
            turtle._drawturtle()
        if screen._tracing != 1:
            screen._pad.add(["u"], screen._delayvalue * SLOWEST_SHARE)
        screen._happen()

    def _drawturtle(self):
        screen, number = self.screen, number_of(self)
        look = ["t", number, int(bool(self._shown)), *self._costume()]
        if look != self._told_look:
            self._told_look = look
            screen._pad.add(look)
        place, angle = screen._pixels(self._position), self._angle()
        if place != self._told_place:
            self._told_place = place
            screen._pad.add(["m", number, *place, 0])
        if angle != self._told_angle:
            self._told_angle = angle
            screen._pad.add(["h", number, angle, 0, 0])

    def _costume(self):
        """Shape, colours, width of its edge, and how it is stretched."""
        screen, name = self.screen, self.turtle.shapeIndex
        kind = screen._shapes[name]._type
        width, stretch = self._outlinewidth, self._shapetrafo
        if kind != "compound" and self._resizemode != "user":
            width = self._pensize if self._resizemode == "auto" else 1
            size = max(1, self._pensize / 5.0) if self._resizemode == "auto" else 1
            stretch = (size, 0, 0, size)
        screen._tell_shape(name)
        colours = screen._hex(self._pencolor), screen._hex(self._fillcolor)
        return [name, *colours, screen._width(width), *(round(float(part), 4) for part in stretch)]

    def stamp(self):
        """Stamp a copy of the turtle's shape onto the canvas and return its id."""
        screen = self.screen
        item = screen._createpoly()
        costume = self._costume()
        screen._pad.add(["s", item, *screen._pixels(self._position), self._angle(), *costume])
        self.stampItems.append(item)
        if self.undobuffer:
            self.undobuffer.push(("stamp", item))
        return item

    def _clearstamp(self, stampid):
        if stampid in self.stampItems:
            self.screen._delete(stampid)
            self.stampItems.remove(stampid)
        buffer, entry = self.undobuffer, ("stamp", stampid)
        if buffer is None or entry not in buffer.buffer:
            return
        index = buffer.buffer.index(entry)
        buffer.buffer.remove(entry)
        if index <= buffer.ptr:
            buffer.ptr = (buffer.ptr - 1) % buffer.bufsize
        buffer.buffer.insert((buffer.ptr + 1) % buffer.bufsize, [None])
