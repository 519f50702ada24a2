"""Loops that can be said more shortly, and lines that want a loop."""

import ast

from django.utils.translation import gettext as _

from tutor.acting.simplifying.edits import Edit, over
from tutor.acting.simplifying.found import Found
from tutor.acting.simplifying.sureness import is_several

LEAST_TIMES = 3
MOST_LINES = 4  # of what is repeated
CHANGES = frozenset("append remove pop insert clear sort reverse extend".split())


def without_index(node: ast.AST, tree: ast.AST, source: str) -> Found | None:
    """for i in range(len(xs)), where i is only there for xs[i]"""
    match node:
        case ast.For(
            target=ast.Name(id=index),
            iter=ast.Call(
                func=ast.Name(id="range"), args=[ast.Call(func=ast.Name(id="len"), args=[ast.Name(id=name) as several])]
            ),
            orelse=[],
        ) if is_several(several, tree):
            places = _places(node, index, name)
            item = _name_of_one(name, tree)
            if not places or not item or _is_used_elsewhere(tree, node, index) or _is_changed(node, name):
                return None
            edits = [over(place, item) for place in places]
            edits += [over(node.target, item), over(node.iter, name)]
            why = _("The loop can hand out the parts of `{name}` themselves: then no number is needed.").format(
                name=name
            )
            return Found(edits, why)
    return None


def _places(loop: ast.For, index: str, name: str) -> list[ast.Subscript]:
    """Each `name[index]`; none where the number is used in any other way."""
    found = []
    counted = 0
    for part in (inner for statement in loop.body for inner in ast.walk(statement)):
        match part:
            case ast.Subscript(value=ast.Name(id=one), slice=ast.Name(id=other), ctx=ast.Load()) if (
                one == name and other == index
            ):
                found.append(part)
            case ast.Name(id=one) if one == index:
                counted += 1
            case ast.JoinedStr():  # Python 3.11 does not know where its parts stand
                if any(isinstance(inner, ast.Name) and inner.id == index for inner in ast.walk(part)):
                    return []
    return found if counted == len(found) else []


def _name_of_one(name: str, tree: ast.AST) -> str:
    taken = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    taken |= {node.arg for node in ast.walk(tree) if isinstance(node, ast.arg)}
    choices = [name[:-1] if name.endswith("s") and len(name) > 3 else "", f"one_{name}", "item"]
    return next((choice for choice in choices if choice.isidentifier() and choice not in taken), "")


def _is_used_elsewhere(tree: ast.AST, loop: ast.For, index: str) -> bool:
    inside = set(map(id, ast.walk(loop)))
    return any(isinstance(node, ast.Name) and node.id == index and id(node) not in inside for node in ast.walk(tree))


def _is_changed(loop: ast.For, name: str) -> bool:
    """While the loop goes through it; whoever is called may change it too."""
    for node in ast.walk(loop):
        match node:
            case ast.Call(func=ast.Attribute(value=ast.Name(id=one), attr=method)) if one == name and method in CHANGES:
                return True
            case ast.Subscript(value=ast.Name(id=one), ctx=ast.Store() | ast.Del()) if one == name:
                return True
            case ast.Name(id=one, ctx=ast.Store()) if one == name:
                return True
            case ast.Call(func=ast.Name(id=function)) if function not in (
                "print",
                "len",
                "str",
                "int",
                "input",
                "range",
            ):
                return True
    return False


def repeated(node: ast.AST, tree: ast.AST, source: str) -> Found | None:
    """The same lines, three times or more, one after the other."""
    body = getattr(node, "body", None)
    if not isinstance(body, list) or not all(isinstance(part, ast.stmt) for part in body):
        return None
    shapes = [ast.dump(part) for part in body]
    for length in range(1, MOST_LINES + 1):
        for start in range(len(body) - LEAST_TIMES * length + 1):
            times = 1
            block = shapes[start : start + length]
            while shapes[start + times * length : start + (times + 1) * length] == block:
                times += 1
            if times >= LEAST_TIMES and _are_plain(body[start : start + times * length], source):
                return _as_loop(body[start : start + times * length], length, times, tree, source)
    return None


def _are_plain(statements: list[ast.stmt], source: str) -> bool:
    """Calls and changes, each on a line of its own, nothing between them."""
    are_calls = all(isinstance(part, ast.Expr | ast.Assign | ast.AugAssign) for part in statements)
    lines = [part.lineno for part in statements]
    follow = lines == list(range(lines[0], lines[0] + len(lines))) and statements[-1].end_lineno == lines[-1]
    return are_calls and follow and "#" not in "".join(source.split("\n")[lines[0] - 1 : lines[-1]])


def _as_loop(statements: list[ast.stmt], length: int, times: int, tree: ast.AST, source: str) -> Found | None:
    taken = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    counter = next((name for name in ("number", "count", "times") if name not in taken), "")
    if not counter:
        return None
    lines = source.split("\n")
    first = statements[0].lineno
    block = lines[first - 1 : first - 1 + length]
    indent = block[0][: len(block[0]) - len(block[0].lstrip())]
    new = [f"{indent}for {counter} in range({times}):", *(f"    {line}" for line in block)]
    why = _("The same lines stand there {times} times. A loop says them once.").format(times=times)
    end = statements[-1].lineno
    return Found([Edit((first, 0), (end, len(lines[end - 1].encode())), "\n".join(new))], why)
