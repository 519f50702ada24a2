"""The statement on the cursor's line, read as far as Python can read it."""

import ast
import re
import textwrap
from collections.abc import Iterator

from runner.diagnosis.sources import parse
from tutor.ghosts.spots import Spot, bare

LONGEST = 20_000  # characters of a file that is read whole with each suggestion
BODY = " pass"
PAIRS = {"(": ")", "[": "]", "{": "}"}
ELSE = re.compile(r"(?:elif\b|else\b)")
EXCEPT = re.compile(r"(?:except\b|finally\b)")


def read(spot: Spot, words: str) -> tuple[list[ast.AST], str] | None:
    """The parts of that statement, without those of statements inside it, and its source; None: it does not parse."""
    line = spot.begun + words + spot.rest
    alone = standing_alone(line)
    whole = _whole(spot, words)
    if whole is not None:
        statement = _at(whole, spot.number)
        if statement is None:
            return None
        return list(own_parts(statement)), alone if parse(alone) else ast.unparse(_without_body(statement))
    tree = parse(alone)
    return (list(ast.walk(tree)), alone) if tree is not None and tree.body else None


def top_imports(spot: Spot) -> list[ast.AST]:
    """The imports of the whole file, read line by line: the rest may be broken."""
    lines = f"{spot.above}\n{spot.below}".splitlines()
    trees = (parse(line.strip()) for line in lines if line.lstrip().startswith("import "))
    return [node for tree in trees if tree is not None for node in tree.body]


def standing_alone(line: str) -> str:
    """One line as a program of its own: a header gets a body, an `else` its `if`."""
    line = textwrap.dedent(line).strip()
    if line.endswith(":"):
        line += BODY
    if ELSE.match(line):
        return f"if True:\n    pass\n{line}"
    if EXCEPT.match(line):
        return f"try:\n    pass\n{line}"
    return line


def own_parts(statement: ast.AST) -> Iterator[ast.AST]:
    """What belongs to the statement's own lines: of an `if`, its question."""
    waiting = [statement]
    while waiting:
        node = waiting.pop()
        yield node
        waiting += [child for child in ast.iter_child_nodes(node) if not isinstance(child, ast.stmt)]


def _whole(spot: Spot, words: str) -> ast.Module | None:
    """The file with the words in it; or what stands until there, where what follows is not finished either."""
    if len(spot.prefix) + len(spot.suffix) > LONGEST:
        return None
    until_there = spot.prefix + words + spot.rest
    if until_there.rstrip().endswith(":"):
        until_there = until_there.rstrip() + BODY
    tree = parse(spot.prefix + words + spot.suffix) or parse(until_there)
    # A list that is written down line by line; what this line has opened it has to close itself.
    return tree or parse(until_there + missing_closers(spot.above))


def missing_closers(code: str) -> str:
    """What closes the brackets that are still open."""
    found: list[str] = []
    for letter in bare(code):
        if letter in PAIRS:
            found.append(PAIRS[letter])
        elif found and letter == found[-1]:
            found.pop()
    return "".join(reversed(found))


def _at(tree: ast.Module, number: int) -> ast.AST | None:
    """The innermost statement on that line."""
    found = [
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.stmt | ast.ExceptHandler) and node.lineno <= number <= (node.end_lineno or node.lineno)
    ]
    return max(found, key=lambda node: node.lineno, default=None)


def _without_body(statement: ast.AST) -> ast.AST:
    if isinstance(statement, ast.ExceptHandler) or not hasattr(statement, "body"):
        return statement if not isinstance(statement, ast.ExceptHandler) else ast.Pass()
    statement.body = [ast.Pass()]
    if hasattr(statement, "orelse"):
        statement.orelse = []
    return statement
