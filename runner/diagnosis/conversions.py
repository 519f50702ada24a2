"""Texts of which no number and no date can be made."""

import ast
import re

from django.utils.translation import gettext as _

from runner.diagnosis import handling
from runner.diagnosis.cases import Case
from runner.diagnosis.digits import asks_input
from runner.diagnosis.findings import Finding

WHOLE = re.compile(r"invalid literal for int\(\) with base (\d+): (.*)", re.DOTALL)
DECIMAL = re.compile(r"could not convert string to float: (.*)", re.DOTALL)
DATE = re.compile(r"time data '(.*)' does not match format '(.*)'", re.DOTALL)


def int_of(case: Case) -> Finding | None:
    found = WHOLE.match(case.message)
    if not found:
        return None
    text = found[2].strip()
    plain = text[1:-1].strip() if text[:1] in "'\"" else text
    if not plain:
        return case.finding(
            "int-of-empty",
            _("{where} makes a number of a text with int(), but int() gets an empty text."),
            empty_advice(case),
        )
    if re.fullmatch(r"[+-]?\d*[.,]\d*", plain) and any(letter.isdigit() for letter in plain):
        return case.finding(
            "int-of-decimal",
            _("{where} makes a whole number of the text `{text}` with int(), but that is no whole number."),
            _("Python writes numbers with a point. Which sign stands between the digits of `{text}`?")
            if "," in plain
            else _("int() is for whole numbers. Which function makes a number with a point of a text?"),
            text=plain,
        )
    if is_before_question(case):
        return case.finding(
            "int-of-text",
            _("{where} makes a number of `{text}`, the question itself: `int` stands in the brackets of `input`."),
            _("What stands innermost is done first. What should be done first in {here}: asking, or making a number?"),
            text=plain,
        )
    return case.finding(
        "int-of-text",
        _("{where} makes a number of the text `{text}` with int(), but that text is no number."),
        text_advice(case, plain),
        text=plain,
    )


def is_before_question(case: Case) -> bool:
    """`input(int("How old? "))`, the wrong way round."""
    return any(
        node.lineno == case.line and ast.unparse(node.func) == "input" and _called(node.args[0]) == "int"
        for node in case.source.nodes
        if isinstance(node, ast.Call) and node.args
    )


def _called(node: ast.expr) -> str:
    """The function that is called with a text that stands there."""
    match node:
        case ast.Call(func=ast.Name(id=name), args=[ast.Constant(value=str())]):
            return name
    return ""


def empty_advice(case: Case) -> str:
    if look := handling.missed(case):
        return look
    if is_written_there(case):
        return _("Nothing stands between the quotes in {here}. Which number should stand there?")
    if asks_input(case):
        return _("Pressing only Enter gives an empty text. What should the program do when only Enter is pressed?")
    return _("An empty text is no number. Where does the empty text in {here} come from?")


def is_written_there(case: Case) -> bool:
    call = case.at(ast.Call)
    return call is not None and any(isinstance(given, ast.Constant) for given in call.args[:1])


def text_advice(case: Case, plain: str) -> str:
    if look := handling.missed(case):
        return look
    if asks_input(case) and plain not in case.source.text:
        return _("`try` catches what is no number. What should the program do when somebody types `{text}`?")
    return _("Only digits make a number. Where in your program does the text `{text}` come from?")


def float_of(case: Case) -> Finding | None:
    found = DECIMAL.match(case.message)
    if not found:
        return None
    text = found[1].strip()
    plain = text[1:-1].strip() if text[:1] in "'\"" else text
    if re.fullmatch(r"[+-]?\d+,\d+", plain):
        look = _("Python writes numbers with a point. Which sign stands between the digits of `{text}`?")
    else:
        look = text_advice(case, plain) if plain else empty_advice(case)
    return case.finding(
        "float-of-text",
        _("{where} makes a number of the text `{text}` with float(), but that text is no number.")
        if plain
        else _("{where} makes a number of a text with float(), but float() gets an empty text."),
        look,
        text=plain,
    )


def date_of(case: Case) -> Finding | None:
    found = DATE.match(case.message)
    if not found:
        return None
    return case.finding(
        "value-other",
        _("{where} reads `{text}` as a date, but its pattern `{pattern}` stands for another way to write one."),
        handling.missed(case)
        or _("`%Y` is a year, `%m` a month, `%d` a day. In what does `{text}` differ from the pattern in {here}?"),
        text=found[1],
        pattern=found[2],
    )


RULES = (int_of, float_of, date_of)
