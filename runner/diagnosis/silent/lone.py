"""Statements that are nothing but a value, and which values come about without anything else happening."""

import ast
from collections.abc import Iterator

from runner.diagnosis.silent import kinds
from runner.diagnosis.silent.program import Program

# What these give is all there is to them.
PURE = frozenset(
    "int float str len round abs sorted sum max min reversed range chr ord repr bool list tuple set dict "
    "random.randint "
    "random.choice random.random random.randrange random.uniform random.sample random.choices math.sqrt".split()
)


def lone(program: Program) -> Iterator[tuple[ast.Expr, ast.expr]]:
    """Statements that are nothing but a value. In a `try` it may be there for the error that it can make."""
    for statement in program.of(ast.Expr):
        if not is_tried(program, statement):
            yield statement, statement.value


def is_tried(program: Program, statement: ast.stmt) -> bool:
    return any(
        isinstance(above, ast.Try) and statement in above.body for above in (program.parent[statement],)
    ) or isinstance(program.parent[statement], (ast.With, ast.ClassDef, ast.TryStar))


def is_last(program: Program, statement: ast.stmt) -> bool:
    """The last line of a file may be shown."""
    return statement is program.tree.body[-1]


def is_pure_call(program: Program, call: ast.Call) -> bool:
    """Nothing happens but that a value comes back."""
    if any(isinstance(part, ast.Call) and not is_pure_call(program, part) for part in call.args):
        return False
    if program.called(call) in PURE:
        return True
    function = program.function(call.func)
    return function is not None and function.name in program.once(pure_functions)


def pure_functions(program: Program) -> set[str]:
    """Its own functions that only compute and give back."""
    return {name for name, function in program.functions.items() if is_pure(program, function)}


def is_pure(program: Program, function: ast.AST) -> bool:
    gives = False
    for part in program.inside(function):
        match part:
            case ast.Return(value=value) if value is not None:
                gives = True
            case ast.Call():
                is_text_method = isinstance(part.func, ast.Attribute) and part.func.attr in kinds.TEXT_METHODS
                if program.called(part) not in PURE and not is_text_method:
                    return False
            case (
                ast.Yield() | ast.YieldFrom() | ast.Await() | ast.Global() | ast.Nonlocal() | ast.Raise() | ast.Assert()
            ):
                return False
            case ast.Subscript(ctx=ast.Store() | ast.Del()) | ast.Attribute(ctx=ast.Store() | ast.Del()) | ast.Delete():
                return False
    return gives and not function.decorator_list and not isinstance(function, ast.AsyncFunctionDef)  # type: ignore[attr-defined]
