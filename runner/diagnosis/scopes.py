"""Which names a program gives values to, and where."""

import ast
import builtins
import keyword
from collections.abc import Iterator
from typing import NamedTuple

from runner.diagnosis.sources import Source

Function = ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda
BUILTINS = frozenset(name for name in dir(builtins) if not name.startswith("_"))
WORDS = frozenset(keyword.kwlist)


class Binding(NamedTuple):
    name: str
    line: int
    scope: ast.AST  # a Function, a class, or the module
    node: ast.AST


def bindings(source: Source) -> list[Binding]:
    """In the order of their lines."""
    return sorted(walk(source.tree, source.tree), key=lambda found: found.line) if source.tree else []


def walk(node: ast.AST, scope: ast.AST) -> Iterator[Binding]:
    for child in ast.iter_child_nodes(node):
        yield from (Binding(name, line_of(child), scope, child) for name in names_of(child))
        if isinstance(child, Function):
            yield from parameters(child)
            yield from walk(child, child)
        else:
            yield from walk(child, child if isinstance(child, ast.ClassDef) else scope)


def line_of(node: ast.AST) -> int:
    return getattr(node, "lineno", 0)


def names_of(node: ast.AST) -> Iterator[str]:
    """What this node itself gives a value to."""
    match node:
        case ast.Name(id=name, ctx=ast.Store()):
            yield name
        case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) | ast.ClassDef(name=name):
            yield name
        case ast.ExceptHandler(name=str(name)) | ast.MatchAs(name=str(name)) | ast.MatchStar(name=str(name)):
            yield name
        case ast.Import(names=aliases) | ast.ImportFrom(names=aliases):
            yield from (alias.asname or alias.name.split(".")[0] for alias in aliases)


def parameters(function: Function) -> Iterator[Binding]:
    given = function.args
    all_of_them = [*given.posonlyargs, *given.args, *given.kwonlyargs, given.vararg, given.kwarg]
    for parameter in all_of_them:
        if parameter is not None:
            yield Binding(parameter.arg, parameter.lineno, function, parameter)


def functions_around(source: Source, line: int) -> list[Function]:
    """The functions whose body holds `line`, innermost first."""
    found = [
        node
        for node in source.nodes
        if isinstance(node, Function) and node.lineno <= line <= (node.end_lineno or node.lineno)
    ]
    return sorted(found, key=line_of, reverse=True)


def function_named(source: Source, name: str) -> ast.FunctionDef | None:
    for node in source.nodes:
        if isinstance(node, ast.FunctionDef) and node.name == name:
            return node
    return None
