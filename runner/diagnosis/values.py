"""Values that a function cannot use, and errors that the program raised itself."""

import ast
import builtins
import re

from django.utils.translation import gettext as _

from runner.diagnosis import conversions, handling
from runner.diagnosis.cases import Case
from runner.diagnosis.findings import Finding
from runner.diagnosis.items import empty
from runner.diagnosis.words import name_of
from runner.messages import Named

NO_RANGE = re.compile(r"empty range (?:for|in) \w+ ?\(?([-\d.]+), ?([-\d.]+)")
LENGTHS = (
    "'label",  # of plt.pie
    "x and y must have same first dimension",
    "x and y must be the same size",
    "shape mismatch",
    "All arrays must be of the same length",
    "The number of FixedLocator locations",
    "operands could not be broadcast",
)
ONE_CHARACTER = re.compile(r"ord\(\) expected a character, but string of length (\d+) found")


# ── Raised by the program itself ──


def raised(case: Case) -> Finding | None:
    statement = next((node for node in case.statements() if isinstance(node, ast.Raise | ast.Assert)), None)
    if statement is None:
        return None
    if isinstance(statement, ast.Assert) and case.kind == "AssertionError":
        return case.finding(
            "raised-by-program",
            _("{where} checks with `assert` that something is true, and it is not: `{test}`."),
            _("Print the values in the line before. Which value in `{test}` is not as you expected?"),
            test=name_of(case, statement.test),
        )
    if not isinstance(statement, ast.Raise) or statement.exc is None or not is_raised_there(case, statement.exc):
        return None
    return case.finding(
        "raised-by-program",
        _("{where} raised the error `{kind}` itself, with `raise`. The program wants to say: “{message}”")
        if case.message
        else _("{where} raised the error `{kind}` itself, with `raise`."),
        _("An error of the program's own can be caught with `except`. Under which condition is {here} reached?"),
        kind=case.kind,
        message=case.message.rstrip(".!?") + ".",
    )


def is_raised_there(case: Case, what: ast.expr) -> bool:
    """And not an error in computing what should be raised."""
    function = what.func if isinstance(what, ast.Call) else what
    name = function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")
    return name == case.kind or (name != "" and not hasattr(builtins, name) and not hasattr(builtins, case.kind))


# ── Zero, empty, too small, too big ──


def by_zero(case: Case) -> Finding | None:
    node: ast.AST | None = case.at(ast.BinOp, ast.AugAssign)
    divisor = node.right if isinstance(node, ast.BinOp) else getattr(node, "value", None)
    name = name_of(case, divisor)
    return case.finding(
        "divide-by-zero",
        _("{where} divides by 0, and a division by 0 has no result.")
        if not name or name == "0"
        else _("{where} divides by `{name}`, but `{name}` is 0, and nothing can be divided by 0."),
        _("Nothing can be divided by 0. By which number should {here} divide?")
        if not name or name == "0"
        else handling.missed(case) or _("`if` can ask before the program divides. Why is `{name}` 0 in {here}?"),
        name=name,
    )


def of_nothing(case: Case) -> Finding | None:
    is_so = "arg is an empty sequence" in case.message or "iterable argument is empty" in case.message
    return empty(case) if is_so or "mean requires at least one data point" in case.message else None


def no_range(case: Case) -> Finding | None:
    found = NO_RANGE.search(case.message)
    if not case.message.startswith("empty range"):
        return None
    return case.finding(
        "empty-range",
        _("{where} wants a random number between two numbers of which the first is greater than the second."),
        range_advice(case),
        first=found[1] if found else "",
        second=found[2] if found else "",
    )


def range_advice(case: Case) -> str:
    call = case.at(ast.Call)
    match call.args if call else []:
        case [ast.Name(id=low), ast.Name(id=high)]:
            said = _("The smaller number comes first. Which is smaller in {{here}}, `{low}` or `{high}`?")
            return said.format(low=low, high=high)
    return _("The smaller number comes first. Which number stands first between the brackets in {here}?")


