"""Conditions whose answer is clear before the program runs: always true, or never."""

import ast
from collections import defaultdict
from collections.abc import Iterator

from django.utils.translation import gettext as _

from runner.diagnosis.findings import Finding
from runner.diagnosis.silent import kinds
from runner.diagnosis.silent.conditions import asked
from runner.diagnosis.silent.program import Program
from runner.diagnosis.silent.ranges import Range, covers_everything, in_common, lies_inside, range_of

Fact = tuple[str, str, object]  # what is compared, the sign, the value: ("score", ">", 50)
SIGNS: dict[type, str] = {ast.Eq: "==", ast.NotEq: "!=", ast.Lt: "<", ast.LtE: "<=", ast.Gt: ">", ast.GtE: ">="}
TURNED = {"<": ">", "<=": ">=", ">": "<", ">=": "<=", "==": "==", "!=": "!="}


def always_true(program: Program) -> Iterator[Finding]:
    for test in asked(program):
        if isinstance(test, ast.BoolOp) and isinstance(test.op, ast.Or):
            yield from always_one_of(program, test)
        elif isinstance(test, (ast.Constant, ast.JoinedStr, ast.Tuple, ast.List)) and is_always(program, test):
            yield program.finding(
                "always-true",
                test,
                _("{where} asks only `{text}`. A value alone counts as true, so this is always true."),
                _("What do you want to know there? Compare it with something."),
                text=program.text(test),
            )


def is_always(program: Program, test: ast.expr) -> bool:
    """A text, or a list with something in it; `while True` and `if 1` are meant so."""
    if isinstance(program.parent[test], ast.BoolOp):
        return False  # told by or-without-comparison
    if isinstance(test, (ast.Tuple, ast.List)):
        return bool(test.elts)
    return isinstance(test, ast.JoinedStr) or (isinstance(test.value, str) and bool(test.value))  # type: ignore[attr-defined]


def always_one_of(program: Program, test: ast.BoolOp) -> Iterator[Finding]:
    """`a != 1 or a != 2`, `a > 1 or a < 5`."""
    for what, facts in by_subject(program, test.values).items():
        unequal = {value for sign, value in facts if sign == "!="}
        equal = {value for sign, value in facts if sign == "=="}
        covered = (
            len(unequal) > 1
            or bool(equal & unequal)
            or covers_everything([range_of(sign, value) for sign, value in facts])
        )
        if not covered:
            continue
        yield program.finding(
            "always-true",
            test,
            _("{where}: one of these is true whatever `{what}` is, so the whole condition is always true."),
            _("With `or` it is enough when one side is true. Try it with a value in your head. Should it be `and`?"),
            what=what,
        )


def by_subject(program: Program, tests: list[ast.expr]) -> dict[str, list[tuple[str, object]]]:
    """What is asked of each thing that is compared with values as they stand."""
    found: dict[str, list[tuple[str, object]]] = defaultdict(list)
    for test in tests[:50]:
        for what, sign, value in facts_of(program, test):
            found[what].append((sign, value))
    return {what: facts for what, facts in found.items() if len(facts) > 1}


def facts_of(program: Program, test: ast.expr) -> list[Fact]:
    """Of a single comparison; a chain such as `1 < a < 5` has none here."""
    if not isinstance(test, ast.Compare) or len(test.ops) != 1 or type(test.ops[0]) not in SIGNS:
        return []
    sign, left, right = SIGNS[type(test.ops[0])], test.left, test.comparators[0]
    if constant(left) is not None:
        sign, left, right = TURNED[sign], right, left
    value = constant(right)
    if value is None or not is_steady(program, left):
        return []
    return [(program.text(left), sign, value)]


def constant(node: ast.expr) -> object:
    """Of a number or text as it stands, else None."""
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        value = constant(node.operand)
        return -value if isinstance(value, (int, float)) else None
    if (
        isinstance(node, ast.Constant)
        and isinstance(node.value, (str, int, float))
        and not isinstance(node.value, bool)
    ):
        return node.value
    return None


def is_steady(program: Program, node: ast.expr) -> bool:
    """Asked twice in a row, it gives the same answer."""
    calls = [part for part in (node, *program.inside(node)) if isinstance(part, (ast.Call, ast.NamedExpr, ast.Await))]
    return constant(node) is None and all(
        isinstance(call, ast.Call)
        and (
            program.called(call) in ("len", "int", "str", "abs")
            or getattr(call.func, "attr", "") in ("lower", "upper", "strip")
        )
        for call in calls
    )


# ── Never ──


def never_true(program: Program) -> Iterator[Finding]:
    for test in asked(program):
        if isinstance(test, ast.BoolOp) and isinstance(test.op, ast.And):
            yield from never_all(program, test)
        elif isinstance(test, ast.Compare):
            yield from never_like_this(program, test)
    yield from never_left_over(program)


