"""A name that only exists inside a function, used outside of it: how its value gets out, or which name is meant."""

import ast
import re
from collections.abc import Iterator

from django.utils.translation import gettext as _

from runner.diagnosis import scopes
from runner.diagnosis.cases import Case
from runner.diagnosis.findings import Finding


def in_function(case: Case, name: str) -> Finding | None:
    given = [found for found in case.bindings if found.name == name and isinstance(found.scope, ast.FunctionDef)]
    if not given:
        return None
    found = next((each for each in given if returned(each.scope, name)), given[0])
    function: ast.FunctionDef = found.scope  # type: ignore[assignment]
    back = returned(function, name)
    is_parameter = isinstance(found.node, ast.arg) and not back
    is_handed_in = is_parameter and bool(calls_of(case, function))
    instead = "" if is_handed_in else other_name(case, name, function)
    has_way = not is_parameter and can_call(case, function) and bool(back or not any(returns_of(function)))
    return case.finding(
        "name-in-function",
        _("{where} uses `{name}`, but that name only exists inside the function `{function}`."),
        _(
            "What a function makes stays inside the function. "
            "Which value does the call of `{function}` hand in for `{name}`?"
        )
        if is_handed_in
        else way_out(back, is_elsewhere=bool(instead), has_way=has_way),
        name=name,
        function=function.name,
        back=back.lineno if back else "",
        instead=instead,
    )


def way_out(back: ast.Return | None, *, is_elsewhere: bool, has_way: bool) -> str:
    if is_elsewhere:
        return _(
            "What a function makes stays inside the function. "
            "Which name outside of `{function}` holds what {here} needs?"
        )
    if not has_way:
        return _("What a function makes stays inside the function. In which lines does `{name}` have a value?")
    said = _(
        "What a function makes stays inside the function. "
        "`return` gives a value out, and the call can store that value under a name."
    )
    if back is None:
        return f"{said} {_('What does `{function}` give back with `return`?')}"
    return f"{said} {_('What does `{function}` give back with `return` in line {back}?')}"


def returns_of(function: ast.FunctionDef) -> Iterator[ast.Return]:
    """Its own, with a value."""
    functions = [node for node in ast.walk(function) if isinstance(node, scopes.Function) and node is not function]
    inner = {part for node in functions for part in ast.walk(node)}
    for node in ast.walk(function):
        if isinstance(node, ast.Return) and node.value is not None and node not in inner:
            yield node


def returned(function: ast.AST, name: str) -> ast.Return | None:
    """The `return` that gives back what has this name."""
    for found in returns_of(function) if isinstance(function, ast.FunctionDef) else ():
        if isinstance(found.value, ast.Name) and found.value.id == name:
            return found
    return None


def can_call(case: Case, function: ast.FunctionDef) -> bool:
    """The function has a name there, and is made before the line runs."""
    around = scopes.functions_around(case.source, case.line)
    is_made = bool(around) or function.lineno < case.line
    return is_made and any(found.node is function for found in case.visible) and not is_in_class(case, function)


def is_in_class(case: Case, function: ast.FunctionDef) -> bool:
    return any(isinstance(node, ast.ClassDef) and function in node.body for node in case.source.nodes)


def calls_of(case: Case, function: ast.FunctionDef) -> list[ast.Call]:
    return [
        node
        for node in case.source.nodes
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == function.name
    ]


def other_name(case: Case, name: str, function: ast.FunctionDef) -> str:
    """A variable outside that holds what the line needs: what the function gave, what the line's text speaks of, or one
    that is used nowhere.
    """
    used = {node.id for node in case.source.nodes if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load)}
    called = calls_of(case, function) if returned(function, name) else []
    for statement in case.source.tree.body if case.source.tree else ():
        match statement:
            case ast.Assign(targets=[ast.Name(id=other)], value=value) if statement.lineno < case.line:
                if value in called or other not in used or is_spoken_of(case, other):
                    return other
    return ""


def is_spoken_of(case: Case, name: str) -> bool:
    """In a text of the line."""
    texts = [node.value for node in case.source.nodes if isinstance(node, ast.Constant) and node.lineno == case.line]
    words = {word for text in texts if isinstance(text, str) for word in re.findall(r"\w+", text.lower())}
    return name.lower() in words
