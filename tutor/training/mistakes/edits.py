"""What a mistake does to a right program: some lines are others now. And the program, to look for places in it."""

import ast
import dataclasses
import functools
import re
from collections.abc import Iterator
from typing import TypeVar

Node = TypeVar("Node", bound=ast.AST)


@dataclasses.dataclass(frozen=True)
class Edit:
    """Lines `first` to `last` of the right program, from 1, are `text` now; `last` < `first`: it is put before them."""

    first: int
    last: int
    text: tuple[str, ...]
    answers: tuple[str, ...] | None = None  # typed instead: then nothing of the program has changed
    line: int = 0  # of the broken program, where it is felt, if not at the edit
    beside: tuple[tuple[str, str], ...] = ()  # files that lie beside the program now, name and text

    def applied(self, lines: list[str]) -> list[str]:
        return [*lines[: self.first - 1], *self.text, *lines[self.last :]]


class Code:
    """A right program."""

    def __init__(self, source: str, answers: tuple[str, ...] = ()):
        self.source = source
        self.answers = answers
        self.lines = source.splitlines()
        self.tree = ast.parse(source)

    @functools.cached_property
    def nodes(self) -> list[ast.stmt | ast.expr]:
        """In the order of the text."""
        found = [node for node in ast.walk(self.tree) if isinstance(node, ast.stmt | ast.expr)]
        return sorted(found, key=lambda node: (node.lineno, node.col_offset))

    def find(self, kind: type[Node]) -> Iterator[Node]:
        return (node for node in self.nodes if isinstance(node, kind))

    def text(self, node: ast.AST) -> str:
        return ast.get_source_segment(self.source, node) or ""

    def line(self, number: int) -> str:
        return self.lines[number - 1]

    def put(self, node: ast.expr, text: str) -> Edit:
        """`text` where `node` stands."""
        last = node.end_lineno or node.lineno
        begin = self.line(node.lineno).encode()[: node.col_offset].decode()
        end = self.line(last).encode()[node.end_col_offset :].decode()
        return Edit(node.lineno, last, (begin + text + end,))

    def rewritten(self, find: str, put: str, *, only: str = "") -> Iterator[Edit]:
        """Each line in which `find` matches, with `put` in its place."""
        for number, line in enumerate(self.lines, 1):
            if only and not re.search(only, line):
                continue
            for match in re.finditer(find, line):
                new = line[: match.start()] + match.expand(put) + line[match.end() :]
                if new != line:
                    yield Edit(number, number, tuple(new.split("\n")))

    @functools.cached_property
    def functions(self) -> dict[str, ast.FunctionDef]:
        return {node.name: node for node in self.find(ast.FunctionDef)}

    @functools.cached_property
    def kinds(self) -> dict[str, str]:
        """Name -> "number", "text", "list", "dict", "tuple", as far as a value that is stored tells."""
        found: dict[str, str] = {}
        for node in self.find(ast.Assign):
            if len(node.targets) == 1 and isinstance(node.targets[0], ast.Name):
                found.setdefault(node.targets[0].id, kind_of(node.value))
        for loop in self.find(ast.For):
            if isinstance(loop.target, ast.Name) and self.text(loop.iter).startswith("range("):
                found.setdefault(loop.target.id, "number")
        return {name: kind for name, kind in found.items() if kind}

    def names(self, kind: str) -> list[str]:
        return [name for name, each in self.kinds.items() if each == kind]

    def loads(self, name: str) -> list[ast.Name]:
        """Where it is used."""
        return [node for node in self.find(ast.Name) if node.id == name and isinstance(node.ctx, ast.Load)]

    def stores(self, name: str) -> list[ast.Name]:
        return [node for node in self.find(ast.Name) if node.id == name and isinstance(node.ctx, ast.Store)]

    def block_end(self, node: ast.stmt) -> int:
        return node.end_lineno or node.lineno


def kind_of(value: ast.expr) -> str:
    match value:
        case ast.Constant(value=str()) | ast.JoinedStr():
            return "text"
        case ast.Constant(value=bool()):
            return ""
        case ast.Constant(value=int() | float()) | ast.BinOp(right=ast.Constant(value=int())):
            return "number"
        case ast.List() | ast.ListComp():
            return "list"
        case ast.Dict():
            return "dict"
        case ast.Tuple():
            return "tuple"
        case ast.Call(func=ast.Name(id="input")):
            return "text"
        case ast.Call(func=ast.Name(id="int" | "len" | "float" | "sum")):
            return "number"
    return ""


def indent_of(line: str) -> str:
    return line[: len(line) - len(line.lstrip())]
