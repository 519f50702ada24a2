"""A function's name without its brackets."""

import ast
from collections.abc import Iterator

from django.utils.translation import gettext as _

from runner.diagnosis.findings import Finding
from runner.diagnosis.silent import kinds
from runner.diagnosis.silent.conditions import asked
from runner.diagnosis.silent.lone import PURE, lone
from runner.diagnosis.silent.program import Program
from runner.diagnosis.silent.turtles import TURTLE_VERBS

LONGEST_NAME = 30
LIST_VERBS = frozenset("sort append reverse clear pop remove extend insert copy".split())
# Attributes that texts have: `answer.lower == "yes"` compares the method itself.
ASKING_METHODS = frozenset(
    "lower upper strip lstrip rstrip capitalize title isdigit isdecimal isnumeric isalpha isalnum isspace isupper "
    "islower startswith endswith split".split()
)

# ── A name alone ──


def call_forgotten(program: Program) -> Iterator[Finding]:
    for statement, value in lone(program):
        name = function_alone(program, value)
        if name:
            yield forgotten(program, statement, name)
    for assign in program.of(ast.Assign):
        name, stored = assign.targets[0], stored_function(program, assign.value)
        if stored and isinstance(name, ast.Name) and not is_called_somewhere(program, name):
            yield forgotten(program, assign.value, stored)
    for shown in shown_values(program):
        if (isinstance(shown, ast.Attribute) and is_method(program, shown)) or program.function(shown) is not None:
            yield forgotten(program, shown, program.text(shown))


def stored_function(program: Program, value: ast.expr) -> str:
    """The one that is kept under a name, where what it gives back is meant: `answer = text.lower`."""
    if program.is_builtin(value, "input"):
        return "input"
    is_of_text = isinstance(value, ast.Attribute) and kinds.kind(program, value.value) == "text"
    return value.attr if is_of_text and value.attr in ASKING_METHODS else ""  # type: ignore[attr-defined]


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
    """Or handed to a function that may call it."""
    return any(
        isinstance(parent := program.parent[read], ast.Call)
        and not program.is_builtin(parent.func, "print", "len", "int", "str", "float")
        for read in program.loads[name.id]
    )


def shown_values(program: Program) -> Iterator[ast.expr]:
    """What print() and f-strings show."""
    for call in program.of(ast.Call):
        if program.is_builtin(call.func, "print"):
            yield from call.args
    for piece in program.of(ast.FormattedValue):
        yield piece.value


def forgotten(program: Program, node: ast.AST, name: str) -> Finding:
    sentence = _(
        "{where} only names the function `{name}`. The function is not called, so nothing of what `{name}` does "
        "happens."
    )
    return not_called(program, "call-forgotten", node, name, sentence)


def not_called(program: Program, tag: str, node: ast.AST, name: str, sentence: str) -> Finding:
    """The nearest call is there to compare with."""
    calls = [call for call in program.of(ast.Call) if len(short_name(program, call.func)) <= LONGEST_NAME]
    if not calls:
        return program.finding(
            tag, node, sentence, _("What does a call need behind `{name}` in line {here}?"), name=name
        )
    near = min(calls, key=lambda call: abs(call.lineno - node.lineno))  # type: ignore[attr-defined]
    look = _("What stands right behind `{other}` in line {line}, and what behind `{name}` in line {here}?")
    return program.finding(tag, node, sentence, look, name=name, other=short_name(program, near.func), line=near.lineno)


def short_name(program: Program, function: ast.expr) -> str:
    """`strip` of `input("…").strip`."""
    is_of_call = isinstance(function, ast.Attribute) and isinstance(function.value, ast.Call)
    return function.attr if is_of_call else program.text(function)  # type: ignore[attr-defined]


# ── A function where its result is meant ──


def compared_with_function(program: Program) -> Iterator[Finding]:
    for test in asked(program):
        if isinstance(test, ast.Compare):
            continue
        name = function_named(program, test)
        if name:
            yield not_called(
                program,
                "compared-with-function",
                test,
                name,
                _("{where} asks about the function `{name}` itself, which is always true. The function is not called."),
            )
    yield from compared_itself(program)


def compared_itself(program: Program) -> Iterator[Finding]:
    for compare in program.of(ast.Compare):
        sides = [compare.left, *compare.comparators]
        names = [function_named(program, side) for side in sides]
        if len(list(filter(None, names))) != 1 or any(is_none(side) or is_type(program, side) for side in sides):
            continue
        if isinstance(compare.ops[0], (ast.In, ast.NotIn, ast.Is, ast.IsNot)):
            continue
        others = [side for side, name in zip(sides, names, strict=True) if not name]
        if not all(kinds.kind(program, side) for side in others):
            continue  # perhaps it is a function too
        at = next(number for number, name in enumerate(names) if name)
        yield not_called(
            program,
            "compared-with-function",
            compare,
            names[at],
            _("{where} compares the function `{name}` itself, not what it gives back. The function is not called."),
        )


def function_named(program: Program, node: ast.AST) -> str:
    """The function that stands there by its bare name."""
    if program.function(node) is not None or program.is_builtin(
        node, "input", "len", "int", "str", "max", "min", "sum"
    ):
        return node.id  # type: ignore[attr-defined]
    if isinstance(node, ast.Attribute):
        if node.attr in ASKING_METHODS and kinds.kind(program, node.value) == "text":
            return program.text(node)
        if program.full_name(node) in kinds.CALLS:
            return program.text(node)
    return program.imported.get(node.id, "") and node.id if is_imported_call(program, node) else ""  # type: ignore[attr-defined]


def is_imported_call(program: Program, node: ast.AST) -> bool:
    return isinstance(node, ast.Name) and program.full_name(node) in kinds.CALLS and not program.is_builtin(node)


def is_none(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and node.value is None


def is_type(program: Program, node: ast.expr) -> bool:
    """`type(x) == int` compares with a type, and rightly so."""
    return (isinstance(node, ast.Call) and not isinstance(node.func, ast.Attribute)) and program.called(node) in (
        "type",
        "getattr",
    )
