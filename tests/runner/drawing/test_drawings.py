"""What comes out of a kernel as a drawing: only what makes sense, only so much, kept as what is on the sheet."""

import base64
import json
import struct

import msgspec
import pytest

from runner.drawing import drawings, strokes
from runner.drawing.costumes import MOST_WORN
from runner.drawing.drawings import MOST_PARTS, DrawingReader, Sheet, checked
from runner.untrusted.outputs import Reader

BLACK, RED = "#000000", "#ff0000"
LINE = [["n", 1, BLACK, 2, 0, 0], ["l", 1, 1, 50, 0, 80], ["l", 1, 1, 50, 50, 80]]


def plain(commands) -> list:
    return json.loads(msgspec.json.encode(commands))


def sheet_after(*commands) -> Sheet:
    sheet = Sheet()
    for command in checked(list(commands)):
        sheet.take(command)
    return sheet


def told(sheet: Sheet) -> list:
    return plain(sheet.commands())


@pytest.mark.parametrize(
    "forged",
    [
        "new",
        {"0": "new"},
        None,
        7,
        [],
        [[]],
        ["new"],
        [["nothing", 1]],
        [[["new"]]],
        [["l", 1, 1, float("nan"), 0, 0]],
        [["l", 1, 1, float("inf"), 0, 0]],
        [["l", 1, 1, 1e7, 0, 0]],
        [["l", -1, 1, 0, 0, 0]],
        [["l", 1, 2**40, 0, 0, 0]],
        [["l", 1, 1, "0", 0, 0]],
        [["l", 1, 1, True, 0, 0]],
        [["m", 1, 0, 0, -5]],
        [["m", 1, 0, 0, 1e9]],
        [["m", 1, 0]],
        [["bg", "red"]],
        [["bg", "#ff0000\n"]],
        [["bg", "url(//x)"]],
        [["bg", "#FF0000"]],
        [["t", 1, 2, "classic", BLACK, BLACK, 1]],
        [["t", 1, 1, "x" * 101, BLACK, BLACK, 1]],
        [["w", 1, 0, 0, "x" * 1001, "left", "Arial", 8, "", BLACK]],
        [["w", 1, 0, 0, "x", "middle", "Arial", 8, "", BLACK]],
        [["w", 1, 0, 0, "x", "left", "Arial", 8, "bold;x:url(y)", BLACK]],
        [["w", 1, 0, 0, "x", "left", "Arial", 0, "", BLACK]],
        [["f", 1, BLACK, [0] * 20_001]],
        [["f", 1, BLACK, [[0, 0]]]],
        [["size", 0, 100]],
        [["size", 1e6, 100]],
        [["image", "a", "text/html", "PHNjcmlwdD4="]],
        [["shape", "a", [[[0] * 1001]]]],
        [["wants", ["Up"] * 201, 0, []]],
    ],
)
def test_what_makes_no_sense_is_dropped(forged):
    assert checked(forged) == []


def test_what_makes_sense_beside_it_stays():
    assert plain(checked([["bg", RED], ["bg", "nonsense"], ["new"]])) == [["bg", RED], ["new"]]


def test_the_sheet_is_told_at_once():
    sheet = sheet_after(
        ["size", 400, 300], *LINE, ["m", 1, 9, 9, 500], ["h", 1, 90, 90, 100], ["bg", RED], ["bg", BLACK]
    )

    assert told(sheet) == [
        ["new"],
        ["size", 400, 300],
        ["bg", BLACK],
        ["L", 1, BLACK, 2, [0, 0, 50, 0, 50, 50]],
        ["m", 1, 9, 9, 0],
        ["h", 1, 90, 0, 0],
    ]


def test_a_surface_keeps_the_place_where_it_began():
    sheet = sheet_after(["b", 7], *LINE, ["f", 7, RED, [0, 0, 50, 0, 50, 50]])

    assert [command[:2] for command in told(sheet)[1:3]] == [["f", 7], ["L", 1]]


def test_what_is_taken_back_is_gone():
    sheet = sheet_after(*LINE, ["v", 1, 1, 50, 0, 80], ["d", 2, 0, 0, 9, RED], ["x", 2], ["x", 99])

    assert told(sheet)[1] == ["L", 1, BLACK, 2, [0, 0, 50, 0]]
    assert not sheet.items.keys() - {1}


