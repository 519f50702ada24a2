"""The arguments of calls and methods: too few, too many, or under a name that is not known."""

import ast
import re

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from runner.diagnosis import scopes
from runner.diagnosis.cases import Case, Said
from runner.diagnosis.findings import Finding
from runner.diagnosis.nearness import nearest
from runner.diagnosis.words import compare_letters

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


def too_few(case: Case) -> Finding | None:
    found = MISSING.match(case.message)
    if not found:
        return None
    names = re.findall(r"'([^']+)'", found[3])
    defined = scopes.function_named(case.source, found[1])
    where_defined = _("Look at the `def` in line {defined}, and at the names in its brackets.")
    return case.finding(
        "too-few-arguments",
        _("{where} calls `{function}` without a value for `{names}`.")
        if len(names) == 1
        else _("{where} calls `{function}` without values for `{names}`."),
        f"{where_defined} {missing_value(names)}" if defined else count_advice(0, 1, is_own=False),
        function=class_of(case) if found[1] == "__init__" else readable(found[1]),
        names=", ".join(names),
        defined=defined.lineno if defined else 0,
    )


def missing_value(names: list[str]) -> str:
    if len(names) == 1:
        return _("Which value should `{function}` get for `{names}`?")
    return _("Which values should `{function}` get for `{names}`?")


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
        tag, sentence = (
            "too-few-arguments",
            _("{where} calls `{function}` with {values}, but `{function}` needs {taken}."),
        )
    else:
        tag, sentence = "too-many-arguments", _("{where} gives `{function}` {values}, but `{function}` takes {taken}.")
    return case.finding(
        tag,
        sentence,
        count_advice(given, wanted, is_own=defined is not None),
        function=readable(function),
        values=values_of(given),
        taken=values_of(wanted),
        given=given,
        wanted=wanted,
        defined=defined.lineno if defined else 0,
    )


def values_of(number: int) -> Said:
    """ "2 values": a number never stands alone."""
    if not number:
        return Said(_("no value"))
    return Said(ngettext("one value", "{number} values", number).format(number=number))


def count_advice(given: int, wanted: int, *, is_own: bool) -> str:
    if is_own:
        return _("Look at the `def`. How many names stand between the brackets of the `def` in line {defined}?")
    if given < wanted:
        return _("Something is missing in the brackets. What should stand between the brackets of `{function}`?")
    if not wanted:
        return _("The brackets of `{function}` stay empty. What stands between the brackets of `{function}` in {here}?")
    return _("A comma in the brackets begins a new value. Which values stand between the brackets of `{function}`?")


def no_names(case: Case, function: str) -> Finding:
    return case.finding(
        "unknown-argument",
        _("{where} gives `{function}` a value with a name and `=`, but `{function}` takes its values without names."),
        _(
            "Only the value itself belongs between the brackets. "
            "Which part in the brackets is the name, and which is the value?"
        ),
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
            _(
                "Every method gets the object itself first. "
                "Which name comes first in the brackets of the `def` in line {defined}?"
            ),
            function=function.name,
            defined=function.lineno,
        )
    tag = "too-few-arguments" if given < wanted else "too-many-arguments"
    return case.finding(
        tag,
        _("{where} calls the method `{function}` with {values}, but `{function}` takes {taken} (besides `self`)."),
        _("Look at the `def`. Which names besides `self` are in the brackets of the `def` in line {defined}?"),
        function=function.name,
        values=values_of(given - 1),
        taken=values_of(wanted - 1),
        given=given - 1,
        wanted=wanted - 1,
        defined=function.lineno,
    )


def choice_arguments(case: Case) -> Finding:
    return case.finding(
        "choice-arguments",
        _("{where} gives random.choice() several values, but `choice` takes one value: a list to choose from."),
        _("All that can be chosen goes into one list, with square brackets. Which things should `choice` choose from?"),
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
        _("{where} gives `{function}` a value with the name `{name}`, but `{function}` only knows `{near}`.")
        if near
        else _("{where} gives `{function}` a value with the name `{name}`, but `{function}` knows no such name."),
        compare_letters()
        if near
        else _("Look at the `def`. Which names stand between the brackets of the `def` in line {defined}?")
        if defined
        else _("The value may need another name, or none. What should `{name}` do for `{function}`?"),
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
        _("Each name takes one value. Which value should `{name}` have in {here}?"),
        function=readable(found[1]),
        name=found[2],
    )


TYPE_RULES = (too_few, wrong_count, unknown_argument, given_twice)
