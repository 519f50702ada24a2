"""The value of what gives none back: print(), sort() and the like."""

import ast
from collections.abc import Iterator

from django.utils.translation import gettext as _

from runner.diagnosis.findings import Finding
from runner.diagnosis.silent import kinds
from runner.diagnosis.silent.program import Program

CHANGING = {
    "list": frozenset("sort append reverse extend insert remove clear".split()),
    "dict": frozenset({"update", "clear"}),
    "set": frozenset({"add", "discard", "update"}),
}
ONLY_OF_LISTS = frozenset({"sort", "append", "reverse"})


def is_used(program: Program, call: ast.Call) -> bool:
    """Whether somebody does something with what comes back."""
    for above in program.above(call):
        match above:
            case ast.Expr() | ast.Lambda() | ast.Return() | ast.Await():
                return False
            case ast.BoolOp() | ast.IfExp() | ast.Starred() | ast.NamedExpr() | ast.UnaryOp():
                continue
            case (
                ast.ListComp()
                | ast.SetComp()
                | ast.GeneratorExp()
                | ast.DictComp()
                | ast.List()
                | ast.Tuple()
                | ast.Dict()
            ):
                continue
            case ast.Assign(targets=[ast.Name(id=name)]):
                return not name.startswith("_")
        return True
    return False


def is_given_back(program: Program, call: ast.Call) -> bool:
    """`return print(…)` in a function whose value is used."""
    if not isinstance(program.parent[call], ast.Return):
        return False
    name = getattr(program.function_of(call), "name", "")
    return any(
        isinstance(parent := program.parent[read], ast.Call) and parent.func is read and is_used(program, parent)
        for read in program.loads.get(name, ())[:50]
    )


def result_of_print(program: Program) -> Iterator[Finding]:
    for call in program.of(ast.Call):
        if program.is_builtin(call.func, "print") and (is_used(program, call) or is_given_back(program, call)):
            yield program.finding(
                "result-of-print",
                call,
                _("{where} uses what `print()` gives back. `print()` only shows something; what comes back is `None`."),
                _("Which value does line {here} show, and which value does `print()` give back?"),
            )


def result_of_sort(program: Program) -> Iterator[Finding]:
    for call in program.of(ast.Call):
        what = changed_in_place(program, call)
        if what is not None and (
            is_used(program, call) or (isinstance(call.func, ast.Attribute) and is_given_back(program, call))
        ):
            verb = call.func.attr if isinstance(call.func, ast.Attribute) else program.text(call.func)
            yield program.finding(
                "result-of-sort",
                call,
                _(
                    "{where}: `{verb}()` changes `{name}` itself and gives back `None`, and that `None` is what is "
                    "used here."
                ),
                look_of(what),
                verb=verb,
                name=program.text(what),
            )


def look_of(changed: ast.expr) -> str:
    if isinstance(changed, (ast.Name, ast.Attribute, ast.Subscript)):
        return _("What is in `{name}` after line {here}, and what does `{verb}()` give back?")
    return _("Under which name can `{name}` still be found after line {here}?")


def changed_in_place(program: Program, call: ast.Call) -> ast.expr | None:
    """The list, dict or set that this call changes."""
    if program.called(call) == "random.shuffle" and call.args:
        return call.args[0]
    if not isinstance(call.func, ast.Attribute) or program.full_name(call.func):
        return None
    receiver, verb = call.func.value, call.func.attr
    if not any(verb in verbs for verbs in CHANGING.values()):
        return None
    kind = kinds.kind(program, receiver)
    if verb in CHANGING.get(kind, ()):
        return receiver
    is_unknown = not kind and isinstance(receiver, ast.Name) and "pandas" not in program.modules.values()
    is_sure = verb in ONLY_OF_LISTS and verb not in program.function_names
    return receiver if is_unknown and is_sure else None
