"""A text that says something else when it is read in another way: turned round, shifted, encoded."""

import base64
import binascii
import codecs
import contextlib
import html
import re
from collections.abc import Iterator
from urllib.parse import unquote

MOST_CHARS = 4_000
_base64 = re.compile(r"[A-Za-z0-9+/_-]{12,}={0,2}")
_base32 = re.compile(r"\b[A-Z2-7]{16,}={0,6}")
_hex = re.compile(r"(?:(?:\\x|0x|%)?[0-9a-fA-F]{2}[\s,:]?){8,}")
_decimal = re.compile(r"(?:\b\d{2,3}\b[\s,;]*){8,}")
_binary = re.compile(r"(?:\b[01]{7,8}\b[\s,]*){6,}")
_string = re.compile(r"\"((?:[^\"\\]|\\.)*)\"|'((?:[^'\\]|\\.)*)'")
_spelled = re.compile(r"\b(?:\w[ \-.·*_]){3,}\w\b")


def readings(text: str) -> Iterator[str]:
    """Other readings of it, each worth comparing; few for an ordinary sentence."""
    text = text[:MOST_CHARS]
    yield from decoded(text)
    yield from (written_out(found) for found in _string.findall(text) if set("".join(found)) & set("\\=("))
    yield text[::-1]
    yield "\n".join(line[::-1] for line in text.splitlines())
    yield " ".join(word[::-1] for word in text.split())
    yield " ".join(reversed(text.split()))
    yield codecs.decode(text, "rot13")
    if _spelled.search(text):
        yield _spelled.sub(lambda found: re.sub(r"[ \-.·*_]", "", found.group()), text)
    if (plain := html.unescape(unquote(text))) != text:
        yield plain


def decoded(text: str) -> Iterator[str]:
    """What stands in it as base64, base32, hex, numbers or bits of letters."""
    blobs = re.sub(r"\s*\n\s*", "", text)
    for found in _base64.findall(blobs):
        yield from _readable(_bytes_of(base64.b64decode, found.replace("-", "+").replace("_", "/"), 4))
    for found in _base32.findall(blobs):
        yield from _readable(_bytes_of(base64.b32decode, found, 8))
    for found in _hex.findall(text):
        yield from _readable(_bytes_of(bytes.fromhex, re.sub(r"\\x|0x|%|[\s,:]", "", found), 1))
    for found in _decimal.findall(text):
        yield from _readable(bytes(number for word in re.findall(r"\d+", found) if (number := int(word)) < 256))
    for found in _binary.findall(text):
        yield from _readable(bytes(int(word, 2) for word in re.findall(r"[01]+", found)))


def written_out(found: tuple[str, str]) -> str:
    """A program in a text, as for exec(): with its line breaks."""
    return "".join(found).replace("\\n", "\n").replace("\\t", "\t").replace('\\"', '"').replace("\\'", "'")


def is_encoded(text: str) -> bool:
    return next(decoded(text), None) is not None


def _bytes_of(decode, text: str, unit: int) -> bytes:
    text = text.rstrip("=")
    padding = "=" * (-len(text) % unit) if unit > 1 else ""
    with contextlib.suppress(ValueError, binascii.Error):
        return decode(text + padding)
    return b""


def _readable(data: bytes) -> Iterator[str]:
    """Only what is text: a long name is base64 of nothing."""
    with contextlib.suppress(UnicodeDecodeError):
        text = data.decode()
        if (
            len(text) >= 6
            and text.isascii()
            and all(character.isprintable() or character in "\n\t" for character in text)
        ):
            yield text
