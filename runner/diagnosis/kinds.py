"""TypeErrors of + - * / < >: two kinds of value that do not go together."""

import ast
import re

from django.utils.translation import gettext as _

from runner.diagnosis.cases import Case, Said
from runner.diagnosis.digits import asks_input, is_call_of, joining_advice, number_question
from runner.diagnosis.findings import Finding
from runner.diagnosis.rows import first_argument
from runner.diagnosis.words import FUNCTIONS, NUMBERS, a, call_advice, name_of, none_advice, says

JOINED = re.compile(r'can only concatenate (\w+) \(not "([^"]+)"\) to')
OPERANDS = re.compile(r"unsupported operand type\(s\) for (\S+?)(?: or pow\(\))?:? '([^']+)' and '([^']+)'")
COMPARED = re.compile(r"'(\S+)' not supported between instances of '([^']+)' and '([^']+)'")
TIMES = re.compile(r"can't multiply sequence by non-int of type '([^']+)'")
ONE = re.compile(
    r"(?:bad operand type for (?:unary )?(\S+): '([^']+)'"
    r"|must be real number, not (\w+)"
    r"|type (\w+) doesn't define __round__ method"
    r"|'(\w+)' object cannot be interpreted as an integer)"
)
WANTS_TEXT = re.compile(
    r"(?:sequence item \d+: expected str instance, (\w+) found"
    r"|write\(\) argument must be str, not (\w+)"
    r"|ord\(\) expected string of length 1, but (\w+) found)"
)


def two_kinds(case: Case) -> Finding | None:
    """One of the messages about an operator and the kinds left and right of it."""
    sign, left, right = operands(case)
    if not sign:
        return None
    pair = Pair(case, sign, left, right)
    call = case.at(ast.Call)
    if pair.first is None and isinstance(call and call.func, ast.Attribute) and sign[0] in "+-*/%":
        return inside_a_library(case, call, pair.kinds)
    for rule in (forgotten_call, with_none, compared, list_plus_item, text_in_sum, text_and_number, text_computed):
        finding = rule(pair)
        if finding:
            return finding
    return case.finding(
        "unsupported-operation",
        _("{where} uses `{sign}` with two kinds of value that do not go together: {left} and {right}."),
        _("Look at what stands on both sides of the `{sign}`. What should {here} make of {left} and {right}?"),
        sign=sign,
        left=a(left),
        right=a(right),
    )


def inside_a_library(case: Case, call: ast.Call | None, kinds: tuple[str, str]) -> Finding:
    """random.randint("1", "6"): the sign is not the student's."""
    return case.finding(
        "text-as-number" if "str" in kinds else "unsupported-operation",
        _("{where} gives `{part}` values with which it cannot compute: {left} and {right} came together in it."),
        _("Only numbers can be computed with. Which value between the brackets of `{part}` is a text?")
        if "str" in kinds
        else _("Only numbers can be computed with. Which kinds of value are in the brackets of `{part}`?"),
        part=case.written(call.func) if call else "",
        left=a(kinds[0]),
        right=a(kinds[1]),
    )


def operands(case: Case) -> tuple[str, str, str]:
    found = JOINED.match(case.message)
    if found:
        return "+", found[1], found[2]
    found = OPERANDS.match(case.message) or COMPARED.match(case.message)
    if found:
        return found[1], found[2], found[3]
    found = TIMES.match(case.message)
    if found:
        node = case.at(ast.BinOp)
        is_text = node is None or not isinstance(node.left, ast.List | ast.Tuple)
        return "*", "str" if is_text else "list", found[1]
    if case.message.startswith("not all arguments converted during string formatting"):
        return "%", "str", "int"
    return "", "", ""


