"""The statements of some lines, each with its sentence; a block says how far it reaches."""

import ast
from collections.abc import Iterator
from typing import NamedTuple

from django.utils.translation import gettext as _

from tutor.acting.explaining.clauses import Clause, clause

Statement = ast.stmt | ast.ExceptHandler
MOST = 8  # sentences; more would not be read


class Explained(NamedTuple):
    line: int
    text: str
    card: str


def explain(tree: ast.Module, first: int, last: int) -> list[Explained]:
    """A sentence for each statement that begins on these lines."""
    own = functions_of(tree)
    return [_explained(node, clause(node, own)) for node in beginning(tree, first, last)]


def functions_of(tree: ast.Module) -> frozenset[str]:
    return frozenset(node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))


def beginning(tree: ast.Module, first: int, last: int) -> Iterator[Statement]:
    """In the order of their lines. Where none begins there, the one that these lines are a part of."""
    all_of_them = [node for node in ast.walk(tree) if isinstance(node, Statement)]
    found = [node for node in all_of_them if first <= node.lineno <= last]
    if not found:
        around = [node for node in all_of_them if node.lineno <= first <= (node.end_lineno or node.lineno)]
        found = sorted(around, key=lambda node: node.lineno)[-1:]
    yield from sorted(found, key=lambda node: (node.lineno, node.col_offset))


def _explained(node: Statement, said: Clause) -> Explained:
    parts = [_("Line {line} {what}.").format(line=node.lineno, what=said.text)]
    if isinstance(node, ast.If):
        parts += _branches(node)
    return Explained(node.lineno, " ".join(parts), said.card)


def _branches(node: ast.If) -> Iterator[str]:
    yield _("If so, {lines} is done.").format(lines=lines_of(node.body))
    match node.orelse:
        case []:
            return
        case [ast.If() as other] if other.col_offset == node.col_offset:
            yield _("If not, it goes on at line {line}.").format(line=other.lineno)
        case orelse:
            yield _("If not, {lines} is done.").format(lines=lines_of(orelse))


def lines_of(body: list[ast.stmt]) -> str:
    first, last = body[0].lineno, body[-1].end_lineno or body[-1].lineno
    if first == last:
        return _("line {line}").format(line=first)
    return _("what stands in lines {first} to {last}").format(first=first, last=last)
