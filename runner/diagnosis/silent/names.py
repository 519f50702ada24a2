"""Names: stored and never read, or taken from Python itself."""

import ast
import itertools
import sys
from collections import defaultdict
from collections.abc import Iterator

from django.utils.translation import gettext as _

from runner.diagnosis.findings import Finding
from runner.diagnosis.nearness import nearest
from runner.diagnosis.silent.functions import is_named_elsewhere
from runner.diagnosis.silent.program import FUNCTIONS, Program, Scope
from runner.diagnosis.sources import Source

# Those inside Python itself (`time`, `sys`) cannot be hidden by a file.
MODULES = frozenset(sys.stdlib_module_names - set(sys.builtin_module_names)) | {"numpy", "pandas", "matplotlib", "PIL"}
MOST_NAMES = 500  # of one function that are looked at
# Those that a beginner calls; `id = 7` hides one that nobody misses.
CALLED = frozenset(
    "input print int float str len range list dict set tuple max min sum abs round sorted open type bool chr ord zip "
    "enumerate reversed any all map filter pow".split()
)


# ── Never read ──


def variable_unused(program: Program) -> Iterator[Finding]:
    if program.is_opaque or "__all__" in program.module.stores:
        return
    is_shared = program.is_imported
    for scope in program.scope_inside.values():
        if not isinstance(scope.node, (ast.Module, *FUNCTIONS)) or (is_shared and scope is program.module):
            continue
        for name, stores in itertools.islice(scope.stores.items(), MOST_NAMES):
            if name.startswith("_") or is_named_elsewhere(program, name) or not is_plain(program, stores):
                continue
            if is_read(program, scope, name, stores):
                continue
            yield from unused(program, scope, name, stores)


def is_plain(program: Program, stores: list[ast.AST]) -> bool:
    """Only ever `name = …`."""
    return len(stores) < 20 and all(
        isinstance(assign := program.parent.get(store), (ast.Assign, ast.AugAssign)) and store in targets(assign)
        for store in stores
    )


def targets(assign: ast.Assign | ast.AugAssign) -> list[ast.expr]:
    return assign.targets if isinstance(assign, ast.Assign) else [assign.target]


def is_read(program: Program, scope: Scope, name: str, stores: list[ast.AST]) -> bool:
    """Anywhere, but for the lines that store it."""
    own = [program.parent[store] for store in stores]
    return any(not any(program.holds(assign, read) for assign in own) for read in program.reads(scope, name))


def unused(program: Program, scope: Scope, name: str, stores: list[ast.AST]) -> Iterator[Finding]:
    first, assign = stores[0], program.parent[stores[0]]
    if isinstance(scope.node, FUNCTIONS) and name in program.module.stores:
        if is_meant_outside(program, name):
            yield only_inside(program, first, name, scope.node.name)
        return
    other = near(program, scope, name, assign)
    if other:
        yield program.finding(
            "variable-unused",
            first,
            _("{where} stores something in `{name}`, but nothing ever reads `{name}`. There is a `{near}` too."),
            _("Compare letter by letter. Where do `{name}` and `{near}` differ?"),
            name=name,
            near=other,
        )
    elif isinstance(assign, ast.Assign) and isinstance(assign.value, (ast.BinOp, ast.JoinedStr)):
        yield program.finding(
            "variable-unused",
            first,
            _("{where} computes `{name}`, but nothing ever uses `{name}`. So the result is never seen."),
            _("In which line should `{name}` be shown or used?"),
            name=name,
        )


def only_inside(program: Program, store: ast.AST, name: str, function: str) -> Finding:
    return program.finding(
        "variable-unused",
        store,
        _(
            "{where} makes a new `{name}` that only exists inside `{function}`. The `{name}` outside of the "
            "function stays as it was."
        ),
        _("How does the new `{name}` get out of `{function}`?"),
        name=name,
        function=function,
    )


def is_meant_outside(program: Program, name: str) -> bool:
    """The name outside is a variable that somebody reads."""
    stores = program.module.stores[name]
    is_variable = not any(isinstance(store, (*FUNCTIONS, ast.ClassDef, ast.Import, ast.ImportFrom)) for store in stores)
    return is_variable and bool(program.reads(program.module, name))


