"""Versions made small: what one has in common with another is not kept twice."""

import struct
import zlib

PLACE = struct.Struct("<II")  # bytes in common with the base: at the start, at the end
AROUND = (8 * 1024, 24 * 1024)  # of the base, before and after the change: what zlib may point into
RAW = -zlib.MAX_WBITS  # no header, no sum: the database keeps its own


def pack(data: bytes, base: bytes = b"") -> bytes:
    """`data` as what has to be changed in `base`; without one, compressed by itself."""
    start = common_start(data, base)
    end = common_start(data[start:][::-1], base[start:][::-1])
    packer = zlib.compressobj(level=6, wbits=RAW, zdict=_around(base, start))
    return PLACE.pack(start, end) + packer.compress(data[start : len(data) - end]) + packer.flush()


def unpack(packed: bytes, base: bytes = b"") -> bytes:
    start, end = PLACE.unpack_from(packed)
    unpacker = zlib.decompressobj(wbits=RAW, zdict=_around(base, start))
    middle = unpacker.decompress(packed[PLACE.size :]) + unpacker.flush()
    return base[:start] + middle + base[len(base) - end :]


def _around(base: bytes, place: int) -> bytes:
    before, after = AROUND
    return base[max(0, place - before) : place + after]


def common_start(one: bytes | str, other: bytes | str) -> int:
    """How many bytes, or characters, both begin with."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low
