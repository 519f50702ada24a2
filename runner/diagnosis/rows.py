"""Going through things: loops, lengths, values for several names, keys that could change."""

import ast
import re

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from runner.diagnosis.cases import Case, Said, fact
from runner.diagnosis.findings import Finding
from runner.diagnosis.items import picked_from
from runner.diagnosis.words import FUNCTIONS, NUMBERS, a, call_advice, name_of, none_advice

NOT_ITERABLE = re.compile(r"(?:'([^']+)' object is not iterable|argument of type '([^']+)' is not iterable)")
NOT_UNPACKED = re.compile(r"cannot unpack non-iterable ([\w.]+) object")
NO_LENGTH = re.compile(r"object of type '([^']+)' has no len\(\)")
UNHASHABLE = re.compile(r"unhashable type: '([^']+)'")
TOO_MANY = re.compile(r"too many values to unpack \(expected (\d+)\)")
TOO_FEW = re.compile(r"not enough values to unpack \(expected (?:at least )?(\d+), got (\d+)\)")
CHANGED = re.compile(r"(dictionary|[Ss]et|deque|OrderedDict)\b.* (?:changed|mutated)")


def not_a_row(case: Case) -> Finding | None:
    """A loop, `in`, sum() … of what has no parts."""
    found = NOT_ITERABLE.match(case.message)
    if not found:
        return None
    kind = found[1] or found[2]
    node = looped_over(case)
    name = name_of(case, node)
    if kind == "NoneType":
        return case.finding(
            "none-loop",
            _("{where} goes through `{name}`, but `{name}` is None, nothing at all.")
            if name
            else _("{where} goes through None, that is through nothing at all."),
            none_advice(case, node),
            name=name,
        )
    if kind in FUNCTIONS:
        return case.finding(
            "forgotten-call",
            _("{where} uses the function `{name}` itself: the round brackets of `{name}` are missing."),
            call_advice(),
            name=name or "…",
        )
    return case.finding(
        "number-in-loop" if kind in NUMBERS else "unsupported-operation",
        _("{where} goes through {told}, which has no parts to go through.")
        if node is not None
        else _("{where} goes through {kind}, which has no parts to go through."),
        row_advice(case, kind),
        name=name,
        told=told_kind(name, kind),
        kind=a(kind),
    )


def row_advice(case: Case, kind: str) -> str:
    is_loop = any(isinstance(node, ast.For) and node.lineno == case.line for node in case.source.nodes)
    if is_loop and kind in NUMBERS:
        return _(
            "`range()` gives a loop the numbers to count with. "
            "From which number to which should `range()` count in {here}?"
        )
    if isinstance(case.at(ast.Compare), ast.Compare) and kind in NUMBERS:
        return _("`in` looks into texts, lists and dicts. What should {here} ask about the number `{name}`?")
    return _("Lists, texts, dicts and ranges have parts. Which things should {here} go through?")


def told_kind(name: str, kind: str) -> Said:
    return Said(_("`{name}`, {kind}").format(name=fact(name), kind=a(kind)))


def looped_over(case: Case) -> ast.AST | None:
    loop = next((node for node in case.source.nodes if isinstance(node, ast.For) and node.lineno == case.line), None)
    if loop is not None:
        return loop.iter
    node = case.at(ast.Call, ast.Compare)
    match node:
        case ast.Call(args=[argument, *_rest]):
            return argument
        case ast.Compare(comparators=[right]):
            return right
    return node


def no_length(case: Case) -> Finding | None:
    found = NO_LENGTH.match(case.message)
    if not found:
        return None
    name, kind = picked_from(case), found[1]
    if kind in FUNCTIONS:
        tag, look = "forgotten-call", call_advice()
    elif kind == "NoneType":
        tag, look = "none-attribute", none_advice(case, first_argument(case))
    else:
        tag, look = (
            "number-length",
            _("len() counts the characters of a text or the things in a list. What should {here} count?"),
        )
    return case.finding(
        tag,
        _("{where} asks for the length of `{name}`, but `{name}` is {kind}, and {kind} has no length.")
        if name
        else _("{where} asks for the length of {kind}, and {kind} has no length."),
        look,
        name=name,
        kind=a(kind),
    )


def first_argument(case: Case) -> ast.expr | None:
    call = case.at(ast.Call)
    return call.args[0] if call and call.args else None