class Pair:
    """The two sides of a sign, as kinds and as parts of the program."""

    def __init__(self, case: Case, sign: str, left: str, right: str):
        self.case, self.sign, self.left, self.right = case, sign.removesuffix("="), left, right
        if sign in ("<=", ">=", "==", "!="):
            self.sign = sign
        self.first, self.second = sides(case)

    @property
    def kinds(self) -> tuple[str, str]:
        return self.left, self.right

    def told(self) -> Said:
        """ "`a` is a text and `b` is a whole number"."""
        if self.first is None or self.second is None:
            return Said(_("{left} and {right}").format(left=a(self.left), right=a(self.right)))
        left, right = says(self.case, self.first, self.left), says(self.case, self.second, self.right)
        return Said(_("{left}, and {right}").format(left=left, right=right))

    @property
    def text(self) -> ast.AST | None:
        """The side that is a text; where both are, the one with a name."""
        texts = [node for node, kind in ((self.first, self.left), (self.second, self.right)) if kind == "str"]
        return next((node for node in texts if isinstance(node, ast.Name)), texts[0] if texts else None)

    def part_of_kind(self, kind: str) -> str:
        node = self.first if self.left == kind else self.second
        return self.case.written(node) if node is not None else ""


def sides(case: Case) -> tuple[ast.AST | None, ast.AST | None]:
    node = case.at(ast.BinOp, ast.AugAssign, ast.Compare)
    match node:
        case ast.BinOp(left=left, right=right):
            return left, right
        case ast.AugAssign(target=left, value=right):
            return left, right
        case ast.Compare(left=left, comparators=[right]):
            return left, right
    return None, None


def forgotten_call(pair: Pair) -> Finding | None:
    kind = next((kind for kind in pair.kinds if kind in FUNCTIONS), "")
    part = pair.part_of_kind(kind)
    if not kind or not part:
        return None
    return pair.case.finding(
        "forgotten-call",
        _("{where} uses the function `{name}` itself: the round brackets of `{name}` are missing."),
        call_advice(),
        name=part,
    )


def with_none(pair: Pair) -> Finding | None:
    if "NoneType" not in pair.kinds:
        return None
    part = pair.part_of_kind("NoneType")
    node = pair.first if pair.left == "NoneType" else pair.second
    if not part:
        sentence = _("{where} computes with `{sign}`, but one of the two values is None, that is nothing at all.")
    else:
        sentence = _("{where} computes with `{sign}`, but `{name}` is None, that is nothing at all.")
    return pair.case.finding(
        "none-in-sum",
        sentence,
        none_advice(pair.case, node),
        sign=pair.sign,
        name=part,
    )


def compared(pair: Pair) -> Finding | None:
    if pair.sign not in ("<", ">", "<=", ">="):
        return None
    if "str" in pair.kinds and any(kind in NUMBERS for kind in pair.kinds):
        return pair.case.finding(
            "text-compared-with-number",
            _("{where} compares a text with a number by `{sign}`: {told}."),
            f"{_('What input() gives is always a text.')} {number_question(pair.case, pair.text)}"
            if asks_input(pair.case)
            else f"{_('A text is never smaller or greater than a number.')} {number_question(pair.case, pair.text)}",
            sign=pair.sign,
            told=pair.told(),
            text=name_of(pair.case, pair.text),
        )
    return None


def list_plus_item(pair: Pair) -> Finding | None:
    if pair.sign != "+" or pair.left != "list":
        return None
    return pair.case.finding(
        "list-plus-item",
        _("{where} adds something to a list with `+` that is no list: {told}."),
        _(
            "Two lists can be joined with `+`. To put one thing into a list, lists have a method. "
            "Which method puts one thing at the end of a list?"
        ),
        told=pair.told(),
    )


def text_in_sum(pair: Pair) -> Finding | None:
    """sum(["4", "5"])"""
    call = pair.case.at(ast.Call)
    if pair.sign != "+" or "str" not in pair.kinds or call is None or not is_call_of(call, "sum") or not call.args:
        return None
    return pair.case.finding(
        "number-plus-text",
        _("{where} adds up `{name}` with `sum()`, which adds only numbers, but there are texts in `{name}`."),
        _("`int()` makes a number of a text of digits. Which line puts the texts into `{name}`?"),
        name=name_of(pair.case, call.args[0]),
    )


