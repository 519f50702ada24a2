"""A part of a program that has a value, as somebody would say it aloud."""

import ast
import re

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

LONGEST_CODE = 40
LONGEST_TEXT = 30
COMPARED = {
    ast.Eq: gettext_noop("{left} is the same as {right}"),
    ast.NotEq: gettext_noop("{left} is not the same as {right}"),
    ast.Lt: gettext_noop("{left} is smaller than {right}"),
    ast.LtE: gettext_noop("{left} is {right} or less"),
    ast.Gt: gettext_noop("{left} is larger than {right}"),
    ast.GtE: gettext_noop("{left} is {right} or more"),
    ast.In: gettext_noop("{left} is in {right}"),
    ast.NotIn: gettext_noop("{left} is not in {right}"),
}
OPPOSITE = {ast.Eq: ast.NotEq, ast.NotEq: ast.Eq, ast.In: ast.NotIn, ast.NotIn: ast.In}
METHODS = {
    "upper": gettext_noop("{owner}, in capital letters"),
    "lower": gettext_noop("{owner}, in small letters"),
    "strip": gettext_noop("{owner}, without spaces at its ends"),
    "title": gettext_noop("{owner}, with a capital letter at each word"),
    "split": gettext_noop("{owner}, cut into a list of parts"),
    "keys": gettext_noop("the keys of {owner}"),
    "values": gettext_noop("the values of {owner}"),
    "items": gettext_noop("the pairs of {owner}"),
}
CALLS = {
    "int": gettext_noop("{first}, as a whole number"),
    "float": gettext_noop("{first}, as a number with a point"),
    "str": gettext_noop("{first}, as a text"),
    "len": gettext_noop("how many parts {first} has"),
    "sum": gettext_noop("the sum of {first}"),
    "max": gettext_noop("the largest of {first}"),
    "min": gettext_noop("the smallest of {first}"),
    "round": gettext_noop("{first}, rounded"),
    "sorted": gettext_noop("{first} in order"),
    "open": gettext_noop("the file {first}"),
    "random.choice": gettext_noop("a random part of {first}"),
    "choice": gettext_noop("a random part of {first}"),
}
CHANCE = ("random.randint", "randint")


def value(node: ast.expr) -> str:
    """ "what is typed as a whole number" for `int(input())`."""
    match node:
        case ast.Constant(value=str(text)):
            return _("the text “{text}”").format(text=shortened(text)) if text.strip() else _("an empty text")
        case ast.Constant():
            return str(node.value) if isinstance(node.value, int | float) else f"`{code(node)}`"
        case ast.JoinedStr():
            return _("the text “{text}”, with what stands in {{ }} filled in").format(text=_pattern(node))
        case ast.List(elts=[]):
            return _("an empty list")
        case ast.List(elts=parts):
            return _("a list of {number}").format(number=len(parts))
        case ast.Dict(keys=[]):
            return _("an empty dict")
        case ast.Dict(keys=keys):
            return _("a dict with {number} keys").format(number=len(keys))
        case ast.Call():
            return _called(node)
        case ast.Compare() | ast.BoolOp() | ast.UnaryOp(op=ast.Not()):
            return _("whether {question}").format(question=question(node))
    return f"`{code(node)}`"


def _pattern(text: ast.JoinedStr) -> str:
    """An f-string as it is written, without its quotes."""
    parts = []
    for part in text.values:
        match part:
            case ast.Constant(value=str(words)):
                parts.append(words)
            case ast.FormattedValue(value=inner):
                parts.append(f"{{{ast.unparse(inner)}}}")
    return shortened("".join(parts))


def question(node: ast.expr) -> str:
    """ "`guess` is smaller than `secret`"."""
    match node:
        case ast.Compare(left=left, ops=[op], comparators=[right]) if type(op) in COMPARED:
            return _(COMPARED[type(op)]).format(left=value(left), right=value(right))
        case ast.BoolOp(op=ast.And(), values=parts):
            return _(" and ").join(map(question, parts))
        case ast.BoolOp(op=ast.Or(), values=parts):
            return _(" or ").join(map(question, parts))
        case ast.UnaryOp(op=ast.Not(), operand=ast.Compare(left=left, ops=[op], comparators=[right])) if (
            type(op) in OPPOSITE
        ):
            return _(COMPARED[OPPOSITE[type(op)]]).format(left=value(left), right=value(right))
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            return _("it is not so that {question}").format(question=question(operand))
        case ast.Call():
            return _("{call} says yes").format(call=f"`{code(node)}`")
    return _("{code} is true").format(code=f"`{code(node)}`")


def _called(call: ast.Call) -> str:
    name = ast.unparse(call.func)
    match call:
        case ast.Call(func=ast.Name(id="input")):
            return _("what is typed")
        case ast.Call(args=[low, high]) if name in CHANCE:
            return _("a random whole number from {low} to {high}").format(low=value(low), high=value(high))
        case ast.Call(args=[first]) if name in CALLS:
            return _(CALLS[name]).format(first=value(first))
        case ast.Call(func=ast.Attribute(attr=method, value=owner)) if method in METHODS and len(call.args) < 2:
            return _(METHODS[method]).format(owner=value(owner))
    return _("what {call} gives").format(call=f"`{code(call)}`")


def asked(node: ast.AST) -> str | None:
    """What input() somewhere in it asks; None where nothing is asked."""
    for part in ast.walk(node):
        match part:
            case ast.Call(func=ast.Name(id="input"), args=[ast.Constant(value=str(text)), *_]):
                return shortened(text)
            case ast.Call(func=ast.Name(id="input")):
                return ""
    return None


def code(node: ast.AST) -> str:
    """As it is written, on one line, cut where it is long; nothing in it ends the backticks around it."""
    text = re.sub(r"\s+", " ", ast.unparse(node)).replace("`", "'")
    return text if len(text) <= LONGEST_CODE else text[: LONGEST_CODE - 1] + "…"


def shortened(text: str) -> str:
    text = re.sub(r"\s+", " ", text).strip().replace("`", "'")
    return text if len(text) <= LONGEST_TEXT else text[: LONGEST_TEXT - 1] + "…"


def listed(parts: list[str]) -> str:
    """ "a, b and c"."""
    if len(parts) < 2:
        return "".join(parts)
    return _("{first} and {last}").format(first=", ".join(parts[:-1]), last=parts[-1])
