"""An elif that is never reached: a condition above it takes all that it asks for."""

import ast
import math
from collections.abc import Iterator, Sequence

from django.utils.translation import gettext as _

from runner.diagnosis.findings import Finding
from runner.diagnosis.silent.program import Program
from runner.diagnosis.silent.ranges import lies_inside, range_of
from runner.diagnosis.silent.truths import facts_of, is_steady, written

MOST_ABOVE = 50  # conditions that one is held against
Multiple = tuple[str, int]  # of `n % 3 == 0`: what is divided, and by what


def never_left_over(program: Program) -> Iterator[Finding]:
    seen: set[ast.AST] = set()
    for first in program.of(ast.If):
        above: list[ast.expr] = []
        branch: ast.AST = first
        while isinstance(branch, ast.If) and branch not in seen:
            seen.add(branch)
            if not is_steady(program, branch.test):
                above.clear()  # asking it may have changed what the others asked about
            elif taken := next((each for each in above if _takes_all(program, each, _sides(branch.test))), None):
                yield _never_reached(program, branch.test, taken)
            elif len(above) < MOST_ABOVE:
                above.append(branch.test)
            branch = branch.orelse[0] if _is_elif(program, branch) else program.tree


def _is_elif(program: Program, branch: ast.If) -> bool:
    if len(branch.orelse) != 1 or not isinstance(branch.orelse[0], ast.If):
        return False
    return program.source.line(branch.orelse[0].lineno).lstrip().startswith("elif")


def _sides(test: ast.expr) -> Sequence[ast.expr]:
    """What must all be true."""
    return test.values if isinstance(test, ast.BoolOp) and isinstance(test.op, ast.And) else [test]


def _takes_all(program: Program, above: ast.expr, sides: Sequence[ast.expr]) -> bool:
    """`above` is true whenever all the sides are."""
    match above:
        case ast.BoolOp(op=ast.Or(), values=values):
            return any(_takes_all(program, each, sides) for each in values)
        case ast.BoolOp(values=values):
            return all(_takes_all(program, each, sides) for each in values)
    return any(_follows(program, above, side) for side in sides)


def _follows(program: Program, above: ast.expr, side: ast.expr) -> bool:
    """It is the same, or of fewer numbers: `a > 50` below `a > 20`, `n % 15 == 0` below `n % 3 == 0`."""
    text = program.text(side)
    if text == program.text(above):
        return "…" not in text
    one, other = _multiple(program, side), _multiple(program, above)
    if one and other:
        return one[0] == other[0] and one[1] % other[1] == 0
    mine, taken = facts_of(program, side), facts_of(program, above)
    if not mine or not taken or mine[0][0] != taken[0][0]:
        return False
    inner, outer = (range_of(sign, value) for _what, sign, value in (mine[0], taken[0]))
    return inner is not None and outer is not None and lies_inside(inner, outer)


def _multiple(program: Program, test: ast.expr) -> Multiple | None:
    match test:
        case ast.Compare(
            left=ast.BinOp(left=divided, op=ast.Mod(), right=ast.Constant(value=int(number))),
            ops=[ast.Eq()],
            comparators=[ast.Constant(value=0)],
        ) if number > 0:
            return program.text(divided), number
    return None


def _never_reached(program: Program, test: ast.expr, above: ast.expr) -> Finding:
    facts = {"text": program.text(test), "earlier": program.text(above), "other": above.lineno}
    if facts["text"] == facts["earlier"]:
        return program.finding(
            "never-true",
            test,
            _(
                "{where} asks `{text}`, as line {other} did already, and Python takes the first branch that fits. So "
                "this `elif` is never reached."
            ),
            _("What is `{text}` in line {here} to ask that line {other} does not ask?"),
            **facts,
        )
    look, more = _which_first(program, test)
    return program.finding(
        "never-true",
        test,
        _(
            "{where}: whenever `{text}` is true, `{earlier}` in line {other} was true before it, so this `elif` is "
            "never reached."
        ),
        look,
        **facts,
        **more,
    )


def _which_first(program: Program, test: ast.expr) -> tuple[str, dict[str, object]]:
    """A question to try with a value for which both are true, where one is known."""
    look = _("Python takes the first branch that fits. Which line is true first when `{what}` is {value}?")
    multiples = [found for side in _sides(test) if (found := _multiple(program, side))]
    if multiples and len({what for what, _number in multiples}) == 1 and len(multiples) == len(_sides(test)):
        return look, {"what": multiples[0][0], "value": math.lcm(*(number for _what, number in multiples))}
    facts = facts_of(program, test)
    if facts:
        what, sign, value = facts[0]
        return look, {"what": what, "value": written(_one_inside(sign, value))}
    return _("Say that `{text}` is true. Is `{earlier}` in line {other} true as well?"), {}


def _one_inside(sign: str, value: object) -> object:
    """A value for which the comparison is true."""
    return value + {"<": -1, ">": 1}[sign] if sign in "<>" else value  # type: ignore[operator]