def wrong_lengths(case: Case) -> Finding | None:
    if not case.message.startswith(LENGTHS):
        return None
    look = _(
        "Each value needs a partner, and print() shows both lists. Which values have no partner in the other list?"
    )
    lists = [value for value in given_lists(case) if value.size >= 0]
    if len(lists) > 1 and lists[0].size != lists[1].size:
        return case.finding(
            "wrong-lengths",
            _("{where} gets two lists that belong together, but `{name}` has {first} items and `{other}` {second}."),
            look,
            name=lists[0].name,
            first=lists[0].size,
            other=lists[1].name,
            second=lists[1].size,
        )
    found = re.search(r"shapes \((\d+),?\) and \((\d+),?\)", case.message)
    return case.finding(
        "wrong-lengths",
        _("{where} gets two lists that belong together, but one has {first} items and the other {second}.")
        if found
        else _("{where} gets lists that belong together, but they are not equally long."),
        look,
        first=found[1] if found else "",
        second=found[2] if found else "",
    )


def given_lists(case: Case) -> list[Named]:
    """What is known of the names between the brackets of the call."""
    call = case.at(ast.Call)
    given = [*call.args, *(each.value for each in call.keywords)] if call else []
    names = [argument.id for argument in given if isinstance(argument, ast.Name)]
    return [case.values[name] for name in names if name in case.values]


def math_domain(case: Case) -> Finding | None:
    if case.message.startswith("math domain error"):
        sentence = _(
            "{where} asks for something that does not exist in mathematics, like the root of a negative number."
        )
        look = _("Print the number before you compute with it. Which number does {here} compute with?")
    elif case.message.startswith("Sample larger than population"):
        sentence = _("{where} wants to draw more things from a list than are in it.")
        look = _("Compare the number with the length of the list. How many things are in the list?")
    elif case.message.startswith(("chr() arg not in range", "range() arg 3 must not be zero", "Unknown format code")):
        sentence = _("{where} gives a function a value that it cannot use.")
        look = unusable()
    else:
        return None
    return case.finding("value-other", sentence, look)


def any_value(case: Case) -> Finding | None:
    return case.finding(
        "value-other",
        _("{where} gives a function a value of the right kind that it still cannot use."),
        unusable(),
    )


def unusable() -> str:
    return _(
        "Print the values in the line before, and read Python's own words below. "
        "Which value in {here} can the function not use?"
    )


def one_character(case: Case) -> Finding | None:
    found = ONE_CHARACTER.match(case.message)
    if not found:
        return None
    return case.finding(
        "one-character",
        _("{where} gives ord() a text of {size} characters, but ord() takes exactly one.")
        if found[1] != "0"
        else _("{where} gives ord() an empty text, but ord() takes exactly one character."),
        _("A loop with `for` gives the characters of a text one by one. Which character should `ord()` get?")
        if found[1] != "0"
        else _("An empty text has no characters. Where does the text in the brackets of `ord()` come from?"),
        size=found[1],
    )


def too_big(case: Case) -> Finding | None:
    return case.finding(
        "value-other",
        _("{where} computes a number that is too big for Python's decimal numbers.")
        if TOO_BIG_DECIMAL.search(case.message)
        else _("{where} uses a whole number that is far too big there."),
        _("Print the values in the line before. Which value in {here} is far too big?"),
    )


# Whole numbers have no end; as a length, a place or a time they have one.
TOO_BIG_DECIMAL = re.compile(r"out of range|range error|float")
FIRST = (raised,)
RULES = {"ZeroDivisionError": (by_zero,), "OverflowError": (too_big,), "StatisticsError": (of_nothing,)}
VALUE_RULES = (*conversions.RULES, of_nothing, no_range, wrong_lengths, math_domain, any_value)
TYPE_RULES = (one_character,)
