"""Conditions that are always true."""

import ast
from collections import defaultdict
from collections.abc import Iterator

from django.utils.translation import gettext as _

from runner.diagnosis.findings import Finding
from runner.diagnosis.silent.conditions import asked
from runner.diagnosis.silent.program import Program
from runner.diagnosis.silent.ranges import covers_everything, range_of

Fact = tuple[str, str, object]  # what is compared, the sign, the value: ("score", ">", 50)
SIGNS: dict[type, str] = {ast.Eq: "==", ast.NotEq: "!=", ast.Lt: "<", ast.LtE: "<=", ast.Gt: ">", ast.GtE: ">="}
TURNED = {"<": ">", "<=": ">=", ">": "<", ">=": "<=", "==": "==", "!=": "!="}


# Methods of texts that change nothing.
QUIET = frozenset({"lower", "upper", "strip", "title", "startswith", "endswith", "isdigit", "isalpha"})


def always_true(program: Program) -> Iterator[Finding]:
    for test in asked(program):
        if isinstance(test, ast.BoolOp) and isinstance(test.op, ast.Or):
            yield from always_one_of(program, test)
        elif isinstance(test, (ast.Constant, ast.JoinedStr, ast.Tuple, ast.List)) and is_always(program, test):
            yield program.finding(
                "always-true",
                test,
                _("{where} asks only `{text}`. A value alone counts as true, so the condition is always true."),
                _("What is `{text}` to be compared with in line {here}?"),
                text=program.text(test),
            )


def is_always(program: Program, test: ast.expr) -> bool:
    """A text, or a list with something in it; `while True` and `if 1` are meant so."""
    if isinstance(program.parent[test], ast.BoolOp):
        return False  # told by or-without-comparison
    if isinstance(test, (ast.Tuple, ast.List)):
        return bool(test.elts)
    return isinstance(test, ast.JoinedStr) or (isinstance(test.value, str) and bool(test.value))  # type: ignore[attr-defined]


def always_one_of(program: Program, test: ast.BoolOp) -> Iterator[Finding]:
    """`a != 1 or a != 2`, `a > 1 or a < 5`."""
    for what, facts in by_subject(program, test.values).items():
        unequal = {value for sign, value in facts if sign == "!="}
        equal = {value for sign, value in facts if sign == "=="}
        covered = (
            len(unequal) > 1
            or bool(equal & unequal)
            or covers_everything([range_of(sign, value) for sign, value in facts])
        )
        if not covered:
            continue
        yield program.finding(
            "always-true",
            test,
            _("{where}: one side of the `or` is true whatever `{what}` is, so the whole condition is always true."),
            _(
                "With `or` it is enough when one side is true. Which side of the `or` is true when `{what}` is "
                "`{value}`?"
            ),
            what=what,
            value=written(next(value for sign, value in facts)),
        )


def by_subject(program: Program, tests: list[ast.expr]) -> dict[str, list[tuple[str, object]]]:
    """What is asked of each thing that is compared with values as they stand."""
    found: dict[str, list[tuple[str, object]]] = defaultdict(list)
    for test in tests[:50]:
        for what, sign, value in facts_of(program, test):
            found[what].append((sign, value))
    return {what: facts for what, facts in found.items() if len(facts) > 1}


def facts_of(program: Program, test: ast.expr) -> list[Fact]:
    """Of a single comparison; a chain such as `1 < a < 5` has none here."""
    if not isinstance(test, ast.Compare) or len(test.ops) != 1 or type(test.ops[0]) not in SIGNS:
        return []
    sign, left, right = SIGNS[type(test.ops[0])], test.left, test.comparators[0]
    if constant(left) is not None:
        sign, left, right = TURNED[sign], right, left
    value = constant(right)
    if value is None or not is_steady(program, left):
        return []
    return [(program.text(left), sign, value)]


def constant(node: ast.expr) -> object:
    """Of a number or text as it stands, else None."""
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        value = constant(node.operand)
        return -value if isinstance(value, (int, float)) else None
    if (
        isinstance(node, ast.Constant)
        and isinstance(node.value, (str, int, float))
        and not isinstance(node.value, bool)
    ):
        return node.value
    return None


def written(value: object) -> str:
    """As a student writes it."""
    return f'"{value}"' if isinstance(value, str) else str(value)


def is_steady(program: Program, node: ast.expr) -> bool:
    """Asked twice in a row, it gives the same answer."""
    calls = [part for part in (node, *program.inside(node)) if isinstance(part, (ast.Call, ast.NamedExpr, ast.Await))]
    return constant(node) is None and all(
        isinstance(call, ast.Call)
        and (program.called(call) in ("len", "int", "str", "abs") or getattr(call.func, "attr", "") in QUIET)
        for call in calls
    )
