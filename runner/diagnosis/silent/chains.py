"""An else that belongs to the last of several ifs, where one chain was meant."""

import ast
from collections.abc import Iterator

from django.utils.translation import gettext as _

from runner.diagnosis.findings import Finding
from runner.diagnosis.silent.flow import Flow
from runner.diagnosis.silent.loops import is_stored_by_others
from runner.diagnosis.silent.program import Program


def else_of_last_if(program: Program) -> Iterator[Finding]:
    """`if way == "left": …`, `if way == "right": …`, `else: …`"""
    flow = program.once(Flow)
    for last in program.of(ast.If):
        chain, asked = _above(program, last), _equal_to(last.test)
        if not chain or not asked or not _is_else(last) or not all(flow.completes(each.body) for each in chain):
            continue
        name, value = asked
        others = [_equal_to(each.test) for each in chain]
        is_same = all(other and other[0].id == name.id and other[1] != value for other in others)
        if is_same and not _may_change(program, chain[0], name):
            yield _not_a_chain(program, chain[0], last)


def _above(program: Program, node: ast.If) -> list[ast.If]:
    """The `if` right above it with its `elif`s; none where they have an `else` of their own."""
    above, chain = program.next_to(node, -1), []
    while isinstance(above, ast.If):
        chain.append(above)
        if not above.orelse:
            return chain
        above = above.orelse[0] if not _is_else(above) else None
    return []


def _is_else(node: ast.If) -> bool:
    return bool(node.orelse) and not (len(node.orelse) == 1 and isinstance(node.orelse[0], ast.If))


def _equal_to(test: ast.expr) -> tuple[ast.Name, object] | None:
    """Of `name == "left"` the name and the value."""
    match test:
        case ast.Compare(left=ast.Name() as name, ops=[ast.Eq()], comparators=[ast.Constant(value=value)]):
            return name, value
    return None


def _may_change(program: Program, node: ast.If, name: ast.Name) -> bool:
    """Then the second question is about something new."""
    home = program.home(name)
    return home is None or program.is_stored_inside(home, name.id, node) or is_stored_by_others(program, name, home)


def _not_a_chain(program: Program, first: ast.If, last: ast.If) -> Finding:
    return program.finding(
        "else-of-last-if",
        last,
        _(
            "{where} begins a new `if`, and the `else` below it belongs to that one alone. So its lines are done when "
            "`{test}` in line {first} is true, too."
        ),
        _("Say that line {first} is true. What does Python ask in line {here}, and are the lines of the `else` done?"),
        test=program.text(first.test),
        first=first.lineno,
    )
