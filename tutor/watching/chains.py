"""Ifs that stand below one another, each asked for itself, where several were true."""

import ast
import itertools
from collections.abc import Iterator, Sequence

from tutor.watching.reading import PARTS, Program, is_watched, names_in
from tutor.watching.record import Record

LEAST = 2


def all_true(program: Program, record: Record) -> Iterator[list[ast.If]]:
    """They ask about the same name, which none of them changes, and each was asked once and true."""
    for block in _blocks(program.tree):
        for is_if, group in itertools.groupby(block, key=lambda each: isinstance(each, ast.If)):
            ifs = [each for each in group if isinstance(each, ast.If) and is_watched(each)] if is_if else []
            true = [each for each in ifs if record.asked(each.lineno) == 1 == record.times(each.body[0].lineno)]
            if len(true) >= LEAST and shared(true):
                yield true


def shared(ifs: Sequence[ast.If]) -> list[str]:
    """The names that all of them ask about, and none changes: of what one has stored the next one asks anew."""
    first, *others = [names_in(each.test) for each in ifs]
    inside = [node for each in ifs for node in ast.walk(each) if isinstance(node, ast.Name)]
    stored = {node.id for node in inside if isinstance(node.ctx, ast.Store)}
    return [name for name in first if name not in stored and all(name in names for names in others)]


def _blocks(tree: ast.AST) -> Iterator[list[ast.stmt]]:
    for node in ast.walk(tree):
        for part in PARTS:
            found = getattr(node, part, None)
            if isinstance(found, list):
                yield found
