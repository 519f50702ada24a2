"""A program in pieces, however broken it is: names, numbers, texts, comments. Joined they are the program again."""

import re
from typing import NamedTuple

PIECE = re.compile(
    r"""
    (?P<text>(?:[rR][bBfF]?|[bBfF][rR]?|[uU])?(?:
        \"{3}(?:\\.|[^\\])*?(?:\"{3}|\\?\Z) | '{3}(?:\\.|[^\\])*?(?:'{3}|\\?\Z)
      | "(?:\\.|[^"\\\n])*(?:"|(?=\n)|\\?\Z) | '(?:\\.|[^'\\\n])*(?:'|(?=\n)|\\?\Z) ))
  | (?P<comment>\#[^\n]*)
  | (?P<name>[^\W\d]\w*)
  | (?P<number>0[xXoObB][0-9a-fA-F_]+ | (?:\d[\d_]*\.?[\d_]*|\.\d[\d_]*)(?:[eE][+-]?\d+)?)
  | (?P<line>\n)
  | (?P<space>[^\S\n]+)
  | (?P<sign>.)
    """,
    re.VERBOSE | re.DOTALL,
)
TEXT = re.compile(r"""([A-Za-z]*)(\"{3}|'{3}|"|')(.*)""", re.DOTALL)
BIT = re.compile(
    r"""
    (?P<escape>\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|N\{[^}\n]*\}|[0-7]{2,3}))
  | (?P<plain>\\.?|\{\{|\}\}|%[-+\ 0\d.]{0,6}[a-zA-Z]\b|\.(?:txt|csv|json|png|jpg|py|md)\b)
  | (?P<digits>\d+)
  | (?P<word>[^\W\d_]+(?:['’][^\W\d_]+)*)
  | (?P<space>\s+)
  | (?P<sign>.)
    """,
    re.VERBOSE | re.DOTALL,
)


class Piece(NamedTuple):
    kind: str  # a group of `PIECE`, or of `BIT`, or "code" in the curly brackets of a text
    text: str


class Text(NamedTuple):
    """A string as it is written."""

    prefix: str
    quote: str
    body: str
    end: str  # "": it is never closed

    def __str__(self) -> str:
        return f"{self.prefix}{self.quote}{self.body}{self.end}"


def pieces(source: str) -> list[Piece]:
    return [Piece(found.lastgroup or "", found[0]) for found in PIECE.finditer(source)]


def text_of(piece: str) -> Text:
    found = TEXT.fullmatch(piece)
    assert found is not None
    prefix, quote, rest = found.groups()
    is_closed = len(rest) >= len(quote) and rest.endswith(quote)
    return Text(prefix, quote, rest[: len(rest) - len(quote)] if is_closed else rest, quote if is_closed else "")


def bits(body: str) -> list[Piece]:
    """A string's inside in pieces; what stands between curly brackets is code, whether or not an f is before it."""
    found, at = [], 0
    while at < len(body):
        end = _end_of_code(body, at)
        if end:
            found.append(Piece("code", body[at + 1 : end]))
            at = end + 1
            continue
        bit = BIT.match(body, at)
        assert bit is not None
        found.append(Piece(bit.lastgroup or "", bit[0]))
        at = bit.end()
    return found


def _end_of_code(body: str, at: int) -> int:
    """Where the curly bracket closes that opens here; 0: none opens, or it is not closed on its line."""
    if body[at] != "{" or body.startswith("{{", at):
        return 0
    depth = 0
    for place in range(at, len(body)):
        depth += {"{": 1, "}": -1}.get(body[place], 0)
        if body[place] == "\n":
            return 0
        if not depth:
            return place
    return 0
