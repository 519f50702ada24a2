"""Whether a condition is always or never so, or only when another is: found out by trying it with values."""

import ast
import itertools
import operator
import re
from collections.abc import Callable, Iterator
from typing import Any

ALWAYS = re.compile(r"`([^`\n]+)`(?: in line \d+)? (?:is|are|was|can) (?:be )?(always|never) (?:be )?(true|false)\b")
WHENEVER = re.compile(
    r"\b(?:when(?:ever)?|if) `([^`\n]+)` is true, (?:then )?`([^`\n]+)`(?: in line \d+)? (?:is|was) (?:also )?true\b",
    re.IGNORECASE,
)
COMPARE: dict[type, Callable[[Any, Any], bool]] = {
    ast.Eq: operator.eq,
    ast.NotEq: operator.ne,
    ast.Lt: operator.lt,
    ast.LtE: operator.le,
    ast.Gt: operator.gt,
    ast.GtE: operator.ge,
}


def wrong(sentence: str) -> Iterator[str]:
    """What is claimed of conditions and is not so; of what cannot be tried nothing is known."""
    for code, how, what in ALWAYS.findall(sentence):
        tried = [] if code.isidentifier() else outcomes(code)  # a name may be that of a function
        if tried and any(held[0] != ((how == "always") == (what == "true")) for held in tried):
            yield f"{code} is not {how} {what}"
    for one, other in WHENEVER.findall(sentence):
        if one == other or any(first and not second for first, second in outcomes(one, other)):
            yield f"{other} is not true whenever {one} is"


def outcomes(*conditions: str) -> list[list[bool]]:
    """Of all conditions together, for each value that a name in them may have; none where one cannot be tried."""
    try:
        trees = [ast.parse(condition, mode="eval").body for condition in conditions]
        nodes = [node for tree in trees for node in ast.walk(tree)]
        names = sorted({node.id for node in nodes if isinstance(node, ast.Name)})
        tried = itertools.product(list(_values(nodes)), repeat=len(names))
        given = (dict(zip(names, values, strict=True)) for values in itertools.islice(tried, 2_000))
        return [[bool(_value(tree, each)) for tree in trees] for each in given]
    except (SyntaxError, ValueError, TypeError, KeyError):
        return []


def _values(nodes: list[ast.AST]) -> Iterator[Any]:
    """Those that stand there, and beside each a smaller and a greater one."""
    constants = {node.value for node in nodes if isinstance(node, ast.Constant)}
    numbers = {each for each in constants if isinstance(each, int | float)}
    yield from constants - numbers
    if numbers or not constants:
        yield from {each + step for each in numbers or {0} for step in (-1, 0, 1)}
    else:
        yield "another text"


def _value(node: ast.AST, given: dict[str, Any]) -> Any:
    match node:
        case ast.Constant(value=value):
            return value
        case ast.Name(id=name):
            return given[name]
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            return not _value(operand, given)
        case ast.BoolOp(op=ast.And(), values=values):
            return all(_value(each, given) for each in values)
        case ast.BoolOp(op=ast.Or(), values=values):
            return any(_value(each, given) for each in values)
        case ast.Compare(left=left, ops=[op], comparators=[right]):
            return COMPARE[type(op)](_value(left, given), _value(right, given))
    raise ValueError("more than can be tried")
