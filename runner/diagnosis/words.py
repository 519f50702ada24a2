"""What kinds of values are called, and a part of a program with its value."""

import ast

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from runner.diagnosis import scopes
from runner.diagnosis.cases import Case, Said, fact

NUMBERS = frozenset({"int", "float", "complex", "bool"})
FUNCTIONS = frozenset({"function", "method", "builtin_function_or_method", "method_descriptor"})
WORDS = {
    "str": gettext_noop("a text"),
    "int": gettext_noop("a whole number"),
    "float": gettext_noop("a number with a point"),
    "bool": gettext_noop("True or False"),
    "list": gettext_noop("a list"),
    "dict": gettext_noop("a dict"),
    "tuple": gettext_noop("a tuple"),
    "set": gettext_noop("a set"),
    "range": gettext_noop("a range"),
    "NoneType": gettext_noop("None, that is nothing at all"),
    "module": gettext_noop("a module"),
    "type": gettext_noop("a kind of value"),
    **dict.fromkeys(FUNCTIONS, gettext_noop("a function")),
}


def a(kind: str) -> Said:
    """ "a text" for "str"."""
    return Said(_(WORDS[kind]) if kind in WORDS else _("a `{kind}`").format(kind=fact(kind)))


def says(case: Case, node: ast.AST, kind: str) -> Said:
    """ "`age` is the text `'12'`", or as much of it as is known."""
    code = fact(case.written(node)) or "…"
    value = case.values.get(node.id) if isinstance(node, ast.Name) else None
    if value is not None and value.type == kind and value.text and kind in ("str", "int", "float"):
        return Said(_("`{code}` is {kind} (`{value}`)").format(code=code, kind=a(kind), value=fact(value.text)))
    return Said(_("`{code}` is {kind}").format(code=code, kind=a(kind)))


CHANGES = frozenset("sort reverse append extend insert remove clear shuffle update add discard".split())


def none_advice(case: Case, node: ast.AST | None) -> str:
    """What to look at where something is None: where it came from, as far as the program says. A `look` to fill."""
    match node if isinstance(node, ast.Call) else given_by(case, node):
        case ast.Call(func=ast.Name(id=name)):
            defined = scopes.function_named(case.source, name)
            if defined is not None:
                return of_own_function(defined)
            if name == "print":
                return _("print() shows something on the screen, and gives None back.") + kept(node, "print")
        case ast.Call(func=ast.Attribute(attr=name)) if name in CHANGES:
            said = _("`{name}()` changes the thing itself, and gives None back.").format(name=name)
            return said + kept(node, name)
    said = _("A function without `return` gives None, and so do print() and sort().")
    if not isinstance(node, ast.Name):
        return f"{said} {_('Which value in {here} is None?')}"
    return f"{said} {_('Which line gives `{name}` a value?').format(name=node.id)}"


def of_own_function(function: ast.FunctionDef) -> str:
    gives = any(isinstance(part, ast.Return) and part.value is not None for part in ast.walk(function))
    said = (
        _("None comes from the function `{name}` in line {line}. In which case does `{name}` reach no `return`?")
        if gives
        else _("None comes from the function `{name}` in line {line}. Which value should `{name}` give back?")
    )
    return said.format(name=function.name, line=function.lineno)


def kept(node: ast.AST | None, function: str) -> str:
    """Asks for the name that keeps None, where it is one; else for what was meant."""
    if isinstance(node, ast.Name):
        return " " + _("Which line keeps under `{name}` what `{function}()` gives back?").format(
            name=node.id, function=function
        )
    if function == "print":
        return " " + _("Which part of {here} is the value that you want to use?")
    if function == "sort":
        return " " + _("In which name is the sorted list?")
    return " " + _("Which name has all the things after `{function}()`?").format(function=function)


def compare_letters() -> str:
    """For a finding that names both: `name`, and what looks almost the same, `near`."""
    return _("Compare `{name}` and `{near}` letter by letter. Where do `{name}` and `{near}` differ?")


def call_advice() -> str:
    """For a function `name` that is not called."""
    return _(
        "A function only works when it is called, and the call has brackets. What stands behind `{name}` in {here}?"
    )


def given_by(case: Case, node: ast.AST | None) -> ast.expr | None:
    """The last value that a name was given above the line that failed."""
    if not isinstance(node, ast.Name):
        return None
    given = [
        (statement.lineno, statement.value)
        for statement in case.source.nodes
        if isinstance(statement, ast.Assign)
        and statement.lineno <= case.line
        and any(isinstance(target, ast.Name) and target.id == node.id for target in statement.targets)
    ]
    return max(given, key=lambda found: found[0])[1] if given else None


def name_of(case: Case, node: ast.AST | None) -> str:
    """A part of the program, short enough for a sentence."""
    return fact(case.written(node)) if node is not None else ""
