"""The first rule that finds something in the lines, again and again, until none finds anything more."""

import ast
from collections.abc import Set
from typing import NamedTuple

from runner.diagnosis.sources import parse
from tutor.acting.selections import Selection
from tutor.acting.simplifying.edits import apply
from tutor.acting.simplifying.rules import RULES, Found

MOST_ROUNDS = 12


class Simpler(NamedTuple):
    text: str  # of the whole file
    new: str  # of the selected lines
    why: list[str]  # a sentence for each kind of change


def simplify(selection: Selection, taught: Set[str]) -> Simpler | None:
    """None where nothing is found that is surely simpler. Only with what was `taught`."""
    source, last = selection.text + "\n", selection.last  # so that each line has an end
    why: list[str] = []
    for _round in range(MOST_ROUNDS):
        found = _first(source, selection.first, last, taught)
        if found is None:
            break
        changed = apply(source, found.edits)
        if parse(changed) is None:
            break
        last += changed.count("\n") - source.count("\n")
        source = changed
        why.append(found.why)
    if not why:
        return None
    return Simpler(source[:-1], "\n".join(source.split("\n")[selection.first - 1 : last]), list(dict.fromkeys(why)))


def _first(source: str, first: int, last: int, taught: Set[str]) -> Found | None:
    tree = parse(source)
    if tree is None:
        return None
    for part in filter(None, (_within(node, first, last) for node in ast.walk(tree))):
        for needs, rule in RULES:
            if needs <= taught and (found := rule(part, tree, source)):
                return found
    return None


def _within(node: ast.AST, first: int, last: int) -> ast.AST | None:
    """The node, where it is all selected; of a block the statements that are; else None."""
    if first <= getattr(node, "lineno", 0) <= (getattr(node, "end_lineno", 0) or 0) <= last:
        return node
    body = getattr(node, "body", None)
    if not isinstance(body, list):
        return None
    chosen = [part for part in body if first <= part.lineno <= (part.end_lineno or 0) <= last]
    return ast.Module(body=chosen, type_ignores=[]) if chosen else None
