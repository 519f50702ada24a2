"""A sentence of the diagnosis cut into short ones that say the same: nothing comes in that does not stand in it."""

import functools
import re
import tomllib
from pathlib import Path

from tutor.hand import sentences_of

FILE = Path(__file__).with_name("rewordings.toml")
_head = re.compile(r"^Line \d+(?: of \S+?)?(:)? ")
_object = re.compile(r"^.*?(?P<thing>`[^`]+`), which (?P<after>(?:Python|an? `?\w+`?|a whole number|the \w+)\b.*)$")
_subject = re.compile(r"^.*?(?P<thing>`[^`]+`), which (?P<after>.*)$")
# Speaks of what was cut off.
_hangs = re.compile(
    r"(?:It|Its|That|This|These|They|Both|Not|None|So|Then|What it|Which|Nothing of what|To Python they)\b"
)
_cut = re.compile(
    r", (?:but|and|so) (?=(?:that|it|the|a|this|there|they|round|line|nothing|no|what|both|one)\b|`|Python\b)"
    r"|; |, but |: (?=`[^`]+` is )"
)


def causes(sentence: str) -> list[str]:
    """Why it is so, in short sentences; empty where only the place is said. Of a sentence as the prompt has it."""
    head = _head.match(sentence)
    body = sentence[head.end() :] if head else sentence
    for pattern, words in rewordings():
        if matching := pattern.fullmatch(body):
            return sentences_of(matching.expand(words))
    first, *more = sentences_of(body)
    found = _pieces(first) if head and head[1] else _reason(first)
    found += [piece for each in more for piece in _pieces(each)]
    while found and _hangs.match(found[0]):
        found = found[1:]
    return found


@functools.cache
def rewordings() -> tuple[tuple[re.Pattern[str], str], ...]:
    read = tomllib.loads(FILE.read_text("utf-8"))["rewordings"]
    return tuple((re.compile(pattern), words) for pattern, words in read)


def _reason(first: str) -> list[str]:
    if which := _object.match(first):
        return _pieces(f"{which['after'].rstrip('.')} {which['thing']}.")
    if which := _subject.match(first):
        return _pieces(f"{which['thing']} {which['after']}")
    return _pieces(first)[1:]


def _pieces(text: str) -> list[str]:
    return [_sentence(piece) for piece in _cut.split(text) if piece.strip(" .")]


def _sentence(piece: str) -> str:
    piece = piece.strip().removeprefix("But ")
    piece = piece if piece.endswith((".", "?", "!", ".”")) else f"{piece}."
    return piece[:1].upper() + piece[1:]
