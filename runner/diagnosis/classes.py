"""An object that is made, of a class whose `__init__` has another name."""

import ast
import re

from django.utils.translation import gettext as _

from runner.diagnosis.calls import values_of
from runner.diagnosis.cases import Case
from runner.diagnosis.findings import Finding
from runner.diagnosis.nearness import nearest
from runner.diagnosis.words import compare_letters

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


TYPE_RULES = (misnamed_init,)
