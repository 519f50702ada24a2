"""A run's drawing: what comes from the kernel is checked and bounded, and kept as what is on the sheet now.

A game moves its turtles for half an hour; who opens the page then needs the sheet as it is, not all that happened.
"""

import msgspec

from runner.drawing import strokes
from runner.drawing.costumes import Costumes
from runner.drawing.stretching import stretch, stretched, within
from runner.drawing.strokes import AnyCommand, Command

MIME = "application/x-buildalong-drawing"
MOST_PARTS = 100_000  # points, dots, stamps, words on the sheet at once
MOST_BYTES = 2_000_000  # of words, pictures and shapes on the sheet
MOST_COMMANDS = 5_000_000  # in one run
MOST_TURTLES = 10_000
MOST_SHAPES = 300
MOST_AT_ONCE = 20_000  # commands in one message
MOST_STRETCHED = 1_000_000  # parts and turtles, in one run: few words stretch all that is there
FULL = (
    f"A drawing can have {MOST_PARTS:,} parts, fewer where they are large, and this one is full: "
    "what comes now is not shown. clear() makes room."
)
STIFF = "A drawing of many parts can be stretched only a few times: what is on the sheet now stays as it is."
Checked = list[AnyCommand]


def checked(value: object) -> Checked:
    """The commands in `value` that make sense; it came from the kernel, so it may be anything."""
    if not isinstance(value, list):
        return []
    value = value[:MOST_AT_ONCE]
    try:
        return msgspec.convert(value, Checked)
    except msgspec.ValidationError:
        return [command for each in value for command in checked_one(each)]


def checked_one(value: object) -> Checked:
    try:
        return [msgspec.convert(value, AnyCommand)]
    except (msgspec.ValidationError, TypeError):
        return []


class Turtle(msgspec.Struct):
    look: strokes.Look | None = None
    x: float = 0
    y: float = 0
    angle: float = 0


