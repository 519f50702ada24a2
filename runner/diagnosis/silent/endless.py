"""Why a loop that was stopped did not end."""

import ast

from django.utils.translation import gettext as _

from runner.diagnosis.findings import Finding
from runner.diagnosis.silent import kinds
from runner.diagnosis.silent.flow import Flow, is_always
from runner.diagnosis.silent.loops import may_change, never_changes, unchanging, without_exit
from runner.diagnosis.silent.program import FUNCTIONS, MOST_NODES, Program
from runner.diagnosis.sources import Source


def why_endless(source: Source, line: int) -> Finding | None:
    """Of a program that was stopped in that line: which loop it was, and why it does not end."""
    if source.tree is None or len(source.nodes) > MOST_NODES:
        return None
    try:
        program = Program(source)
        flow = program.once(Flow)
        around = [loop for loop in program.of(ast.While) if loop.lineno <= line <= (loop.end_lineno or 0)]
        for loop in reversed(around):
            finding = reason(program, flow, loop)
            if finding:
                return finding
        return called_from(program, flow, line)
    except RecursionError:
        return None


def called_from(program: Program, flow: Flow, line: int) -> Finding | None:
    """It was stopped in a function that an endless loop calls."""
    functions = [node.name for node in program.of(*FUNCTIONS) if node.lineno <= line <= (node.end_lineno or 0)]
    for loop in program.of(ast.While):
        called = {
            part.func.id
            for part in program.inside(loop)
            if isinstance(part, ast.Call) and isinstance(part.func, ast.Name)
        }
        if called & set(functions):
            finding = reason(program, flow, loop)
            if finding:
                return finding
    return None


def reason(program: Program, flow: Flow, loop: ast.While) -> Finding | None:
    if is_always(loop.test):
        if not flow.is_left(loop):
            return without_exit(program, loop)
        return break_not_reached(program, flow, loop)
    names = unchanging(program, loop)
    if names and not flow.breaks[loop]:
        return never_changes(program, loop, names)
    return (
        wrong_way(program, loop)
        or jumps_over(program, loop)
        or skipped(program, flow, loop)
        or only_under_if(program, loop)
    )


def break_not_reached(program: Program, flow: Flow, loop: ast.While) -> Finding | None:
    """Its `break` stands under an `if` whose names never change."""
    for leaving in flow.breaks[loop]:
        asked = next((above for above in program.above(leaving) if isinstance(above, (ast.If, ast.While))), None)
        if not isinstance(asked, ast.If) or not program.holds(loop, asked):
            return None
        names = [part for part in (asked.test, *program.inside(asked.test)) if isinstance(part, ast.Name)]
        calls = any(isinstance(part, ast.Call) for part in program.inside(asked.test))
        if calls or not names or any(may_change(program, name, loop) for name in names):
            continue
        return program.finding(
            "endless-loop",
            asked.test,
            _("{where}: the loop is left only when `{test}` is true, but `{name}` never changes inside the loop."),
            _("In which line of the loop should `{name}` change?"),
            test=program.text(asked.test),
            name=names[0].id,
            loop=loop.lineno,
        )
    return None


def wrong_way(program: Program, loop: ast.While) -> Finding | None:
    """`while count < 10` and the count goes down."""
    for compare in (part for part in (loop.test, *program.inside(loop.test)) if isinstance(part, ast.Compare)):
        if len(compare.ops) != 1 or not isinstance(compare.left, ast.Name):
            continue
        wanted = {ast.Lt: 1, ast.LtE: 1, ast.Gt: -1, ast.GtE: -1}.get(type(compare.ops[0]), 0)
        name = compare.left
        home = program.home(name)
        changes = [s for s in home.stores[name.id] if program.holds(loop, s)] if home else []
        ways = {way(program, store) for store in changes}
        if wanted and ways == {-wanted}:
            return program.finding(
                "endless-loop",
                program.statement(changes[0]),
                _(
                    "{where} makes `{name}` {changed} in each round, but the loop goes on as long as `{test}`. So the "
                    "loop never ends."
                ),
                _("Which way should `{name}` count to make `{test}` false one day?"),
                name=name.id,
                changed=_("smaller") if wanted == 1 else _("larger"),
                test=program.text(compare),
            )
    return None


