"""One of many: an index into a list or text, and what has none."""

import ast
import re

from django.utils.translation import gettext as _

from runner.diagnosis.cases import Case
from runner.diagnosis.findings import Finding
from runner.diagnosis.words import FUNCTIONS, NUMBERS, a, name_of, none_advice, says

PAST = re.compile(r"(list|string|tuple|range object|bytearray|array)(?: assignment)? index out of range")
NOT_WHOLE = re.compile(r"(list|string|tuple|byte|range) indices must be integers(?: or slices)?, not '?([\w.]+)'?")
NO_INDEX = re.compile(r"(?:'([^']+)' object is not subscriptable|type '([^']+)' is not subscriptable)")
NO_ASSIGNMENT = re.compile(r"'([^']+)' object (?:does not|doesn't) support item (?:assignment|deletion)")
OF_INDEX = {"list": "list", "string": "str", "tuple": "tuple", "range object": "range"}


# ── Indexes ──


def past_the_end(case: Case) -> Finding | None:
    if case.message.startswith(("pop from empty", "pop from an empty", "Cannot choose from an empty")):
        return empty(case)
    if case.message.startswith("pop index"):
        return pop_past_the_end(case)
    found = PAST.match(case.message)
    if not found:
        return None
    kind = OF_INDEX.get(found[1], "list")
    node = subscript_at(case)
    name = name_of(case, node.value if node else None)
    size, index = size_of(case, node), index_of(case, node)
    if kind == "list" and size == 0:
        return empty(case, name)
    return case.finding(
        "text-index" if kind == "str" else "list-index",
        sentence_for(name, size, index),
        index_advice(case, node, name, index),
        kind=a(kind),
        things=_("characters") if kind == "str" else _("items"),
        name=name,
        size=size,
        last=size - 1,
        index=index,
        asked=name_of(case, node.slice if node else None),
    )


def sentence_for(name: str, size: int, index: str) -> str:
    if name and size == 1:
        return _("{where} asks for more than there is in `{name}`: it has one thing, with the number 0.")
    if name and size > 0 and index:
        return _(
            "{where} asks for number {index} of `{name}`, but `{name}` has {size} items, with the numbers 0 to {last}."
        )
    if name and size > 0:
        return _(
            "{where} asks for a number that `{name}` does not have: it has {size} items, with the numbers 0 to {last}."
        )
    if name and index:
        return _(
            "{where} asks for number {index} of `{name}`, but `{name}` is {kind} that does not have so many items."
        )
    return _("{where} asks for a number past the end: there are not so many items.")


def index_advice(case: Case, node: ast.Subscript | None, name: str, index: str) -> str:
    if node is None or not name:
        return _("Counting begins at 0. How many things are there to pick from in {here}?")
    if isinstance(node.slice, ast.Constant | ast.UnaryOp):
        return _(
            "Counting begins at 0, so the last number is one less than how many there are. "
            "Which thing of `{name}` do you want in {here}?"
        )
    if isinstance(node.slice, ast.Name) and is_counted(case, node.slice.id):
        return _("Counting begins at 0. From which number to which does `{asked}` count?")
    if isinstance(node.slice, ast.Name) and index:
        return _("Counting begins at 0. Where does `{asked}` get the value {index}?")
    return _("Counting begins at 0. What is `{asked}` when {here} fails?")


def is_counted(case: Case, name: str) -> bool:
    """By a `for`."""
    loops = [node for node in case.source.nodes if isinstance(node, ast.For)]
    return any(isinstance(part, ast.Name) and part.id == name for loop in loops for part in ast.walk(loop.target))


def subscript_at(case: Case) -> ast.Subscript | None:
    return case.at(ast.Subscript)


def size_of(case: Case, node: ast.Subscript | None) -> int:
    """-1: not known."""
    value = case.values.get(node.value.id) if node and isinstance(node.value, ast.Name) else None
    return value.size if value else -1


