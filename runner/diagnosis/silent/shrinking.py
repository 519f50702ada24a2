"""Lists that get shorter while a loop goes through them."""

import ast
import itertools
from collections.abc import Iterator

from django.utils.translation import gettext as _

from runner.diagnosis.findings import Finding
from runner.diagnosis.silent import kinds
from runner.diagnosis.silent.flow import Flow
from runner.diagnosis.silent.program import Program

TAKING = frozenset({"remove", "pop"})


def removed_in_loop(program: Program) -> Iterator[Finding]:
    flow = program.once(Flow)
    for loop in program.of(ast.For):
        if isinstance(loop.iter, ast.Name) and kinds.kind(program, loop.iter) == "list":
            going_on = (each for each in _taken(program, loop, loop.iter) if _goes_on(program, flow, loop, each))
            yield from (_shorter(program, loop, loop.iter.id, each) for each in itertools.islice(going_on, 1))


def _taken(program: Program, loop: ast.For, items: ast.Name) -> Iterator[ast.stmt]:
    """Statements of the loop that take something out of what it goes through, under the same name."""
    home = program.home(items)
    for node in program.inside(loop):
        match node:
            case ast.Call(func=ast.Attribute(value=ast.Name() as name, attr=verb)) if verb in TAKING:
                pass
            case ast.Delete(targets=[ast.Subscript(value=ast.Name() as name)]):
                pass
            case _:
                continue
        if name.id == items.id and program.home(name) is home and program.loop_of(node) is loop:
            yield program.statement(node)


def _goes_on(program: Program, flow: Flow, loop: ast.For, statement: ast.stmt) -> bool:
    """The loop has more rounds after it: nothing leaves it, in the blocks around it."""
    while statement is not loop:
        block = program.block(statement)
        if not flow.completes(block[block.index(statement) :]):
            return isinstance(block[-1], ast.Continue)
        statement = program.statement(program.parent[statement])
    return True


def _shorter(program: Program, loop: ast.For, name: str, taken: ast.stmt) -> Finding:
    return program.finding(
        "removed-in-loop",
        taken,
        _(
            "{where} takes something out of `{name}` while the loop in line {loop} goes through it. What comes next "
            "moves up into its place, and the loop skips it."
        ),
        _("Write `{name}` on paper and cross out what line {here} takes. Where does the loop in line {loop} go on?"),
        name=name,
        loop=loop.lineno,
    )
