"""Conditions that do not ask what was meant."""

import ast
from collections.abc import Iterator

from django.utils.translation import gettext as _

from runner.diagnosis.findings import Finding
from runner.diagnosis.silent import kinds
from runner.diagnosis.silent.program import Program

EQUAL = (ast.Eq, ast.NotEq)
SIGNS: dict[type, str] = {
    ast.Eq: "==",
    ast.NotEq: "!=",
    ast.Lt: "<",
    ast.LtE: "<=",
    ast.Gt: ">",
    ast.GtE: ">=",
    ast.In: "in",
    ast.NotIn: "not in",
    ast.Is: "is",
    ast.IsNot: "is not",
}


def tests(program: Program) -> Iterator[ast.expr]:
    """What is asked by an if, a while, a conditional value; without the `not` before it."""
    for node in program.of(ast.If, ast.While, ast.IfExp, ast.Assert):
        yield bare(node.test)


def bare(test: ast.expr) -> ast.expr:
    while isinstance(test, ast.UnaryOp) and isinstance(test.op, ast.Not):
        test = test.operand
    return test


def asked(program: Program) -> Iterator[ast.expr]:
    """Every single thing that is taken as true or false: the conditions, and the parts of their `and` and `or`."""
    waiting = list(tests(program))[::-1]
    while waiting:
        test = bare(waiting.pop())
        yield test
        if isinstance(test, ast.BoolOp):
            waiting.extend(reversed(test.values))


def is_word(node: ast.AST) -> bool:
    """A text or number as it stands."""
    if isinstance(node, ast.Constant):
        return isinstance(node.value, (str, int, float)) and not isinstance(node.value, bool)
    return isinstance(node, (ast.List, ast.Tuple, ast.Set)) and bool(node.elts) and all(map(is_word, node.elts))


# ── a == "x" or "y" ──


def or_without_comparison(program: Program) -> Iterator[Finding]:
    for test in program.of(ast.BoolOp):
        alone = [value for value in test.values if is_word(value)]
        compared = [part for value in test.values for part in compares(value)]
        if not alone or not compared or is_choice(program, test):
            continue
        if not is_condition(program, test):
            continue
        yield alone_in_or(program, test, compared[0], alone[0])
    for compare in program.of(ast.Compare):
        for side in (compare.left, *compare.comparators):
            if isinstance(side, ast.BoolOp) and len(compare.ops) == 1 and all(map(is_word, side.values)):
                yield only_one_compared(program, compare, side)


def is_choice(program: Program, test: ast.BoolOp) -> bool:
    """`a == 1 and "one" or "other"`, an old way to choose between two values."""
    above = program.parent[test]
    inner = [value for value in (test, *test.values) if isinstance(value, ast.BoolOp) and isinstance(value.op, ast.And)]
    is_outer = isinstance(test.op, ast.Or) or (isinstance(above, ast.BoolOp) and isinstance(above.op, ast.Or))
    return is_outer and any(is_word(value.values[-1]) for value in inner)


def compares(value: ast.expr) -> list[ast.Compare]:
    """The comparison that it is, or that it ends with: `a == 1 and b == 2`."""
    while isinstance(value, ast.BoolOp):
        value = value.values[-1]
    return [value] if isinstance(value, ast.Compare) and len(value.ops) == 1 else []


def is_condition(program: Program, test: ast.BoolOp) -> bool:
    """Asked by an if or a while; or stored, where everything in it looks like a comparison."""
    below: ast.AST = test
    for above in program.above(test):
        if isinstance(above, (ast.If, ast.While, ast.IfExp, ast.Assert)):
            return above.test is below
        if isinstance(above, ast.comprehension):
            return below in above.ifs
        if isinstance(above, (ast.Return, ast.Assign)):
            return isinstance(test.values[0], ast.Compare)
        if not isinstance(above, (ast.BoolOp, ast.UnaryOp)):
            return False
        below = above
    return False


def alone_in_or(program: Program, test: ast.BoolOp, compare: ast.Compare, word: ast.expr) -> Finding:
    left = program.text(compare.left)
    is_before = program.order[word] < program.order[compare]
    if isinstance(test.op, ast.Or) and counts_as_true(word) and is_before:
        sentence = _(
            "{where} asks `{compare}`, and before the `or` stands `{word}` alone. A value alone counts as true, so the "
            "whole condition is always true, whatever `{left}` is."
        )
    elif isinstance(test.op, ast.Or) and counts_as_true(word):
        sentence = _(
            "{where} asks `{compare}`, and after the `or` stands `{word}` alone. A value alone counts as true, so the "
            "whole condition is always true, whatever `{left}` is."
        )
    else:
        sentence = _(
            "{where} asks `{compare}`, but `{word}` is not compared with anything, so `{word}` makes no difference."
        )
    look = _("Python reads each side of `{op}` by itself. What is `{word}` to be compared with?")
    facts = {"compare": program.text(compare), "word": program.text(word), "left": left, "op": word_of(test.op)}
    return program.finding("or-without-comparison", test, sentence, look, **facts)


def counts_as_true(word: ast.expr) -> bool:
    return bool(word.value) if isinstance(word, ast.Constant) else True


