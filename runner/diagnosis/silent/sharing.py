"""One list under two names, or in all objects of a class, where each should have its own."""

import ast
from collections.abc import Iterator

from django.utils.translation import gettext as _

from runner.diagnosis.findings import Finding
from runner.diagnosis.silent import kinds
from runner.diagnosis.silent.lists import CHANGING
from runner.diagnosis.silent.program import LOOPS, Program

# ── tuesday = monday ──


def second_name(program: Program) -> Iterator[Finding]:
    for statement in program.of(ast.Assign):
        match statement:
            case ast.Assign(targets=[ast.Name() as new], value=ast.Name() as old) if _is_plain(program, new, old):
                if changed := _changed_and_read(program, statement, new, old):
                    yield _one_thing(program, statement, new.id, old, changed)


def _is_plain(program: Program, new: ast.Name, old: ast.Name) -> bool:
    """Both names are of lists that stand there, and get no other value; the line is done once."""
    home = program.home_of_store(new)
    if program.home(old) is not home or any(isinstance(above, LOOPS) for above in program.above(new)):
        return False
    is_once = len(home.stores[new.id]) == len(home.stores[old.id]) == 1
    return is_once and kinds.kind(program, old) in ("list", "dict")


def _changed_and_read(program: Program, statement: ast.stmt, new: ast.Name, old: ast.Name) -> ast.AST | None:
    """Where the one is changed below it, if the other is read after that."""
    home = program.home_of_store(new)
    of_both = {
        name: [each for each in program.reads(home, name) if _below(program, each, statement)]
        for name in (new.id, old.id)
    }
    for name, other in ((new.id, old.id), (old.id, new.id)):
        changes = [each for each in of_both[name] if _is_changed(program, each)]
        plain = [each for each in of_both[other] if not _is_changed(program, each)]
        if changes and any(_below(program, each, changes[0]) for each in plain):
            return changes[0]
    return None


def _below(program: Program, node: ast.AST, other: ast.AST) -> bool:
    return program.order[node] > program.order[other] and not program.holds(other, node)


def _is_changed(program: Program, read: ast.AST) -> bool:
    """pets.append(…), pets[0] = …, del pets[0]"""
    match program.parent[read]:
        case ast.Attribute(attr=verb) as attribute if verb in CHANGING:
            above = program.parent[attribute]
            return isinstance(above, ast.Call) and above.func is attribute
        case ast.Subscript(value=value, ctx=ast.Store() | ast.Del()):
            return value is read
    return False


def _one_thing(program: Program, statement: ast.Assign, new: str, old: ast.Name, changed: ast.AST) -> Finding:
    if kinds.kind(program, old) == "list":
        sentence = _(
            "{where} makes no second list: `{new}` and `{old}` are two names of one and the same. What line {changed} "
            "changes, both show."
        )
        look = _("How many lists has your program made when line {here} is done?")
    else:
        sentence = _(
            "{where} makes no second dictionary: `{new}` and `{old}` are two names of one and the same. What line "
            "{changed} changes, both show."
        )
        look = _("How many dictionaries has your program made when line {here} is done?")
    return program.finding(
        "second-name",
        statement,
        sentence,
        look,
        new=new,
        old=old.id,
        changed=changed.lineno,  # type: ignore[attr-defined]
    )


# ── class Cat: toys = [] ──


def shared_in_class(program: Program) -> Iterator[Finding]:
    for node in program.of(ast.ClassDef):
        if _is_made_often(program, node):
            for statement in node.body:
                match statement:
                    case ast.Assign(targets=[ast.Name(id=name)], value=ast.List(elts=[]) | ast.Dict(keys=[])):
                        yield from _shared(program, node, statement, name)


def _is_made_often(program: Program, node: ast.ClassDef) -> bool:
    calls = [call for call in program.of(ast.Call) if isinstance(call.func, ast.Name) and call.func.id == node.name]
    return len(calls) > 1 or any(program.loop_of(call) is not None for call in calls)


def _shared(program: Program, node: ast.ClassDef, statement: ast.Assign, name: str) -> Iterator[Finding]:
    of_self = [
        each
        for each in program.inside(node)
        if isinstance(each, ast.Attribute) and each.attr == name and _is_self(each.value)
    ]
    changes = [each for each in of_self if _is_changed(program, each)]
    if changes and not any(isinstance(each.ctx, ast.Store) for each in of_self):
        yield program.finding(
            "shared-in-class",
            statement,
            _(
                "{where} makes one `{name}` for all objects of `{cls}` together, so what line {changed} puts into it "
                "is in each of them."
            ),
            _("How often does Python do line {here}: only once, or for every `{cls}`?"),
            name=name,
            cls=node.name,
            changed=changes[0].lineno,
        )


def _is_self(node: ast.expr) -> bool:
    return isinstance(node, ast.Name) and node.id == "self"
