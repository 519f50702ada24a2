"""A drawing in words, for those who cannot see it: what is there, in which colours, and where."""

import math
from collections.abc import Iterable, Sequence

from runner.depiction.colours import name_of
from runner.depiction.places import arrangement, direction, where
from runner.depiction.things import Region, Thing, article, background_of, region_of, shape_of, things_on
from runner.drawing import strokes
from runner.drawing.drawings import Sheet, Turtle

MOST_SENTENCES = 12  # about shapes
MOST_CHARS = 1_200
MOST_WORDS = 3  # that are written here and there: more are told in one sentence
LONGEST_WORDS = 60  # characters of one of them
MOST_TURTLES = 3
MOST_COLOURS = 3
EMPTY = "Nothing is drawn on it."
LINES = ("level line", "upright line", "slanting line")  # many of them are just lines
USUAL_LOOKS = ("arrow", "turtle", "")


def in_words(sheet: Sheet) -> str:
    """Some sentences, at most `MOST_CHARS` characters together."""
    region, things = region_of(sheet), things_on(sheet)
    told = [*shapes_told(things, region), *words_told(sheet, region)]
    turtles = turtles_told(sheet, region)
    sentences = [sheet_told(sheet, region), *(told or [EMPTY]), *turtles]
    return shortened(sentences)


def sheet_told(sheet: Sheet, region: Region) -> str:
    width, height = region.size
    colour = name_of(background_of(sheet))
    ground = "" if colour == "white" else f" on {article(colour)} background"
    return f"A drawing of {round(width)} by {round(height)}{ground}."


def shortened(sentences: Sequence[str]) -> str:
    text = " ".join(sentences)
    if len(text) <= MOST_CHARS:
        return text
    return text[: text.rfind(". ", 0, MOST_CHARS) + 1] + " And more."


# ── Shapes ──


def shapes_told(things: Iterable[Thing], region: Region) -> list[str]:
    groups = grouped(things)
    shown = sorted(sorted(groups, key=weight, reverse=True)[:MOST_SENTENCES], key=groups.index)
    sentences = [one_told(group[0], region) if len(group) == 1 else many_told(group, region) for group in shown]
    left = sum(len(group) for group in groups if group not in shown)
    return [*sentences, f"And {left:,} more."] if left else sentences


def grouped(things: Iterable[Thing]) -> list[list[Thing]]:
    """What looks alike goes together; of two, each is told."""
    found: dict[tuple, list[Thing]] = {}
    for thing in things:
        kind = ("line", "") if thing.kind.name in LINES else thing.kind[:2]
        found.setdefault((kind, bool(thing.fill)), []).append(thing)
    groups = []
    for group in found.values():
        groups += [[thing] for thing in group] if len(group) < 3 else [group]
    return groups


def weight(group: list[Thing]) -> float:
    return sum(10 + math.dist(thing.box[:2], thing.box[2:]) for thing in group)


def one_told(thing: Thing, region: Region) -> str:
    name, rest, sizes = thing.kind
    colours = painted([thing])
    look = spaced(colours[0] if len(colours) == 1 else "", filled(thing), name, rest)
    many = f" in {listed(colours)}" if len(colours) > 1 else ""
    edge = (
        f", with {article(thing.colours[0])} edge"
        if thing.fill and thing.colours[:1] not in ((), (thing.fill,))
        else ""
    )
    size = f", {measured(name, sizes)}" if sizes else ""
    return f"{capital(article(look))}{many} {where(thing.box, region)}{size}{edge}."


def many_told(group: list[Thing], region: Region) -> str:
    name, rest, sizes = group[0].kind
    if any(thing.kind.name != name for thing in group):
        name = "line"
    colours = painted(group)
    look = spaced(colours[0] if len(colours) == 1 else "", filled(group[0]), plural(name), rest)
    box = (
        min(thing.box[0] for thing in group),
        min(thing.box[1] for thing in group),
        max(thing.box[2] for thing in group),
        max(thing.box[3] for thing in group),
    )
    place = arrangement([thing.centre for thing in group], box, region)
    many = f", in {listed(colours)}" if len(colours) > 1 else ""
    size = f", {measured_together(group)}" if sizes else ""
    return f"{len(group):,} {look} {place}{many}{size}."


