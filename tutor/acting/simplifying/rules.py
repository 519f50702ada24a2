"""Each looks at one node, and says what would be shorter there; rather nothing than what might do something else."""

import ast
from collections.abc import Callable

from django.utils.translation import gettext as _

from tutor.acting.simplifying import loops
from tutor.acting.simplifying.edits import Edit, over, source_of, without_lines
from tutor.acting.simplifying.found import Found
from tutor.acting.simplifying.sureness import is_yes_or_no

__all__ = ["RULES", "Found"]

Rule = Callable[[ast.AST, ast.AST, str], Found | None]
OPPOSITE = {
    ast.Eq: "!=",
    ast.NotEq: "==",
    ast.Lt: ">=",
    ast.LtE: ">",
    ast.Gt: "<=",
    ast.GtE: "<",
    ast.In: "not in",
    ast.NotIn: "in",
}
SAME_EITHER_WAY = (ast.Eq, ast.NotEq, ast.In, ast.NotIn)  # of sizes it is not: nan is neither
SIGNS = {ast.Add: "+", ast.Sub: "-", ast.Mult: "*"}


def compared_with_true(node: ast.AST, tree: ast.AST, source: str) -> Found | None:
    match node:
        case ast.Compare(left=left, ops=[ast.Eq() | ast.Is()], comparators=[ast.Constant(value=True)]) if is_yes_or_no(
            left, tree
        ):
            why = _("`== True` asks a question whose answer is there already, so it can go.")
            return Found([over(node, source_of(source, left))], why)
        case ast.Compare(
            left=ast.Name() as left, ops=[ast.Eq() | ast.Is()], comparators=[ast.Constant(value=False)]
        ) if is_yes_or_no(left, tree):
            why = _("`not` says in one word what `== False` says in two.")
            return Found([over(node, f"not {left.id}")], why)
    return None


def not_turned_round(node: ast.AST, tree: ast.AST, source: str) -> Found | None:
    """not x == y"""
    match node:
        case ast.UnaryOp(op=ast.Not(), operand=ast.Compare(left=left, ops=[op], comparators=[right])) if isinstance(
            op, SAME_EITHER_WAY
        ):
            new = f"{source_of(source, left)} {OPPOSITE[type(op)]} {source_of(source, right)}"
            why = _("`{sign}` says the same as `not` in front of the question.").format(sign=OPPOSITE[type(op)])
            return Found([over(node, new)], why)
    return None


def counted(node: ast.AST, tree: ast.AST, source: str) -> Found | None:
    """x = x + 1; not of lists, which would be changed instead of made anew."""
    match node:
        case ast.Assign(
            targets=[ast.Name(id=name)],
            value=ast.BinOp(left=ast.Name(id=first), op=op, right=ast.Constant(value=int() | float() | str()) as right),
        ) if name == first and type(op) in SIGNS and not isinstance(right.value, bool):
            new = f"{name} {SIGNS[type(op)]}= {source_of(source, right)}"
            why = _("`{short}` is the short way to write `{name} = {name} {sign} …`.").format(
                short=f"{name} {SIGNS[type(op)]}= …", name=name, sign=SIGNS[type(op)]
            )
            return Found([over(node, new)], why)
    return None


def handed_back_at_once(node: ast.AST, tree: ast.AST, source: str) -> Found | None:
    """if …: return True, else: return False"""
    match node:
        case ast.If(
            test=test,
            body=[ast.Return(value=ast.Constant(value=True))],
            orelse=[ast.Return(value=ast.Constant(value=False))],
        ) if is_yes_or_no(test, tree) and not is_elif(node, source):
            why = _("The question itself is True or False already, so it can be handed back at once.")
            return Found([over(node, f"return {source_of(source, test)}")], why)
    return None


def same_end(node: ast.AST, tree: ast.AST, source: str) -> Found | None:
    """Both branches end alike: that line can stand behind them, once."""
    if not isinstance(node, ast.If) or not node.orelse or is_elif(node, source) or len(node.body) < 2:
        return None
    if isinstance(node.orelse[0], ast.If) and is_elif(node.orelse[0], source):
        return None
    one, other = node.body[-1], node.orelse[-1]
    if ast.dump(one) != ast.dump(other) or not (stands_alone(one, source) and stands_alone(other, source)):
        return None
    line = source.split("\n")[node.lineno - 1]
    indent = line[: len(line) - len(line.lstrip())]
    first_gone = other.lineno if len(node.orelse) > 1 else _line_of_else(node, source)
    if not first_gone:
        return None
    end = node.end_lineno or 0
    moved = Edit((end + 1, 0), (end + 1, 0), f"{indent}{source_of(source, one)}\n")
    why = _("Both ways end with the same line, so it can stand behind them, once.")
    return Found([without_lines(one.lineno, one.end_lineno or 0), without_lines(first_gone, end), moved], why)


def _line_of_else(node: ast.If, source: str) -> int:
    lines = source.split("\n")
    for number in range(node.orelse[0].lineno - 1, node.body[-1].lineno, -1):
        if lines[number - 1].strip().startswith("else"):
            return number
    return 0


def nothing_else(node: ast.AST, tree: ast.AST, source: str) -> Found | None:
    """else: pass"""
    match node:
        case ast.If(orelse=[ast.Pass() as nothing]):
            line = _line_of_else(node, source)
            if line and stands_alone(nothing, source):
                return Found([without_lines(line, nothing.lineno)], _("An `else` in which nothing is done can go."))
    return None


def needless_pass(node: ast.AST, tree: ast.AST, source: str) -> Found | None:
    body = getattr(node, "body", None)
    for part in body if isinstance(body, list) and len(body) > 1 else ():
        if isinstance(part, ast.Pass) and stands_alone(part, source):
            return Found(
                [without_lines(part.lineno, part.lineno)], _("`pass` is only needed where nothing else stands.")
            )
    return None


def is_elif(node: ast.If, source: str) -> bool:
    line = source.split("\n")[node.lineno - 1].encode()
    return line[node.col_offset :].startswith(b"elif")


def stands_alone(node: ast.stmt, source: str) -> bool:
    """On lines of its own, without a comment that would be lost."""
    lines = source.split("\n")
    first, last = lines[node.lineno - 1], lines[(node.end_lineno or 0) - 1]
    before = first.encode()[: node.col_offset].strip()
    return not before and not last.encode()[node.end_col_offset or 0 :].strip()


RULES: tuple[tuple[frozenset[str], Rule], ...] = (
    (frozenset(), compared_with_true),
    (frozenset(), not_turned_round),
    (frozenset({"counting"}), counted),
    (frozenset({"return"}), handed_back_at_once),
    (frozenset(), same_end),
    (frozenset(), nothing_else),
    (frozenset(), needless_pass),
    (frozenset({"for", "list"}), loops.without_index),
    (frozenset({"for", "range"}), loops.repeated),
)
