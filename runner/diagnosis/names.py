"""NameError and UnboundLocalError: a name that Python does not know there."""

import ast
import re

from django.utils.translation import gettext as _

from runner.diagnosis import scopes
from runner.diagnosis.cases import Case
from runner.diagnosis.findings import Finding
from runner.diagnosis.locals import in_function
from runner.diagnosis.nearness import nearest
from runner.diagnosis.words import a, compare_letters

NAME = re.compile(r"(?:name|variable) '([^']+)'")
SUGGESTED = re.compile(r"Did you mean: '(\w+)'")
MODULES = frozenset(
    "random math time datetime turtle json csv os sys string statistics re itertools collections copy".split()
)
NOT_OF_TEXTS = scopes.BUILTINS - {"print", "input", "str"}
# Methods whose one argument is most often a text.
OF_TEXTS = frozenset("append remove count title xlabel ylabel color pencolor fillcolor bgcolor shape write".split())
SHORT_NAMES = {"plt": "matplotlib.pyplot", "np": "numpy", "pd": "pandas", "matplotlib": "matplotlib"}
HOMES = {
    **dict.fromkeys("randint choice choices shuffle sample randrange uniform".split(), "random"),
    **dict.fromkeys("sqrt pi sin cos tan floor ceil radians degrees factorial".split(), "math"),
    "sleep": "time",
    **dict.fromkeys(
        "forward backward left right penup pendown pencolor goto begin_fill end_fill Turtle".split(), "turtle"
    ),
    **dict.fromkeys("mean median stdev".split(), "statistics"),
    "Counter": "collections",
    "defaultdict": "collections",
    "deepcopy": "copy",
    "ascii_lowercase": "string",
    "ascii_uppercase": "string",
}
METHODS = {
    **dict.fromkeys("lower upper strip split replace title capitalize startswith endswith isdigit join".split(), "str"),
    **dict.fromkeys("append remove insert pop sort reverse extend".split(), "list"),
    **dict.fromkeys("keys values items".split(), "dict"),
}


def unknown_name(case: Case) -> Finding | None:
    found = NAME.search(case.message)
    if not found:
        return None
    name = found[1]
    for rule in (compared_alone, without_import, not_yet, in_function, other_case, typo, method_alone, without_quotes):
        finding = rule(case, name)
        if finding:
            return finding
    return case.finding(
        "name-unknown",
        _("{where} uses the name `{name}`, but nothing is stored under that name."),
        _("A name needs a value above the line that uses it. In which line should `{name}` get a value?"),
        name=name,
    )


def method_alone(case: Case, name: str) -> Finding | None:
    """lower(word)"""
    node, parent = used(case, name)
    if name not in METHODS or not isinstance(parent, ast.Call) or parent.func is not node:
        return None
    return case.finding(
        "name-unknown",
        _("{where} uses `{name}` alone, but `{name}` belongs to {kind}: a dot and {kind} stand before `{name}`."),
        _("A dot stands before `{name}`, and {kind} before the dot. Which value should `{name}` work on?"),
        name=name,
        kind=a(METHODS[name]),
    )


def compared_alone(case: Case, name: str) -> Finding | None:
    """x == 5, on a line of its own."""
    statement = next((node for node in case.statements() if isinstance(node, ast.Expr)), None)
    match statement:
        case ast.Expr(value=ast.Compare(left=ast.Name(id=left), ops=[ast.Eq()])) if left == name:
            return case.finding(
                "comparison-alone",
                _("{where} compares `{name}` with `==`, but `{name}` has no value yet. One `=` stores a value."),
                _("`==` asks, and one `=` stores. Should {here} ask something or store something?"),
                name=name,
            )
    return None


def without_import(case: Case, name: str) -> Finding | None:
    node, parents = used(case, name)
    is_used_so = node is None or isinstance(parents, ast.Attribute)
    own = {binding.name for binding in case.bindings}
    if name in own:
        return None
    if is_used_so and (name in MODULES or name in SHORT_NAMES):
        return case.finding(
            "name-missing-import",
            _("{where} uses `{name}`, but the program does not import `{name}`."),
            _("`{name}` is a module, and needs an `import`. Which `import` lines are at the top of your program?"),
            name=name,
            module=SHORT_NAMES.get(name, name),
        )
    home = HOMES.get(name)
    if not home or nearest(name, own):
        return None
    if home in own:
        return case.finding(
            "name-missing-import",
            _("{where} uses `{name}`, which belongs to `{module}`, without saying so."),
            _(
                "After `import {module}`, its things have its name and a dot before them. "
                "What stands before `{name}` in {here}?"
            ),
            name=name,
            module=home,
        )
    return case.finding(
        "name-missing-import",
        _(
            "{where} uses `{name}`. `{name}` belongs to the module `{module}`, "
            "and the program does not import `{module}`."
        ),
        _("A module is imported at the top of the file. Which `import` lines are at the top of your program?"),
        name=name,
        module=home,
    )


