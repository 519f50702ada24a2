"""Small files that would fill a page's memory when they are opened."""

import base64
import struct

import pytest

from runner.drawing.pictures import is_large, size_of
from runner.messages import Notice, Picture
from runner.untrusted.outputs import Reader

JPEG = b"\xff\xd8\xff\xe0\0\x10JFIF" + bytes(10) + b"\xff\xc2\0\x11\x08\0\x14\x01\x2c" + bytes(12)
WIDE = 300 - 1 | (20 - 1) << 14


def png(width: int, height: int) -> bytes:
    return b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + struct.pack(">II", width, height) + bytes(9)


@pytest.mark.parametrize(
    "data",
    [
        png(300, 20),
        b"GIF89a" + struct.pack("<HH", 300, 20),
        JPEG,
        b"RIFF\0\0\0\0WEBPVP8X" + bytes(8) + (299).to_bytes(3, "little") + (19).to_bytes(3, "little"),
        b"RIFF\0\0\0\0WEBPVP8L\0\0\0\0\x2f" + struct.pack("<I", WIDE),
        b"RIFF\0\0\0\0WEBPVP8 " + bytes(7) + b"\x9d\x01\x2a" + struct.pack("<HH", 300, 20),
    ],
)
def test_the_size_of_a_picture_is_known_before_it_is_opened(data):
    assert size_of(data) == (300, 20)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\x89PNG",
        b"GIF8",
        JPEG[:20],
        b"RIFF....WEBPVP8L",
        b"<svg/>",
    ],
)
def test_what_says_no_size_has_none(data):
    assert size_of(data) == (0, 0)


FRAME = b"," + struct.pack("<HHHH", 0, 0, 60_000, 60_000)
SCREEN = b"GIF89a" + struct.pack("<HH", 1, 1)


@pytest.mark.parametrize(
    "data",
    [
        JPEG[:2] + b"\xff\xe0\0\2" * 9_000 + JPEG[2:],
        b"\xff\xd8no" + JPEG[2:],
        b"\xff\xd8" + b"\xff" * 9 + b"\xff\xc0\0\x11\x08\xff\xff\xff\xff" + bytes(12),
        SCREEN + bytes(3) + FRAME,
        SCREEN + b"\x81\0\0" + bytes(12) + b"!\xf9\4" + bytes(4) + b"\0" + FRAME,
        SCREEN + bytes(3) + b"!\xfe\1a\0" * 9_000 + FRAME,
    ],
)
def test_a_picture_that_hides_its_size_counts_as_the_largest(data):
    assert is_large(data)


def test_what_would_fill_the_memory_of_a_page_is_told_instead_of_shown():
    reader = Reader()

    events = [
        event
        for data in (png(300, 20), png(30_000, 30_000))
        for event in reader.read("display_data", {"data": {"image/png": base64.b64encode(data).decode()}})
    ]

    assert [type(event) for event in events] == [Picture, Notice]
    assert events[1].text.startswith("A picture of 30,000 by 30,000 points is too large")
