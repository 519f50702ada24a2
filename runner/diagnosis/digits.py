"""A text where a number was meant, or the other way round: what to look at, by what is in the text."""

import ast
import re

from django.utils.translation import gettext as _

from runner.diagnosis.cases import Case
from runner.diagnosis.words import given_by

DIGITS = re.compile(r"\s*[+-]?\d+([.,]\d+)?\s*")


def joining_advice(case: Case, text: ast.AST | None) -> str:
    """A text of digits should be added, another one be put together; where it is not known, the student is asked."""
    content = content_of(case, text)
    if is_for_ord(case):
        return _("`ord()` makes a number of one character. In {here}, what comes first: `ord()`, or the `+`?")
    if is_added(case) or (content is not None and DIGITS.fullmatch(content)):
        return f"{_('`int()` or `float()` makes a number of a text of digits.')} {number_question(case, text)}"
    if content is None:
        return _("A sum needs numbers, and an f-string puts a number into a text. Should {here} give a sum or a text?")
    return _(
        "An f-string puts a number into a text, and `str()` makes a text of a number. "
        "Which value in {here} has to become a text?"
    )


def is_for_ord(case: Case) -> bool:
    """`ord(letter + 3)`: the number should be added to what `ord` gives."""
    joined = case.at(ast.BinOp)
    calls = (each for each in case.source.nodes if isinstance(each, ast.Call) and is_call_of(each, "ord"))
    return joined is not None and any(joined in each.args for each in calls)


def is_added(case: Case) -> bool:
    """To a number that is counted up: `total += input()`."""
    node = case.at(ast.AugAssign)
    value = case.values.get(node.target.id) if node is not None and isinstance(node.target, ast.Name) else None
    return value is not None and value.type in ("int", "float")


def content_of(case: Case, node: ast.AST | None) -> str | None:
    """What is in a text, or in the first written part of one that is put together; None: not known."""
    if isinstance(node, ast.Name):
        value = case.values.get(node.id)
        return value.text[1:-1] if value and value.type == "str" and value.text else None
    if not isinstance(node, ast.Constant | ast.BinOp | ast.JoinedStr):
        return None
    written = [part.value for part in ast.walk(node) if isinstance(part, ast.Constant)]
    return next((part for part in written if isinstance(part, str)), None)


def number_question(case: Case, text: ast.AST | None) -> str:
    """Where the `text` of a finding should have become a number."""
    if isinstance(text, ast.Constant):
        return _("Which value in {here} stands in quotes?")
    if text is None:
        return _("Which value in {here} has to become a number?")
    if isinstance(given_by(case, text), ast.Constant):
        return _("Which line gives `{text}` a value in quotes?")
    return _("Which line should make a number of `{text}`?")


def asks_input(case: Case) -> bool:
    return any(is_call_of(node, "input") for node in case.source.nodes)


def is_call_of(node: ast.AST, name: str) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == name
