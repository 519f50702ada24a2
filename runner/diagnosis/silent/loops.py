"""Loops that do not end, or end too early."""

import ast
from collections.abc import Iterator

from django.utils.translation import gettext as _

from runner.diagnosis.findings import Finding
from runner.diagnosis.silent import kinds
from runner.diagnosis.silent.flow import Flow, is_always
from runner.diagnosis.silent.lone import PURE, lone
from runner.diagnosis.silent.program import FUNCTIONS, Program, Scope

# Calls in a condition that give the same answer for the same values.
STEADY = frozenset({"len", "int", "float", "str", "abs", "max", "min", "sum", "round", "range", "list", "sorted"})
# A program that waits for something to happen, and draws meanwhile, may well go on until it is stopped.
PAUSES = frozenset({"time.sleep", "turtle.update", "turtle.done", "turtle.mainloop"})


def loop_never_changes(program: Program) -> Iterator[Finding]:
    flow = program.once(Flow)
    for loop in program.of(ast.While):
        if not is_always(loop.test) and not flow.is_left(loop) and not in_try(program, loop):
            names = unchanging(program, loop)
            if names:
                yield never_changes(program, loop, names)


def unchanging(program: Program, loop: ast.While) -> list[str]:
    """The names in its condition, if none of them can change inside."""
    names: dict[str, ast.Name] = {}
    for part in (loop.test, *program.inside(loop.test)):
        if isinstance(part, ast.Name):
            names.setdefault(part.id, part)
        elif isinstance(part, (ast.NamedExpr, ast.Await, ast.Yield)) or (
            isinstance(part, ast.Call) and not is_steady_call(program, part)
        ):
            return []
    variables = [name for name in names.values() if program.home(name) is not None]
    if not variables or any(may_change(program, name, loop) for name in variables):
        return []
    return [name.id for name in variables if program.function(name) is None]


def is_steady_call(program: Program, call: ast.Call) -> bool:
    if program.called(call) in STEADY:
        return True
    return isinstance(call.func, ast.Attribute) and kinds.kind(program, call.func.value) == "text"


def may_change(program: Program, name: ast.Name, loop: ast.AST) -> bool:
    home = program.home(name)
    if home is None:
        return False
    if program.is_stored_inside(home, name.id, loop) or is_stored_by_others(program, name, home):
        return True
    is_plain = kinds.kind_of_variable(program, program.stores(name)) in ("text", "number", "truth", "none")
    return not is_plain and (is_shared(home, name) or is_handled(program, name, loop))


def is_stored_by_others(program: Program, name: ast.Name, home: Scope) -> bool:
    """A function that runs meanwhile (called, or when a key is pressed) gives it a value."""
    return program.is_opaque or any(program.function_of(store) is not home.node for store in home.stores[name.id][:200])


def is_shared(home: Scope, name: ast.Name) -> bool:
    """Not made here, so that somebody else can change what is in it meanwhile."""
    return not home.stores[name.id] or all(
        isinstance(store, (ast.Import, ast.ImportFrom)) for store in home.stores[name.id]
    )


def is_handled(program: Program, name: ast.Name, loop: ast.AST) -> bool:
    """Whether something is done in the loop that can change what is in a list or an object."""
    return any(is_handle(program, part) for part in program.inside(loop))


def may_reach(program: Program, call: ast.Call) -> bool:
    """Any call but those of Python's own functions that change nothing."""
    return program.called(call) not in (*STEADY, *PURE, "print", "input")


def is_handle(program: Program, part: ast.AST) -> bool:
    match part:
        case ast.Subscript(ctx=ast.Store() | ast.Del()) | ast.Attribute(ctx=ast.Store() | ast.Del()):
            return True
        case ast.Call():
            return may_reach(program, part)
    return False


