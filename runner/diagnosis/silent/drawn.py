"""A secret that is drawn anew in each round of a loop in which it should be guessed."""

import ast
from collections.abc import Iterator

from django.utils.translation import gettext as _

from runner.diagnosis.findings import Finding
from runner.diagnosis.silent.flow import Flow
from runner.diagnosis.silent.program import LOOPS, Program

Loop = ast.For | ast.While
DRAWING = frozenset({"random.randint", "random.randrange", "random.choice", "random.uniform", "random.random"})


def drawn_in_loop(program: Program) -> Iterator[Finding]:
    for loop in program.of(ast.While, ast.For):
        drawn = {name.id: statement for statement in loop.body if (name := drawn_name(program, statement))}
        if not drawn:
            continue
        typed = {name for name in typed_names(program, loop) if name not in drawn}
        for secret, statement in drawn.items():
            if typed and is_guessed(program, loop, secret, typed):
                yield program.finding(
                    "drawn-in-loop",
                    statement,
                    _(
                        "{where} stands inside the loop, so the computer chooses a new `{name}` in every round. "
                        "What one guess has shown does not help with the next guess."
                    ),
                    _(
                        "The loop begins in line {line}. How often is line {here} done, and how often should `{name}` "
                        "be chosen?"
                    ),
                    name=secret,
                    line=loop.lineno,
                )


def drawn_name(program: Program, statement: ast.stmt) -> ast.Name | None:
    match statement:
        case ast.Assign(targets=[ast.Name() as name], value=ast.Call() as call) if program.called(call) in DRAWING:
            return name
    return None


def typed_names(program: Program, loop: Loop) -> set[str]:
    """Names that get what is typed in this loop."""
    found = set()
    for part in program.inside(loop):
        match part:
            case ast.Assign(targets=[ast.Name(id=name)], value=value):
                calls = [call for call in (value, *program.inside(value)) if isinstance(call, ast.Call)]
                if any(program.is_builtin(call.func, "input") for call in calls):
                    found.add(name)
    # guess = int(answer)
    for part in program.inside(loop):
        match part:
            case ast.Assign(targets=[ast.Name(id=name)], value=value):
                if any(isinstance(word, ast.Name) and word.id in found for word in (value, *program.inside(value))):
                    found.add(name)
    return found


def is_guessed(program: Program, loop: Loop, secret: str, typed: set[str]) -> bool:
    """The loop goes on until what is typed is equal to what was drawn."""
    if isinstance(loop, ast.While) and any(
        is_match(part, secret, typed) for part in (loop.test, *program.inside(loop.test))
    ):
        return True
    flow = program.once(Flow)
    leaving = [*flow.breaks[loop], *ends_of(program, loop)]
    for way_out in leaving:
        above = next((node for node in program.above(way_out) if isinstance(node, (ast.If, *LOOPS))), None)
        if (
            isinstance(above, ast.If)
            and is_equal(above.test, secret, typed)
            and stands_in(program, above.body, way_out)
        ):
            return loop is program.loop_of(above)
    return False


def ends_of(program: Program, loop: Loop) -> list[ast.AST]:
    """`return`, or a mark such as `found = True` that the loop's condition asks for."""
    asked = set()
    if isinstance(loop, ast.While):
        asked = {part.id for part in (loop.test, *program.inside(loop.test)) if isinstance(part, ast.Name)}
    return [
        part
        for part in program.inside(loop)
        if isinstance(part, ast.Return)
        or (
            isinstance(part, ast.Assign)
            and isinstance(part.targets[0], ast.Name)
            and part.targets[0].id in asked
            and isinstance(part.value, ast.Constant)
        )
    ]


def stands_in(program: Program, block: list[ast.stmt], node: ast.AST) -> bool:
    return any(program.holds(statement, node) for statement in block)


def is_equal(test: ast.AST, secret: str, typed: set[str]) -> bool:
    return is_match(test, secret, typed) and isinstance(test.ops[0], ast.Eq)  # type: ignore[attr-defined]


def is_match(test: ast.AST, secret: str, typed: set[str]) -> bool:
    """`guess == secret`, or `!=`, either way round."""
    match test:
        case ast.Compare(left=ast.Name(id=left), ops=[ast.Eq() | ast.NotEq()], comparators=[ast.Name(id=right)]):
            return (left == secret and right in typed) or (right == secret and left in typed)
    return False