def never_all(program: Program, test: ast.BoolOp) -> Iterator[Finding]:
    for what, facts in by_subject(program, test.values).items():
        equal = {value for sign, value in facts if sign == "=="}
        unequal = {value for sign, value in facts if sign == "!="}
        if len(equal) > 1 or equal & unequal or not in_common([range_of(sign, value) for sign, value in facts]):
            yield program.finding(
                "never-true",
                test,
                _("{where}: `{what}` cannot be all of that at once, so the whole condition is never true."),
                _("With `and` both sides have to be true together. Should it be `or`?"),
                what=what,
            )


def never_like_this(program: Program, test: ast.Compare) -> Iterator[Finding]:
    yield from empty_between(program, test)
    yield from never_left(program, test)
    if len(test.ops) != 1 or not isinstance(test.ops[0], (ast.Eq, ast.In)):
        return
    words = words_of(test.comparators[0])
    method, what = changed_text(program, test.left)
    if words and method and all(getattr(word, method)() != word for word in words):
        yield program.finding(
            "never-true",
            test,
            _("{where}: after `.{method}()` there are {left} in `{what}`, so it is never equal to `{word}`."),
            _("How would the text on the right have to be written to be the same?"),
            method=method,
            what=what,
            word=program.text(test.comparators[0]),
            left={"lower": _("only small letters"), "upper": _("only capitals")}.get(
                method, _("no spaces at its ends")
            ),
        )


def never_left(program: Program, test: ast.Compare) -> Iterator[Finding]:
    """`number % 3 == 3`."""
    rest = rest_of(test)
    if rest:
        yield program.finding(
            "never-true",
            test,
            _(
                "{where}: what is left over after dividing by {number} is always smaller than {number}, so this is "
                "never true."
            ),
            _("What is left over when a number can be divided without rest?"),
            number=rest,
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
    ranges: list[Range | None] = []
    sides = [test.left, *test.comparators]
    for op, left, right in zip(test.ops, sides, sides[1:], strict=False):
        sign = SIGNS.get(type(op), "")
        low, high = constant(left), constant(right)
        if sign and isinstance(high, (int, float)) and low is None:
            ranges.append(range_of(sign, high))
        elif sign and isinstance(low, (int, float)) and high is None:
            ranges.append(range_of(TURNED[sign], low))
    if len(ranges) == len(test.ops) == 2 and not in_common(ranges):
        yield program.finding(
            "never-true",
            test,
            _("{where}: no number lies between these two, so `{text}` is never true."),
            _("Read it aloud with a number in the middle. Which way do the signs point?"),
            text=program.text(test),
        )


def never_left_over(program: Program) -> Iterator[Finding]:
    """An elif that everything it asks for has been taken from, by a condition above it."""
    seen: set[ast.AST] = set()
    for first in program.of(ast.If):
        taken: dict[str, list[tuple[Range, ast.expr]]] = defaultdict(list)
        texts: dict[str, ast.expr] = {}
        branch: ast.AST = first
        while isinstance(branch, ast.If) and branch not in seen:
            seen.add(branch)
            earlier = taken_before(program, branch.test, taken, texts)
            if earlier is not None:
                yield never_reached(program, branch.test, earlier)
            branch = branch.orelse[0] if is_elif(program, branch) else program.tree


def is_elif(program: Program, branch: ast.If) -> bool:
    if len(branch.orelse) != 1 or not isinstance(branch.orelse[0], ast.If):
        return False
    return program.source.line(branch.orelse[0].lineno).lstrip().startswith("elif")


def taken_before(program: Program, test: ast.expr, taken: dict, texts: dict[str, ast.expr]) -> ast.expr | None:
    """The condition above that has taken all of it; notes what this one takes."""
    text = program.text(test)
    if text in texts and "…" not in text and is_steady(program, test):
        return texts[text]
    texts.setdefault(text, test)
    for what, sign, value in facts_of(program, test):
        mine = range_of(sign, value)
        if mine is None:
            continue
        for other, earlier in taken[what][:50]:
            if lies_inside(mine, other):
                return earlier
        taken[what].append((mine, test))
    return None


def never_reached(program: Program, test: ast.expr, earlier: ast.expr) -> Finding:
    return program.finding(
        "never-true",
        test,
        _(
            "{where}: whenever `{text}` is true, `{earlier}` in line {other} was true before it, so this `elif` is "
            "never reached."
        ),
        _("Python takes the first branch that fits and skips the rest. In which order should they be asked?"),
        text=program.text(test),
        earlier=program.text(earlier),
        other=earlier.lineno,
    )
