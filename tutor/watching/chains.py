"""Ifs that stand below one another, each asked for itself, where several were true."""

import ast
import itertools
from collections.abc import Iterator, Sequence

from tutor.watching.reading import PARTS, Program, is_watched, names_in
from tutor.watching.record import Record

LEAST = 2


def all_true(program: Program, record: Record) -> Iterator[list[ast.If]]:
    """They ask about the same name, which none of them changes, and each was asked once and true."""
    for ifs in _groups(program):
        true = [each for each in ifs if _was_true(record, each)]
        if len(true) >= LEAST and shared(true):
            yield true


def with_else(program: Program, record: Record) -> Iterator[tuple[ast.If, ast.If]]:
    """One that was true, and the last of them, of which the `else` was done all the same."""
    for *before, last in _groups(program):
        is_else = bool(last.orelse) and not isinstance(last.orelse[0], ast.If)
        if is_else and record.asked(last.lineno) == 1 == record.times(last.orelse[0].lineno):
            true = (each for each in before if not each.orelse and _was_true(record, each))
            yield from ((each, last) for each in true if shared([each, last]))


def _groups(program: Program) -> Iterator[list[ast.If]]:
    for block in _blocks(program.tree):
        for is_if, group in itertools.groupby(block, key=lambda each: isinstance(each, ast.If)):
            ifs = [each for each in group if isinstance(each, ast.If) and is_watched(each)] if is_if else []
            if ifs:
                yield ifs


def _was_true(record: Record, asked: ast.If) -> bool:
    """It was asked once, and was."""
    return record.asked(asked.lineno) == 1 == record.times(asked.body[0].lineno)


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
