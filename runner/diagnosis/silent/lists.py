"""Lists whose rows are one and the same list."""

import ast
from collections.abc import Iterator

from django.utils.translation import gettext as _

from runner.diagnosis.findings import Finding
from runner.diagnosis.silent import kinds
from runner.diagnosis.silent.program import Program

CHANGING = frozenset({"append", "insert", "remove", "pop", "extend", "sort", "clear", "reverse", "update", "add"})


def shared_rows(program: Program) -> Iterator[Finding]:
    if not program.once(changes_rows):
        return
    for node in program.of(ast.BinOp, ast.List, ast.Call, ast.ListComp):
        if is_shared(program, node):
            yield program.finding(
                "shared-rows",
                node,
                _(
                    "{where} uses one and the same inner list several times. Change one of the inner lists, and all of "
                    "them change."
                ),
                look_of(node),
                row=name_of_row(node),
            )


def look_of(node: ast.AST) -> str:
    own = _("Every row needs an inner list of its own.")
    if name_of_row(node):
        return own + " " + _("How often is `{row}` made, and for how many rows?")
    return own + " " + _("How often does line {here} make the inner list: only once, or for each row?")


def name_of_row(node: ast.AST) -> str:
    """ "" where the row stands there itself."""
    match node:
        case (
            ast.BinOp(left=ast.List(elts=[ast.Name(id=name), *_]))
            | ast.BinOp(right=ast.List(elts=[ast.Name(id=name), *_]))
            | ast.List(elts=[ast.Name(id=name), *_])
            | ast.ListComp(elt=ast.Name(id=name))
            | ast.Call(func=ast.Attribute(attr="append"), args=[ast.Name(id=name)])
        ):
            return name
    return ""


def is_shared(program: Program, node: ast.AST) -> bool:
    match node:
        case ast.BinOp(op=ast.Mult(), left=ast.List(elts=[row, *_rest])):
            return is_row(program, row)
        case ast.BinOp(op=ast.Mult(), right=ast.List(elts=[row, *_rest])):
            return is_row(program, row)
        case ast.List(elts=[ast.Name(id=first) as row, ast.Name(), *_rest]):
            names = [item.id for item in node.elts if isinstance(item, ast.Name)]
            is_all_one = set(names) == {first} and len(names) == len(node.elts)
            return is_all_one and not is_multiplied(program, node) and is_row(program, row)
        case ast.Call(
            func=ast.Attribute(value=ast.Name(id="dict"), attr="fromkeys"), args=[_keys, ast.List() | ast.Dict()]
        ):
            return True
        case ast.ListComp(elt=ast.Name() as row) if program.home(row) is not None:
            home = program.home(row)
            return home is not None and not program.holds(node, home.node) and is_row(program, row)
        case ast.Call(func=ast.Attribute(attr="append"), args=[ast.Name() as row]):
            return is_appended_in_each_round(program, node, row)
    return False


def is_appended_in_each_round(program: Program, call: ast.Call, row: ast.Name) -> bool:
    """A row that was made before the loop: the round makes none, and others follow it."""
    loop, home, statement = program.loop_of(call), program.home(row), program.statement(call)
    if not isinstance(loop, ast.For) or home is None or program.is_stored_inside(home, row.id, loop):
        return False
    goes_on = statement in loop.body and not any(
        isinstance(part, (ast.Break, ast.Return)) for part in program.inside(loop)
    )
    return goes_on and is_row(program, row)


def is_multiplied(program: Program, node: ast.AST) -> bool:
    return isinstance(program.parent[node], ast.BinOp)


def is_row(program: Program, row: ast.expr) -> bool:
    if isinstance(row, ast.Name):
        return kinds.kind(program, row) in ("list", "dict")
    if isinstance(row, ast.BinOp):
        return isinstance(row.op, ast.Mult) and (isinstance(row.left, ast.List) or isinstance(row.right, ast.List))
    return isinstance(row, (ast.List, ast.Dict, ast.ListComp))


def changes_rows(program: Program) -> bool:
    """Whether an item of an item is changed anywhere: `board[0][1] = …`, `rows[2].append(…)`, `for row in rows: "
    "row[0] = …`."""
    for node in program.of(ast.Subscript):
        if not isinstance(node.ctx, ast.Load) and (
            isinstance(node.value, ast.Subscript) or is_from_loop(program, node.value)
        ):
            return True
    return any(
        isinstance(call.func, ast.Attribute)
        and call.func.attr in CHANGING
        and (isinstance(call.func.value, ast.Subscript) or is_from_loop(program, call.func.value))
        for call in program.of(ast.Call)
    )


def is_from_loop(program: Program, node: ast.expr) -> bool:
    """A loop's variable, or a name given an item of something."""
    return isinstance(node, ast.Name) and any(
        isinstance(program.parent.get(store), ast.For) or isinstance(kinds.value_of(program, store), ast.Subscript)
        for store in program.stores(node)[:20]
    )
