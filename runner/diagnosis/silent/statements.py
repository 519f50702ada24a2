"""Lines of which nothing is kept: a value that is computed and dropped, a sign turned round."""

import ast
import re
from collections.abc import Iterator

from django.utils.translation import gettext as _

from runner.diagnosis.findings import Finding
from runner.diagnosis.silent import kinds
from runner.diagnosis.silent.calls import function_alone
from runner.diagnosis.silent.lone import is_last, is_pure_call, lone
from runner.diagnosis.silent.program import Program

TURNED = re.compile(r"\s*=([+-])( *)")
# Methods of texts that change nothing in place; the first never belong to anything else.
ONLY_OF_TEXTS = frozenset("upper lower strip lstrip rstrip capitalize swapcase".split())


# ── score = +1 ──


def plus_equals_turned(program: Program) -> Iterator[Finding]:
    for assign in program.of(ast.Assign):
        if (
            len(assign.targets) != 1
            or not isinstance(assign.value, ast.UnaryOp)
            or not isinstance(assign.targets[0], ast.Name)
        ):
            continue
        if not isinstance(assign.value.op, (ast.UAdd, ast.USub)):
            continue
        between = written_between(program, assign)
        if is_turned(program, assign, between):
            sign = "+" if isinstance(assign.value.op, ast.UAdd) else "-"
            yield turned(program, assign, sign)


def written_between(program: Program, assign: ast.Assign) -> str:
    line = program.source.line(assign.lineno)
    start = program.source.characters(assign.lineno, assign.targets[0].end_col_offset or 0)
    end = program.source.characters(assign.lineno, assign.value.operand.col_offset)  # type: ignore[attr-defined]
    return line[start:end]


def is_turned(program: Program, assign: ast.Assign, between: str) -> bool:
    name, value = assign.targets[0], assign.value
    assert isinstance(name, ast.Name)
    assert isinstance(value, ast.UnaryOp)
    stores = program.home_of_store(name).stores[name.id][:50]
    others = [kinds.value_of(program, store) for store in stores if store is not name]
    if not others or any(isinstance(other, ast.UnaryOp) and type(other.op) is not type(value.op) for other in others):
        return False  # `step = +1` here and `step = -1` there are two directions
    is_deeper = program.parent[assign] is not program.tree
    sign = TURNED.fullmatch(between)
    if isinstance(value.op, ast.UAdd):
        return is_deeper or sign is not None
    return sign is not None and is_deeper and between.startswith(" ")


def turned(program: Program, assign: ast.Assign, sign: str) -> Finding:
    name = program.text(assign.targets[0])
    value = program.text(assign.value.operand)  # type: ignore[attr-defined]
    return program.finding(
        "plus-equals-turned",
        assign,
        _(
            "{where} stores `{sign}{value}` in `{name}`, whatever was there before. The line does not count on from "
            "the old value."
        ),
        _("Which sign stands first in line {here}, and which sign first in `{sign}=`?"),
        name=name,
        value=value,
        sign=sign,
    )


# ── score == 10 ──


def comparison_alone(program: Program) -> Iterator[Finding]:
    for statement, value in lone(program):
        match value:
            case ast.Compare(left=ast.Name() | ast.Subscript() | ast.Attribute() as left, ops=[ast.Eq()]):
                if is_last(program, statement) and not isinstance(left, ast.Name):
                    continue
                yield program.finding(
                    "comparison-alone",
                    statement,
                    _(
                        "{where} only asks with `==` whether `{name}` is `{value}`, and drops the answer. `{name}` "
                        "stays as it was."
                    ),
                    _("How many `=` stand side by side in line {here}, and how many store a value?"),
                    name=program.text(left),
                    value=program.text(value.comparators[0]),
                )


# ── Values that are dropped ──


def value_unused(program: Program) -> Iterator[Finding]:
    for statement, value in lone(program):
        if is_dropped(program, value, is_last(program, statement)):
            yield program.finding(
                "value-unused",
                statement,
                *dropped_words(value),
                value=program.text(value),
            )


def dropped_words(value: ast.expr) -> tuple[str, str]:
    """What happens, and where to look."""
    if isinstance(value, (ast.Name, ast.Attribute, ast.Subscript, ast.Constant)):
        return _("{where}: `{value}` alone on a line does nothing."), _("What should line {here} do with `{value}`?")
    look = _("Where should the result of `{value}` go: onto the screen, or under a name?")
    if isinstance(value, ast.Call):
        return _("{where}: what `{value}` gives back is not kept, so it is lost."), look
    return _("{where} computes `{value}`, and then the result is lost."), look


def is_dropped(program: Program, value: ast.expr, is_shown: bool) -> bool:
    match value:
        case ast.Call():
            return is_pure_call(program, value)
        case ast.JoinedStr():
            return True
        case ast.BinOp():
            return not is_shown and not is_shift(value) and not has_own_calls(program, value)
        case ast.Compare(ops=[ast.Eq()]):
            return False  # told by comparison-alone
        case ast.Compare() | ast.UnaryOp() | ast.BoolOp():
            return not is_shown and not any(isinstance(part, ast.Call) for part in program.inside(value))
        case ast.Name():
            is_module = program.home(value) is None or value.id in program.modules
            return not is_shown and not is_module and function_alone(program, value) == ""
        case ast.Constant(value=constant):
            return isinstance(constant, (int, float)) and not isinstance(constant, bool) and not is_shown
        case ast.Subscript():
            return not is_shown and kinds.kind(program, value.value) in ("list", "dict", "text")
    return False


def is_shift(value: ast.BinOp) -> bool:
    """`a >> b` is a command in some libraries."""
    return isinstance(value.op, (ast.RShift, ast.LShift, ast.BitOr, ast.BitAnd))


def has_own_calls(program: Program, value: ast.expr) -> bool:
    return any(isinstance(part, ast.Call) and not is_pure_call(program, part) for part in program.inside(value))


# ── name.upper() ──


def text_method_dropped(program: Program) -> Iterator[Finding]:
    for statement, value in lone(program):
        match value:
            case ast.Call(func=ast.Attribute(value=receiver, attr=method)) if is_changed_text(
                program, value, receiver, method
            ):
                yield program.finding(
                    "text-method-dropped",
                    statement,
                    _(
                        "{where} makes a changed copy of `{name}`, and the copy is lost. `{name}` itself stays "
                        "as it was."
                    ),
                    _("A method never changes a text itself. Where should the changed copy of `{name}` go?"),
                    name=program.text(beginning(receiver)),
                    method=method,
                )


def beginning(receiver: ast.expr) -> ast.expr:
    """`word` of `word.strip()`."""
    while isinstance(receiver, ast.Call) and isinstance(receiver.func, ast.Attribute):
        receiver = receiver.func.value
    return receiver


def is_changed_text(program: Program, call: ast.Call, receiver: ast.expr, method: str) -> bool:
    if kinds.TEXT_METHODS.get(method) not in ("text", "list"):
        return False
    if kinds.kind(program, receiver) == "text":
        return True
    if method not in ONLY_OF_TEXTS or call.args or not isinstance(receiver, (ast.Name, ast.Subscript)):
        return False
    return (
        program.is_simple
        and method not in program.function_names
        and not (isinstance(receiver, ast.Name) and receiver.id in program.modules)
    )