def painted(group: list[Thing]) -> list[str]:
    """The colours that are seen first: of the surfaces, else of the lines."""
    if any(thing.fill for thing in group):
        return list(dict.fromkeys(thing.fill for thing in group if thing.fill))
    return list(dict.fromkeys(colour for thing in group for colour in thing.colours))


def filled(thing: Thing) -> str:
    return "filled" if thing.fill and not thing.kind.name.startswith(("dot", "stamp")) else ""


def measured(name: str, sizes: tuple[float, ...]) -> str:
    numbers = [max(1, round(size)) for size in sizes]
    if len(numbers) == 2:
        return f"{numbers[0]:,} wide and {numbers[1]:,} high"
    return f"{numbers[0]:,} {unit(name)}"


def measured_together(group: list[Thing]) -> str:
    name = group[0].kind.name
    largest = [max(1, round(max(thing.kind.sizes))) for thing in group]
    least, most = min(largest), max(largest)
    if most - least <= max(1, 0.03 * most):
        return f"each {most:,} {unit(name)}"
    return f"from {least:,} to {most:,} {unit(name)}"


def unit(name: str) -> str:
    return "long" if name in (*LINES, "line") else "wide"


# ── Words ──


def words_told(sheet: Sheet, region: Region) -> list[str]:
    written = [each for each in sheet.items.values() if isinstance(each, strokes.Words) and each.text.strip()]
    if len(written) > MOST_WORDS:
        shown = [quoted(each.text) for each in written[: MOST_WORDS * 4]]
        left = len(written) - len(shown)
        return [f"Written: {listed([*shown, f'{left:,} more'] if left else shown, at_most=99)}."]
    return [
        f"The {what(each.text)} {quoted(each.text)} in {name_of(each.colour)} {where((each.x, each.y) * 2, region)}."
        for each in written
        if each.colour
    ]


def what(text: str) -> str:
    if text.strip().isdecimal():
        return "number"
    return "words" if len(text.split()) > 1 else "word"


def quoted(text: str) -> str:
    text = " ".join(text.split())
    return f"“{text}”" if len(text) <= LONGEST_WORDS else f"“{text[:LONGEST_WORDS]}…”"


# ── Turtles ──


def turtles_told(sheet: Sheet, region: Region) -> list[str]:
    shown = [turtle for turtle in sheet.turtles.values() if turtle.look and turtle.look.is_shown]
    shown = [turtle for turtle in shown if turtle.look and turtle.look.shape != "blank"]
    if not shown:
        return []
    if len(shown) > MOST_TURTLES:
        places = [(turtle.x, turtle.y) for turtle in shown]
        across, up = [x for x, _ in places], [y for _, y in places]
        box = min(across), min(up), max(across), max(up)
        return [f"{len(shown):,} turtles {arrangement(places, box, region)}."]
    is_plain = region.left == -region.right and region.bottom == -region.top
    return [turtle_told(turtle, region, is_plain=is_plain, is_only=len(shown) == 1) for turtle in shown]


def turtle_told(turtle: Turtle, region: Region, *, is_plain: bool, is_only: bool) -> str:
    """`is_plain`: the program counts as the page does."""
    assert turtle.look
    colour = name_of(turtle.look.fill) if turtle.look.fill else ""
    look = spaced(colour if colour != "black" else "", "turtle")
    shape = shape_of(turtle.look.shape)
    shaped = "" if shape in USUAL_LOOKS else f" shaped like {shape if '.' in shape else article(shape)}"
    here = (turtle.x, turtle.y)
    place = f"at ({round(turtle.x)}, {round(turtle.y)})" if is_plain else where(here * 2, region)
    one = f"One {look}" if is_only else capital(article(look))
    return f"{one}{shaped} {place}, facing {direction(turtle.angle)}."


# ── Grammar ──


def listed(words: Sequence[str], at_most: int = MOST_COLOURS) -> str:
    if len(words) > at_most:
        return f"{len(words)} colours"
    return f"{', '.join(words[:-1])} and {words[-1]}" if len(words) > 1 else words[0]


def plural(name: str) -> str:
    head, of, rest = name.partition(" of ")
    return f"{head}s{of}{rest}"


def spaced(*words: str) -> str:
    return " ".join(word for word in words if word)


def capital(text: str) -> str:
    return text[:1].upper() + text[1:]