def not_yet(case: Case, name: str) -> Finding | None:
    """It does get a value, but not before this line runs."""
    around = scopes.functions_around(case.source, case.line)
    given = [found for found in case.visible if found.name == name]
    if not given or is_deleted(case, name):
        return None
    outside = {found.name for found in given if found.scope is case.source.tree}
    if case.kind == "UnboundLocalError" and around and (name in outside or name in scopes.BUILTINS):
        return own_in_function(case, name, around[0], name in outside)
    later = next((found.line for found in given if found.line > case.line), 0)
    if later:
        return case.finding(
            "name-not-yet",
            _("{where} uses `{name}`, but `{name}` gets its value later, in line {later}."),
            _("Python goes from top to bottom. What should `{name}` be before {here} runs for the first time?")
            if is_inside(case, later)
            else _("Python goes from top to bottom. Which must come first, {here} or line {later}?"),
            name=name,
            later=later,
        )
    if all(found.line == case.line for found in given):
        return case.finding(
            "name-not-yet",
            _("{where} needs the old value of `{name}` to compute the new one, but `{name}` has no value yet."),
            _("The first value is stored above {here}. What should `{name}` be at the very beginning?"),
            name=name,
        )
    return case.finding(
        "name-not-yet",
        _("{where} uses `{name}`, but `{name}` has no value: line {earlier} has not given it one."),
        _("Look at line {earlier}, and at when it runs. What should `{name}` be when line {earlier} does not run?"),
        name=name,
        earlier=given[-1].line,
    )


def own_in_function(case: Case, name: str, function: scopes.Function, is_outside: bool) -> Finding:
    sets = [found.line for found in case.bindings if found.scope is function and found.name == name]
    if not is_outside:
        return case.finding(
            "shadowed-builtin",
            _("{where} calls Python's own `{name}`, but in this function line {given} makes it a variable."),
            _("Give the variable another name. What does the variable in line {given} keep, in one word?"),
            name=name,
            given=sets[0] if sets else case.line,
        )
    same_line = _(
        "{where} changes `{name}` inside the function `{function}`. So `{name}` is a name of the function's own, "
        "and has no value there yet."
    )
    other_line = _(
        "{where} uses `{name}`, but line {sets} makes `{name}` a name of the function `{function}` itself, "
        "without a value there yet."
    )
    return case.finding(
        "local-before-value",
        same_line if case.line in sets else other_line,
        _(
            "The `{name}` outside is another one. Hand `{name}` in between the brackets of the function, and `return` "
            "the new value. Which lines with `{name}` are inside `{function}`, and which are outside?"
        ),
        name=name,
        function=getattr(function, "name", "lambda"),
        sets=sets[0] if sets else case.line,
    )


def is_inside(case: Case, later: int) -> bool:
    """`later` is in the block that the line begins."""
    return any(node.lineno == case.line and later <= (node.end_lineno or 0) for node in case.statements())


def is_deleted(case: Case, name: str) -> bool:
    names = [node for node in case.source.nodes if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Del)]
    return any(node.id == name for node in names)


def other_case(case: Case, name: str) -> Finding | None:
    for known in known_names(case):
        if known != name and known.lower() == name.lower():
            return case.finding(
                "name-case",
                _("{where} has `{name}`, but the name is `{near}`: capital and small letters count."),
                compare_letters(),
                name=name,
                near=known,
            )
    return None


def typo(case: Case, name: str) -> Finding | None:
    near = nearest(name, known_names(case)) or suggested_from_import(case)
    # `Hello` is no slip of `help`: Python's own names are only meant where something is called or caught.
    if not near or (near in scopes.BUILTINS and not is_called(case, name) and not is_caught(case, name)):
        return None
    return case.finding(
        "name-typo",
        _("{where} uses `{name}`, which Python does not know. There is `{near}`, which looks almost the same."),
        compare_letters(),
        name=name,
        near=near,
    )


def suggested_from_import(case: Case) -> str:
    """What Python says after `from math import *`, where the names are not written in the file."""
    found = SUGGESTED.search(case.message)
    is_star = any(isinstance(node, ast.ImportFrom) and node.names[0].name == "*" for node in case.source.nodes)
    return found[1] if found and is_star else ""


def is_called(case: Case, name: str) -> bool:
    node, parent = used(case, name)
    return node is None or (isinstance(parent, ast.Call) and parent.func is node)


def is_caught(case: Case, name: str) -> bool:
    """except ValueEror:"""
    _node, parent = used(case, name)
    return isinstance(parent, ast.ExceptHandler)


def without_quotes(case: Case, name: str) -> Finding | None:
    node, parent = used(case, name)
    match parent:
        case ast.Compare(left=left, ops=[ast.Eq() | ast.NotEq() | ast.In() | ast.NotIn()]) if left is not node:
            pass
        case ast.Assign() | ast.List() | ast.Tuple() | ast.Dict():
            pass
        case ast.Call(func=ast.Name(id=function), args=[ast.Name()]) if function not in {*NOT_OF_TEXTS, name}:
            pass
        case ast.Call(func=ast.Attribute(attr=method), args=[ast.Name()]) if method in OF_TEXTS:
            pass
        case _other:
            return None
    return case.finding(
        "name-without-quotes",
        _("{where} has the word `{name}` without quotes, so Python looks under that name, and finds nothing."),
        _("A text has quotes, a name needs a value. Is `{name}` a text here, or a name for a value?"),
        name=name,
    )


def known_names(case: Case) -> list[str]:
    """The student's own first, then Python's."""
    own = [found.name for found in case.visible]
    return [*own, "True", "False", "None", *sorted(scopes.BUILTINS)]


def used(case: Case, name: str) -> tuple[ast.Name | None, ast.AST | None]:
    """Where the name stands, and what it is a part of."""
    for parent in case.source.nodes:
        for child in ast.iter_child_nodes(parent):
            if isinstance(child, ast.Name) and child.id == name and child.lineno == case.line:
                return child, parent
    return None, None


RULES = {"NameError": (unknown_name,), "UnboundLocalError": (unknown_name,)}
