"""Objects: a class whose `__init__` has another name, and what was stored beside an object instead of in it."""

import ast
import re
from collections.abc import Iterator

from django.utils.translation import gettext as _

from runner.diagnosis.calls import values_of
from runner.diagnosis.cases import Case
from runner.diagnosis.findings import Finding
from runner.diagnosis.nearness import nearest
from runner.diagnosis.words import compare_letters

HAS_NO = re.compile(r"'([^']+)' object has no attribute '([^']+)'")
TAKES_NOTHING = re.compile(r"(\w+)\(\) takes no arguments")
INIT = "__init__"


def misnamed_init(case: Case) -> Finding | None:
    found = TAKES_NOTHING.fullmatch(case.message)
    method = _nearly_init(case, found[1]) if found else None
    if found is None or method is None:
        return None
    call = case.at(ast.Call)
    given = len(call.args) + len(call.keywords) if call else 1
    return case.finding(
        "init-name",
        _("{where} gives `{cls}` {values}, but the class `{cls}` has no `{near}` that takes them.")
        if given > 1
        else _("{where} gives `{cls}` {values}, but the class `{cls}` has no `{near}` that takes it."),
        _("The method in line {defined} is called `{name}`.") + " " + compare_letters(),
        cls=found[1],
        values=values_of(given),
        name=method.name,
        near=INIT,
        defined=method.lineno,
    )


def _nearly_init(case: Case, name: str) -> ast.FunctionDef | None:
    """The method of the class that was to be `__init__`, and has no other."""
    for node in case.source.nodes:
        if isinstance(node, ast.ClassDef) and node.name == name:
            methods = [each for each in node.body if isinstance(each, ast.FunctionDef)]
            near = [each for each in methods if _is_nearly_init(each.name)]
            return near[0] if near and all(each.name != INIT for each in methods) else None
    return None


def _is_nearly_init(name: str) -> bool:
    word = name.strip("_").lower()
    return name != INIT and (word == "init" or (name.startswith("_") and nearest(word, ["init"]) == "init"))


def forgotten_self(case: Case) -> Finding | None:
    """`battery = battery` in `__init__`, where `self.battery` was meant."""
    found = HAS_NO.match(case.message)
    cls, name = found.groups() if found else ("", "")
    stored = [place for place in _stored_beside(case, cls) if place[1].id == name]
    if not stored or any(_is_stored_in(node, name) for node in case.source.nodes):
        return None
    method, target = stored[0]
    return case.finding(
        "self-forgotten",
        _(
            "{where} wants `.{name}` of a `{cls}`. But line {stored} stores `{name}` in `{method}` alone, "
            "and not in the `{cls}`."
        ),
        _("Which names in `{method}` have `self.` in front, and what has `{name}` in line {stored}?"),
        cls=cls,
        name=name,
        method=method.name,
        stored=target.lineno,
    )


def _stored_beside(case: Case, cls: str) -> Iterator[tuple[ast.FunctionDef, ast.Name]]:
    """What the methods of the class store under names of their own."""
    classes = (node for node in case.source.nodes if isinstance(node, ast.ClassDef) and node.name == cls)
    methods = (each for node in classes for each in node.body if isinstance(each, ast.FunctionDef))
    for method in methods:
        for node in ast.walk(method):
            if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
                yield method, node


def _is_stored_in(node: ast.AST, name: str) -> bool:
    return isinstance(node, ast.Attribute) and node.attr == name and isinstance(node.ctx, ast.Store)


ATTRIBUTE_RULES = (forgotten_self,)
TYPE_RULES = (misnamed_init,)
