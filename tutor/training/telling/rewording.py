"""A sentence of the diagnosis cut into short ones that say the same: nothing comes in that does not stand in it."""

import re

from tutor.hand import sentences_of

_head = re.compile(r"^Line \d+(?: of \S+?)?(?::)? ")
_which = re.compile(
    r"^(?P<before>.*?)(?P<thing>`[^`]+`), which (?P<after>(?:Python|a \w+|a whole number|the \w+)\b.*)$"
)
_which_is = re.compile(r"^(?P<before>.*?)(?P<thing>`[^`]+`), which (?P<after>.*)$")
_cut = re.compile(
    r", (?:but|and|so) (?=(?:that|it|the|a|this|there|they|round|line|nothing|no|what|both|one)\b|`|Python\b)"
    r"|; |, but "
)


def causes(sentence: str) -> list[str]:
    """Why it is so, in short sentences; empty where only the place is said."""
    first, *more = sentences_of(sentence)
    body = _head.sub("", first)
    found = []
    if first.startswith("Line") and ":" in first.split()[1]:
        found = _pieces(body)
    elif which := _which.match(body):
        found = _pieces(which["after"].rstrip(".") + " " + which["thing"] + ".")
    elif which := _which_is.match(body):
        found = _pieces(f"{which['thing']} {which['after']}")
    else:
        found = _pieces(body)[1:]
    return [*found, *(piece for each in more for piece in _pieces(each))]


def _pieces(text: str) -> list[str]:
    return [_sentence(piece) for piece in _cut.split(text) if piece.strip(" .")]


def _sentence(piece: str) -> str:
    piece = piece.strip()
    piece = piece if piece.endswith((".", "?", "!", ".”")) else f"{piece}."
    return piece[:1].upper() + piece[1:]
