"""TOML read into a struct, and the line on which each key stands: an author is told where."""

import re
import tomllib
from typing import TypeVar

import msgspec

Described = TypeVar("Described", bound=msgspec.Struct)
Path = tuple[str | int, ...]  # ("checks", 1, "name")

HEADER = re.compile(r"(\[\[?)\s*([^\[\]]+?)\s*\]\]?\s*(#.*)?")
KEY = re.compile(r"""([A-Za-z0-9_-]+|"[^"]*"|'[^']*')\s*=""")
QUOTES = ('"""', "'''")
SYNTAX_LINE = re.compile(r"\(at line (\d+), column \d+\)")
WHERE = re.compile(r" - at `\$(.*)`$")
PART = re.compile(r"\.([^.\[\]]+)|\[(\d+)\]")
UNKNOWN_KEY = re.compile(r"unknown field `(.*?)`")


class Unreadable(ValueError):
    """It is not TOML."""

    def __init__(self, reason: str, line: int):
        super().__init__(reason)
        self.reason, self.line = reason, line


class Unfitting(Unreadable):
    """It is TOML, but says something else than it should."""


class Lines:
    """Where the keys of one text stand."""

    def __init__(self, text: str):
        self._found: dict[Path, int] = {}
        self._tables: dict[Path, int] = {}  # how many [[tables]] there are of a name
        here: Path = ()
        until = ""
        for number, line in enumerate(text.splitlines(), 1):
            line = line.strip()
            if until:
                until = "" if until in line else until
                continue
            if header := HEADER.fullmatch(line):
                here = self._table(header[2], is_list=header[1] == "[[")
                self._found.setdefault(here, number)
            elif key := KEY.match(line):
                self._found.setdefault((*here, key[1].strip("\"'")), number)
            until = next((quotes for quotes in QUOTES if line.count(quotes) % 2), "")

    def of(self, *path: str | int) -> int:
        """The line of a key, or of the nearest around it; 0 where that is unknown."""
        while path and path not in self._found:
            path = path[:-1]
        return self._found.get(path, 0)

    def _table(self, name: str, *, is_list: bool) -> Path:
        here: Path = ()
        *outer, last = (part.strip().strip("\"'") for part in name.split("."))
        for part in outer:
            here = self._newest((*here, part))
        here = (*here, last)
        if is_list:
            self._tables[here] = self._tables.get(here, 0) + 1
        return self._newest(here)

    def _newest(self, path: Path) -> Path:
        number = self._tables.get(path, 0)
        return (*path, number - 1) if number else path


def decode(text: str, kind: type[Described]) -> tuple[Described, Lines]:
    """Raises Unreadable or Unfitting with the line where it is known."""
    lines = Lines(text)
    try:
        return msgspec.convert(tomllib.loads(text), kind), lines
    except tomllib.TOMLDecodeError as error:
        where = SYNTAX_LINE.search(str(error))
        raise Unreadable(str(error), int(where[1]) if where else max(1, len(text.splitlines()))) from None
    except RecursionError:
        raise Unreadable("there are brackets in brackets without end", 0) from None
    except msgspec.ValidationError as error:
        raise Unfitting(str(error), lines.of(*_path(str(error)))) from None


def _path(message: str) -> Path:
    where = WHERE.search(message)
    parts = PART.findall(where[1]) if where else []
    path: Path = tuple(name or int(number) for name, number in parts)
    unknown = UNKNOWN_KEY.search(message)
    return (*path, unknown[1]) if unknown else path
