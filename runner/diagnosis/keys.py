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
        _("Compare the two letter by letter: spaces and capitals count.")
        if near
        else _("`'1'` is a text and `1` is a number: they are two keys.")
        if other
        else _("Which keys are in it when the line runs? `in` asks whether one is there."),
        name=name,
        key=key,
        near=near and repr(near),
        other=other,
    )


def key_sentence(name: str, near: str, other: str) -> str:
    if near:
        return _(
            "{where} asks for the key `{key}`, which is not there. There is `{near}`, which looks almost the same."
        )
    if other:
        return _("{where} asks for the key `{key}`, which is not there. There is `{other}`, of another kind.")
    if name:
        return _("{where} asks `{name}` for the key `{key}`, but that key is not in it.")
    return _("{where} asks a dict for the key `{key}`, but that key is not in it.")


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
    return case.finding(
        "not-in-list",
        _("{where} wants to take `{item}` out of `{name}`, but it is not in there.")
        if node.func.attr == "remove"
        else _("{where} looks for `{item}` in `{name}`, but it is not in there."),
        _("`in` asks first whether something is there. Is it spelled exactly so?"),
        item=name_of(case, node.args[0] if node.args else None),
        name=name_of(case, node.func.value),
    )


def is_not_in(case: Case) -> Finding | None:
    if case.message.endswith(
        ("not in list", "is not in list", "not in tuple", "is not in range", "substring not found", "not in deque")
    ):
        return not_there(case)
    return None


RULES = {"KeyError": (no_key,)}
VALUE_RULES = (is_not_in,)
