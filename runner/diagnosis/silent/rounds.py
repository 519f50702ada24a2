"""A value that begins anew in each round of a loop, and should not."""

import ast
from collections import Counter
from collections.abc import Iterator

from django.utils.translation import gettext as _

from runner.diagnosis.findings import Finding
from runner.diagnosis.silent.program import Program, Scope

Loop = ast.For | ast.While


def reset_in_loop(program: Program) -> Iterator[Finding]:
    for loop in program.of(ast.For, ast.While):
        starts = [(name, statement) for statement in loop.body if (name := is_start(statement)) is not None]
        counted = Counter(name.id for name, _statement in starts)
        for name, statement in starts:
            if counted[name.id] != 1:
                continue
            if is_reset(program, loop, statement, name) or is_forgotten(program, loop, name):
                yield program.finding(
                    "reset-in-loop",
                    statement,
                    _("{where} stands inside the loop, so `{name}` begins again with `{value}` in every round."),
                    _(
                        "The loop begins in line {line}. How often is line {here} done, and how often should `{name}` "
                        "start again?"
                    ),
                    name=name.id,
                    value=program.text(statement.value),
                    line=loop.lineno,
                )


def is_start(statement: ast.stmt) -> ast.Name | None:
    """`score = 0`, `secret = ""`, `found = []`."""
    match statement:
        case ast.Assign(targets=[ast.Name() as name], value=ast.Constant(value=int() | float() | str())):
            return name
        case ast.Assign(targets=[ast.Name() as name], value=ast.List(elts=[])):
            return name
    return None


def is_reset(program: Program, loop: Loop, start: ast.stmt, name: ast.Name) -> bool:
    home = program.home_of_store(name)
    stores = [store for store in home.stores[name.id][:100] if program.holds(loop, store) and store is not name]
    reads = program.reads(home, name.id)
    grown = [program.statement(store) for store in stores if grows(program, store, name.id)]
    grown += [
        program.statement(read) for read in reads[:100] if program.holds(loop, read) and is_appended(program, read)
    ]
    if not grown or any(program.order[growing] < program.order[start] for growing in grown):
        return False
    if any(program.loop_of(growing) is not loop for growing in grown):
        return False  # a count for each round, made by a loop inside
    if len(stores) > len([store for store in stores if grows(program, store, name.id)]):
        return False
    if (
        is_read_after(program, home, loop, name.id)
        or is_never_reached(program, loop, reads, len(grown))
        or is_asked_by(program, home, loop, name.id)
    ):
        return True
    return len(grown) == 1 and counts_one(grown[0]) and is_above(program, home, loop, name) and bool(reads)


def is_forgotten(program: Program, loop: Loop, name: ast.Name) -> bool:
    """What one branch has stored, another reads: in a later round, when it has begun again.

    `name = ""`, `if text.startswith("i am"): name = text[5:]`, `elif text == "who am i": print(name)`
    """
    home, here = program.home_of_store(name), program.function_of(loop)
    if any(program.function_of(each) is not here for each in home.stores[name.id][:100]):
        return False  # a function that is called in between may store something, too
    stores = [each for each in home.stores[name.id][:100] if program.holds(loop, each) and each is not name]
    reads = [each for each in program.reads(home, name.id)[:100] if program.holds(loop, each)]
    later = [each for each in reads if program.order[each] > program.order[name] and program.function_of(each) is here]
    if not stores or any(program.loop_of(each) is not loop for each in (*stores, *later)):
        return False
    return any(all(is_apart(program, store, read) for store in stores) for read in later)


def is_apart(program: Program, one: ast.AST, other: ast.AST) -> bool:
    """They stand in two branches of one chain, of which a round takes one."""
    for above in program.above(one):
        if isinstance(above, ast.If) and program.holds(above, other) and not program.holds(above.test, other):
            return _branch(program, above, one) != _branch(program, above, other)
    return False


def _branch(program: Program, chain: ast.If, node: ast.AST) -> bool:
    return any(program.holds(each, node) for each in chain.body)


def grows(program: Program, store: ast.AST, name: str) -> bool:
    match program.parent.get(store):
        case ast.AugAssign(op=ast.Add() | ast.Sub()):
            return True
        case ast.Assign(targets=[ast.Name()], value=ast.BinOp(op=ast.Add() | ast.Sub()) as total):
            return any(isinstance(part, ast.Name) and part.id == name for part in program.inside(total))
    return False


def is_appended(program: Program, read: ast.Name) -> bool:
    match program.parent[read]:
        case ast.Attribute(attr="append"):
            return True
    return False


def is_read_after(program: Program, home: Scope, loop: Loop, name: str) -> bool:
    """Below the loop, before it gets another value there."""
    end = program.end[loop]
    later_reads = [program.order[read] for read in program.reads(home, name) if program.order[read] > end]
    later_stores = [program.order[store] for store in home.stores[name] if program.order[store] > end]
    if not later_reads:
        return False
    outer = program.loop_of(loop)
    if outer is not None and min(later_reads) > program.end[outer]:
        return False
    # On its own line a name on the left comes first: `total = total + 1`.
    return (
        not later_stores
        or min(later_reads) <= min(later_stores)
        or is_own_right_side(program, home, name, later_stores)
    )


def is_own_right_side(program: Program, home: Scope, name: str, later_stores: list[int]) -> bool:
    statement = program.statement(program.nodes[min(later_stores)])
    return any(program.holds(statement, read) for read in program.reads(home, name))


def is_never_reached(program: Program, loop: Loop, reads: list[ast.Name], most: int) -> bool:
    """`if steps == 3`, when it can only ever be counted up to 1."""
    for read in reads[:100]:
        match program.parent[read]:
            case ast.Compare(
                left=ast.Name(), ops=[ast.Eq() | ast.GtE() | ast.Gt()], comparators=[ast.Constant(value=int(wanted))]
            ) if program.holds(loop, read) and wanted > most:
                grown = [program.parent[store] for store in program.stores(read) if grows(program, store, read.id)]
                return all(counts_one(statement) for statement in grown)  # type: ignore[arg-type]
    return False


def is_asked_by(program: Program, home: Scope, loop: Loop, name: str) -> bool:
    return isinstance(loop, ast.While) and any(program.holds(loop.test, read) for read in program.reads(home, name))


def is_above(program: Program, home: Scope, loop: Loop, name: ast.Name) -> bool:
    """A count of 1 in each round; but not a mark that is set under an `if` and looked at below it."""
    grown = [store for store in home.stores[name.id] if program.holds(loop, store) and grows(program, store, name.id)]
    return all(program.block(program.statement(store)) is loop.body for store in grown)


def counts_one(statement: ast.stmt) -> bool:
    match statement:
        case ast.AugAssign(value=ast.Constant(value=1)):
            return True
        case (
            ast.Assign(value=ast.BinOp(right=ast.Constant(value=1)))
            | ast.Assign(value=ast.BinOp(left=ast.Constant(value=1)))
        ):
            return True
    return False
