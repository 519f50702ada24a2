"""Drawings as SVG: everything is there, it stays small, and nothing of the program's own gets in."""

import math
import random
import time
from xml.etree import ElementTree

import pytest

from runner.depiction.svg import MOST_BYTES, svg_of
from runner.drawing import strokes
from runner.drawing.drawings import DrawingReader

SVG = "{http://www.w3.org/2000/svg}"
TURTLE = [0, 16, -2, 14, -1, 10, 1, 10, 2, 14]


def sheet_of(*commands: list):
    reader = DrawingReader()
    assert len(reader.read(list(commands))) == len(commands)
    return reader.sheet


def tags(svg: bytes) -> list[str]:
    return [part.tag.removeprefix(SVG) for part in ElementTree.fromstring(svg).iter()]


def test_everything_on_the_sheet_is_in_the_picture():
    sheet = sheet_of(
        ["size", 400, 300],
        ["bg", "#102030"],
        ["shape", "turtle", [[TURTLE, None, None]]],
        ["f", 1, "#ffff00", [0, 0, 100, 0, 100, 100]],
        ["L", 2, "#ff0000", 3, [0, 0, 100, 0, 100, 100]],
        ["d", 3, 10, 20, 8, "#00ff00"],
        ["w", 4, 0, 0, "a < b\nc", "center", "Arial", 12, "bold", "#000000"],
        ["s", 5, 30, 40, 90, "turtle", "#000000", "#00ff00", 1],
        ["t", 1, 1, "turtle", "#000000", "#0000ff", 1],
    )
    svg = svg_of(sheet, words="A drawing of 400 by 300.")
    root = ElementTree.fromstring(svg)
    assert root.get("viewBox") == "-200 -150 400 300"
    assert root.find(f"{SVG}title").text == "A drawing of 400 by 300."
    assert tags(svg) == "svg title rect g path path circle text tspan tspan path path".split()
    assert [part.text for part in root.iter(f"{SVG}tspan")] == ["a < b", "c"]
    paths = [part.get("d") for part in root.iter(f"{SVG}path")]
    assert paths[0] == "M0 0l 100 0 0-100z"
    assert b"#102030" in svg


def test_a_turtle_that_is_hidden_is_not_in_the_picture():
    sheet = sheet_of(["shape", "turtle", [[TURTLE, None, None]]], ["t", 1, 0, "turtle", "#000000", "#0000ff", 1])
    assert "path" not in tags(svg_of(sheet))


@pytest.mark.parametrize(
    "text", ["</text><script>alert(1)</script>", "\x00\x01\x1b[31m", "\ud800", "]]>", "&#0;", "\ufffe\uffff"]
)
def test_words_cannot_become_anything_else(text):
    words = ["w", 1, 0, 0, text, "left", '"><script>', 12, "", "#000000"]
    sheet = DrawingReader()
    sheet.read([words])
    svg = svg_of(sheet.sheet, words=text)
    assert set(tags(svg)) <= {"svg", "title", "rect", "g", "text", "tspan"}


def test_the_largest_drawings_become_small_pictures():
    rng = random.Random(7)
    reader = DrawingReader()
    for item in range(60):
        points = [rng.uniform(-300, 300) for _ in range(3_000)]
        reader.read([["L", item, "#ff0000", 1, points]])
    reader.read([["d", 100 + at, at % 600 - 300, at % 500 - 250, 5, "#0000ff"] for at in range(9_000)])
    svg = svg_of(reader.sheet)
    assert len(svg) <= MOST_BYTES
    assert tags(svg)[:3] == ["svg", "rect", "g"]
    assert tags(svg).count("circle") > 1_000  # the newest are there


def test_coarser_lines_end_where_they_ended():
    points = [part for at in range(20_000) for part in (math.cos(at / 500) * at / 100, math.sin(at / 500) * at / 100)]
    reader = DrawingReader()
    for item in range(5):
        reader.read([["L", item, "#ff0000", 1, points[item * 8_000 : (item + 1) * 8_000]]])
    svg = svg_of(reader.sheet)
    assert len(svg) <= MOST_BYTES
    assert tags(svg).count("path") == 5


def test_the_view_of_a_world_of_ones_own_is_kept():
    svg = svg_of(sheet_of(["view", 0, 0, 900, 700]))
    assert ElementTree.fromstring(svg).get("viewBox") == "0 -700 900 700"


def test_only_checked_commands_come_so_far():
    assert svg_of(sheet_of()).startswith(b"<svg")
    assert not DrawingReader().read([["d", 1, float("nan"), 0, 5, "#ff0000"]]) or strokes.Dot


def test_a_shape_of_many_points_is_written_out_only_as_often_as_there_is_room():
    parts = [[[n % 300 for n in range(1_000)], None, None]] * 50
    reader = DrawingReader()
    reader.read([["shape", "many", parts]])
    reader.read([["s", n, 0, 0, 0, "many", "#000000", "#ff0000", 1] for n in range(20)])
    began = time.thread_time()
    svg = svg_of(reader.sheet)

    assert svg.count(b"<path") == 50
    assert time.thread_time() - began < 1.5
