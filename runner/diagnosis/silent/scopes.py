"""Where a name is known: a function, a class, or the whole file."""

import ast
import dataclasses
from collections import defaultdict


@dataclasses.dataclass(eq=False)
class Scope:
    node: ast.AST
    parent: "Scope | None"
    stores: dict[str, list[ast.AST]] = dataclasses.field(default_factory=lambda: defaultdict(list))
    loads: dict[str, list[ast.Name]] = dataclasses.field(default_factory=lambda: defaultdict(list))
    outer: set[str] = dataclasses.field(default_factory=set)  # said to be global or nonlocal

    def home(self, name: str) -> "Scope | None":
        """The scope whose `name` is meant here; None: Python's own, or nobody's."""
        scope: Scope | None = self
        while scope is not None:
            is_seen = scope is self or not isinstance(scope.node, ast.ClassDef)
            if is_seen and name in scope.stores and name not in scope.outer:
                return scope
            scope = scope.parent
        return None


def stored_names(node: ast.AST) -> list[str]:
    """The names that this node gives a value to (or takes away)."""
    match node:
        case ast.Name():
            return [node.id]
        case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.ClassDef():
            return [node.name]
        case ast.arg():
            return [node.arg]
        case ast.Import():
            return [alias.asname or alias.name.partition(".")[0] for alias in node.names]
        case ast.ImportFrom():
            return [alias.asname or alias.name for alias in node.names]
        case ast.ExceptHandler(name=str(name)) | ast.MatchAs(name=str(name)) | ast.MatchStar(name=str(name)):
            return [name]
        case ast.MatchMapping(rest=str(name)):
            return [name]
    return []