def test_a_stretched_world_takes_all_along():
    sheet = sheet_after(*LINE, ["d", 2, 10, 10, 9, RED], ["scale", 2, 3])

    assert told(sheet)[1:3] == [["L", 1, BLACK, 2, [0, 0, 100, 0, 100, 150]], ["d", 2, 20, 30, 9, RED]]


def test_wiped_and_begun_anew_leave_nothing_behind():
    for end in (["wipe"], ["new"]):
        sheet = sheet_after(*LINE, ["w", 3, 0, 0, "hi", "left", "Arial", 8, "", RED], ["hold"], end)
        assert (sheet.parts, sheet.bytes, sheet.items, sheet.points, sheet.turtles) == (0, 0, {}, {}, {})
        assert told(sheet) == [["new"]]


def test_the_parts_are_counted_as_they_come_and_go():
    sheet = sheet_after(*LINE, ["b", 7], ["f", 7, RED, [0, 0, 1, 0, 1, 1]], ["d", 8, 0, 0, 1, RED])
    assert sheet.parts == 1 + 2 + 4 + 1
    for item in (1, 7, 8):
        sheet.take(strokes.Remove(item))
    assert sheet.parts == 0


@pytest.mark.long
def test_a_million_stamps_are_as_many_as_fit():
    reader = DrawingReader()
    kept = 0
    for start in range(0, 1_000_000, 10_000):
        stamps = [["s", start + n, 0, 0, 0, "turtle", BLACK, RED, 1, 1, 0, 0, 1] for n in range(10_000)]
        kept += len(reader.read(stamps))

    assert kept == len(reader.sheet.items) == MOST_PARTS
    assert reader.refusals == [drawings.FULL]


@pytest.mark.long
def test_memory_of_words_shapes_and_turtles_has_an_end():
    reader = DrawingReader()
    for n in range(5_000):
        reader.read([["w", n, 0, 0, "x" * 1000, "left", "Arial", 8, "", BLACK]])
        reader.read([["shape", f"shape {n}", [[[0] * 1000, None, None]] * 50]])
        reader.read([["m", n, 0, 0, 0], ["t", n, 1, "classic", BLACK, BLACK, 1]])
        reader.read([["image", f"image {n}", "image/gif", "R0lGODlh" * 80_000]] if n % 100 == 0 else [])

    assert reader.refusals == [drawings.FULL]
    assert reader.sheet.bytes <= drawings.MOST_BYTES
    assert len(reader.sheet.turtles) <= drawings.MOST_TURTLES
    assert len(msgspec.json.encode(reader.sheet.commands())) < 2 * drawings.MOST_BYTES


def full(reader: DrawingReader) -> DrawingReader:
    for item in range(10):
        reader.read([["L", item, BLACK, 1, [0] * 20_000]])
    assert reader.sheet.parts == MOST_PARTS
    return reader


def test_a_full_sheet_is_stretched_a_few_times_in_a_run():
    reader = full(DrawingReader())
    told = sheet_after(*plain(reader.sheet.commands()))  # as whoever follows the run has it

    taken = reader.read([["scale", 1, 1]] * 20_000)
    assert all(told.take(command) for command in taken)
    reader.read([["new"]])

    assert len(taken) == drawings.MOST_STRETCHED // MOST_PARTS
    assert full(reader).read([["scale", 1, 1]]) == []
    assert reader.refusals == [drawings.STIFF]


def test_a_small_world_may_be_stretched_as_long_as_it_is_shown():
    reader = DrawingReader()
    reader.read([*LINE, ["m", 2, 0, 0, 0]])
    for _ in range(10_000):
        reader.read([["scale", 1.001, 1.001]])

    assert reader.refusals == []


@pytest.mark.parametrize(
    "refused", [["f", 0, RED, [0] * 20_000], ["L", 11, BLACK, 1, [0] * 20_000], ["l", 3, 0, 1, 1, 0]]
)
def test_what_is_refused_changes_nothing(refused):
    reader = full(DrawingReader())
    before = told(reader.sheet)

    for _ in range(20):
        assert reader.read([refused]) == []

    assert told(reader.sheet) == before
    assert reader.sheet.parts == MOST_PARTS
    assert reader.sheet.turtles == {}