def index_of(case: Case, node: ast.Subscript | None) -> str:
    match node and node.slice:
        case ast.Constant(value=int(number)):
            return str(number)
        case ast.UnaryOp(op=ast.USub(), operand=ast.Constant(value=int(number))):
            return str(-number)
        case ast.Name(id=name):
            value = case.values.get(name)
            return value.text if value and value.type == "int" else ""
    return ""


def empty(case: Case, name: str = "") -> Finding:
    name = name or picked_from(case)
    return case.finding(
        "list-empty",
        _("{where} takes something out of `{name}`, but `{name}` is empty.")
        if name
        else _("{where} wants something of a list in which there is nothing."),
        empty_advice(case, name),
        name=name,
    )


def empty_advice(case: Case, name: str) -> str:
    call = case.at(ast.Call)
    if not name:
        return _("Look at where the list gets its things. What should be in the list before {here} runs?")
    if call is not None and isinstance(call.func, ast.Attribute) and call.func.attr.startswith("pop"):
        return _("`if` can ask whether something is left. What should the program do when `{name}` is empty?")
    return _("Look at where `{name}` gets its things. Which line should put something into `{name}`?")


def picked_from(case: Case) -> str:
    """`names` of names.pop(), random.choice(names), max(names)."""
    call = case.at(ast.Call)
    if call is None:
        return ""
    if isinstance(call.func, ast.Attribute) and call.func.attr in ("pop", "popleft", "popitem"):
        return name_of(case, call.func.value)
    return name_of(case, call.args[0]) if call.args else ""


def pop_past_the_end(case: Case) -> Finding:
    return case.finding(
        "list-index",
        _("{where} takes a number out of `{name}` that it does not have: there are not so many items."),
        _(
            "Counting begins at 0, so the last number is one less than how many there are. "
            "How many things are in `{name}` when {here} runs?"
        ),
        name=picked_from(case) or "…",
    )


def not_whole(case: Case) -> Finding | None:
    found = NOT_WHOLE.match(case.message)
    if not found:
        return None
    node = subscript_at(case)
    kind, given = OF_INDEX.get(found[1], found[1]), found[2]
    asked = node.slice if node else None
    if node is not None and isinstance(node.value, ast.List | ast.Tuple | ast.Dict):
        return case.finding(
            "missing-comma",
            _("{where} has `{first}` and then a square bracket, with nothing between them. A comma is missing."),
            _(
                "With nothing between, Python wants to pick something out of the first. "
                "Where does the next thing begin, after `{first}`?"
            ),
            first=name_of(case, node.value),
        )
    return case.finding(
        "index-not-whole",
        _("{where} picks from `{name}`, which is {kind}, with something that is no whole number: {asked}.")
        if asked is not None
        else _("{where} picks from {kind} with something that is no whole number: it is {given}."),
        none_advice(case, asked) if given == "NoneType" else pick_advice(case, given, node),
        index=name_of(case, asked) or "…",
        name=name_of(case, node.value if node else None),
        kind=a(kind),
        given=a(given),
        asked=says(case, asked, given) if asked is not None else "",
    )


def pick_advice(case: Case, given: str, node: ast.Subscript | None) -> str:
    if given == "str":
        return text_pick_advice(case, node.slice if node else None, node.value if node else None)
    if given == "float" and any(isinstance(node, ast.Div) for node in case.source.nodes):
        return _(
            "The sign `//` gives a whole number, and `/` never does. Which sign makes `{index}` a number with a point?"
        )
    if given == "float":
        return _("Only whole numbers can pick something. Where does `{index}` get a point?")
    if given == "tuple":
        return _(
            "For a list in a list, each index has square brackets of its own. "
            "How many numbers stand between the square brackets in {here}?"
        )
    return _("Things in order are asked by their number. Which number should stand between the square brackets?")