def in_try(program: Program, loop: ast.AST) -> bool:
    """An error may be meant to end it: `next()`, `pop()`, Ctrl+C."""
    for above in program.above(loop):
        if isinstance(above, (*FUNCTIONS, ast.ClassDef)):
            return False
        if isinstance(above, (ast.Try, ast.TryStar)) and above.handlers:
            return True
    return False


def never_changes(program: Program, loop: ast.While, names: list[str]) -> Finding:
    sentence = (
        _("{where}: `{name}` never changes inside the loop, so the loop goes on for ever once it has begun.")
        if len(names) == 1
        else _(
            "{where}: nothing in `{test}` ever changes inside the loop, so the loop goes on for ever once it has begun."
        )
    )
    lost = lost_inside(program, loop, names)
    look = (
        _("`{lost}` alone changes nothing. Under which name does line {line} keep what comes out of it?")
        if lost
        else _("What should happen inside the loop to make `{test}` false one day?")
    )
    return program.finding(
        "loop-never-changes",
        loop.test,
        sentence,
        look,
        name=names[0],
        test=program.text(loop.test),
        **({"lost": program.text(lost), "line": lost.lineno} if lost else {}),
    )


def lost_inside(program: Program, loop: ast.While, names: list[str]) -> ast.BinOp | None:
    """`count + 1` alone on a line: computed of what the loop asks about, and kept nowhere."""
    for statement, value in lone(program):
        is_of_loop = isinstance(value, ast.BinOp) and loop in program.above(statement)
        if is_of_loop and any(isinstance(part, ast.Name) and part.id in names for part in ast.walk(value)):
            return value  # type: ignore[return-value]
    return None


# ── while True ──


def loop_without_exit(program: Program) -> Iterator[Finding]:
    flow = program.once(Flow)
    for loop in program.of(ast.While):
        if (
            is_always(loop.test)
            and not flow.is_left(loop)
            and not in_try(program, loop)
            and not may_go_on(program, loop)
        ):
            yield without_exit(program, loop)


def without_exit(program: Program, loop: ast.While) -> Finding:
    return program.finding(
        "loop-without-exit",
        loop.test,
        _("{where}: this loop has no way out, so it goes on for ever, and what stands below it never runs."),
        _("A `break` under an `if` leaves a loop. When should the loop in line {here} be over?"),
    )


def may_go_on(program: Program, loop: ast.While) -> bool:
    """It serves somebody, or draws, until it is stopped."""
    return not program.is_simple or pauses(program, loop)


def pauses(program: Program, loop: ast.While) -> bool:
    for part in program.inside(loop):
        if isinstance(part, ast.Call):
            name = part.func.attr if isinstance(part.func, ast.Attribute) else getattr(part.func, "id", "")
            if program.called(part) in PAUSES or name in ("sleep", "update", "pause", "serve", "accept"):
                return True
            if "turtle" in program.modules.values() or any(
                name.startswith("turtle.") for name in program.imported.values()
            ):
                return True
    return False


# ── return in the first round ──


def return_in_loop(program: Program) -> Iterator[Finding]:
    flow = program.once(Flow)
    for loop in program.of(ast.For, ast.While):
        if flow.breaks[loop] or flow.continues[loop] or flow.completes(loop.body):
            continue
        if isinstance(program.next_to(loop, 1), ast.Raise):
            continue  # it takes the first there is
        last = loop.body[-1]
        if isinstance(last, ast.Return) and len(loop.body) > 1:
            where = last
        elif isinstance(last, ast.If) and last.orelse and isinstance(last.orelse[-1], ast.Return):
            where = last.orelse[-1]
        else:
            continue
        if isinstance(loop, ast.While) and is_always(loop.test):
            continue  # a block with an early way out
        yield program.finding(
            "return-in-loop",
            where,
            _(
                "{where}: this `return` ends the function in the first round of the loop, so the other rounds "
                "never come."
            ),
            _("After how many rounds of the loop can `{function}` be sure of the answer?"),
            function=getattr(program.function_of(loop), "name", ""),
            loop=loop.lineno,
        )


