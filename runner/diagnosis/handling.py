"""A `try` that would catch the error, if only the line stood in it, or if its `except` named this kind."""

import ast
import builtins

from django.utils.translation import gettext as _

from runner.diagnosis.cases import Case

FARTHEST = 15  # lines


def missed(case: Case) -> str:
    """What to look at where a `try` is there and does not catch the error; "" where none is."""
    return _of_other_kind(case) or _outside(case)


def _of_other_kind(case: Case) -> str:
    """The line stands in a `try`, whose `except` waits for something else."""
    around = [node for node in case.source.nodes if isinstance(node, ast.Try) and _holds(node, case.line)]
    around = [node for node in around if node.handlers]
    if not around or any(_catches(node, case.kind) for node in around):
        return ""
    line = max(around, key=lambda node: node.lineno).handlers[0].lineno
    said = _(
        "An `except` catches only the kind of error that it names. "
        "Python calls what stops {{here}} `{{kind}}`: for which kind does the `except` in line {line} wait?"
    )
    return said.format(line=line).replace("{kind}", case.kind)


def _holds(node: ast.Try, line: int) -> bool:
    return node.lineno < line <= _end_of_body(node)


def _outside(case: Case) -> str:
    """Some `try` near the failed line catches just this."""
    tries = (node for node in case.source.nodes if isinstance(node, ast.Try) and _catches(node, case.kind))
    near = [node for node in tries if abs(node.lineno - case.line) <= FARTHEST]
    if not near or any(_holds(node, case.line) for node in near):
        return ""
    line = min(near, key=lambda node: abs(node.lineno - case.line)).lineno
    said = _(
        "A `try` catches a `{{kind}}` only of lines that stand in it. "
        "Does {{here}} stand inside the `try` of line {line}?"
    )
    return said.format(line=line).replace("{kind}", case.kind)


def _end_of_body(node: ast.Try) -> int:
    return node.body[-1].end_lineno or node.body[-1].lineno


def _catches(node: ast.Try, kind: str) -> bool:
    return any(each.type is None or kind in _kinds(each.type) for each in node.handlers)


def _kinds(caught: ast.expr) -> set[str]:
    """With all that are a kind of it: `Exception` catches a ValueError."""
    names = [part.id for part in ast.walk(caught) if isinstance(part, ast.Name)]
    known = [found for name in names if isinstance(found := getattr(builtins, name, None), type)]
    kinds = [each for each in vars(builtins).values() if isinstance(each, type)]
    return {*names, *(each.__name__ for each in kinds if issubclass(each, tuple(known)))}