def unpacked(case: Case) -> Finding | None:
    found = TOO_MANY.match(case.message)
    if found:
        sentence = _("{where} has {names} names, but there are more than {names} values.")
        return unpack_finding(case, sentence, names=found[1])
    found = TOO_FEW.match(case.message)
    if found:
        sentence = ngettext(
            "{where} has {names} names, but there is only {values} value.",
            "{where} has {names} names, but there are only {values} values.",
            int(found[2]),
        )
        return unpack_finding(case, sentence, names=found[1], values=found[2])
    found = NOT_UNPACKED.match(case.message)
    if found:
        sentence = _("{where} has several names left of the `=`, but right of it is one value: {kind}.")
        if any(isinstance(statement, ast.For) and statement.lineno == case.line for statement in case.statements()):
            sentence = _("{where} has several names after `for`, but each time there is one value: {kind}.")
        return unpack_finding(case, sentence, kind=a(found[1]))
    return None


def unpack_finding(case: Case, sentence: str, *, names: str = "", values: str = "", kind: str = "") -> Finding:
    statement = next(iter([*case.statements()][-1:]), None)
    loop = statement if isinstance(statement, ast.For) else None
    return case.finding(
        "unpack-count",
        sentence,
        unpack_advice(statement, is_short=bool(values)),
        names=names,
        values=values,
        kind=kind,
        looped=name_of(case, loop.iter) if loop else "",
        row=row_of(loop) if loop else "",
        given=name_of(case, getattr(statement, "value", None)),
    )


def unpack_advice(statement: ast.stmt | None, *, is_short: bool) -> str:
    if isinstance(statement, ast.For):
        if row_of(statement):
            return _("Each name needs one value. What is the first thing in `{looped}`: one value, or a row?")
        if is_short:
            return _("Each name needs one value. Which name after `for` gets no value from a thing of `{looped}`?")
        return _("Each name needs one value. How many values does each thing of `{looped}` have?")
    if is_short and isinstance(statement, ast.Assign):
        return _("Each name needs one value. Which name left of the `=` gets no value from `{given}`?")
    if isinstance(statement, ast.Assign) and isinstance(statement.value, ast.Name):
        return _("Each name needs one value. How many values are in `{given}`?")
    return _("Each name needs one value. How many names are left of the `=`, and how many values right?")


def row_of(loop: ast.For) -> str:
    """The name of its head that is used as a whole row: gone through, joined, picked from."""
    names = {node.id for node in ast.walk(loop.target) if isinstance(node, ast.Name)}
    for node in (part for statement in loop.body for part in ast.walk(statement)):
        match node:
            case ast.For(iter=ast.Name(id=name)) | ast.comprehension(iter=ast.Name(id=name)):
                pass
            case ast.Subscript(value=ast.Name(id=name)):
                pass
            case ast.Call(func=ast.Attribute(attr="join"), args=[ast.Name(id=name)]):
                pass
            case ast.Call(func=ast.Name(id="len" | "sum" | "max" | "min" | "sorted"), args=[ast.Name(id=name)]):
                pass
            case _other:
                continue
        if name in names:
            return name
    return ""


def unhashable(case: Case) -> Finding | None:
    found = UNHASHABLE.match(case.message)
    if not found:
        return None
    return case.finding(
        "unhashable-key",
        _("{where} uses {kind} as a key of a dict or puts it into a set, and that cannot be: it could change."),
        _("A text, a number or a tuple can be a key. Which value in {here} is {kind}?"),
        kind=a(found[1]),
    )


def changed_in_loop(case: Case) -> Finding | None:
    if not CHANGED.match(case.message):
        return None
    loop = next((node for node in case.statements() if isinstance(node, ast.For)), None)
    return case.finding(
        "changed-in-loop",
        _("{where} goes through `{name}`, and the loop adds to it or takes something out of it meanwhile.")
        if loop
        else _("{where} goes through something that is changed meanwhile."),
        _("Go through a copy, or change things only after the loop. Which line in the loop changes `{name}`?")
        if loop
        else _("Go through a copy, or change things only after the loop. Which line changes something meanwhile?"),
        name=name_of(case, loop.iter if loop else None),
    )


RULES = {"RuntimeError": (changed_in_loop,)}
TYPE_RULES = (not_a_row, no_length, unpacked, unhashable)
VALUE_RULES = (unpacked,)