def jumps_over(program: Program, loop: ast.While) -> Finding | None:
    """`while number != 10`, and it goes 1, 3, 5 …"""
    match loop.test:
        case ast.Compare(
            left=ast.Name(id=word) as name, ops=[ast.NotEq()], comparators=[ast.Constant(value=int(goal))]
        ):
            pass
        case _:
            return None
    begin, steps = kinds.last_value_before(program, name, loop), changes_of(program, loop)
    if not isinstance(begin, ast.Constant) or not isinstance(begin.value, int) or len(steps) != 1:
        return None
    step = step_of(steps[0][1])
    if program.block(steps[0][1]) is not loop.body or not step or is_met(begin.value, step, goal):
        return None
    comes_nearer = (goal - begin.value) * step > 0
    look = (
        _("Which comparison is no longer true when `{name}` has gone past {goal}?")
        if comes_nearer
        else _("Does `{name}` come nearer to {goal} from round to round?")
    )
    return program.finding(
        "endless-loop",
        loop.test,
        _(
            "{where} goes on as long as `{test}`. But `{name}` goes {first}, {second}, {third} … and is never "
            "exactly {goal}."
        ),
        look,
        test=program.text(loop.test),
        name=word,
        first=begin.value,
        second=begin.value + step,
        third=begin.value + 2 * step,
        goal=goal,
    )


def is_met(begin: int, step: int, goal: int) -> bool:
    return (goal - begin) % step == 0 and (goal - begin) // step >= 0


def step_of(statement: ast.stmt) -> int:
    """Of `number += 2` and `number = number + 2`; 0: not clear."""
    match statement:
        case ast.AugAssign(op=ast.Add(), value=ast.Constant(value=int(step))):
            return step
        case ast.AugAssign(op=ast.Sub(), value=ast.Constant(value=int(step))):
            return -step
        case ast.Assign(value=ast.BinOp(left=ast.Name(), op=ast.Add(), right=ast.Constant(value=int(step)))):
            return step
        case ast.Assign(value=ast.BinOp(left=ast.Name(), op=ast.Sub(), right=ast.Constant(value=int(step)))):
            return -step
    return 0


def way(program: Program, store: ast.AST) -> int:
    """1: counts up, -1: down, 0: who knows."""
    statement = program.parent[store]
    match statement:
        case ast.AugAssign(op=ast.Add() | ast.Sub() as op, value=ast.Constant(value=int() | float() as step)) if step:
            return (1 if isinstance(op, ast.Add) else -1) * (1 if step > 0 else -1)
        case ast.Assign(
            targets=[ast.Name(id=name)],
            value=ast.BinOp(
                left=ast.Name(id=other),
                op=ast.Add() | ast.Sub() as op,
                right=ast.Constant(value=int() | float() as step),
            ),
        ) if name == other and step > 0:
            return 1 if isinstance(op, ast.Add) else -1
    return 0


def changes_of(program: Program, loop: ast.While) -> list[tuple[ast.Name, ast.stmt]]:
    """Each place inside where a name of the condition is given a value."""
    found = []
    for name in (part for part in (loop.test, *program.inside(loop.test)) if isinstance(part, ast.Name)):
        home = program.home(name)
        for store in home.stores[name.id] if home else []:
            if program.holds(loop, store) and not program.holds(loop.test, store):
                found.append((name, program.statement(store)))
    return found


def skipped(program: Program, flow: Flow, loop: ast.While) -> Finding | None:
    """A `continue` above the line that would change the condition."""
    changes = changes_of(program, loop)
    for skip in flow.continues[loop]:
        if changes and all(program.order[change] > program.order[skip] for _name, change in changes):
            name, change = changes[0]
            return program.finding(
                "endless-loop",
                skip,
                _(
                    "{where}: this `continue` goes back to the top of the loop, so line {line}, which changes "
                    "`{name}`, is skipped."
                ),
                _("What has to happen to `{name}` before the next round of the loop begins?"),
                name=name.id,
                line=change.lineno,
            )
    return None


def only_under_if(program: Program, loop: ast.While) -> Finding | None:
    """All that changes the condition stands under an `if`."""
    changes = changes_of(program, loop)
    if not changes or any(program.block(change) is loop.body for _name, change in changes):
        return None
    name, change = changes[0]
    asked = next((above for above in program.above(change) if isinstance(above, ast.If)), None)
    if asked is None or not program.holds(loop, asked):
        return None
    return program.finding(
        "endless-loop",
        change,
        _(
            "{where} is the only place that changes `{name}`, and it runs only when `{test}` is true. As long as "
            "`{test}` is not true, the loop goes on."
        ),
        _("When should `{name}` change: in every round, or only when `{test}` is true?"),
        name=name.id,
        test=program.text(asked.test),
        loop=loop.lineno,
    )