MANY = ["shape", "many", [[[0] * 1_000, None, None]] * 40]  # 20,000 points
LARGE = ["image", "large", "image/gif", base64.b64encode(b"GIF89a" + struct.pack("<HH", 1_000, 2_000)).decode()]


def stamps(shape: str, number: int = 200) -> list:
    return [["s", n, 0, 0, 0, shape, BLACK, RED, 1] for n in range(number)]


def turtles(shape: str, number: int = 200) -> list:
    return [["t", n, 1, shape, BLACK, RED, 1] for n in range(number)]


@pytest.mark.parametrize(
    "commands",
    [
        [MANY, *stamps("many")],
        [MANY, *turtles("many")],
        [LARGE, *stamps("large")],
        [MANY, *turtles("many", 100), *stamps("many", 100)],
    ],
)
def test_what_many_wear_is_not_too_much_to_paint(commands):
    """A page paints each of them with all its points."""
    reader = DrawingReader()
    taken = reader.read(commands)

    assert len(taken) == 1 + MOST_WORN // 20_000
    assert reader.refusals == [drawings.FULL]
    assert reader.sheet.costumes.worn == MOST_WORN


def test_what_many_wear_does_not_grow_on_them():
    reader = DrawingReader()
    reader.read([*stamps("many", 20_000), ["shape", "small", [[[0] * 10, None, None]]]])
    assert reader.read([MANY]) == []
    assert reader.read([["shape", "many", [[[0] * 10, None, None]]]]) != []


@pytest.mark.parametrize("end", [[["wipe"]], [["new"]], [["x", n] for n in range(100)]])
def test_who_is_gone_wears_nothing(end):
    reader = DrawingReader()
    worn = [MANY, *stamps("many", 100)] if len(end) > 1 else [MANY, *stamps("many", 50), *turtles("many", 50)]
    for _ in range(5):
        assert len(reader.read(worn)) == len(worn)
        assert reader.sheet.costumes.worn == 2_000_000
        reader.read(end)
        assert reader.sheet.costumes.worn == 0


def test_nothing_stays_uncounted():
    """A line without an end, one that is taken back to half a point, a surface in the place of a line."""
    sheet = sheet_after(["L", 1, BLACK, 1, []], ["L", 2, BLACK, 1, [0, 0, 0]], ["v", 1, 2, 0, 0, 0])
    assert (list(sheet.items), sheet.parts) == ([2], 1)
    sheet = sheet_after(*LINE, ["f", 1, RED, [0, 0, 9, 0, 9, 9]])
    assert (sheet.parts, told(sheet)[1]) == (4, ["f", 1, RED, [0, 0, 9, 0, 9, 9]])


def test_what_is_told_at_once_counts_as_what_led_to_it():
    sheet = sheet_after(*LINE, ["n", 2, BLACK, 2, 0, 0], ["l", 1, 2, 50, 0, 0], ["f", 3, RED, [0, 0, 9, 0, 9, 9]])
    again = sheet_after(*told(sheet))
    assert again.parts == sheet.parts
    for item in (1, 2, 3):
        again.take(strokes.Remove(item))
    assert again.parts == 0


def test_a_game_may_go_on_and_on():
    reader = DrawingReader()
    for n in range(20_000):
        reader.read([["x", n - 1], ["n", n, BLACK, 1, 0, 0], ["l", 1, n, 5, 5, 0], ["m", 2, n % 100, 0, 0], ["u"]])

    assert reader.refusals == []
    assert len(reader.sheet.items) == 1


def test_a_full_sheet_is_said_once():
    reader = Reader()
    message = {"data": {drawings.MIME: [["d", n, 0, 0, 1, RED] for n in range(20_000)]}}
    said = []
    for number in range(7):
        for index, command in enumerate(message["data"][drawings.MIME]):
            command[1] = number * 20_000 + index
        said += [event for event in reader.read("display_data", message) if hasattr(event, "text")]

    assert [event.text for event in said] == [drawings.FULL]
