"""A comment in front of each block, in words made from what it does."""

import ast
import re
from collections.abc import Iterator

from django.utils.translation import gettext as _

from tutor.acting.explaining.clauses import clause
from tutor.acting.explaining.lines import functions_of
from tutor.acting.selections import Selection

BLOCKS = (ast.If, ast.For, ast.While, ast.FunctionDef, ast.Try, ast.With)
LONGEST = 88


def comment(selection: Selection) -> str | None:
    """The selected lines with comments; None where there is nothing to say."""
    if selection.tree is None:
        return None
    own = functions_of(selection.tree)
    lines = selection.lines
    new: list[str] = []
    starts = {node.lineno: node for node in first_of_blocks(selection.tree, selection)}
    for number in range(selection.first, selection.last + 1):
        node = starts.get(number)
        if node is not None and not _has_comment(lines, number):
            indent = lines[number - 1][: len(lines[number - 1]) - len(lines[number - 1].lstrip())]
            new.append(f"{indent}# {as_comment(clause(node, own).text)}")
        new.append(lines[number - 1])
    text = "\n".join(new)
    return text if text != selection.old else None


def first_of_blocks(tree: ast.Module, selection: Selection) -> Iterator[ast.stmt]:
    """Each `if`, loop and function, and the first of the plain lines that stand together."""
    for body in _bodies(tree):
        before: ast.stmt | None = None
        for node in body:
            if selection.first <= node.lineno <= selection.last and _begins(node, before, selection):
                yield node
            before = node


def _bodies(tree: ast.AST) -> Iterator[list[ast.stmt]]:
    for node in ast.walk(tree):
        for name in ("body", "orelse", "finalbody"):
            body = getattr(node, name, None)
            if isinstance(body, list) and body and isinstance(body[0], ast.stmt) and not _is_elif(body):
                # The first plain line inside a block is what the block's own comment is about.
                yield body if isinstance(node, ast.Module) else [part for part in body if isinstance(part, BLOCKS)]


def _is_elif(body: list[ast.stmt]) -> bool:
    """Nothing can stand between an `if` and its `elif`."""
    return len(body) == 1 and isinstance(body[0], ast.If)


def _begins(node: ast.stmt, before: ast.stmt | None, selection: Selection) -> bool:
    if isinstance(node, BLOCKS):
        return True
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
        return False  # documentation says it itself
    if before is None or isinstance(before, BLOCKS) or node.lineno == selection.first:
        return True
    return not selection.lines[node.lineno - 2].strip() or type(node) is not type(before)


def _has_comment(lines: list[str], number: int) -> bool:
    above = lines[number - 2].strip() if number > 1 else ""
    return above.startswith("#") or " #" in lines[number - 1]


def as_comment(clause: str) -> str:
    """ "Asks “Your name?” and keeps the answer as name"."""
    clause = clause.removeprefix(_("does the lines inside it "))
    if not clause[:1].isalpha():
        clause = _("does this {how_often}").format(how_often=clause)
    words = re.sub(r"[`“”]", lambda sign: "" if sign[0] == "`" else '"', clause)
    words = words[:1].upper() + words[1:]
    return words if len(words) <= LONGEST else words[:LONGEST].rpartition(" ")[0] + " …"