class Sheet:
    """What is on the sheet after the commands taken so far.

    One that is not taken changes nothing: who is told only those that were has the same sheet.
    """

    def __init__(self) -> None:
        self.stretched = 0  # parts and turtles, since the run began
        self.begin()

    def begin(self) -> None:
        self.items: dict[int, Command] = {}
        self.points: dict[int, list[float]] = {}  # of lines that may grow
        self.turtles: dict[int, Turtle] = {}
        self.facts: dict[str, Command] = {}  # the latest of those that replace each other
        self.shapes: dict[str, strokes.Shape] = {}
        self.images: dict[str, strokes.Image] = {}
        self.costumes = Costumes()
        self.is_held = False
        self.parts = 0
        self.bytes = 0

    def copy(self) -> "Sheet":
        """As it is now, to be looked at in another thread."""
        other = Sheet()
        other.items, other.facts, other.shapes = dict(self.items), dict(self.facts), dict(self.shapes)
        other.points = {item: list(points) for item, points in self.points.items()}
        other.turtles = {number: msgspec.structs.replace(turtle) for number, turtle in self.turtles.items()}
        return other

    def take(self, command: Command) -> bool:
        """False where there is no room for it."""
        match command:
            case strokes.Begin() | strokes.Line() | strokes.Surface() | strokes.Dot() | strokes.Words():
                return self.put(command)
            case strokes.Stamp() | strokes.Place():
                return self.put(command)
            case strokes.Draw():
                return self.draw_on(command)
            case strokes.Move() | strokes.Unmove() | strokes.Turn() | strokes.Look():
                return self.turn_to(command)
            case strokes.Remove(item):
                self.remove(item)
            case strokes.Shape() | strokes.Image():
                return self.learn(command)
            case strokes.New():
                self.begin()
            case strokes.Wipe():
                self.wipe()
            case strokes.Scale(x, y):
                return self.scale(x, y)
            case strokes.Hold() | strokes.Live():
                self.is_held = isinstance(command, strokes.Hold)
            case strokes.Show():
                pass
            case _:
                self.facts[type(command).__name__] = command
        return True

    def put(self, command: Command) -> bool:
        item: int = command.item  # type: ignore[attr-defined]
        weight, size = weight_of(command), size_of(command)
        former_weight, former_size = self.weighed(item)
        if self.parts + weight - former_weight > MOST_PARTS or self.bytes + size - former_size > MOST_BYTES:
            return False
        if not self.costumes.change(off=self.items.get(item), on=command):
            return False
        if not isinstance(command, strokes.Surface):  # that comes in the place which was kept for it
            self.items.pop(item, None)
        self.points.pop(item, None)
        self.parts, self.bytes = self.parts + weight - former_weight, self.bytes + size - former_size
        self.items[item] = command
        match command:
            case strokes.Begin(_, _, _, x, y):
                self.points[item] = [x, y]
            case strokes.Line(points=points):
                self.points[item] = list(points)
        return True

    def draw_on(self, move: strokes.Draw) -> bool:
        points = self.points.get(move.item)
        if points is not None and self.parts >= MOST_PARTS:
            return False
        if not self.turn_to(move):
            return False
        if points is not None:  # else the line was removed meanwhile
            points += (move.x, move.y)
            self.parts += 1
        return True

    def turn_to(self, command: Command) -> bool:
        number: int = command.turtle  # type: ignore[attr-defined]
        turtle = self.turtles.get(number) or Turtle()
        if number not in self.turtles and len(self.turtles) >= MOST_TURTLES:
            return False
        if isinstance(command, strokes.Look) and not self.costumes.change(off=turtle.look, on=command):
            return False
        self.turtles[number] = turtle
        match command:
            case strokes.Look():
                turtle.look = command
            case strokes.Turn():
                turtle.angle = command.angle
            case strokes.Draw() | strokes.Move() | strokes.Unmove():
                turtle.x, turtle.y = command.x, command.y
                if isinstance(command, strokes.Unmove):
                    self.take_back(command.item)
        return True

    def take_back(self, item: int) -> None:
        points = self.points.get(item)
        if points is not None and len(points) > 3:
            del points[-2:]
            self.parts -= 1

    def remove(self, item: int) -> None:
        weight, size = self.weighed(item)
        self.parts, self.bytes = self.parts - weight, self.bytes - size
        self.costumes.change(off=self.items.pop(item, None), on=None)
        self.points.pop(item, None)

    def weighed(self, item: int) -> tuple[int, int]:
        """The parts and bytes that are counted for it."""
        command, points = self.items.get(item), self.points.get(item)
        if command is None:
            return 0, 0
        return weight_of(command) if points is None else len(points) // 2, size_of(command)

    def learn(self, command: strokes.Shape | strokes.Image) -> bool:
        known: dict = self.shapes if isinstance(command, strokes.Shape) else self.images
        former = known.get(command.name)
        size = size_of(command) - (size_of(former) if former else 0)
        if (former is None and len(known) >= MOST_SHAPES) or self.bytes + size > MOST_BYTES:
            return False
        if not self.costumes.learn(former, command):
            return False
        self.bytes += size
        known[command.name] = command
        return True

    def wipe(self) -> None:
        for item in list(self.items):
            self.remove(item)
        for turtle in self.turtles.values():
            self.costumes.change(off=turtle.look, on=None)
        self.turtles.clear()
        self.is_held = False
        self.facts = {name: fact for name, fact in self.facts.items() if name in ("Size", "View", "Title")}

    def scale(self, x: float, y: float) -> bool:
        there = self.parts + len(self.turtles)
        if self.stretched + there > MOST_STRETCHED:
            return False
        self.stretched += there
        for item, command in self.items.items():
            if item in self.points:
                stretch(self.points[item], x, y)
            else:
                self.items[item] = stretched(command, x, y)
        for turtle in self.turtles.values():
            turtle.x, turtle.y = within(turtle.x * x), within(turtle.y * y)
        return True

    def commands(self) -> Checked:
        """What draws this sheet at once."""
        told: list = [strokes.New(), *self.facts.values(), *self.shapes.values(), *self.images.values()]
        told += [self.whole(item, command) for item, command in self.items.items()]
        for number, turtle in self.turtles.items():
            told += [strokes.Move(number, turtle.x, turtle.y), strokes.Turn(number, turtle.angle, 0)]
            if turtle.look is not None:
                told.append(turtle.look)
        if self.is_held:
            told.append(strokes.Hold())
        return told

    def whole(self, item: int, command: Command) -> Command:
        points = self.points.get(item)
        if points is None:
            return command
        return strokes.Line(item, command.colour, command.width, points)  # type: ignore[attr-defined]


def weight_of(command: Command) -> int:
    match command:
        case strokes.Line(points=points):
            return len(points) // 2
        case strokes.Surface(points=points):
            return 1 + len(points) // 2
    return 1


def size_of(command: Command) -> int:
    match command:
        case strokes.Words(text=text):
            return len(text)
        case strokes.Image(data=data):
            return len(data)
        case strokes.Shape(parts=parts):
            return sum(len(part.points) * 6 for part in parts)
    return 0


class DrawingReader:
    """One run's drawing on its way out of the kernel, within its bounds."""

    def __init__(self) -> None:
        self.sheet = Sheet()
        self.count = 0
        self.refusals: list[str] = []  # why something is not shown, each told once

    def read(self, value: object) -> Checked:
        commands = checked(value)
        self.count += len(commands)
        if self.count > MOST_COMMANDS:
            self.refuse(FULL)
            return []
        taken = []
        for command in commands:
            if self.sheet.take(command):
                taken.append(command)
            else:
                self.refuse(STIFF if isinstance(command, strokes.Scale) else FULL)
        return taken

    def refuse(self, sentence: str) -> None:
        if sentence not in self.refusals:
            self.refusals.append(sentence)
