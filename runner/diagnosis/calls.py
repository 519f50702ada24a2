"""Calls and methods: what is not a function, how many arguments, and what a value does not have."""

import ast
import re

from django.utils.translation import gettext as _

from runner.diagnosis import scopes
from runner.diagnosis.cases import Case
from runner.diagnosis.findings import Finding
from runner.diagnosis.nearness import nearest
from runner.diagnosis.words import NUMBERS, a, name_of

NOT_CALLABLE = re.compile(r"'([^']+)' object is not callable")
MISSING = re.compile(
    r"(?:[\w.<>]*\.)?([\w<>]+)\(\) missing (\d+) required (?:positional|keyword-only) arguments?: (.*)"
)
TAKES = re.compile(
    r"(?:[\w.<>]*\.)?([\w<>]+)\(\) takes (?:from \d+ to )?(?:exactly |at most |at least )?(\w+) "
    r"(?:positional )?(?:keyword )?arguments? (?:but |\()(\d+) (?:was |were )?(?:positional arguments? .*)?given"
)
EXPECTED = re.compile(r"(\w+) expected (?:exactly |at least |at most )?(\d+) arguments?, got (\d+)")
NO_ARGUMENTS = re.compile(r"(?:[\w.<>]*\.)?([\w<>]+)\(\) takes no (?:keyword )?arguments")
UNKNOWN = re.compile(
    r"(?:[\w.<>]*\.)?([\w<>]+)\(\) got an unexpected keyword argument '([^']+)'"
    r"|'([^']+)' is an invalid keyword argument for ([\w.]+)\(\)"
)
TWICE = re.compile(r"(?:[\w.<>]*\.)?([\w<>]+)\(\) got multiple values for argument '([^']+)'")
COUNT_WORDS = {"no": 0, "one": 1, "two": 2, "three": 3}


# ── Called what cannot be called ──


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
    if kind == "module":
        look = _("`{name}` is a module. Its functions are called with its name, a dot, and their own name.")
    elif isinstance(function, ast.Name) and scopes.function_named(case.source, function.id):
        look = _("There is a function `{name}`, but later a value was stored under the same name. They need two names.")
    elif kind in NUMBERS and isinstance(function, ast.Constant):
        look = _("In Python a number right before brackets is not “times”: that needs a sign.")
    else:
        look = _("Only functions can be called. What is stored under that name when this line runs?")
    return case.finding(
        "not-callable",
        _("{where} calls `{name}` with round brackets, but `{name}` is no function: it is {kind}.")
        if name
        else _("{where} calls something with round brackets that is no function: it is {kind}."),
        look,
        name=name,
        kind=a(kind),
    )


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
        _("Give the variable in line {given} another name, everywhere it is used."),
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
        _("With nothing between them, Python takes the bracket for a call."),
        first=name_of(case, function),
    )


def brackets_for_index(case: Case, kind: str, function: ast.AST | None) -> Finding | None:
    call = call_at(case)
    if kind not in ("list", "dict", "str", "tuple") or call is None or len(call.args) != 1 or call.keywords:
        return None
    return case.finding(
        "brackets-for-index",
        _("{where} has round brackets behind `{name}`, but `{name}` is {kind}, and round brackets call a function."),
        _("To pick one thing out of it, another kind of bracket is needed."),
        name=name_of(case, function),
        kind=a(kind),
    )


# ── Arguments ──


def too_few(case: Case) -> Finding | None:
    found = MISSING.match(case.message)
    if not found:
        return None
    names = re.findall(r"'([^']+)'", found[3])
    defined = scopes.function_named(case.source, found[1])
    where_defined = _("Look at the `def` in line {defined}: what does it want between its brackets?")
    return case.finding(
        "too-few-arguments",
        _("{where} calls `{function}` without a value for `{names}`.")
        if len(names) == 1
        else _("{where} calls `{function}` without values for `{names}`."),
        where_defined if defined else _("What does `{function}` need between its brackets?"),
        function=class_of(case) if found[1] == "__init__" else readable(found[1]),
        names=", ".join(names),
        defined=defined.lineno if defined else 0,
    )


