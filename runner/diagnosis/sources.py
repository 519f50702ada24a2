"""A student's files as the rules read them: text, lines, and a tree where it parses. Nothing here raises."""

import ast
import dataclasses
import functools
import io
import re
import threading
import tokenize
import warnings
from collections.abc import Mapping

MOST_BYTES = 40_000  # of a file that is looked into: more than 1,000 lines
LINE_END = re.compile(r"\r\n|\r|\n")
parsing = threading.Lock()  # warnings are switched off for the whole process meanwhile


@dataclasses.dataclass(frozen=True)
class Source:
    name: str
    text: str  # every line ends with \n
    is_cut: bool = False  # too long: its end is missing, so its form says nothing

    @functools.cached_property
    def lines(self) -> tuple[str, ...]:
        return tuple(self.text.split("\n"))

    @functools.cached_property
    def tree(self) -> ast.Module | None:
        return None if self.is_cut else parse(self.text)

    @functools.cached_property
    def nodes(self) -> tuple[ast.AST, ...]:
        """All of the tree, outermost first."""
        return tuple(ast.walk(self.tree)) if self.tree else ()

    def line(self, number: int) -> str:
        return self.lines[number - 1] if 0 < number <= len(self.lines) else ""

    def characters(self, line: int, offset: int) -> int:
        """From bytes of UTF-8, as the tree counts, to characters."""
        return len(self.line(line).encode("utf-8", "replace")[:offset].decode("utf-8", "replace"))


def read_sources(files: Mapping[str, bytes]) -> dict[str, Source]:
    """The Python files among `files`."""
    return {
        name: Source(name, text_of(data), len(data) > MOST_BYTES)
        for name, data in files.items()
        if name.endswith(".py")
    }


def text_of(data: bytes) -> str:
    """Decoded as Python would, as far as it goes; without a mark at the beginning; cut where it is very long."""
    data = data[:MOST_BYTES].removeprefix(b"\xef\xbb\xbf")
    try:
        encoding, _ = tokenize.detect_encoding(io.BytesIO(data[:1_000]).readline)
        text = data.decode(encoding, "replace")
    except (SyntaxError, LookupError, ValueError):
        text = data.decode("utf-8", "replace")
    return LINE_END.sub("\n", text)


def lines_in(text: str) -> list[str]:
    """As Python and editors count them. `splitlines` ends one at other signs too, which come with what is pasted."""
    lines = LINE_END.split(text)
    return lines if lines[-1] else lines[:-1]


def parse(text: str) -> ast.Module | None:
    """The tree, or None where Python cannot read it."""
    try:
        with parsing, warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return ast.parse(text)
    except (SyntaxError, ValueError, RecursionError, MemoryError, OverflowError):
        return None
