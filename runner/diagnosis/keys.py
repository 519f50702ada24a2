"""What is not there: a key that a dict does not have, a value that a list does not hold."""

import ast
import re
from collections.abc import Iterator

from django.utils.translation import gettext as _

from runner.diagnosis.cases import Case
from runner.diagnosis.findings import Finding
from runner.diagnosis.items import empty, subscript_at
from runner.diagnosis.nearness import nearest
from runner.diagnosis.words import name_of


def no_key(case: Case) -> Finding | None:
    if "is empty" in case.message or "from an empty" in case.message:
        return empty(case)
    call = case.at(ast.Call)
    if call is not None and isinstance(call.func, ast.Attribute) and call.func.attr == "remove":
        return not_there(case)
    key, node = case.message, subscript_at(case)
    if not re.fullmatch(r"""(['"]).*\1|-?\d+(\.\d+)?|True|False|None|\(.*\)""", key, re.DOTALL):
        return None
    plain = key[1:-1] if key[0] in "'\"" else key
    name = name_of(case, node.value if node else None)
    near = nearest(plain, keys_in(case)) if key[0] in "'\"" else ""
    other = other_kind(case, key)
    return case.finding(
        "dict-key",
        key_sentence(name, near, other),
        key_advice(case, name, near, other),
        name=name,
        key=key,
        near=near and repr(near),
        other=other,
    )


def key_advice(case: Case, name: str, near: str, other: str) -> str:
    if near:
        return _(
            "Compare `{key}` and `{near}` letter by letter: spaces and capitals count. "
            "Where do `{key}` and `{near}` differ?"
        )
    if other:
        return _("A text and a number are two keys, also when they look alike. Is the key `{key}` a text or a number?")
    if is_counting(case):
        return _("The first time, nothing is stored under the key yet. What should be stored under `{key}` at first?")
    if name:
        return _("`in` asks whether a key is there. Which keys does `{name}` have when {here} runs?")
    return _("`in` asks whether a key is there. Which keys does the dict have when {here} runs?")


def is_counting(case: Case) -> bool:
    """counts[letter] = counts[letter] + 1"""
    statement = next((node for node in case.statements() if isinstance(node, ast.Assign | ast.AugAssign)), None)
    if isinstance(statement, ast.AugAssign):
        return isinstance(statement.target, ast.Subscript)
    targets = [case.written(target) for target in statement.targets] if statement else []
    return statement is not None and any(
        isinstance(node, ast.Subscript) and case.written(node) in targets for node in ast.walk(statement.value)
    )


def key_sentence(name: str, near: str, other: str) -> str:
    if near:
        return _(
            "{where} asks for the key `{key}`, which is not there. There is `{near}`, which looks almost the same."
        )
    if other:
        return _("{where} asks for the key `{key}`, which is not there. There is `{other}`, of another kind.")
    if name:
        return _("{where} asks `{name}` for the key `{key}`, but `{name}` has no key `{key}`.")
    return _("{where} asks a dict for the key `{key}`, but the dict has no key `{key}`.")


def constants(case: Case) -> Iterator[object]:
    """Of the dicts that are written in the program, and of d["key"] = …"""
    for node in case.source.nodes:
        if isinstance(node, ast.Dict):
            yield from (key.value for key in node.keys if isinstance(key, ast.Constant))
        elif (
            isinstance(node, ast.Subscript) and isinstance(node.ctx, ast.Store) and isinstance(node.slice, ast.Constant)
        ):
            yield node.slice.value


def keys_in(case: Case) -> list[str]:
    return [key for key in constants(case) if isinstance(key, str)]


def other_kind(case: Case, key: str) -> str:
    plain = key[1:-1] if key[0] in "'\"" else key
    for known in constants(case):
        if type(known) in (int, str) and str(known) == plain and repr(known) != key:
            return repr(known)
    return ""


def not_there(case: Case) -> Finding | None:
    node = case.at(ast.Call)
    is_index = node is not None and isinstance(node.func, ast.Attribute) and node.func.attr in ("index", "remove")
    if not is_index or node is None or not isinstance(node.func, ast.Attribute):
        return None
    item = node.args[0] if node.args else None
    near = ""
    if isinstance(item, ast.Constant) and isinstance(item.value, str):
        near = nearest(item.value, things_in(case))
    return case.finding(
        "not-in-list",
        _("{where} wants to take `{item}` out of `{name}`, but `{item}` is not in `{name}`.")
        if node.func.attr == "remove"
        else _("{where} looks for `{item}` in `{name}`, but `{item}` is not in `{name}`."),
        _("Compare `{item}` and `{near}` letter by letter. Where do `{item}` and `{near}` differ?")
        if near
        else _("`in` asks first whether something is there. What is in `{name}` when {here} runs?"),
        item=name_of(case, item),
        name=name_of(case, node.func.value),
        near=near and repr(near),
    )


def things_in(case: Case) -> list[str]:
    """The texts in the lists that are written in the program."""
    rows = [node for node in case.source.nodes if isinstance(node, ast.List | ast.Tuple)]
    things = [thing.value for row in rows for thing in row.elts if isinstance(thing, ast.Constant)]
    return [thing for thing in things if isinstance(thing, str)]


def is_not_in(case: Case) -> Finding | None:
    if case.message.endswith(
        ("not in list", "is not in list", "not in tuple", "is not in range", "substring not found", "not in deque")
    ):
        return not_there(case)
    return None


RULES = {"KeyError": (no_key,)}
VALUE_RULES = (is_not_in,)