def wrong_count(case: Case) -> Finding | None:
    found = TAKES.match(case.message) or EXPECTED.match(case.message)
    if found:
        function, wanted, given = found[1], count(found[2]), int(found[3])
    else:
        found = NO_ARGUMENTS.match(case.message)
        if not found:
            return None
        if found[0].endswith("keyword arguments"):
            return no_names(case, found[1])
        function, wanted, given = found[1], 0, 1
    if function == "choice" and given > wanted:
        return choice_arguments(case)
    defined = scopes.function_named(case.source, function)
    if defined is not None and is_method(case, defined):
        return method_count(case, defined, wanted, given)
    if given < wanted:
        tag, sentence = "too-few-arguments", _("{where} calls `{function}` with {given} values, but it needs {wanted}.")
    else:
        tag, sentence = (
            "too-many-arguments",
            _("{where} gives `{function}` more values than it takes: {given}, and it takes {wanted}."),
        )
    return case.finding(
        tag,
        sentence,
        _("Look at the `def` in line {defined}: how many names stand between its brackets?")
        if defined
        else _("Look at what stands between the brackets of `{function}`. Is a comma there that should not be?")
        if given > wanted
        else _("What does `{function}` need between its brackets?"),
        function=readable(function),
        given=given,
        wanted=wanted,
        defined=defined.lineno if defined else 0,
    )


def no_names(case: Case, function: str) -> Finding:
    return case.finding(
        "unknown-argument",
        _("{where} gives `{function}` a value with a name and `=`, but `{function}` takes its values without names."),
        _("Only the value itself belongs between the brackets."),
        function=readable(function),
    )


def class_of(case: Case) -> str:
    """`Player` of "Player.__init__() missing …"."""
    return case.message.split(".__init__")[0].rsplit(".")[-1]


def count(word: str) -> int:
    return int(word) if word.isdecimal() else COUNT_WORDS.get(word, 1)


def readable(function: str) -> str:
    return function.strip("<>")


def is_method(case: Case, function: ast.FunctionDef) -> bool:
    return any(isinstance(node, ast.ClassDef) and function in node.body for node in case.source.nodes)


def method_count(case: Case, function: ast.FunctionDef, wanted: int, given: int) -> Finding:
    first = function.args.args[0].arg if function.args.args else ""
    if first != "self":
        return case.finding(
            "too-many-arguments",
            _("{where} calls the method `{function}`, but `self` is not the first name between its brackets."),
            _("Look at its `def` in line {defined}. Every method gets the object itself first."),
            function=function.name,
            defined=function.lineno,
        )
    tag = "too-few-arguments" if given < wanted else "too-many-arguments"
    return case.finding(
        tag,
        _("{where} calls the method `{function}` with {given} values, but it takes {wanted} (besides `self`)."),
        _("Look at its `def` in line {defined}: which names stand between its brackets?"),
        function=function.name,
        given=given - 1,
        wanted=wanted - 1,
        defined=function.lineno,
    )


def choice_arguments(case: Case) -> Finding:
    return case.finding(
        "choice-arguments",
        _("{where} gives random.choice() several values, but it takes one: a list to choose from."),
        _("Put all that can be chosen into one list, with square brackets."),
    )


def unknown_argument(case: Case) -> Finding | None:
    found = UNKNOWN.match(case.message)
    if not found:
        return None
    function, name = (found[1], found[2]) if found[1] else (found[4], found[3])
    defined = scopes.function_named(case.source, function)
    known = [parameter.arg for parameter in (*defined.args.args, *defined.args.kwonlyargs)] if defined else []
    near = nearest(name, known or (["sep", "end", "file", "flush"] if function == "print" else []))
    return case.finding(
        "unknown-argument",
        _("{where} gives `{function}` a value with the name `{name}`, but it only knows `{near}`.")
        if near
        else _("{where} gives `{function}` a value with the name `{name}`, but it does not know that name."),
        _("Look at the `def` in line {defined}: what are its names?")
        if defined
        else _("Compare the name letter by letter, or leave it out."),
        function=readable(function),
        name=name,
        near=near,
        defined=defined.lineno if defined else 0,
    )


def given_twice(case: Case) -> Finding | None:
    found = TWICE.match(case.message)
    if not found:
        return None
    return case.finding(
        "too-many-arguments",
        _("{where} gives `{function}` two values for `{name}`: one by its place, and one by its name."),
        _("Which of the two is meant?"),
        function=readable(found[1]),
        name=found[2],
    )


TYPE_RULES = (not_callable, too_few, wrong_count, unknown_argument, given_twice)