def text_and_number(pair: Pair) -> Finding | None:
    if pair.sign != "+" or "str" not in pair.kinds or not any(kind in NUMBERS for kind in pair.kinds):
        return None
    if pair.left == "str":
        return pair.case.finding(
            "text-plus-number",
            _("{where} puts a text and a number together with `+`: {told}."),
            joining_advice(pair.case, pair.text),
            told=pair.told(),
            text=name_of(pair.case, pair.text),
        )
    return pair.case.finding(
        "number-plus-text",
        _("{where} adds a text to a number with `+`: {told}."),
        joining_advice(pair.case, pair.text),
        told=pair.told(),
        text=name_of(pair.case, pair.text),
    )


def text_computed(pair: Pair) -> Finding | None:
    if "str" not in pair.kinds or pair.sign == "+" or not any(kind in (*NUMBERS, "str") for kind in pair.kinds):
        return None
    return pair.case.finding(
        "text-as-number",
        _("{where} computes with `{sign}`, but not with numbers: {told}."),
        f"{_('A text cannot be computed with, not even one of digits.')} {number_question(pair.case, pair.text)}",
        sign=pair.sign,
        told=pair.told(),
        text=name_of(pair.case, pair.text),
    )


def one_kind(case: Case) -> Finding | None:
    """A function or a sign that wants a number."""
    found = ONE.match(case.message)
    if not found:
        return None
    kind = next(part for part in found.groups()[1:] if part)
    call = case.at(ast.Call)
    if found[5] and "range" in case.text:
        return range_not_whole(case, kind)
    tag = {"str": "text-as-number", "NoneType": "none-in-sum"}.get(kind, "unsupported-operation")
    return case.finding(
        tag,
        _("{where} needs a number, but gets {kind}: `{part}`.")
        if call or case.at(ast.UnaryOp)
        else _("{where} needs a number, but gets {kind}."),
        none_advice(case, first_argument(case))
        if kind == "NoneType"
        else _("Only numbers can be computed with. Which value in {here} is {kind}?"),
        kind=a(kind),
        part=case.written(call or case.at(ast.UnaryOp) or ast.Pass()),
    )


def range_not_whole(case: Case, kind: str) -> Finding:
    call = next(
        (node for node in case.source.nodes if is_call_of(node, "range") and getattr(node, "lineno", 0) == case.line),
        None,
    )
    return case.finding(
        "range-not-whole",
        _("{where} counts with `{call}`, but range() needs whole numbers, and range() gets {kind}."),
        range_advice(case, call, kind),
        at=case.span(call) if call else None,
        call=case.written(call) if call else "range()",
        kind=a(kind),
    )


def range_advice(case: Case, call: ast.AST | None, kind: str) -> str:
    named = [part.id for part in ast.walk(call) if isinstance(part, ast.Name)][1:] if call else []
    if kind == "str" and named:
        said = _("A text of digits is no number. Which line should make a whole number of `{name}`?")
        return said.format(name=named[0])
    if kind == "float" and call and any(isinstance(part, ast.Div) for part in ast.walk(call)):
        return _("The sign `//` gives a whole number, and `/` never does. Which sign makes a number with a point here?")
    return _("range() counts in whole steps. Which value between the brackets of `range` is {kind}?")


def number_for_text(case: Case) -> Finding | None:
    found = WANTS_TEXT.match(case.message)
    if not found:
        return None
    kind = next(part for part in found.groups() if part)
    if found[1]:
        sentence = _("{where} joins things to one text, but not all of them are texts: one is {kind}.")
    else:
        sentence = _("{where} needs a text, but gets {kind}.")
    return case.finding(
        "number-for-text",
        sentence,
        _("`str()` makes a text of a number. Which of the things to join are no texts?")
        if found[1]
        else _("`str()` makes a text of a number. Which value in {here} is {kind}?"),
        kind=a(kind),
    )


RULES: dict = {}
TYPE_RULES = (two_kinds, one_kind, number_for_text)
