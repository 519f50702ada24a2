"""How large a picture becomes when it is unpacked: read from its first bytes, before a page does it."""

import struct

MOST_POINTS = 40_000_000  # four bytes each, in the memory of whoever looks at it
MOST_SEGMENTS = 200  # before it says its size
HIDDEN = (65_535, 65_535)  # as large as such a picture can be: who shows it would find out
SIZES_OF_JPEG = frozenset([*range(0xC0, 0xD0)]) - {0xC4, 0xC8, 0xCC}


def size_of(data: bytes) -> tuple[int, int]:
    """Width and height, as it says; 0 where it does not."""
    try:
        if data.startswith(b"\x89PNG"):
            return struct.unpack_from(">II", data, 16)
        if data.startswith(b"GIF8"):
            return _of_gif(data)
        if data.startswith(b"\xff\xd8"):
            return _of_jpeg(data)
        if data.startswith(b"RIFF"):
            return _of_webp(data)
    except struct.error:
        pass  # cut off: nobody can show it
    return 0, 0


def _of_gif(data: bytes) -> tuple[int, int]:
    """Of its screen, or of its first frame where that is larger: it then counts."""
    width, height = struct.unpack_from("<HH", data, 6)
    flags = data[10] if len(data) > 10 else 0
    at = 13 + (3 << 1 + (flags & 7) if flags & 0x80 else 0)  # after its table of colours
    for _ in range(MOST_SEGMENTS):
        if data[at : at + 1] == b",":
            left, top, wide, high = struct.unpack_from("<HHHH", data, at + 1)
            return max(width, left + wide), max(height, top + high)
        if data[at : at + 1] != b"!":
            return width, height
        at += 2
        while at < len(data) and data[at]:
            at += 1 + data[at]
        at += 1
    return HIDDEN


def _of_jpeg(data: bytes) -> tuple[int, int]:
    at = 2
    for _ in range(MOST_SEGMENTS):
        mark, kind, length = struct.unpack_from(">BBH", data, at)
        if mark != 0xFF:
            break  # browsers look for the next mark
        if kind in SIZES_OF_JPEG:
            height, width = struct.unpack_from(">HH", data, at + 5)
            return width, height
        at += 1 if kind == 0xFF else 2 + length
    return HIDDEN


def is_large(data: bytes) -> bool:
    width, height = size_of(data)
    return width * height > MOST_POINTS


def _of_webp(data: bytes) -> tuple[int, int]:
    kind = data[12:16]
    if kind == b"VP8X":
        return 1 + int.from_bytes(data[24:27], "little"), 1 + int.from_bytes(data[27:30], "little")
    if kind == b"VP8L":
        bits = struct.unpack_from("<I", data, 21)[0]
        return 1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF)
    if kind == b"VP8 ":
        width, height = struct.unpack_from("<HH", data, 26)
        return width & 0x3FFF, height & 0x3FFF
    return 0, 0
