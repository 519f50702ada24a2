"""What is known of a value without running the program: surely true or false, surely a list or a text."""

import ast

YES_OR_NO = frozenset("isdigit isalpha isupper islower isspace startswith endswith isdecimal isnumeric".split())
SEVERAL = frozenset("split splitlines readlines".split())


def is_yes_or_no(node: ast.expr, tree: ast.AST) -> bool:
    """It is True or False, and nothing else."""
    match node:
        case ast.Compare() | ast.UnaryOp(op=ast.Not()) | ast.Constant(value=bool()):
            return True
        case ast.BoolOp(values=values):
            return all(is_yes_or_no(value, tree) for value in values)
        case ast.Call(func=ast.Attribute(attr=name)):
            return name in YES_OR_NO
        case ast.Name(id=name):
            given = values_given(tree, name)
            return bool(given) and all(
                value is not None and not isinstance(value, ast.Name) and is_yes_or_no(value, tree) for value in given
            )
    return False


def is_several(node: ast.expr, tree: ast.AST) -> bool:
    """A name that is only ever a list, a tuple or a text, and never made longer or shorter."""
    if not isinstance(node, ast.Name):
        return False
    given = values_given(tree, node.id)
    return bool(given) and all(value is not None and _is_several(value) for value in given)


def _is_several(value: ast.expr) -> bool:
    match value:
        case ast.List() | ast.Tuple() | ast.ListComp() | ast.Constant(value=str()):
            return True
        case ast.Call(func=ast.Name(id="list" | "sorted" | "input")) | ast.Call(func=ast.Attribute(attr="split")):
            return True
    return False


def values_given(tree: ast.AST, name: str) -> list[ast.expr | None]:
    """All that the name is set to; None for what is not known, such as what a function is handed."""
    found: list[ast.expr | None] = []
    for node in ast.walk(tree):
        match node:
            case ast.Assign(targets=targets, value=value):
                found += [value for target in targets if isinstance(target, ast.Name) and target.id == name]
                found += [None for target in targets if not isinstance(target, ast.Name) and _has(target, name)]
            case ast.AugAssign(target=ast.Name(id=other)) if other == name:
                found.append(None)
            case ast.For(target=target) | ast.comprehension(target=target):
                found += [None] if _has(target, name) else []
            case ast.arg(arg=other) | ast.ExceptHandler(name=other) if other == name:
                found.append(None)
            case ast.alias(name=first, asname=other) if (other or first) == name or first == "*":
                found.append(None)
            case ast.withitem(optional_vars=ast.expr() as target) if _has(target, name):
                found.append(None)
    return found


def _has(target: ast.expr, name: str) -> bool:
    """Whether the name itself is set there: in `board[i] = 1` it is `board` that is only changed."""
    return any(
        isinstance(part, ast.Name) and part.id == name and isinstance(part.ctx, ast.Store) for part in ast.walk(target)
    )
