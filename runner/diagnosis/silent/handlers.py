"""An `except` that hides more than it should."""

import ast
from collections.abc import Iterator

from django.utils.translation import gettext as _

from runner.diagnosis.findings import Finding
from runner.diagnosis.silent.flow import Flow
from runner.diagnosis.silent.program import BUILTINS, Program


def bare_except(program: Program) -> Iterator[Finding]:
    for node in program.of(ast.Try):
        for handler in node.handlers:
            if catches_all(program, handler) and not goes_on(program, handler):
                yield from hidden(program, node, handler)


def catches_all(program: Program, handler: ast.ExceptHandler) -> bool:
    return handler.type is None or program.is_builtin(handler.type, "Exception", "BaseException")


def goes_on(program: Program, handler: ast.ExceptHandler) -> bool:
    """The error is raised again, shown, or ends the program."""
    flow = program.once(Flow)
    return any(
        isinstance(part, ast.Raise)
        or flow.is_ending(part)
        or (handler.name and isinstance(part, ast.Name) and part.id == handler.name)
        or (isinstance(part, ast.Name) and part.id in ("traceback", "logging", "sys"))
        for part in program.inside(handler)
    )


def hidden(program: Program, node: ast.Try, handler: ast.ExceptHandler) -> Iterator[Finding]:
    place = Words(handler)
    unknown = unknown_name(program, node)
    if unknown is not None:
        yield program.finding(
            "bare-except",
            place,
            _("{where} catches every mistake, and so hides that `{name}` in line {line} was never given a value."),
            _(
                "With the name of one error behind `except`, Python still shows all other errors. Which name did you "
                "mean by `{name}` in line {line}?"
            ),
            name=unknown.id,
            line=unknown.lineno,
        )
    elif handler.type is None and is_much(program, node):
        yield program.finding(
            "bare-except",
            place,
            _("{where} catches every mistake, also slips of your own, and does not show them."),
            _(
                "With the name of one error behind `except`, Python still shows all other errors. Which error do you "
                "expect between the `try` in line {line} and the `except`?"
            ),
            line=node.lineno,
        )


def unknown_name(program: Program, node: ast.Try) -> ast.Name | None:
    """A name that is nobody's: a slip that would be shown but for this `except`."""
    if any(name.endswith(".*") for name in program.imported.values()) or program.is_opaque:
        return None
    for statement in node.body:
        for part in program.inside(statement):
            if isinstance(part, ast.Name) and is_nobodys(program, part):
                return part
    return None


def is_nobodys(program: Program, name: ast.Name) -> bool:
    is_read = isinstance(name.ctx, ast.Load) and not name.id.startswith("__")
    return is_read and name.id not in BUILTINS and program.home(name) is None


def is_much(program: Program, node: ast.Try) -> bool:
    """More than the one line that can go wrong, so that slips can hide in it."""
    own = [
        part for part in program.inside(node) if isinstance(part, ast.stmt) and part.lineno <= node.handlers[0].lineno
    ]
    return len(own) > 3


class Words(ast.AST):
    """The line of the `except`, as a place."""

    def __init__(self, handler: ast.ExceptHandler) -> None:
        super().__init__()
        self.lineno = self.end_lineno = handler.lineno
        self.col_offset = handler.col_offset
        self.end_col_offset = handler.col_offset + len("except")
