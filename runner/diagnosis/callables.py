"""Called with round brackets, and no function."""

import ast
import re

from django.utils.translation import gettext as _

from runner.diagnosis import scopes
from runner.diagnosis.cases import Case
from runner.diagnosis.findings import Finding
from runner.diagnosis.words import NUMBERS, a, name_of

NOT_CALLABLE = re.compile(r"'([^']+)' object is not callable")


def not_callable(case: Case) -> Finding | None:
    found = NOT_CALLABLE.match(case.message)
    if not found:
        return None
    kind, call = found[1], call_at(case)
    function = call.func if call else None
    for rule in (shadowed_builtin, side_by_side, brackets_for_index):
        finding = rule(case, kind, function)
        if finding:
            return finding
    name = name_of(case, function)
    return case.finding(
        "not-callable",
        _("{where} calls `{name}` with round brackets, but `{name}` is no function: it is {kind}.")
        if name
        else _("{where} calls something with round brackets that is no function: it is {kind}."),
        not_callable_advice(case, kind, function),
        name=name,
        kind=a(kind),
    )


def not_callable_advice(case: Case, kind: str, function: ast.AST | None) -> str:
    if kind == "module" and function is not None:
        return _(
            "`{name}` is a module. A call has the name of the module, a dot, and the name of one of its functions. "
            "Which function of `{name}` should {here} call?"
        )
    if isinstance(function, ast.Name) and scopes.function_named(case.source, function.id):
        return _(
            "There is a function `{name}`, but later a value was stored under the same name. "
            "Which two lines give something the name `{name}`?"
        )
    if kind in NUMBERS and isinstance(function, ast.Constant):
        return _(
            "In Python a number right before brackets is not “times”: that needs a sign. "
            "Which sign of Python means “times”?"
        )
    if kind in NUMBERS and isinstance(function, ast.Name):
        return _("Round brackets behind a name call a function. What should {here} do with the number `{name}`?")
    return _("Only functions can be called. Which function should {here} call?")


def call_at(case: Case) -> ast.Call | None:
    """The call that failed: its brackets go further to the right than those of the calls in it."""
    return case.at(ast.Call)


def shadowed_builtin(case: Case, kind: str, function: ast.AST | None) -> Finding | None:
    if not isinstance(function, ast.Name) or function.id not in scopes.BUILTINS:
        return None
    name = function.id
    given = [found for found in case.visible if found.name == name]
    if not given:
        return None
    return case.finding(
        "shadowed-builtin",
        _("{where} calls Python's own `{name}`, but since line {given} that is the name of a variable."),
        _("Give the variable another name, everywhere it is used. Which lines use the variable `{name}`?"),
        name=name,
        given=given[0].line,
        kind=a(kind),
    )


def side_by_side(case: Case, kind: str, function: ast.AST | None) -> Finding | None:
    """("a" ("b")): where a comma is missing, Python sees a call."""
    if not isinstance(function, ast.Constant | ast.Tuple | ast.JoinedStr | ast.List | ast.Dict):
        return None
    if isinstance(function, ast.Constant) and not isinstance(function.value, str):
        return None
    return case.finding(
        "missing-comma",
        _("{where} has `{first}` and then a round bracket, with nothing between them. Most likely a comma is missing."),
        _(
            "With nothing between, Python takes the bracket for a call. "
            "Where does the next thing begin, after `{first}`?"
        ),
        first=name_of(case, function),
    )


def brackets_for_index(case: Case, kind: str, function: ast.AST | None) -> Finding | None:
    call = call_at(case)
    if kind not in ("list", "dict", "str", "tuple") or call is None or len(call.args) != 1 or call.keywords:
        return None
    return case.finding(
        "brackets-for-index",
        _("{where} has round brackets behind `{name}`, but `{name}` is {kind}, and round brackets call a function."),
        _("To pick one thing out, another kind of bracket is needed. Which brackets pick one thing out of {kind}?"),
        name=name_of(case, function),
        kind=a(kind),
    )


TYPE_RULES = (not_callable,)
