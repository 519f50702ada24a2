"""The words and signs of a program that may not be one: unlike Python's own tokenizer it goes on after a mistake."""

import re
from collections.abc import Iterator
from typing import NamedTuple

OPENING = {"(": ")", "[": "]", "{": "}"}
CLOSING = {")": "(", "]": "[", "}": "{"}
NEXT = re.compile(
    r"""(?P<space>[ \t\f]+|\\\n)
    |(?P<comment>\#[^\n]*)
    |(?P<end>\n)
    |(?P<string>[rRbBuUfF]{0,2}(?:\"{3}|'{3}|\"|'))
    |(?P<number>\d[\w.]*|\.\d[\w.]*)
    |(?P<name>[^\W\d]\w*)
    |(?P<sign>\*\*=|//=|>>=|<<=|\.\.\.|[!=<>:+\-*/%&|^@]=|->|\*\*|//|<<|>>|.)""",
    re.VERBOSE,
)
REST = {
    quote: re.compile(rf"(?:[^\\\n{quote}]|\\.)*(?P<close>{quote})?", re.DOTALL)
    if len(quote) == 1
    else re.compile(rf".*?(?<!\\)(?:\\\\)*(?P<close>{quote})", re.DOTALL)
    for quote in ('"', "'", '"""', "'''")
}


class Token(NamedTuple):
    kind: str  # "name", "number", "string", "sign", "comment"
    text: str
    line: int
    column: int  # characters from 0
    end_line: int
    end_column: int
    quote: str = ""  # of a string: what it began with
    is_closed: bool = True

    @property
    def is_value(self) -> bool:
        return self.kind in ("name", "number", "string")

    @property
    def prefix(self) -> str:
        return self.text[: self.text.index(self.quote)].lower() if self.quote else ""

    def touches(self, after: "Token") -> bool:
        return (self.end_line, self.end_column) == (after.line, after.column)


def tokens(text: str) -> Iterator[Token]:
    at, line, start = 0, 1, 0  # `start`: where this line begins
    while at < len(text):
        found = NEXT.match(text, at)
        if found is None:  # cannot be: the last part takes any character
            return
        kind, begin, quote, is_closed = found.lastgroup or "", at, "", True
        at = found.end()
        if kind == "string":
            quote = found[0].lstrip("rRbBuUfF")
            rest = REST[quote].match(text, at)
            at = rest.end() if rest else len(text)
            is_closed = rest is not None and rest["close"] is not None
        piece = text[begin:at]
        lines = piece.count("\n")
        end_start = begin + piece.rindex("\n") + 1 if lines else start
        if kind not in ("space", "end"):
            yield Token(kind, piece, line, begin - start, line + lines, at - end_start, quote, is_closed)
        line, start = line + lines, end_start


class Unbalanced(NamedTuple):
    opened: list[Token]  # never closed, outermost first
    wrong: Token | None  # the first closing bracket that fits none, or not the one that is open
    wrong_for: Token | None  # what was open there


def unbalanced(code: list[Token]) -> Unbalanced:
    """Up to the first closing bracket that does not fit."""
    opened: list[Token] = []
    for token in code:
        if token.kind != "sign":
            continue
        if token.text in OPENING:
            opened.append(token)
        elif token.text in CLOSING:
            if not opened or opened[-1].text != CLOSING[token.text]:
                return Unbalanced(opened, token, opened[-1] if opened else None)
            opened.pop()
    return Unbalanced(opened, None, None)