def near(program: Program, scope: Scope, name: str, assign: ast.AST) -> str:
    """Another variable that was surely meant: it differs only in capitals, or the new value is counted on from it."""
    if len(name) < 3 or name.isupper():
        return ""
    by_case = [
        other for other in program.once(by_small_letters)[name.lower()] if other != name and is_variable(scope, other)
    ]
    if by_case:
        return "" if by_case[0].isupper() else by_case[0]
    value = assign.value if isinstance(assign, ast.Assign) else None
    if not isinstance(value, ast.BinOp):
        return ""
    mentioned = {side.id for side in (value.left, value.right) if isinstance(side, ast.Name)} - {name}
    other = nearest(name, sorted(mentioned))
    is_numbered = digits(name) or name[:-1] == other or other[:-1] == name
    return other if other and not is_numbered and is_variable(scope, other) else ""


def is_variable(scope: Scope, name: str) -> bool:
    return name in scope.stores and all(isinstance(store, (ast.Name, ast.arg)) for store in scope.stores[name])


def by_small_letters(program: Program) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for name in program.of(ast.Name):
        found[name.id.lower()].add(name.id)
    return found


def digits(name: str) -> bool:
    return any(letter.isdigit() for letter in name)


# ── Python's own names ──


def shadowed_builtin(program: Program) -> Iterator[Finding]:
    for name in sorted(CALLED & program.module.stores.keys()):
        stores = program.module.stores[name]
        if not all(isinstance(store, ast.Name) for store in stores) or is_same(program, stores[0]):
            continue
        first = stores[0]
        later = [read for read in program.reads(program.module, name) if is_called_later(program, read, first)]
        if later:
            yield program.finding(
                "shadowed-builtin",
                first,
                _(
                    "{where} stores a value under the name `{name}`. From then on `{name}(…)` in line {line} no "
                    "longer means Python's own."
                ),
                _("What does `{name}` stand for in line {here}, and what should `{name}(…)` do in line {line}?"),
                name=name,
                line=later[0].lineno,
            )


def is_same(program: Program, store: ast.AST) -> bool:
    """A loop's variable, or `list = list`."""
    match program.parent[store]:
        case ast.For():
            return True
        case ast.Assign(value=ast.Name(id=name)):
            return name == store.id  # type: ignore[attr-defined]
    return False


def is_called_later(program: Program, read: ast.Name, store: ast.AST) -> bool:
    parent = program.parent[read]
    if not isinstance(parent, ast.Call) or parent.func is not read:
        return False
    is_in_function = program.function_of(read) is not program.tree
    return (is_in_function or program.order[read] > program.order[store]) and not program.holds(
        program.statement(store), read
    )


# ── A file that hides a module ──


def shadowed_module(program: Program) -> Iterator[Finding]:
    own = {other.name: other for other in program.project.sources}
    told: set[str] = set()
    for node in program.of(ast.Import, ast.ImportFrom):
        names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else [node.module or ""]
        for name in names:
            root = name.partition(".")[0]
            file = own.get(f"{root}.py")
            if root not in MODULES or file is None or root in told or offers(program, node, root, file):
                continue
            told.add(root)
            yield program.finding(
                "shadowed-module",
                node,
                _("{where} imports `{module}`, and Python takes your own file `{file}` for it, not the module."),
                _("Which name would tell what stands in your file `{file}`?"),
                module=root,
                file=file.name,
            )


def offers(program: Program, node: ast.Import | ast.ImportFrom, root: str, file: Source) -> bool:
    """Whether the file is meant: it has what is taken from it."""
    if file is program.source or file.tree is None:
        return False
    there = {word for part in file.tree.body for word in defined(part)}
    if isinstance(node, ast.ImportFrom):
        return all(alias.name in there or alias.name == "*" for alias in node.names)
    used = [
        part.attr for part in program.of(ast.Attribute) if isinstance(part.value, ast.Name) and part.value.id == root
    ]
    return all(word in there for word in used)


def defined(part: ast.stmt) -> list[str]:
    if isinstance(part, (*FUNCTIONS, ast.ClassDef)):
        return [part.name]
    if isinstance(part, ast.Assign):
        return [target.id for target in part.targets if isinstance(target, ast.Name)]
    return []