# ── The loop's own variable ──


def loop_variable_overwritten(program: Program) -> Iterator[Finding]:
    for loop in program.of(ast.For):
        if isinstance(loop.target, ast.Name) and not loop.target.id.startswith("_"):
            yield from overwritten(program, loop, loop.target)


def overwritten(program: Program, loop: ast.For, target: ast.Name) -> Iterator[Finding]:
    home = program.home_of_store(target)
    stores = [store for store in home.stores[target.id][:100] if store is not target and program.holds(loop, store)]
    if not stores:
        return
    reads = [read for read in program.reads(home, target.id) if program.holds(loop, read)][:200]
    inner, statement = program.parent[stores[0]], program.statement(stores[0])
    if isinstance(inner, ast.For) and inner.target is stores[0]:
        if is_never_seen(program, inner, reads):
            yield same_variable(program, inner, target, loop)
    elif program.block(statement) is not loop.body:
        return
    elif is_thrown_away(program, statement, reads):
        yield thrown_away(program, statement, target)
    elif is_lost(program, loop, statement, reads):
        yield lost(program, statement, target, loop)


def thrown_away(program: Program, statement: ast.stmt, target: ast.Name) -> Finding:
    return program.finding(
        "loop-variable-overwritten",
        statement,
        _(
            "{where} changes `{name}`, but the loop gives `{name}` its own next value in the next round, "
            "so the change is lost."
        ),
        _("The `for` in line {line} counts by itself. Which value does `{name}` have when the next round begins?"),
        name=target.id,
        line=target.lineno,
    )


def lost(program: Program, statement: ast.stmt, target: ast.Name, loop: ast.For) -> Finding:
    return program.finding(
        "loop-variable-overwritten",
        statement,
        _(
            "{where} puts something else into `{name}`, so what the loop took out of `{items}` is lost "
            "before it is used."
        ),
        _("Under which name could line {here} keep the new value?"),
        name=target.id,
        items=program.text(loop.iter),
    )


def is_never_seen(program: Program, inner: ast.For, reads: list[ast.Name]) -> bool:
    """Nothing reads the outer value, but something the inner one: two counts were meant."""
    inside = [read for read in reads if program.holds(inner, read)]
    begins_there = [read for read in inside if program.holds(inner.iter, read)]
    return bool(inside) and not begins_there and all(program.order[read] > program.order[inner] for read in reads)


def is_thrown_away(program: Program, statement: ast.stmt, reads: list[ast.Name]) -> bool:
    """`i += 1` at the end of a round."""
    is_counting = isinstance(statement, ast.AugAssign) or (
        isinstance(statement, ast.Assign) and isinstance(statement.value, ast.BinOp)
    )
    return is_counting and all(
        program.order[read] < program.order[statement] or program.holds(statement, read) for read in reads
    )


def is_lost(program: Program, loop: ast.For, statement: ast.stmt, reads: list[ast.Name]) -> bool:
    if not isinstance(statement, ast.Assign) or kinds.CALLS.get(getattr(loop.iter, "id", ""), ""):
        return False
    if isinstance(loop.iter, ast.Call) and program.is_builtin(loop.iter.func, "range"):
        return False  # only counts the rounds
    return bool(reads) and all(
        program.order[read] > program.order[statement] and not program.holds(statement, read) for read in reads
    )


def same_variable(program: Program, inner: ast.AST, target: ast.Name, loop: ast.For) -> Finding:
    return program.finding(
        "loop-variable-overwritten",
        inner.target,  # type: ignore[attr-defined]
        _(
            "{where}: the inner loop uses `{name}` too, so the value that the loop in line {line} has put there "
            "is lost."
        ),
        _("Which name stands behind `for` in line {line}, and which in line {here}?"),
        name=target.id,
        line=loop.lineno,
    )
