"""The concepts that lessons teach, and which of them a program surely uses. Each has a card of its slug."""

import ast
from collections.abc import Iterator

CONCEPTS = frozenset(
    "run strings variables input f-string numbers types comparison if indentation boolean while break for range "
    "list index dict tuple nested-lists function arguments return scope import random errors files methods none "
    "brackets counting modulo letters turtle plot recursion".split()
)

CALLS = {
    "print": "run",
    "input": "input",
    "int": "numbers",
    "float": "numbers",
    "round": "numbers",
    "str": "types",
    "type": "types",
    "range": "range",
    "open": "files",
    "ord": "letters",
    "chr": "letters",
    "list": "list",
    "dict": "dict",
    "tuple": "tuple",
}
METHODS = {"split": "list", "append": "list", "items": "dict", "keys": "dict", "values": "dict"}
TEXT_METHODS = frozenset(
    "capitalize casefold center endswith isalpha isdecimal isdigit islower isnumeric isspace isupper join ljust lower "
    "lstrip removeprefix removesuffix replace rjust rstrip split splitlines startswith strip swapcase title upper "
    "zfill".split()
)
MODULES = {"random": "random", "turtle": "turtle", "matplotlib": "plot"}
# Not `in` and `is`: they are read as they are said.
COMPARISONS = (ast.Eq, ast.NotEq, ast.Lt, ast.LtE, ast.Gt, ast.GtE)
ARITHMETIC = (ast.Add, ast.Sub, ast.Mult, ast.Div, ast.FloorDiv, ast.Pow)
NODES: dict[type[ast.AST], str] = {
    ast.For: "for",
    ast.comprehension: "for",
    ast.While: "while",
    ast.Break: "break",
    ast.Continue: "break",
    ast.If: "if",
    ast.IfExp: "if",
    ast.BoolOp: "boolean",
    ast.FunctionDef: "function",
    ast.Lambda: "function",
    ast.ListComp: "list",
    ast.Dict: "dict",
    ast.DictComp: "dict",
    ast.Tuple: "tuple",
    ast.Try: "errors",
    ast.FormattedValue: "f-string",
    ast.Global: "scope",
    ast.Nonlocal: "scope",
    ast.Import: "import",
    ast.ImportFrom: "import",
    ast.Assign: "variables",
    ast.AnnAssign: "variables",
    ast.AugAssign: "variables",
    ast.NamedExpr: "variables",
}


def used_by(source: str) -> set[str]:
    """Slugs of what the program surely uses; rather one too few. Nothing where it is not Python."""
    return set(lines_of(source))


def lines_of(source: str) -> dict[str, int]:
    """The same, each with the first line on which it is used."""
    try:
        tree = ast.parse(source)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return {}
    knows_dicts = any(NODES.get(type(node)) == "dict" for node in ast.walk(tree))
    found: dict[str, int] = {}
    for node in ast.walk(tree):
        line = getattr(getattr(node, "target", node), "lineno", 1)
        for slug in (*_of(node), *_of_brackets(node, knows_dicts)):
            found[slug] = min(line, found.get(slug, line))
    return found


def _of_brackets(node: ast.AST, knows_dicts: bool) -> Iterator[str]:
    """With a name in them it may be a dict's key: then it counts as what the program has."""
    if isinstance(node, ast.Subscript) and (_is_place(node.slice) or not knows_dicts):
        yield "index" if not _is_text(node.slice) else "dict"


def _of(node: ast.AST) -> Iterator[str]:
    if concept := NODES.get(type(node)):
        yield concept
    match node:
        case ast.Constant(value=str()):
            yield "strings"
        case ast.Constant(value=None):
            yield "none"
        case ast.Compare(ops=ops) if any(isinstance(op, COMPARISONS) for op in ops):
            yield "comparison"
        case ast.UnaryOp(op=ast.Not()):
            yield "boolean"
        case ast.Call():
            yield from _of_call(node)
        case ast.FunctionDef():
            yield from _of_function(node)
        case ast.Import() | ast.ImportFrom():
            yield from _of_import(node)
        case ast.BinOp() | ast.AugAssign():
            yield from _of_sum(node)
        case ast.List():
            yield from _of_list(node)
        case ast.ListComp(elt=ast.List() | ast.ListComp() | ast.BinOp(left=ast.List())):
            yield "nested-lists"
    if _counts(node):
        yield "counting"


def _of_call(call: ast.Call) -> Iterator[str]:
    match call.func:
        case ast.Name(id=name) if name in CALLS:
            yield CALLS[name]
        case ast.Attribute(attr=name, value=owner):
            if name in METHODS:
                yield METHODS[name]
            if name in TEXT_METHODS or _is_text(owner):
                yield "methods"


def _of_function(function: ast.FunctionDef) -> Iterator[str]:
    arguments = function.args
    if [*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs] or arguments.vararg or arguments.kwarg:
        yield "arguments"
    for node in _own(function):
        if isinstance(node, ast.Return) and not _is_nothing(node.value):
            yield "return"
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == function.name:
            yield "recursion"


def _own(function: ast.FunctionDef) -> Iterator[ast.AST]:
    """What belongs to this function and not to one inside it."""
    waiting: list[ast.AST] = list(function.body)
    while waiting:
        node = waiting.pop()
        yield node
        if not isinstance(node, ast.FunctionDef | ast.Lambda | ast.ClassDef):
            waiting += ast.iter_child_nodes(node)


def _of_import(node: ast.Import | ast.ImportFrom) -> Iterator[str]:
    names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else [node.module or ""]
    for name in names:
        if concept := MODULES.get(name.partition(".")[0]):
            yield concept


def _of_sum(node: ast.BinOp | ast.AugAssign) -> Iterator[str]:
    sides = [node.left, node.right] if isinstance(node, ast.BinOp) else [node.value]
    if any(_is_text(side) or isinstance(side, ast.List) for side in sides):
        return
    if isinstance(node.op, ast.Mod):
        yield "modulo"
    elif isinstance(node.op, ARITHMETIC) and any(map(_is_number, sides)):
        yield "numbers"


def _of_list(node: ast.List) -> Iterator[str]:
    if isinstance(node.ctx, ast.Store):
        yield "tuple"
        return
    yield "list"
    if any(isinstance(item, ast.List | ast.ListComp) for item in node.elts):
        yield "nested-lists"


def _counts(node: ast.AST) -> bool:
    """x += … or x = x + …"""
    match node:
        case ast.AugAssign(op=ast.Add() | ast.Sub()):
            return True
        case ast.Assign(
            targets=[ast.Name(id=name)], value=ast.BinOp(left=ast.Name(id=first), op=ast.Add() | ast.Sub())
        ):
            return name == first
    return False


def _is_text(node: ast.AST) -> bool:
    return isinstance(node, ast.JoinedStr) or (isinstance(node, ast.Constant) and isinstance(node.value, str))


def _is_number(node: ast.AST) -> bool:
    match node:
        case ast.Constant(value=int() | float()):
            return True
        case ast.Call(func=ast.Name(id="int" | "float" | "round" | "len")):
            return True
        case ast.BinOp(left=left, right=right):
            return _is_number(left) or _is_number(right)
    return False


def _is_nothing(value: ast.expr | None) -> bool:
    return value is None or (isinstance(value, ast.Constant) and value.value is None)


def _is_place(node: ast.AST) -> bool:
    """What stands in the brackets is surely an index, or surely a key."""
    match node:
        case ast.Slice() | ast.Constant() | ast.JoinedStr():
            return True
        case ast.UnaryOp(operand=operand):
            return _is_place(operand)
        case ast.BinOp():
            return _is_number(node)
    return False
