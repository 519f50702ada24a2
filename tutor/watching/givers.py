"""Which line gave a name the value that it had when the program stopped, and in which way."""

import ast
import dataclasses
import functools
from collections.abc import Iterator

from django.utils.translation import gettext as _

from runner.diagnosis.findings import Finding
from runner.messages import Failed, Named
from tutor.watching.reading import Program, names_in
from tutor.watching.record import Record

UNCHANGING = ("str", "int", "float", "bool", "NoneType")

Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclasses.dataclass(frozen=True)
class Moment:
    """Where a program stopped, and what is known of the way there; `record` of another run, where there was one."""

    failed: Failed
    finding: Finding
    program: Program
    record: Record | None = None

    @functools.cached_property
    def function(self) -> Function | None:
        """The innermost one in which it stopped."""
        around = [each for each in _functions(self.program) if _is_in(each, self.failed.line)]
        return max(around, key=lambda each: each.lineno, default=None)


def giving(moment: Moment, named: Named) -> int:
    """The line that gave it its value: the last that did in the other run, or the only one that can. 0: unknown."""
    lines = _lines(moment, named.name)
    if len(lines) == 1 and named.type in UNCHANGING:
        return lines[0]
    if moment.record is None or moment.record.how != "failed":
        return 0
    held = {scope: values for scope, name, values in moment.record.values if name == named.name}
    values = held.get(moment.function.name if moment.function else "") or held.get("")
    line, value = values.kept[-1] if values and values.kept else (0, "")
    return line if value == named.text and line in lines else 0


def _lines(moment: Moment, name: str) -> list[int]:
    """Where it may get a value: in the function that has it, else outside of all; none where nobody sees it."""
    tree, here = moment.program.tree, moment.function
    if any(name in _unseen(node) for node in ast.walk(tree)):
        return []
    stored = [line for line, names in moment.program.stores.items() if name in names]
    inside = [line for line in stored if here and _is_in(here, line)]
    if here and name in {each.arg for each in ast.walk(here.args) if isinstance(each, ast.arg)}:
        return [here.lineno, *inside]
    functions = _functions(moment.program)
    if not inside and here and any(_is_in(each, here.lineno) for each in functions):
        return []  # it may be of the function around this one
    return inside or [line for line in stored if not any(_is_in(each, line) for each in functions)]


def _unseen(node: ast.AST) -> set[str]:
    """Names to which it gives a value in another way than most statements, or from the inside of a function."""
    match node:
        case ast.Global(names=names) | ast.Nonlocal(names=names):
            return set(names)
        case ast.NamedExpr(target=target) | ast.comprehension(target=target):
            return set(names_in(target))
        case ast.withitem(optional_vars=ast.expr() as target):
            return set(names_in(target))
        case ast.ExceptHandler(name=str(name)) | ast.MatchAs(name=str(name)) | ast.MatchStar(name=str(name)):
            return {name}
    return set()


def _functions(program: Program) -> list[Function]:
    return [each for each in ast.walk(program.tree) if isinstance(each, Function)]


def _is_in(function: Function, line: int) -> bool:
    return function.lineno < line <= (function.end_lineno or function.lineno)


def came(moment: Moment, name: str, line: int) -> str:
    """ "line 4 gave it that value"; "" where it may be otherwise."""
    match moment.program.places[line].statement if line in moment.program.places else None:
        case ast.FunctionDef() as function:
            return _handed_in(moment, function, name)
        case ast.For():
            return _("the loop in line {line} gave it that value").format(line=line)
        case ast.Expr():
            return _("line {line} left it so").format(line=line)
        case ast.Assign() if is_typed(moment, line):
            return _("that was typed in line {line}").format(line=line)
        case ast.Assign(value=value) if called := own_function(moment.program, value):
            return _("`{name}` gave that back in line {line}").format(name=called, line=line)
    return _("line {line} gave it that value").format(line=line)


def is_typed(moment: Moment, line: int) -> bool:
    """What `input` gave, as it is."""
    match moment.program.places[line].statement if line in moment.program.places else None:
        case ast.Assign(value=ast.Call(func=ast.Name(id="input"))):
            return True
    return False


def loaded(moment: Moment) -> set[str]:
    """The names that its line looks at."""
    return {each.id for each in _on_line(moment) if isinstance(each, ast.Name) and isinstance(each.ctx, ast.Load)}


def indexes(moment: Moment) -> set[str]:
    """The names that stand between square brackets there."""
    return {name for each in _on_line(moment) if isinstance(each, ast.Subscript) for name in names_in(each.slice)}


def _on_line(moment: Moment) -> Iterator[ast.expr]:
    tree, line = moment.program.tree, moment.failed.line
    yield from (each for each in ast.walk(tree) if isinstance(each, ast.expr) and each.lineno <= line <= _end(each))


def _end(node: ast.expr) -> int:
    return node.end_lineno or node.lineno


def _handed_in(moment: Moment, function: Function, name: str) -> str:
    """By a call; what it need not hand in may have come from the function itself."""
    arguments = function.args
    must = arguments.args[: len(arguments.args) - len(arguments.defaults)]
    callers = moment.failed.frames[-2:-1]
    if not callers or name not in {each.arg for each in must}:
        return ""
    return _("the call in line {line} handed it in").format(line=callers[0].line)


def own_function(program: Program, value: ast.expr) -> str:
    """The function of the program whose result it is, as it is."""
    names = {each.name for each in _functions(program)}
    match value:
        case ast.Call(func=ast.Name(id=name)) if name in names:
            return name
    return ""
