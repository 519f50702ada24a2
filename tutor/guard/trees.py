"""Statements as trees: told apart neither by spaces nor by the way the same is written."""

import ast
import contextlib
import functools
import re
import warnings
from collections.abc import Iterable, Iterator

from tutor.guard.words import KEPT

MOST_CHARS = 20_000
EXACT_NODES = 8  # a statement of so many nodes is known again by its names
SHAPE_NODES = 16  # … with its names replaced
_fence = re.compile(r"```\w*\n(.*?)```", re.DOTALL)
_turned = {ast.Gt: ast.Lt, ast.GtE: ast.LtE}


def of(programs: Iterable[str]) -> frozenset[str]:
    """Every statement that is large enough to be known again, in one spelling."""
    return frozenset().union(*map(_of_one, programs))


@functools.lru_cache(maxsize=500)  # lessons are the same for everybody
def _of_one(program: str) -> frozenset[str]:
    return frozenset(_statements(program))


def programs_in(texts: Iterable[str]) -> list[str]:
    """The examples in a lesson's text."""
    return [found for text in texts for found in (*_fence.findall(text), text)]


def parsed(program: str) -> ast.Module | None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with contextlib.suppress(SyntaxError, ValueError, RecursionError, MemoryError):
            return ast.parse(program[:MOST_CHARS])
    return None


def _statements(program: str) -> Iterator[str]:
    tree = parsed(program)
    if tree is None:
        return
    with contextlib.suppress(RecursionError):
        tree = Spelling().visit(tree)
        for node in ast.walk(tree):
            if not isinstance(node, ast.stmt | ast.BoolOp | ast.Compare):
                continue
            size = sum(1 for _ in ast.walk(node))
            if size >= EXACT_NODES and not isinstance(node, ast.Expr):
                yield "=" + ast.dump(node)
            if size >= SHAPE_NODES and isinstance(node, ast.stmt):
                yield "~" + re.sub(r"(?<=id=')(\w+)|(?<=arg=')(\w+)|(?<=name=')(\w+)", _replaced, ast.dump(node))


def _replaced(name: re.Match[str]) -> str:
    return name.group() if name.group() in KEPT else "N"


class Spelling(ast.NodeTransformer):
    """One of the several ways to write the same: x += 1, b > a, not a == b; texts and docstrings say nothing."""

    def visit_AugAssign(self, node: ast.AugAssign) -> ast.AST:
        self.generic_visit(node)
        value = ast.BinOp(_read(node.target), node.op, node.value)
        return ast.Assign([node.target], value)

    def visit_AnnAssign(self, node: ast.AnnAssign) -> ast.AST:
        self.generic_visit(node)
        return ast.Assign([node.target], node.value) if node.value else node

    def visit_Compare(self, node: ast.Compare) -> ast.AST:
        self.generic_visit(node)
        if len(node.ops) != 1:
            return node
        sides = [node.left, node.comparators[0]]
        if type(node.ops[0]) in _turned:
            return ast.Compare(sides[1], [_turned[type(node.ops[0])]()], [sides[0]])
        if isinstance(node.ops[0], ast.Eq | ast.NotEq):
            sides.sort(key=ast.dump)
            return ast.Compare(sides[0], node.ops, [sides[1]])
        return node

    def visit_UnaryOp(self, node: ast.UnaryOp) -> ast.AST:
        self.generic_visit(node)
        match node:
            case ast.UnaryOp(ast.Not(), ast.Compare(left, [ast.Eq()], rest)):
                return self.visit_Compare(ast.Compare(left, [ast.NotEq()], rest))
            case ast.UnaryOp(ast.Not(), ast.Compare(left, [ast.NotEq()], rest)):
                return self.visit_Compare(ast.Compare(left, [ast.Eq()], rest))
        return node

    def visit_Constant(self, node: ast.Constant) -> ast.AST:
        return ast.Constant("S") if isinstance(node.value, str) else ast.Constant(node.value)

    def visit_JoinedStr(self, node: ast.JoinedStr) -> ast.AST:
        self.generic_visit(node)
        fields: list[ast.expr] = [part for part in node.values if isinstance(part, ast.FormattedValue)]
        return ast.JoinedStr(fields) if fields else ast.Constant("S")

    def visit_arg(self, node: ast.arg) -> ast.AST:
        return ast.arg(node.arg)

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.AST:
        self.generic_visit(node)
        node.returns, node.decorator_list, node.type_comment = None, [], None
        return node


def _read(target: ast.expr) -> ast.expr:
    match target:
        case ast.Name(id=name):
            return ast.Name(name, ast.Load())
        case ast.Attribute(value=value, attr=attr):
            return ast.Attribute(value, attr, ast.Load())
        case ast.Subscript(value=value, slice=place):
            return ast.Subscript(value, place, ast.Load())
    return target
