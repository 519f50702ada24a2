"""A file's tree, numbered from top to bottom."""

import ast
import functools
from collections import defaultdict
from collections.abc import Iterator

from runner.diagnosis.silent.scopes import Scope
from runner.diagnosis.sources import Source

Function = ast.FunctionDef | ast.AsyncFunctionDef
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
LOOPS = (ast.For, ast.AsyncFor, ast.While)
COMPREHENSIONS = (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)
SCOPES = (ast.Module, *FUNCTIONS, ast.Lambda, ast.ClassDef, *COMPREHENSIONS)
NOT_LOOKED_INTO = frozenset({"ctx", "op", "ops", "type_comment", "kind", "conversion"})


class Tree:
    """`order` numbers nodes from the top; `end` is the number of the last one inside; `scope` is where it stands."""

    def __init__(self, source: Source) -> None:
        assert source.tree is not None
        self.source = source
        self.tree = source.tree
        self.nodes: list[ast.AST] = []
        self.parent: dict[ast.AST, ast.AST] = {}
        self.order: dict[ast.AST, int] = {}
        self.end: dict[ast.AST, int] = {}
        self.scope: dict[ast.AST, Scope] = {}
        self.kinds: dict[type, list] = defaultdict(list)
        self.module = Scope(self.tree, None)
        self._number()

    def _number(self) -> None:
        waiting: list[tuple[ast.AST, ast.AST | None, Scope]] = [(self.tree, None, self.module)]
        while waiting:
            node, parent, scope = waiting.pop()
            self.order[node] = len(self.nodes)
            self.nodes.append(node)
            self.kinds[type(node)].append(node)
            self.scope[node] = scope
            if parent is not None:
                self.parent[node] = parent
            inner = Scope(node, scope) if isinstance(node, SCOPES) and parent is not None else scope
            for part, belongs_inside in reversed(parts(node)):
                waiting.append((part, node, inner if belongs_inside else scope))
            if inner is not scope:
                self.scope_inside[node] = inner
        for number in range(len(self.nodes) - 1, 0, -1):
            node = self.nodes[number]
            above = self.parent[node]
            self.end[node] = max(self.end.get(node, 0), number)
            self.end[above] = max(self.end.get(above, 0), self.end[node])
        self.end.setdefault(self.tree, 0)

    @functools.cached_property
    def scope_inside(self) -> dict[ast.AST, Scope]:
        return {self.tree: self.module}

    def of(self, *kinds: type) -> list:
        if len(kinds) == 1:
            return self.kinds[kinds[0]]
        return sorted((node for kind in kinds for node in self.kinds[kind]), key=self.order.__getitem__)

    def above(self, node: ast.AST) -> Iterator[ast.AST]:
        """Its parent, the parent of that …"""
        while node in self.parent:
            node = self.parent[node]
            yield node

    def inside(self, node: ast.AST) -> list[ast.AST]:
        """All below it, from the top."""
        return self.nodes[self.order[node] + 1 : self.end[node] + 1]

    def holds(self, outer: ast.AST, node: ast.AST) -> bool:
        return self.order[outer] <= self.order[node] <= self.end[outer]

    def statement(self, node: ast.AST) -> ast.stmt:
        while not isinstance(node, ast.stmt):
            node = self.parent[node]
        return node

    def block(self, statement: ast.AST) -> list[ast.stmt]:
        """The list of statements it is one of."""
        return self.blocks.get(statement, [])

    @functools.cached_property
    def all_blocks(self) -> list[list[ast.stmt]]:
        """Every list of statements."""
        found = []
        for kind, nodes in self.kinds.items():
            if not issubclass(kind, ast.expr):
                fields = [field for field in ("body", "orelse", "finalbody") if field in kind._fields]  # type: ignore[attr-defined]
                found += [block for node in nodes for field in fields if (block := getattr(node, field))]
        return sorted(found, key=lambda block: self.order[block[0]])

    @functools.cached_property
    def blocks(self) -> dict[ast.AST, list[ast.stmt]]:
        return {statement: block for block in self.all_blocks for statement in block}

    def next_to(self, statement: ast.stmt, step: int) -> ast.stmt | None:
        block, at = self.block(statement), self.places.get(statement, 0) + step
        return block[at] if 0 <= at < len(block) else None

    @functools.cached_property
    def places(self) -> dict[ast.AST, int]:
        """How many statements stand above it in its block."""
        return {statement: number for block in self.all_blocks for number, statement in enumerate(block)}

    def function_of(self, node: ast.AST) -> ast.AST:
        """The function (or the file) in whose body it stands."""
        scope: Scope | None = self.scope[node]
        while scope is not None and not isinstance(scope.node, (*FUNCTIONS, ast.Lambda, ast.Module)):
            scope = scope.parent
        return scope.node if scope is not None else self.tree

    def loop_of(self, node: ast.AST) -> ast.AST | None:
        """The innermost loop in whose body it stands, in the same function."""
        below = node
        for above in self.above(node):
            if isinstance(above, (*FUNCTIONS, ast.Lambda, ast.ClassDef)):
                return None
            if isinstance(above, LOOPS) and below not in above.orelse and below is not getattr(above, "iter", None):
                return above
            below = above
        return None

    def text(self, node: ast.AST) -> str:
        """As it stands in the file, cut where it is long."""
        first, last = getattr(node, "lineno", 0), getattr(node, "end_lineno", 0)
        start = self.source.characters(first, node.col_offset)  # type: ignore[attr-defined]
        if first != last:
            return self.source.line(first)[start:].rstrip() + " …"
        end = self.source.characters(last, node.end_col_offset)  # type: ignore[attr-defined]
        whole = self.source.line(first)[start:end]
        return whole if len(whole) <= 60 else whole[:59] + "…"


def parts(node: ast.AST) -> list[tuple[ast.AST, bool]]:
    """What it is made of, from the top, and whether that belongs to the scope that it opens."""
    found: list[tuple[ast.AST, bool]] = []
    for field, is_inside in fields_of(type(node)):  # type: ignore[arg-type]
        value = getattr(node, field, None)
        if isinstance(value, list):
            found += [(item, is_inside) for item in value if isinstance(item, ast.AST)]
        elif isinstance(value, ast.AST):
            found.append((value, is_inside))
    return found


@functools.cache
def fields_of(kind: type) -> tuple[tuple[str, bool], ...]:
    outside = OUTSIDE.get(kind, frozenset())
    return tuple((field, field not in outside) for field in kind._fields if field not in NOT_LOOKED_INTO)  # type: ignore[attr-defined]


OUTSIDE: dict[type, frozenset[str]] = {
    ast.FunctionDef: frozenset({"decorator_list", "returns"}),
    ast.AsyncFunctionDef: frozenset({"decorator_list", "returns"}),
    ast.ClassDef: frozenset({"decorator_list", "bases", "keywords"}),
}