def only_one_compared(program: Program, compare: ast.Compare, side: ast.BoolOp) -> Finding:
    used = side.values[0] if isinstance(side.op, ast.Or) else side.values[-1]
    return program.finding(
        "or-without-comparison",
        compare,
        _("{where}: Python makes one value out of `{words}` first, which is `{used}`. No other value is compared."),
        _(
            "Each side of `{op}` needs a comparison of its own. How often does `{sign}` stand in line {here}, and for "
            "how many values?"
        ),
        sign=SIGNS[type(compare.ops[0])],
        words=program.text(side),
        used=program.text(used),
        op=word_of(side.op),
    )


def word_of(op: ast.boolop) -> str:
    return "or" if isinstance(op, ast.Or) else "and"


# ── is with a value ──


def is_with_value(program: Program) -> Iterator[Finding]:
    for compare in program.of(ast.Compare):
        sides = [compare.left, *compare.comparators]
        for op, left, right in zip(compare.ops, sides, sides[1:], strict=False):
            if isinstance(op, (ast.Is, ast.IsNot)) and (is_made_here(left) or is_made_here(right)):
                yield program.finding(
                    "is-with-value",
                    compare,
                    _(
                        "{where} uses `{word}`, which asks whether both sides are one and the same thing. Values can "
                        "be equal and still be two things, so the answer can be wrong."
                    ),
                    _("With which sign would you ask whether `{left}` and `{right}` are equal?")
                    if isinstance(op, ast.Is)
                    else _("With which sign would you ask whether `{left}` and `{right}` are different?"),
                    left=program.text(left),
                    right=program.text(right),
                    word="is" if isinstance(op, ast.Is) else "is not",
                )
                break


def is_made_here(node: ast.expr) -> bool:
    return is_word(node) or isinstance(node, (ast.JoinedStr, ast.List, ast.Dict, ast.Set, ast.Tuple))


# ── A typed answer and a number ──


def text_equals_number(program: Program) -> Iterator[Finding]:
    for compare in program.of(ast.Compare):
        if len(compare.ops) != 1 or not isinstance(compare.ops[0], (ast.Eq, ast.NotEq, ast.In, ast.NotIn)):
            continue
        left, right = compare.left, compare.comparators[0]
        if isinstance(compare.ops[0], EQUAL):
            kinds_of_both = (kind_here(program, left), kind_here(program, right))
        else:
            kinds_of_both = (kind_here(program, left), kind_of_items(program, right))
        if set(kinds_of_both) == {"text", "number"}:
            text, number = (left, right) if kinds_of_both[0] == "text" else (right, left)
            yield different_kinds(program, compare, text, number)


def kind_here(program: Program, node: ast.expr) -> str:
    """Its kind; for a `while` the one it has from the second round on."""
    if not isinstance(node, ast.Name):
        return kinds.kind(program, node)
    loop = next((above for above in program.above(node) if isinstance(above, (ast.While, ast.stmt))), None)
    home = program.home(node)
    if isinstance(loop, ast.While) and home is not None:
        inside = [store for store in home.stores[node.id][:50] if program.holds(loop, store)]
        if inside:
            return kinds.kind_of_variable(program, inside)
    return kinds.kind(program, node)


def kind_of_items(program: Program, node: ast.expr) -> str:
    if isinstance(node, (ast.List, ast.Tuple, ast.Set)):
        return kinds.same([kinds.kind(program, item) for item in node.elts[:50]]) if node.elts else ""
    if isinstance(node, ast.Call) and program.is_builtin(node.func, "range"):
        return "number"
    return ""


def different_kinds(program: Program, compare: ast.Compare, text: ast.expr, number: ast.expr) -> Finding:
    if isinstance(compare.ops[0], EQUAL):
        sentence = side_by_side(program, text)
        look = _("Do you want `{text}` and `{number}` both as numbers, or both as texts?")
    else:
        sentence = among(program, text, text is compare.left)
        look = _("Do you want numbers or texts, both in `{text}` and in `{number}`?")
    different = _('`"7"` and `7` are different things for Python.')
    facts = {"text": program.text(text), "number": program.text(number)}
    return program.finding("text-equals-number", compare, sentence, f"{different} {look}", **facts)


def side_by_side(program: Program, text: ast.expr) -> str:
    if is_typed(program, text):
        return _(
            "{where} compares `{text}` with `{number}`. What is typed at `input()` is a text, and `{number}` is a "
            "number, so the two are never equal."
        )
    return _(
        "{where} compares `{text}`, which is a text, with `{number}`, which is a number. A text and a number are "
        "never equal."
    )


def among(program: Program, text: ast.expr, is_text_looked_for: bool) -> str:
    """`choice in [1, 2]`, `3 in ["1", "2"]`."""
    if not is_text_looked_for:
        return _("{where} looks for `{number}` in `{text}`, which has only texts. A number is never found among texts.")
    if is_typed(program, text):
        return _(
            "{where} looks for `{text}` in `{number}`, which has only numbers. What is typed at `input()` is a text, "
            "so `{text}` is never in `{number}`."
        )
    return _("{where} looks for `{text}` in `{number}`, which has only numbers. A text is never found among numbers.")


def is_typed(program: Program, text: ast.expr) -> bool:
    return isinstance(text, ast.Name) and any(
        isinstance(value := kinds.value_of(program, store), ast.Call) and "input(" in program.text(value)
        for store in program.stores(text)[:20]
    )
