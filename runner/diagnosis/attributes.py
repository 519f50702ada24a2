"""What a value, a class or a module does not have."""

import ast
import builtins
import re

from django.utils.translation import gettext as _

from runner.diagnosis import scopes
from runner.diagnosis.cases import Case, Said
from runner.diagnosis.findings import Finding
from runner.diagnosis.modules import TAKES_NOTHING, other_module
from runner.diagnosis.nearness import nearest
from runner.diagnosis.words import FUNCTIONS, a, call_advice, compare_letters, name_of, none_advice

HAS_NO = re.compile(r"'([^']+)' object has no attribute '([^']+)'")
TYPE_HAS_NO = re.compile(r"type object '([^']+)' has no attribute '([^']+)'")
MODULE_HAS_NO = re.compile(r"module '([^']+)' has no attribute '([^']+)'(?:\. Did you mean: '([^']+)')?")
INSTEAD = {"length": "len()", "size": "len()", "push": "append", "add": "append", "contains": "in", "put": "append"}


def of_none(case: Case) -> Finding | None:
    found = HAS_NO.match(case.message)
    if not found or found[1] != "NoneType":
        return None
    node = attribute_at(case, found[2])
    name = name_of(case, node.value if node else None)
    return case.finding(
        "none-attribute",
        _("{where} wants `.{attribute}` of `{name}`, but `{name}` is None, that is nothing at all.")
        if name
        else _("{where} wants `.{attribute}` of None, that is of nothing at all."),
        none_advice(case, node.value if node else None),
        attribute=found[2],
        name=name,
    )


def of_function(case: Case) -> Finding | None:
    found = HAS_NO.match(case.message)
    if not found or found[1] not in FUNCTIONS:
        return None
    node = attribute_at(case, found[2])
    return case.finding(
        "forgotten-call",
        _("{where} uses the function `{name}` itself: the round brackets of `{name}` are missing."),
        call_advice(),
        name=name_of(case, node.value if node else None) or "…",
    )


def attribute_at(case: Case, name: str) -> ast.Attribute | None:
    node = case.at(ast.Attribute)
    if node is not None and node.attr == name:
        return node
    for other in case.source.nodes:
        if (
            isinstance(other, ast.Attribute)
            and other.attr == name
            and other.lineno <= case.line <= (other.end_lineno or 0)
        ):
            return other
    return None


def of_module(case: Case) -> Finding | None:
    found = MODULE_HAS_NO.match(case.message)
    if not found:
        return None
    module, name = found[1], found[2]
    suggested = "" if (found[3] or "").startswith("_") else found[3] or ""  # what a module keeps to itself
    own = case.sources.get(f"{module}.py")
    near = suggested or (nearest(name, [binding.name for binding in scopes.bindings(own)]) if own else "")
    if f"{module}.{near}" in TAKES_NOTHING and is_given_values(case, name):
        near = ""  # it looks alike, and is something else
    return case.finding(
        "module-attribute",
        _("{where} wants `{name}` of the module `{module}`. `{module}` has no `{name}`, but `{module}` has `{near}`.")
        if near
        else _("{where} wants `{name}` of the module `{module}`. `{module}` has no `{name}`."),
        compare_letters() if near else other_module(name, module, is_own=own is not None),
        name=name,
        module=module,
        near=near,
    )


def is_given_values(case: Case, name: str) -> bool:
    attribute = attribute_at(case, name)
    return any(isinstance(node, ast.Call) and node.func is attribute and node.args for node in case.source.nodes)


def of_value(case: Case) -> Finding | None:
    found = HAS_NO.match(case.message) or TYPE_HAS_NO.match(case.message)
    if not found:
        return None
    kind, name = found[1], found[2]
    near = nearest(name, attributes_of(case, kind))
    node = attribute_at(case, name)
    if near:
        return case.finding(
            "attribute-typo",
            _("{where} has `.{name}`, which {kind} does not have. There is `.{near}`, which looks almost the same."),
            _("Compare `.{name}` and `.{near}` letter by letter. Where do `.{name}` and `.{near}` differ?"),
            name=name,
            near=near,
            kind=a(kind),
        )
    owner = name_of(case, node.value if node else None)
    is_class = HAS_NO.match(case.message) is None
    instead = INSTEAD.get(name, "")
    return case.finding(
        "wrong-attribute",
        _("{where} wants `.{name}` of `{owner}`. But `{owner}` is {kind}, and {kind} has no `.{name}`.")
        if owner
        else _("{where} wants `.{name}` of {kind}, and {kind} has no `.{name}`."),
        advice(kind, instead, bool(owner)),
        name=name,
        owner=owner,
        kind=Said(_("a class")) if is_class else a(kind),
        instead=instead,
    )


def advice(kind: str, instead: str, has_owner: bool) -> str:
    if instead == "append" and kind == "list":
        return _("In Python this is done with `{instead}`. What should `{instead}` put into the list?")
    if instead == "len()" and kind in ("list", "str", "dict", "tuple"):
        return _("In Python this is done with `{instead}`. What should stand between the brackets of `{instead}`?")
    if instead == "in" and kind in ("list", "str", "dict", "tuple"):
        return _("In Python this is done with `{instead}`. What should stand left of `{instead}`, and what right?")
    if has_owner:
        return _("Look at where `{owner}` gets its value. Which kind of value should `{owner}` be in {here}?")
    return _("Look at what stands before `.{name}`. Which kind of value should stand before `.{name}`?")


def attributes_of(case: Case, kind: str) -> list[str]:
    """What values of this kind have, as far as it can be known from here."""
    builtin = getattr(builtins, kind, None)
    if isinstance(builtin, type):
        return [name for name in dir(builtin) if not name.startswith("_")]
    if kind in ("Turtle", "Screen", "_Screen", "TurtleScreen"):
        return TURTLE
    found = [
        node.attr for node in case.source.nodes if isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store)
    ]
    for node in case.source.nodes:
        if isinstance(node, ast.ClassDef) and node.name == kind:
            found += [part.name for part in node.body if isinstance(part, ast.FunctionDef)]
    return found


TURTLE = (
    "forward backward left right goto setx sety setheading home circle dot stamp speed position heading distance "
    "pendown penup pensize width isdown color pencolor fillcolor begin_fill end_fill reset clear write showturtle "
    "hideturtle shape shapesize onclick onkey onkeypress listen bgcolor bgpic title setup tracer update mainloop"
).split()


RULES = (of_none, of_function, of_module, of_value)
