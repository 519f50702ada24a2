"""What begins anew in each round of a loop, and should not."""

import ast
from collections import Counter
from collections.abc import Iterator

from django.utils.translation import gettext as _

from runner.diagnosis.findings import Finding
from runner.diagnosis.silent.flow import Flow
from runner.diagnosis.silent.program import LOOPS, Program, Scope

Loop = ast.For | ast.While
DRAWING = frozenset({"random.randint", "random.randrange", "random.choice", "random.uniform", "random.random"})


# ── A counter that starts anew ──


def reset_in_loop(program: Program) -> Iterator[Finding]:
    for loop in program.of(ast.For, ast.While):
        starts = [(name, statement) for statement in loop.body if (name := is_start(statement)) is not None]
        counted = Counter(name.id for name, _statement in starts)
        for name, statement in starts:
            if counted[name.id] == 1 and is_reset(program, loop, statement, name):
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


# ── A secret that is drawn anew ──


def drawn_in_loop(program: Program) -> Iterator[Finding]:
    for loop in program.of(ast.While, ast.For):
        drawn = {name.id: statement for statement in loop.body if (name := drawn_name(program, statement))}
        if not drawn:
            continue
        typed = {name for name in typed_names(program, loop) if name not in drawn}
        for secret, statement in drawn.items():
            if typed and is_guessed(program, loop, secret, typed):
                yield program.finding(
                    "drawn-in-loop",
                    statement,
                    _(
                        "{where} stands inside the loop, so the computer chooses a new `{name}` in every round. "
                        "What one guess has shown does not help with the next guess."
                    ),
                    _(
                        "The loop begins in line {line}. How often is line {here} done, and how often should `{name}` "
                        "be chosen?"
                    ),
                    name=secret,
                    line=loop.lineno,
                )


def drawn_name(program: Program, statement: ast.stmt) -> ast.Name | None:
    match statement:
        case ast.Assign(targets=[ast.Name() as name], value=ast.Call() as call) if program.called(call) in DRAWING:
            return name
    return None


def typed_names(program: Program, loop: Loop) -> set[str]:
    """Names that get what is typed in this loop."""
    found = set()
    for part in program.inside(loop):
        match part:
            case ast.Assign(targets=[ast.Name(id=name)], value=value):
                calls = [call for call in (value, *program.inside(value)) if isinstance(call, ast.Call)]
                if any(program.is_builtin(call.func, "input") for call in calls):
                    found.add(name)
    # guess = int(answer)
    for part in program.inside(loop):
        match part:
            case ast.Assign(targets=[ast.Name(id=name)], value=value):
                if any(isinstance(word, ast.Name) and word.id in found for word in (value, *program.inside(value))):
                    found.add(name)
    return found


def is_guessed(program: Program, loop: Loop, secret: str, typed: set[str]) -> bool:
    """The loop goes on until what is typed is equal to what was drawn."""
    if isinstance(loop, ast.While) and any(
        is_match(part, secret, typed) for part in (loop.test, *program.inside(loop.test))
    ):
        return True
    flow = program.once(Flow)
    leaving = [*flow.breaks[loop], *ends_of(program, loop)]
    for way_out in leaving:
        above = next((node for node in program.above(way_out) if isinstance(node, (ast.If, *LOOPS))), None)
        if (
            isinstance(above, ast.If)
            and is_equal(above.test, secret, typed)
            and stands_in(program, above.body, way_out)
        ):
            return loop is program.loop_of(above)
    return False


def ends_of(program: Program, loop: Loop) -> list[ast.AST]:
    """`return`, or a mark such as `found = True` that the loop's condition asks for."""
    asked = set()
    if isinstance(loop, ast.While):
        asked = {part.id for part in (loop.test, *program.inside(loop.test)) if isinstance(part, ast.Name)}
    return [
        part
        for part in program.inside(loop)
        if isinstance(part, ast.Return)
        or (
            isinstance(part, ast.Assign)
            and isinstance(part.targets[0], ast.Name)
            and part.targets[0].id in asked
            and isinstance(part.value, ast.Constant)
        )
    ]


def stands_in(program: Program, block: list[ast.stmt], node: ast.AST) -> bool:
    return any(program.holds(statement, node) for statement in block)


def is_equal(test: ast.AST, secret: str, typed: set[str]) -> bool:
    return is_match(test, secret, typed) and isinstance(test.ops[0], ast.Eq)  # type: ignore[attr-defined]


def is_match(test: ast.AST, secret: str, typed: set[str]) -> bool:
    """`guess == secret`, or `!=`, either way round."""
    match test:
        case ast.Compare(left=ast.Name(id=left), ops=[ast.Eq() | ast.NotEq()], comparators=[ast.Name(id=right)]):
            return (left == secret and right in typed) or (right == secret and left in typed)
    return False