def text_pick_advice(case: Case, asked: ast.AST | None, picked: ast.AST | None) -> str:
    if isinstance(asked, ast.Name) and is_counted(case, asked.id):
        return _("A loop with `for` gives the things themselves. What is in `{index}` each time the loop runs?")
    in_order = _("Things in order are asked by their number.")
    value = case.values.get(asked.id) if isinstance(asked, ast.Name) else None
    if value is not None and value.text.strip("'\"").isdecimal():
        return f"{in_order} {_('Which line should make a whole number of `{index}`?')}"
    if isinstance(asked, ast.Constant) and str(asked.value).isdecimal():
        return f"{in_order} {_('What makes `{index}` a text and not a number?')}"
    if isinstance(asked, ast.Constant) and holds(case, picked, str(asked.value)):
        return f"{in_order} {_('At which place of `{name}` is `{index}`, counted from 0?')}"
    return f"{in_order} {_('Counted from 0, which number has the thing of `{name}` that you want?')}"


def holds(case: Case, picked: ast.AST | None, thing: str) -> bool:
    """As far as the beginning of its value shows."""
    value = case.values.get(picked.id) if isinstance(picked, ast.Name) else None
    return value is not None and bool(thing) and thing in value.text


def no_index(case: Case) -> Finding | None:
    found = NO_INDEX.match(case.message) or NO_ASSIGNMENT.match(case.message)
    if not found:
        return None
    kind = found[1] or "type"
    node = subscript_at(case)
    name = name_of(case, node.value if node else None)
    if kind == "NoneType":
        return case.finding(
            "none-index",
            _("{where} picks something from `{name}`, but `{name}` is None, that is nothing at all.")
            if name
            else _("{where} picks something from None, that is from nothing at all."),
            none_advice(case, node.value if node else None),
            name=name,
        )
    if kind in FUNCTIONS or kind == "type":
        return case.finding(
            "square-for-call",
            _("{where} has square brackets behind `{name}`, but `{name}` is a function.")
            if name
            else _("{where} has square brackets behind a function."),
            _("A function is called with another kind of bracket. Which kind of brackets calls a function?"),
            name=name,
        )
    return unchangeable(case, kind, name) if NO_ASSIGNMENT.match(case.message) else number_index(case, kind, name)


def unchangeable(case: Case, kind: str, name: str) -> Finding:
    if kind == "str":
        return case.finding(
            "unchangeable-text",
            _("{where} wants to change one character of `{name}`, but a text never changes."),
            _(
                "Make a new text of the parts that you want, and store it under the name. "
                "Which parts of `{name}` should stay, and which should change?"
            ),
            name=name or picked_from(case) or "…",
        )
    if kind == "tuple":
        return case.finding(
            "unchangeable-tuple",
            _("{where} wants to change something in `{name}`, but `{name}` is a tuple, and a tuple never changes."),
            _("Round brackets make a tuple, square ones a list. Which brackets stand around the things of `{name}`?"),
            name=name or "…",
        )
    return case.finding(
        "unsupported-operation",
        _("{where} wants to put something into `{name}` with square brackets, but `{name}` is {kind}."),
        _("Lists and dicts can be changed with square brackets. Where does `{name}` get its value?"),
        name=name or "…",
        kind=a(kind),
    )


def number_index(case: Case, kind: str, name: str) -> Finding:
    if kind == "set":
        look = _("A set has no order, so nothing in it has a number. Do the things in `{name}` need an order?")
    elif kind in NUMBERS:
        look = _("A number has no parts to pick from, but a text of digits has. What makes a text of a number?")
    else:
        look = _("Texts, lists, tuples and dicts have parts to pick from. Where does `{name}` get its value?")
    return case.finding(
        "number-index" if kind in NUMBERS else "unsupported-operation",
        _("{where} picks a part of `{name}` with square brackets, but `{name}` is {kind}.")
        if name
        else _("{where} picks a part of something with square brackets that has no parts: it is {kind}."),
        look,
        name=name or "…",
        kind=a(kind),
    )


RULES = {"IndexError": (past_the_end,)}
TYPE_RULES = (not_whole, no_index)
