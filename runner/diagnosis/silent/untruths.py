"""Conditions that can never be true by themselves."""

import ast
import itertools
from collections.abc import Iterator

from django.utils.translation import gettext as _

from runner.diagnosis.findings import Finding
from runner.diagnosis.silent import kinds
from runner.diagnosis.silent.conditions import asked
from runner.diagnosis.silent.program import Program
from runner.diagnosis.silent.ranges import in_common, range_of
from runner.diagnosis.silent.truths import SIGNS, TURNED, by_subject, constant, written

Asked = tuple[str, object]  # the sign, the value: (">", 50)


def never_true(program: Program) -> Iterator[Finding]:
    for test in asked(program):
        if isinstance(test, ast.BoolOp) and isinstance(test.op, ast.And):
            yield from never_all(program, test)
        elif isinstance(test, ast.Compare):
            yield from never_like_this(program, test)


def never_all(program: Program, test: ast.BoolOp) -> Iterator[Finding]:
    for what, facts in by_subject(program, test.values).items():
        equal = [value for sign, value in facts if sign == "=="]
        unequal = {value for sign, value in facts if sign == "!="}
        apart = next(
            (pair for pair in itertools.combinations(facts, 2) if not in_common([range_of(*f) for f in pair])), ()
        )
        if len(set(equal)) <= 1 and not unequal & set(equal) and not apart:
            continue
        look = (
            _(
                "With `and` all sides have to be true together. Which side of the `and` is true when `{what}` is "
                "`{value}`?"
            )
            if equal
            else none_between(*apart)
        )
        yield program.finding(
            "never-true",
            test,
            _("{where}: `{what}` cannot be all of that at the same time, so the whole condition is never true."),
            look,
            what=what,
            **({"value": written(equal[0])} if equal else {}),
        )


def none_between(one: Asked, other: Asked) -> str:
    """A question whose answer is: none."""
    return _("Which number could `{what}` be: {one}, and also {other}?").format(
        what="{what}", one=passing(*one), other=passing(*other)
    )


def passing(sign: str, value: object) -> str:
    words = {
        "<": _("smaller than {value}"),
        "<=": _("at most {value}"),
        ">": _("larger than {value}"),
        ">=": _("at least {value}"),
        "==": _("equal to {value}"),
    }
    return words[sign].format(value=value)


def never_like_this(program: Program, test: ast.Compare) -> Iterator[Finding]:
    yield from empty_between(program, test)
    yield from never_in_chain(program, test)
    yield from never_left(program, test)
    if len(test.ops) != 1 or not isinstance(test.ops[0], (ast.Eq, ast.In)):
        return
    is_among = isinstance(test.ops[0], ast.In)
    if is_among and isinstance(test.comparators[0], ast.Constant):
        return  # a part of a text: "es" is in "Yes"
    words = words_of(test.comparators[0])
    method, what = changed_text(program, test.left)
    if words and method and all(getattr(word, method)() != word for word in words):
        yield program.finding(
            "never-true",
            test,
            _("{where}: after `.{method}()` there are {left} in `{what}`, so `{what}` is never in `{word}`.")
            if is_among
            else _(
                "{where}: after `.{method}()` there are {left} in `{what}`, so `{what}` is never equal to `{word}`."
            ),
            {
                "lower": _("Which letters of `{word}` are no small letters?"),
                "upper": _("Which letters of `{word}` are no capitals?"),
            }.get(method, _("How many spaces stand at the ends of `{word}`?")),
            method=method,
            what=what,
            word=program.text(test.comparators[0]),
            left={"lower": _("only small letters"), "upper": _("only capitals")}.get(
                method, _("no spaces at its ends")
            ),
        )


def never_left(program: Program, test: ast.Compare) -> Iterator[Finding]:
    """`number % 3 == 3`."""
    number = rest_of(test)
    if number:
        yield program.finding(
            "never-true",
            test,
            _(
                "{where}: what is left over after dividing by {number} is always smaller than {number}, so `{text}` is "
                "never true."
            ),
            _("What is left over in line {here} when `{divided}` is {twice}?"),
            number=number,
            text=program.text(test),
            divided=program.text(test.left.left),  # type: ignore[attr-defined]
            twice=2 * number,
        )


def words_of(node: ast.expr) -> list[str]:
    items = node.elts if isinstance(node, (ast.List, ast.Tuple, ast.Set)) else [node]
    words = [item.value for item in items if isinstance(item, ast.Constant) and isinstance(item.value, str)]
    return words if len(words) == len(items) else []


def changed_text(program: Program, node: ast.expr) -> tuple[str, str]:
    """("lower", "answer") of `answer.lower()`, or of a name that was given that."""
    value = kinds.last_value(program, node) if isinstance(node, ast.Name) else node
    match value:
        case ast.Call(func=ast.Attribute(attr="lower" | "upper" | "strip" as method), args=[]):
            return method, program.text(node)
    return "", ""


def rest_of(test: ast.Compare) -> int:
    """`a % 3 == 3`."""
    match test:
        case ast.Compare(
            left=ast.BinOp(op=ast.Mod(), right=ast.Constant(value=int(number))),
            ops=[ast.Eq()],
            comparators=[ast.Constant(value=int(value))],
        ) if 0 < number <= value:
            return number
    return 0


def empty_between(program: Program, test: ast.Compare) -> Iterator[Finding]:
    """`5 < a < 3`, `len(a) < 0`."""
    facts: list[Asked] = []
    sides = [test.left, *test.comparators]
    for op, left, right in zip(test.ops, sides, sides[1:], strict=False):
        sign = SIGNS.get(type(op), "")
        low, high = constant(left), constant(right)
        if sign and isinstance(high, (int, float)) and low is None:
            facts.append((sign, high))
        elif sign and isinstance(low, (int, float)) and high is None:
            facts.append((TURNED[sign], low))
    is_about_one = not isinstance(sides[1], ast.Constant)  # `points > 5 == True` says nothing of a value between
    if is_about_one and len(facts) == len(test.ops) == 2 and not in_common([range_of(*fact) for fact in facts]):
        yield program.finding(
            "never-true",
            test,
            _("{where}: no number lies where `{text}` asks for one, so `{text}` is never true."),
            none_between(*facts),
            text=program.text(test),
            what=program.text(test.comparators[0]),
        )


def never_in_chain(program: Program, test: ast.Compare) -> Iterator[Finding]:
    """`points > 5 == True`: the second sign compares 5."""
    sides = [test.left, *test.comparators]
    for op, left, right in zip(test.ops, sides, sides[1:], strict=False):
        if len(test.ops) > 1 and isinstance(op, ast.Eq) and _differ(left, right):
            yield program.finding(
                "never-true",
                test,
                _(
                    "{where}: in `{text}` each sign compares the two values beside it, also `{left} == {right}`, so it "
                    "is never true."
                ),
                _("Which part of line {here} says all that you want to ask?"),
                text=program.text(test),
                left=program.text(left),
                right=program.text(right),
            )


def _differ(left: ast.expr, right: ast.expr) -> bool:
    return isinstance(left, ast.Constant) and isinstance(right, ast.Constant) and left.value != right.value
