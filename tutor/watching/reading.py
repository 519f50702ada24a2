"""What is known of a program before it runs: what a line may change, what a condition looks at, what is in what."""

import ast
import dataclasses
import functools
from collections.abc import Collection, Iterator

from runner.diagnosis.sources import parse

MOST_CHARS = 40_000
Asking = ast.If | ast.While | ast.For
MOST_LOOKED_AT = 3
PARTS = ("body", "handlers", "orelse", "finalbody")


@dataclasses.dataclass(frozen=True)
class StatementPlace:
    """Where a statement stands."""

    statement: ast.stmt | ast.ExceptHandler
    holder: ast.AST  # what it is a part of, up to the module
    part: str  # "body", "orelse", "handlers", "finalbody"
    before: tuple[ast.stmt, ...]  # in the same part of it


@dataclasses.dataclass(frozen=True)
class Program:
    tree: ast.Module

    @functools.cached_property
    def all_places(self) -> list[StatementPlace]:
        return [*_within(self.tree)]

    @functools.cached_property
    def places(self) -> dict[int, StatementPlace]:
        """By the line on which a statement begins: the outermost of them."""
        return {place.statement.lineno: place for place in reversed(self.all_places)}

    @property
    def stores(self) -> dict[int, list[str]]:
        found: dict[int, set[str]] = {}
        for node in ast.walk(self.tree):
            if isinstance(node, ast.stmt):
                found.setdefault(node.lineno, set()).update(_stored(node))
        return {line: sorted(names) for line, names in found.items() if names}

    def imports(self, modules: Collection[str]) -> bool:
        for node in ast.walk(self.tree):
            names = [each.name for each in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            if any(name.partition(".")[0] in modules for name in names):
                return True
        return False

    @functools.cached_property
    def shared(self) -> set[str]:
        """Names that may be two of one and the same list: `copy = names`."""
        pairs = [
            (each.targets[0], each.value)
            for each in ast.walk(self.tree)
            if isinstance(each, ast.Assign) and isinstance(each.value, ast.Name)
        ]
        return {name.id for pair in pairs for name in pair if isinstance(name, ast.Name)}

    @property
    def bodies(self) -> dict[int, tuple[int, int]]:
        """First and last line of what a `for` does in each round."""
        loops = [each for each in ast.walk(self.tree) if isinstance(each, ast.For) and is_watched(each)]
        return {each.lineno: (each.body[0].lineno, each.body[-1].end_lineno or each.lineno) for each in loops}

    @property
    def tests(self) -> dict[int, list[str]]:
        """Only where what is done then begins on a line of its own: else nobody sees which way it went."""
        asking = [
            each for each in ast.walk(self.tree) if isinstance(each, Asking) and each.body[0].lineno > each.lineno
        ]
        return {each.lineno: looked_at(asked_of(each)) for each in asking}

    def around(self, line: int) -> list[StatementPlace]:
        """What begins on the line, and what it stands in, the outermost first."""
        chain: list[StatementPlace] = []
        place = self.places.get(line)
        while place is not None:
            chain.append(place)
            place = self.by_statement.get(id(place.holder))
        return chain[::-1]

    @functools.cached_property
    def by_statement(self) -> dict[int, StatementPlace]:
        return {id(place.statement): place for place in self.all_places}


def read(source: str) -> Program | None:
    """None where Python cannot read it."""
    tree = parse(source) if len(source) <= MOST_CHARS else None
    return Program(tree) if tree else None


def _within(holder: ast.AST) -> Iterator[StatementPlace]:
    for part in PARTS:
        found = getattr(holder, part, None)
        statements = found if isinstance(found, list) else []
        for at, each in enumerate(statements):
            yield StatementPlace(each, holder, part, tuple(statements[:at]))
            yield from _within(each)


def is_watched(node: Asking) -> bool:
    """It stands on one line, and what is done then on others: else nobody sees which way it went."""
    return asked_of(node).end_lineno == node.lineno < node.body[0].lineno


def has_code(statement: ast.AST) -> bool:
    """Whether Python comes by it: not by a text that stands alone, nor by `global`."""
    match statement:
        case ast.Expr(value=ast.Constant()) | ast.Global() | ast.Nonlocal() | ast.AnnAssign(value=None):
            return False
    return True


def asked_of(node: Asking) -> ast.expr:
    """The condition, or what is gone through."""
    return node.iter if isinstance(node, ast.For) else node.test


def looked_at(asked: ast.expr) -> list[str]:
    """What is compared, as far as it can be worked out once more and changes nothing; else the names that are in it."""
    compared = [each for each in ast.walk(asked) if isinstance(each, ast.Compare)]
    sides = [side for each in compared for side in (each.left, *each.comparators) if not isinstance(side, ast.Constant)]
    found = [ast.unparse(side) for side in sides if _changes_nothing(side)]
    if compared and len(found) == len(sides):
        return list(dict.fromkeys(found))[:MOST_LOOKED_AT]
    return names_in(asked)[:MOST_LOOKED_AT]


def _changes_nothing(node: ast.expr) -> bool:
    match node:
        case ast.Name() | ast.Constant():
            return True
        case ast.Subscript(value=value, slice=part):
            return _changes_nothing(value) and _changes_nothing(part)
        case ast.BinOp(left=left, right=right, op=ast.Add() | ast.Sub() | ast.Mod()):
            return _changes_nothing(left) and _changes_nothing(right)
        case ast.Call(func=ast.Name(id="len" | "str"), args=[value], keywords=[]):
            return _changes_nothing(value)
        case ast.Call(func=ast.Attribute(value=value, attr=attr), args=[], keywords=[]):
            return attr in ("lower", "upper", "strip", "title") and _changes_nothing(value)
    return False


def names_in(node: ast.AST) -> list[str]:
    """Names of what it looks at, and not what it calls."""
    called = {id(each.func) for each in ast.walk(node) if isinstance(each, ast.Call)}
    return list(
        dict.fromkeys(each.id for each in ast.walk(node) if isinstance(each, ast.Name) and id(each) not in called)
    )


def _stored(node: ast.stmt) -> Iterator[str]:
    """Of a statement's own line: what it names on the left, goes through, or calls a method of (`pets.append(…)`)."""
    match node:
        case ast.Assign(targets=targets):
            yield from (name for target in targets for name in names_in(target))
        case ast.AugAssign(target=target) | ast.AnnAssign(target=target) | ast.For(target=target):
            yield from names_in(target)
        case ast.Expr(value=ast.Call(func=ast.Attribute(value=ast.Name(id=name)))):
            yield name
