"""A function's name without its brackets."""

import ast
from collections.abc import Iterator

from django.utils.translation import gettext as _

from runner.diagnosis.findings import Finding
from runner.diagnosis.silent import kinds
from runner.diagnosis.silent.lone import PURE, lone
from runner.diagnosis.silent.program import Program
from runner.diagnosis.silent.turtles import TURTLE_VERBS

LIST_VERBS = frozenset("sort append reverse clear pop remove extend insert copy".split())


def call_forgotten(program: Program) -> Iterator[Finding]:
    for statement, value in lone(program):
        name = function_alone(program, value)
        if name:
            yield forgotten(program, statement, name)
    for assign in program.of(ast.Assign):
        name = assign.targets[0]
        is_stored = program.is_builtin(assign.value, "input") and isinstance(name, ast.Name)
        if is_stored and not is_called_somewhere(program, name):
            yield forgotten(program, assign.value, "input")
    for shown in shown_values(program):
        if (isinstance(shown, ast.Attribute) and is_method(program, shown)) or program.function(shown) is not None:
            yield forgotten(program, shown, program.text(shown))


def function_alone(program: Program, value: ast.expr) -> str:
    """The function that this bare name or attribute is; "" where it is none, or not surely."""
    if isinstance(value, ast.Name):
        if program.function(value) is not None:
            return value.id
        if program.home(value) is None:
            is_turtle = value.id in TURTLE_VERBS and "turtle.*" in program.imported.values()
            is_own = (
                program.is_builtin(value) and value.id.islower() and value.id not in ("copyright", "credits", "license")
            )
            return value.id if is_turtle or is_own else ""
        full = program.full_name(value)
        return value.id if full in kinds.CALLS or full in ("random.choice", "random.shuffle", "time.sleep") else ""
    if isinstance(value, ast.Attribute):
        return program.text(value) if is_method(program, value) else ""
    return ""


def is_method(program: Program, node: ast.Attribute) -> bool:
    full = program.full_name(node)
    if full.startswith("turtle."):
        return node.attr in TURTLE_VERBS
    if full in kinds.CALLS or full in PURE or full in ("random.shuffle", "time.sleep", "matplotlib.pyplot.show"):
        return True
    if node.attr in program.once(own_methods):
        return True
    receiver = kinds.kind(program, node.value)
    if receiver == "text":
        return node.attr in kinds.TEXT_METHODS
    if receiver == "list":
        return node.attr in LIST_VERBS
    return node.attr in TURTLE_VERBS and is_turtle(program, node.value)


def own_methods(program: Program) -> frozenset[str]:
    """Methods of its own classes that are nothing else: no property, no attribute of that name."""
    methods = {
        part.name
        for node in program.of(ast.ClassDef)
        for part in node.body
        if isinstance(part, ast.FunctionDef) and not part.decorator_list
    }
    return frozenset(methods - {node.attr for node in program.of(ast.Attribute) if isinstance(node.ctx, ast.Store)})


def is_turtle(program: Program, node: ast.expr) -> bool:
    if not isinstance(node, ast.Name):
        return False
    values = [kinds.value_of(program, store) for store in program.stores(node)[:20]]
    return bool(values) and all(
        isinstance(value, ast.Call) and program.called(value) in ("turtle.Turtle", "turtle.Screen", "turtle.Pen")
        for value in values
    )


def is_called_somewhere(program: Program, name: ast.Name) -> bool:
    return any(
        isinstance(parent := program.parent[read], ast.Call) and parent.func is read for read in program.loads[name.id]
    )


def shown_values(program: Program) -> Iterator[ast.expr]:
    """What print() and f-strings show."""
    for call in program.of(ast.Call):
        if program.is_builtin(call.func, "print"):
            yield from call.args
    for piece in program.of(ast.FormattedValue):
        yield piece.value


def forgotten(program: Program, node: ast.AST, name: str) -> Finding:
    return program.finding(
        "call-forgotten",
        node,
        _("{where} only names the function `{name}`. It is not called, so nothing of what it does happens."),
        _("What has to stand after a function's name so that it is called?"),
        name=name,
    )
