"""A `try` that would catch the error, if only the line stood in it."""

import ast
import builtins

from django.utils.translation import gettext as _

from runner.diagnosis.cases import Case

FARTHEST = 15  # lines


def outside(case: Case) -> str:
    """What to look at where some `try` near the failed line catches just this; "" where none does."""
    tries = (node for node in case.source.nodes if isinstance(node, ast.Try) and _catches(node, case.kind))
    near = [node for node in tries if abs(node.lineno - case.line) <= FARTHEST]
    if not near or any(node.lineno < case.line <= _end_of_body(node) for node in near):
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
