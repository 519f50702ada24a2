"""What a program surely cannot do, as its text shows: a run of it could tell nothing new."""

import ast
from collections.abc import Sequence

from learn.lessons.checks import structure
from learn.lessons.format import Check


def surely(checks: Sequence[Check], program: str) -> bool:
    """One of the checks cannot be met. False also where only running the program could tell."""
    try:
        tree = ast.parse(program)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return False
    names = _names(tree)
    return "*" not in names and any(_cannot(check, tree, names) for check in checks)


def _cannot(check: Check, tree: ast.Module, names: set[str]) -> bool:
    wanted = {result.function for result in check.results} | set(check.values)
    return (
        not wanted <= names
        or (check.source is not None and not structure.is_written(tree, check.source))
        or (check.plotted is not None and "matplotlib" not in names)
        or (check.drawn is not None and "turtle" not in names)
    )


def _names(tree: ast.Module) -> set[str]:
    """All that is defined, stored, imported or mentioned; `*` where that is not all."""
    found: set[str] = set()
    for node in ast.walk(tree):
        match node:
            case ast.Name(id=name) | ast.FunctionDef(name=name) | ast.ClassDef(name=name):
                found.add(name)
            case ast.Import(names=aliases):
                found |= {part for alias in aliases for part in (alias.asname, *alias.name.split(".")) if part}
            case ast.ImportFrom(module=module, names=aliases):
                found |= {alias.asname or alias.name for alias in aliases} | set((module or "").split("."))
    # Names can be made on the way too.
    return found | {"*"} if found & {"exec", "eval", "globals", "vars", "locals", "setattr", "__import__"} else found
