"""Zips that nobody packs by accident."""

import io
import stat
import struct
import zipfile
import zlib

MIB = 1024 * 1024


def packed(files, way=zipfile.ZIP_DEFLATED, comment=b""):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", way) as archive:
        for name, data in files.items() if isinstance(files, dict) else files:
            archive.writestr(name, data)
        archive.comment = comment
    return buffer.getvalue()


def overlapping(count):
    """Many entries, all with the same bytes: 42 kB that unpack to as many times a megabyte."""
    one = packed({"a.txt": b"0" * MIB})
    start = one.index(b"PK\1\2")
    head, rest, ending = one[:start], one[start : one.index(b"PK\5\6")], bytearray(one[one.index(b"PK\5\6") :])
    lines = b"".join(rest.replace(b"a.txt", b"%05d" % number) for number in range(count))
    struct.pack_into("<HHII", ending, 8, min(count, 65535), min(count, 65535), len(lines), len(head))
    return head + lines + bytes(ending)


def growing():
    """About 42 kB whose 38 honest entries are 38 MB; each could stay, together they cannot."""
    return packed({f"{number}.txt": b"0" * MIB for number in range(38)})


def large():
    """One entry of a gigabyte in a megabyte."""
    zipped = zlib.compressobj(9, zlib.DEFLATED, -15)
    # After a full flush nothing refers to what came before: the same bytes once more are another megabyte of zeros.
    data = (zipped.compress(bytes(MIB)) + zipped.flush(zlib.Z_FULL_FLUSH)) * 1024 + zipped.flush()
    crc, size = 0, 1024 * MIB
    for _ in range(1024):
        crc = zlib.crc32(bytes(MIB), crc)
    name = b"zeros.txt"
    facts = struct.pack("<HHHHHIIIHH", 20, 0, 8, 0, 33, crc, len(data), size, len(name), 0)
    line = b"PK\1\2" + struct.pack("<H", 20) + facts + struct.pack("<HHHII", 0, 0, 0, 0, 0) + name
    local = b"PK\3\4" + facts + name + data
    return local + line + b"PK\5\6" + struct.pack("<HHHHIIH", 0, 0, 1, 1, len(line), len(local), 0)


def with_link(target):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        link = zipfile.ZipInfo("secret.txt")
        link.create_system, link.external_attr = 3, (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, target)
        archive.writestr("main.py", "print(1)\n")
    return buffer.getvalue()


def flagged(data, *, bits=0, way=None):
    """Every entry with these bits set, or packed in this way, as its heads say."""
    data = bytearray(data)
    for signature, offset in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
        at = data.find(signature)
        while at >= 0:
            (flags,) = struct.unpack_from("<H", data, at + offset)
            struct.pack_into("<H", data, at + offset, flags | bits)
            if way is not None:
                struct.pack_into("<H", data, at + offset + 2, way)
            at = data.find(signature, at + 4)
    return bytes(data)
